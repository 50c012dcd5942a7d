import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { alerts } from '#functions/nightly/sweep/alerts.ts';
import { sweep } from '#functions/nightly/sweep/use-cases.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { instantAfter, plusDays } from '#shared/kernel/time.ts';
import type { Notification } from '#shared/notification/schema.ts';
import { findSweep } from '#shared/sweep/store.ts';
import { openTable } from '#shared/table/table.ts';
import { cityOf, technologyProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { suspend } from '#test/support/trust.ts';

const here = useStack();

test('a night tells each person once of what is new and fits, at their tier, and not of what is out of sight', async () => {
  const city = cityOf(here);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const table = openTable(client, here.stack.tableName);
  const [reader, other] = [`alert-${unique()}`, `alert-${unique()}`];
  const save = (who: string, name: string, words: string, more: object = {}) =>
    city.made201(who, 'createSavedSearch', { body: { name, rule: { all: [{ field: 'words', words }] }, ...more } });
  await city.published(`alert-${unique()}`, 'technology', { title: { ko: '왜가리분류기' } });
  await save(reader, '콜드체인', '두루미추적');
  await save(reader, '이전', '왜가리분류기');
  await save(reader, '조용히', '두루미추적', { alerts: false });
  // What only members of verified organisations see is no reason to tell anybody else.
  await save(other, '회원 전용', '직박구리표본');
  const forMembers = { ko: '직박구리표본' };

  await city.published(`alert-${unique()}`, 'technology', {
    title: { ko: '두루미추적' },
    profile: { ...technologyProfile(), forMembers },
  });
  const hidden = await city.published(`alert-${unique()}`, 'technology', { title: { ko: '두루미추적' } });
  await suspend(here, hidden.organisationId);
  const told = async (who: string) =>
    (await city.as<{ items: Notification[] }>(who, 'listMyNotifications')).body.items.map(({ text }) => text.ko);
  const night = async (days: number) => {
    const at = instantAfter(plusDays(new Date().toISOString(), days), 5 * 60_000);
    const { date } = await sweep({ table, clock: () => at, newId: ulids() }, { tasks: [alerts] })({});
    return (await findSweep(table, date))?.tasks[0];
  };

  expect(await night(0)).toMatchObject({ state: 'DONE', counts: { searches: 3, alerted: 1 } });
  expect(await told(reader)).toEqual(['저장한 검색 「콜드체인」에 맞는 새 등록 정보가 1건 있습니다.']);
  expect(await told(other)).toEqual([]);
  // The day's sweep is done; the next night finds nothing new.
  await night(0);
  await night(1);
  expect(await told(reader)).toHaveLength(1);
  client.destroy();
});

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { idOf } from '#shared/kernel/ids.ts';
import type { Notification } from '#shared/notification/schema.ts';
import { notificationsOf, notificationWrite } from '#shared/notification/store.ts';
import { openTable } from '#shared/table/table.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const tableOf = () =>
  openTable(DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb)), here.stack.tableName);
type Page = { items: Notification[]; next?: string };

/** An organisation with one listing returned and one published. */
const reviewed = async () => {
  const owner = `told-${unique()}`;
  const { organisationId } = await city().organisation(owner);
  const first = await city().submit(
    owner,
    await city().draft(owner, organisationId, 'company', { title: { ko: '한강로보틱스' } }),
  );
  await city().act('operator', 'reviewListing', first, {
    decision: 'REQUEST_CHANGES',
    reason: 'UNCLEAR',
    text: { ko: '고쳐 주십시오' },
  });
  await city().approve(await city().submit(owner, await city().draft(owner, organisationId, 'company')));
  return { owner, organisationId, listing: first };
};

describe('an organisation', () => {
  test('is told of every decision on its listings, newest first, in both languages', async () => {
    const { owner, organisationId, listing } = await reviewed();
    const { body } = await city().as<Page>(owner, 'listNotifications', { params: { organisationId } });
    expect(body.items.map(({ kind }) => kind)).toEqual(['listing.published', 'listing.returned']);
    expect(body.items[1]).toMatchObject({ subject: listing.listingId });
    expect(body.items[1]?.text.ko).toMatch(/^「한강로보틱스」에 수정 요청/);
    expect(body.items[1]?.text.en).toMatch(/“한강로보틱스”/);
    // What the operator wrote stands in the listing, for those who may read it there.
    expect(JSON.stringify(body)).not.toContain('고쳐 주십시오');
  });

  test('marks a notification as read once, for all its members', async () => {
    const { owner, organisationId } = await reviewed();
    const { body } = await city().as<Page>(owner, 'listNotifications', {
      params: { organisationId },
      query: { limit: 1 },
    });
    const params = { organisationId, notificationId: body.items[0]!.notificationId };
    const first = await city().as<Notification>(owner, 'markNotificationRead', { params });
    expect(first.body.readAt).toBeDefined();
    expect((await city().as(owner, 'markNotificationRead', { params })).body).toEqual(first.body);
    const rest = await city().as<Page>(owner, 'listNotifications', {
      params: { organisationId },
      query: { limit: 1, cursor: body.next },
    });
    expect(rest.body.items.map(({ kind, readAt }) => [kind, readAt])).toEqual([['listing.returned', undefined]]);
  });

  test('shows what it was told to nobody else, operators included', async () => {
    const { organisationId, owner } = await reviewed();
    const { body } = await city().as<Page>(owner, 'listNotifications', { params: { organisationId } });
    const other = `told-${unique()}`;
    const { organisationId: otherId } = await city().organisation(other);
    for (const person of [other, 'operator'])
      expect((await city().as(person, 'listNotifications', { params: { organisationId } })).status).toBe(404);
    const params = { organisationId: otherId, notificationId: body.items[0]!.notificationId };
    expect((await city().as(other, 'markNotificationRead', { params })).status).toBe(404);
  });
});

describe('a person', () => {
  const at = '2026-11-24T00:00:00.000Z';
  const told = (userId: string, n: number) =>
    notificationWrite({
      notificationId: idOf(at, 'test', userId, String(n)),
      recipient: { userId },
      kind: 'search.matched',
      subject: 'search',
      facts: { title: '콜드체인 {count}', count: String(n) },
      at,
    });

  test('reads what they were told, and nobody else does', async () => {
    const userId = `person-${unique()}`;
    for (const n of [1, 2]) await tableOf().put(told(userId, n));
    const list = async (who: string) => (await city().as<Page>(who, 'listMyNotifications')).body.items;
    // A title that looks like a fact stays a title.
    expect((await list(userId)).map(each => each.text.ko).sort()).toEqual([
      '저장한 검색 「콜드체인 {count}」에 맞는 새 등록 정보가 1건 있습니다.',
      '저장한 검색 「콜드체인 {count}」에 맞는 새 등록 정보가 2건 있습니다.',
    ]);
    expect(await list(`person-${unique()}`)).toEqual([]);
  });

  test('is told once by work that is repeated, and not after the time to keep it', async () => {
    const userId = `person-${unique()}`;
    await tableOf().put(told(userId, 1));
    await expect(tableOf().put(told(userId, 1))).rejects.toMatchObject({ reason: 'already-exists' });
    const seen = (now: string) => notificationsOf(tableOf(), { userId }, now, { limit: 10 });
    expect((await seen('2027-05-22T23:59:59.000Z')).items).toHaveLength(1);
    expect((await seen('2027-05-23T00:00:00.000Z')).items).toHaveLength(0);
  });
});

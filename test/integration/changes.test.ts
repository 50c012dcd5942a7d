import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const client = () => DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb));
const itemsOf = async (pk: string) => {
  const { Items = [] } = await client().send(
    new QueryCommand({
      TableName: handle.stack.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    }),
  );
  return Items;
};
const trailOf = async (subject: string) =>
  (await itemsOf(`TRAIL#${subject}`)).filter(({ entity }) => entity === 'TrailEntry');
const referenceOf = async (userId: string) => String((await itemsOf(`PERSON#${userId}`))[0]?.reference);
/** Items of the table, but for the counts of requests: those a refused request changes too. */
const count = async () => {
  const { Items = [] } = await client().send(new ScanCommand({ TableName: handle.stack.tableName }));
  return Items.filter(({ entity }) => entity !== 'RequestCount').length;
};

test('every change leaves one entry in the trail: who, what, when, by which request, and no values', async () => {
  const owner = `person-${unique()}`;
  const { organisationId } = await city().organisation(owner, { name: { ko: '감사대상조직' } });
  const draft = await city().draft(owner, organisationId, 'company', { title: { ko: '감사대상등록' } });
  const params = { listingId: draft.listingId };
  await city().as(owner, 'changeListing', {
    params,
    body: { title: { ko: '바뀐제목' }, profile: { people: 99 } },
    headers: { 'if-match': '"v1"' },
  });
  const submitted = await city().submit(owner, { ...draft, version: 2 });
  await city().approve(submitted);
  const trail = await trailOf(organisationId);
  const [own, operator] = await Promise.all([referenceOf(owner), referenceOf('city-operator')]);
  expect(trail.map(({ seq, action, actor }) => [seq, action, actor])).toEqual([
    [1, 'organisation.registered', own],
    [2, 'listing.drafted', own],
    [3, 'listing.changed', own],
    [4, 'listing.submitted', own],
    [5, 'listing.published', operator],
  ]);
  expect(trail[2]).toMatchObject({ changed: ['title', 'profile.people'] });
  for (const event of trail) {
    expect(event.requestId).toMatch(/\S/);
    expect(Date.parse(String(event.at))).not.toBeNaN();
  }
  const sealed = ['action', 'actor', 'at', 'changed', 'format', 'hash', 'prev', 'requestId', 'seq', 'subject'];
  const stored = ['entity', 'gsi1pk', 'gsi1sk', 'pk', 'schemaVersion', 'sk'];
  for (const event of trail.slice(1)) expect(Object.keys(event).sort()).toEqual([...sealed, ...stored].sort());
  expect(JSON.stringify(trail)).not.toMatch(new RegExp(`${owner}|city-operator`));
  expect(JSON.stringify(trail)).not.toMatch(/감사대상|바뀐제목/);
});

test('a refused change leaves nothing at all', async () => {
  const owner = `person-${unique()}`;
  const { organisationId } = await city().organisation(owner);
  const draft = await city().draft(owner, organisationId, 'company');
  const before = await count();
  const params = { listingId: draft.listingId };
  await city().as(owner, 'changeListing', {
    params,
    body: { title: { ko: '낡은 판' } },
    headers: { 'if-match': '"v7"' },
  });
  await city().as(owner, 'createListing', { body: { kind: 'company', organisationId }, headers: fresh() });
  await city().as('nobody', 'submitListing', { params, headers: { 'if-match': '"v1"' } });
  expect(await count()).toBe(before);
});

test('events reach the bus once, in order, with identifiers only', async () => {
  const owner = `person-${unique()}`;
  const { listing, organisationId } = await city().published(owner, 'investor', {
    title: { ko: '버스에 실리지 않을 이름' },
  });
  await city().act(owner, 'closeListing', listing);
  await handle.stack.settle();
  const events = handle.stack.bus.events.map(event => ({
    type: event['detail-type'],
    detail: event.detail as { subject: string; eventId: string },
  }));
  const about = (subject: string) => events.filter(({ detail }) => detail.subject === subject).map(({ type }) => type);
  expect(about(listing.listingId)).toEqual(['listing.submitted', 'listing.published', 'listing.closed']);
  expect(about(organisationId)).toEqual(['organisation.registered']);
  expect(new Set(events.map(({ detail }) => detail.eventId)).size).toBe(events.length);
  expect(JSON.stringify(handle.stack.bus.events)).not.toContain('실리지');
  expect(handle.stack.deadLetters()).toEqual([]);
});

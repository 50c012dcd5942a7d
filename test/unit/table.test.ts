import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ulids } from '#shared/kernel/ids.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { entity, lenient } from '#shared/table/codec.ts';
import { CHANGE_SHARDS, indexes, keys, shardOf } from '#shared/table/keys.ts';
import { chunksOf, retrying } from '#shared/table/retry.ts';
import { queryInput, transactInput } from '#shared/table/table.ts';

describe('keys', () => {
  test('are what they have always been', () => {
    expect(keys.organisation('O')).toEqual({ pk: 'ORG#O', sk: 'PROFILE' });
    expect(keys.membership('O', 'U')).toEqual({ pk: 'ORG#O', sk: 'MEMBER#U' });
    expect(keys.listing('L')).toEqual({ pk: 'LISTING#L', sk: 'LISTING' });
    expect(keys.pack('L', '2026-11-24')).toEqual({ pk: 'PACK#L', sk: 'RUN#2026-11-24' });
    expect(keys.draftVersion('D', 12)).toEqual({ pk: 'DRAFT#D', sk: 'V#0012' });
    expect(indexes.inReview('2026', 'L')).toEqual({ gsi2pk: 'REVIEW', gsi2sk: '2026#L' });
  });
  test.each(['', 'a#b'])('refuse the part %j, which could pose as another key', part => {
    expect(() => keys.listing(part)).toThrow(RangeError);
    expect(() => keys.membership('O', part)).toThrow(RangeError);
  });
  test('spread changes evenly over the shards of the log', () => {
    const next = ulids();
    const counts = new Array<number>(CHANGE_SHARDS).fill(0);
    for (let i = 0; i < 4_000; i += 1) counts[shardOf(next())]! += 1;
    for (const count of counts) expect(count).toBeGreaterThan(700);
  });
});

describe('codec', () => {
  const Thing = z.strictObject({
    thingId: z.string(),
    inner: z.strictObject({ a: z.int() }),
    list: z.array(z.strictObject({ b: z.string() })).optional(),
  });
  const things = entity('Thing', Thing, thing => keys.listing(thing.thingId));
  const thing = { thingId: 'T', inner: { a: 1 }, list: [{ b: 'x' }] };

  test('writes keys, kind and version, and reads the value back', () => {
    const item = things.toItem(thing, { ttl: 5 });
    expect(item).toMatchObject({ pk: 'LISTING#T', sk: 'LISTING', entity: 'Thing', schemaVersion: 1, ttl: 5 });
    expect(things.fromItem(item)).toEqual(thing);
  });
  test('is strict on write', () => expect(() => things.toItem({ ...thing, extra: 1 } as never)).toThrow(z.ZodError));
  test('is lenient on read at every depth: newer members are dropped', () => {
    const newer = { ...things.toItem(thing), inner: { a: 1, added: true }, list: [{ b: 'x', added: 1 }], added: {} };
    expect(things.fromItem(newer)).toEqual(thing);
  });
  test('but never reads another kind, or a broken item', () => {
    expect(() => things.fromItem({ ...things.toItem(thing), entity: 'Other' })).toThrow(TypeError);
    expect(() => things.fromItem({ ...things.toItem(thing), inner: { a: 'no' } })).toThrow(z.ZodError);
  });
  test('unions stay unions', () => {
    const union = z.discriminatedUnion('k', [
      z.strictObject({ k: z.literal('a'), x: z.int() }),
      z.strictObject({ k: z.literal('b') }),
    ]);
    expect(lenient(union).parse({ k: 'b', later: 1 })).toEqual({ k: 'b' });
    expect(lenient(union).safeParse({ k: 'c' }).success).toBe(false);
  });
});

describe('commands', () => {
  test('a query on an index is never asked to be consistent', () => {
    expect(queryInput('t', { pk: 'A', index: 'gsi1', sk: { beginsWith: 'B' }, newestFirst: true, limit: 3 })).toEqual({
      TableName: 't',
      IndexName: 'gsi1',
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :sk)',
      ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk': 'gsi1sk' },
      ExpressionAttributeValues: { ':pk': 'A', ':sk': 'B' },
      ScanIndexForward: false,
      Limit: 3,
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(queryInput('t', { pk: 'A' })).toMatchObject({ ConsistentRead: true });
  });
  test('a transaction carries the guard of every write', () => {
    const { TransactItems } = transactInput('t', [
      { put: { pk: 'a', sk: 'b' }, when: 'absent' },
      { put: { pk: 'c', sk: 'd', version: 3 }, when: { version: 2 } },
      { put: { pk: 'e', sk: 'f' }, when: 'always' },
    ]);
    expect(TransactItems[0]).toMatchObject({ Put: { ConditionExpression: 'attribute_not_exists(pk)' } });
    expect(TransactItems[1]).toMatchObject({
      Put: { ConditionExpression: '#version = :version', ExpressionAttributeValues: { ':version': 2 } },
    });
    expect(TransactItems[2]).toEqual({ Put: { TableName: 't', Item: { pk: 'e', sk: 'f' } } });
  });
});

test('chunks keep the order and lose nothing', () =>
  expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]));

test('retrying gives up with a 503', async () => {
  let attempts = 0;
  await expect(
    retrying(async () => {
      attempts += 1;
      return false;
    }, 3),
  ).rejects.toThrow(Rejection);
  expect(attempts).toBe(3);
});

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { gathering } from '#shared/table/gathering.ts';
import { keys } from '#shared/table/keys.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { useStack } from '#test/support/stack.ts';

const stack = useStack();

/** The stack's own table, and the keys of each batch that was read from it. */
const watched = () => {
  const table = openTable(DynamoDBDocumentClient.from(new DynamoDBClient(stack.stack.dynamodb)), stack.stack.tableName);
  const batches: number[] = [];
  const seen: Table = {
    ...table,
    get: () => expect.fail('a single read'),
    getMany: (wanted, options) => {
      batches.push(wanted.length);
      return table.getMany(wanted, options);
    },
  };
  return { table, batches, together: gathering(seen) };
};

test('reads of one moment go out as one, each finding its own; the next moment reads again', async () => {
  const { table, batches, together } = watched();
  const put = (n: number, version: number) =>
    table.put({ put: { ...keys.unique('GATHER', String(n)), entity: 'Unique', n, version }, when: 'always' });
  await Promise.all([1, 2, 3].map(n => put(n, 1)));
  const one = (n: number) => together.get(keys.unique('GATHER', String(n)));
  const many = together.getMany(
    [3, 9].map(n => keys.unique('GATHER', String(n))),
    { consistent: true },
  );
  const [a, b, again, [c, none]] = await Promise.all([one(1), one(2), one(1), many]);
  expect([a?.n, b?.n, again?.n, c?.n, none]).toEqual([1, 2, 1, 3, undefined]);
  expect(batches).toEqual([4]);
  await put(1, 2);
  expect((await one(1))?.version).toBe(2);
  expect(batches).toEqual([4, 1]);
});

test('a read that fails, fails for everybody who asked, and for nobody after', async () => {
  const { table } = watched();
  let broken = true;
  const together = gathering({
    ...table,
    getMany: (wanted, options) =>
      broken ? Promise.reject(new Error('the cable was pulled')) : table.getMany(wanted, options),
  });
  const asked = [1, 2].map(n => together.get(keys.unique('GATHER', String(n))));
  const ended = await Promise.allSettled(asked);
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await together.get(keys.unique('GATHER', '404'))).toBeUndefined();
});

import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { Rejection } from '#shared/kernel/rejection.ts';
import { book } from './capacity.ts';
import { chunksOf, conditionOf, retrying, unavailable } from './retry.ts';

export type Item = Record<string, unknown>;
export type Key = { readonly pk: string; readonly sk: string };

/** What must hold for a write: no such item yet; the item at this version; or nothing. */
export type Guard = 'absent' | 'always' | { readonly version: number };

/** One put of a transaction. `otherwise` is what the caller is told when the guard does not hold. */
export interface Write {
  readonly put: Item;
  readonly when: Guard;
  readonly otherwise?: Rejection;
}

export interface QuerySpec {
  readonly index?: 'gsi1' | 'gsi2';
  readonly pk: string;
  /** Narrows the sort key. */
  readonly sk?: { readonly beginsWith: string } | { readonly atMost: string } | { readonly after: string };
  readonly newestFirst?: boolean;
  readonly limit?: number;
  /** LastEvaluatedKey of the page before. */
  readonly from?: Item;
  /** Strongly consistent; not possible on an index. */
  readonly consistent?: boolean;
}
export interface Page {
  readonly items: Item[];
  readonly next?: Item;
}

/** The single table: the only thing in the code base that speaks to DynamoDB. */
export interface Table {
  /** Strongly consistent unless told otherwise. */
  readonly get: (key: Key, options?: { consistent?: boolean }) => Promise<Item | undefined>;
  /** In the order of the keys; undefined where there is none. */
  readonly getMany: (keys: readonly Key[], options?: { consistent?: boolean }) => Promise<(Item | undefined)[]>;
  readonly query: (spec: QuerySpec) => Promise<Page>;
  /** Every page of a query. */
  readonly queryAll: (spec: QuerySpec) => Promise<Item[]>;
  /** @throws the `otherwise` of the write if its guard does not hold. */
  readonly put: (write: Write) => Promise<void>;
  /** All or nothing, at most 100 writes. @throws the `otherwise` of the first write whose guard does not hold. */
  readonly transact: (writes: readonly Write[]) => Promise<void>;
  /**
   * Removes an item for good, or only while a member of it has a value; nothing happens where there is none. For what is kept
   * about people: everything else is closed, never removed, and no other function may.
   */
  readonly remove: (key: Key, only?: { readonly member: string; readonly value: string }) => Promise<void>;
  /** Unconditional puts in batches, for steps that may be repeated. Unprocessed items are sent again. */
  readonly putMany: (items: readonly Item[]) => Promise<void>;
}

const SK = { beginsWith: 'begins_with(#sk, :sk)', atMost: '#sk <= :sk', after: '#sk > :sk' } as const;

/** Pure: a query's SDK input. */
export const queryInput = (TableName: string, spec: QuerySpec) => {
  const [pkName, skName] = spec.index === undefined ? ['pk', 'sk'] : [`${spec.index}pk`, `${spec.index}sk`];
  const range = spec.sk === undefined ? undefined : (Object.entries(spec.sk)[0] as [keyof typeof SK, string]);
  return {
    TableName,
    ...(spec.index === undefined ? { ConsistentRead: spec.consistent ?? true } : { IndexName: spec.index }),
    KeyConditionExpression: range === undefined ? '#pk = :pk' : `#pk = :pk AND ${SK[range[0]]}`,
    ExpressionAttributeNames: { '#pk': pkName, ...(range === undefined ? {} : { '#sk': skName }) },
    ExpressionAttributeValues: { ':pk': spec.pk, ...(range === undefined ? {} : { ':sk': range[1] }) },
    ScanIndexForward: spec.newestFirst !== true,
    ...(spec.limit === undefined ? {} : { Limit: spec.limit }),
    ...(spec.from === undefined ? {} : { ExclusiveStartKey: spec.from }),
    ReturnConsumedCapacity: 'TOTAL' as const,
  };
};

/** Pure: a transaction's SDK input. */
export const transactInput = (TableName: string, writes: readonly Write[]) => ({
  TransactItems: writes.map(({ put, when }) => ({ Put: { TableName, Item: put, ...conditionOf(when) } })),
  ReturnConsumedCapacity: 'TOTAL' as const,
});

export const openTable = (client: DynamoDBDocumentClient, TableName: string): Table => {
  const query = async (spec: QuerySpec): Promise<Page> => {
    const page = await unavailable(() => client.send(new QueryCommand(queryInput(TableName, spec))));
    book('read', page.ConsumedCapacity);
    return { items: page.Items ?? [], ...(page.LastEvaluatedKey === undefined ? {} : { next: page.LastEvaluatedKey }) };
  };

  const getMany = async (keys: readonly Key[], ConsistentRead: boolean): Promise<Item[]> => {
    const found: Item[] = [];
    for (const chunk of chunksOf(keys, 100)) {
      let pending: Item[] = chunk.map(key => ({ ...key }));
      await retrying(async () => {
        const RequestItems = { [TableName]: { Keys: pending, ConsistentRead } };
        const reply = await client.send(new BatchGetCommand({ RequestItems, ReturnConsumedCapacity: 'TOTAL' }));
        book('read', reply.ConsumedCapacity);
        found.push(...(reply.Responses?.[TableName] ?? []));
        pending = reply.UnprocessedKeys?.[TableName]?.Keys ?? [];
        return pending.length === 0;
      });
    }
    return found;
  };

  const transact = async (writes: readonly Write[]): Promise<void> => {
    if (writes.length > 100) throw new RangeError(`a transaction takes at most 100 writes, got ${writes.length}`);
    await retrying(async () => {
      try {
        const reply = await client.send(new TransactWriteCommand(transactInput(TableName, writes)));
        book('write', reply.ConsumedCapacity);
        return true;
      } catch (error) {
        const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
        const failed = reasons.findIndex(reason => reason.Code === 'ConditionalCheckFailed');
        if (failed >= 0) throw writes[failed]?.otherwise ?? new Rejection('conflict', { cause: error });
        const passing = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];
        if (reasons.some(reason => passing.includes(reason.Code ?? ''))) return false;
        if (
          (error as Error).name === 'TransactionConflictException' ||
          (error as Error).name === 'TransactionInProgressException'
        )
          return false;
        throw error;
      }
    });
  };

  return {
    query,
    transact,
    async get(Key, { consistent = true } = {}) {
      const reply = await unavailable(() =>
        client.send(new GetCommand({ TableName, Key, ConsistentRead: consistent, ReturnConsumedCapacity: 'TOTAL' })),
      );
      book('read', reply.ConsumedCapacity);
      return reply.Item;
    },
    async getMany(keys, { consistent = false } = {}) {
      const distinct = [...new Map(keys.map(key => [`${key.pk}\n${key.sk}`, key])).values()];
      const items = await getMany(distinct, consistent);
      const byKey = new Map(items.map(item => [`${item.pk}\n${item.sk}`, item]));
      return keys.map(key => byKey.get(`${key.pk}\n${key.sk}`));
    },
    async queryAll(spec) {
      const items: Item[] = [];
      let from = spec.from;
      do {
        const page = await query({ ...spec, ...(from === undefined ? {} : { from }) });
        items.push(...page.items);
        from = page.next;
      } while (from !== undefined);
      return items;
    },
    async put({ put, when, otherwise }) {
      try {
        const input = { TableName, Item: put, ...conditionOf(when), ReturnConsumedCapacity: 'TOTAL' as const };
        const reply = await unavailable(() => client.send(new PutCommand(input)));
        book('write', reply.ConsumedCapacity);
      } catch (error) {
        if ((error as Error).name === 'ConditionalCheckFailedException')
          throw otherwise ?? new Rejection('conflict', { cause: error });
        throw error;
      }
    },
    async remove({ pk, sk }, only) {
      const condition =
        only === undefined
          ? {}
          : {
              ConditionExpression: '#member = :value',
              ExpressionAttributeNames: { '#member': only.member },
              ExpressionAttributeValues: { ':value': only.value },
            };
      try {
        const input = { TableName, Key: { pk, sk }, ...condition, ReturnConsumedCapacity: 'TOTAL' as const };
        const reply = await unavailable(() => client.send(new DeleteCommand(input)));
        book('write', reply.ConsumedCapacity);
      } catch (error) {
        if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      }
    },
    async putMany(items) {
      for (const chunk of chunksOf(items, 25)) {
        let pending = chunk.map(Item => ({ PutRequest: { Item } }));
        await retrying(async () => {
          const RequestItems = { [TableName]: pending };
          const reply = await client.send(new BatchWriteCommand({ RequestItems, ReturnConsumedCapacity: 'TOTAL' }));
          book('write', reply.ConsumedCapacity);
          pending = (reply.UnprocessedItems?.[TableName] ?? []) as typeof pending;
          return pending.length === 0;
        });
      }
    },
  };
};

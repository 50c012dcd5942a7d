import { isDeepStrictEqual } from 'node:util';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { StackHandle } from '#test/support/stack.ts';

/** An item that was written or removed. */
export interface Change {
  /** What happened to it, and its key. */
  readonly what: string;
  /** Names of what it holds now; none where it was removed. */
  readonly attributes: readonly string[];
}

const isCount = ({ dynamodb: { NewImage, OldImage } = {} }: StreamRecord): boolean =>
  (NewImage ?? OldImage)?.entity?.S === 'RequestCount';
const isSame = ({ eventName, dynamodb: { NewImage, OldImage } = {} }: StreamRecord): boolean =>
  eventName === 'MODIFY' && OldImage !== undefined && isDeepStrictEqual(NewImage, OldImage);
const changeOf = ({ eventName, dynamodb: { Keys, NewImage } = {} }: StreamRecord): Change => ({
  what: `${eventName} ${Keys?.pk?.S} ${Keys?.sk?.S}`,
  attributes: Object.keys(NewImage ?? {}),
});

/** What the watched table was told since the watch began, or since it was asked last. */
export type Changes = () => Promise<Change[]>;

/**
 * Watches what is written to the table of a stack, by its stream. It costs by what is written, where reading the whole table
 * twice costs by what is there; and it sees what was written and undone. As in `tableReader`, counts of requests are no change.
 */
export const tableWatch = ({ stack }: StackHandle) => {
  const tables = new DynamoDBClient(stack.dynamodb);
  const streams = new DynamoDBStreamsClient(stack.dynamodb);
  const described = tables.send(new DescribeTableCommand({ TableName: stack.tableName }));
  /** Begins a watch. */
  const begin = async (): Promise<Changes> => {
    const StreamArn = (await described).Table?.LatestStreamArn;
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    const iterators = new Map<string | undefined, string | undefined>();
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      const latest = { StreamArn, ShardId, ShardIteratorType: 'LATEST' } as const;
      iterators.set(ShardId, (await streams.send(new GetShardIteratorCommand(latest))).ShardIterator);
    }
    if (iterators.size === 0) throw new Error('the stream of the table has no shard to watch');
    return async () => {
      const seen: StreamRecord[] = [];
      for (const [shard, first] of iterators) {
        let ShardIterator = first;
        for (let found = true; found && ShardIterator !== undefined; ) {
          const page = await streams.send(new GetRecordsCommand({ ShardIterator }));
          seen.push(...(page.Records ?? []));
          found = (page.Records ?? []).length > 0;
          ShardIterator = page.NextShardIterator;
        }
        iterators.set(shard, ShardIterator);
      }
      return seen.filter(change => !isCount(change) && !isSame(change)).map(changeOf);
    };
  };
  return {
    begin,
    close: () => {
      tables.destroy();
      streams.destroy();
    },
  };
};

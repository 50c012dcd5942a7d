import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamMappingSpec } from './assembly.ts';
import { localClientConfig } from './engine.ts';
import { compilePattern } from './pattern.ts';
import { lambdaRecord, type StreamRecord } from './stream-record.ts';

export interface StreamOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly mapping: StreamMappingSpec;
  readonly streamArn: string;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
}

/** A table stream that is read and handed to its function. */
export interface StreamReader {
  /** Something was probably written: look soon. */
  readonly wake: () => void;
  /** Settles when everything written before the call was handed over, or given up. */
  readonly settle: () => Promise<void>;
  /** Records that were given up after all retries. */
  readonly deadLetters: readonly StreamRecord[];
  readonly close: () => Promise<void>;
}

/** Milliseconds between polls: soon after something happened, then ever less often. */
const SHORTEST_POLL = 50;
const LONGEST_POLL = 500;
const SHARDS_KNOWN_FOR = 30_000;

/** Where delivery must go on, as index into the batch; its length when all is done. */
const firstFailure = (batch: readonly StreamRecord[], reply: unknown, reports: boolean): number => {
  if (!reports) return batch.length;
  const failures =
    (reply as { batchItemFailures?: readonly { itemIdentifier?: string }[] } | null)?.batchItemFailures ?? [];
  const indexes = failures.map(({ itemIdentifier }) =>
    batch.findIndex(each => each.dynamodb.SequenceNumber === itemIdentifier),
  );
  // An identifier that is not in the batch means: all of it failed.
  return indexes.length === 0 ? batch.length : Math.max(0, Math.min(...indexes));
};

/** Polls a table's stream, filters, and invokes the function with batches in order, as Lambda's event source mapping does. */
export const openStream = ({ endpoint, region, mapping, streamArn, invoke }: StreamOptions): StreamReader => {
  const client = new DynamoDBStreamsClient(localClientConfig(endpoint, region));
  const patterns = mapping.patterns.map(compilePattern);
  const wanted = (record: StreamRecord): boolean => patterns.length === 0 || patterns.some(test => test(record));
  const iterators = new Map<string, string | undefined>();
  /** Sequence number of the last record read, by shard. */
  const positions = new Map<string, string>();
  const deadLetters: StreamRecord[] = [];
  let shardsReadAt = 0;
  let pause = SHORTEST_POLL;
  let closed = false;
  let passes = 0;
  let waiter = new AbortController();

  const deliver = async (batch: readonly StreamRecord[], attempt = 0): Promise<void> => {
    if (batch.length === 0 || closed) return;
    let from = 0;
    try {
      from = firstFailure(
        batch,
        await invoke(mapping.function.arn, { Records: batch }),
        mapping.reportsBatchItemFailures,
      );
    } catch {
      // The function's own output says why.
    }
    const rest = batch.slice(from);
    if (rest.length === 0) return;
    if (mapping.bisects && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await deliver(rest.slice(0, middle), attempt + 1);
      return deliver(rest.slice(middle), attempt + 1);
    }
    if (mapping.retries >= 0 && attempt >= mapping.retries) return void deadLetters.push(...rest);
    await delay(Math.min(20 * 2 ** attempt, 2_000), undefined, { ref: false });
    return deliver(rest, attempt + 1);
  };

  const readShards = async (): Promise<void> => {
    if (Date.now() - shardsReadAt < SHARDS_KNOWN_FOR && [...iterators.values()].some(Boolean)) return;
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
    shardsReadAt = Date.now();
    for (const { ShardId = '' } of StreamDescription?.Shards ?? []) {
      if (iterators.has(ShardId)) continue;
      const SequenceNumber = positions.get(ShardId);
      const command = new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId,
        ...(SequenceNumber
          ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber }
          : { ShardIteratorType: 'TRIM_HORIZON' }),
      });
      iterators.set(ShardId, (await client.send(command)).ShardIterator);
    }
  };

  /** Reads every shard once; true when something was there. */
  const pass = async (): Promise<boolean> => {
    await readShards();
    let found = false;
    for (const [shard, iterator] of iterators) {
      if (!iterator) continue;
      const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
      found ||= Records.length > 0;
      const records = Records.map(each => lambdaRecord(each, streamArn, region)).filter(wanted);
      for (let i = 0; i < records.length; i += mapping.batchSize)
        await deliver(records.slice(i, i + mapping.batchSize));
      // Only now: records count as read when they were handed over.
      iterators.set(shard, NextShardIterator);
      const last = Records.at(-1)?.dynamodb?.SequenceNumber;
      if (last) positions.set(shard, last);
    }
    return found;
  };

  const loop = async (): Promise<void> => {
    while (!closed) {
      let found = false;
      try {
        found = await pass();
        if (!found) passes++;
      } catch (error) {
        // The engine went away or refuses for a moment; an iterator that expired is asked for again.
        if ((error as Error).name === 'ExpiredIteratorException') iterators.clear();
      }
      if (found) pause = SHORTEST_POLL;
      else {
        await delay(pause, undefined, { signal: waiter.signal, ref: false }).catch(() => undefined);
        pause = Math.min(pause * 1.5, LONGEST_POLL);
      }
    }
  };
  const hurry = (): void => {
    pause = SHORTEST_POLL;
    waiter.abort();
    waiter = new AbortController();
  };
  const wake = (): void => {
    if (pause > SHORTEST_POLL) hurry();
  };
  const running = loop();

  return {
    wake,
    deadLetters,
    settle: async () => {
      // The pass that is under way may have read before the last write: only one that began after it, and found nothing, counts.
      const target = passes + 2;
      while (!closed && passes < target) {
        hurry();
        await delay(2);
      }
    },
    close: async () => {
      closed = true;
      hurry();
      await running;
      client.destroy();
    },
  };
};

import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { beforeEach, describe, expect, test } from 'vitest';
import type { StreamRecord } from '#infra/local/stream-record.ts';
import { useStack } from '#test/support/stack.ts';
import { tinyAssembly } from '#test/support/tiny-assembly.ts';

// Keeps batches; refuses items marked `bad` as often as they say, and throws for a batch with `poison`.
const SINK = `
const batches = [];
const refused = {};
exports.handler = async event => {
  if (event.read) return batches.splice(0);
  batches.push(event.Records);
  const batchItemFailures = [];
  for (const { dynamodb } of event.Records) {
    const { NewImage: item, SequenceNumber: itemIdentifier } = dynamodb;
    if (item.poison) throw new Error('poison');
    const times = Number(item.bad ? item.bad.N : 0);
    refused[itemIdentifier] = (refused[itemIdentifier] || 0) + 1;
    if (refused[itemIdentifier] <= times) { batchItemFailures.push({ itemIdentifier }); break; }
  }
  return { batchItemFailures };
};`;
const here = useStack({
  output: () => {},
  concurrency: 1,
  assemblyDir: tinyAssembly({
    functions: { Sink: { source: SINK } },
    stream: { function: 'Sink', BatchSize: 5, MaximumRetryAttempts: 3, BisectBatchOnFunctionError: true },
  }),
});
const batches = async () => {
  await here.stack.settle();
  return (await here.stack.invoke('sink', { read: true })) as StreamRecord[][];
};
const ids = (records: readonly StreamRecord[]) =>
  records.map(({ dynamodb }) => (dynamodb.Keys as { sk: { S: string } }).sk.S);

const client = () => new DynamoDBClient(here.stack.dynamodb);
const item = (sk: string, more = {}) => ({ pk: { S: 'outbox' }, sk: { S: sk }, entity: { S: 'Outbox' }, ...more });
/** One transaction, so that the items are in the stream together. */
const put = (items: Record<string, unknown>[]) =>
  client().send(
    new TransactWriteItemsCommand({
      TransactItems: items.map(each => ({ Put: { TableName: here.stack.tableName, Item: each as never } })),
    }),
  );
beforeEach(async () => void (await batches()));

describe('the table stream', () => {
  test('brings inserted outbox items in order, in the form Lambda gives them', async () => {
    await put([item('a', { bytes: { B: new Uint8Array([1, 2]) } }), item('b')]);
    const [batch = []] = await batches();
    expect(ids(batch)).toEqual(['a', 'b']);
    expect(batch[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-northeast-2',
      eventSourceARN: expect.stringContaining('/stream/'),
      dynamodb: {
        Keys: { pk: { S: 'outbox' }, sk: { S: 'a' } },
        NewImage: { entity: { S: 'Outbox' }, bytes: { B: 'AQI=' } },
        StreamViewType: 'NEW_IMAGE',
        ApproximateCreationDateTime: expect.any(Number),
      },
    });
  });

  test('leaves out changes, and items that are no outbox items', async () => {
    await client().send(
      new PutItemCommand({
        TableName: here.stack.tableName,
        Item: { pk: { S: 'x' }, sk: { S: 'x' }, entity: { S: 'Listing' } },
      }),
    );
    await client().send(
      new UpdateItemCommand({
        TableName: here.stack.tableName,
        Key: { pk: { S: 'outbox' }, sk: { S: 'a' } },
        UpdateExpression: 'SET n = :n',
        ExpressionAttributeValues: { ':n': { N: '1' } },
      }),
    );
    expect(await batches()).toEqual([]);
  });

  test('keeps to the batch size', async () => {
    await put(Array.from({ length: 12 }, (_, i) => item(`size-${String(i).padStart(2, '0')}`)));
    expect((await batches()).map(each => each.length)).toEqual([5, 5, 2]);
  });

  test('repeats from the first item that failed on', async () => {
    await put([item('p1'), item('p2', { bad: { N: '1' } }), item('p3')]);
    const tries = (await batches()).map(ids);
    expect(tries[0]).toEqual(['p1', 'p2', 'p3']);
    expect(tries.slice(1).flat()).toEqual(['p2', 'p3']);
    expect(here.stack.deadLetters()).toEqual([]);
  });

  test('gives up only the item that never works', async () => {
    await put([item('q1'), item('q2', { poison: { BOOL: true } }), item('q3'), item('q4')]);
    const tries = (await batches()).map(ids);
    expect(ids(here.stack.deadLetters())).toEqual(['q2']);
    expect(
      tries
        .filter(each => !each.includes('q2'))
        .flat()
        .sort(),
    ).toEqual(['q1', 'q3', 'q4']);
  });

  test('is read by itself, without being asked', async () => {
    await put([item('alone')]);
    await expect
      .poll(async () => ((await here.stack.invoke('sink', { read: true })) as StreamRecord[][]).flat().length, {
        timeout: 2_000,
      })
      .toBe(1);
  });
});

describe('the event bus', () => {
  const entry = {
    EventBusName: 'tiny-bus',
    Source: 'test',
    DetailType: 'thing.happened',
    Detail: '{"id":"1"}',
    Time: new Date('2026-01-02T03:04:05Z'),
  };
  const send = (Entries: (typeof entry)[]) =>
    new EventBridgeClient({ ...here.stack.dynamodb, endpoint: here.stack.servicesUrl }).send(
      new PutEventsCommand({ Entries }),
    );

  test('keeps events and tells who listens', async () => {
    const heard: string[] = [];
    const stop = here.stack.bus.subscribe(event => heard.push(event['detail-type']));
    const reply = await send([entry]);
    stop();
    await send([entry]);
    expect(reply).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
    expect(heard).toEqual(['thing.happened']);
    expect(here.stack.bus.events.at(-1)).toMatchObject({
      source: 'test',
      detail: { id: '1' },
      time: '2026-01-02T03:04:05.000Z',
    });
  });

  test('refuses single entries', async () => {
    const reply = await send([entry, { ...entry, Detail: 'no json' }, { ...entry, EventBusName: 'other' }]);
    expect(reply.FailedEntryCount).toBe(2);
    expect(reply.Entries?.map(each => each.ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'ResourceNotFoundException',
    ]);
  });
});

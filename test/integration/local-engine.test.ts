import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { createTables, dropTables, localClientConfig, startEngine } from '#infra/local/engine.ts';
import { startLocalStack } from '#infra/local/stack.ts';
import { tinyAssembly } from '#test/support/tiny-assembly.ts';

const assemblyDir = tinyAssembly({ functions: {} });
const temporary = mkdtempSync(join(tmpdir(), 'local-engine-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const answers = async (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  );

/** A program of its own that starts an engine, says where, and then ends as told. */
const startElsewhere = async (ending: string): Promise<{ child: ChildProcess; endpoint: string }> => {
  const module = JSON.stringify(join(import.meta.dirname, '..', '..', 'infra', 'local', 'engine.ts'));
  const program = `import { startEngine } from ${module}; const e = await startEngine(); console.log(e.endpoint); ${ending}`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TMPDIR: temporary },
  });
  children.push(child);
  const endpoint = await new Promise<string>(resolve =>
    child.stdout?.once('data', data => resolve(String(data).trim())),
  );
  return { child, endpoint };
};

describe('the table engine', () => {
  test('has the tables of the assembly', async () => {
    const assembly = readAssembly(assemblyDir);
    const engine = await startEngine();
    const streams = await createTables(engine, assembly);
    const client = new DynamoDBClient(localClientConfig(engine.endpoint, assembly.place.region));
    const TableName = String(assembly.tables[0]?.TableName);
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: [{ IndexName: 'gsi1', Projection: { ProjectionType: 'ALL' } }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    });
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' });
    expect(streams.get(TableName)).toBe(Table?.LatestStreamArn);
    await dropTables(engine, assembly);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    await engine.close();
  });

  test('ends when it is closed', async () => {
    const engine = await startEngine();
    expect(await answers(engine.endpoint)).toBe(true);
    await engine.close();
    expect(await answers(engine.endpoint)).toBe(false);
  });

  test.each([
    ['crashes', "setTimeout(() => { throw new Error('crash'); }, 50);", undefined],
    ['is killed', 'setInterval(() => {}, 1000);', 'SIGKILL'],
    ['is interrupted', 'setInterval(() => {}, 1000);', 'SIGINT'],
    ['forgets to close it', '', undefined],
  ] as const)('does not outlive a program that %s', async (_, ending, signal) => {
    const { child, endpoint } = await startElsewhere(ending);
    const ended = new Promise(resolve => child.once('exit', resolve));
    if (signal) {
      expect(await answers(endpoint)).toBe(true);
      child.kill(signal);
    }
    await ended;
    await expect.poll(() => answers(endpoint), { timeout: 3_000 }).toBe(false);
    await expect.poll(() => readdirSync(temporary), { timeout: 3_000 }).toEqual([]);
  });

  test('may be another one, that stays and loses only our tables', async () => {
    const engine = await startEngine();
    process.env.DYNAMODB_ENDPOINT = engine.endpoint;
    try {
      const first = await startLocalStack({ assemblyDir });
      const second = await startLocalStack({ assemblyDir });
      expect(second.dynamodb.endpoint).toBe(engine.endpoint);
      expect(second.tableName).not.toBe(first.tableName);
      await Promise.all([first.close(), second.close()]);
      const client = new DynamoDBClient(localClientConfig(engine.endpoint, 'ap-northeast-2'));
      expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    } finally {
      delete process.env.DYNAMODB_ENDPOINT;
      await engine.close();
    }
  });

  test('that is not there is named', async () => {
    await expect(startEngine({ endpoint: 'http://127.0.0.1:9' })).rejects.toThrow(
      'DYNAMODB_ENDPOINT=http://127.0.0.1:9',
    );
  });
});

describe('no engine for this platform', () => {
  test('is said with a way out', async () => {
    const start = startEngine({ binary: '@dynoxide/other-platform/dynoxide' });
    await expect(start).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('amazon/dynamodb-local'),
    });
    await expect(start).rejects.toThrow('DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start');
  });
});

describe('a port that is taken', () => {
  test('is named, with a way out, and nothing is left running', async () => {
    const blocker = createServer();
    const port = await new Promise<number>(resolve =>
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
    );
    await expect(startLocalStack({ assemblyDir, port })).rejects.toThrow(new RegExp(`Port ${port} is in use.*--port`));
    expect(await answers(`http://127.0.0.1:${port + 1}/jwks.json`)).toBe(false);
    await new Promise(resolve => blocker.close(resolve));
  });
});

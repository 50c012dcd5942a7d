import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { Assembly } from './assembly.ts';
import { StartError } from './start-error.ts';

/** The table engine that a local stack talks to. */
export interface Engine {
  readonly endpoint: string;
  /** True where the engine was there before us (`DYNAMODB_ENDPOINT`) and stays when we go. */
  readonly external: boolean;
  readonly close: () => Promise<void>;
}

export interface EngineOptions {
  /** Any DynamoDB-compatible server; `DYNAMODB_ENDPOINT` unless told. */
  readonly endpoint?: string | undefined;
  /** Module path of the binary to start where there is no endpoint. */
  readonly binary?: string;
}

const BINARY = '@dynoxide/linux-x64/dynoxide';

/**
 * The engine runs under a shell that holds one end of a pipe to us. When the pipe closes, whatever the reason (close(), a crash,
 * kill -9), the shell ends the engine and removes its files: nothing is left behind even where we had no chance to clean up. It
 * says nothing itself, since nobody may be there to read it, and writing to nobody would end it too early.
 */
const GUARD =
  'folder=$1; shift; exec 3<&0; "$@" </dev/null & engine=$!; exec 2>/dev/null; (read _ <&3; kill -9 $engine) & guard=$!; wait $engine; code=$?; kill $guard; rm -rf "$folder"; exit $code';

/**
 * The engine numbers each stream record by the highest number so far and has no index for that, so a write takes longer the
 * more was written: ten times as long after 10,000 items. These indexes, made before the first write, keep it level.
 */
const STREAM_INDEXES = `
  CREATE INDEX IF NOT EXISTS stream_number ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
  CREATE INDEX IF NOT EXISTS stream_shard ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER));`;

const indexStreams = (file: string): void => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(STREAM_INDEXES);
  } finally {
    database.close();
  }
};

/** Client configuration for a local endpoint: its credentials are no secret, every engine takes them. */
export const localClientConfig = (endpoint: string, region: string) =>
  ({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }) satisfies DynamoDBClientConfig;

/** A port that is free now. Another process may take it before it is used: retry. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const findBinary = (name: string): string => {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new StartError(
      [
        `There is no table engine for ${process.platform}-${process.arch}: npm installs one on Linux x64 only (${name.replace(/\/[^/]+$/, '')}).`,
        'Run any DynamoDB-compatible server and name it, for example:',
        '  docker run --rm -p 8000:8000 amazon/dynamodb-local',
        '  DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start',
      ].join('\n'),
      { cause },
    );
  }
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await (await fetch(endpoint, { signal: AbortSignal.timeout(1_000) })).text();
    return true;
  } catch {
    return false;
  }
};

/** Where Linux keeps files in memory, and the room there must be for a table that grows. */
const MEMORY = '/dev/shm';
const MEMORY_ROOM = 2 ** 30;

/**
 * A new folder for the table's file. The table ends with its engine, so nothing is gained by a disk that makes each write last:
 * in memory it takes a tenth of the time. On disk where there is no such place, or little room in it (64 MB in a container).
 */
const newFolder = (): string => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= MEMORY_ROOM) return mkdtempSync(join(MEMORY, 'startup-plus-table-'));
  } catch {
    // Not Linux, or not ours to write to.
  }
  return mkdtempSync(join(tmpdir(), 'startup-plus-table-'));
};

const startOnce = async (binary: string): Promise<{ child: ChildProcess; endpoint: string } | undefined> => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  // An own process group: Ctrl-C in a terminal reaches us alone, and we stop the engine last.
  const folder = newFolder();
  const file = join(folder, 'table.db');
  const command = [binary, 'serve', '--port', String(port), '--db-path', file];
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', folder, ...command], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr?.on('data', chunk => {
    said = (said + chunk).slice(-2_000);
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()).once('error', () => resolve()));
  let running = true;
  void ended.then(() => {
    running = false;
  });
  for (const deadline = Date.now() + 10_000; running && Date.now() < deadline; await delay(5))
    if (said.includes('listening') && (await answers(endpoint))) {
      indexStreams(file);
      return { child, endpoint };
    }
  child.stdin?.destroy();
  if (/in use/.test(said)) return undefined;
  throw new StartError(`The table engine did not start: ${said.trim() || 'it said nothing'}`);
};

/**
 * Starts the table engine, or uses the one at `DYNAMODB_ENDPOINT`.
 * @throws StartError with a way out, where there is none
 */
export const startEngine = async ({
  endpoint = process.env.DYNAMODB_ENDPOINT,
  binary: name = BINARY,
}: EngineOptions = {}): Promise<Engine> => {
  if (endpoint) {
    if (!(await answers(endpoint)))
      throw new StartError(`Nothing answers at DYNAMODB_ENDPOINT=${endpoint}. Start it first, or unset it.`);
    return { endpoint, external: true, close: async () => {} };
  }
  const binary = findBinary(name);
  for (let attempt = 0; attempt < 5; attempt++) {
    const started = await startOnce(binary);
    if (!started) continue;
    const { child } = started;
    // The engine must not keep a finished program alive.
    child.unref();
    (child.stdin as { unref?: () => void } | null)?.unref?.();
    (child.stderr as { unref?: () => void } | null)?.unref?.();
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    return {
      endpoint: started.endpoint,
      external: false,
      close: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.ref();
        child.stdin?.destroy();
        await ended;
      },
    };
  }
  throw new StartError('The table engine found no free port.');
};

/** Makes the tables of the assembly and waits until they are there. Streams' ARNs by table name. */
export const createTables = async (engine: Engine, assembly: Assembly): Promise<ReadonlyMap<string, string>> => {
  const client = new DynamoDBClient(localClientConfig(engine.endpoint, assembly.place.region));
  const streams = new Map<string, string>();
  for (const table of assembly.tables) {
    const { TableDescription } = await client.send(new CreateTableCommand(table));
    let described = TableDescription;
    while (described?.TableStatus !== 'ACTIVE' || (table.StreamSpecification && !described.LatestStreamArn)) {
      described = (await client.send(new DescribeTableCommand({ TableName: table.TableName }))).Table;
      if (described?.TableStatus !== 'ACTIVE') await delay(20);
    }
    if (described.LatestStreamArn) streams.set(String(table.TableName), described.LatestStreamArn);
  }
  for (const { tableName, attribute } of assembly.timeToLive)
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: tableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: attribute },
      }),
    );
  client.destroy();
  return streams;
};

/** Deletes the assembly's tables: for an engine that outlives us. */
export const dropTables = async (engine: Engine, assembly: Assembly): Promise<void> => {
  const client = new DynamoDBClient(localClientConfig(engine.endpoint, assembly.place.region));
  for (const { TableName } of assembly.tables) await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
};

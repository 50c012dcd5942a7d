import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { SeedError } from './demo/seed.ts';
import type { FunctionOutput } from './functions.ts';
import { type DemoNight, playNight } from './night.ts';
import { type Progress, terminalProgress } from './progress.ts';
import { report } from './report.ts';
import { listen } from './server.ts';
import { type LocalStack, startLocalStack } from './stack.ts';
import { StartError } from './start-error.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DEFAULT_PORT = 4000;
/** Seconds that the printed tokens are good for. */
const TOKEN_LIFETIME = 12 * 3_600;

interface Options {
  readonly port: number;
  readonly once?: boolean;
  readonly empty?: boolean;
  readonly rateFactor?: number;
}

const port = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1_024 || number > 65_534)
    throw new InvalidArgumentError('Give a port from 1024 to 65534.');
  return number;
};

const factor = (text: string): number => {
  const number = Number(text);
  if (!(number > 0 && number <= 1e6)) throw new InvalidArgumentError('Give a number above 0.');
  return number;
};

const options = new Command('npm start --')
  .description('Starts Startup Plus on this machine: the API, the table, the nightly match run, a demo city.')
  .option('--port <number>', 'port of the API on 127.0.0.1; the next one is used too', port, DEFAULT_PORT)
  .option('--once', 'stop when everything was shown')
  .option('--empty', 'start without the demo city')
  .option('--rate-factor <number>', 'multiply what one caller may ask for in a minute', factor)
  .parse()
  .opts<Options>();

/** Ports are looked at first: a synthesis takes seconds, and the answer would be the same after it. */
const checkPorts = async (): Promise<void> => {
  for (const each of [options.port, options.port + 1]) await (await listen(createServer(), each)).close();
};

const synthesizeInto = async (outdir: string, progress: Progress): Promise<void> => {
  progress.begin('Synthesizing the cloud');
  const { synthesize } = await import('../synthesize.ts');
  rmSync(outdir, { recursive: true, force: true });
  synthesize({ stage: 'sandbox', outdir });
  progress.end();
};

const logTo = (file: string): ((output: FunctionOutput) => void) => {
  const log = createWriteStream(file);
  return ({ service, stream, text }) => {
    log.write(`${new Date().toISOString()} ${service} ${stream} ${text}\n`);
    if (stream === 'error') console.error(`\n✗ ${service}: ${text.split('\n')[0]}`);
  };
};

/** A token for each role, in files that only the owner can read: shorter to type than the tokens are. */
const writeTokens = async (
  stack: LocalStack,
  night: DemoNight | undefined,
  folder: string,
): Promise<Record<string, string>> => {
  const people: Record<string, string> = {
    operator: 'operator',
    auditor: 'auditor',
    ...(night ? { investor: night.story.investor.owner, founder: night.story.company.owner } : {}),
  };
  const files: Record<string, string> = {};
  for (const [role, person] of Object.entries(people)) {
    const file = join(folder, `${role}.token`);
    writeFileSync(file, await stack.tokenFor(person, TOKEN_LIFETIME), { mode: 0o600 });
    files[role] = file;
  }
  return files;
};

let stack: LocalStack | undefined;
let stopping: number | undefined;
const stop = async (code: number): Promise<never> => {
  stopping ??= Date.now();
  await stack?.close();
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // One Ctrl-C can come twice: from the terminal, and passed on by npm. Whoever asks again later does not want to wait.
    if (stopping !== undefined) return Date.now() - stopping > 1_000 ? process.exit(130) : undefined;
    console.log('\nStopping.');
    void stop(0);
  });

const fail = (error: unknown): Promise<never> => {
  // What a person can mend is said plainly; anything else is a fault of ours, and its trace is needed.
  const plain = error instanceof StartError || error instanceof SeedError;
  console.error(plain ? `\n${error.message}` : error);
  return stop(1);
};
process.on('uncaughtException', error => void fail(error));
process.on('unhandledRejection', error => void fail(error));

const run = async (): Promise<void> => {
  const progress = terminalProgress();
  await checkPorts();
  const folder = join(ROOT, '.startup-plus', String(options.port));
  mkdirSync(folder, { recursive: true });
  const assemblyDir = join(folder, 'assembly');
  const logFile = join(folder, 'functions.log');
  await synthesizeInto(assemblyDir, progress);
  progress.begin('Starting the local stack');
  const { rateFactor } = options;
  stack = await startLocalStack({
    assemblyDir,
    port: options.port,
    output: logTo(logFile),
    ...(rateFactor === undefined ? {} : { rateFactor }),
  });
  progress.end(stack.url);
  const night = options.empty ? undefined : await playNight(stack, progress, join(folder, 'contracts'));
  const tokens = await writeTokens(stack, night, folder);
  const { once = false } = options;
  console.log(report({ stack, night, tokens, logFile, once }));
  if (once) await stop(0);
};
run().catch(error => (stopping === undefined ? fail(error) : undefined));

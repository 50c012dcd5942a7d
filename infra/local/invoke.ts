import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { FunctionError } from './functions.ts';
import { playNight } from './night.ts';
import { type Progress, terminalProgress } from './progress.ts';
import { fillSample, readSample, type Sample, sampleValues } from './samples.ts';
import { type LocalStack, startLocalStack } from './stack.ts';
import { StartError } from './start-error.ts';

/** Longest text of a body that is printed whole. */
const SHOWN = 4_000;

/** The result for a reader: a JSON body opened, a file as its size. */
const readable = (result: unknown): unknown => {
  if (typeof result !== 'object' || result === null || !('body' in result) || typeof result.body !== 'string')
    return result;
  const { body } = result;
  if ('isBase64Encoded' in result && result.isBase64Encoded)
    return { ...result, body: `(${Buffer.byteLength(body, 'base64')} bytes)` };
  try {
    return { ...result, body: JSON.parse(body) };
  } catch {
    return { ...result, body: body.length > SHOWN ? `${body.slice(0, SHOWN)}… (${body.length} characters)` : body };
  }
};

const invokeSample = async (sample: Sample, folder: string, progress: Progress): Promise<boolean> => {
  progress.begin('Synthesizing the cloud');
  const { synthesize } = await import('../synthesize.ts');
  const assemblyDir = join(folder, 'assembly');
  synthesize({ stage: 'sandbox', outdir: assemblyDir });
  progress.end();
  let stack: LocalStack | undefined;
  try {
    stack = await startLocalStack({ assemblyDir, output: ({ text }) => console.error(text) });
    const values = sample.setup ? sampleValues(await playNight(stack, progress, join(folder, 'contracts'))) : {};
    console.log(`${sample.function}: ${sample.description}`);
    const before = stack.bus.events.length;
    const result = await stack.invoke(sample.function, fillSample(sample, values));
    console.log(JSON.stringify(readable(result), null, 2));
    await stack.settle();
    for (const event of stack.bus.events.slice(before))
      console.log(`event ${event['detail-type']} ${JSON.stringify(event.detail)}`);
    return sample.expect === undefined || (result as { statusCode?: unknown } | null)?.statusCode === sample.expect;
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    console.log(JSON.stringify(error.payload, null, 2));
    return false;
  } finally {
    await stack?.close();
  }
};

const file = new Command('npm run invoke --')
  .description('Runs a function on a sample event on this machine and prints the result.')
  .argument('<file>', 'a file of events/')
  .parse().args[0];

const folder = mkdtempSync(join(tmpdir(), 'startup-plus-invoke-'));
try {
  process.exitCode = (await invokeSample(
    readSample(String(file)),
    folder,
    terminalProgress(process.stderr as NodeJS.WriteStream),
  ))
    ? 0
    : 1;
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableReader } from '#test/security/support/digest.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const COMMAND = fileURLToPath(new URL('../../infra/local/trail-verify.ts', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'trail-command-'));
const EXPORT = join(directory, 'trail.jsonl');
let subject: string;
let reader: ReturnType<typeof tableReader>;
let client: DynamoDBDocumentClient;

const command = async (...args: string[]) => {
  const token = await here.stack.tokenFor('auditor');
  return new Promise<{ code: number | null; stdout: string; stderr: string }>(resolve => {
    const child = spawn(process.execPath, [COMMAND, ...args, '--language', 'en'], {
      env: { ...process.env, STARTUP_PLUS_TOKEN: token },
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) child[name].on('data', chunk => (output[name] += chunk));
    child.once('close', code => resolve({ code, ...output }));
  });
};
const onStack = (...args: string[]) => command('--url', here.stack.url, ...args);
const entry = async (seq: number) =>
  [...(await reader.items()).values()].find(item => item.pk === `TRAIL#${subject}` && item.seq === seq)!;
const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: here.stack.tableName, Item }));

beforeAll(async () => {
  reader = tableReader(here);
  client = DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb));
  const owner = `person-${unique()}`;
  subject = (await city().organisation(owner)).organisationId;
  await Promise.all(Array.from({ length: 4 }, () => city().draft(owner, subject, 'company')));
  await city().organisation(owner);
});
afterAll(() => {
  reader.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('npm run trail:verify', () => {
  test('explains itself, and wants to know which chain', async () => {
    expect(await command('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--subject') });
    expect(await onStack()).toMatchObject({ code: 1, stderr: expect.stringContaining('--all') });
    expect(await onStack('--subject', 'nothing')).toMatchObject({ code: 1, stderr: expect.stringContaining('404') });
  });

  test('verifies every chain of a stack, and exports what it read', async () => {
    const { code, stdout } = await onStack('--all', '--export', EXPORT);
    expect(stdout).toMatch(/Verified 2 chains with 6 entries; broken: 0/);
    expect(code).toBe(0);
    const lines = readFileSync(EXPORT, 'utf8').trim().split('\n');
    expect(lines.length).toBe(2 * 2 + 6 + 1);
    expect(JSON.parse(lines.at(-1)!)).toEqual({ chains: 2 });
  });

  test('verifies an export offline', async () => {
    expect(await command('--file', EXPORT, '--all')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/2 chains with 6/),
    });
    expect(await command('--file', EXPORT, '--subject', subject)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/1 chains with 5/),
    });
    expect(await command('--file', EXPORT, '--subject', 'other')).toMatchObject({ code: 1 });
    expect(await command('--file', join(directory, 'none'), '--all')).toMatchObject({ code: 1 });
  });

  const lines = () => readFileSync(EXPORT, 'utf8').trim().split('\n');
  const at = (all: string[]) => all.findIndex(line => line.includes(`"chain":"${subject}"`));
  test.each<[string, number, (all: string[]) => string[]]>([
    [
      'an entry is altered',
      2,
      all => all.with(at(all) + 2, all[at(all) + 2]!.replace('listing.drafted', 'listing.closed')),
    ],
    ['an entry is deleted', 3, all => all.toSpliced(at(all) + 3, 1)],
    ['the last entry is deleted', 5, all => all.toSpliced(at(all) + 5, 1)],
    ['an entry is no JSON', 4, all => all.with(at(all) + 4, '{"seq":4')],
    [
      'two entries change places',
      2,
      all => all.with(at(all) + 2, all[at(all) + 3]!).with(at(all) + 3, all[at(all) + 2]!),
    ],
    ['the head is deleted', 1, all => all.toSpliced(at(all) + 6, 1)],
  ])('names the entry where in an export %s', async (what, seq, change) => {
    const path = join(directory, `${what}.jsonl`);
    writeFileSync(path, `${change(lines()).join('\n')}\n`);
    const { code, stdout } = await command('--file', path, '--all');
    expect(stdout).toContain(`Broken: ${subject}, entry ${seq} `);
    expect(stdout).toContain('broken: 1');
    expect(code).toBe(1);
  });

  test('refuses an export that was cut short, or of which a whole chain is missing', async () => {
    const cut = join(directory, 'cut.jsonl');
    writeFileSync(cut, `${lines().slice(0, -3).join('\n')}\n`);
    expect(await command('--file', cut, '--all')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ends early'),
    });
    writeFileSync(cut, `${lines().toSpliced(at(lines()), 7).join('\n')}\n`);
    expect(await command('--file', cut, '--all')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no complete'),
    });
  });

  test('names what was done to the table of a stack', async () => {
    const [second, third] = [await entry(2), await entry(3)];
    await put({ ...second, note: 'added' });
    expect(await onStack('--subject', subject)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('entry 2 (hash)'),
    });
    await put({ ...second, format: 'one', changed: 'all' });
    expect((await onStack('--subject', subject)).stdout).toContain('entry 2 (format)');
    await put(second);
    const { pk, sk } = third;
    await client.send(new DeleteCommand({ TableName: here.stack.tableName, Key: { pk, sk } }));
    expect((await onStack('--all')).stdout).toContain(`${subject}, entry 3 (seq)`);
    await put(third);
    expect(await onStack('--all')).toMatchObject({ code: 0 });
  });
});

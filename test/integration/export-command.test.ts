import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheet } from '#shared/exchange/sheet/index.ts';
import { cityOf } from '#test/support/city.ts';
import { runCommand } from '#test/support/command.ts';
import { useStack } from '#test/support/stack.ts';

const stack = useStack();
const script = (name: string) => fileURLToPath(new URL(`../../infra/local/${name}.ts`, import.meta.url));

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'export-command-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const command = (name: string, ...args: string[]) => runCommand(script(name), args, directory);
const url = () => ['--url', stack.stack.url];

test.each(['csv', 'xlsx', 'jsonl'])('journey: own listings go out as %s and come back unchanged', async format => {
  const city = cityOf(stack);
  const { organisationId } = await city.organisation('operator', {});
  for (const kind of ['company', 'technology', 'need'] as const) await city.draft('operator', organisationId, kind);
  const token = await city.token('operator');
  const run = (name: string, ...args: string[]) =>
    runCommand(script(name), [...args, ...url(), '--token', token], directory);
  const out = await run('export', 'organisation', organisationId, '--format', format, '--out', `own.${format}`);
  expect([out.code, out.stderr]).toEqual([0, expect.stringContaining('3건: ')]);
  const back = await run('import', 'startup-plus', `own.${format}`);
  expect([back.code, back.stdout]).toEqual([0, expect.stringContaining('변경 없음 3')]);
  const before = readFileSync(join(directory, `own.${format}`));
  await run('export', 'organisation', organisationId, '--format', format, '--out', `again.${format}`);
  expect(Buffer.compare(before, readFileSync(join(directory, `again.${format}`)))).toBe(0);
});

test('the directory is open to anybody, filtered, on standard output', async () => {
  const city = cityOf(stack);
  await city.published('ann', 'company', { title: { ko: '=공개 기업' } });
  await city.published('ben', 'investor');
  const { code, stdout } = await runCommand(script('export'), ['directory', '--kind', 'company', ...url()], directory);
  const { header, rows } = readSheet(Buffer.from(stdout));
  expect([code, rows.length]).toEqual([0, 1]);
  expect(rows[0]?.cells[header.indexOf('제목')]).toBe("'=공개 기업");
  const none = await runCommand(script('export'), ['directory', '--filter', 'sector=GAME', ...url()], directory);
  expect(readSheet(Buffer.from(none.stdout)).rows).toEqual([]);
});

test('what cannot work is said in one line, and --help says all', async () => {
  expect((await command('export', 'organisation', '--url', 'http://127.0.0.1:9')).stderr).toBe(
    '조직의 식별자가 필요합니다\n',
  );
  expect((await command('export', 'all')).code).toBe(1);
  const bad = await command('export', 'directory', '--filter', 'sector');
  expect([bad.code, bad.stderr]).toEqual([1, '--filter sector: name=value\n']);
  const { stdout } = await command('export', '--help');
  for (const option of ['--format', '--out', '--kind', '--filter', '--language', '--token'])
    expect(stdout).toContain(option);
});

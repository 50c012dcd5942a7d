import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '#test/support/command.ts';
import { useStack } from '#test/support/stack.ts';

const stack = useStack();
const COMMAND = fileURLToPath(new URL('../../infra/local/import.ts', import.meta.url));
const HEADER = 'kind,external_id,name_ko,sectors,stage,area,summary_ko';
const ERRORS = '.startup-plus/import-errors.jsonl';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'import-command-'));
  writeFileSync(join(directory, 'good.csv'), `${HEADER}\ncompany,CMD-1,명령 기업,AI,PRE_FOUNDING,KR-11,소개\n`);
  writeFileSync(
    join(directory, 'mixed.csv'),
    `${HEADER}\ncompany,CMD-2,둘째 기업,AI,PRE_FOUNDING,KR-11,소개\ncompany,CMD-3,셋째 기업,마법,PRE_FOUNDING,KR-11,소개\n`,
  );
  const many = Array.from({ length: 200 }, (_, i) => `company,MANY-${i},기업 ${i},AI,PRE_FOUNDING,KR-11,소개`);
  writeFileSync(join(directory, 'many.csv'), `${HEADER}\n${many.join('\n')}\n`);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the command as a person would; `onStart` is given a way to send it a signal. */
const command = (args: string[], onStart?: (kill: (signal: NodeJS.Signals) => void) => void) =>
  runCommand(COMMAND, [...args, '--language', 'en'], directory, onStart);

/** A server that answers every import as if all rows were made, and counts what it was sent. */
const counting = async (onRequest: () => void = () => undefined) => {
  const count = { requests: 0, rows: 0 };
  const server = createServer((request, response) => {
    count.requests += 1;
    onRequest();
    let body = '';
    request.on('data', chunk => (body += chunk));
    request.on('end', () =>
      setTimeout(() => {
        const { rows } = JSON.parse(body) as { rows: unknown[] };
        count.rows += rows.length;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ dryRun: false, results: rows.map(() => ({ outcome: 'created' })) }));
      }, 20),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count, close };
};

test('offline, nothing is sent', async () => {
  const server = await counting();
  const { code, stdout } = await command([
    'startup-plus',
    'mixed.csv',
    '--offline',
    '--url',
    server.url,
    '--token',
    't',
  ]);
  server.close();
  expect([code, server.count.requests]).toEqual([1, 0]);
  expect(stdout).toContain('Good rows 1, rows with errors 1');
});

test('journey: check, import, mend, import again, change, and nothing is there twice', async () => {
  const token = await stack.stack.tokenFor('operator');
  const to = ['--url', stack.stack.url, '--token', token];
  const dry = await command(['startup-plus', 'good.csv', 'mixed.csv', '--dry-run', ...to]);
  expect([dry.code, dry.stdout]).toEqual([
    1,
    expect.stringContaining('It would be:\ncreated 2, updated 0, unchanged 0'),
  ]);

  const first = await command(['startup-plus', 'good.csv', 'mixed.csv', '--errors', 'mend.csv', ...to]);
  expect(first.code).toBe(1);
  expect(first.stdout).toContain('created 2, updated 0, unchanged 0, failed rows 1');
  expect(first.stdout).toContain('1 × sectors: Not a known code or name');
  expect(first.stderr).toContain('mixed.csv:3 [sectors] Not a known code or name: 마법');
  expect(JSON.parse(readFileSync(join(directory, ERRORS), 'utf8'))).toMatchObject({
    file: 'mixed.csv',
    line: 3,
    column: 'sectors',
    value: '마법',
    message: { ko: '목록에 없는 값입니다: 마법' },
  });

  const mend = join(directory, 'mend.csv');
  writeFileSync(mend, readFileSync(mend, 'utf8').replaceAll('마법', 'AI'));
  const mended = await command(['startup-plus', 'mend.csv', ...to]);
  expect([mended.code, mended.stdout]).toEqual([0, expect.stringContaining('created 1, updated 0, unchanged 0')]);

  const again = await command(['startup-plus', 'good.csv', 'mend.csv', ...to]);
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('created 0, updated 0, unchanged 2')]);
  expect(existsSync(join(directory, ERRORS))).toBe(false);
  writeFileSync(join(directory, 'good.csv'), `${HEADER}\ncompany,CMD-1,명령 기업,AI;물류,PRE_FOUNDING,KR-11,소개\n`);
  const changed = await command(['startup-plus', 'good.csv', ...to]);
  expect([changed.code, changed.stdout]).toEqual([0, expect.stringContaining('created 0, updated 1, unchanged 0')]);
});

test('what the API refuses is told by its column and given back to be mended', async () => {
  const token = await stack.stack.tokenFor('operator');
  writeFileSync(join(directory, 'refused.csv'), `${HEADER}\ncompany,CMD-9,번호 없는 기업,AI,SEED,KR-11,소개\n`);
  const to = ['--url', stack.stack.url, '--token', token, '--errors', 'refused-mend.csv'];
  const { code, stderr } = await command(['startup-plus', 'refused.csv', ...to]);
  expect(code).toBe(1);
  expect(stderr).toContain('refused.csv:2 [stage] Without a business registration number');
  expect(readFileSync(join(directory, 'refused-mend.csv'), 'utf8')).toContain('"CMD-9","번호 없는 기업"');
});

test('Ctrl-C finishes what is under way and says that a rerun goes on', async () => {
  let interrupt = () => {};
  const server = await counting(() => interrupt());
  const { code, stdout } = await command(
    ['startup-plus', 'many.csv', '--url', server.url, '--token', 't', '--concurrency', '3', '--batch', '5'],
    kill => {
      interrupt = () => {
        interrupt = () => {};
        kill('SIGINT');
      };
    },
  );
  server.close();
  expect(code).toBe(130);
  expect(stdout).toMatch(/created [1-9]\d*, .*\n\d+ records are left/);
  const created = Number(/created (\d+)/.exec(stdout)?.[1]);
  expect([created, created + Number(/(\d+) records are left/.exec(stdout)?.[1])]).toEqual([server.count.rows, 200]);
});

test('what cannot work is said in one line, and --help says all', async () => {
  const gone = await command(['startup-plus', 'good.csv', '--url', 'http://127.0.0.1:9']);
  expect([gone.code, gone.stderr]).toEqual([1, 'No stack runs at http://127.0.0.1:9. First: npm start\n']);
  const stranger = await command(['startup-plus', 'good.csv', '--url', 'https://api.example.org']);
  expect([stranger.code, stranger.stderr]).toEqual([1, 'Give --token or STARTUP_PLUS_TOKEN\n']);
  const refused = await command(['startup-plus', 'good.csv', '--url', stack.stack.url, '--token', 'a.b.c']);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('Stopped: the token is not accepted.');
  expect((await command(['excel', 'good.csv'])).code).toBe(1);
  expect((await command(['startup-plus', 'missing.csv'])).stderr).toContain('ENOENT');
  const { stdout } = await command(['--help']);
  for (const option of [
    '--dry-run',
    '--offline',
    '--errors',
    '--vouch',
    '--ksic',
    '--batch',
    '--concurrency',
    'Exit code',
  ])
    expect(stdout).toContain(option);
});

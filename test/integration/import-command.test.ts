import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  new Promise<{ code: number | null; stdout: string; stderr: string }>(resolve => {
    const { STARTUP_PLUS_TOKEN: _, ...env } = process.env;
    const child = spawn(process.execPath, [COMMAND, ...args, '--language', 'en'], { cwd: directory, env });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) child[name].on('data', chunk => (output[name] += chunk));
    child.once('close', code => resolve({ code, ...output }));
    onStart?.(signal => child.kill(signal));
  });

/** A server that answers every request the same and counts them. */
const counting = async (onRequest: () => void = () => undefined) => {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    onRequest();
    request.resume();
    setTimeout(() => {
      response.writeHead(201, { 'content-type': 'application/json', etag: '"v3"' });
      response.end(JSON.stringify({ organisationId: 'o', listingId: 'l', kind: 'company', state: 'PUBLISHED' }));
    }, 20);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count: () => count, close };
};

test('a dry run sends nothing', async () => {
  const server = await counting();
  const { code, stdout } = await command([
    'startup-plus',
    'mixed.csv',
    '--dry-run',
    '--url',
    server.url,
    '--token',
    't',
  ]);
  server.close();
  expect([code, server.count()]).toEqual([1, 0]);
  expect(stdout).toContain('Companies 1, investors 0, rows with errors 1');
});

test('good rows are published, bad ones reported; once they are there, there is nothing left to do', async () => {
  const token = await stack.stack.tokenFor('operator');
  const to = ['--url', stack.stack.url, '--token', token];
  const first = await command(['startup-plus', 'good.csv', 'mixed.csv', ...to]);
  expect(first.code).toBe(1);
  expect(first.stdout).toContain('created 2, continued 0, already there 0, failed rows 1');
  expect(first.stderr).toContain('mixed.csv:3 /listing/profile/sectors [sectors]');
  expect(JSON.parse(readFileSync(join(directory, ERRORS), 'utf8'))).toMatchObject({ file: 'mixed.csv', line: 3 });

  const second = await command(['startup-plus', 'good.csv', ...to]);
  expect(second.code).toBe(0);
  expect(second.stdout).toContain('created 0, continued 0, already there 1, failed rows 0');
  expect(existsSync(join(directory, ERRORS))).toBe(false);
});

test('Ctrl-C finishes what is under way and says that a rerun goes on', async () => {
  let interrupt = () => {};
  const server = await counting(() => interrupt());
  const { code, stdout } = await command(
    ['startup-plus', 'many.csv', '--url', server.url, '--token', 't', '--concurrency', '3'],
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
  // Two requests a record here; those under way when the signal came are not broken off.
  expect(server.count() % 2).toBe(0);
  expect(server.count()).toBeLessThan(40);
});

test('what cannot work is said in one line', async () => {
  const gone = await command(['startup-plus', 'good.csv', '--url', 'http://127.0.0.1:9']);
  expect([gone.code, gone.stderr]).toEqual([1, 'No stack runs at http://127.0.0.1:9. First: npm start\n']);
  const stranger = await command(['startup-plus', 'good.csv', '--url', 'https://api.example.org']);
  expect([stranger.code, stranger.stderr]).toEqual([1, 'Give --token or STARTUP_PLUS_TOKEN\n']);
  const refused = await command(['startup-plus', 'good.csv', '--url', stack.stack.url, '--token', 'a.b.c']);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('Stopped: the token is not accepted.');
  expect((await command(['excel', 'good.csv'])).code).toBe(1);
  expect((await command(['startup-plus', 'missing.csv'])).stderr).toContain('ENOENT');
});

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs a command of package.json as npm would, and waits for its end. */
const run = (script: string, args: readonly string[]) =>
  new Promise<{ code: number | string; out: string; err: string }>(resolve => {
    execFile(
      process.execPath,
      [join(ROOT, 'infra', 'local', script), ...args],
      { cwd: ROOT, timeout: 30_000 },
      (error, out, err) => resolve({ code: error ? (error.code ?? 'killed') : 0, out, err }),
    );
  });

describe('npm start', () => {
  test('explains itself', async () => {
    const { code, out } = await run('start.ts', ['--help']);
    expect(code).toBe(0);
    for (const option of ['--port', '--once', '--empty']) expect(out).toContain(option);
  });

  test.each([0, 1])('says so when its port + %i is taken, by a second instance or anything else', async offset => {
    const blocker = createServer();
    const port = await new Promise<number>(resolve =>
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
    );
    const { code, err } = await run('start.ts', ['--port', String(port - offset)]);
    await new Promise(resolve => blocker.close(resolve));
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`Port ${port} is in use.*npm start -- --port \\d+`));
    expect(err).not.toContain('    at ');
  });

  test('refuses what is no port', async () => {
    const { code, err } = await run('start.ts', ['--port', '80']);
    expect(code).toBe(1);
    expect(err).toContain('Give a port from 1024 to 65534.');
  });
});

describe('npm run invoke', () => {
  test.each([
    ['a file that is not there', 'events/none.json', 'There is no file events/none.json'],
    ['a file that is no sample', 'package.json', 'package.json is not a sample event'],
  ])('says what is wrong with %s', async (_, file, message) => {
    const { code, err } = await run('invoke.ts', [file]);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });
});

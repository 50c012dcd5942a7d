import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AssetCode } from 'aws-cdk-lib/aws-lambda';
import { expect, test } from 'vitest';
import { withBundles } from '#infra/bundle.ts';
import { areaFunctions, eventsFunction } from '#infra/functions.ts';

test('a bundle loads by itself, without the lazy parts of node:http, and lies beside its files', () => {
  const folder = withBundles([areaFunctions.reference], codeOf => {
    const { path } = codeOf(areaFunctions.reference) as AssetCode;
    expect(readdirSync(path).sort()).toEqual(['assets', 'index.js', 'package.json']);
    expect(readdirSync(join(path, 'assets')).sort()).toEqual([
      'openapi.json',
      'swagger-ui-bundle.js',
      'swagger-ui.css',
    ]);
    expect(statSync(join(path, 'index.js')).size).toBeLessThan(400_000);
    const script = `
      const { handler } = require('./index.js');
      console.log(typeof handler, process.moduleLoadList.filter(name => name.includes('undici')).length)`;
    const env = { STAGE: 'sandbox', POWERTOOLS_SERVICE_NAME: 'reference' };
    expect(execFileSync(process.execPath, ['-e', script], { cwd: path, env, encoding: 'utf8' }).trim()).toBe(
      'function 0',
    );
    return path;
  });
  expect(existsSync(folder)).toBe(false);
});

test('each function has a folder of its own', () => {
  const paths = withBundles([areaFunctions.reference, eventsFunction], codeOf =>
    [areaFunctions.reference, eventsFunction].map(spec => (codeOf(spec) as AssetCode).path),
  );
  expect(paths[0]).toMatch(/functions\/reference$/);
  expect(paths[1]).toMatch(/functions\/events$/);
});

test('an entry that is not there stops the synthesis', () => {
  const missing = { ...eventsFunction, entry: 'functions/none/handler.ts' };
  expect(() => withBundles([missing], () => 'unreached')).toThrow(/functions\/none\/handler\.ts/);
});

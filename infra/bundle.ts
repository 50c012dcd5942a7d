import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import type { FunctionSpec } from './functions.ts';

export const PROJECT_ROOT = join(import.meta.dirname, '..');

/** Where the code of each function is taken from. */
export type CodeOf = (spec: FunctionSpec) => Code;

/** The sources as they are: enough for a template, not to run. */
export const sourceCode: CodeOf = spec => Code.fromAsset(join(PROJECT_ROOT, dirname(spec.entry)));

/**
 * Bundles all functions in one go and gives their code to `use`; the bundles are removed when it returns, since CDK copies
 * an asset as soon as it is declared. Throws esbuild's error, after it has printed what is wrong.
 *
 * Not `NodejsFunction`, which starts npx and esbuild anew for every function: 5.6 s for eleven where this takes 1.1 s.
 *
 * CommonJS on purpose: an ES module that imports `node:http` (middy does, for its status texts) makes Node evaluate every
 * lazy export of it, among them the WebSocket client, which multiplies the time a cold start takes to import.
 */
export const withBundles = <T>(specs: readonly FunctionSpec[], use: (code: CodeOf) => T): T => {
  const outdir = mkdtempSync(join(tmpdir(), 'startup-plus-bundles-'));
  const folder = (spec: FunctionSpec): string => join(outdir, dirname(spec.entry));
  try {
    buildSync({
      absWorkingDir: PROJECT_ROOT,
      entryPoints: Object.fromEntries(specs.map(({ entry }) => [`${dirname(entry)}/index`, entry])),
      outdir,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      mainFields: ['module', 'main'],
      minify: true,
      // An ES module may ask where it lies (the PDF library does, for files we have no use for); in CommonJS that is `__filename`.
      define: { 'import.meta.url': 'bundleUrl' },
      banner: { js: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
      logLevel: 'warning',
    });
    for (const spec of specs) {
      // Node would otherwise take the bundle for an ES module where a package.json further up says so.
      writeFileSync(join(folder(spec), 'package.json'), '{"type":"commonjs"}\n');
      for (const [name, path] of Object.entries(spec.assets ?? {})) {
        mkdirSync(join(folder(spec), 'assets'), { recursive: true });
        copyFileSync(join(PROJECT_ROOT, path), join(folder(spec), 'assets', name));
      }
    }
    return use(spec => Code.fromAsset(folder(spec)));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

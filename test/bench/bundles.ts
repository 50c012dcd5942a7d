import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAssembly } from '#infra/local/assembly.ts';
import { type Bench, median, ratioOf } from './support.ts';

/** Processes started for each bundle. */
const ROUNDS = 9;

/** Loads a bundle in a fresh process and tells how long that took, and what is on the heap afterwards. */
const PROBE = `
  const started = performance.now();
  const loaded = require(process.argv[1]);
  const ended = performance.now();
  if (typeof loaded.handler !== 'function') throw new Error('no handler');
  gc();
  console.log(JSON.stringify({ load: ended - started, start: ended, heap: process.memoryUsage().heapUsed }));`;

/** Milliseconds of the load, milliseconds from the start of the process to its end, bytes of heap. */
interface Sample {
  readonly load: number;
  readonly start: number;
  readonly heap: number;
}

const probe = (file: string, environment: Readonly<Record<string, string>>): Sample => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', PROBE, file], {
    encoding: 'utf8',
    env: { AWS_REGION: 'ap-northeast-2', ...environment },
  });
  if (status !== 0) throw new Error(`${file} does not load: ${stderr}`);
  return JSON.parse(stdout);
};

const EMPTY = '(empty module)';

export const bundles: Bench = {
  name: 'bundles',
  about: 'size of each function, and what its cold start loads',
  run: async ({ assemblyDir, say }) => {
    const { functions } = readAssembly(assemblyDir());
    const folder = mkdtempSync(join(tmpdir(), 'startup-plus-empty-'));
    try {
      writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
      writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => {};\n');
      const subjects = [
        { service: EMPTY, file: join(folder, 'index.js'), environment: {} },
        ...functions.map(({ service, directory, environment }) => ({
          service,
          file: join(directory, 'index.js'),
          environment,
        })),
      ];
      const samples = new Map<string, Sample[]>(subjects.map(({ service }) => [service, []]));
      for (let round = 0; round < ROUNDS; round++) {
        say(`bundles: round ${round + 1} of ${ROUNDS}`);
        for (const { service, file, environment } of round % 2 === 0 ? subjects : subjects.toReversed())
          samples.get(service)?.push(probe(file, environment));
      }
      const all = (service: string, what: keyof Sample): number[] =>
        (samples.get(service) ?? []).map(sample => sample[what]);
      const rows = subjects.map(({ service, file }) => {
        const bytes = readFileSync(file);
        return [
          service,
          bytes.length / 1024,
          gzipSync(bytes).length / 1024,
          median(all(service, 'load')),
          ratioOf(all(service, 'load'), all(EMPTY, 'load')),
          ratioOf(all(service, 'start'), all(EMPTY, 'start')),
          median(all(service, 'heap')) / 2 ** 20,
        ];
      });
      return [
        {
          title: 'Bundles and cold import',
          against: 'an empty module with a handler, loaded in turns with the others',
          columns: [
            { name: 'function' },
            { name: 'KB' },
            { name: 'KB gzip' },
            { name: 'import ms', digits: 1 },
            { name: 'import ratio', unit: '×' },
            { name: 'process ratio', digits: 2, unit: '×' },
            { name: 'heap MB', digits: 1 },
          ],
          rows,
          notes: [
            `Medians of ${ROUNDS} fresh processes each. Import: the require call alone. Process: from the start of Node to the handler. Heap after a collection.`,
          ],
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

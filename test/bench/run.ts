import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { synthesize } from '#infra/synthesize.ts';
import { bundles } from './bundles.ts';
import { capacity } from './capacity.ts';
import { documents } from './documents.ts';
import { learning } from './learning.ts';
import { limits } from './limits.ts';
import { load } from './load.ts';
import { matching } from './matching.ts';
import { overhead } from './overhead.ts';
import { scale } from './scale/index.ts';
import { asData, type Bench, type ResultTable, render, type Setting } from './support.ts';
import { survive } from './survive.ts';
import { why } from './why.ts';

/** In this order: `capacity` leaves the city that they share changed, `load` does not. */
const BENCHES: readonly Bench[] = [
  bundles,
  overhead,
  documents,
  limits,
  load,
  capacity,
  matching,
  learning,
  why,
  scale,
  survive,
];

const options = new Command('npm run bench --')
  .description(
    'Measures the platform on this machine. Everything is measured beside a named alternative in the same run: trust the ratios, not the milliseconds.',
  )
  .addOption(
    new Option('--only <name...>', 'run these benches alone').choices(BENCHES.map(({ name }) => name)).default([]),
  )
  .option('--quick', 'a short run: smaller sizes, fewer samples', false)
  .option('--up-to <pairs>', 'leave out nights over larger markets', Number)
  .option('--resume <file>', 'keep what is measured in a file, and go on from it after a run that was broken off')
  .option('--json <file>', 'also write the results to a file as JSON')
  .addHelpText('after', `\nBenches:\n${BENCHES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}`)
  .parse()
  .opts<{ only: string[]; quick: boolean; upTo?: number; resume?: string; json?: string }>();

const undo: (() => Promise<void> | void)[] = [];
const cleanUp = async (): Promise<void> => {
  for (const each of undo.splice(0).reverse()) await each();
};
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stopping = true;
    void cleanUp().finally(() => process.exit(130));
  });

const started = performance.now();
const say = (text: string): void =>
  void process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}\n`);

let assembly: string | undefined;
const setting: Setting = {
  say,
  quick: options.quick,
  ...(options.upTo === undefined ? {} : { upTo: options.upTo }),
  ...(options.resume === undefined ? {} : { resume: options.resume }),
  atEnd: each => void undo.push(each),
  assemblyDir: () => {
    if (assembly !== undefined) return assembly;
    say('synthesizing');
    const folder = mkdtempSync(join(tmpdir(), 'startup-plus-bench-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    assembly = synthesize({ stage: 'sandbox', outdir: folder });
    return assembly;
  },
};

const machine = {
  node: process.version,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cpus: availableParallelism(),
  loadBefore: Number(loadavg()[0]?.toFixed(1)),
};

const results: { bench: string; seconds: number; tables: readonly ResultTable[] }[] = [];
try {
  const chosen = BENCHES.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  console.log(
    `Node ${machine.node}, ${machine.cpus} × ${machine.cpu}, load average ${machine.loadBefore} at the start\n`,
  );
  for (const { name, run } of chosen) {
    say(name);
    const before = performance.now();
    const tables = await run(setting);
    results.push({ bench: name, seconds: Math.round(performance.now() - before) / 1000, tables });
    for (const table of tables) console.log(render(table));
  }
  say('done');
} catch (error) {
  // Whatever fails because the run is being stopped tells nobody anything; the process ends when all is undone.
  if (stopping) await new Promise(() => {});
  throw error;
} finally {
  await cleanUp();
}

if (options.json !== undefined) {
  const benches = results.map(({ tables, ...rest }) => ({ ...rest, tables: tables.map(asData) }));
  writeFileSync(options.json, `${JSON.stringify({ at: new Date().toISOString(), machine, benches }, null, 2)}\n`);
}
if (results.some(({ tables }) => tables.some(({ faults = [] }) => faults.length > 0))) process.exitCode = 1;

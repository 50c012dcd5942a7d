import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Bench, Setting } from '../support.ts';
import type { EngineFigures } from './engine-process.ts';
import { measureNights, type NightFigures, type Size } from './night.ts';
import { engineTable, named, nightTable, pageOf, pairsOf, pictureOf, stepTable } from './tables.ts';

const NIGHTS: readonly Size[] = [
  { investors: 100, companies: 1_000 },
  { investors: 500, companies: 5_000 },
  { investors: 2_000, companies: 20_000 },
];
const MARKETS: readonly Size[] = [
  ...NIGHTS,
  { investors: 6_000, companies: 60_000 },
  { investors: 20_000, companies: 200_000 },
];
/** Pairs of the largest market of a short run; the engine alone is measured on ten times as many in any run. */
const QUICK = 3e6;
/** The heap of the engine's process at the largest market, MB. */
const HEAP = 8_192;
const DOCS = join(import.meta.dirname, '../../../docs');
/** Investors of the largest market that is run a second time: what the second run tells, smaller ones tell as well. */
const TWICE = 500;

/** What has been measured already, by name; a run that is broken off goes on from here. */
const kept = async <T>({ resume, say }: Setting, name: string, measure: () => Promise<T>): Promise<T> => {
  const known: Record<string, T> =
    resume !== undefined && existsSync(resume) ? JSON.parse(readFileSync(resume, 'utf8')) : {};
  if (known[name] !== undefined) {
    say(`${name}: measured before`);
    return known[name];
  }
  say(name);
  const found = await measure();
  if (resume !== undefined) writeFileSync(resume, JSON.stringify({ ...known, [name]: found }, null, 1));
  return found;
};

const engineOver = ({ investors, companies }: Size): EngineFigures => {
  const script = join(import.meta.dirname, 'engine-process.ts');
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${HEAP}`,
      script,
      String(investors),
      String(companies),
    ],
    { encoding: 'utf8', maxBuffer: 1 << 20 },
  );
  if (status !== 0) throw new Error(`the engine over ${investors} × ${companies} ended ${signal ?? status}: ${stderr}`);
  return JSON.parse(stdout) as EngineFigures;
};

export const scale: Bench = {
  name: 'scale',
  about: 'whole nights and the engine as the market grows: time, memory, units, dollars, and a picture of it',
  run: async setting => {
    const { quick, upTo = quick ? QUICK : Number.POSITIVE_INFINITY, assemblyDir, say } = setting;
    const faults: string[] = [];
    /** One size that fails must not cost the others. */
    const measured = async <T>(name: string, measure: () => Promise<T[]>): Promise<T[]> => {
      try {
        return await kept(setting, name, measure);
      } catch (error) {
        faults.push(`${name}: ${(error as Error).message}`);
        return [];
      }
    };
    const nights: NightFigures[] = [];
    for (const size of NIGHTS.filter(each => pairsOf(each) <= upTo))
      nights.push(
        ...(await measured(`night ${named(size)}`, () =>
          measureNights(
            assemblyDir(),
            size,
            size.investors <= TWICE ? ['first', 'unchanged'] : ['first'],
            availableParallelism(),
            text => say(`  ${text}`),
          ),
        )),
      );
    const markets: EngineFigures[] = [];
    for (const size of MARKETS.filter(each => pairsOf(each) <= 10 * upTo))
      markets.push(...(await measured(`engine ${named(size)}`, async () => [engineOver(size)])));
    if (nights.length === 0 || markets.length === 0) throw new Error(`nothing was measured: ${faults.join('; ')}`);
    const largest = nights.filter(({ which }) => which === 'first').at(-1)!;
    const tables = [{ ...nightTable(nights), faults }, stepTable(largest), engineTable(markets)];
    if (!quick) {
      writeFileSync(join(DOCS, 'matching-growth.svg'), pictureOf(nights, markets));
      writeFileSync(join(DOCS, 'matching-scale.md'), pageOf(tables));
      say('written: docs/matching-growth.svg, docs/matching-scale.md');
    }
    return tables;
  },
};

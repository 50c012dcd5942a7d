import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRIOR_STRENGTH } from '#shared/match/engine/evidence.ts';
import { type Attribute, type Market, SCORE_FLOOR } from '#shared/match/engine/index.ts';
import { WEIGHTS } from '#shared/match/engine/score.ts';

/** What the vectorised formula took, and the scores of the candidates it found for the first investors. */
export interface NumpyRun {
  readonly numpy: string;
  /** Seconds of computing of each round over all investors. */
  readonly seconds: readonly number[];
  readonly sample: readonly (readonly number[])[];
}

type Column = Float64Array | Float32Array | Uint32Array | Uint16Array;
const TYPES = new Map<string, string>([
  ['Float64Array', '<f8'],
  ['Float32Array', '<f4'],
  ['Uint32Array', '<u4'],
  ['Uint16Array', '<u2'],
]);

const columnsOf = (market: Market): Record<string, Column> => {
  const attribute = (name: string, { prior, evidence }: Attribute): [string, Column][] => [
    [`${name}.prior`, prior],
    [`${name}.start`, evidence.start],
    [`${name}.code`, evidence.code],
    [`${name}.declared`, evidence.declared],
    [`${name}.dealt`, evidence.dealt],
  ];
  const { companySectorStart, companySector, companyStage, companyArea, companyAskBucket, companyAsk } = market;
  const { companyCapacity, ticketMin, ticketMax, blockedStart, blockedCompany, refusedStart, refusedSector } = market;
  const { postingStart, postingCompany, postingWeight, investorStart, investorTerm, investorWeight } = market.text;
  return {
    ...Object.fromEntries((['sector', 'stage', 'area', 'ask'] as const).flatMap(name => attribute(name, market[name]))),
    ...{ companySectorStart, companySector, companyStage, companyArea, companyAskBucket, companyAsk, companyCapacity },
    ...{ ticketMin, ticketMax, blockedStart, blockedCompany, refusedStart, refusedSector },
    ...{ postingStart, postingCompany, postingWeight, investorStart, investorTerm, investorWeight },
  };
};

/** The Python that has NumPy: `NUMPY_PYTHON` or `python3`; undefined where it has none. */
const pythonWithNumpy = (): string | undefined => {
  const python = process.env.NUMPY_PYTHON ?? 'python3';
  return spawnSync(python, ['-c', 'import numpy']).status === 0 ? python : undefined;
};

/** Scores the market with NumPy on one thread, in a process of its own; undefined where there is no NumPy. */
export const scoreWithNumpy = (market: Market, top: number, rounds: number, sample: number): NumpyRun | undefined => {
  const python = pythonWithNumpy();
  if (python === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'startup-plus-numpy-'));
  try {
    const columns = columnsOf(market);
    for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(columns))
      writeFileSync(join(folder, name), new Uint8Array(buffer, byteOffset, byteLength));
    const manifest = {
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, each]) => [name, TYPES.get(each.constructor.name)]),
      ),
      weights: WEIGHTS,
      alpha: PRIOR_STRENGTH,
      floor: SCORE_FLOOR,
      investors: market.investorIds.length,
      top,
      rounds,
      sample,
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
    const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'numpy_scorer.py'), folder], {
      env: { ...process.env, ...one },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`NumPy run failed: ${stderr}`);
    return JSON.parse(stdout) as NumpyRun;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

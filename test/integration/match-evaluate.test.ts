import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type MadeUp, madeUp } from '#test/support/book.ts';

const folder = mkdtempSync(join(tmpdir(), 'startup-plus-match-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const known = (value: number): string => (Number.isNaN(value) ? '' : String(Math.round(value)));

/** A made-up market as the files of an export, some rows of it spoilt as real ones are. */
const exported = (name: string, { companies, rounds, deals }: MadeUp): string => {
  const into = join(folder, name);
  mkdirSync(into);
  const write = (file: string, rows: readonly (readonly string[])[]) =>
    writeFileSync(join(into, `${file}.csv`), `\uFEFF${rows.map(row => row.join()).join('\r\n')}\r\n`);
  write('companies', [
    ['company_id', 'name', 'category_code', 'state_code', 'region', 'city', 'founded_at', 'acquired_at'],
    ...companies.map(({ id, sectors, state, region, city, founded, words }, n) => [
      id,
      `"${words[0]}, Inc. ""${n}"""`,
      sectors[0] ?? '',
      state,
      region,
      city,
      Number.isNaN(founded) ? '' : iso(founded),
      n % 50 === 7 ? '2009-06-01' : '',
    ]),
  ]);
  write('rounds', [
    ['company_id', 'funded_at', 'funding_round_type', 'raised_amount_usd'],
    ...rounds.map(({ company, day, kind, amount }) => [company, iso(day), kind, known(amount)]),
    ['c0001', '', 'angel', '5'],
    ['nobody', '2009-01-01', 'angel', '5'],
    ['c0001', '2010-02-30', 'never seen before', 'many'],
  ]);
  write('investments', [
    ['investor_id', 'company_id', 'funded_at', 'round_type', 'round_amount_usd'],
    ...deals.map(({ investor, company, day, kind, amount }, n) => [
      investor,
      company,
      iso(day),
      n % 9 === 0 ? '' : kind,
      known(amount),
    ]),
    ['', 'c0001', '2009-01-01', 'angel', ''],
  ]);
  write('investors', [
    ['investor_id', 'investor'],
    ['i000', 'First'],
  ]);
  return into;
};

const evaluate = (...options: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise(resolve => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../../infra/evaluate/match.ts'), ...options],
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    );
  });

describe('npm run match:evaluate', { timeout: 240_000 }, () => {
  const data = exported('city', madeUp(3));

  test('learns, ranks, measures, allocates, and writes lists and figures that agree', async () => {
    const [json, lists] = [join(folder, 'figures.json'), join(folder, 'lists.csv')];
    const options = [
      '--data',
      data,
      '--cutoff',
      '2010-01-01',
      '--declared',
      '--train-cutoffs',
      '2009-01-01,2008-01-01',
    ];
    const { code, stdout, stderr } = await evaluate(
      ...options,
      '--bags',
      '1',
      '--json',
      json,
      '--predictions',
      lists,
      '--capacity',
      '10x5',
    );
    expect(stderr).toContain('learning from all windows');
    expect(code).toBe(0);
    const figures = JSON.parse(readFileSync(json, 'utf8'));
    const names = figures.methods.map(({ name }: { name: string }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['random', 'popularity', 'Jaccard', 'TF-IDF cosine', 'log-lifts', 'engine (learned)']),
    );
    const engine = figures.methods.at(-1).metrics;
    const random = figures.methods[0].metrics;
    expect(engine.ndcg10.mean).toBeGreaterThan(random.ndcg10.mean + 2 * random.ndcg10.se);
    for (const text of ['Recall@20', 'HitRate@10', 'co NDCG@10', 'Reliability', 'Recall@20 lost to capacity'])
      expect(stdout).toContain(text);
    expect(figures.capacity.leastOfOptimum).toBeGreaterThan(0.999);

    const [head, ...rows] = readFileSync(lists, 'utf8').trim().split('\n');
    expect(head).toBe('investor_id,company_id,rank,score');
    const byInvestor = Map.groupBy(
      rows.map(row => row.split(',')),
      ([investor]) => investor,
    );
    expect(byInvestor.size).toBe(figures.investors);
    for (const list of byInvestor.values()) {
      expect(list.map(([, , rank]) => Number(rank))).toEqual(list.map((_, n) => n + 1));
      expect(new Set(list.map(([, company]) => company)).size).toBe(list.length);
      const scores = list.map(([, , , score]) => Number(score));
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  test('means over folds and seeds, newcomers beside those with a history', async () => {
    const json = join(folder, 'means.json');
    const options = ['--folds', '2009-06-01,2010-01-01', '--train-cutoffs', '2007-06-01,2008-06-01', '--seeds', '2'];
    const { code, stdout, stderr } = await evaluate(
      '--data',
      data,
      ...options,
      '--sets',
      'B,C',
      '--declared',
      '--bags',
      '1',
      '--cold-investors',
      '--json',
      json,
    );
    expect(stderr).not.toContain('Error');
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/NaN|Infinity/);
    const { sets } = JSON.parse(readFileSync(json, 'utf8'));
    expect(sets.map(({ set }: { set: string }) => set)).toEqual(['B', 'C']);
    for (const { methods, ahead, folds, betweenSeeds } of sets) {
      const of = (name: string) => methods.find(({ method }: { method: string }) => method === name).figures[1].mean;
      expect(of('engine, newcomers')).toBeGreaterThan(of('random'));
      const alone = folds.filter(({ method }: { method: string }) => method === 'engine');
      expect(alone).toHaveLength(2);
      expect(of('engine')).toBeCloseTo((alone[0].means[1] + alone[1].means[1]) / 2, 9);
      const lead = ahead.find(({ method }: { method: string }) => method === 'random').figures[1];
      expect(lead.mean).toBeCloseTo(of('engine') - of('random'), 9);
      expect(lead.se).toBeGreaterThan(0);
      expect(betweenSeeds[1]).toBe(0);
    }
  });

  test.each(['A', 'B', 'C'])('set %s with too little to learn from falls back to the untrained formula', async set => {
    const few = exported(`few-${set}`, madeUp(5, 12, 60));
    const { code, stdout, stderr } = await evaluate(
      '--data',
      few,
      '--cutoff',
      '2010-01-01',
      '--months',
      '6',
      '--set',
      set,
    );
    expect(stderr).not.toContain('Error');
    expect(code).toBe(0);
    expect(stdout).toContain('engine (untrained formula)');
    expect(stdout).not.toContain('NaN');
  });

  test('a window of which nothing is known yet gives lists, or none, and no figures that are no numbers', async () => {
    const few = exported('few-later', madeUp(5, 12, 60));
    const later = await evaluate('--data', few, '--cutoff', '2011-06-01', '--set', 'A', '--capacity', '5x2');
    expect([later.code, later.stdout]).toEqual([0, expect.stringContaining('0 pairs to find')]);
    const none = await evaluate('--data', few, '--cutoff', '2015-06-01', '--declared', '--capacity', '5x2');
    expect(none.stderr).not.toContain('Error');
    expect([none.code, none.stdout]).toEqual([0, expect.stringContaining('× 0 candidates')]);
    expect(later.stdout + none.stdout).not.toMatch(/NaN|Infinity/);
  });

  test('says what is wrong: no folder, no date, a window that reaches past the cut-off', async () => {
    const absent = await evaluate('--data', join(folder, 'absent'), '--cutoff', '2010-01-01');
    expect([absent.code, absent.stderr]).toEqual([1, expect.stringContaining('companies.csv')]);
    const when = await evaluate('--data', data, '--cutoff', 'today');
    expect([when.code, when.stderr]).toEqual([1, expect.stringContaining('2011-10-01')]);
    const neither = await evaluate('--data', data);
    expect([neither.code, neither.stderr]).toEqual([1, expect.stringContaining('--folds')]);
    const set = await evaluate('--data', data, '--folds', '2010-01-01', '--sets', 'B,D');
    expect([set.code, set.stderr]).toEqual([1, expect.stringContaining('A, B, C')]);
    const late = await evaluate('--data', data, '--cutoff', '2010-01-01', '--train-cutoffs', '2009-06-01');
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('2009-06-01')]);
    expect((await evaluate('--help')).stdout).toContain('--train-cutoffs');
  });
});

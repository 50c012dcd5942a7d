import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judge, listOf, measure, type Scores, type Task } from '#infra/evaluate/match/metrics.ts';
import { candidatesOf, foldAt, SETS, yearsBefore } from '#infra/evaluate/match/protocol.ts';
import { dayOf, readRecords, wordsOf } from '#infra/evaluate/match/read.ts';
import { taskOf } from '#infra/evaluate/match/task.ts';
import { liftSum } from '#shared/match/engine/book/ground.ts';
import { LIFT_RULES, liftTable, meanLift } from '#shared/match/engine/book/lifts.ts';
import { pastAt } from '#shared/match/engine/book/past.ts';
import { gini } from '#shared/match/engine/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'startup-plus-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADS = {
  companies: 'company_id,name,category_code,state_code,region,city,founded_at,acquired_at',
  rounds: 'company_id,funded_at,funding_round_type,raised_amount_usd',
  investments: 'investor_id,company_id,funded_at,round_type,round_amount_usd',
  investors: 'investor_id,investor',
};
const recordsOf = (rows: { readonly [File in keyof typeof HEADS]?: readonly string[] }) => {
  for (const [file, head] of Object.entries(HEADS))
    writeFileSync(join(folder, `${file}.csv`), [head, ...(rows[file as keyof typeof HEADS] ?? [])].join('\n'));
  return readRecords(folder);
};

const BEFORE = ['a', 'b', 'c', 'd', 'e'];
const SMALL = {
  companies: [
    ...BEFORE.map(id => `${id},Name ${id},web,CA,SF Bay,San Francisco,2005-01-01,`),
    'sold,Sold,web,CA,,,2005-01-01,2011-09-30',
    'later,Later,,,,,,2012-01-01',
    'new,New,bio,NY,NYC,New York,,',
    'quiet,Quiet,,,Unknown,,,',
  ],
  rounds: [
    'new,2012-01-05,angel,',
    'new,2012-01-05,series-a,2000000',
    'new,2012-03-01,venture,90000000',
    'later,2012-09-30,unheard-of,',
    'quiet,2012-10-01,angel,5',
    'quiet,,angel,5',
    'nobody,2012-01-01,angel,5',
  ],
  investments: [
    ...BEFORE.map(id => `i,${id},2010-01-0${BEFORE.indexOf(id) + 1},angel,100000`),
    'i,new,2012-01-05,series-a,2000000',
    'i,a,2012-02-02,,',
    'i,sold,2012-02-02,angel,',
    'j,new,2012-01-05,series-a,2000000',
    'i,later,2012-09-30,unheard-of,',
  ],
  investors: ['i,Investor'],
};

describe('the protocol', () => {
  const records = recordsOf(SMALL);
  const fold = foldAt(records, dayOf('2011-10-01'), 12);
  const ids = (companies: Uint32Array) => [...companies].map(c => records.book.companyIds[c]!);

  test('sets, seen and new pairs, and those judged', () => {
    expect(records.ignored).toBe(2);
    const [a, b, c] = SETS.map(set => ids(candidatesOf(fold, set)));
    expect(a).toEqual(['a', 'b', 'c', 'd', 'e', 'later', 'new']);
    expect(b).toEqual(['later', 'new']);
    expect(c).toEqual(['a', 'later', 'new']);
    const i = records.book.investorIds.indexOf('i');
    expect(ids(fold.seen[i]!)).toEqual(BEFORE);
    expect(ids(fold.found[i]!)).toEqual(['later', 'new']);
    expect([...fold.eligible]).toEqual([i]);
    const task = taskOf(fold, 'C');
    expect([...task.seen[0]!]).toEqual([0]);
    expect([...task.found[0]!]).toEqual([1, 2]);
  });

  test('what is called unknown is not a place', () => {
    expect(records.book.region.values).toEqual(['NYC', 'SF Bay']);
  });

  test('a window to learn from knows nothing of the day it may not reach', () => {
    const short = foldAt(records, dayOf('2011-10-01'), 12, dayOf('2012-09-30'));
    const i = records.book.investorIds.indexOf('i');
    expect(ids(short.found[i]!)).toEqual(['new']);
    expect(ids(candidatesOf(short, 'C'))).toEqual(['a', 'new']);
  });

  test('a company declares the largest round of its first day in the window, whatever it is called', () => {
    const at = (id: string) => records.book.companyIds.indexOf(id);
    const kind = (id: string) => records.book.kinds[fold.declared.kind[at(id)]!];
    expect(kind('new')).toBe('series-a');
    expect(fold.declared.ask[at('new')]).toBe(3);
    expect(kind('later')).toBe('unheard-of');
    expect(fold.declared.ask[at('later')]).toBe(0xffff);
    expect(kind('a')).toBe('other');
    expect(kind('quiet')).toBeUndefined();
  });

  test('an empty folder of files is an empty market; a missing column is named', () => {
    const empty = recordsOf({});
    expect(foldAt(empty, dayOf('2011-10-01'), 12).eligible).toHaveLength(0);
    writeFileSync(join(folder, 'rounds.csv'), 'company_id,funded_at\na,2011-01-01');
    expect(() => readRecords(folder)).toThrow(/rounds\.csv.*funding_round_type/);
  });

  test('days, words and calendar years', () => {
    expect(dayOf('1970-01-03T10:00:00')).toBe(2);
    expect(dayOf('1970')).toBeNaN();
    expect(dayOf('2011-13-01')).toBeNaN();
    expect(wordsOf('BioPharm 2 Ltd')).toEqual(['biopharm', 'biop-', '-harm', 'ltd']);
    expect(yearsBefore(dayOf('2012-10-01'), 1)).toBe(dayOf('2011-10-01'));
  });
});

describe('the measures', () => {
  test('of one list by hand', () => {
    expect(judge([1])).toEqual([1, 1, 1, 1]);
    expect(judge([11, 40])).toEqual([0.5, 0, 0, 1 / 11]);
    expect(judge([2, 3])[1]).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)), 12);
    expect(judge(Array.from({ length: 30 }, (_, i) => i + 1))[0]).toBe(1);
    expect(gini([1, 1, 1])).toBeCloseTo(0, 12);
    expect(gini([0, 0, 3])).toBeCloseTo(2 / 3, 12);
    expect(gini([0, 0])).toBe(0);
  });

  const task: Task = {
    investors: Uint32Array.of(0, 1, 2),
    candidates: Uint32Array.of(0, 1, 2, 3),
    seen: [Uint32Array.of(3), Uint32Array.of(), Uint32Array.of()],
    found: [Uint32Array.of(1), Uint32Array.of(2), Uint32Array.of()],
    activity: Float64Array.of(5, 6, 7),
  };
  const scores: Scores = { rows: 3, columns: 4, value: Float32Array.of(1, 2, 3, 9, 1, 2, 3, 4, 0, 5, 0, 0) };

  test('leave out what was seen, judge those with something to find, rank investors for companies', () => {
    expect(listOf(scores, task, 0, 2)).toEqual([2, 1]);
    const found = measure(scores, task, false);
    expect([found.judged, found.companies, found.pairs]).toEqual([2, 2, 2]);
    expect(found.mrr.mean).toBeCloseTo(1 / 2, 12);
    expect(found.recall20.mean).toBe(1);
    // Company 1: investor 0 (2) after investor 2 (5), and before or after investor 1 (2) by lot. Company 2: a tie of two.
    expect(found.companyNdcg10.mean).toBeGreaterThan(0.5);
    expect(found.coverage.mean).toBe(1);
  });

  test('equal scores are ranked by lot, the same each time, and not by position', () => {
    const flat: Scores = { rows: 3, columns: 4, value: new Float32Array(12) };
    const first = [0, 1, 2].map(row => listOf(flat, task, row, 4));
    expect([0, 1, 2].map(row => listOf(flat, task, row, 4))).toEqual(first);
    expect(new Set(first.map(list => list.filter(c => c !== 3).join())).size).toBeGreaterThan(1);
  });
});

/** Real investments are not part of the repository: these run where the folder is. */
const DATA = ['../shared/data/vc', '../../shared/data/vc']
  .map(path => join(import.meta.dirname, '../..', path))
  .find(existsSync);
const rowsOf = (file: string): string[][] =>
  readFileSync(join(DATA!, 'fold-2011-10-01', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(','));

describe.runIf(DATA !== undefined)(
  'on the real fold of 2011-10-01 (only where the data is)',
  { timeout: 120_000 },
  () => {
    const records = DATA === undefined ? recordsOf({}) : readRecords(DATA);
    const { book } = records;
    const fold = foldAt(records, dayOf('2011-10-01'), 12);

    test('candidates with what they declare, test pairs and investors are the published ones', () => {
      const candidates = [...candidatesOf(fold, 'A')].map(c => {
        const raising = fold.inSet.C[c] === 1;
        const ask = fold.declared.ask[c]!;
        return [
          book.companyIds[c]!,
          '1',
          String(fold.inSet.B[c]),
          String(fold.inSet.C[c]),
          raising ? (book.kinds[fold.declared.kind[c]!] ?? '') : '',
          raising && ask < 0xffff ? String(ask) : '',
        ].join();
      });
      expect(candidates.sort()).toEqual(
        rowsOf('candidates.csv')
          .map(row => row.join())
          .sort(),
      );
      const pairs = [...fold.eligible].flatMap(i =>
        [...fold.found[i]!].map(c => [book.investorIds[i], book.companyIds[c], fold.inSet.B[c]].join()),
      );
      expect(pairs.sort()).toEqual(
        rowsOf('test_pairs.csv')
          .map(row => row.join())
          .sort(),
      );
      const eligible = [...fold.eligible].map(i => `${book.investorIds[i]},${fold.found[i]!.length > 0 ? 1 : 0}`);
      expect(eligible.sort()).toEqual(
        rowsOf('eligible_investors.csv')
          .map(row => row.join())
          .sort(),
      );
    });

    test('the untrained formula gives the reference terms and top lists of 60 investors', () => {
      // The reference was computed with companies founded or funded after the data ends, so that the market's shares of cities
      // are a little smaller there and a few companies' ages are known. Hence 0.03, and 8 pairs of 1,200 apart; see
      // docs/matching.md for each.
      const past = pastAt(book, fold.from, fold.declared);
      const sum = liftSum(past);
      const scores = new Float32Array(book.companyIds.length);
      const position = new Map(book.companyIds.map((id, c) => [id, c]));
      const NAMES = {
        sector: 'l_cat',
        region: 'l_region',
        state: 'l_state',
        city: 'l_city',
        age: 'l_age',
        raised: 'l_raised',
        last: 'l_ltype',
        kind: 'd_type',
        ask: 'd_amt',
      } as const;
      const tables = past.attributes.map(attribute => ({
        attribute,
        table: liftTable(past, attribute, LIFT_RULES[attribute.name]),
        lifts: new Float64Array(attribute.size),
      }));
      let same = 0;
      let close = 0;
      let terms = 0;
      const lines = readFileSync(join(DATA!, 'fold-2011-10-01', 'reference_untrained_formula.jsonl'), 'utf8')
        .trim()
        .split('\n');
      expect(lines).toHaveLength(60);
      for (const line of lines) {
        const reference = JSON.parse(line) as {
          investor_id: string;
          top: [string, number][];
          terms_of_first: { [term: string]: number };
        };
        const investor = book.investorIds.indexOf(reference.investor_id);
        sum.into(investor, scores);
        const seen = new Set(fold.seen[investor]);
        const mine = [...candidatesOf(fold, 'C')]
          .filter(c => !seen.has(c))
          .sort((a, b) => scores[b]! - scores[a]! || a - b)
          .slice(0, 20)
          .map(c => book.companyIds[c]!);
        for (const [id, score] of reference.top) {
          if (mine.includes(id)) same++;
          if (Math.abs(scores[position.get(id)!]! - score) < 0.03) close++;
        }
        for (const { attribute, table, lifts } of tables) {
          table(investor, lifts);
          const found = meanLift(attribute, position.get(reference.top[0]![0])!, lifts);
          if (Math.abs(found - reference.terms_of_first[NAMES[attribute.name]]!) < 0.03) terms++;
        }
      }
      expect(same).toBeGreaterThanOrEqual(1192);
      expect(close).toBeGreaterThanOrEqual(1175);
      expect(terms).toBeGreaterThanOrEqual(538);
    });
  },
);

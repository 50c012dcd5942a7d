import { type Book, type Coded, type CodedRows, type Declared, NONE } from '#shared/match/engine/book/book.ts';
import { ground, type PairScorer } from '#shared/match/engine/book/ground.ts';
import { attributeOf } from '#shared/match/engine/book/market.ts';
import { type AttributeName, type Past, pastAt } from '#shared/match/engine/book/past.ts';
import { type Model, pairScorer } from '#shared/match/engine/model/learn.ts';
import { MICRO } from '#shared/match/engine/points.ts';
import type { Scores, Task } from './metrics.ts';

/** A profile counts as this many deals of the day before the cut-off, as a thesis does on the platform. */
const PROFILE_DEALS = 6;
const [SECTORS, REGIONS, KINDS] = [3, 2, 2] as const;
/** The ticket range holds the amounts between these shares of an investor's rounds. */
const TICKETS = [0.2, 0.8] as const;
/** Newcomers that join the market at a time: their profiles are too few to move its shares. */
const COHORT = 50;

/** What an investor would tick on a form, read off its deals: codes, commonest first, and amounts. */
export interface Profile {
  readonly sectors: readonly number[];
  readonly regions: readonly number[];
  readonly kinds: readonly number[];
  readonly ticket: readonly [low: number, high: number] | undefined;
}

const commonest = (codes: Iterable<number>, most: number): number[] => {
  const counts = new Map<number, number>();
  for (const code of codes) if (code !== NONE) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, most)
    .map(([code]) => code);
};

/** The profile of an investor by its deals before a day. */
export const profileOf = (past: Past, investor: number): Profile => {
  const [from, to] = [past.start[investor]!, past.start[investor + 1]!];
  const values = (name: AttributeName, most: number): number[] => {
    const { start, code } = attributeOf(past, name).deal;
    return commonest(code.subarray(start[from]!, start[to]!), most);
  };
  const amounts = past.amount
    .slice(from, to)
    .filter(amount => amount > 0)
    .sort();
  const at = (share: number): number => amounts[Math.min(amounts.length - 1, Math.floor(share * amounts.length))]!;
  return {
    sectors: values('sector', SECTORS),
    regions: values('region', REGIONS),
    kinds: values('kind', KINDS),
    ticket: amounts.length === 0 ? undefined : [at(TICKETS[0]), at(TICKETS[1])],
  };
};

const longer = (codes: Uint16Array, more: readonly number[]): Uint16Array => Uint16Array.from([...codes, ...more]);

/**
 * A book with a newcomer for each profile: an investor without any deal but its profile's, spread over the values ticked, with
 * companies that stand for nobody. Newcomers come after the investors of the book; of what happens from `day` on nothing is kept.
 */
export const withNewcomers = (book: Book, profiles: readonly Profile[], day: number): Book => {
  const deals = profiles.flatMap(({ sectors, regions, kinds, ticket }, who) =>
    Array.from({ length: PROFILE_DEALS }, (_, n) => ({
      investor: book.investorIds.length + who,
      sector: sectors[n % Math.max(1, sectors.length)],
      region: regions[n % Math.max(1, regions.length)] ?? NONE,
      kind: kinds[n % Math.max(1, kinds.length)] ?? NONE,
      amount:
        ticket === undefined ? Number.NaN : ticket[0] * (ticket[1] / ticket[0]) ** (n / Math.max(1, PROFILE_DEALS - 1)),
    })),
  );
  // The state that most companies of a region are in.
  const stateOf = (region: number): number =>
    commonest(
      book.state.code.filter((_, c) => book.region.code[c] === region),
      1,
    )[0] ?? NONE;
  const states = new Map([...new Set(deals.map(({ region }) => region))].map(region => [region, stateOf(region)]));
  const companies = book.companyIds.length;
  const coded = (column: Coded, more: readonly number[]): Coded => ({ ...column, code: longer(column.code, more) });
  const rows = ({ values, start, code }: CodedRows, more: readonly (readonly number[])[]): CodedRows => {
    let end = code.length;
    return {
      values,
      start: Uint32Array.from([...start, ...more.map(each => (end += each.length))]),
      code: Uint32Array.from([...code, ...more.flat()]),
    };
  };
  let before = 0;
  while (before < book.deals.day.length && book.deals.day[before]! < day) before++;
  const floats = (values: Float64Array, more: readonly number[]) => Float64Array.from([...values, ...more]);
  const amounts = deals.map(({ amount }) => amount);
  const kinds = deals.map(({ kind }) => kind);
  const last = deals.map(() => day - 1);
  return {
    ...book,
    investorIds: [...book.investorIds, ...profiles.map((_, who) => `newcomer:${who}`)],
    companyIds: [...book.companyIds, ...deals.map((_, n) => `profile:${n}`)],
    sector: rows(
      book.sector,
      deals.map(({ sector }) => (sector === undefined ? [] : [sector])),
    ),
    state: coded(
      book.state,
      deals.map(({ region }) => states.get(region)!),
    ),
    region: coded(
      book.region,
      deals.map(({ region }) => region),
    ),
    city: coded(
      book.city,
      deals.map(() => NONE),
    ),
    founded: floats(
      book.founded,
      deals.map(() => Number.NaN),
    ),
    words: rows(
      book.words,
      deals.map(() => []),
    ),
    rounds: {
      start: Uint32Array.from([...book.rounds.start, ...deals.map((_, n) => book.rounds.day.length + n + 1)]),
      day: Int32Array.from([...book.rounds.day, ...last]),
      kind: longer(book.rounds.kind, kinds),
      amount: floats(book.rounds.amount, amounts),
    },
    deals: {
      investor: Uint32Array.from([
        ...book.deals.investor.subarray(0, before),
        ...deals.map(({ investor }) => investor),
      ]),
      company: Uint32Array.from([...book.deals.company.subarray(0, before), ...deals.map((_, n) => companies + n)]),
      day: Int32Array.from([...book.deals.day.subarray(0, before), ...last]),
      kind: longer(book.deals.kind.subarray(0, before), kinds),
      amount: floats(book.deals.amount.subarray(0, before), amounts),
    },
  };
};

/** Scores of a task where every investor is a newcomer known by its profile alone. */
export const coldScores = (past: Past, { investors, candidates }: Task, make: (past: Past) => PairScorer): Scores => {
  const value = new Float32Array(investors.length * candidates.length);
  for (let from = 0; from < investors.length; from += COHORT) {
    const cohort = investors.subarray(from, from + COHORT);
    const book = withNewcomers(
      past.book,
      Array.from(cohort, investor => profileOf(past, investor)),
      past.asOf,
    );
    const silent = Array.from({ length: PROFILE_DEALS * cohort.length }, () => NONE);
    const declared: Declared = {
      kind: longer(past.declared.kind, silent),
      ask: longer(past.declared.ask, silent),
    };
    const scorer = make(pastAt(book, past.asOf, declared));
    for (let i = 0; i < cohort.length; i++) {
      scorer.load(past.book.investorIds.length + i);
      const row = (from + i) * candidates.length;
      for (let c = 0; c < candidates.length; c++) value[row + c] = scorer.score(candidates[c]!) / MICRO;
    }
  }
  return { rows: investors.length, columns: candidates.length, value };
};

/** Methods that rank for newcomers: the untrained formula, and a learned model. */
export const newcomers = (model: Model): { readonly name: string; readonly make: (past: Past) => PairScorer }[] => [
  { name: 'untrained formula, newcomers', make: ground },
  { name: 'engine, newcomers', make: past => pairScorer(model, past) },
];

import { contentHash } from '#shared/kernel/hash.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { ofThesis, toBook } from './book.ts';
import type { Book, Declared } from './engine/book/book.ts';
import { pastAt } from './engine/book/past.ts';
import { askStep } from './engine/book/state.ts';
import { SIGNAL_WEIGHTS } from './engine/index.ts';
import { LEAST_SEEN, OTHERS } from './engine/model/learn.ts';
import type { Window } from './engine/model/sample.ts';
import type { Signal } from './engine/types.ts';

/** Windows to learn from, each as long as an evaluation's: the year before the day, and the two before it. */
export const WINDOWS = 3;
const WINDOW_DAYS = 365;
/** A pair counts as found where what was done about it comes to this: getting in touch, and no decline after it. */
const LEAST_INTEREST = SIGNAL_WEIGHTS.contact;
/** Pairs drawn for all windows together stay about below this, which bounds memory and time of the training. */
const MOST_ROWS = 400_000;
const LEAST_OTHERS = 20;

/** What a city can teach on a day. */
export interface Lessons {
  readonly windows: readonly Window[];
  /** Pairs found in the windows. */
  readonly found: number;
  /** Pairs that investors are known to have invested in or got in touch about, whenever. */
  readonly evidence: number;
  /** SHA-256 of that evidence, whatever day it is looked at. */
  readonly dataHash: string;
  /** Share of the pairs of the last window that were found: what chance means. */
  readonly chance: number;
  /** Companies not found to draw for each investor. */
  readonly others: number;
}

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Something that speaks for a pair: an investment, or interest shown; `day` is the first one's. */
interface Find {
  readonly investor: string;
  readonly company: string;
  readonly day: number;
}

/** Pairs of which more was shown than declined, by the day they got that far. */
const interests = (signals: readonly Signal[]): Find[] => {
  const pairs = Map.groupBy(signals, ({ investor, company }) => `${investor} ${company}`);
  return [...pairs.values()].flatMap(([...own]) => {
    const strong = own.filter(({ kind }) => SIGNAL_WEIGHTS[kind] >= LEAST_INTEREST).map(({ on }) => on);
    const first = strong.sort()[0];
    const declined = own.some(({ kind, on }) => kind === 'decline' && first !== undefined && on >= first);
    if (first === undefined || (declined && own.every(({ kind }) => kind !== 'investment'))) return [];
    return [{ investor: own[0]!.investor, company: own[0]!.company, day: dayOf(first) }];
  });
};

/** What companies say of their first round of the window, as a listed company does; of those without one what they raise now. */
const declaredIn = ({ rounds, companyIds }: Book, now: Declared, from: number, to: number): Declared => {
  const declared = { kind: now.kind.slice(), ask: now.ask.slice() };
  for (let c = 0; c < companyIds.length; c++)
    for (let at = rounds.start[c]!; at < rounds.start[c + 1]!; at++) {
      if (rounds.day[at]! < from) continue;
      if (rounds.day[at]! < to) {
        declared.kind[c] = rounds.kind[at]!;
        declared.ask[c] = askStep(rounds.amount[at]!);
      }
      break;
    }
  return declared;
};

const rowsOf = (sets: readonly Set<number>[]): Uint32Array[] => sets.map(set => Uint32Array.from(set).sort());
const setsFor = (count: number): Set<number>[] => Array.from({ length: count }, () => new Set<number>());

/**
 * One window [from, to): candidates are the companies that raised in it or that anybody was shown, as the evaluation's set C is
 * of those raising. An investor's thesis of today stands in for its thesis of then.
 */
const windowOf = (
  listings: readonly Listing[],
  signals: readonly Signal[],
  finds: readonly Find[],
  from: number,
  to: number,
): Window => {
  const { book, declared } = toBook(listings, isoOf(from), signals);
  const seat = new Map(book.companyIds.map((id, c) => [id, c]));
  const who = new Map(book.investorIds.map((id, i) => [id, i]));
  const within = (day: number): boolean => day >= from && day < to;
  const candidates = new Set<number>();
  for (let c = 0; c < book.companyIds.length; c++) {
    if (ofThesis(book.companyIds[c]!)) continue;
    for (let at = book.rounds.start[c]!; at < book.rounds.start[c + 1]!; at++)
      if (within(book.rounds.day[at]!)) candidates.add(c);
  }
  for (const { company, on } of signals) {
    const c = seat.get(company);
    if (c !== undefined && within(dayOf(on))) candidates.add(c);
  }
  const seen = setsFor(book.investorIds.length);
  const found = setsFor(book.investorIds.length);
  book.deals.day.forEach((day, row) => {
    if (day < from) seen[book.deals.investor[row]!]!.add(book.deals.company[row]!);
  });
  const note = (i: number | undefined, c: number | undefined, day: number): void => {
    if (i !== undefined && c !== undefined && within(day) && candidates.has(c) && !seen[i]!.has(c)) found[i]!.add(c);
  };
  book.deals.day.forEach((day, row) => {
    note(book.deals.investor[row]!, book.deals.company[row]!, day);
  });
  for (const { investor, company, day } of finds) note(who.get(investor), seat.get(company), day);
  return {
    past: pastAt(book, from, declaredIn(book, declared, from, to)),
    candidates: Uint32Array.from(candidates).sort(),
    seen: rowsOf(seen),
    found: rowsOf(found),
  };
};

/** The share of a window's pairs that were found, of investors that can be learnt from. */
const chanceIn = ({ candidates, seen, found }: Window): number => {
  const among = new Set(candidates);
  let hits = 0;
  let pairs = 0;
  seen.forEach((own, i) => {
    if (own.length < LEAST_SEEN) return;
    hits += found[i]!.length;
    pairs += candidates.length - own.reduce((sum, c) => sum + (among.has(c) ? 1 : 0), 0);
  });
  return pairs === 0 ? 0 : hits / pairs;
};

const key = ({ investor, company, day }: Find): [string, string, number] => [investor, company, day];

/**
 * The lessons of a city: windows of years before a day, from portfolios, outcomes and what investors did about what they were
 * shown. The order of listings and signals does not matter.
 */
export const lessonsOf = (listings: readonly Listing[], signals: readonly Signal[], asOf: string): Lessons => {
  const today = dayOf(asOf);
  const known = signals.filter(({ on }) => dayOf(on) < today);
  const finds = interests(known);
  const windows = Array.from({ length: WINDOWS }, (_, k) =>
    windowOf(listings, known, finds, today - (k + 1) * WINDOW_DAYS, today - k * WINDOW_DAYS),
  );
  const { book } = toBook(listings, asOf, known);
  const pairs = new Map(finds.map(find => [`${find.investor} ${find.company}`, find]));
  book.deals.day.forEach((day, row) => {
    const [investor, company] = [
      book.investorIds[book.deals.investor[row]!]!,
      book.companyIds[book.deals.company[row]!]!,
    ];
    // Earliest first: the first deal of a pair stands.
    if (day < today && !ofThesis(company) && (pairs.get(`${investor} ${company}`)?.day ?? day) >= day)
      pairs.set(`${investor} ${company}`, { investor, company, day });
  });
  const evidence = [...pairs.keys()].sort().map(name => key(pairs.get(name)!));
  const learnt = windows.reduce((sum, { found }) => sum + found.filter(own => own.length > 0).length, 0);
  return {
    windows,
    found: windows.reduce((sum, { found }) => sum + found.reduce((n, own) => n + own.length, 0), 0),
    evidence: evidence.length,
    dataHash: contentHash(evidence),
    chance: chanceIn(windows[0]!),
    others: Math.max(LEAST_OTHERS, Math.min(OTHERS, Math.floor(MOST_ROWS / Math.max(1, learnt)))),
  };
};

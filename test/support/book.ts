import {
  type Book,
  type CompanyEntry,
  type DealEntry,
  makeBook,
  type RoundEntry,
} from '#shared/match/engine/book/book.ts';
import { seeded } from '#shared/match/engine/model/random.ts';

/** A made-up market of some years in which every investor has a home, a favourite sector and a size of round. */
export interface MadeUp {
  readonly companies: CompanyEntry[];
  readonly rounds: RoundEntry[];
  readonly deals: DealEntry[];
}

const SECTORS = ['bio', 'fintech', 'games', 'mobility', 'robots'];
const STATES = ['north', 'south', 'west'];
const KINDS = ['angel', 'series-a', 'series-b'];
const YEAR = 365;
/** 2005-01-01. */
export const FIRST_DAY = 12_784;

export const madeUp = (seed: number, investors = 60, companies = 400, years = 6): MadeUp => {
  const random = seeded(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const taste = Array.from({ length: investors }, (_, i) => ({
    id: `i${String(i).padStart(3, '0')}`,
    sector: one(SECTORS),
    state: one(STATES),
    size: Math.floor(random() * KINDS.length),
  }));
  const entries = Array.from({ length: companies }, (_, c): CompanyEntry => {
    const state = one(STATES);
    return {
      id: `c${String(c).padStart(4, '0')}`,
      sectors: random() < 0.05 ? [] : [one(SECTORS)],
      state,
      region: `${state} coast`,
      city: `${state} ${Math.floor(random() * 3)}`,
      founded: random() < 0.1 ? Number.NaN : FIRST_DAY - 500 + Math.floor(random() * years * YEAR),
      words: [`w${Math.floor(random() * 20)}`],
    };
  });
  const rounds: RoundEntry[] = [];
  const deals: DealEntry[] = [];
  for (const entry of entries) {
    let day = FIRST_DAY + Math.floor(random() * years * YEAR);
    for (let size = Math.floor(random() * 2); size < KINDS.length && day < FIRST_DAY + years * YEAR; size++) {
      const amount = random() < 0.15 ? Number.NaN : 400_000 * 6 ** size * (0.5 + random());
      const round = { company: entry.id, day, kind: KINDS[size]!, amount };
      rounds.push(round);
      for (const who of taste) {
        const fit =
          (entry.sectors.includes(who.sector) ? 2 : 0) +
          (entry.state === who.state ? 1.5 : 0) -
          1.5 * Math.abs(who.size - size);
        if (random() < 1 / (1 + Math.exp(3.2 - fit))) deals.push({ ...round, investor: who.id });
      }
      day += 200 + Math.floor(random() * 500);
    }
  }
  return { companies: entries, rounds, deals };
};

export const bookOf = ({ companies, rounds, deals }: MadeUp): Book => makeBook(companies, rounds, deals);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '#shared/match/engine/index.ts';
import { exposureOf, type Introductions, introductionsAfter, WINDOW_DAYS } from '#shared/match/exposure.ts';

const SIDE = 4;
const market = {
  investorIds: Array.from({ length: SIDE }, (_, i) => `i${i}`),
  companyIds: Array.from({ length: SIDE }, (_, c) => `c${c}`),
} as Market;
const everyPair = {
  investor: Uint32Array.from({ length: SIDE * SIDE }, (_, n) => Math.floor(n / SIDE)),
  company: Uint32Array.from({ length: SIDE * SIDE }, (_, n) => n % SIDE),
};
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const START = 20_000;

describe('exposure', () => {
  test('over any nights it is what a list of all of them says', () => {
    const nights = fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 9 }), shown: fc.uniqueArray(fc.nat(SIDE * SIDE - 1)) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(nights, fc.integer({ min: 0, max: 9 }), (nights, last) => {
        let ledger: Introductions | undefined;
        let day = START;
        /** By pair: the day it was introduced, and whether the last night showed it. */
        const model = new Map<number, { since: number; shown: boolean }>();
        const knownOn = (pair: number): boolean => {
          const entry = model.get(pair);
          return entry !== undefined && (entry.shown || entry.since > day - WINDOW_DAYS);
        };
        for (const { after, shown } of nights) {
          day += after;
          const chosen = [...shown].sort((a, b) => a - b);
          ledger = introductionsAfter(
            market,
            {
              investor: Uint32Array.from(chosen, pair => everyPair.investor[pair]!),
              company: Uint32Array.from(chosen, pair => everyPair.company[pair]!),
            },
            ledger,
            dateOf(day),
          );
          const since = new Map(chosen.map(pair => [pair, knownOn(pair) ? model.get(pair)!.since : day]));
          for (const [pair, entry] of model) model.set(pair, { ...entry, shown: false });
          for (const pair of chosen) model.set(pair, { since: since.get(pair)!, shown: true });
        }
        day += last;
        const { known, introduced, shown } = exposureOf(market, everyPair, ledger, dateOf(day));
        const pairs = [...everyPair.investor.keys()];
        expect([...known]).toEqual(pairs.map(pair => (knownOn(pair) ? 1 : 0)));
        for (let c = 0; c < SIDE; c++) {
          const own = pairs.filter(pair => everyPair.company[pair] === c && knownOn(pair));
          expect(introduced[c]).toBe(own.filter(pair => model.get(pair)!.since > day - WINDOW_DAYS).length);
          expect(shown[c]).toBe(own.length > 0 ? 1 : 0);
        }
      }),
    );
  });

  test('who has left the market is forgotten, and what was never matched has none', () => {
    const chosen = { investor: Uint32Array.of(0, 1), company: Uint32Array.of(2, 2) };
    const ledger = introductionsAfter(market, chosen, undefined, dateOf(START));
    const smaller = { investorIds: ['i1'], companyIds: ['c2', 'c9'] } as Market;
    const all = { investor: Uint32Array.of(0, 0), company: Uint32Array.of(0, 1) };
    expect(exposureOf(smaller, all, ledger, dateOf(START + 1))).toEqual({
      known: Uint8Array.of(1, 0),
      introduced: Uint16Array.of(1, 0),
      shown: Uint8Array.of(1, 0),
    });
    expect(exposureOf(smaller, all, undefined, dateOf(START)).shown).toEqual(new Uint8Array(2));
  });
});

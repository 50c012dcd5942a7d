import { describe, expect, test } from 'vitest';
import { affinityTable, joined, togetherOf } from '#shared/match/engine/book/affinity.ts';
import { circleOf } from '#shared/match/engine/book/circle.ts';
import { kernelTable } from '#shared/match/engine/book/kernel.ts';
import { HALF_LIFE, marketShares } from '#shared/match/engine/book/lifts.ts';
import { attributeOf } from '#shared/match/engine/book/market.ts';
import { type Attribute, type AttributeName, pastAt } from '#shared/match/engine/book/past.ts';
import { syndicatesOf } from '#shared/match/engine/book/ties.ts';
import { bookOf, FIRST_DAY, madeUp } from '#test/support/book.ts';

const BOOK = bookOf(madeUp(11, 40, 200));
const NOTHING = new Uint16Array(BOOK.companyIds.length).fill(0xffff);
/** Every other company says what it raises. */
const DECLARED = {
  kind: NOTHING.map((none, c) => (c % 2 === 0 ? c % BOOK.kinds.length : none)),
  ask: NOTHING.map((none, c) => (c % 2 === 0 ? c % 8 : none)),
};
const PAST = pastAt(BOOK, FIRST_DAY + 4 * 365, DECLARED);
const INVESTORS = [...BOOK.investorIds.keys()];
const rowsOf = (investor: number): number[] =>
  Array.from({ length: PAST.start[investor + 1]! - PAST.start[investor]! }, (_, i) => PAST.start[investor]! + i);
const worthOf = (row: number): number => 0.5 ** ((PAST.asOf - PAST.day[row]!) / HALF_LIFE);
const valuesOf = ({ deal }: Attribute, row: number): number[] => [
  ...deal.code.subarray(deal.start[row]!, deal.start[row + 1]!),
];

/** What goes together, straight from its definition. */
const naiveTogether = (attribute: Attribute): number[][] => {
  const prior = marketShares(PAST, attribute, HALF_LIFE, true);
  const evidence = INVESTORS.map(investor =>
    Array.from({ length: attribute.size }, (_, value) =>
      rowsOf(investor).reduce((sum, row) => {
        const values = valuesOf(attribute, row);
        return sum + (values.includes(value) ? worthOf(row) / values.length : 0);
      }, 0),
    ),
  );
  return Array.from({ length: attribute.size }, (_, given) => {
    const both = Array.from({ length: attribute.size }, (_, value) =>
      evidence.reduce((sum, own) => {
        const n = own.reduce((all, each) => all + each, 0);
        return n > 1 ? sum + (own[given]! * Math.max(0, own[value]! - (value === given ? 1 : 0))) / n : sum;
      }, 0),
    );
    const total = both.reduce((sum, each) => sum + each, 0);
    return both.map((pairs, value) => (pairs + 20 * prior[value]!) / ((total + 20) * prior[value]!));
  });
};

const NAMED: readonly AttributeName[] = ['sector', 'region', 'kind', 'ask'];
const ALL = [
  ...NAMED.map(name => attributeOf(PAST, name)),
  joined(attributeOf(PAST, 'kind'), attributeOf(PAST, 'ask')),
  joined(attributeOf(PAST, 'sector'), attributeOf(PAST, 'kind')),
];

describe('what goes together', () => {
  test('is what the definition says, and so are the affinities of every investor', () => {
    for (const attribute of ALL) {
      const together = togetherOf(PAST, attribute);
      const naive = naiveTogether(attribute);
      const table = affinityTable(PAST, attribute, together);
      const lifts = new Float64Array(attribute.size);
      for (const investor of INVESTORS) {
        table(investor, lifts);
        const rows = rowsOf(investor).filter(row => valuesOf(attribute, row).length > 0);
        const n = rows.reduce((sum, row) => sum + worthOf(row), 0);
        for (let value = 0; value < attribute.size; value++) {
          const sum = rows.reduce((all, row) => {
            const values = valuesOf(attribute, row);
            return all + values.reduce((each, own) => each + (worthOf(row) * naive[own]![value]!) / values.length, 0);
          }, 0);
          expect(lifts[value]).toBeCloseTo(Math.log((sum + 3) / (n + 3)), 9);
        }
      }
    }
  });

  test('two attributes as one have every pair of values, where both are known', () => {
    const [kind, ask] = [attributeOf(PAST, 'kind'), attributeOf(PAST, 'ask')];
    const both = joined(kind, ask);
    expect(both.size).toBe(kind.size * ask.size);
    for (let row = 0; row < PAST.day.length; row++)
      expect(valuesOf(both, row)).toEqual(
        valuesOf(kind, row).flatMap(a => valuesOf(ask, row).map(b => a * ask.size + b)),
      );
  });

  test('likeness in everything is the product over attributes, those unknown left out, over all deals', () => {
    const parts = NAMED.map(name => {
      const attribute = attributeOf(PAST, name);
      return { attribute, together: togetherOf(PAST, attribute) };
    });
    const naive = parts.map(({ attribute }) => naiveTogether(attribute));
    const kernel = kernelTable(PAST, parts);
    for (const investor of INVESTORS.slice(0, 12)) {
      kernel.load(investor);
      for (let c = 0; c < BOOK.companyIds.length; c += 7) {
        let [sum, n] = [0, 0];
        for (const row of rowsOf(investor)) {
          let product = worthOf(row);
          parts.forEach(({ attribute }, k) => {
            const [own] = valuesOf(attribute, row);
            const { start, code } = attribute.company;
            if (own !== undefined && start[c] !== start[c + 1])
              product *= Math.sqrt(naive[k]![own]![code[start[c]!]!]!);
          });
          sum += product;
          n += worthOf(row);
        }
        expect(kernel.of(c)).toBeCloseTo(Math.log((sum + 2) / (n + 2)), 5);
      }
    }
  });
});

test('those an investor came in after, and partners of partners, by hand', () => {
  const syndicates = syndicatesOf(PAST);
  const circle = circleOf(PAST, syndicates);
  const companies = INVESTORS.map(
    investor => new Map(rowsOf(investor).map(row => [PAST.company[row]!, PAST.day[row]!])),
  );
  const close = (u: number, v: number): number => {
    const common = [...companies[u]!.keys()].filter(c => companies[v]!.has(c)).length;
    return common / (Math.sqrt(companies[u]!.size * companies[v]!.size) + 3);
  };
  for (const u of INVESTORS.slice(0, 8)) {
    circle.load(u);
    const others = INVESTORS.filter(v => v !== u);
    const follow = new Map(
      others.map(v => [
        v,
        [...companies[u]!].filter(([c, day]) => (companies[v]!.get(c) ?? Number.POSITIVE_INFINITY) < day).length /
          (companies[v]!.size + 4),
      ]),
    );
    const far = new Map(
      others.map(w => [w, others.reduce((sum, v) => sum + (v === w ? 0 : close(u, v) * close(v, w)), 0)]),
    );
    for (let c = 0; c < BOOK.companyIds.length; c += 5) {
      const there = others.filter(v => companies[v]!.has(c));
      expect(circle.followed(c)).toBeCloseTo(
        there.reduce((sum, v) => sum + follow.get(v)!, 0),
        9,
      );
      expect(circle.distant(c)).toBeCloseTo(
        there.reduce((sum, w) => sum + far.get(w)!, 0),
        5,
      );
    }
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACTORS, joined } from '#shared/match/engine/index.ts';
import { type Claim, shareOut } from '#shared/match/shares.ts';

const IDS = ['a', 'b', 'c', 'd'] as const;
/** A pairing whose two sides are all of the listings, and pairs among them. */
const claim = (id: Claim['id']): fc.Arbitrary<Claim> =>
  fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 20 }).map(pairs => ({
    id,
    market: { investorIds: [...IDS], companyIds: [...IDS] },
    candidates: { investor: Uint32Array.from(pairs, ([i]) => i), company: Uint32Array.from(pairs, ([, c]) => c) },
  }));
const claims = fc.tuple(claim('INVESTMENT'), claim('COLLABORATION'), claim('ACQUISITION'));
const capacities = fc
  .tuple(...IDS.map(() => fc.nat(9)))
  .map(each => new Map(IDS.map((id, n) => [id as string, each[n]!])));

describe('capacity shared between pairings', () => {
  test('is never exceeded, whatever each pairing makes of its room', () => {
    fc.assert(
      fc.property(claims, capacities, fc.infiniteStream(fc.boolean()), (all, capacities, takes) => {
        const shares = shareOut(all, capacities);
        for (const [n, { candidates }] of all.entries()) {
          const { seekers, offers } = shares.room(n);
          const taken = { investor: [] as number[], company: [] as number[] };
          const used = new Map<string, number>();
          for (const [pair, i] of candidates.investor.entries()) {
            const c = candidates.company[pair]!;
            // A listing is on one side of a pairing alone, or its room would be there twice.
            const [mine, theirs] = [used.get(IDS[i]!) ?? 0, used.get(IDS[c]!) ?? 0];
            if (i === c || !takes.next().value || mine >= seekers[i]! || theirs >= offers[c]!) continue;
            used.set(IDS[i]!, mine + 1);
            used.set(IDS[c]!, theirs + 1);
            taken.investor.push(i);
            taken.company.push(c);
          }
          shares.take(n, { investor: Uint32Array.from(taken.investor), company: Uint32Array.from(taken.company) });
        }
        expect(shares.exceeded()).toEqual([]);
      }),
    );
  });

  test('a later pairing is left a quarter where it has candidates, and what is not used is not lost', () => {
    const of = (id: Claim['id'], pairs: number): Claim => ({
      id,
      market: { investorIds: ['i'], companyIds: ['c'] },
      candidates: { investor: new Uint32Array(pairs), company: new Uint32Array(pairs) },
    });
    const capacities = new Map([
      ['i', 8],
      ['c', 3],
    ]);
    const shares = shareOut([of('INVESTMENT', 9), of('COLLABORATION', 9), of('ACQUISITION', 1)], capacities);
    const room = (n: number) => Object.values(shares.room(n)).map(([most]) => most);
    expect(room(0)).toEqual([5, 3]);
    shares.take(0, { investor: new Uint32Array(2), company: new Uint32Array(2) });
    expect(room(1)).toEqual([5, 1]);
    shares.take(1, { investor: new Uint32Array(5), company: new Uint32Array(0) });
    expect(room(2)).toEqual([1, 1]);
    shares.take(2, { investor: new Uint32Array(2), company: new Uint32Array(0) });
    expect(shares.exceeded()).toEqual(['i']);
  });
});

test('candidates joined are each there once, by investor from the best', () => {
  const list = fc
    .uniqueArray(fc.tuple(fc.nat(3), fc.nat(3)), { selector: String, maxLength: 12 })
    .map(pairs => pairs.map(([i, c]) => ({ i, c, score: i * 7 + ((c * 5) % 11) })));
  const columns = (rows: readonly { i: number; c: number; score: number }[]) => ({
    investor: Uint32Array.from(rows, ({ i }) => i),
    company: Uint32Array.from(rows, ({ c }) => c),
    score: Int32Array.from(rows, ({ score }) => score),
    parts: Int32Array.from({ length: rows.length * FACTORS.length }, (_, n) =>
      n % FACTORS.length === 0 ? rows[Math.floor(n / FACTORS.length)]!.score : 0,
    ),
  });
  fc.assert(
    fc.property(list, list, (a, b) => {
      const all = new Map([...b, ...a].map(row => [`${row.i},${row.c}`, row]));
      const expected = [...all.values()].sort((x, y) => x.i - y.i || y.score - x.score || x.c - y.c);
      expect(joined(columns(a), columns(b))).toEqual(columns(expected));
    }),
  );
});

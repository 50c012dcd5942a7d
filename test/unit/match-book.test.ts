import { describe, expect, test } from 'vitest';
import { demoCity } from '#infra/local/demo/data.ts';
import { draftListing } from '#shared/listing/rules.ts';
import { type Listing, NewListing } from '#shared/listing/schema.ts';
import { toBook } from '#shared/match/book.ts';
import { makeBook, NONE } from '#shared/match/engine/book/book.ts';
import { pastAt } from '#shared/match/engine/book/past.ts';
import { stateOn } from '#shared/match/engine/book/state.ts';
import { learn, pairScorer } from '#shared/match/engine/model/learn.ts';

const AS_OF = '2026-11-25';
const DAY = Date.parse(AS_OF) / 86_400_000;
const AT = `${AS_OF}T00:00:00.000Z`;
const idOf = (n: number): string => `01J${String(n).padStart(23, '0')}`;

const city = demoCity();
const listingOf = (kind: 'company' | 'investor', listing: object, n: number): Listing =>
  draftListing(NewListing.parse({ ...listing, kind, organisationId: idOf(9_000 + n) }), idOf(n), AT);
const listings = [
  ...city.companies.map(({ listing }, n) => listingOf('company', listing, n)),
  ...city.investors.map(({ listing }, n) => listingOf('investor', listing, 5_000 + n)),
];

describe('listings as a book', () => {
  const { book, declared } = toBook(listings, AS_OF);
  const seat = (id: string) => book.companyIds.indexOf(id);

  test('every company is in it with its place, sectors and what it raises; every investor with a thesis or a record', () => {
    for (const listing of listings) {
      if (listing.kind === 'investor') expect(book.investorIds).toContain(listing.listingId);
      if (listing.kind !== 'company') continue;
      const c = seat(listing.listingId);
      expect(book.state.values[book.state.code[c]!]).toBe(listing.profile.location.area);
      const { start, code, values } = book.sector;
      expect([...code.subarray(start[c]!, start[c + 1]!)].map(k => values[k])).toEqual(
        [...listing.profile.sectors].sort(),
      );
      expect(declared.ask[c] === NONE).toBe(listing.profile.raising.amount === undefined);
    }
  });

  test('the order of the listings does not matter', () => {
    expect(toBook([...listings].reverse(), AS_OF)).toEqual({ book, declared });
  });

  test('a company that is not listed is one company, however its name is spaced', () => {
    const investor = city.investors[0]!.listing as { profile: object };
    const withDeal = (companyName: string, n: number) =>
      listingOf(
        'investor',
        {
          ...investor,
          profile: { ...investor.profile, portfolio: [{ companyName, sectors: ['BIO'], on: '2025-01-01' }] },
        },
        n,
      );
    const both = toBook([withDeal('두리 바이오', 1), withDeal('두리바이오', 2)], AS_OF).book;
    expect(both.companyIds.filter(id => id.startsWith('name:'))).toEqual(['name:두리바이오']);
  });

  test('the scorer of an evaluation scores listings too: an investor prefers what its thesis names', () => {
    const past = pastAt(book, DAY, declared);
    const scorer = pairScorer(learn([]), past);
    let named = 0;
    let asked = 0;
    for (const listing of listings) {
      if (listing.kind !== 'investor' || listing.profile.sectors.length === 0) continue;
      scorer.load(book.investorIds.indexOf(listing.listingId));
      const ranked = listings
        .filter(other => other.kind === 'company')
        .map(other => ({ other, score: scorer.score(seat(other.listingId)) }))
        .sort((a, b) => b.score - a.score || (a.other.listingId < b.other.listingId ? -1 : 1))
        .slice(0, 5);
      for (const { other } of ranked) {
        asked++;
        if (other.profile.sectors.some(sector => listing.profile.sectors.includes(sector as never))) named++;
      }
    }
    expect(asked).toBeGreaterThan(50);
    expect(named / asked).toBeGreaterThan(0.8);
  });
});

describe('a book', () => {
  const company = { id: 'c', sectors: ['a'], state: '', region: '', city: '', founded: Number.NaN, words: [] };

  test('knows a round once a day, the largest that company or investors tell of', () => {
    const round = { company: 'c', day: 10, kind: 'angel', amount: 5 };
    const book = makeBook(
      [company],
      [round, { ...round, amount: 9, kind: 'series-a' }],
      [
        { ...round, investor: 'i', day: 20, kind: '', amount: Number.NaN },
        { ...round, investor: 'i' },
      ],
    );
    expect([...book.rounds.day]).toEqual([10, 20]);
    expect(book.kinds[book.rounds.kind[0]!]).toBe('series-a');
    expect(book.kinds[book.rounds.kind[1]!]).toBe('other');
    expect(stateOn(book, 0, 10)).toMatchObject({ rounds: 0, total: 0, age: NONE });
    expect(stateOn(book, 0, 11)).toMatchObject({ rounds: 1, total: 9 });
  });

  test('refuses a company that is there twice', () => {
    expect(() => makeBook([company, company], [], [])).toThrow(RangeError);
  });
});

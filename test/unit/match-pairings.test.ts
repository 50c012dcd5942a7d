import { describe, expect, test } from 'vitest';
import { PROFILE_TIERS } from '#shared/listing/kinds/index.ts';
import type { Listing, ListingOf } from '#shared/listing/schema.ts';
import { explainer, FACTORS, mustNotMeetIn, noExposure, scoreInvestors } from '#shared/match/engine/index.ts';
import type { Dealings } from '#shared/match/market.ts';
import { packsOf } from '#shared/match/packs.ts';
import type { Pairing } from '#shared/match/pairings/pairing.ts';
import { countSides, PAIRINGS, pairingMarket, pairingOf } from '#shared/match/pairings/table.ts';
import { settle } from '#shared/match/settle.ts';
import { demoListings } from '#test/support/demo-listings.ts';

const AS_OF = '2026-11-24';
const NONE: Dealings = { pairs: [], introductions: {} };
const city = demoListings();
const others = PAIRINGS.filter(({ id }) => id !== 'INVESTMENT');

/** What a night makes of one pairing among some listings. */
const night = (pairing: Pairing, listings: readonly Listing[], dealings: Dealings = NONE) => {
  const of = pairingMarket(pairing, listings, dealings, AS_OF);
  const { market } = of;
  const candidates = scoreInvestors(market, 0, market.investorIds.length, { top: 100, floor: pairing.floor.seeker });
  const settled = settle(of, candidates, {
    seekers: market.investorCapacity,
    offers: market.companyCapacity,
    exposure: noExposure(candidates.score.length, market.companyIds.length),
  });
  const packs = packsOf(AS_OF, [{ ...of, ...settled, explain: explainer(market) }]);
  return { of, settled, packs };
};
/** Every sentence of a pairing's packs, by the side that reads it. */
const sentences = (pairing: Pairing, { of, packs }: ReturnType<typeof night>) =>
  packs.flatMap(({ listingId, matches }) => {
    const side = of.market.investorIds.includes(listingId) ? 'seeker' : 'offer';
    return matches.flatMap(({ reasons }) =>
      reasons.map(reason => ({ side, reason, text: pairing.sentence(reason, side) }) as const),
    );
  });
const bestOf = (packs: ReturnType<typeof night>['packs'], listingId: string): string | undefined =>
  packs.find(pack => pack.listingId === listingId)?.matches[0]?.counterpartId;

describe.each(PAIRINGS.map(pairing => [pairing.id, pairing] as const))('%s', (_, pairing) => {
  const made = night(pairing, city);

  test('proposes within both capacities, and both sides read the same pairs', () => {
    expect(made.settled.fairness.matches).toBeGreaterThan(5);
    const bySide = new Map(city.map(({ listingId, profile }) => [listingId, profile.monthlyCapacity]));
    for (const { listingId, matches } of made.packs) {
      expect(matches.length).toBeLessThanOrEqual(bySide.get(listingId)!);
      for (const { counterpartId, pairing: id } of matches) {
        expect(id).toBe(pairing.id);
        const back = made.packs.find(pack => pack.listingId === counterpartId);
        expect(back?.matches.map(match => match.counterpartId)).toContain(listingId);
      }
    }
  });

  test('reasons add up to the score of either side, over the factors the pairing speaks of', () => {
    for (const { matches } of made.packs)
      for (const { score, reasons } of matches) {
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        for (const { factor } of reasons) expect(pairing.factors as readonly string[]).toContain(factor);
      }
  });

  test('says every reason in Korean and in English to either side', () => {
    for (const { text } of sentences(pairing, made)) {
      expect(text.ko).toMatch(/[가-힣].*\.$/);
      expect(text.en).toMatch(/^[A-Z].{12,}\.$/);
      expect(`${text.ko}${text.en}`).not.toMatch(/undefined|NaN|\{\}|null/);
    }
  });

  test('does not depend on the order of the listings', () => {
    expect(night(pairing, [...city].reverse()).packs).toEqual(made.packs);
  });

  test('never proposes whom one deals with, nor what is of the same organisation', () => {
    const [first] = made.packs.filter(({ listingId }) => made.of.market.investorIds.includes(listingId));
    const pair = [first!.matches[0]!.counterpartId, first!.listingId] as const;
    const after = night(pairing, city, { ...NONE, pairs: [pair] });
    const left = after.packs.find(({ listingId }) => listingId === first!.listingId)?.matches ?? [];
    expect(left.map(({ counterpartId }) => counterpartId)).not.toContain(pair[0]);
    const owner = new Map(city.map(({ listingId, organisationId }) => [listingId, organisationId]));
    for (const { listingId, matches } of made.packs)
      for (const { counterpartId } of matches) expect(owner.get(counterpartId)).not.toBe(owner.get(listingId));
  });

  test('reads nothing of an offer beyond what anybody may see', () => {
    const planted = city.map(listing => {
      if (!pairing.offer.kinds.includes(listing.kind)) return listing;
      const tiers = PROFILE_TIERS[listing.kind] as Readonly<Record<string, string>>;
      const hidden = Object.keys(tiers).filter(name => !['T0', 'OWN'].includes(tiers[name]!));
      const secret = Object.fromEntries(hidden.map(name => [name, { ko: '심어둔비밀', en: 'plantedsecret' }]));
      return { ...listing, profile: { ...listing.profile, ...secret } } as Listing;
    });
    expect(pairingMarket(pairing, planted, NONE, AS_OF)).toEqual(made.of);
    expect(JSON.stringify(night(pairing, planted).packs)).not.toMatch(/심어둔비밀|plantedsecret/);
  });
});

describe('what the demo city reads as', () => {
  test.each([
    ['cold-store-unloading', 'hangang-robotics', 'COLLABORATION'],
    ['compostable-tray', 'seaweed', 'TECHNOLOGY'],
    ['nuribakwi-ventures', 'seller-dol', 'ACQUISITION'],
    ['gounbit-beauty-invest', 'seller-son', 'ACQUISITION'],
    ['onsaemi-food-ventures', 'seller-mok', 'ACQUISITION'],
  ] as const)('%s meets %s', (seeker, offer, id) => {
    expect(bestOf(night(pairingOf(id), city).packs, seeker)).toContain(offer);
  });
});

describe('technologies for needs', () => {
  const technology = pairingOf('TECHNOLOGY');
  test('below the readiness asked for, or changing hands in no way asked for, none is proposed', () => {
    const { market } = pairingMarket(technology, city, NONE, AS_OF);
    const forbidden = mustNotMeetIn(market);
    const byId = new Map(city.map(listing => [listing.listingId, listing]));
    let ready = 0;
    market.investorIds.forEach((needId, i) => {
      const { leastTrl, transferTypes } = (byId.get(needId) as ListingOf<'need'>).profile;
      market.companyIds.forEach((id, c) => {
        const offer = (byId.get(id) as ListingOf<'technology'>).profile;
        const fits = offer.trl >= (leastTrl ?? 1) && offer.transferTypes.some(type => transferTypes.includes(type));
        if (fits) ready++;
        else expect(forbidden(i, c)).toBe(true);
      });
    });
    expect(ready).toBeGreaterThan(100);
  });

  test('each side has points of its own: budget and answers count for the technology alone', () => {
    const owners = [...new Set(city.flatMap(each => (each.kind === 'need' ? [each.organisationId] : [])))];
    const answering = { ...NONE, responses: Object.fromEntries(owners.map(owner => [owner, 95])) };
    const made = night(technology, city, answering);
    const factorsOf = (side: 'seeker' | 'offer') =>
      new Set(sentences(technology, made).flatMap(each => (each.side === side ? [each.reason.factor] : [])));
    expect(factorsOf('seeker')).toEqual(new Set(['sector', 'stage', 'region', 'text']));
    expect(factorsOf('offer')).toEqual(new Set(['sector', 'stage', 'ticket', 'region', 'text', 'activity']));
    const told = sentences(technology, made).find(({ reason }) => reason.factor === 'activity')!;
    expect([told.reason.points, told.text.ko]).toEqual([
      350,
      '상대의 답변이 빠르고 꾸준해 점수가 올랐습니다 (답변 지수 95).',
    ]);
  });

  test('a budget is told by how it counts, never by its figures', () => {
    const texts = JSON.stringify(sentences(technology, night(technology, city)));
    for (const need of city)
      if (need.kind === 'need' && need.profile.budget !== undefined)
        expect(texts).not.toContain(need.profile.budget.max.amount);
  });
});

describe('startups for firms', () => {
  const collaboration = pairingOf('COLLABORATION');
  test('a company that says it is larger is none', () => {
    const grown = city.map(listing =>
      listing.kind === 'company'
        ? ({ ...listing, profile: { ...listing.profile, size: 'LARGE' } } as Listing)
        : listing,
    );
    expect(night(collaboration, grown).packs).toEqual([]);
  });
  test('the product of both sides settles it, and both read the same points', () => {
    const { packs, of } = night(collaboration, city);
    for (const { listingId, matches } of packs)
      if (of.market.investorIds.includes(listingId))
        for (const { counterpartId, score, reasons } of matches) {
          const back = packs
            .find(pack => pack.listingId === counterpartId)!
            .matches.find(match => match.counterpartId === listingId)!;
          expect([back.score, back.reasons]).toEqual([score, reasons]);
          expect(reasons.map(({ factor }) => factor)).toContain('ticket');
        }
  });
});

describe('companies for sale', () => {
  const acquisition = pairingOf('ACQUISITION');
  test('only who states what it would acquire is matched with them', () => {
    const silent = city.map(listing => {
      const { acquiring: _, ...profile } = listing.profile as { acquiring?: unknown };
      return { ...listing, profile } as Listing;
    });
    expect(countSides(acquisition, silent, NONE)).toEqual({ seekers: 0, offers: 12 });
    expect(countSides(acquisition, city, NONE).seekers).toBeGreaterThan(3);
  });

  test('the seller reads nothing of what the acquirer keeps to itself', () => {
    const word = '심어둔관심';
    const planted = city.map(listing => {
      if (['seller-mok', 'seller-son'].includes(listing.listingId))
        return { ...listing, summary: { ...listing.summary, ko: `${listing.summary.ko} ${word}` } };
      if (!('acquiring' in listing.profile) || listing.profile.acquiring === undefined) return listing;
      const acquiring = { ...listing.profile.acquiring, keywords: [word], areas: ['KR-49' as const] };
      return { ...listing, profile: { ...listing.profile, acquiring } } as Listing;
    });
    const read = sentences(acquisition, night(acquisition, planted));
    const to = (side: 'seeker' | 'offer') =>
      JSON.stringify(read.filter(each => each.side === side).map(({ text }) => text));
    expect(to('seeker')).toContain(word);
    expect(to('offer')).not.toContain(word);
    // Whether it named the sector or the area is not told apart from how well they suit.
    expect(to('offer')).not.toMatch(/찾는|looks? for/);
  });
});

test('every factor of every pairing is one the reasons know', () => {
  for (const { factors } of others) for (const factor of factors) expect(FACTORS).toContain(factor);
  expect(new Set(PAIRINGS.map(({ id }) => id)).size).toBe(PAIRINGS.length);
});

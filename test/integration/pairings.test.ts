import { describe, expect, test } from 'vitest';
import type { ListingKind } from '#shared/listing/schema.ts';
import type { Match, MatchRun } from '#shared/match/schema.ts';
import {
  acquisitionProfile,
  cityOf,
  investorProfile,
  needProfile,
  technologyProfile,
  unique,
} from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);

const listed = async (kind: ListingKind, more: object = {}) => {
  const owner = `person-${unique()}`;
  const { listing } = await city().published(owner, kind, more);
  return { owner, listing };
};
type Side = Awaited<ReturnType<typeof listed>>;
const matchesOf = async ({ owner, listing }: Side): Promise<Match[]> =>
  (await city().as<{ items: Match[] }>(owner, 'listMatches', { params: { listingId: listing.listingId } })).body.items;
const partners = async (side: Side) => (await matchesOf(side)).map(({ counterpart }) => counterpart.listingId);
const run = async (runId: string) =>
  (await city().as<MatchRun>('operator', 'readMatchRun', { params: { runId } })).body;

/** Words that two descriptions share and the others do not. */
const words = {
  cold: {
    ko: '영하 25도 냉동창고의 팔레트 하역을 사람 없이 합니다',
    en: 'Pallets unloaded without people in a frozen store',
  },
  weld: {
    ko: '좁은 선체 블록 안의 용접을 협동로봇에 맡깁니다',
    en: 'Welding inside hull blocks by a collaborative robot',
  },
  shop: { ko: '반려동물 사료와 용품을 파는 온라인 쇼핑몰', en: 'Online shop for pet food and supplies' },
};

describe('a night of every pairing', () => {
  test('needs meet technologies and startups, acquirers companies for sale, each side with reasons of its own', async () => {
    const need = await listed('need', { summary: words.cold, profile: { ...needProfile(), monthlyCapacity: 4 } });
    const fitting = await listed('technology', { summary: words.cold, profile: technologyProfile() });
    const immature = await listed('technology', { summary: words.cold, profile: { ...technologyProfile(), trl: 3 } });
    const sold = await listed('technology', {
      summary: words.cold,
      profile: { ...technologyProfile(), transferTypes: ['ASSIGNMENT'] },
    });
    const other = await listed('technology', {
      summary: words.weld,
      profile: { ...technologyProfile(), problem: words.weld },
    });
    const startup = await listed('company', { summary: words.cold });
    const shop = await listed('acquisition', {
      summary: words.shop,
      profile: { ...acquisitionProfile(), underNda: { ko: '심어둔매각비밀', en: 'plantedseller' } },
    });
    const acquiring = { sectors: ['COMMERCE'], saleTypes: ['SHARES'], keywords: ['반려동물', '심어둔인수관심'] };
    const buyer = await listed('investor', { profile: { ...investorProfile(), acquiring } });
    await listed('investor', { profile: investorProfile() });
    await city().night('2026-03-01');

    const mine = await matchesOf(need);
    const pairs = mine.map(({ pairing, counterpart }) => [pairing, counterpart.listingId]);
    expect(pairs).toContainEqual(['TECHNOLOGY', fitting.listing.listingId]);
    expect(pairs).toContainEqual(['COLLABORATION', startup.listing.listingId]);
    for (const none of [immature, sold, other]) {
      expect(pairs.map(([, id]) => id)).not.toContain(none.listing.listingId);
      expect(await matchesOf(none)).toEqual([]);
    }
    const [theirs] = (await matchesOf(fitting)).filter(({ pairing }) => pairing === 'TECHNOLOGY');
    const [ours] = mine.filter(({ pairing }) => pairing === 'TECHNOLOGY');
    expect(theirs!.counterpart.listingId).toBe(need.listing.listingId);
    expect(theirs!.score).not.toBe(ours!.score);
    for (const { score, reasons } of [...mine, theirs!]) {
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      for (const { text } of reasons) expect([text.ko, text.en].every(Boolean)).toBe(true);
    }

    const bought = (await matchesOf(buyer)).filter(({ pairing }) => pairing === 'ACQUISITION');
    expect(bought.map(({ counterpart }) => counterpart.listingId)).toEqual([shop.listing.listingId]);
    const asked = await matchesOf(shop);
    expect(asked.map(({ counterpart }) => counterpart.listingId)).toEqual([buyer.listing.listingId]);
    expect(JSON.stringify(bought)).not.toMatch(/심어둔매각비밀|plantedseller/);
    expect(JSON.stringify(asked)).not.toMatch(/심어둔인수관심/);
  });

  test('its record says how each pairing was settled', async () => {
    const { pairings = [], counts } = await run('2026-03-01');
    expect(pairings.map(({ pairing }) => pairing)).toEqual([
      'INVESTMENT',
      'TECHNOLOGY',
      'COLLABORATION',
      'ACQUISITION',
    ]);
    expect(pairings.reduce((sum, { matches }) => sum + matches, 0)).toBe(counts.matches);
    for (const { cap, gini, coverage, ofOptimum = 1, price = 0 } of pairings) {
      expect(cap).toBeGreaterThanOrEqual(3);
      expect(ofOptimum).toBeGreaterThan(0.99);
      for (const share of [gini, coverage, price]) expect(share).toBeLessThanOrEqual(1);
    }
  });

  test('whoever was shown to nobody gets the slot that is kept for it the night after', async () => {
    const sides = await Promise.all(Array.from({ length: 6 }, () => listed('company')));
    const wanting = await listed('investor', { profile: { ...investorProfile(), monthlyCapacity: 4 } });
    await city().night('2026-03-02');
    const first = await partners(wanting);
    expect(first).toHaveLength(4);
    const shown = new Set(first);
    for (const date of ['2026-03-03', '2026-03-04', '2026-03-05']) {
      await city().night(date);
      for (const id of await partners(wanting)) shown.add(id);
    }
    // One of four slots goes on to the next that nobody has seen; the best three stay.
    expect((await partners(wanting)).filter(id => first.includes(id)).length).toBeGreaterThanOrEqual(3);
    expect(shown.size).toBeGreaterThan(4);
    expect(sides.filter(({ listing }) => shown.has(listing.listingId)).length).toBeGreaterThan(3);
  });

  test('a listing in two pairings is given no more than it can take', async () => {
    const busy = await listed('need', {
      summary: words.weld,
      profile: { ...needProfile(), problem: words.weld, monthlyCapacity: 1 },
    });
    await listed('technology', { summary: words.weld, profile: { ...technologyProfile(), problem: words.weld } });
    await listed('company', { summary: words.weld });
    await city().night('2026-03-06');
    expect(await matchesOf(busy)).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { ReviewStatistics } from '#shared/review/schema.ts';
import { cityOf, needProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const today = () => seoulDate(new Date().toISOString());
const yesterday = () => seoulDate(plusDays(new Date().toISOString(), -1));
const someone = () => `mod-${unique()}`;
const shown = async (listingId: string) => (await here.call('readDirectoryEntry', { params: { listingId } })).status;
const listed = async (word: string) =>
  (
    await here.call<{ items: { listingId: string }[] }>('listDirectory', { query: { q: `"${word}"`, limit: 100 } })
  ).body.items.map(({ listingId }) => listingId);
const attempt = (userId: string, target: string, { listingId, version }: Listing) =>
  city().as<{ type: string }>(userId, target, { params: { listingId }, headers: { 'if-match': `"v${version}"` } });

describe('a published listing', () => {
  test('goes out of sight while it is paused and comes back', async () => {
    const owner = someone();
    const word = `일시중지${unique()}`;
    const { listing } = await city().published(owner, 'technology', { title: { ko: word } });
    expect(await listed(word)).toEqual([listing.listingId]);
    const paused = await city().act(owner, 'pauseListing', listing);
    expect([paused.state, await shown(listing.listingId), await listed(word)]).toEqual(['PAUSED', 404, []]);
    expect((await attempt(owner, 'pauseListing', paused)).status).toBe(409);
    const resumed = await city().act(owner, 'resumeListing', paused);
    expect([resumed.state, await shown(listing.listingId), await listed(word)]).toEqual([
      'PUBLISHED',
      200,
      [listing.listingId],
    ]);
    expect((await attempt(someone(), 'pauseListing', resumed)).status).toBe(404);
  });

  test('is not shown once its last day is over, before any sweep; ends; and comes back with another date and a review', async () => {
    const owner = someone();
    const word = `기한만료${unique()}`;
    const { listing } = await city().published(owner, 'technology', { title: { ko: word }, expiresOn: today() });
    expect([await shown(listing.listingId), await listed(word)]).toEqual([200, [listing.listingId]]);
    expect((await attempt(owner, 'expireListing', listing)).status).toBe(409);
    const over = await city().act(owner, 'changeListing', listing, { expiresOn: yesterday() });
    expect(over.state).toBe('PUBLISHED');
    expect([await shown(listing.listingId), await listed(word)]).toEqual([404, []]);
    const expired = await city().act('operator', 'expireListing', over);
    expect(expired.state).toBe('EXPIRED');
    expect((await attempt(owner, 'submitListing', expired)).body.type).toMatch(/wrong-state$/);
    const renewed = await city().act(owner, 'changeListing', expired, { expiresOn: today() });
    await city().approve(await city().submit(owner, renewed));
    expect(await shown(listing.listingId)).toBe(200);
  });

  test('that is a need ends with its due date', async () => {
    const owner = someone();
    const { listing } = await city().published(owner, 'need', {
      profile: { ...needProfile(), deadlines: { due: today() } },
    });
    expect(await shown(listing.listingId)).toBe(200);
    await city().act(owner, 'changeListing', listing, { profile: { deadlines: { due: yesterday() } } });
    expect(await shown(listing.listingId)).toBe(404);
  });
});

describe('the review queue', () => {
  test('says by when each is due, and is read by centre and by whether that is over', async () => {
    const owner = someone();
    const at = async (centre: string) => {
      const { organisationId } = await city().organisation(owner, { centre });
      return city().submit(owner, await city().draft(owner, organisationId, 'company'));
    };
    const [first, second, third] = [await at('CHANGDONG'), await at('BIO_HUB'), await at('CHANGDONG')];
    expect(first.reviewDueAt).toMatch(/T14:59:59\.999Z$/);
    const queue = async (query: Record<string, string>) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await city().as<{ items: Listing[]; next?: string }>('operator', 'listReviews', {
          query: { limit: 1, cursor, ...query },
        });
        ids.push(...body.items.map(({ listingId }) => listingId));
        cursor = body.next;
      } while (cursor !== undefined);
      return ids;
    };
    expect(await queue({ centre: 'CHANGDONG' })).toEqual([first.listingId, third.listingId]);
    expect(await queue({ centre: 'BIO_HUB', overdue: 'false' })).toEqual([second.listingId]);
    expect(await queue({ overdue: 'true' })).toEqual([]);
  });

  test('is measured: how long a centre takes, and how often in time', async () => {
    const owner = someone();
    const { organisationId } = await city().organisation(owner, { centre: 'FINTECH_LAB' });
    for (const decision of [
      { decision: 'APPROVE' },
      { decision: 'REQUEST_CHANGES', reason: 'UNCLEAR', text: { ko: '고쳐 주십시오' } },
    ])
      await city().act(
        'operator',
        'reviewListing',
        await city().submit(owner, await city().draft(owner, organisationId, 'company')),
        decision,
      );
    const { body } = await city().as<ReviewStatistics>('operator', 'readReviewStatistics');
    expect(body.centres.find(({ centre }) => centre === 'FINTECH_LAB')).toMatchObject({
      reviewed: 2,
      inTime: 2,
      inTimePercent: 100,
      medianHours: 0,
    });
    expect(body.all.reviewed).toBeGreaterThanOrEqual(2);
    expect((await city().as(owner, 'readReviewStatistics')).status).toBe(403);
    expect((await city().as('operator', 'readReviewStatistics', { query: { days: '31' } })).status).toBe(400);
  });
});

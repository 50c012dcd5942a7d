import { describe, expect, test } from 'vitest';
import type { Listing } from '#shared/listing/schema.ts';
import { cityOf, companyProfile, investorProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const someone = () => `person-${unique()}`;
const at = (version: number) => ({ 'if-match': `"v${version}"` });

const drafted = async (kind: 'company' | 'investor' = 'company') => {
  const owner = someone();
  const { organisationId } = await city().organisation(owner);
  return { owner, organisationId, listing: await city().draft(owner, organisationId, kind) };
};

describe('the life of a listing', () => {
  test('draft, submit, approve, change, close', async () => {
    const { owner, listing } = await drafted();
    expect(listing).toMatchObject({ state: 'DRAFT', version: 1, profile: { monthlyCapacity: 10 } });
    const params = { listingId: listing.listingId };
    expect(
      (await city().as('operator', 'reviewListing', { params, body: { decision: 'APPROVE' }, headers: at(1) })).status,
    ).toBe(409);
    const submitted = await city().submit(owner, listing);
    expect(submitted.state).toBe('IN_REVIEW');
    expect(
      (await city().as(owner, 'changeListing', { params, body: { title: { ko: '몰래' } }, headers: at(2) })).status,
    ).toBe(409);
    const published = await city().approve(submitted);
    expect(published).toMatchObject({ state: 'PUBLISHED', publishedAt: published.updatedAt });
    const changed = await city().as<Listing>(owner, 'changeListing', {
      params,
      body: { title: { ko: '새 이름' } },
      headers: at(3),
    });
    expect(changed.body).toMatchObject({
      state: 'PUBLISHED',
      title: { ko: '새 이름', enSource: 'none' },
      publishedAt: published.publishedAt,
    });
    const closed = await city().as<Listing>(owner, 'closeListing', { params, headers: at(4) });
    expect(closed.body.state).toBe('CLOSED');
    expect((await city().as(owner, 'submitListing', { params, headers: at(5) })).status).toBe(409);
  });

  test('an operator asks for changes with a reason that the owner reads; a new submission clears it once approved', async () => {
    const { owner, listing } = await drafted();
    const submitted = await city().submit(owner, listing);
    const params = { listingId: listing.listingId };
    const body = { decision: 'REQUEST_CHANGES', reason: 'UNCLEAR', text: { ko: '고객이 누구인지 적어 주십시오' } };
    const noReason = await city().as('operator', 'reviewListing', {
      params,
      body: { decision: 'REQUEST_CHANGES' },
      headers: at(2),
    });
    expect(noReason.status).toBe(422);
    const returned = await city().act('operator', 'reviewListing', submitted, body);
    expect(returned).toMatchObject({ state: 'CHANGES_REQUESTED', review: { reason: 'UNCLEAR', text: body.text } });
    const approved = await city().approve(await city().submit(owner, returned));
    expect(approved.review).toBeUndefined();
  });

  test('a change is merged into the profile and checked as a whole', async () => {
    const { owner, listing } = await drafted();
    const params = { listingId: listing.listingId };
    const patch = (profile: object, version: number) =>
      city().as<Listing & { errors: { pointer: string }[] }>(owner, 'changeListing', {
        params,
        body: { profile },
        headers: at(version),
      });
    const fine = await patch({ people: 21, hub: null }, 1);
    expect(fine.body.profile).toMatchObject({ people: 21, sectors: companyProfile().sectors });
    expect(fine.body.profile).not.toHaveProperty('hub');
    const wrong = await patch({ people: -1, location: { area: 'KR-26', district: '11200' }, ticket: {} }, 2);
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/profile/location/district',
      '/profile/people',
      '/profile/ticket',
    ]);
  });

  test('ten writers of one version: one gets through', async () => {
    const { owner, listing } = await drafted();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        city().as<Listing>(owner, 'changeListing', {
          params: { listingId: listing.listingId },
          body: { title: { ko: `제목 ${i}` } },
          headers: at(1),
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(1);
    expect(statuses.filter(status => status === 412)).toHaveLength(9);
  });

  test("an investor's range must be one", async () => {
    const { owner, organisationId } = await drafted('investor');
    const ticket = { min: { amount: '2', currency: 'KRW' }, max: { amount: '1', currency: 'KRW' } };
    const body = {
      kind: 'investor',
      organisationId,
      title: { ko: '가' },
      summary: { ko: '나' },
      profile: { ...investorProfile(), ticket },
    };
    const answer = await city().as<{ errors: unknown[] }>(owner, 'createListing', {
      body,
      headers: { 'idempotency-key': `range-${unique()}` },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/profile/ticket', code: 'bad-range' })]);
  });

  test("for another organisation's listing everything is 404", async () => {
    const { listing } = await drafted();
    const params = { listingId: listing.listingId };
    const other = someone();
    await city().organisation(other);
    for (const [target, options] of [
      ['readListing', {}],
      ['changeListing', { body: { title: { ko: '가' } }, headers: at(1) }],
      ['submitListing', { headers: at(1) }],
      ['closeListing', { headers: at(1) }],
      ['listMatches', {}],
    ] as const)
      expect((await city().as(other, target, { params, ...options })).status, target).toBe(404);
  });
});

describe('lists', () => {
  test("an organisation's listings by pages, newest first, each once", async () => {
    const owner = someone();
    const { organisationId } = await city().organisation(owner);
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) made.push((await city().draft(owner, organisationId, 'company')).listingId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: { body: { items: Listing[]; next?: string } } = await city().as(owner, 'listOrganisationListings', {
        params: { organisationId },
        query: { limit: 2, cursor },
      });
      seen.push(...page.body.items.map(({ listingId }) => listingId));
      cursor = page.body.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(made.reverse());
  });

  test('the review queue holds what waits, longest first, and nothing else', async () => {
    const first = await drafted();
    const second = await drafted();
    const third = await drafted();
    await city().submit(second.owner, second.listing);
    const later = await city().submit(first.owner, first.listing);
    const queue = async () =>
      (await city().as<{ items: Listing[] }>('operator', 'listReviews', { query: { limit: 100 } })).body.items.map(
        ({ listingId }) => listingId,
      );
    const ours = new Set([first, second, third].map(({ listing }) => listing.listingId));
    expect((await queue()).filter(id => ours.has(id))).toEqual([second.listing.listingId, first.listing.listingId]);
    await city().approve(later);
    expect((await queue()).filter(id => ours.has(id))).toEqual([second.listing.listingId]);
    expect((await city().as(first.owner, 'listReviews')).status).toBe(403);
  });
});

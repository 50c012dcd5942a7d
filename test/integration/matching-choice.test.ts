import { expect, test } from 'vitest';
import type { Listing } from '#shared/listing/schema.ts';
import type { Match, MatchRun } from '#shared/match/schema.ts';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const someone = () => `choice-${unique()}`;

const side = async (kind: 'company' | 'investor') => {
  const owner = someone();
  return { owner, ...(await city().published(owner, kind)) };
};
type Side = Awaited<ReturnType<typeof side>>;
const partners = async ({ owner, listing }: Side): Promise<string[]> => {
  const { body } = await city().as<{ items: Match[] }>(owner, 'listMatches', {
    params: { listingId: listing.listingId },
  });
  return body.items.map(({ counterpart }) => counterpart.listingId);
};
const choose = (userId: string, { listingId, version }: Listing, matching: unknown) =>
  city().as<Listing & { type: string }>(userId, 'chooseMatching', {
    params: { listingId },
    headers: { 'if-match': `"v${version}"` },
    body: { matching },
  });
const open = ({ owner, listing }: Side, other: Side) =>
  city().as(owner, 'createDeal', {
    body: { listingId: listing.listingId, counterpartId: other.listing.listingId },
    headers: fresh(),
  });

test('a listing taken out of matching is gone from both lists at once and from the next night, and stays listed', async () => {
  const [company, investor, rival] = [await side('company'), await side('investor'), await side('company')];
  await city().night('2026-03-01');
  expect(await partners(company)).toEqual([investor.listing.listingId]);
  expect(await partners(investor)).toEqual(
    expect.arrayContaining([company.listing.listingId, rival.listing.listingId]),
  );

  const off = await choose(company.owner, company.listing, 'OFF');
  expect([off.status, off.body.matching, off.body.state, off.headers.get('etag')]).toEqual([
    200,
    'OFF',
    'PUBLISHED',
    '"v4"',
  ]);
  expect(await partners(company)).toEqual([]);
  expect(await partners(investor)).toEqual([rival.listing.listingId]);
  expect((await open(company, investor)).status).toBe(409);
  expect((await open(investor, company)).status).toBe(409);

  // Anybody still finds it, and nobody reads there what its owner chose.
  const entry = await here.call<object>('readDirectoryEntry', { params: { listingId: company.listing.listingId } });
  expect(entry.status).toBe(200);
  expect(entry.body).not.toHaveProperty('matching');

  await city().night('2026-03-02');
  const record = await city().as<MatchRun>('operator', 'readMatchRun', { params: { runId: '2026-03-02' } });
  expect(record.body.counts).toMatchObject({ investors: 1, companies: 1 });
  expect(await partners(investor)).toEqual([rival.listing.listingId]);

  const on = await choose(company.owner, off.body, 'ON');
  expect(on.body.matching).toBe('ON');
  expect(await partners(company)).toEqual([]);
  await city().night('2026-03-03');
  expect(await partners(company)).toEqual([investor.listing.listingId]);
  expect((await open(company, investor)).status).toBe(201);
});

test('only its own people choose, over the version they read, and not once it is closed', async () => {
  const { owner, organisationId, listing } = await side('investor');
  expect((await choose(someone(), listing, 'OFF')).status).toBe(404);
  expect((await choose('operator', listing, 'OFF')).status).toBe(404);
  expect((await choose(owner, listing, 'MAYBE')).status).toBe(422);
  expect((await choose(owner, { ...listing, version: 1 }, 'OFF')).status).toBe(412);
  const { body: off } = await choose(owner, listing, 'OFF');
  const again = await choose(owner, off, 'OFF');
  expect([again.status, again.body.version]).toEqual([200, off.version]);
  const { body: trail } = await city().as<{ items: { action: string; changed: string[] }[] }>(
    owner,
    'readOrganisationTrail',
    { params: { organisationId } },
  );
  const chosen = trail.items.filter(({ action }) => action === 'listing.matching-chosen');
  expect(chosen.map(({ changed }) => changed)).toEqual([['matching']]);
  const closed = await city().act(owner, 'closeListing', off);
  const refused = await choose(owner, closed, 'ON');
  expect([refused.status, refused.body.type]).toEqual([409, expect.stringMatching(/wrong-state$/)]);
});

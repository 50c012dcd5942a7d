import { beforeAll, describe, expect, test } from 'vitest';
import type { ShownDeal } from '#shared/deal/schema.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

const handle = useStack();
const city = () => cityOf(handle);

const owner = `owner-${unique()}`;
const asker = `asker-${unique()}`;
const stranger = `stranger-${unique()}`;
let mine: { organisationId: string; listing: Listing };
let theirs: { organisationId: string };

beforeAll(async () => {
  mine = await city().published(owner, 'technology');
  theirs = await city().organisation(asker);
  const nobody = await city().organisation(stranger);
  for (const { organisationId } of [mine, theirs, nobody]) await verify(handle, organisationId);
});

const read = async (person: string, dealId: string) =>
  (await city().as<ShownDeal>(person, 'readDeal', { params: { dealId } })).body;
/** A change of a deal at the version it has now, or at one that is told. */
const change = async (person: string, target: string, dealId: string, body: object, version?: number) => {
  const at = version ?? (await read(owner, dealId)).version;
  return city().as<ShownDeal & { type?: string }>(person, target, {
    params: { dealId },
    body,
    headers: { ...(target === 'proposeTerms' ? fresh() : {}), 'if-match': `"v${at}"` },
  });
};

const another = async () =>
  city().approve(await city().submit(owner, await city().draft(owner, mine.organisationId, 'technology')));

describe('an approach', () => {
  const approach = (person: string, listingId: string, body: object) =>
    city().as<ShownDeal & { existing?: string }>(person, 'approachListing', {
      params: { listingId },
      body,
      headers: fresh(),
    });
  const hello = () => ({ organisationId: theirs.organisationId, message: { ko: '함께 하고 싶습니다' } });

  test('asks the owner of a published listing, who is not named before they agree', async () => {
    const listing = await another();
    const made = await approach(asker, listing.listingId, hello());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ kind: 'TECHNOLOGY', stage: 'PROPOSED', origin: { kind: 'DIRECT' } });
    expect(made.text).not.toContain(mine.organisationId);
    expect((await approach(asker, listing.listingId, hello())).status).toBe(409);
    const params = { dealId: made.body.dealId };
    const agreed = await city().as<ShownDeal>(owner, 'acceptDeal', { params });
    expect(agreed.body).toMatchObject({ stage: 'INTRODUCED', version: 2 });
    expect(JSON.stringify(await read(asker, params.dealId))).toContain(mine.organisationId);
  });

  test('is declined with a reason that reaches whoever asked, and stands in no chain that they read', async () => {
    const made = await approach(asker, (await another()).listingId, hello());
    const { dealId: id } = made.body;
    const no = await change(owner, 'actOnDeal', id, {
      act: 'DECLINE',
      reason: 'CAPACITY',
      text: { ko: '내년에 봅시다' },
    });
    expect(no.body).toMatchObject({ stage: 'DECLINED' });
    const seen = await read(asker, id);
    expect(seen.closed).toMatchObject({ reason: 'CAPACITY', by: 'provider', text: { ko: '내년에 봅시다' } });
    expect(JSON.stringify(seen)).not.toContain(mine.organisationId);
    const trail = await city().as<{ items: { action: string }[] }>(asker, 'readDealTrail', { params: { dealId: id } });
    expect(trail.body.items.map(({ action }) => action)).toEqual(['deal.opened']);
  });

  test('is refused to who is not verified, about one’s own, without the listing it takes, and after ten in a day', async () => {
    const listing = await another();
    const newcomer = `newcomer-${unique()}`;
    const { organisationId } = await city().organisation(newcomer);
    expect((await approach(newcomer, listing.listingId, { ...hello(), organisationId })).status).toBe(403);
    expect((await approach(stranger, listing.listingId, hello())).status).toBe(404);
    const own = { ...hello(), organisationId: mine.organisationId };
    expect((await approach(owner, listing.listingId, own)).status).toBe(409);
    const investor = await city().published(`angel-${unique()}`, 'investor');
    expect((await approach(asker, investor.listing.listingId, hello())).status).toBe(422);
    let status = 201;
    let made = 2;
    for (; status === 201 && made < 12; made += 1)
      status = (await approach(asker, (await another()).listingId, hello())).status;
    expect([status, made - 1]).toEqual([429, 10]);
  }, 60_000);
});

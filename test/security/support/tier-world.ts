import type { Listing } from '#shared/listing/schema.ts';
import { cityOf } from '#test/support/city.ts';
import type { StackHandle } from '#test/support/stack.ts';
import { suspend, verify } from '#test/support/trust.ts';
import { type Planted, plantedFacts, plantedListing, plantedListings } from './planted.ts';

/** Everybody who may look, by how far they have come with every listing of the one organisation. */
export const VIEWERS = {
  anonymous: undefined,
  stranger: 'sid',
  unverified: 'uma',
  suspended: 'sue',
  auditor: 'auditor',
  member: 'vic',
  former: 'rex',
  consented: 'con',
  'under NDA': 'nda',
  owner: 'ann',
  'own member': 'amy',
  operator: 'operator',
  'centre operator': 'centreOperator',
} as const;
export type Viewer = keyof typeof VIEWERS;
export const viewers = Object.keys(VIEWERS) as Viewer[];

/** The tier a viewer has reached by consent and agreement; `OWN` sees everything somewhere. */
export const REACHED: Readonly<Record<Viewer, 'T0' | 'T1' | 'T2' | 'T3' | 'OWN'>> = {
  anonymous: 'T0',
  stranger: 'T0',
  unverified: 'T0',
  suspended: 'T0',
  auditor: 'T0',
  member: 'T1',
  former: 'T1',
  consented: 'T2',
  'under NDA': 'T3',
  owner: 'OWN',
  'own member': 'OWN',
  operator: 'OWN',
  'centre operator': 'OWN',
};

const inOrder = async <T>(work: readonly (() => Promise<T>)[]): Promise<T[]> => {
  const done: T[] = [];
  for (const each of work) done.push(await each());
  return done;
};

/** One organisation with a published listing of every kind and a hidden one, every member planted, and all who look at it. */
export const buildTierWorld = async (here: StackHandle) => {
  const city = cityOf(here);
  const owner = await city.organisation('ann', { centre: 'SEONGSU' });
  const { organisationId } = owner;
  const of = { params: { organisationId } };
  await city.made201('ann', 'addMember', { ...of, body: { userId: 'amy', role: 'MEMBER' } });
  await verify(here, organisationId);

  const planted: Planted[] = [];
  const facts = plantedFacts();
  planted.push(...facts.planted);
  for (const body of facts.bodies) await city.made201('ann', 'stateFact', { ...of, body });
  const kinds = plantedListings();
  const listings = await Promise.all(
    kinds.map(async ({ body, planted: words }): Promise<Listing> => {
      planted.push(...words);
      const draft = await city.made201<Listing>('ann', 'createListing', { body: { ...body, organisationId } });
      return city.approve(await city.submit('ann', draft));
    }),
  );
  const hidden = plantedListing('company', true);
  planted.push(...hidden.planted);
  const draft = await city.made201<Listing>('ann', 'createListing', { body: { ...hidden.body, organisationId } });

  const guests = await inOrder(
    (['uma', 'sue', 'vic', 'rex', 'con', 'nda'] as const).map(userId => async () => {
      const { organisationId: guest } = await city.organisation(userId);
      if (userId !== 'uma') await verify(here, guest);
      return [userId, guest] as const;
    }),
  );
  const guestOf = new Map<string, string>(guests);
  const act = async (who: string, target: string, listingId: string, guest: string, version: number, body: object) => {
    const params = { listingId, organisationId: guestOf.get(guest)! };
    const answer = await city.as(who, target, { params, body, headers: { 'if-match': `"v${version}"` } });
    if (answer.status !== 200) throw new Error(`${target} answered ${answer.status}: ${answer.text}`);
  };
  // One after another: they all move the end of one trail.
  await inOrder(
    listings.flatMap(({ listingId }) =>
      ['sue', 'rex', 'con', 'nda'].map(guest => async () => {
        const body = { organisationId: guestOf.get(guest), purpose: { ko: '검토' } };
        await city.made201(guest, 'requestGrant', { params: { listingId }, body });
        await act('ann', 'decideGrant', listingId, guest, 1, { decision: 'GRANT' });
        const signature = { documentHash: 'a'.repeat(64), signedOn: '2026-01-05', signatory: { ko: '서명자' } };
        if (guest === 'con') return;
        await act('ann', 'signGrantNda', listingId, guest, 2, signature);
        await act(guest, 'signGrantNda', listingId, guest, 3, signature);
        if (guest === 'rex') await act('ann', 'revokeGrant', listingId, guest, 4, {});
      }),
    ),
  );
  await suspend(here, guestOf.get('sue')!);
  return { city, organisationId, listings, draft, planted, guestOf };
};
export type TierWorld = Awaited<ReturnType<typeof buildTierWorld>>;

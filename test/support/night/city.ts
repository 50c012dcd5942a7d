import type { Deal } from '#shared/deal/schema.ts';
import { newDealWrites } from '#shared/deal/store.ts';
import { idOf } from '#shared/kernel/ids.ts';
import { Listing, type ListingKind } from '#shared/listing/schema.ts';
import { dueWrite } from '#shared/listing/store.ts';
import type { Item } from '#shared/table/table.ts';
import { syntheticMarket } from '#test/bench/market.ts';
import { acquisitionProfile, needProfile, technologyProfile } from '#test/support/city.ts';
import { listingsOf, storedListing } from './listings.ts';
import type { Nights } from './nights.ts';

/** The day of the night that is disturbed, and two o'clock in Seoul, when the schedule starts it. */
export const DAY = '2026-04-02';
/** That of the night before it, which is in force until then. */
export const DAY_BEFORE = '2026-04-01';
export const TWO = '2026-04-01T17:00:00.000Z';

const TWO_BEFORE = '2026-03-31T17:00:00.000Z';
const MADE = '2026-01-05T01:00:00.000Z';

const OTHERS: readonly (readonly [ListingKind, () => object])[] = [
  ['technology', technologyProfile],
  ['need', needProfile],
  ['acquisition', acquisitionProfile],
];
const others = (each: number): Listing[] =>
  OTHERS.flatMap(([kind, profile]) =>
    Array.from({ length: each }, (_, n) =>
      Listing.parse({
        kind,
        listingId: idOf(MADE, kind, String(n)),
        organisationId: idOf(MADE, 'organisation', kind, String(n)),
        title: { ko: `${kind} ${n}` },
        summary: { ko: '냉동창고에서 팔레트를 옮기는 자율주행 지게차' },
        state: 'PUBLISHED',
        version: 1,
        createdAt: MADE,
        updatedAt: MADE,
        publishedAt: MADE,
        profile: profile(),
      }),
    ),
  );

/** A deal between two listings, as opening one from a match writes it. */
const dealItems = (investor: Listing, company: Listing): Item[] => {
  const party = (role: 'investor' | 'company', { listingId, organisationId, title }: Listing) => ({
    role,
    listingId,
    organisationId,
    title,
  });
  const deal: Deal = {
    dealId: idOf(MADE, investor.listingId, company.listingId),
    kind: 'INVESTMENT',
    stage: 'PROPOSED',
    parties: [party('investor', investor), party('company', company)],
    origin: { kind: 'MATCH', runId: '2026-03-30', score: 1_000 },
    version: 1,
    createdAt: '2026-03-30T03:00:00.000Z',
    updatedAt: '2026-03-30T03:00:00.000Z',
  };
  return newDealWrites(deal).map(({ put }) => put);
};

/** The listings of a small city: investors and companies, and some of every other kind. */
export const smallCity = (investors: number, companies: number, ofOthers: number): Listing[] => [
  ...listingsOf(syntheticMarket(investors, companies)),
  ...others(ofOthers),
];

const isLate = (_: Listing, n: number): boolean => n % 10 === 3;
const isGone = (_: Listing, n: number): boolean => n % 10 === 7;

/** The listings that have changed since the night before, as they were then, under a later version. */
export const asBefore = (listings: readonly Listing[], version: number): Listing[] => [
  ...listings.filter(isLate).map(each => closed(each, version)),
  ...listings.filter(isGone).map(each => ({ ...each, version })),
];
const closed = (listing: Listing, version: number): Listing => ({
  ...listing,
  state: 'CLOSED',
  version,
  updatedAt: '2026-04-01T09:00:00.000Z',
});

/**
 * What the table holds before the night that is disturbed: the listings, a deal, a listing that is to be expired, and the night
 * before, when some of the listings were not there yet and others still were. So this night has something to sweep, and packs to
 * write, to leave alone and to empty.
 */
export const beforeTheNight = async (
  nights: Nights,
  listings: readonly Listing[],
  input: Readonly<Record<string, unknown>>,
): Promise<Item[]> => {
  const ending = { ...listings.find(({ kind }) => kind === 'technology')!, expiresOn: DAY_BEFORE };
  const [investor, company] = (['investor', 'company'] as const).map(
    kind => listings.find(each => each.kind === kind)!,
  );
  const first = await nights.scratch([
    ...listings.filter((each, n) => !isLate(each, n)).map(storedListing),
    ...dealItems(investor!, company!),
    dueWrite(ending).put,
  ]);
  await first.put([storedListing(ending)]);
  const { status, failure } = await first.night({ input: { ...input, date: DAY_BEFORE }, clock: () => TWO_BEFORE });
  if (status !== 'SUCCEEDED') throw new Error(`the night before ended ${status}: ${JSON.stringify(failure)}`);
  await first.put(listings.filter(isLate).map(storedListing));
  await first.put(listings.filter(isGone).map(each => storedListing(closed(each, 2))));
  const base = await first.items();
  await first.drop();
  return base;
};

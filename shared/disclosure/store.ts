import { keepsOut } from '#shared/deal/exclusivity.ts';
import { findExclusivity } from '#shared/deal/store.ts';
import type { Actor, Context } from '#shared/kernel/context.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import type { Tier } from '#shared/kernel/tier.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { findMemberships, findOrganisations, membershipsOf } from '#shared/organisation/store.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { isTrusted, tierOf } from './grant/rules.ts';
import { Agreement, StoredGrant } from './grant/schema.ts';

/** gsi1 finds what an organisation asked for. */
const grants = entity('Grant', StoredGrant, grant => ({
  ...keys.grant(grant.listingId, grant.organisationId),
  ...indexes.grantsOf(grant.organisationId, grant.requestedAt, grant.listingId),
}));
/** What was refused or revoked before the organisation asked again: kept, and found from the listing. */
const pastGrants = entity('PastGrant', StoredGrant, grant =>
  keys.pastGrant(grant.listingId, grant.organisationId, grant.grantId),
);

export const grantFrom = (item: Item): StoredGrant => grants.fromItem(item);

export const grantWrite = (grant: StoredGrant, otherwise: Rejection = new Rejection('version-mismatch')): Write => ({
  put: grants.toItem(grant),
  when: grant.version === 1 ? 'absent' : { version: grant.version - 1 },
  otherwise,
});
/** A new request, over the one before where there was one. */
export const newGrantWrites = (grant: StoredGrant, before: StoredGrant | undefined): Write[] => [
  grantWrite(grant, reject('conflict', '같은 요청이 방금 접수되었습니다', 'The same was asked for a moment ago')),
  ...(before === undefined ? [] : [{ put: pastGrants.toItem(before), when: 'absent' as const }]),
];

export const findGrant = async (
  table: Table,
  listingId: string,
  organisationId: string,
): Promise<StoredGrant | undefined> => {
  const item = await table.get(keys.grant(listingId, organisationId));
  return item === undefined ? undefined : grants.fromItem(item);
};

/** An earlier round of a grant. */
export const findPastGrant = async (
  table: Table,
  listingId: string,
  organisationId: string,
  grantId: string,
): Promise<StoredGrant | undefined> => {
  const item = await table.get(keys.pastGrant(listingId, organisationId, grantId));
  return item === undefined ? undefined : pastGrants.fromItem(item);
};

/** @throws Rejection `not-found`. */
export const requireGrant = async (table: Table, listingId: string, organisationId: string): Promise<StoredGrant> => {
  const grant = await findGrant(table, listingId, organisationId);
  if (grant === undefined) throw notFound();
  return grant;
};

const agreements = entity('Agreement', Agreement, each => keys.agreement(each.listingId, each.organisationId));
/** Unguarded: it is written with the deal in which it was signed, whose guard holds, and a later one takes its place. */
export const agreementWrite = (agreement: Agreement): Write => ({ put: agreements.toItem(agreement), when: 'always' });
export const findAgreement = async (
  table: Table,
  listingId: string,
  organisationId: string,
): Promise<Agreement | undefined> => {
  const item = await table.get(keys.agreement(listingId, organisationId));
  return item === undefined ? undefined : agreements.fromItem(item);
};

type Part = { limit: number; from?: Item };
/** What was asked about a listing. */
export const grantsFor = (table: Table, listingId: string, page: Part): Promise<Page> =>
  table.query({ pk: keys.grant(listingId, 'X').pk, sk: { beginsWith: 'ORG#' }, ...page });
/** What an organisation asked for, newest first. */
export const grantsOf = (table: Table, organisationId: string, page: Part): Promise<Page> =>
  table.query({ index: 'gsi1', pk: `GRANTS-OF#${organisationId}`, newestFirst: true, ...page });

/** Organisations of a person that may see what is for members. */
const trustedOf = async (table: Table, actor: Actor): Promise<Organisation[]> => {
  const memberships = await membershipsOf(table, actor.userId);
  const organisations = await findOrganisations(
    table,
    memberships.map(({ organisationId }) => organisationId),
  );
  return organisations.filter(isTrusted);
};

/**
 * The tier that a person has with every listing: T1 where they belong to an organisation that is verified and not suspended,
 * T0 otherwise. One index query and one batch of gets, eventually consistent.
 */
export const memberTier = async (table: Table, actor: Actor): Promise<'T0' | 'T1'> =>
  (await trustedOf(table, actor)).length > 0 ? 'T1' : 'T0';

/** How a person stands to one listing: the tier, through which of their organisations, by which grant. */
export interface Standing {
  readonly tier: Tier;
  readonly organisation?: Organisation;
  readonly grant?: StoredGrant;
  /** Somebody of the organisation whose listing it is. */
  readonly own: boolean;
}

/**
 * How a person stands to a listing, by the best of their organisations or by the one named. Strongly consistent once the
 * organisations are known, so that consent taken back, a suspension or the end of a membership counts at once.
 * @throws Rejection `not-found` where the organisation named is not theirs.
 */
export const standingWith = async (
  table: Table,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  listing: Pick<Listing, 'listingId' | 'organisationId' | 'kind'>,
  as?: string,
): Promise<Standing> => {
  const wanted =
    as === undefined ? (await membershipsOf(table, actor.userId)).map(({ organisationId }) => organisationId) : [as];
  const active = await findMemberships(table, wanted, actor.userId);
  if (as !== undefined && active.length === 0) throw notFound();
  const ids = active.map(({ organisationId }) => organisationId);
  if (ids.includes(listing.organisationId)) return { tier: 'T3', own: true };
  const organisations = (await findOrganisations(table, ids, { consistent: true })).filter(isTrusted);
  const [items, exclusivity] = await Promise.all([
    table.getMany(
      organisations.map(({ organisationId }) => keys.grant(listing.listingId, organisationId)),
      { consistent: true },
    ),
    listing.kind === 'acquisition' ? findExclusivity(table, listing.listingId) : undefined,
  ]);
  const standings = organisations.map((organisation, i): Standing => {
    const grant = items[i] === undefined ? undefined : grants.fromItem(items[i]);
    // While the seller of a company prefers another buyer, consent stands and shows nothing.
    const out = keepsOut(exclusivity, organisation.organisationId, grant?.grantedAt, seoulDate(now));
    return { tier: out ? 'T1' : tierOf(grant), organisation, own: false, ...(grant === undefined ? {} : { grant }) };
  });
  return standings.reduce<Standing>((best, next) => (next.tier > best.tier ? next : best), { tier: 'T0', own: false });
};

/** The tier a person has reached with one listing; people of its own organisation see all of it. */
export const reachedTier = async (
  table: Table,
  context: Pick<Context, 'actor' | 'now'>,
  listing: Pick<Listing, 'listingId' | 'organisationId' | 'kind'>,
): Promise<Tier> => (await standingWith(table, context, listing)).tier;

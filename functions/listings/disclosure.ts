import { commit } from '#shared/change/store.ts';
import { isInForce } from '#shared/deal/exclusivity.ts';
import { findExclusivity } from '#shared/deal/store.ts';
import { grantNote } from '#shared/disclosure/certificate/rules.ts';
import {
  decideGrant as decide,
  isTrusted,
  requestGrant as request,
  revokeGrant as revoke,
  shownGrant,
  signNda,
  withAgreement,
} from '#shared/disclosure/grant/rules.ts';
import type { Side, StoredGrant } from '#shared/disclosure/grant/schema.ts';
import { disclosureFrom, disclosuresOf } from '#shared/disclosure/ledger/store.ts';
import type { disclosureRoutes } from '#shared/disclosure/routes.ts';
import {
  findAgreement,
  findGrant,
  grantFrom,
  grantsFor,
  grantsOf,
  grantWrite,
  newGrantWrites,
  requireGrant,
} from '#shared/disclosure/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Actor, Context, CursorSeal } from '#shared/kernel/context.ts';
import { invalidField, notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { isShown } from '#shared/listing/rules.ts';
import { findListing, requireListing } from '#shared/listing/store.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import {
  findMemberships,
  requireMember,
  requireMemberOrOperator,
  requireOrganisation,
} from '#shared/organisation/store.ts';
import { findSuspended, refuseSuspended } from '#shared/suspension/store.ts';
import type { Item, Page, Table } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';

type Routes = typeof disclosureRoutes;

/** Tells the people of one side what the other did. */
const toldTo = ({ newId }: Deps, side: Side, grant: StoredGrant, act: Act, at: string) =>
  notificationWrite({
    notificationId: newId(),
    recipient: { organisationId: side === 'OWNER' ? grant.ownerId : grant.organisationId },
    kind: `consent.${act}`,
    subject: grant.listingId,
    facts: { title: grant.title },
    at,
  });
type Act = 'requested' | 'granted' | 'refused' | 'revoked' | 'signed';

/**
 * Commits a grant. It is told in the grant's own chain, in the owner's trail, and in the viewer's only where the viewer's side acts: who acts for the owner
 * of a teaser stands in the trails of its other deals as well.
 */
const save = (
  deps: Deps,
  context: Context,
  grant: StoredGrant,
  act: Exclude<Act, 'requested'>,
  changed: readonly string[],
  side: Side = 'OWNER',
) => {
  const other = side === 'OWNER' ? 'VIEWER' : 'OWNER';
  const note = { action: `disclosure.${act}`, changed: changed.map(member => `grants.${grant.grantId}.${member}`) };
  return commit(deps.table, deps.newId, context, {
    writes: [grantWrite(grant), toldTo(deps, other, grant, act, context.now)],
    audit: [
      ...[grant.ownerId, ...(side === 'OWNER' ? [] : [grant.organisationId])].map(subject => ({ subject, ...note })),
      grantNote(grant, act, side),
    ],
    events: [{ type: `disclosure.${act}`, subject: grant.listingId, data: { organisationId: grant.organisationId } }],
    outcome: { body: shownGrant(grant), version: grant.version },
  });
};

/** The grant, if the caller is of the owner's organisation and read it at this version. */
const forDecision = async ({ table }: Deps, context: Context, listingId: string, organisationId: string) => {
  const grant = await requireGrant(table, listingId, organisationId);
  await requireMember(table, context.actor, grant.ownerId);
  if (grant.version !== context.expected) throw new Rejection('version-mismatch');
  return grant;
};

/** The sides of a grant that a person belongs to. */
export const sidesOf = async (table: Table, actor: Actor, grant: StoredGrant): Promise<Side[]> => {
  const active = await findMemberships(table, [grant.ownerId, grant.organisationId], actor.userId);
  return active.map(({ organisationId }) => (organisationId === grant.ownerId ? 'OWNER' : 'VIEWER'));
};

/** 1. Only for a verified organisation of the caller's. 2. Only about what is published, and not their own. 3. One at a time. */
export const requestGrant =
  (deps: Deps): UseCase<Routes['requestGrant']> =>
  async ({ params: { listingId }, body }, context) => {
    const { table, newId } = deps;
    await requireMember(table, context.actor, body.organisationId);
    const [viewer, listing, before, suspended] = await Promise.all([
      requireOrganisation(table, body.organisationId),
      findListing(table, listingId),
      findGrant(table, listingId, body.organisationId),
      findSuspended(table),
    ]);
    if (listing === undefined || !isShown(listing, context.now) || suspended.has(listing.organisationId))
      throw notFound();
    if (!isTrusted(viewer))
      throw reject(
        'forbidden',
        '확인된 조직만 열람을 요청할 수 있습니다',
        'Only an organisation that is verified and not suspended may ask',
      );
    if (viewer.organisationId === listing.organisationId)
      throw reject('conflict', '자기 조직의 등록 정보입니다', 'The listing is your own');
    const grant = request(body, listing, viewer, before, newId(), context.now);
    const note = { action: 'disclosure.requested', changed: [`grants.${grant.grantId}`] };
    return commit(table, newId, context, {
      writes: [...newGrantWrites(grant, before), toldTo(deps, 'OWNER', grant, 'requested', context.now)],
      audit: [
        { subject: grant.ownerId, ...note },
        { subject: grant.organisationId, ...note },
        grantNote(grant, 'requested', 'VIEWER'),
      ],
      events: [{ type: 'disclosure.requested', subject: listingId, data: { organisationId: viewer.organisationId } }],
      outcome: {
        body: shownGrant(grant),
        version: grant.version,
        location: `/v1/listings/${listingId}/grants/${viewer.organisationId}`,
      },
    });
  };

/**
 * Consent to somebody who signed an NDA with the owner in a deal opens what that covers at once. While the owner of a company is
 * bound to talk to one buyer alone, nobody else is let in.
 * @throws Rejection `conflict`.
 */
const underAgreement = async ({ table }: Deps, grant: StoredGrant, now: string): Promise<StoredGrant> => {
  const { listingId, organisationId } = grant;
  const [agreement, exclusivity] = await Promise.all([
    findAgreement(table, listingId, organisationId),
    findExclusivity(table, listingId),
  ]);
  const day = seoulDate(now);
  if (exclusivity !== undefined && exclusivity.organisationId !== organisationId && isInForce(exclusivity, day))
    throw reject(
      'conflict',
      `${exclusivity.until}까지 다른 매수인과 독점 협상 중입니다`,
      `The seller is bound to talk to another buyer alone until ${exclusivity.until}`,
    );
  const under = withAgreement(grant, agreement, day);
  return under === grant ? grant : { ...under, version: grant.version };
};

export const decideGrant =
  (deps: Deps): UseCase<Routes['decideGrant']> =>
  async ({ params, body }, context) => {
    const before = await forDecision(deps, context, params.listingId, params.organisationId);
    await refuseSuspended(deps.table, before.ownerId, before.organisationId);
    const decided = decide(before, body, context.now);
    const grant = body.decision === 'GRANT' ? await underAgreement(deps, decided, context.now) : decided;
    return save(deps, context, grant, body.decision === 'GRANT' ? 'granted' : 'refused', ['state']);
  };

/** Open to an organisation that is suspended too: it takes access away and gives none. */
export const revokeGrant =
  (deps: Deps): UseCase<Routes['revokeGrant']> =>
  async ({ params, body }, context) => {
    const before = await forDecision(deps, context, params.listingId, params.organisationId);
    return save(deps, context, revoke(before, body.text, context.now), 'revoked', ['state']);
  };

/** The side is the caller's own; somebody of both says for which. */
export const signGrantNda =
  (deps: Deps): UseCase<Routes['signGrantNda']> =>
  async ({ params, body }, context) => {
    const before = await requireGrant(deps.table, params.listingId, params.organisationId);
    const sides = await sidesOf(deps.table, context.actor, before);
    if (sides.length === 0) throw notFound();
    if (before.version !== context.expected) throw new Rejection('version-mismatch');
    const side = sides.length === 1 && body.side === undefined ? sides[0] : sides.find(each => each === body.side);
    if (side === undefined)
      throw invalidField('/side', 'which-side', {
        ko: '어느 측으로 서명했는지 자신의 측을 밝혀 주십시오',
        en: 'Say for which side of yours it was signed',
      });
    await refuseSuspended(deps.table, before.ownerId, before.organisationId);
    const grant = signNda(before, side, body, context.now);
    return save(deps, context, grant, 'signed', [`nda.${side.toLowerCase()}`], side);
  };

export const readGrant =
  ({ table }: Deps): UseCase<Routes['readGrant']> =>
  async ({ params: { listingId, organisationId } }, { actor }) => {
    const grant = await requireGrant(table, listingId, organisationId);
    if (!actor.operator && (await sidesOf(table, actor, grant)).length === 0) throw notFound();
    return { body: shownGrant(grant), version: grant.version };
  };

const pageOf = async <T>(
  query: { limit: string; cursor?: string | undefined },
  cursor: CursorSeal,
  read: (page: { limit: number; from?: Item }) => Promise<Page>,
  from: (item: Item) => T,
) => {
  const start = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
  const { items, next } = await read({ limit: Number(query.limit), ...(start === undefined ? {} : { from: start }) });
  return { items: items.map(from), ...(next === undefined ? {} : { next: cursor.seal(next) }) };
};
const grantOf = (item: Item) => shownGrant(grantFrom(item));

export const listGrants =
  ({ table }: Deps): UseCase<Routes['listGrants']> =>
  async ({ params: { listingId }, query }, { actor, cursor }) => {
    const { organisationId } = await requireListing(table, listingId);
    await requireMemberOrOperator(table, actor, organisationId);
    return { body: await pageOf(query, cursor, page => grantsFor(table, listingId, page), grantOf) };
  };

export const listOrganisationGrants =
  ({ table }: Deps): UseCase<Routes['listOrganisationGrants']> =>
  async ({ params: { organisationId }, query }, { actor, cursor }) => {
    await requireMemberOrOperator(table, actor, organisationId);
    return { body: await pageOf(query, cursor, page => grantsOf(table, organisationId, page), grantOf) };
  };

export const listDisclosures =
  ({ table }: Deps): UseCase<Routes['listDisclosures']> =>
  async ({ params: { listingId }, query }, { actor, cursor }) => {
    const { organisationId } = await requireListing(table, listingId);
    await requireMemberOrOperator(table, actor, organisationId);
    return { body: await pageOf(query, cursor, page => disclosuresOf(table, listingId, page), disclosureFrom) };
  };

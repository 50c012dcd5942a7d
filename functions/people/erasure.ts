import { commit, redactReceipts } from '#shared/change/store.ts';
import { redactedVersion } from '#shared/contract/rules.ts';
import { draftsOf, redactedWrite, versionsOf } from '#shared/contract/store.ts';
import { dealsOf } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import type { ListingState } from '#shared/listing/schema.ts';
import { listingFrom, listingsOf } from '#shared/listing/store.ts';
import { ownerCount } from '#shared/organisation/membership.ts';
import { detailsOf, textsOf, withoutDetails } from '#shared/organisation/personal.ts';
import type { Membership, Organisation } from '#shared/organisation/schema.ts';
import {
  allMembershipsOf,
  findMembership,
  findOrganisation,
  membershipWrite,
  membersOf,
  organisationWrite,
  releaseClaims,
} from '#shared/organisation/store.ts';
import { personalItems } from '#shared/person/registry.ts';
import type { personRoutes as routes } from '#shared/person/routes.ts';
import type { Item, Key, Table } from '#shared/table/table.ts';
import type { Deps } from './contact.ts';

const LIVE: readonly ListingState[] = ['IN_REVIEW', 'PUBLISHED', 'PAUSED'];

/** Pages of a list, each asked for once the one before is done with. */
async function* pagesOf<T>(
  read: (from: Item | undefined) => Promise<{ items: T[]; next?: Item }>,
): AsyncGenerator<T[]> {
  let from: Item | undefined;
  do {
    const { items, next } = await read(from);
    yield items;
    from = next;
  } while (from !== undefined);
}
const after = (from: Item | undefined) => ({ limit: 100, ...(from === undefined ? {} : { from }) });

/** An organisation that others see or deal with needs somebody who answers for it; drafts need nobody. */
const isLive = async (table: Table, organisationId: string): Promise<boolean> => {
  const { items: deals } = await dealsOf(table, organisationId, { limit: 1 });
  if (deals.length > 0) return true;
  for await (const items of pagesOf(from => listingsOf(table, organisationId, after(from))))
    if (items.some(item => LIVE.includes(listingFrom(item).state))) return true;
  return false;
};

const refuseLastOwner = async (table: Table, memberships: readonly Membership[]): Promise<void> => {
  const blocking: string[] = [];
  for (const membership of memberships.filter(each => ownerCount(each) > 0)) {
    const { organisationId } = membership;
    const organisation = await findOrganisation(table, organisationId);
    if (organisation !== undefined && organisation.owners <= 1 && (await isLive(table, organisationId)))
      blocking.push(`/v1/organisations/${organisationId}`);
  }
  if (blocking.length > 0)
    throw new Rejection('conflict', {
      detail: {
        ko: '마지막 소유자로 있는 조직이 있습니다. 다른 소유자를 정하거나 등록 정보와 거래를 마친 뒤 다시 요청해 주십시오',
        en: 'You are the last owner of organisations that are live; name another owner, or end their listings and deals first',
      },
      blocking: blocking.slice(0, 100),
    });
};

/** Drafts of an organisation's deals hold its details as facts; each version that does is rewritten, and its deal's chain says so. */
const redactDrafts = async (deps: Deps, context: Context, organisationId: string, texts: ReadonlySet<string>) => {
  const { table, newId } = deps;
  for await (const deals of pagesOf(from => dealsOf(table, organisationId, after(from))))
    for (const { dealId } of deals)
      for (const { draftId } of await draftsOf(table, dealId)) {
        const versions = (await versionsOf(table, draftId)).map(version => redactedVersion(version, texts));
        for (const version of versions.filter(each => each !== undefined))
          await commit(table, newId, context, {
            writes: [redactedWrite(version)],
            audit: { subject: dealId, action: 'draft.redacted', changed: [`drafts.${draftId}`] },
            outcome: { body: undefined },
          });
      }
};

/** Somebody else changed the organisation or its members at the same time. */
const MOST_TRIES = 6;

/** Ends the membership and takes the person's details out of the organisation, in one transaction; nothing where that is done. */
const leave = async (deps: Deps, context: Context, organisationId: string): Promise<void> => {
  const { table, newId } = deps;
  const { userId } = context.actor;
  for (let tries = 1; ; tries += 1) {
    const [before, membership] = await Promise.all([
      findOrganisation(table, organisationId),
      findMembership(table, organisationId, userId),
    ]);
    if (before === undefined || membership === undefined) return;
    const theirs = Object.keys(detailsOf(before, userId));
    const isActive = membership.status === 'ACTIVE';
    if (!isActive && theirs.length === 0) return;
    const stamp = { updatedAt: context.now };
    const organisation: Organisation = {
      ...withoutDetails(before, userId),
      ...stamp,
      owners: before.owners - ownerCount(membership),
      version: before.version + 1,
    };
    const ended: Membership = { ...membership, ...stamp, status: 'ENDED', version: membership.version + 1 };
    try {
      await commit(table, newId, context, {
        writes: [organisationWrite(organisation), ...(isActive ? [membershipWrite(ended)] : [])],
        audit: { subject: organisationId, action: 'person.erased', changed: ['members', ...theirs] },
        outcome: { body: undefined },
      });
      return;
    } catch (error) {
      const isRace = error instanceof Rejection && ['conflict', 'version-mismatch'].includes(error.reason);
      if (!isRace || tries === MOST_TRIES) throw error;
    }
  }
};

/** Organisations whose people may have written of somebody: those they ever belonged to, or were asked into. */
const concerned = async (table: Table, userId: string): Promise<Set<string>> => {
  const kept = await Promise.all(personalItems.map(({ find }) => find(table, userId)));
  return new Set(
    kept.flat().flatMap(({ organisationId }) => (typeof organisationId === 'string' ? [organisationId] : [])),
  );
};

/**
 * 1. Refuse the last owner of what is live. 2. For each organisation that has to do with the person: blot their details out of
 * copies, then leave it. 3. Remove what is kept under their identifier, what leads to the rest last. Every step looks for what is
 * still there, so that a run that was interrupted anywhere is finished by the next. There is no receipt, which would be a trace:
 * asking again does nothing and answers the same.
 */
export const eraseMe =
  (deps: Deps): UseCase<typeof routes.eraseMe> =>
  async (_input, { receipt: _, ...rest }) => {
    const { table } = deps;
    const context: Context = { ...rest, receipt: undefined };
    const { userId } = context.actor;
    const memberships = await allMembershipsOf(table, userId);
    await refuseLastOwner(table, memberships);
    for (const organisationId of await concerned(table, userId)) {
      const organisation = await findOrganisation(table, organisationId);
      if (organisation === undefined) continue;
      const details = textsOf(detailsOf(organisation, userId));
      const others = (await membersOf(table, organisationId)).filter(member => member.userId !== userId);
      for (const other of others) await redactReceipts(table, other.userId, new Set([userId, ...details]));
      if (details.length > 0) await redactDrafts(deps, context, organisationId, new Set(details));
      await leave(deps, context, organisationId);
      const left = await findOrganisation(table, organisationId);
      if (left?.owners === 0) await releaseClaims(table, organisationId, left, userId);
    }
    for (const { find } of personalItems) for (const item of await find(table, userId)) await table.remove(item as Key);
    return { body: { state: 'ERASED' } };
  };

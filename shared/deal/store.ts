import type { Actor } from '#shared/kernel/context.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { seoulMonth } from '#shared/kernel/time.ts';
import { findMembership } from '#shared/organisation/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { dealDueFrom } from './rules.ts';
import { Deal } from './schema.ts';

const deals = entity('Deal', Deal, deal => ({
  ...keys.deal(deal.dealId),
  ...indexes.dealsOfMonth(seoulMonth(deal.createdAt), deal.dealId),
}));

const dealWrite = (deal: Deal): Write => ({
  put: deals.toItem(deal),
  when: deal.version === 1 ? 'absent' : { version: deal.version - 1 },
  otherwise: new Rejection('version-mismatch'),
});

/** When something is due about a deal; a row of its own, since the deal is found by its month. */
const dueRow = (deal: Deal): Write => {
  const from = dealDueFrom(deal);
  const { dealId } = deal;
  const item = { ...keys.dealDue(dealId), entity: 'DealDue', dealId };
  return { put: { ...item, ...(from === undefined ? {} : indexes.due('DEAL', from, dealId)) }, when: 'always' };
};
/** A changed deal, and its row where what is due has changed. The deal's guard holds for both. */
export const dealWrites = (before: Deal, after: Deal): Write[] => [
  dealWrite(after),
  ...(dealDueFrom(before) === dealDueFrom(after) ? [] : [dueRow(after)]),
];

/** Deals with something due on a day or before it, earliest first, of one shard. */
export const dealsDue = async (
  table: Table,
  shard: number,
  day: string,
  page: { limit: number; from?: Item },
): Promise<{ items: string[]; next?: Item }> => {
  const spec = { index: 'gsi2' as const, pk: `DUE#DEAL#${shard}`, sk: { atMost: `${day}~` } };
  const { items, next } = await table.query({ ...spec, ...page });
  return { items: items.map(({ dealId }) => String(dealId)), ...(next === undefined ? {} : { next }) };
};

/** What a new deal writes: itself, what is due, one row for each side's list, and a guard that two sides have one deal between them. */
export const newDealWrites = (deal: Deal): Write[] => {
  const pair = deal.parties
    .map(party => party.listingId ?? party.organisationId)
    .sort()
    .join('.');
  return [
    dealWrite(deal),
    ...(dealDueFrom(deal) === undefined ? [] : [dueRow(deal)]),
    ...[...new Set(deal.parties.map(party => party.organisationId))].map(
      (organisationId): Write => ({
        put: {
          ...keys.dealParty(deal.dealId, organisationId),
          ...indexes.dealsOf(organisationId, deal.dealId),
          entity: 'DealParty',
          dealId: deal.dealId,
        },
        when: 'absent',
      }),
    ),
    {
      put: { ...keys.unique('DEAL', pair), entity: 'Unique', dealId: deal.dealId },
      when: 'absent',
      otherwise: reject(
        'already-exists',
        '이 매칭으로 이미 거래가 열려 있습니다',
        'A deal between these listings exists',
      ),
    },
  ];
};

export const findDeal = async (table: Table, dealId: string): Promise<Deal | undefined> => {
  const item = await table.get(keys.deal(dealId));
  return item === undefined ? undefined : deals.fromItem(item);
};

/** The sides of a deal that the person belongs to, by organisation. */
export const sidesOf = async (table: Table, actor: Actor, deal: Deal): Promise<Set<string>> => {
  const memberships = await Promise.all(
    deal.parties.map(party => findMembership(table, party.organisationId, actor.userId)),
  );
  return new Set(
    memberships.flatMap(membership => (membership?.status === 'ACTIVE' ? [membership.organisationId] : [])),
  );
};

/**
 * A deal for a member of either side, or for an operator where `operators` may read too.
 * @throws Rejection `not-found` for everybody else.
 */
export const requireDeal = async (
  table: Table,
  actor: Actor,
  dealId: string,
  operators: 'too' | 'not',
): Promise<Deal> => {
  const deal = await findDeal(table, dealId);
  if (deal === undefined) throw notFound();
  if (operators === 'too' && actor.operator) return deal;
  if ((await sidesOf(table, actor, deal)).size === 0) throw notFound();
  return deal;
};

/** For every change of a deal or of what belongs to it. @throws Rejection `organisation-suspended`. */
export const refuseFrozen = (table: Table, deal: Pick<Deal, 'parties'>): Promise<void> =>
  refuseSuspended(table, ...deal.parties.map(({ organisationId }) => organisationId));

/** A page of an organisation's deals, newest first. */
export const dealsOf = async (
  table: Table,
  organisationId: string,
  page: { limit: number; from?: Item },
): Promise<{ items: Deal[]; next?: Item }> => {
  const rows: Page = await table.query({ index: 'gsi1', pk: `DEALS#${organisationId}`, newestFirst: true, ...page });
  const items = await table.getMany(rows.items.map(row => keys.deal(String(row.dealId))));
  return {
    items: items.flatMap(item => (item === undefined ? [] : [deals.fromItem(item)])),
    ...(rows.next === undefined ? {} : { next: rows.next }),
  };
};

/** All deals opened in a month in Seoul (`YYYY-MM`); eventually consistent. */
export const dealsOfMonth = async (table: Table, month: string): Promise<Deal[]> => {
  const items = await table.queryAll({ index: 'gsi2', pk: `DEALS#${month}` });
  return items.map(deals.fromItem);
};

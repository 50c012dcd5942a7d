import type { Actor } from '#shared/kernel/context.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { seoulDate, seoulMonth } from '#shared/kernel/time.ts';
import { findMembership } from '#shared/organisation/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { dealDueFrom } from './duties.ts';
import { Exclusivity, type Standing, standingOf } from './exclusivity.ts';
import { Deal } from './schema.ts';
import { DealMessage, Meeting } from './talk/schema.ts';
import { TermsVersion } from './terms/schema.ts';

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

/** What names the two sides of a deal: the listings they come with, or who has none. */
const pairOf = ({ parties }: Deal): string =>
  parties
    .map(party => party.listingId ?? party.organisationId)
    .sort()
    .join('.');
const oneDeal = (existing?: string) =>
  new Rejection('already-exists', {
    detail: { ko: '두 당사자 사이에 이미 거래가 열려 있습니다', en: 'A deal between the two exists' },
    ...(existing === undefined ? {} : { existing }),
  });
/** The latest deal between two sides: what keeps a second from being open at the same time. */
export interface Latest {
  readonly deal: Deal | undefined;
  readonly version: number;
}
export const findLatest = async (table: Table, like: Deal): Promise<Latest | undefined> => {
  const item = await table.get(keys.unique('DEAL', pairOf(like)));
  if (item === undefined) return undefined;
  return { deal: await findDeal(table, String(item.dealId)), version: Number(item.version) };
};

/** What a new deal writes: itself, what is due, one row for each side's list, and its place as the one between the two. */
export const newDealWrites = (deal: Deal, latest?: Latest): Write[] => [
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
    put: {
      ...keys.unique('DEAL', pairOf(deal)),
      entity: 'Unique',
      dealId: deal.dealId,
      version: (latest?.version ?? 0) + 1,
    },
    when: latest === undefined ? 'absent' : { version: latest.version },
    otherwise: oneDeal(),
  },
];

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

const exclusivities = entity('Exclusivity', Exclusivity, each => keys.exclusivity(each.listingId));
export const exclusivityWrite = (exclusivity: Exclusivity): Write => ({
  put: exclusivities.toItem(exclusivity),
  when: exclusivity.version === 1 ? 'absent' : { version: exclusivity.version - 1 },
  otherwise: reject(
    'conflict',
    '같은 순간에 다른 인수의향서가 수락되었습니다',
    'Another letter of intent was accepted at the same moment',
  ),
});
export const findExclusivity = async (table: Table, listingId: string): Promise<Exclusivity | undefined> => {
  const item = await table.get(keys.exclusivity(listingId));
  return item === undefined ? undefined : exclusivities.fromItem(item);
};

/** How a deal stands to other buyers of the same company, with the record it follows from; strongly consistent. */
export const findStanding = async (
  table: Table,
  deal: Deal,
  now: string,
): Promise<{ standing: Standing; exclusivity: Exclusivity | undefined }> => {
  const sold = deal.parties.find(({ role }) => role === 'seller')?.listingId;
  const exclusivity = sold === undefined ? undefined : await findExclusivity(table, sold);
  return { standing: standingOf(deal, exclusivity, seoulDate(now)), exclusivity };
};
/** For whatever belongs to a deal and is no act of it. @throws Rejection `wrong-state` while another buyer is preferred. */
export const refuseHeld = async (table: Table, deal: Deal, now: string): Promise<void> => {
  if ((await findStanding(table, deal, now)).standing.held)
    throw reject(
      'wrong-state',
      '매도인이 다른 매수인의 인수의향서를 수락하여 이 거래는 중지되었습니다',
      'The seller accepted the letter of intent of another buyer: this deal is suspended',
    );
};

const terms = entity('DealTerms', TermsVersion, each => keys.dealTerms(each.dealId, each.number));
export const termsWrite = (version: TermsVersion): Write => ({
  put: terms.toItem(version),
  when: 'absent',
  otherwise: new Rejection('version-mismatch'),
});
/** Every version of the terms of a deal, the first one first. */
export const termsOf = async (table: Table, dealId: string): Promise<TermsVersion[]> => {
  const items = await table.queryAll({ pk: keys.deal(dealId).pk, sk: { beginsWith: 'TERMS#' } });
  return items.map(terms.fromItem);
};
/** One version of the terms. @throws Rejection `not-found`. */
export const requireTerms = async (table: Table, dealId: string, number: number): Promise<TermsVersion> => {
  const item = await table.get(keys.dealTerms(dealId, number));
  if (item === undefined) throw notFound();
  return terms.fromItem(item);
};

const messages = entity('DealMessage', DealMessage, each => keys.dealMessage(each.dealId, each.messageId));
export const messageWrite = (message: DealMessage): Write => ({ put: messages.toItem(message), when: 'absent' });
/** A page of the messages of a deal, newest first. */
export const messagesOf = async (
  table: Table,
  dealId: string,
  page: { limit: number; from?: Item },
): Promise<{ items: DealMessage[]; next?: Item }> => {
  const found = await table.query({
    pk: keys.deal(dealId).pk,
    sk: { beginsWith: 'MESSAGE#' },
    newestFirst: true,
    ...page,
  });
  return { items: found.items.map(messages.fromItem), ...(found.next === undefined ? {} : { next: found.next }) };
};

const meetings = entity('DealMeeting', Meeting, each => keys.dealMeeting(each.dealId, each.meetingId));
export const meetingWrite = (meeting: Meeting): Write => ({ put: meetings.toItem(meeting), when: 'absent' });
/** Every report of a meeting of a deal, the first one first. */
export const meetingsOf = async (table: Table, dealId: string): Promise<Meeting[]> => {
  const items = await table.queryAll({ pk: keys.deal(dealId).pk, sk: { beginsWith: 'MEETING#' } });
  return items.map(meetings.fromItem);
};

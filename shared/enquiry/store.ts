import type { Actor } from '#shared/kernel/context.ts';
import { notFound, Rejection } from '#shared/kernel/rejection.ts';
import { epochSeconds, monthBefore, plusDays, seoulMonth } from '#shared/kernel/time.ts';
import { findMemberships } from '#shared/organisation/store.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { dutyFrom, isAwaiting, isOpen } from './rules.ts';
import { ResponseScore, SIDES, type Side, StoredEnquiry } from './schema.ts';

/** While it waits for an answer: gsi1 finds it for the receiver by urgency, gsi2 for the nightly sweep by what is due. */
const enquiries = entity('Enquiry', StoredEnquiry, enquiry => {
  const { enquiryId, receiver, respondBy } = enquiry;
  const due = dutyFrom(enquiry);
  return {
    ...keys.enquiry(enquiryId),
    ...(isAwaiting(enquiry) ? indexes.awaiting(receiver.organisationId, respondBy, enquiryId) : {}),
    ...(due === undefined ? {} : indexes.due('ENQUIRY', due, enquiryId)),
  };
});
const scores = entity('ResponseScore', ResponseScore, score => keys.responseScore(score.organisationId));
/** A score outlives a few nights; one that is no longer made anew goes by itself. */
const SCORE_DAYS = 14;

export const enquiryWrite = (enquiry: StoredEnquiry): Write => ({
  put: enquiries.toItem(enquiry),
  when: enquiry.version === 1 ? 'absent' : { version: enquiry.version - 1 },
  otherwise: new Rejection('version-mismatch'),
});

const sideOrganisation = (enquiry: StoredEnquiry, side: Side): string =>
  (side === 'SENT' ? enquiry.sender : enquiry.receiver).organisationId;

/** A side's row in its list. The receiver's is also found by month for its score, but for a company for sale. */
const sideItem = (enquiry: StoredEnquiry, side: Side): Item => {
  const organisationId = sideOrganisation(enquiry, side);
  const scored = side === 'RECEIVED' && enquiry.listing.kind !== 'acquisition';
  return {
    ...keys.enquirySide(enquiry.enquiryId, side),
    ...indexes.enquiriesOf(organisationId, side, enquiry.enquiryId),
    ...(scored ? indexes.receivedIn(seoulMonth(enquiry.createdAt), organisationId, enquiry.enquiryId) : {}),
    entity: 'EnquirySide',
    enquiryId: enquiry.enquiryId,
    organisationId,
  };
};

const openOne = (existing?: string) =>
  new Rejection('already-exists', {
    detail: {
      ko: '이 등록 정보에 보낸 제안·문의가 아직 진행 중입니다',
      en: 'An enquiry of yours about this listing is still open',
    },
    ...(existing === undefined ? {} : { existing }),
  });

/** The latest enquiry of an organisation about a listing: what keeps a second from being open at the same time. */
interface Latest {
  readonly enquiryId: string;
  readonly version: number;
}
const latestKey = (listingId: string, organisationId: string) =>
  keys.unique('ENQUIRY', `${listingId}.${organisationId}`);

/** @throws Rejection `already-exists` while the one before is open. */
export const requireNoneOpen = async (
  table: Table,
  listingId: string,
  organisationId: string,
): Promise<Latest | undefined> => {
  const item = await table.get(latestKey(listingId, organisationId));
  if (item === undefined) return undefined;
  const latest = { enquiryId: String(item.enquiryId), version: Number(item.version) };
  const before = await findEnquiry(table, latest.enquiryId);
  if (before !== undefined && isOpen(before)) throw openOne(`/v1/enquiries/${latest.enquiryId}`);
  return latest;
};

/** A new enquiry, a row in each side's list, and its place as the one about this listing. */
export const newEnquiryWrites = (enquiry: StoredEnquiry, latest: Latest | undefined): Write[] => [
  enquiryWrite(enquiry),
  ...SIDES.map((side): Write => ({ put: sideItem(enquiry, side), when: 'absent' })),
  {
    put: {
      ...latestKey(enquiry.listing.listingId, enquiry.sender.organisationId),
      entity: 'Unique',
      enquiryId: enquiry.enquiryId,
      version: (latest?.version ?? 0) + 1,
    },
    when: latest === undefined ? 'absent' : { version: latest.version },
    otherwise: openOne(),
  },
];

export const findEnquiry = async (table: Table, enquiryId: string): Promise<StoredEnquiry | undefined> => {
  const item = await table.get(keys.enquiry(enquiryId));
  return item === undefined ? undefined : enquiries.fromItem(item);
};

/** An enquiry with the side the person is on; who is on both reads it as its receiver. @throws Rejection `not-found`. */
export const requireEnquiry = async (
  table: Table,
  actor: Actor,
  enquiryId: string,
): Promise<{ enquiry: StoredEnquiry; sides: Side[] }> => {
  const enquiry = await findEnquiry(table, enquiryId);
  if (enquiry === undefined) throw notFound();
  const both = [enquiry.receiver.organisationId, enquiry.sender.organisationId];
  const mine = new Set((await findMemberships(table, both, actor.userId)).map(each => each.organisationId));
  const sides = (['RECEIVED', 'SENT'] as const).filter(side => mine.has(sideOrganisation(enquiry, side)));
  if (sides.length === 0) throw notFound();
  return { enquiry, sides };
};

type Part = { limit: number; from?: Item };
type EnquiryList = { items: StoredEnquiry[]; next?: Item };

/** Enquiries an organisation sent or received, newest first. */
export const enquiriesOf = async (
  table: Table,
  organisationId: string,
  side: Side,
  page: Part,
): Promise<EnquiryList> => {
  const pk = `ENQUIRIES#${organisationId}#${side}`;
  const { items, next } = await table.query({ index: 'gsi1', pk, newestFirst: true, ...page });
  const found = await findEnquiries(
    table,
    items.map(({ enquiryId }) => String(enquiryId)),
  );
  return { items: found, ...(next === undefined ? {} : { next }) };
};

/** Enquiries that wait for an organisation's answer, the one to be answered first in front. */
export const enquiriesAwaiting = async (table: Table, organisationId: string, page: Part): Promise<EnquiryList> => {
  const { items, next } = await table.query({ index: 'gsi1', pk: `AWAITING#${organisationId}`, ...page });
  return { items: items.map(enquiries.fromItem), ...(next === undefined ? {} : { next }) };
};

export const findEnquiries = async (table: Table, enquiryIds: readonly string[]): Promise<StoredEnquiry[]> => {
  const items = await table.getMany(enquiryIds.map(keys.enquiry));
  return items.flatMap(item => (item === undefined ? [] : [enquiries.fromItem(item)]));
};

/** Enquiries with something due on a day or before it, earliest first, of one shard. */
export const enquiriesDue = async (table: Table, shard: number, day: string, page: Part): Promise<EnquiryList> => {
  const spec = { index: 'gsi2' as const, pk: `DUE#ENQUIRY#${shard}`, sk: { atMost: `${day}~` } };
  const { items, next } = await table.query({ ...spec, ...page });
  return { items: items.map(enquiries.fromItem), ...(next === undefined ? {} : { next }) };
};

/** Enquiries received from a moment on that count for a score, by organisation in order. */
export const receivedSince = async (
  table: Table,
  since: string,
  now: string,
): Promise<{ organisationId: string; enquiryIds: string[] }[]> => {
  const months: string[] = [];
  for (let month = seoulMonth(now); month >= seoulMonth(since); month = monthBefore(month)) months.push(month);
  const rows = await Promise.all(months.map(month => table.queryAll({ index: 'gsi2', pk: `RECEIVED#${month}` })));
  const byOrganisation = new Map<string, string[]>();
  for (const { organisationId, enquiryId } of rows.flat()) {
    const ids = byOrganisation.get(String(organisationId)) ?? [];
    byOrganisation.set(String(organisationId), ids);
    ids.push(String(enquiryId));
  }
  return [...byOrganisation]
    .map(([organisationId, enquiryIds]) => ({ organisationId, enquiryIds }))
    .sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1));
};

/** Unguarded: the same night makes the same score, and a later one is the truer. */
export const scoreWrite = (score: ResponseScore, now: string): Write => ({
  put: scores.toItem(score, { ttl: epochSeconds(plusDays(now, SCORE_DAYS)) }),
  when: 'always',
});
export const findScore = async (table: Table, organisationId: string): Promise<ResponseScore | undefined> => {
  const item = await table.get(keys.responseScore(organisationId), { consistent: false });
  return item === undefined ? undefined : scores.fromItem(item);
};
/** Scores of many organisations, in their order. */
export const findScores = async (
  table: Table,
  organisationIds: readonly string[],
): Promise<(ResponseScore | undefined)[]> =>
  (await table.getMany(organisationIds.map(keys.responseScore))).map(item => item && scores.fromItem(item));

import { businessDaysAfter, dateAfter } from '#shared/kernel/calendar.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField, reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { DECLINE_REASONS } from '#shared/kernel/vocabulary-trade.ts';
import { isOver, isShown, lastDay } from '#shared/listing/rules.ts';
import type { Listing, ListingOf } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { SUSPENDED_NAME } from '#shared/suspension/rules.ts';
import { ADVICE } from './advice.ts';
import type { Enquiry, EnquiryAnswer, EnquiryState, NewEnquiry, Side, StoredEnquiry } from './schema.ts';

/** Business days in Korea to answer within, where the need names no date. */
export const RESPOND_DAYS = 10;
/** Business days after that until an enquiry without an answer ends by itself. */
export const GRACE_DAYS = 5;
/** Calendar days before the date to respond by on which the first reminder is sent. */
export const REMIND_BEFORE = 3;

/** States that still go somewhere; there is one such enquiry of an organisation about a listing at a time. */
const OPEN: readonly EnquiryState[] = ['NEW', 'UNDER_REVIEW', 'CONTACTED'];
/** States in which the other side has not heard anything of substance. */
const AWAITING: readonly EnquiryState[] = ['NEW', 'UNDER_REVIEW'];

const ACTS = {
  REVIEW: { from: ['NEW'], to: 'UNDER_REVIEW' },
  CONTACT: { from: AWAITING, to: 'CONTACTED' },
  ACCEPT: { from: OPEN, to: 'ACCEPTED' },
  DECLINE: { from: OPEN, to: 'DECLINED' },
  WITHDRAW: { from: OPEN, to: 'WITHDRAWN' },
  EXPIRE: { from: AWAITING, to: 'EXPIRED' },
} as const satisfies Record<string, { from: readonly EnquiryState[]; to: EnquiryState }>;

export const isOpen = ({ state }: Pick<StoredEnquiry, 'state'>): boolean => OPEN.includes(state);
export const isAwaiting = ({ state }: Pick<StoredEnquiry, 'state'>): boolean => AWAITING.includes(state);

/** @throws Rejection `wrong-state`. */
const advance = (enquiry: StoredEnquiry, act: keyof typeof ACTS, at: string, text?: StoredEnquiry['message']) => {
  const { from, to }: { from: readonly EnquiryState[]; to: EnquiryState } = ACTS[act];
  if (!from.includes(enquiry.state))
    throw reject(
      'wrong-state',
      `현재 상태는 ${enquiry.state}이며, ${from.join(', ')} 상태에서만 할 수 있습니다`,
      `The enquiry is ${enquiry.state}; this takes ${from.join(' or ')}`,
    );
  const step = { state: to, at, ...(text === undefined ? {} : { text: withEnglishSource(text) }) };
  return { ...enquiry, state: to, steps: [...enquiry.steps, step], version: enquiry.version + 1, updatedAt: at };
};

/**
 * Whether a listing takes enquiries at all, from this organisation, now. Call it for a listing that is or was public.
 * @throws Rejection `conflict` or `wrong-state`.
 */
export const refuseEnquiry = (listing: Listing, senderId: string, at: string): void => {
  if (listing.organisationId === senderId)
    throw reject('conflict', '자기 조직의 등록 정보입니다', 'The listing is your own');
  if (listing.kind === 'company' || listing.kind === 'investor')
    throw reject(
      'conflict',
      '기업과 투자자는 매칭을 통해 연결됩니다',
      'Companies and investors are introduced through their matches',
    );
  if (!isShown(listing, at))
    throw reject(
      'wrong-state',
      `접수 기한(${lastDay(listing) ?? '-'})이 지났습니다`,
      `The last day (${lastDay(listing) ?? '-'}) is over`,
    );
};

/** True for a listing that is shown, or was until its last day: whoever asks about it is told that it is over. */
export const wasPublic = (listing: Listing, at: string): boolean =>
  listing.state === 'PUBLISHED' ||
  (listing.state === 'EXPIRED' && listing.publishedAt !== undefined && isOver(listing, at));

/** The day by which a new enquiry is to be answered: as the need says, else ten business days on. */
const respondBy = (listing: Listing, at: string): string =>
  (listing.kind === 'need' ? (listing as ListingOf<'need'>).profile.deadlines.respondBy : undefined) ??
  businessDaysAfter(seoulDate(at), RESPOND_DAYS);

/** @throws Rejection `invalid-body` for a technology that is not a published one of the sender's, or where none is asked for. */
const offered = (listing: Listing, technology: Listing | undefined, body: NewEnquiry, at: string) => {
  if (body.technologyId === undefined) return {};
  if (
    listing.kind !== 'need' ||
    technology?.kind !== 'technology' ||
    technology.organisationId !== body.organisationId ||
    !isShown(technology, at)
  )
    throw invalidField('/technologyId', 'not-offered', {
      ko: '수요에 대한 제안에만, 자기 조직의 공개 중인 기술을 적을 수 있습니다',
      en: 'Only a proposal to a need names a technology, and it is a published one of your organisation',
    });
  return { technology: { listingId: technology.listingId, title: technology.title } };
};

export const newEnquiry = (
  body: NewEnquiry,
  about: {
    readonly listing: Listing;
    readonly technology?: Listing | undefined;
    readonly sender: Organisation;
    readonly receiver: Organisation;
  },
  enquiryId: string,
  at: string,
): StoredEnquiry => {
  const { listing, sender, receiver } = about;
  refuseEnquiry(listing, sender.organisationId, at);
  const { text, ...terms } = body.terms ?? {};
  return {
    enquiryId,
    kind: listing.kind === 'need' ? 'PROPOSAL' : 'ENQUIRY',
    listing: { listingId: listing.listingId, kind: listing.kind, title: listing.title },
    ...offered(listing, about.technology, body, at),
    sender: { organisationId: sender.organisationId, name: sender.name },
    receiver: { organisationId: receiver.organisationId, name: receiver.name },
    message: withEnglishSource(body.message),
    ...(body.terms === undefined
      ? {}
      : { terms: { ...terms, ...(text === undefined ? {} : { text: withEnglishSource(text) }) } }),
    state: 'NEW',
    respondBy: respondBy(listing, at),
    steps: [{ state: 'NEW', at }],
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
};

/** The owner's answer. Two at once meet the version: exactly one stands. */
export const answerEnquiry = (enquiry: StoredEnquiry, answer: EnquiryAnswer, at: string): StoredEnquiry => {
  const text = 'text' in answer ? answer.text : undefined;
  const next = advance(enquiry, answer.decision, at, text);
  if (answer.decision === 'REVIEW') return next;
  const answered = { ...next, answeredAt: enquiry.answeredAt ?? at };
  if (answer.decision === 'ACCEPT') return { ...answered, acceptedAt: at };
  if (answer.decision === 'CONTACT') return answered;
  return {
    ...answered,
    decline: { reason: answer.reason, ...(text === undefined ? {} : { text: withEnglishSource(text) }) },
  };
};

export const withdrawEnquiry = (enquiry: StoredEnquiry, at: string): StoredEnquiry => advance(enquiry, 'WITHDRAW', at);

/** The last day on which an enquiry that is overdue can still be answered. */
export const graceEnds = ({ respondBy: day }: Pick<StoredEnquiry, 'respondBy'>): string =>
  businessDaysAfter(day, GRACE_DAYS);

export type DutyStep = NonNullable<StoredEnquiry['reminded']> | 'EXPIRE';
/**
 * What is due about an unanswered enquiry on a day: the latest reminder that has not been sent, or its end. A reminder missed by
 * a night that did not run gives way to the next.
 */
export const dutyOn = (enquiry: StoredEnquiry, day: string): DutyStep | undefined => {
  if (!isAwaiting(enquiry)) return undefined;
  const { respondBy: by, reminded } = enquiry;
  if (day > graceEnds(enquiry)) return 'EXPIRE';
  if (day > by) return reminded === 'OVERDUE' ? undefined : 'OVERDUE';
  if (day === by) return reminded === undefined || reminded === 'BEFORE' ? 'DAY' : undefined;
  return day >= dateAfter(by, -REMIND_BEFORE) && reminded === undefined ? 'BEFORE' : undefined;
};

/** The day from which on the next step of the duty is due; none once it was answered. */
export const dutyFrom = (enquiry: StoredEnquiry): string | undefined => {
  if (!isAwaiting(enquiry)) return undefined;
  const { respondBy: by, reminded } = enquiry;
  if (reminded === undefined) return dateAfter(by, -REMIND_BEFORE);
  return reminded === 'BEFORE' ? by : dateAfter(reminded === 'DAY' ? by : graceEnds(enquiry), 1);
};

/** The enquiry with a step of the duty done. */
export const dutyDone = (enquiry: StoredEnquiry, step: DutyStep, at: string): StoredEnquiry =>
  step === 'EXPIRE'
    ? advance(enquiry, 'EXPIRE', at)
    : { ...enquiry, reminded: step, version: enquiry.version + 1, updatedAt: at };

/** True while nothing moves, because one side is suspended. */
export const isHeld = ({ sender, receiver }: StoredEnquiry, suspended: ReadonlySet<string>): boolean =>
  suspended.has(sender.organisationId) || suspended.has(receiver.organisationId);

/** The enquiry without the names of a counterpart that is suspended. */
const withoutSuspended = (stored: StoredEnquiry, side: Side, suspended: ReadonlySet<string>): StoredEnquiry => {
  const { sender, receiver, technology } = stored;
  if (side === 'RECEIVED' && suspended.has(sender.organisationId))
    return {
      ...stored,
      sender: { ...sender, name: SUSPENDED_NAME },
      ...(technology === undefined ? {} : { technology: { ...technology, title: SUSPENDED_NAME } }),
    };
  if (side === 'SENT' && suspended.has(receiver.organisationId))
    return {
      ...stored,
      receiver: { ...receiver, name: SUSPENDED_NAME },
      listing: { ...stored.listing, title: SUSPENDED_NAME },
    };
  return stored;
};

/** An enquiry as one of its sides reads it. What was written to each other stays readable to both. */
export const shownEnquiry = (
  stored: StoredEnquiry,
  side: Side,
  suspended: ReadonlySet<string> = new Set<string>(),
): Enquiry => {
  const { receiver, decline, reminded: _, ...enquiry } = withoutSuspended(stored, side, suspended);
  return {
    ...enquiry,
    side,
    ...(isHeld(stored, suspended) ? { frozen: true as const } : {}),
    ...(side === 'RECEIVED' || stored.acceptedAt !== undefined ? { receiver } : {}),
    ...(decline === undefined
      ? {}
      : { decline: { ...decline, label: DECLINE_REASONS[decline.reason], advice: ADVICE[decline.reason] } }),
  };
};

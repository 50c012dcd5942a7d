import { endOfDay } from '#shared/kernel/calendar.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { median } from '#shared/review/rules.ts';
import { BANDS, type ResponseScore, type Responsiveness, type StoredEnquiry } from './schema.ts';

/** Days looked back on, and the least number of enquiries that anything is told of. */
export const WINDOW_DAYS = 90;
export const LEAST = 5;
/** A score that was not made anew for so many days, because the organisation had no more enquiries or nights failed, is none. */
export const FRESH_DAYS = 3;

const HOUR = 3_600_000;
/** Full marks for an answer within a day, none from fourteen days on, evenly between. */
const [FULL_HOURS, NO_HOURS] = [24, 14 * 24];
export const speedOf = (hours: number): number =>
  Math.max(0, Math.min(1, (NO_HOURS - hours) / (NO_HOURS - FULL_HOURS))) * 100;

/**
 * How an organisation answers: 75 % share of the enquiries answered, 25 % speed of the answers, over the enquiries received in
 * the last 90 days that were answered or whose day to respond by is over. Withdrawn before that, or still in time: not counted.
 * Enquiries about companies for sale count nowhere: their owner's score moving would tell who the owner is.
 */
export const responseScore = (
  organisationId: string,
  enquiries: readonly StoredEnquiry[],
  now: string,
): ResponseScore => {
  const since = plusDays(now, -WINDOW_DAYS);
  const counted = enquiries.filter(
    ({ listing, createdAt, answeredAt, state, respondBy }) =>
      listing.kind !== 'acquisition' &&
      createdAt > since &&
      (answeredAt !== undefined || (state !== 'WITHDRAWN' && endOfDay(respondBy) < now)),
  );
  const hours = counted.flatMap(({ createdAt, answeredAt }) =>
    answeredAt === undefined ? [] : [(Date.parse(answeredAt) - Date.parse(createdAt)) / HOUR],
  );
  const [n, answered] = [counted.length, hours.length];
  const base = { organisationId, on: seoulDate(now), n, answered };
  if (n < LEAST) return base;
  const speed = answered === 0 ? 0 : hours.reduce((sum, each) => sum + speedOf(each), 0) / answered;
  const middle = median(hours);
  return {
    ...base,
    score: Math.round((75 * answered) / n + 0.25 * speed),
    ...(middle === undefined ? {} : { medianHours: Math.round(middle * 10) / 10 }),
  };
};

/** The points from which on each band begins. */
const FROM = [90, 75, 40, 0] as const;
export const bandOf = (score: number): (typeof BANDS)[number] => BANDS[FROM.findIndex(from => score >= from)]!;

/** A score that still holds: there is one, and it is not older than {@link FRESH_DAYS} days. */
export const freshScore = (stored: ResponseScore | undefined, now: string): number | undefined =>
  stored === undefined || stored.on < seoulDate(plusDays(now, -FRESH_DAYS)) ? undefined : stored.score;

/** What everybody may know of how the owner of a listing answers. */
export const shownResponsiveness = (
  { listingId, kind }: { readonly listingId: string; readonly kind: string },
  stored: ResponseScore | undefined,
  now: string,
): Responsiveness => {
  if (kind === 'acquisition') return { listingId, band: 'WITHHELD', least: LEAST };
  if (stored?.score === undefined || freshScore(stored, now) === undefined)
    return { listingId, band: 'INSUFFICIENT', least: LEAST };
  const { score, n, answered, medianHours, on } = stored;
  return {
    listingId,
    band: bandOf(score),
    score,
    n,
    answeredPercent: Math.round((100 * answered) / n),
    ...(medianHours === undefined ? {} : { medianDays: Math.ceil(medianHours / 12) / 2 }),
    on,
    least: LEAST,
  };
};

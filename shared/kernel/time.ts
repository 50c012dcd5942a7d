import * as z from 'zod';

/** The moment "now" as UTC ISO-8601 with milliseconds; injected so that rules and tests decide what time it is. */
export type Clock = () => string;
export const systemClock: Clock = () => new Date().toISOString();

/** UTC instant as stored and sent. */
export const instant = () => z.iso.datetime().describe('UTC time, ISO-8601');
/** Calendar date, `YYYY-MM-DD`; meant in Asia/Seoul. */
export const date = () => z.iso.date().describe('Calendar date in Asia/Seoul');

const SEOUL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' });

/** The calendar date in Seoul at an instant. Korea has no daylight saving time, so this is always UTC+9. */
export const seoulDate = (at: string): string => SEOUL.format(new Date(at));
/** The calendar month in Seoul at an instant, `YYYY-MM`. */
export const seoulMonth = (at: string): string => seoulDate(at).slice(0, 7);

/** The instant at which the day in Seoul began. */
export const startOfSeoulDay = (at: string): string => new Date(`${seoulDate(at)}T00:00:00+09:00`).toISOString();

/** Whole seconds since the epoch, as DynamoDB's time to live wants them. */
export const epochSeconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** The instant `days` later (negative: earlier). */
export const plusDays = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString();

/** The month before a month, both `YYYY-MM`. */
export const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};

/** The instant `ms` milliseconds later (negative: earlier). */
export const instantAfter = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

import { HOLIDAYS } from './holidays.ts';
import { seoulDate } from './time.ts';

/** The calendar date `days` later (negative: earlier). */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Days from one calendar date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** True on days on which public offices in Korea work. Beyond the table of holidays only weekends are known. */
export const isBusinessDay = (date: string): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && HOLIDAYS.days[date] === undefined;
};

/** The date of the `days`-th business day after a date; the day itself does not count. */
export const businessDaysAfter = (date: string, days: number): string => {
  let at = date;
  for (let left = days; left > 0; ) {
    at = dateAfter(at, 1);
    if (isBusinessDay(at)) left -= 1;
  }
  return at;
};

/** The last moment of a date in Seoul: a deadline named by its date alone ends at 23:59:59 KST. */
export const endOfDay = (date: string): string => `${date}T14:59:59.999Z`;

/** The end of the `days`-th business day after an instant, by the calendar in Seoul. */
export const businessDeadline = (at: string, days: number): string => endOfDay(businessDaysAfter(seoulDate(at), days));

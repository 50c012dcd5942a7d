/** When a schedule fires, in its own time zone. */
export interface Cron {
  /** First moment strictly after `at` (milliseconds since the epoch); undefined if there is none within five years. */
  readonly next: (at: number) => number | undefined;
  /** Last moment at or before `at`. */
  readonly previous: (at: number) => number | undefined;
}

const DAY = 86_400_000;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Values of one field: `*`, `?`, numbers, names, ranges, lists, steps. */
const parseField = (field: string, low: number, high: number, names: readonly string[] = []): ReadonlySet<number> => {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(\*|\?)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw new RangeError(`the local stack does not know "${part}" in a cron expression`);
    const [, any, from, to, step] = match;
    const number = (text: string): number => {
      const named = names.indexOf(text.toUpperCase());
      const value = named >= 0 ? named + low : Number(text);
      if (!Number.isInteger(value) || value < low || value > high)
        throw new RangeError(`"${text}" is out of range in a cron expression`);
      return value;
    };
    const first = any ? low : number(from ?? '');
    const last = any || (step && !to) ? high : to ? number(to) : first;
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value);
  }
  return values;
};

/** Minutes that the zone is ahead of UTC at a moment. */
const zoneOffset = (timezone: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  return at => {
    const name = format.formatToParts(at).find(each => each.type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
};

/**
 * Reads an EventBridge Scheduler expression of the form `cron(minute hour day-of-month month day-of-week year)`.
 * @throws RangeError for what is not one, or uses `L`, `W` or `#`
 */
export const parseCron = (expression: string, timezone: string): Cron => {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== 6) throw new RangeError(`the local stack does not know the schedule ${expression}`);
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  const minutes = [...parseField(minute, 0, 59)].sort((a, b) => a - b);
  const hours = [...parseField(hour, 0, 23)].sort((a, b) => a - b);
  const days = parseField(day, 1, 31);
  const months = parseField(month, 1, 12, MONTHS);
  const weekdays = parseField(weekday, 1, 7, WEEKDAYS);
  const years = parseField(year, 1970, 2199);
  const offset = zoneOffset(timezone);

  /** Moments of one local day, earliest first. `localDay` is that day's midnight as if it were UTC. */
  const momentsOf = (localDay: number): number[] => {
    const date = new Date(localDay);
    const fits =
      years.has(date.getUTCFullYear()) &&
      months.has(date.getUTCMonth() + 1) &&
      days.has(date.getUTCDate()) &&
      weekdays.has(date.getUTCDay() + 1);
    if (!fits) return [];
    return hours.flatMap(h =>
      minutes.map(m => {
        const local = localDay + (h * 60 + m) * 60_000;
        const guess = local - offset(local) * 60_000;
        return local - offset(guess) * 60_000;
      }),
    );
  };
  const localDayOf = (at: number): number => Math.floor((at + offset(at) * 60_000) / DAY) * DAY;
  const search = (at: number, direction: 1 | -1, fits: (moment: number) => boolean): number | undefined => {
    for (let i = -1; i < 5 * 366; i++) {
      const moments = momentsOf(localDayOf(at) + direction * i * DAY);
      const found = direction === 1 ? moments.find(fits) : moments.findLast(fits);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    next: at => search(at, 1, moment => moment > at),
    previous: at => search(at, -1, moment => moment <= at),
  };
};

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  businessDaysAfter,
  businessDeadline,
  dateAfter,
  daysBetween,
  endOfDay,
  isBusinessDay,
} from '#shared/kernel/calendar.ts';
import { HOLIDAYS } from '#shared/kernel/holidays.ts';
import { idOf, ULID } from '#shared/kernel/ids.ts';
import { seoulDate } from '#shared/kernel/time.ts';

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2028-12-01'), noInvalidDate: true })
  .map(d => d.toISOString().slice(0, 10));
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('the table of holidays', () => {
  test('holds no weekend, nothing outside its years, and is in order', () => {
    const dates = Object.keys(HOLIDAYS.days);
    expect(dates).toEqual([...dates].sort());
    expect(dates.filter(date => weekday(date) === 0 || weekday(date) === 6)).toEqual([]);
    expect(dates.filter(date => date < HOLIDAYS.from || date > HOLIDAYS.to)).toEqual([]);
    expect(HOLIDAYS.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  /** Days of the law that fall on a weekend have a substitute on the next day that is not a holiday; New Year and Memorial Day have none. */
  test.each([2026, 2027, 2028])('%i: has every fixed holiday, or its substitute', year => {
    for (const [fixed, substituted] of [
      ['01-01', false],
      ['03-01', true],
      ['05-01', true],
      ['05-05', true],
      ['06-06', false],
      ['07-17', true],
      ['08-15', true],
      ['10-03', true],
      ['10-09', true],
      ['12-25', true],
    ] as const) {
      let date = `${year}-${fixed}`;
      const weekend = () => weekday(date) === 0 || weekday(date) === 6;
      if (weekend() && !substituted) continue;
      while (weekend()) date = dateAfter(date, 1);
      expect(HOLIDAYS.days[date], date).toBeDefined();
    }
  });
});

describe('business days', () => {
  test.each([
    ['2026-11-24', 3, '2026-11-27'], // Tuesday → Friday
    ['2026-11-27', 1, '2026-11-30'], // over a weekend
    ['2026-11-28', 1, '2026-11-30'], // from a Saturday
    ['2026-02-13', 3, '2026-02-23'], // Seollal: 16 to 18 February
    ['2026-09-23', 1, '2026-09-28'], // Chuseok
    ['2026-12-31', 1, '2027-01-04'], // New Year, over the end of a month and a year
    ['2028-09-29', 1, '2028-10-06'], // Chuseok, its substitute, and a weekend
  ])('%s and %i more: %s', (from, days, to) => expect(businessDaysAfter(from, days)).toBe(to));

  test('are counted one by one, and each of them is one', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), (from, days) => {
        const to = businessDaysAfter(from, days);
        const between = Array.from({ length: daysBetween(from, to) }, (_, i) => dateAfter(from, i + 1));
        expect(between.filter(isBusinessDay)).toHaveLength(days);
        expect(isBusinessDay(to)).toBe(true);
      }),
    ));
});

describe('deadlines named by their date', () => {
  test('end at 23:59:59 in Seoul, whatever the day is in UTC', () => {
    expect(endOfDay('2026-11-30')).toBe('2026-11-30T14:59:59.999Z');
    expect(seoulDate(endOfDay('2026-11-30'))).toBe('2026-11-30');
    expect(seoulDate('2026-11-30T15:00:00.000Z')).toBe('2026-12-01');
    expect(seoulDate('2027-02-28T14:59:59.999Z')).toBe('2027-02-28');
    expect(seoulDate('2027-02-28T15:00:00.000Z')).toBe('2027-03-01');
  });
  test('are counted from the day in Seoul: a minute before and after midnight differ by a day', () => {
    expect(businessDeadline('2026-11-23T14:59:00.000Z', 3)).toBe('2026-11-26T14:59:59.999Z');
    expect(businessDeadline('2026-11-23T15:00:00.000Z', 3)).toBe('2026-11-27T14:59:59.999Z');
    expect(businessDeadline('2026-11-30T15:30:00.000Z', 3)).toBe('2026-12-04T14:59:59.999Z');
  });
});

describe('identifiers of what is made at most once', () => {
  test('are ULIDs that depend on the instant and the names alone, and sort by the instant', () => {
    const at = '2026-11-24T00:00:00.000Z';
    expect(idOf(at, 'a', 'bc')).toMatch(ULID);
    expect(idOf(at, 'a', 'bc')).toBe(idOf(at, 'a', 'bc'));
    expect(new Set([idOf(at, 'a', 'bc'), idOf(at, 'ab', 'c'), idOf(at, 'abc')]).size).toBe(3);
    expect(idOf('2026-11-24T00:00:00.001Z', 'a') > idOf(at, 'z')).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { profileOf, withNewcomers } from '#infra/evaluate/match/cold.ts';
import { pastAt } from '#shared/match/engine/book/past.ts';
import { bookOf, FIRST_DAY, madeUp } from '#test/support/book.ts';

describe('newcomers', () => {
  const book = bookOf(madeUp(3));
  const day = FIRST_DAY + 4 * 365;
  const silent = (companies: number) => ({
    kind: new Uint16Array(companies).fill(0xffff),
    ask: new Uint16Array(companies).fill(0xffff),
  });
  const past = pastAt(book, day, silent(book.companyIds.length));
  const investors = [...book.investorIds.keys()].filter(i => past.start[i + 1]! - past.start[i]! >= 5).slice(0, 4);
  const profiles = investors.map(i => profileOf(past, i));
  const more = withNewcomers(book, profiles, day);
  const joined = pastAt(more, day, silent(more.companyIds.length));

  test('have six deals of the day before within their profile, and no company in common with anybody', () => {
    profiles.forEach(({ sectors, regions, kinds, ticket }, n) => {
      const who = book.investorIds.length + n;
      const rows = Array.from(
        { length: joined.start[who + 1]! - joined.start[who]! },
        (_, i) => joined.start[who]! + i,
      );
      expect(rows).toHaveLength(6);
      const values = (name: 'sector' | 'region' | 'kind') => {
        const { start, code } = joined.attributes.find(attribute => attribute.name === name)!.deal;
        return new Set(rows.flatMap(row => [...code.subarray(start[row]!, start[row + 1]!)]));
      };
      expect(values('sector')).toEqual(new Set(sectors));
      expect(values('region')).toEqual(new Set(regions));
      expect(values('kind')).toEqual(new Set(kinds));
      for (const row of rows) {
        expect(joined.day[row]).toBe(day - 1);
        expect(joined.company[row]).toBeGreaterThanOrEqual(book.companyIds.length);
        expect(joined.amount[row]).toBeGreaterThanOrEqual(ticket![0] * (1 - 1e-9));
        expect(joined.amount[row]).toBeLessThanOrEqual(ticket![1] * (1 + 1e-9));
      }
    });
  });

  test('leave the others as they are, and know nothing of the time to come', () => {
    for (let i = 0; i < book.investorIds.length; i++) {
      const of = ({ start, company }: typeof past) => [...company.subarray(start[i]!, start[i + 1]!)];
      expect(of(joined)).toEqual(of(past));
    }
    expect(more.deals.day.every(each => each < day)).toBe(true);
    expect(joined.states.slice(0, book.companyIds.length)).toEqual(past.states);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Listing } from '#shared/listing/schema.ts';
import { shownMatch } from '#shared/match/rules.ts';
import type { Pack } from '#shared/match/schema.ts';

const ID = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';
const listing = (kind: Listing['kind']) => ({ listingId: ID, kind, title: { ko: '가' } }) as Listing;
const match = (ticket: number, sector: number): Pack['matches'][number] => ({
  pairing: 'INVESTMENT',
  counterpartId: ID,
  score: ticket + sector,
  reasons: [
    { factor: 'sector', points: sector, facts: { value: 'BIO', declared: true, informed: true } },
    { factor: 'ticket', points: ticket, facts: { place: 'above', informed: true } },
  ],
});
const points = fc.integer({ min: -1_600, max: 1_600 });
const sum = (shown: ReturnType<typeof shownMatch>) => shown.reasons.reduce((all, reason) => all + reason.points, 0);

test('the investor reads the points as they are, the company those of its amount in steps; either way they add up', () => {
  fc.assert(
    fc.property(points, points, (ticket, sector) => {
      const investor = shownMatch(match(ticket, sector), 1, listing('company'), 'investor');
      expect([investor.score, investor.reasons[1]?.points]).toEqual([ticket + sector, ticket]);
      const company = shownMatch(match(ticket, sector), 1, listing('investor'), 'company');
      expect(company.reasons[0]?.points).toBe(sector);
      expect(Math.abs(company.reasons[1]!.points % 400)).toBe(0);
      expect(Math.abs(company.reasons[1]!.points - ticket)).toBeLessThanOrEqual(200);
      for (const shown of [investor, company]) expect(sum(shown)).toBe(shown.score);
    }),
  );
});

test('amounts that suit differently are told alike within a step', () => {
  const told = (ticket: number) =>
    shownMatch(match(ticket, 0), 1, listing('investor'), 'company').reasons.map(reason => reason.points);
  expect(told(201)).toEqual(told(599));
});

import { describe, expect, test } from 'vitest';
import { answerEnquiry, dutyDone, withdrawEnquiry } from '#shared/enquiry/rules.ts';
import type { StoredEnquiry } from '#shared/enquiry/schema.ts';
import {
  bandOf,
  FRESH_DAYS,
  freshScore,
  LEAST,
  responseScore,
  shownResponsiveness,
  speedOf,
} from '#shared/enquiry/score.ts';
import { endOfDay } from '#shared/kernel/calendar.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { enquiryAbout, id, listingOf } from '#test/support/enquiry.ts';

describe('the response score', () => {
  const now = endOfDay('2026-11-23');
  /** Received so many days ago, answered so many hours later. */
  const received = (
    daysAgo: number,
    hours?: number,
    kind: 'technology' | 'acquisition' = 'technology',
  ): StoredEnquiry => {
    const at = plusDays(now, -daysAgo);
    const enquiry = enquiryAbout(listingOf(kind), at);
    return hours === undefined
      ? enquiry
      : answerEnquiry(enquiry, { decision: 'CONTACT' }, new Date(Date.parse(at) + hours * 3_600_000).toISOString());
  };
  const scored = (...list: StoredEnquiry[]) => responseScore(id(2), list, now);

  test('holds for so many days, and where there is one', () => {
    const stored = { ...scored(...Array.from({ length: 5 }, () => received(30, 12))), on: seoulDate(now) };
    expect(freshScore(stored, now)).toBe(100);
    expect(freshScore(stored, plusDays(now, FRESH_DAYS))).toBe(100);
    expect(freshScore(stored, plusDays(now, FRESH_DAYS + 1))).toBeUndefined();
    expect(freshScore(scored(received(30)), now)).toBeUndefined();
    expect(freshScore(undefined, now)).toBeUndefined();
  });

  test('is 75 parts share answered and 25 parts speed', () => {
    expect([speedOf(0), speedOf(24), speedOf(180), speedOf(336), speedOf(9999)]).toEqual([100, 100, 50, 0, 0]);
    expect(scored(...Array.from({ length: 5 }, () => received(30, 12)))).toMatchObject({
      n: 5,
      answered: 5,
      score: 100,
      medianHours: 12,
    });
    expect(scored(...Array.from({ length: 4 }, () => received(30, 180)), received(30))).toMatchObject({
      n: 5,
      answered: 4,
      score: 73,
      medianHours: 180,
    });
    expect(scored(...Array.from({ length: 5 }, () => received(30)))).toMatchObject({ n: 5, answered: 0, score: 0 });
  });

  test('counts what was answered or should have been, of the last 90 days', () => {
    const base = Array.from({ length: 5 }, () => received(30, 1));
    const n = (...more: StoredEnquiry[]) => scored(...base, ...more).n;
    expect(n()).toBe(5);
    expect(n(received(91, 1))).toBe(5); // too long ago
    expect(n(received(1))).toBe(5); // still in time
    expect(n(received(1, 1))).toBe(6);
    expect(n(withdrawEnquiry(received(30), plusDays(now, -29)))).toBe(5);
    expect(n(dutyDone(received(60), 'EXPIRE', plusDays(now, -20)))).toBe(6);
    // A company for sale must not move what its owner's other listings show.
    expect(scored(...base, received(30, 1, 'acquisition'), received(30, undefined, 'acquisition'))).toEqual(
      scored(...base),
    );
  });

  test('tells nothing below five, nothing old, and nothing of a company for sale', () => {
    const listing = { listingId: id(9), kind: 'technology' };
    const few = scored(...Array.from({ length: LEAST - 1 }, () => received(30, 1)));
    const none = { listingId: id(9), band: 'INSUFFICIENT', least: 5 };
    expect(shownResponsiveness(listing, few, now)).toEqual(none);
    expect(shownResponsiveness(listing, undefined, now)).toEqual(none);
    const enough = scored(...Array.from({ length: LEAST }, () => received(30, 30)));
    expect(shownResponsiveness(listing, enough, now)).toEqual({
      listingId: id(9),
      band: 'EXCELLENT',
      score: 100,
      n: 5,
      answeredPercent: 100,
      medianDays: 1.5,
      on: seoulDate(now),
      least: 5,
    });
    expect(shownResponsiveness(listing, enough, plusDays(now, 3))).toMatchObject({ band: 'EXCELLENT' });
    expect(shownResponsiveness(listing, enough, plusDays(now, 4))).toEqual(none);
    expect(shownResponsiveness({ ...listing, kind: 'acquisition' }, enough, now)).toEqual({
      listingId: id(9),
      band: 'WITHHELD',
      least: 5,
    });
  });

  test('falls into bands at 90, 75 and 40', () =>
    expect([100, 90, 89, 75, 74, 40, 39, 0].map(bandOf)).toEqual([
      'EXCELLENT',
      'EXCELLENT',
      'GOOD',
      'GOOD',
      'FAIR',
      'FAIR',
      'SLOW',
      'SLOW',
    ]));
});

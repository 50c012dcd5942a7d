import { describe, expect, test } from 'vitest';
import {
  closeListing,
  draftListing,
  expireListing,
  expiresFrom,
  isOver,
  isShown,
  lastDay,
  pauseListing,
  resumeListing,
  reviewListing,
  submitListing,
} from '#shared/listing/rules.ts';
import type { ListingState } from '#shared/listing/schema.ts';
import { LISTING_STATES, type Listing, NewListing } from '#shared/listing/schema.ts';
import { median, reviewStatistics } from '#shared/review/rules.ts';
import { needProfile, technologyProfile } from '#test/support/city.ts';

const organisationId = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';
const AT = '2026-11-24T03:00:00.000Z';
const text = { ko: '냉동창고 하역' };
const listing = (more: object = {}, state: ListingState = 'DRAFT'): Listing => ({
  ...draftListing(
    NewListing.parse({
      kind: 'technology',
      organisationId,
      title: text,
      summary: text,
      profile: technologyProfile(),
      ...more,
    }),
    organisationId,
    AT,
  ),
  state,
});
const need = (due: string, more: object = {}) =>
  listing({ kind: 'need', profile: { ...needProfile(), deadlines: { due } }, ...more });

describe('the last day', () => {
  test('of a need is its due date at the latest', () => {
    expect(lastDay(need('2026-12-01'))).toBe('2026-12-01');
    expect(lastDay(need('2026-12-01', { expiresOn: '2026-11-30' }))).toBe('2026-11-30');
    expect(lastDay(need('2026-12-01', { expiresOn: '2026-12-24' }))).toBe('2026-12-01');
    expect(lastDay(listing())).toBeUndefined();
  });
  test.each([
    ['2026-11-30', '2026-11-30T14:59:59.999Z', false],
    ['2026-11-30', '2026-11-30T15:00:00.000Z', true],
    ['2027-02-28', '2027-02-28T14:59:59.999Z', false],
    ['2027-02-28', '2027-02-28T15:00:00.000Z', true],
    ['2028-02-29', '2028-02-29T14:59:59.999Z', false],
    ['2026-12-31', '2026-12-31T15:00:00.000Z', true],
  ])('%s is over at %s: %s', (expiresOn, at, over) => {
    const published = listing({ expiresOn }, 'PUBLISHED');
    expect(isOver(published, at)).toBe(over);
    expect(isShown(published, at)).toBe(!over);
  });
  test('lies before the day on which it is expired, and only while it is shown or paused', () => {
    expect(expiresFrom(listing({ expiresOn: '2026-11-30' }, 'PUBLISHED'))).toBe('2026-12-01');
    for (const state of LISTING_STATES.filter(each => each !== 'PUBLISHED' && each !== 'PAUSED'))
      expect(expiresFrom(listing({ expiresOn: '2026-11-30' }, state)), state).toBeUndefined();
    expect(expiresFrom(listing({}, 'PUBLISHED'))).toBeUndefined();
  });
});

describe('moderation', () => {
  const over = { expiresOn: '2026-11-23' };
  const approve = (each: Listing) => reviewListing(each, { decision: 'APPROVE' }, AT);
  /** Where each act leads from each state; all else is refused. */
  const ACTS = {
    submit: [
      (each: Listing) => submitListing(each, AT),
      { DRAFT: 'IN_REVIEW', CHANGES_REQUESTED: 'IN_REVIEW', EXPIRED: 'IN_REVIEW' },
    ],
    approve: [approve, { IN_REVIEW: 'PUBLISHED' }],
    pause: [(each: Listing) => pauseListing(each, AT), { PUBLISHED: 'PAUSED' }],
    resume: [(each: Listing) => resumeListing(each, AT), { PAUSED: 'PUBLISHED' }],
    close: [
      (each: Listing) => closeListing(each, AT),
      Object.fromEntries(LISTING_STATES.filter(s => s !== 'CLOSED').map(s => [s, 'CLOSED'])),
    ],
  } as const;

  test.each(Object.entries(ACTS))('%s goes only from where it may', (_, [act, leads]) => {
    for (const state of LISTING_STATES) {
      const to = (leads as Partial<Record<ListingState, ListingState>>)[state];
      if (to === undefined)
        expect(() => act(listing({}, state)), state).toThrow(expect.objectContaining({ reason: 'wrong-state' }));
      else expect(act(listing({}, state))).toMatchObject({ state: to, version: 2 });
    }
  });

  test('shows nothing whose last day is over: no submission, approval or resumption', () => {
    for (const [act, state] of [
      [ACTS.submit[0], 'DRAFT'],
      [ACTS.submit[0], 'EXPIRED'],
      [ACTS.approve[0], 'IN_REVIEW'],
      [ACTS.resume[0], 'PAUSED'],
    ] as const) {
      expect(() => act(listing(over, state)), state).toThrow(expect.objectContaining({ reason: 'wrong-state' }));
      expect(() => act(listing({ expiresOn: '2026-11-24' }, state)), state).not.toThrow();
    }
  });

  test('expires what is over and nothing else', () => {
    expect(expireListing(listing(over, 'PUBLISHED'), AT).state).toBe('EXPIRED');
    expect(expireListing(listing(over, 'PAUSED'), AT).state).toBe('EXPIRED');
    expect(() => expireListing(listing({ expiresOn: '2026-11-24' }, 'PUBLISHED'), AT)).toThrow();
    expect(() => expireListing(listing(over, 'CLOSED'), AT)).toThrow();
  });

  test('starts the clock of three business days when it is submitted', () =>
    expect(submitListing(listing(), AT, 'SEONGSU')).toMatchObject({
      submittedAt: AT,
      reviewDueAt: '2026-11-27T14:59:59.999Z',
      centre: 'SEONGSU',
    }));
});

describe('how long people wait', () => {
  const done = (hours: number, inTime: boolean, centre?: 'SEONGSU' | 'GONGDEOK', daysAgo = 1) => {
    const at = new Date(Date.parse(AT) - daysAgo * 86_400_000).toISOString();
    return {
      listingId: organisationId,
      ...(centre === undefined ? {} : { centre }),
      decision: 'APPROVE' as const,
      submittedAt: new Date(Date.parse(at) - hours * 3_600_000).toISOString(),
      dueAt: inTime ? at : new Date(Date.parse(at) - 1).toISOString(),
      at,
    };
  };
  test('is measured by centre and for all, within the days asked for', () => {
    const from = '2026-10-25T03:00:00.000Z';
    const all = [
      done(10, true, 'SEONGSU'),
      done(20, true, 'SEONGSU'),
      done(90, false, 'GONGDEOK'),
      done(5, true),
      done(999, false, 'GONGDEOK', 31),
    ];
    expect(reviewStatistics(all, from, AT)).toEqual({
      from,
      to: AT,
      all: { reviewed: 4, inTime: 3, inTimePercent: 75, medianHours: 15 },
      centres: [
        { centre: 'GONGDEOK', reviewed: 1, inTime: 0, inTimePercent: 0, medianHours: 90 },
        { centre: 'SEONGSU', reviewed: 2, inTime: 2, inTimePercent: 100, medianHours: 15 },
        { reviewed: 1, inTime: 1, inTimePercent: 100, medianHours: 5 },
      ],
    });
    expect(reviewStatistics([], from, AT)).toEqual({ from, to: AT, all: { reviewed: 0, inTime: 0 }, centres: [] });
  });
  test('has the middle value, or the mean of the two', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([undefined, 3, 2.5, 2]);
  });
});

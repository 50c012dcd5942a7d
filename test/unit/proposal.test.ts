import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealDueFrom, dealDutiesOn, dealDutyDone } from '#shared/deal/duties.ts';
import { kindBetween, openDeal, partyOf } from '#shared/deal/rules.ts';
import { Deal } from '#shared/deal/schema.ts';
import { dateAfter, endOfDay } from '#shared/kernel/calendar.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { DEAL_KINDS, type DealKind } from '#shared/kernel/vocabulary-deal.ts';
import { DeclineReason } from '#shared/kernel/vocabulary-trade.ts';
import { LISTING_KINDS, type Listing } from '#shared/listing/schema.ts';
import { dealingsOf } from '#shared/match/market.ts';
import {
  actOn,
  investmentSignal,
  isOut,
  newProposal,
  pairOf,
  RESPOND_DAYS,
  responseHours,
  sideOf,
  standingOf,
  stateOf,
} from '#shared/proposal/rules.ts';
import { MatchAct, MatchStanding, Proposal } from '#shared/proposal/schema.ts';
import { AT, id } from '#test/support/enquiry.ts';

const investor = { listingId: id(7), kind: 'investor', organisationId: id(1), title: { ko: '한결투자' } } as Listing;
const company = { listingId: id(3), kind: 'company', organisationId: id(2), title: { ko: '한강로보틱스' } } as Listing;
const fresh = () => newProposal(company, investor, { runId: '2026-11-24', score: 700 }, AT);
const refusal = (reason: string) => expect.objectContaining({ reason });
const decline: MatchAct = { act: 'DECLINE', reason: 'TIMING', note: { ko: '우리끼리의 말' } };

describe('a matched pair', () => {
  test('has the side that looks for something as A, in either order', () => {
    expect([fresh().a.listingId, fresh().b.listingId]).toEqual([investor.listingId, company.listingId]);
    expect(pairOf(investor, company)).toEqual(pairOf(company, investor));
    const twin = { ...company, listingId: id(4) } as Listing;
    expect(pairOf(twin, company)).toEqual(pairOf(company, twin));
  });

  test('is answered within fourteen days in Seoul, to the last second of the last', () => {
    const asked = actOn(fresh(), 'b', { act: 'INTEREST' }, '2026-11-24T15:30:00.000Z');
    expect(asked).toMatchObject({ respondBy: '2026-12-09', version: 1 });
    const last = '2026-12-09T14:59:59.999Z';
    expect(stateOf(actOn(asked, 'a', { act: 'INTEREST' }, last), seoulDate(last))).toBe('MUTUAL');
    const over = '2026-12-09T15:00:00.000Z';
    expect(stateOf(asked, seoulDate(over))).toBe('EXPIRED');
    expect(() => actOn(asked, 'a', { act: 'INTEREST' }, over)).toThrow(refusal('wrong-state'));
  });

  test('tells how long the answer took, be it yes or no', () => {
    const asked = actOn(fresh(), 'a', { act: 'INTEREST' }, '2026-11-24T00:00:00.000Z');
    expect(responseHours(asked)).toBeUndefined();
    expect(responseHours(actOn(asked, 'b', { act: 'INTEREST' }, '2026-11-25T12:00:00.000Z'))).toBe(36);
    expect(responseHours(actOn(asked, 'b', decline, '2026-11-24T06:00:00.000Z'))).toBe(6);
    expect(responseHours(actOn(fresh(), 'b', decline, AT))).toBeUndefined();
  });

  test('shows the other side neither bookmark nor note, nor an operator', () => {
    const kept = actOn(actOn(fresh(), 'a', { act: 'SAVE' }, AT), 'a', decline, AT);
    for (const [side, reader] of [
      ['b', 'own'],
      ['a', 'operator'],
    ] as const) {
      const shown = JSON.stringify(standingOf(kept, side, seoulDate(AT), reader));
      expect(shown).not.toContain('우리끼리의 말');
      expect(shown).not.toContain('savedAt');
      expect(shown).toContain('TIMING');
    }
    const own = standingOf(kept, 'a', seoulDate(AT), 'own');
    expect(own.mine).toMatchObject({ savedAt: AT, declined: { note: { ko: '우리끼리의 말' } } });
  });

  test('is declined for a reason from the list alone', () => {
    expect(MatchAct.safeParse({ act: 'DECLINE' }).success).toBe(false);
    expect(MatchAct.safeParse({ act: 'DECLINE', reason: 'DISLIKE' }).success).toBe(false);
    for (const reason of DeclineReason.options)
      expect(MatchAct.safeParse({ act: 'DECLINE', reason }).success).toBe(true);
    expect(MatchAct.safeParse({ act: 'SAVE', note: { ko: '메모' } }).success).toBe(false);
  });
});

/** The state of a pair as a plain model: two sets of flags and a clock, apart from the rules. */
const modelled = () => {
  const sides = {
    a: { seen: false, saved: false, keen: false, out: false },
    b: { seen: false, saved: false, keen: false, out: false },
  };
  let deadline = Number.POSITIVE_INFINITY;
  const state = (day: number) => {
    const { a, b } = sides;
    if (a.out || b.out) return 'DECLINED';
    if (a.keen && b.keen) return 'MUTUAL';
    if (day > deadline) return 'EXPIRED';
    if (a.keen) return 'INTERESTED_A';
    if (b.keen) return 'INTERESTED_B';
    return a.seen || b.seen ? 'VIEWED' : 'PROPOSED';
  };
  /** True where the act is allowed. */
  const act = (side: 'a' | 'b', what: MatchAct['act'], day: number): boolean => {
    const own = sides[side];
    const already = { VIEW: own.seen, SAVE: own.saved, UNSAVE: !own.saved, INTEREST: own.keen, DECLINE: own.out }[what];
    if (already) return true;
    const now = state(day);
    if (now === 'DECLINED' || now === 'EXPIRED' || (now === 'MUTUAL' && what === 'DECLINE')) return false;
    if (what === 'INTEREST' && !sides.a.keen && !sides.b.keen) deadline = day + RESPOND_DAYS;
    if (what === 'VIEW' || what === 'INTEREST') own.seen = true;
    if (what === 'SAVE' || what === 'UNSAVE') own.saved = what === 'SAVE';
    if (what === 'INTEREST') own.keen = true;
    if (what === 'DECLINE') own.out = true;
    return true;
  };
  return { state, act };
};

test('whatever both sides do in whatever order, the pair is where a plain model says, and repeating changes nothing', () => {
  const step = fc.record({
    side: fc.constantFrom('a' as const, 'b' as const),
    act: fc.constantFrom('VIEW', 'SAVE', 'UNSAVE', 'INTEREST', 'DECLINE' as const),
    later: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 16 }) },
    ),
  });
  return fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), steps => {
      const model = modelled();
      let day = 0;
      let pair = fresh();
      for (const { side, act, later } of steps) {
        day += later;
        const date = dateAfter('2026-11-24', day);
        const said = (act === 'DECLINE' ? { act, reason: 'TERMS' } : { act }) as MatchAct;
        const { version } = pair;
        if (model.act(side, act, day)) {
          pair = actOn(pair, side, said, endOfDay(date));
          expect(actOn(pair, side, said, endOfDay(date))).toBe(pair);
        } else expect(() => actOn(pair, side, said, endOfDay(date))).toThrow(refusal('wrong-state'));
        expect([version, version + 1]).toContain(pair.version);
        const state = stateOf(pair, date);
        expect(state).toBe(model.state(day));
        for (const each of ['a', 'b'] as const) MatchStanding.parse(standingOf(pair, each, date, 'own'));
        const turns = [standingOf(pair, 'a', date, 'own').toAct, standingOf(pair, 'b', date, 'own').toAct].sort();
        expect(turns).toEqual(
          state.startsWith('INTERESTED')
            ? ['ME', 'THEM']
            : isOut(state) || state === 'MUTUAL'
              ? ['NOBODY', 'NOBODY']
              : ['EITHER', 'EITHER'],
        );
        if (pair.version > 0) Proposal.parse(pair);
      }
    }),
    { numRuns: 500 },
  );
});

test('a signal of an investor and of a company about each other says who acted; others are none between the two', () => {
  const [by, about] = [
    { listingId: id(7), kind: 'investor' as const },
    { listingId: id(3), kind: 'company' as const },
  ];
  const signal = { signalId: 's', kind: 'meeting' as const, day: '2026-11-24', intent: 4 };
  const wanted = { investorListing: id(7), companyListing: id(3), kind: 'meeting', day: '2026-11-24', intent: 4 };
  expect(investmentSignal({ ...signal, by, about })).toEqual({ ...wanted, by: 'investor' });
  expect(investmentSignal({ ...signal, by: about, about: by })).toEqual({ ...wanted, by: 'company' });
  expect(investmentSignal({ ...signal, by, about: { listingId: id(4), kind: 'technology' } })).toBeUndefined();
  expect(sideOf(fresh(), id(7))).toBe('a');
});

describe('a deal', () => {
  test('is of one kind for two kinds of listing, in either order, with the role of each', () => {
    expect(kindBetween('investor', 'company')).toEqual({ kind: 'INVESTMENT', roles: ['investor', 'company'] });
    expect(kindBetween('company', 'investor')).toEqual({ kind: 'INVESTMENT', roles: ['company', 'investor'] });
    expect(kindBetween('technology', 'need')).toEqual({ kind: 'TECHNOLOGY', roles: ['provider', 'demander'] });
    expect(kindBetween('company', 'acquisition')).toEqual({ kind: 'ACQUISITION', roles: ['buyer', 'seller'] });
    expect(kindBetween('company', 'company')?.kind).toBe('COLLABORATION');
    expect(kindBetween('investor', 'technology')).toBeUndefined();
    for (const mine of LISTING_KINDS)
      for (const theirs of LISTING_KINDS) {
        const [one, other] = [kindBetween(mine, theirs), kindBetween(theirs, mine)];
        expect(one?.kind).toBe(other?.kind);
        if (one !== undefined && mine !== theirs) expect(one.roles).toEqual([...other!.roles].reverse());
      }
    for (const kind of Object.keys(DEAL_KINDS) as DealKind[])
      expect(new Set(DEAL_KINDS[kind].roles.map(({ role }) => role)).size).toBe(2);
  });

  test('reminds who is asked three days before and on the last day, ends the day after, and is due when it says', () => {
    const sides = {
      kind: 'INVESTMENT' as const,
      asks: partyOf('company', company),
      asked: partyOf('investor', investor),
    };
    let deal = openDeal(sides, { kind: 'MATCH' }, undefined, id(8), AT);
    expect(deal.parties.map(({ role }) => role)).toEqual(['investor', 'company']);
    const happened: [string, string][] = [];
    for (let day = '2026-11-24'; day < '2027-01-01'; day = dateAfter(day, 1)) {
      const [step] = dealDutiesOn(deal, day);
      const from = dealDueFrom(deal);
      expect(step !== undefined).toBe(from !== undefined && from <= day);
      if (step === undefined) continue;
      happened.push([day, step]);
      deal = Deal.parse(dealDutyDone(deal, step, endOfDay(day)));
    }
    expect(happened).toEqual([
      ['2026-12-05', 'BEFORE'],
      ['2026-12-08', 'DAY'],
      ['2026-12-09', 'EXPIRE'],
    ]);
    expect(deal).toMatchObject({ stage: 'EXPIRED', version: 4 });
    // Who was not answered has the introduction back; the two are not proposed to each other again.
    expect(dealingsOf([deal], new Set([id(8)]), [[id(7), id(4)]])).toEqual({
      pairs: [
        [id(7), id(3)],
        [id(7), id(4)],
      ],
      introductions: {},
    });
    const open = { ...deal, stage: 'PROPOSED' as const };
    expect(dealingsOf([open], new Set([id(8)])).introductions).toEqual({ [id(7)]: 1, [id(3)]: 1 });
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealDueFrom, dealDutiesOn, dealDutyDone } from '#shared/deal/duties.ts';
import {
  type Exclusivity,
  isInForce,
  keepsOut,
  newExclusivity,
  readmit,
  standingOf,
} from '#shared/deal/exclusivity.ts';
import { STALL_DAYS, WORKING } from '#shared/deal/machine.ts';
import { acceptTerms, advance, moveFor, proposeTerms, signDocument } from '#shared/deal/moves.ts';
import { cameToNothing, directDeal, endDeal, enquiryDeal, introduced, refuseAgain } from '#shared/deal/rules.ts';
import { Deal } from '#shared/deal/schema.ts';
import { amountOf } from '#shared/deal/terms/rules.ts';
import { DealTerms } from '#shared/deal/terms/schema.ts';
import { dateAfter, endOfDay } from '#shared/kernel/calendar.ts';
import { plusDays } from '#shared/kernel/time.ts';
import { outcomeOfDeal } from '#shared/outcome/rules.ts';
import { Outcome } from '#shared/outcome/schema.ts';
import { AT, id, listingOf, sender } from '#test/support/enquiry.ts';

const FREE = { held: false, taken: false };
const refusal = (reason: string) => expect.objectContaining({ reason });
const won = (amount: string) => ({ amount, currency: 'KRW' as const });
const HASH = 'ab'.repeat(32);

/** Deals that have just been introduced: about a technology, and about a company for sale. */
const tech = () =>
  enquiryDeal({ enquiryId: id(5), listing: listingOf('technology'), mine: sender }, { ko: '문의' }, id(8), AT);
const sale = () => introduced(directDeal(listingOf('acquisition'), sender, { ko: '인수 문의' }, id(8), AT), AT);

describe('the sale of a company', () => {
  const loi = { price: won('5000000000'), saleType: 'SHARES' as const, validUntil: '2026-12-01', exclusivityDays: 30 };
  const file = { documentHash: HASH, signedOn: '2026-11-20', signatory: { ko: '김서명' } };
  const nda = (deal: Deal) =>
    (['buyer', 'seller'] as const).reduce(
      (each, role) => signDocument(each, role, { ...file, document: 'NDA', endsOn: '2027-02-28' }, AT, FREE),
      deal,
    );
  const sent = (): Deal => ({ ...advance(nda(sale()), 'SEND_LOI', 'buyer', AT, FREE), loi: { ...loi, sentAt: AT } });

  test('goes by letter of intent, exclusivity, diligence and purchase agreement', () => {
    expect(nda(sale()).nda).toEqual({
      documentHash: HASH,
      signedOn: '2026-11-20',
      endsOn: '2027-02-28',
      retainUntil: '2034-02-28',
    });
    const accepted = advance(sent(), 'ACCEPT_LOI', 'seller', AT, FREE);
    expect(accepted).toMatchObject({ stage: 'LOI_ACCEPTED', exclusiveUntil: '2026-12-24', loi: { acceptedAt: AT } });
    let deal = advance(accepted, 'START_DILIGENCE', 'buyer', AT, FREE);
    deal = acceptTerms(proposeTerms(deal, 'buyer', AT, FREE), 'seller', 1, AT, FREE);
    expect(deal.stage).toBe('SPA');
    deal = advance(deal, 'SUBMIT_REVIEW', 'seller', AT, FREE);
    for (const role of ['seller', 'buyer'] as const)
      deal = signDocument(deal, role, { ...file, document: 'CONTRACT' }, AT, FREE);
    expect(Deal.parse(deal).stage).toBe('SIGNED');
  });

  test('refuses the wrong side, a letter that is over, and whoever is kept out', () => {
    expect(() => advance(nda(sale()), 'SEND_LOI', 'seller', AT, FREE)).toThrow(refusal('wrong-state'));
    expect(() => advance(sent(), 'ACCEPT_LOI', 'buyer', AT, FREE)).toThrow(refusal('wrong-state'));
    expect(() => advance(sent(), 'ACCEPT_LOI', 'seller', '2026-12-01T15:00:00.000Z', FREE)).toThrow(
      refusal('wrong-state'),
    );
    expect(advance(sent(), 'ACCEPT_LOI', 'seller', '2026-12-01T14:59:59.999Z', FREE).stage).toBe('LOI_ACCEPTED');
    expect(() => advance(sent(), 'ACCEPT_LOI', 'seller', AT, { held: false, taken: true })).toThrow(
      refusal('wrong-state'),
    );
    const held = { held: true, taken: true };
    expect(() => advance(nda(sale()), 'SEND_LOI', 'buyer', AT, held)).toThrow(refusal('wrong-state'));
    expect(endDeal(sent(), 'CLOSE_LOST', 'buyer', { reason: 'TIMING' }, AT).stage).toBe('CLOSED_LOST');
    expect(() => advance(sent(), 'READMIT', 'seller', AT, held)).toThrow(refusal('wrong-state'));
    const over = advance(sent(), 'READMIT', 'seller', AT, { held: true, taken: false });
    expect([over.stage, over.version]).toEqual([sent().stage, sent().version + 1]);
    expect(moveFor(tech(), 'SEND_LOI')).toBeUndefined();
  });

  test('keeps out whoever was let in before, from the very moment, until let in again', () => {
    const winner = advance(sent(), 'ACCEPT_LOI', 'seller', AT, FREE);
    const exclusivity = newExclusivity(winner, undefined, AT);
    expect(exclusivity.until).toBe('2026-12-24');
    expect([isInForce(exclusivity, '2026-12-24'), isInForce(exclusivity, '2026-12-25')]).toEqual([true, false]);
    const rival: Deal = {
      ...sale(),
      dealId: id(4),
      parties: sale().parties.map(party => (party.role === 'buyer' ? { ...party, organisationId: id(6) } : party)),
    };
    expect(standingOf(winner, exclusivity, '2026-11-25')).toEqual(FREE);
    expect(standingOf(rival, exclusivity, '2026-11-25')).toEqual({ held: true, taken: true });
    expect(standingOf(rival, exclusivity, '2026-12-25')).toEqual({ held: true, taken: false });
    const again: Exclusivity = readmit(exclusivity, rival);
    expect(standingOf(rival, again, '2026-12-25')).toEqual(FREE);
    expect(standingOf({ ...rival, introducedAt: plusDays(AT, 1) }, exclusivity, '2026-12-25').held).toBe(false);
    // Who was let in at the very moment is out while it lasts.
    expect(standingOf({ ...rival, introducedAt: plusDays(AT, 1) }, exclusivity, '2026-12-24').held).toBe(true);
    expect(keepsOut(exclusivity, id(6), undefined, '2026-12-25')).toBe(true);
    expect(keepsOut(undefined, id(6), AT, '2026-11-24')).toBe(false);
  });
});

test('every alarm comes on its day, once, whatever nights are missed', () => {
  const stages = fc.constantFrom(...WORKING, 'STALLED' as const);
  return fc.assert(
    fc.property(
      stages,
      fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }),
      (stage, action, nights) => {
        const exclusive = ['LOI_ACCEPTED', 'DILIGENCE', 'SPA'].includes(stage);
        let deal = Deal.parse({
          ...sale(),
          stage,
          stageSince: AT,
          ...(stage === 'LOI_SENT'
            ? { loi: { price: won('1'), saleType: 'SHARES', validUntil: '2026-12-20', exclusivityDays: 5, sentAt: AT } }
            : {}),
          ...(exclusive ? { exclusiveUntil: '2026-12-20' } : {}),
          ...(action === undefined
            ? {}
            : { nextAction: { text: { ko: '자료' }, owner: 'seller', due: dateAfter('2026-11-24', action) } }),
        });
        let day = '2026-11-24';
        const told: string[] = [];
        for (const later of nights) {
          day = dateAfter(day, later);
          const duties = dealDutiesOn(deal, day);
          const from = dealDueFrom(deal);
          expect(duties.length > 0).toBe(from !== undefined && from <= day);
          for (const duty of duties) {
            const { stageSince } = deal;
            deal = Deal.parse(dealDutyDone(deal, duty, endOfDay(day)));
            told.push(`${duty} ${duty === 'STALL' ? stageSince : ''}`);
          }
          expect(dealDutiesOn(deal, day)).toEqual([]);
        }
        expect(new Set(told).size).toBe(told.length);
        // The next action is called for the day after it was due, and a deal with one is not called stalled before.
        if (action !== undefined && day > dateAfter('2026-11-24', action)) expect(told).toContain('ACTION ');
        const days = STALL_DAYS[stage];
        if (action === undefined && days !== undefined && day >= dateAfter('2026-11-24', days))
          expect(told).toContain(`STALL ${AT}`);
        if (exclusive && day > '2026-12-20') expect(told).toContain('EXCLUSIVITY ');
      },
    ),
    { numRuns: 300 },
  );
});

describe('an approach', () => {
  test('takes a listing where an investor is asked, and makes the kind of deal that fits', () => {
    const company = listingOf('company', {}, sender);
    expect(directDeal(listingOf('technology'), sender, { ko: '글' }, id(8), AT)).toMatchObject({
      kind: 'TECHNOLOGY',
      stage: 'PROPOSED',
      origin: { kind: 'DIRECT' },
      parties: [{ role: 'demander' }, { role: 'provider' }],
    });
    expect(directDeal(listingOf('company'), sender, { ko: '글' }, id(8), AT).kind).toBe('COLLABORATION');
    expect(directDeal(listingOf('acquisition'), sender, { ko: '글' }, id(8), AT).kind).toBe('ACQUISITION');
    expect(directDeal(listingOf('need'), sender, { ko: '글' }, id(8), AT).parties[1]).toMatchObject({
      role: 'provider',
    });
    const investor = { ...company, kind: 'investor' } as never;
    expect(() => directDeal(investor, sender, { ko: '글' }, id(8), AT)).toThrow(refusal('invalid-body'));
    expect(directDeal(investor, company, { ko: '글' }, id(8), AT).kind).toBe('INVESTMENT');
  });

  test('after a refusal is possible again in ninety days, and never beside an open deal', () => {
    const asked = directDeal(listingOf('technology'), sender, { ko: '글' }, id(8), AT);
    const no = endDeal(asked, 'DECLINE', 'provider', { reason: 'CAPACITY' }, AT);
    expect(cameToNothing(no)).toBe(true);
    expect(() => refuseAgain(asked, plusDays(AT, 400))).toThrow(refusal('already-exists'));
    expect(() => refuseAgain(no, plusDays(AT, 89))).toThrow(refusal('already-exists'));
    expect(() => refuseAgain(no, plusDays(AT, 90))).not.toThrow();
    expect(() => refuseAgain(undefined, AT)).not.toThrow();
  });
});

test('a signed deal is an outcome in money as its terms say, an event where none is paid, or nothing', () => {
  const facts = { occurredOn: '2026-11-20', evidence: [{ kind: 'CONTRACT' as const, reference: HASH }] };
  const ids = { outcomeId: id(3), organisationId: id(2), dealId: id(8) };
  const licence = (upfront: string) =>
    DealTerms.parse({ kind: 'TECHNOLOGY', transferType: 'NON_EXCLUSIVE', upfront: won(upfront), running: 300 });
  const paid = outcomeOfDeal({ type: 'TECH_DEAL', amount: amountOf(licence('30000000')), ...facts }, ids, AT);
  expect(Outcome.parse(paid)).toMatchObject({
    amount: won('30000000'),
    basis: 'DIRECT',
    state: 'EVIDENCED',
    dealId: id(8),
  });
  expect(amountOf(licence('0'))).toBeUndefined();
  expect(outcomeOfDeal({ type: 'TECH_DEAL', ...facts }, ids, AT)).toBeUndefined();
  expect(outcomeOfDeal({ type: 'POC', ...facts }, ids, AT)).toMatchObject({ type: 'POC', state: 'EVIDENCED' });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADVICE } from '#shared/enquiry/advice.ts';
import {
  answerEnquiry,
  dutyDone,
  dutyFrom,
  dutyOn,
  graceEnds,
  isAwaiting,
  isOpen,
  shownEnquiry,
  withdrawEnquiry,
} from '#shared/enquiry/rules.ts';
import { Enquiry, EnquiryAnswer, StoredEnquiry } from '#shared/enquiry/schema.ts';
import { businessDaysAfter, dateAfter, endOfDay } from '#shared/kernel/calendar.ts';
import { DECLINE_REASONS, DeclineReason } from '#shared/kernel/vocabulary-trade.ts';
import { needProfile } from '#test/support/city.ts';
import { AT, enquiryAbout, id, listingOf, receiver, sender } from '#test/support/enquiry.ts';

const refusal = (reason: string) => expect.objectContaining({ reason });

describe('a new enquiry', () => {
  test('is a proposal to a need, and else an enquiry; it is to be answered as the need says, or in ten business days', () => {
    expect(enquiryAbout(listingOf('need'))).toMatchObject({ kind: 'PROPOSAL', respondBy: '2099-12-20', state: 'NEW' });
    expect(enquiryAbout(listingOf('technology'))).toMatchObject({ kind: 'ENQUIRY', respondBy: '2026-12-08' });
    const due = { profile: { ...needProfile(), deadlines: { due: '2026-12-31' } } };
    expect(enquiryAbout(listingOf('need', due), '2026-12-24T15:00:00.000Z').respondBy).toBe('2027-01-11');
  });

  test('comes until the last second of the due date in Seoul, and not after', () => {
    const need = listingOf('need', { profile: { ...needProfile(), deadlines: { due: '2026-11-30' } } });
    expect(enquiryAbout(need, '2026-11-30T14:59:59.999Z').kind).toBe('PROPOSAL');
    expect(() => enquiryAbout(need, '2026-11-30T15:00:00.000Z')).toThrow(refusal('wrong-state'));
  });

  test('goes neither to one’s own listing nor to companies', () => {
    expect(() => enquiryAbout(listingOf('need', {}, sender))).toThrow(refusal('conflict'));
    expect(() => enquiryAbout(listingOf('company'))).toThrow(refusal('conflict'));
  });

  test('names a technology only to a need, and only a published one of the sender’s', () => {
    const mine = listingOf('technology', {}, sender);
    const names = { technologyId: mine.listingId };
    expect(enquiryAbout(listingOf('need'), AT, names, mine).technology?.title).toEqual(mine.title);
    for (const [listing, technology] of [
      [listingOf('technology'), mine],
      [listingOf('need'), listingOf('technology')],
      [listingOf('need'), undefined],
      [listingOf('need'), { ...mine, state: 'PAUSED' as const }],
      [listingOf('need'), listingOf('need', {}, sender)],
    ] as const)
      expect(() => enquiryAbout(listing, AT, names, technology)).toThrow(refusal('invalid-body'));
  });
});

describe('declining', () => {
  test('takes a reason from the list; another reason takes words', () => {
    const parse = (more: object) => EnquiryAnswer.safeParse({ decision: 'DECLINE', ...more });
    expect(parse({}).success).toBe(false);
    expect(parse({ reason: 'NONE_OF_THESE' }).success).toBe(false);
    expect(parse({ reason: 'OTHER' }).success).toBe(false);
    expect(parse({ reason: 'OTHER', text: { ko: '내부 사정' } }).success).toBe(true);
    expect(parse({ reason: 'TERMS' }).success).toBe(true);
  });

  test.each(DeclineReason.options)(
    '%s reaches the other side with what would change the answer, in both languages',
    reason => {
      const text = { ko: '직접 쓴 말' };
      const declined = answerEnquiry(enquiryAbout(listingOf('need')), { decision: 'DECLINE', reason, text }, AT);
      expect(shownEnquiry(declined, 'SENT').decline).toEqual({
        reason,
        label: DECLINE_REASONS[reason],
        advice: ADVICE[reason],
        text: { ...text, enSource: 'none' },
      });
      expect(ADVICE[reason].ko).toMatch(/[가-힣].*\.$/);
      expect(ADVICE[reason].en).toMatch(/^[A-Z][^가-힣]*\.$/);
    },
  );
});

test('whose listing it is the sender learns once the enquiry is accepted', () => {
  const asked = enquiryAbout(listingOf('acquisition'));
  const seen = (enquiry: StoredEnquiry) => JSON.stringify(Enquiry.parse(shownEnquiry(enquiry, 'SENT')));
  const contacted = answerEnquiry(asked, { decision: 'CONTACT' }, AT);
  for (const each of [asked, contacted, answerEnquiry(contacted, { decision: 'DECLINE', reason: 'TERMS' }, AT)])
    expect(seen(each)).not.toContain(receiver.organisationId);
  expect(seen(answerEnquiry(contacted, { decision: 'ACCEPT' }, AT))).toContain(receiver.organisationId);
  expect(shownEnquiry(asked, 'RECEIVED').receiver).toEqual({ organisationId: id(2), name: receiver.name });
});

/** The machine as a table, written out apart from the rules. */
const LEADS: Record<string, Partial<Record<StoredEnquiry['state'], StoredEnquiry['state']>>> = {
  REVIEW: { NEW: 'UNDER_REVIEW' },
  CONTACT: { NEW: 'CONTACTED', UNDER_REVIEW: 'CONTACTED' },
  ACCEPT: { NEW: 'ACCEPTED', UNDER_REVIEW: 'ACCEPTED', CONTACTED: 'ACCEPTED' },
  DECLINE: { NEW: 'DECLINED', UNDER_REVIEW: 'DECLINED', CONTACTED: 'DECLINED' },
  WITHDRAW: { NEW: 'WITHDRAWN', UNDER_REVIEW: 'WITHDRAWN', CONTACTED: 'WITHDRAWN' },
};

test('whatever happens in whatever order, the machine is where the table says, and every reminder is sent once', () => {
  const acts = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('REVIEW', 'CONTACT', 'ACCEPT', 'DECLINE', 'WITHDRAW') },
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) },
  );
  return fc.assert(
    fc.property(fc.array(acts, { maxLength: 25 }), fc.integer({ min: -2, max: 20 }), (list, ahead) => {
      let today = '2026-11-24';
      const need = {
        profile: { ...needProfile(), deadlines: { due: today, respondBy: dateAfter(today, Math.max(0, ahead)) } },
      };
      let enquiry = enquiryAbout(listingOf('need', need));
      let state: StoredEnquiry['state'] = 'NEW';
      const sent: string[] = [];
      for (const act of list) {
        const at = endOfDay(today);
        if (typeof act === 'number') {
          // Nights may be missed; a night may be run twice.
          today = dateAfter(today, act);
          for (let again = 0; again < 2; again += 1) {
            const step = dutyOn(enquiry, today);
            const from = dutyFrom(enquiry);
            // What the index would find and what there is to do agree.
            expect(step !== undefined).toBe(from !== undefined && from <= today);
            if (step === undefined) continue;
            expect(again).toBe(0);
            expect(isAwaiting(enquiry)).toBe(true);
            if (step === 'EXPIRE') {
              expect(today > graceEnds(enquiry)).toBe(true);
              state = 'EXPIRED';
            } else sent.push(step);
            enquiry = dutyDone(enquiry, step, endOfDay(today));
          }
        } else {
          const to: StoredEnquiry['state'] | undefined = LEADS[act]![state];
          const run = () =>
            act === 'WITHDRAW'
              ? withdrawEnquiry(enquiry, at)
              : answerEnquiry(
                  enquiry,
                  EnquiryAnswer.parse({ decision: act, ...(act === 'DECLINE' ? { reason: 'TERMS' } : {}) }),
                  at,
                );
          if (to === undefined) expect(run).toThrow(refusal('wrong-state'));
          else {
            const { version } = enquiry;
            enquiry = run();
            expect(enquiry.version).toBe(version + 1);
            state = to;
          }
        }
        expect(enquiry.state).toBe(state);
        expect(isOpen(enquiry)).toBe(['NEW', 'UNDER_REVIEW', 'CONTACTED'].includes(state));
        expect(enquiry.answeredAt !== undefined).toBe(
          enquiry.steps.some(each => ['CONTACTED', 'ACCEPTED', 'DECLINED'].includes(each.state)),
        );
        expect(enquiry.acceptedAt !== undefined).toBe(state === 'ACCEPTED');
        expect(enquiry.decline !== undefined).toBe(state === 'DECLINED');
        if (!isAwaiting(enquiry)) expect(dutyFrom(enquiry)).toBeUndefined();
        StoredEnquiry.parse(enquiry);
      }
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent).toEqual(['BEFORE', 'DAY', 'OVERDUE'].filter(each => sent.includes(each)));
    }),
    { numRuns: 500 },
  );
});

describe('the duty to answer', () => {
  test('reminds three days before, on the day, and after it; ends five business days later', () => {
    let enquiry = enquiryAbout(listingOf('technology'));
    expect(enquiry.respondBy).toBe('2026-12-08');
    const happened: [string, string][] = [];
    for (let day = '2026-11-25'; day < '2027-01-01'; day = dateAfter(day, 1)) {
      const step = dutyOn(enquiry, day);
      if (step === undefined) continue;
      happened.push([day, step]);
      enquiry = dutyDone(enquiry, step, endOfDay(day));
    }
    expect(happened).toEqual([
      ['2026-12-05', 'BEFORE'],
      ['2026-12-08', 'DAY'],
      ['2026-12-09', 'OVERDUE'],
      ['2026-12-16', 'EXPIRE'],
    ]);
    expect(businessDaysAfter('2026-12-08', 5)).toBe('2026-12-15');
  });
});

import type { LegalNote, Rule } from '../../engine/types.ts';
import { law } from '../legal.ts';
import { and, at, compare, FOREIGN, has, not, or, sum } from './cond.ts';

/** Checks that several forms share; each form gives them an identifier of its own. */

export const sameParty = (id: string, a = 'investor', b = 'company'): Rule => ({
  id,
  violated: and(
    { op: 'eq', path: `parties.${a}.registrationNumber`, value: { path: `parties.${b}.registrationNumber` } },
    { op: 'eq', path: `parties.${a}.country`, value: { path: `parties.${b}.country` } },
  ),
  severity: 'error',
  clauses: ['preamble'],
  paths: [`parties.${a}.registrationNumber`, `parties.${b}.registrationNumber`],
  message: { ko: '두 당사자의 등록번호가 같다.', en: 'Both parties have the same registration number.' },
});

/** The amounts by purpose are the whole sum, at `total`, which `clause` states. */
export const usesAddUp = (id: string, total: 'amount' | 'investment', clause: string): Rule => ({
  id,
  violated: compare(sum('uses', 'item.amount'), 'ne', at(total)),
  severity: 'error',
  clauses: ['schedule.uses.table', clause],
  paths: ['uses', total],
  message: {
    ko: '용도별 금액의 합계가 투자금과 다르다.',
    en: 'The amounts by purpose do not add up to the investment amount.',
  },
});

export const unusualDiscount = (id: string): Rule => ({
  id,
  violated: { op: 'gt', path: 'discount', value: 3_000 },
  severity: 'warn',
  clauses: ['price.discount'],
  paths: ['discount'],
  message: { ko: '할인율이 30%를 넘는다. 흔한 범위를 벗어난다.', en: 'The discount exceeds 30%, which is unusual.' },
});

/** All shareholders have consented: each has a date, and together they hold all issued shares. */
export const allConsented = (id: string, legal: LegalNote): Rule => ({
  id,
  violated: or(
    not(has('shareholders')),
    { op: 'some', path: 'shareholders', where: not(has('item.consentedOn')) },
    compare(sum('shareholders', 'item.shares'), 'ne', at('issued')),
  ),
  severity: 'error',
  clauses: ['consent.given', 'schedule.shareholders.table'],
  paths: ['shareholders', 'issued'],
  message: {
    ko: '주주 전원의 동의가 확인되지 아니한다. 주주별 동의일이 모두 있고 주식수의 합계가 발행주식총수와 같아야 한다.',
    en: 'The consent of all shareholders is not established: each needs a date of consent, and their shares must add up to the issued shares.',
  },
  legal: [legal],
});

export const consentedBefore = (id: string, legal: LegalNote): Rule => ({
  id,
  each: 'shareholders',
  violated: { op: 'gt', path: 'item.consentedOn', value: { path: 'signedOn' } },
  severity: 'error',
  clauses: ['schedule.shareholders.table', 'closing'],
  paths: ['item.consentedOn', 'signedOn'],
  message: {
    ko: '주주의 동의일이 계약 체결일보다 늦다.',
    en: 'A shareholder consented only after the date of this agreement.',
  },
  legal: [legal],
});

export const noticeToLater = (legal: LegalNote): Rule => ({
  id: 'LF-SAFE-3',
  violated: { op: 'included', clause: 'later-contracts' },
  severity: 'info',
  clauses: ['later-contracts'],
  paths: [],
  message: {
    ko: '회사는 자본 변동을 가져오는 다음 계약의 상대방에게 이 계약이 있음을 서면으로 알려야 한다.',
    en: 'The company must give the counterparty of its next capital transaction written notice of this agreement.',
  },
  legal: [legal],
});

/** A foreign investor: which report may be due, by amount and stake. */
export const foreignInvestment = (clause: string, amount: 'amount' | 'investment'): Rule => ({
  id: 'LF-FDI',
  violated: FOREIGN,
  severity: 'warn',
  clauses: [clause],
  paths: ['parties.investor.country', amount],
  message: {
    ko: '외국 당사자가 있다. 투자자별 1억원 이상이고 의결권 있는 주식의 10% 이상이거나 임원을 파견하면 지분을 취득하기 전에 외국인투자 신고가, 그 밖의 경우 외국환거래 신고가 필요할 수 있다.',
    en: 'A party is from outside Korea. From KRW 100 million per investor with 10% of the voting shares or an officer appointed, a foreign investment report may be due before equity is acquired; otherwise a foreign exchange report may be.',
  },
  legal: [law('foreignInvestment', '제5조'), law('foreignExchange', '제18조')],
});

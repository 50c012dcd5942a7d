import type { Change } from '../contract-form.ts';

/** A rule and what makes it speak, or (`loud`) what silences it where it speaks of the example itself. */
export type Case = [rule: string, change: Change, loud?: 'loud'];

const won = (amount: string) => ({ amount, currency: 'KRW' });
const abroad = (role: string): Change => ({ [`parties.${role}.country`]: 'SG' });
const use = (amount: string) => [{ item: { ko: '가', en: 'a' }, amount: won(amount) }];
const lot = (shares: number, stake: number, amount: string) => [
  { kind: { ko: '보통주식', en: 'Common' }, shares, stake, amount: won(amount) },
];
const paid = (amount: string) => [{ name: { ko: '일시금', en: 'Single' }, amount: won(amount), dueOn: '2027-01-29' }];
const SAME: Change = { 'parties.buyer.registrationNumber': '124-81-00998' };

/** Sizes that reach the thresholds of either order, and sizes that just do not. */
const MERGER: Case[] = [
  ['LF-MERGER', { buyerSize: won('300000000000'), targetSize: won('30000000000') }],
  ['LF-MERGER', { buyerSize: won('30000000000'), targetSize: won('300000000000') }],
];
const NO_MERGER: Case[] = [
  ['LF-MERGER', { buyerSize: won('299999999999'), targetSize: won('30000000000') }],
  ['LF-MERGER', { buyerSize: won('300000000000'), targetSize: won('29999999999') }],
  ['LF-MERGER', { buyerSize: won('30000000000'), targetSize: won('299999999999') }],
  ['LF-MERGER', { buyerSize: won('29999999999'), targetSize: won('300000000000') }],
];
/** Two thirds for two thirds of the money: stakes off by a rounding, and by just more. */
const thirds = (stake: number): Change => ({
  preMoney: won('1000000000'),
  investment: won('2000000000'),
  uses: undefined,
  stake,
});
const fifth = (stake: number): Change => ({ preMoney: won('4000000000'), stake });
const ofThirty = (stake: number): Change => ({ issued: 30_000, lots: lot(20_000, stake, '7000000000') });

/** Cases by form that set a rule off, or silence it. */
export const RULES: Readonly<Record<string, Case[]>> = {
  ssa: [
    ['SSA-POST', { postMoney: won('6000000001') }],
    ['SSA-POST', { postMoney: won('5999999999') }],
    ['SSA-PRICE', { price: won('499999') }],
    ['SSA-PRICE', { price: won('500001') }],
    ['SSA-SHARES', { newShares: 1_999 }],
    ['SSA-SHARES', { newShares: 2_001 }],
    ['SSA-REMAINDER', { newShares: 2_001 }],
    ['SSA-REMAINDER', { investment: won('1000000001'), uses: undefined }],
    ['SSA-STAKE', { stake: 1_669 }],
    ['SSA-STAKE', thirds(6_668)],
    ['SSA-STAKE', thirds(6_665)],
    ['SSA-PAR', { parValue: won('500001') }],
    ['SSA-USES', { uses: use('999999999') }],
    ['SSA-USES', { uses: use('1000000001') }],
    ['SSA-CAP-TABLE', { shareholders: [{ name: { ko: '가', en: 'a' }, shares: 9_999 }] }],
    ['SSA-DILUTED', { fullyDiluted: 9_999 }],
    ['SSA-AUTHORISED', { authorised: 11_999 }],
    ['SSA-RESERVE', { authorised: 13_999 }],
    ['SSA-ORDER', { closingOn: '2026-11-29' }],
    ['SSA-RESOLUTION-ORDER', { resolvedOn: '2026-12-21' }],
    ['SSA-DRAG-PRICE', { 'drag.leastPrice': won('499999') }],
    ['SSA-DELAY', { delayInterest: 1_500 }],
    ['SSA-FULL-RATCHET', { antiDilution: 'full' }],
    ['LF-CLASS', { security: 'common' }, 'loud'],
    ['LF-REDEEM', { security: 'cps' }, 'loud'],
    ['LF-NV25', { votes: 'none', issued: 5_999, fullyDiluted: 10_000 }],
    ['LF-ALLOT', { noticedOn: '2026-12-07' }],
    ['LF-ALLOT-WAIVER', { noticeWaived: true }],
    ['LF-VC-JOINT', { founderLiability: 'joint' }],
    ['SSA-JOINT', { founderLiability: 'joint', investorKind: 'individual' }],
    ['LF-SELFDEAL', { related: true }],
    ['LF-PENALTY', { penalty: undefined }, 'loud'],
    ['LF-FDI', abroad('investor')],
    ['SSA-SAME-PARTY', { 'parties.investor.registrationNumber': '124-81-00998' }],
  ],
  loi: [
    ['LOI-RANGE', { priceFrom: won('10000000001') }],
    ['LOI-DEPOSIT', { deposit: won('10000000001') }],
    ['LOI-EXCLUSIVE-DATE', { exclusiveUntil: '2026-11-29' }],
    ['LOI-EXCLUSIVE-LONG', { exclusiveUntil: '2027-03-01' }],
    ['LOI-VALID-DATE', { validUntil: '2026-11-29' }],
    ['LOI-OUTLIVES', { validUntil: '2027-02-14' }],
    ['LOI-FORFEIT', { depositTerms: 'forfeited' }],
    ...MERGER,
    ['LF-NCT', { ...abroad('buyer'), coreTechnology: 'unknown' }],
    ['LOI-SAME-PARTY', SAME],
  ],
  spa: [
    ['SPA-LOTS', { lots: lot(70_000, 7_000, '6999999999') }],
    ['SPA-LOTS', { lots: lot(70_000, 7_000, '7000000001') }],
    ['SPA-SHARES', { sharesSold: 69_999 }],
    ['SPA-SHARES', { sharesSold: 70_001 }],
    ['SPA-PER-SHARE', { pricePerShare: won('100001') }],
    ['SPA-PER-SHARE', { pricePerShare: won('99999') }],
    ['SPA-MORE-THAN-ALL', { issued: 69_999 }],
    ['SPA-STAKE', { lots: lot(70_000, 7_002, '7000000000') }],
    ['SPA-STAKE', ofThirty(6_668)],
    ['SPA-STAKE', ofThirty(6_665)],
    ['SPA-INSTALMENTS', { instalments: paid('6300000001') }],
    ['SPA-INSTALMENTS', { escrow: undefined }],
    ['SPA-LIMITS', { deMinimis: won('70000001') }],
    ['SPA-LIMITS', { basket: won('1400000001') }],
    ['SPA-LIMITS', { cap: won('7000000001') }],
    ['SPA-ESCROW-CAP', { cap: won('699999999') }],
    ['SPA-LONG-STOP', { longStop: '2027-01-28' }],
    ['SPA-ORDER', { signedOn: '2027-01-30' }],
    ['LF-TRANSFER-APPROVAL', { transferRestricted: false }, 'loud'],
    ['LF-UNCERTIFICATED', { certificates: true }, 'loud'],
    ['LF-SQUEEZE', { issued: 73_684 }],
    ['LF-SQUEEZE', { lots: lot(95_000, 9_500, '7000000000') }],
    ['LF-SECURITIES-TAX', {}, 'loud'],
    ['LF-DEEMED-ACQUISITION', { issued: 140_000 }, 'loud'],
    ['LF-WITHHOLD-GAIN', abroad('seller')],
    ['LF-FDI-SHARES', abroad('buyer')],
    ['LF-FDI-SHARES', { ...abroad('buyer'), issued: 700_000 }],
    ['LF-FDI-SHARES', { ...abroad('buyer'), price: won('100000000') }],
    ...MERGER,
    ['LF-NCT', { ...abroad('buyer'), coreTechnology: 'yes' }],
    ['SPA-SAME-PARTY', SAME],
  ],
  bta: [
    ['BTA-ALLOCATION', { debts: [{ name: { ko: '가', en: 'a' }, amount: won('99999999') }] }],
    ['BTA-ALLOCATION', { debts: [{ name: { ko: '가', en: 'a' }, amount: won('100000001') }] }],
    ['BTA-INSTALMENTS', { instalments: paid('1800000001') }],
    ['BTA-INSTALMENTS', { instalments: paid('1799999999') }],
    ['BTA-CAP', { cap: won('1800000001') }],
    ['BTA-LONG-STOP', { longStop: '2027-01-31' }],
    ['BTA-APPROVAL-ORDER', { resolvedOn: '2027-02-02' }],
    ['BTA-ORDER', { signedOn: '2027-02-02' }],
    ['LF-BTA-SR', { approval: 'not_needed' }],
    ['LF-BTA-SIMPLE', { approval: 'simplified' }],
    ['LF-NONCOMP', { 'nonCompete.years': 21 }],
    ['LF-NONCOMP-LONG', { 'nonCompete.years': 20 }],
    ['LF-NONCOMP-LONG', { 'nonCompete.years': 11 }],
    ['LF-TRADE-NAME', { tradeName: 'used' }],
    ['LF-BTA-VAT', { vat: 'whole' }],
    ['LF-BTA-TAX', {}, 'loud'],
    ['LF-PIPA', { personalData: false }, 'loud'],
    [
      'LF-STAMP',
      { assets: [{ name: { ko: '재고', en: 'Stock' }, kind: { ko: '동산', en: 'Goods' }, amount: won('1900000000') }] },
      'loud',
    ],
    ...MERGER,
    ['LF-NCT', { ...abroad('transferee'), coreTechnology: 'unknown' }],
    ['BTA-SAME-PARTY', { 'parties.transferee.registrationNumber': '124-81-00998' }],
  ],
};
/** Rules that speak of every draft: there is nothing to silence them with. */
export const ALWAYS = new Set(['LF-SECURITIES-TAX', 'LF-BTA-TAX']);
/** Values that just do not set a rule off. */
export const JUST: Readonly<Record<string, Case[]>> = {
  ssa: [
    ['SSA-AUTHORISED', { authorised: 12_000 }],
    ['SSA-RESERVE', { authorised: 14_000 }],
    ['SSA-RESERVE', { authorised: 12_000, security: 'common' }],
    ['SSA-DRAG-PRICE', { 'drag.leastPrice': won('500000') }],
    ['SSA-STAKE', { stake: 1_666 }],
    ['SSA-STAKE', thirds(6_666)],
    ['SSA-STAKE', fifth(2_001)],
    ['SSA-STAKE', fifth(1_999)],
    ['SSA-PAR', { parValue: won('500000') }],
    ['SSA-ORDER', { closingOn: '2026-11-30' }],
    ['SSA-RESOLUTION-ORDER', { resolvedOn: '2026-12-20' }],
    ['LF-NV25', { votes: 'none', issued: 6_000, fullyDiluted: 10_000 }],
    ['LF-ALLOT', { noticedOn: '2026-12-06' }],
    ['LF-ALLOT', { noticedOn: '2026-12-19', noticeWaived: true }],
    ['LF-VC-JOINT', { founderLiability: 'joint', investorKind: 'company' }],
    ['SSA-DELAY', { delayInterest: 1_499 }],
  ],
  loi: [
    ['LOI-EXCLUSIVE-LONG', { exclusiveUntil: '2027-02-28' }],
    ['LOI-RANGE', { priceFrom: won('10000000000') }],
    ['LOI-DEPOSIT', { deposit: won('10000000000') }],
    ['LOI-EXCLUSIVE-DATE', { exclusiveUntil: '2026-11-30' }],
    ['LOI-VALID-DATE', { validUntil: '2026-11-30' }],
    ['LOI-OUTLIVES', { validUntil: '2027-02-15' }],
    ...NO_MERGER,
    ['LF-NCT', { ...abroad('buyer') }],
  ],
  spa: [
    ['SPA-STAKE', { lots: lot(70_000, 7_001, '7000000000') }],
    ['SPA-STAKE', { lots: lot(70_000, 6_999, '7000000000') }],
    ['SPA-STAKE', ofThirty(6_666)],
    ['SPA-MORE-THAN-ALL', { issued: 70_000 }],
    ['SPA-LIMITS', { deMinimis: won('70000000') }],
    ['SPA-LIMITS', { basket: won('1400000000') }],
    ['SPA-ESCROW-CAP', { cap: won('700000000') }],
    ['SPA-LONG-STOP', { longStop: '2027-01-29' }],
    ['SPA-ORDER', { signedOn: '2027-01-29' }],
    ['LF-FDI-SHARES', { ...abroad('buyer'), price: won('99999999') }],
    ['LF-DEEMED-ACQUISITION', { issued: 140_000 }],
    ...NO_MERGER,
    ['SPA-INSTALMENTS', { escrow: undefined, instalments: paid('7000000000') }],
    ['LF-SQUEEZE', { issued: 73_685 }],
    ['LF-FDI-SHARES', { ...abroad('buyer'), issued: 700_001 }],
    ['SPA-LIMITS', { cap: won('7000000000') }],
  ],
  bta: [
    ['LF-NONCOMP', { 'nonCompete.years': 20 }],
    ['LF-NONCOMP-LONG', { 'nonCompete.years': 10 }],
    ['BTA-CAP', { cap: won('1800000000') }],
    ['BTA-LONG-STOP', { longStop: '2027-02-01' }],
    ['BTA-APPROVAL-ORDER', { resolvedOn: '2027-02-01' }],
    ['BTA-ORDER', { signedOn: '2027-02-01' }],
    ...NO_MERGER,
    ['LF-BTA-SR', { approval: 'not_needed', wholeOrMaterial: false }],
  ],
};

import { describe, expect, test } from 'vitest';
import { DraftModel } from '#shared/contract/engine/index.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { type Change, drafted, issuesOf, shown } from '#test/support/contract-form.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });
const abroad = (role: string): Change => ({ [`parties.${role}.country`]: 'SG' });
const use = (amount: string) => [{ item: { ko: '가', en: 'a' }, amount: won(amount) }];
const lot = (shares: number, stake: number, amount: string) => [
  { kind: { ko: '보통주식', en: 'Common' }, shares, stake, amount: won(amount) },
];
const paid = (amount: string) => [{ name: { ko: '일시금', en: 'Single' }, amount: won(amount), dueOn: '2027-01-29' }];
const SAME: Change = { 'parties.buyer.registrationNumber': '124-81-00998' };

/** Rules by form: what makes each speak. `loud` ones speak of the example itself, and this silences them. */
const RULES: Readonly<Record<string, [rule: string, change: Change, loud?: 'loud'][]>> = {
  ssa: [
    ['SSA-POST', { postMoney: won('6000000001') }],
    ['SSA-PRICE', { price: won('499999') }],
    ['SSA-PRICE', { price: won('500001') }],
    ['SSA-SHARES', { newShares: 1_999 }],
    ['SSA-REMAINDER', { investment: won('1000000001'), uses: undefined }],
    ['SSA-STAKE', { stake: 1_669 }],
    ['SSA-PAR', { parValue: won('500001') }],
    ['SSA-USES', { uses: use('999999999') }],
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
    ['LF-MERGER', { buyerSize: won('300000000000'), targetSize: won('30000000000') }],
    ['LF-MERGER', { buyerSize: won('30000000000'), targetSize: won('300000000000') }],
    ['LF-NCT', { ...abroad('buyer'), coreTechnology: 'unknown' }],
    ['LOI-SAME-PARTY', SAME],
  ],
  spa: [
    ['SPA-LOTS', { lots: lot(70_000, 7_000, '6999999999') }],
    ['SPA-SHARES', { sharesSold: 69_999 }],
    ['SPA-PER-SHARE', { pricePerShare: won('100001') }],
    ['SPA-MORE-THAN-ALL', { issued: 69_999 }],
    ['SPA-STAKE', { lots: lot(70_000, 7_002, '7000000000') }],
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
    ['LF-SECURITIES-TAX', {}, 'loud'],
    ['LF-DEEMED-ACQUISITION', { issued: 140_000 }, 'loud'],
    ['LF-WITHHOLD-GAIN', abroad('seller')],
    ['LF-FDI-SHARES', abroad('buyer')],
    ['LF-MERGER', { buyerSize: won('300000000000'), targetSize: won('30000000000') }],
    ['LF-NCT', { ...abroad('buyer'), coreTechnology: 'yes' }],
    ['SPA-SAME-PARTY', SAME],
  ],
  bta: [
    ['BTA-ALLOCATION', { debts: [{ name: { ko: '가', en: 'a' }, amount: won('99999999') }] }],
    ['BTA-INSTALMENTS', { instalments: paid('1800000001') }],
    ['BTA-CAP', { cap: won('1800000001') }],
    ['BTA-LONG-STOP', { longStop: '2027-01-31' }],
    ['BTA-APPROVAL-ORDER', { resolvedOn: '2027-02-02' }],
    ['BTA-ORDER', { signedOn: '2027-02-02' }],
    ['LF-BTA-SR', { approval: 'not_needed' }],
    ['LF-BTA-SIMPLE', { approval: 'simplified' }],
    ['LF-NONCOMP', { 'nonCompete.years': 21 }],
    ['LF-NONCOMP-LONG', { 'nonCompete.years': 20 }],
    ['LF-TRADE-NAME', { tradeName: 'used' }],
    ['LF-BTA-VAT', { vat: 'whole' }],
    ['LF-BTA-TAX', {}, 'loud'],
    ['LF-PIPA', { personalData: false }, 'loud'],
    [
      'LF-STAMP',
      { assets: [{ name: { ko: '재고', en: 'Stock' }, kind: { ko: '동산', en: 'Goods' }, amount: won('1900000000') }] },
      'loud',
    ],
    ['LF-MERGER', { buyerSize: won('300000000000'), targetSize: won('30000000000') }],
    ['LF-NCT', { ...abroad('transferee'), coreTechnology: 'unknown' }],
    ['BTA-SAME-PARTY', { 'parties.transferee.registrationNumber': '124-81-00998' }],
  ],
};
/** Rules that speak of every draft: there is nothing to silence them with. */
const ALWAYS = new Set(['LF-SECURITIES-TAX', 'LF-BTA-TAX']);
/** Values that just do not set a rule off. */
const JUST: Readonly<Record<string, [rule: string, change: Change][]>> = {
  ssa: [
    ['SSA-AUTHORISED', { authorised: 12_000 }],
    ['SSA-RESERVE', { authorised: 14_000 }],
    ['SSA-RESERVE', { authorised: 12_000, security: 'common' }],
    ['SSA-DRAG-PRICE', { 'drag.leastPrice': won('500000') }],
    ['SSA-STAKE', { stake: 1_666 }],
    ['LF-NV25', { votes: 'none', issued: 6_000, fullyDiluted: 10_000 }],
    ['LF-ALLOT', { noticedOn: '2026-12-06' }],
    ['LF-ALLOT', { noticedOn: '2026-12-19', noticeWaived: true }],
    ['LF-VC-JOINT', { founderLiability: 'joint', investorKind: 'company' }],
    ['SSA-DELAY', { delayInterest: 1_499 }],
  ],
  loi: [
    ['LOI-EXCLUSIVE-LONG', { exclusiveUntil: '2027-02-28' }],
    ['LF-MERGER', { buyerSize: won('299999999999'), targetSize: won('30000000000') }],
    ['LF-MERGER', { buyerSize: won('300000000000'), targetSize: won('29999999999') }],
    ['LF-NCT', { ...abroad('buyer') }],
  ],
  spa: [
    ['SPA-STAKE', { lots: lot(70_000, 7_001, '7000000000') }],
    ['SPA-INSTALMENTS', { escrow: undefined, instalments: paid('7000000000') }],
    ['LF-SQUEEZE', { issued: 73_685 }],
    ['LF-FDI-SHARES', { ...abroad('buyer'), issued: 700_001 }],
    ['SPA-LIMITS', { cap: won('7000000000') }],
  ],
  bta: [
    ['LF-NONCOMP', { 'nonCompete.years': 20 }],
    ['LF-NONCOMP-LONG', { 'nonCompete.years': 10 }],
    ['LF-BTA-SR', { approval: 'not_needed', wholeOrMaterial: false }],
  ],
};

describe.each(Object.keys(RULES))('the form %s', id => {
  const model = drafted(id);
  test('drafts its example ready for a lawyer, without a blank', () => {
    expect(DraftModel.safeParse(model).error).toBeUndefined();
    expect(model.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(model.status).toBe('review_ready');
  });
  test('has a case that sets off each of its rules', () => {
    const tried = new Set(RULES[id]?.map(([rule]) => rule));
    expect(TEMPLATES[id]?.rules.map(rule => rule.id).filter(rule => !tried.has(rule))).toEqual([]);
  });
  test.each(RULES[id] ?? [])('%s', (rule, change, loud) => {
    if (!ALWAYS.has(rule)) expect(issuesOf(drafted(id, change)).includes(rule)).toBe(loud !== 'loud');
    expect(issuesOf(model).includes(rule)).toBe(loud === 'loud');
  });
  test.each(JUST[id] ?? [])('%s not yet', (rule, change) => expect(issuesOf(drafted(id, change))).not.toContain(rule));
});

describe('figures that follow', () => {
  test('five billion before and one billion in: 500,000 a share, 2,000 shares, 16.67 %', () =>
    expect(['price', 'newShares', 'postMoney', 'stake'].map(path => shown(drafted('ssa'), path))).toEqual([
      'KRW 500,000',
      '2,000 shares',
      'KRW 6,000,000,000',
      '16.67%',
    ]));
  test('shares sold and the price of one follow from the lots', () =>
    expect(['sharesSold', 'pricePerShare'].map(path => shown(drafted('spa'), path))).toEqual([
      '70,000 shares',
      'KRW 100,000',
    ]));
});

describe('what stands in the agreement depends on what is agreed', () => {
  const articles = (id: string, change?: Change) =>
    drafted(id, change)
      .blocks.filter(({ kind }) => kind === 'article')
      .map(({ clauseId }) => clauseId);
  test.each<[string, Change, string]>([
    ['ssa', { security: 'common' }, 'votes dividend liquidation conversion dilution redemption'],
    ['ssa', { security: 'cps' }, 'redemption'],
    ['ssa', { drag: undefined }, 'drag'],
    ['loi', { deposit: undefined, depositTerms: undefined }, 'deposit'],
    ['spa', { adjustment: 'none' }, 'adjustment'],
    ['bta', { employees: undefined }, 'people'],
    ['bta', { personalData: false }, 'data'],
  ])('%s with %j leaves out %s', (id, change, gone) => {
    const left = new Set(articles(id, change));
    expect(articles(id).filter(each => !left.has(each))).toEqual(gone.split(' '));
  });
  test('a letter of intent names exactly what binds', () => {
    const bound = (change?: Change) =>
      drafted('loi', change)
        .blocks.filter(({ clauseId }) => /^binding\.(?!none|some)/.test(clauseId))
        .map(({ clauseId }) => clauseId.slice('binding.'.length));
    expect(bound()).toEqual(['exclusivity', 'confidentiality', 'costs', 'deposit', 'validity', 'disputes']);
    expect(bound({ deposit: undefined })).not.toContain('deposit');
  });
});

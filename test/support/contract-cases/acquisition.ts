import { type Cases, type Change, none, won } from './cases.ts';

const BILLION = 1_000_000_000;
const lot = (shares: number, stake: number, amount: number) => [
  { kind: { ko: '보통주식', en: 'Common' }, shares, stake, amount: won(amount) },
];
const paid = (amount: number) => [{ name: { ko: '일시금', en: 'Single' }, amount: won(amount), dueOn: '2027-01-29' }];
const sizes = (buyer: number, target: number): Change => ({ buyerSize: won(buyer), targetSize: won(target) });
/** The thresholds of a concentration, either way round. */
const MERGER: Cases = {
  'LF-MERGER': {
    yes: [sizes(300 * BILLION, 30 * BILLION), sizes(30 * BILLION, 300 * BILLION)],
    no: [
      sizes(300 * BILLION - 1, 30 * BILLION),
      sizes(300 * BILLION, 30 * BILLION - 1),
      sizes(30 * BILLION, 300 * BILLION - 1),
      sizes(30 * BILLION - 1, 300 * BILLION),
    ],
  },
};
const coreTechnology = (buyer: string): Cases => ({
  'LF-NCT': {
    yes: [
      { [`parties.${buyer}.country`]: 'SG', coreTechnology: 'yes' },
      { [`parties.${buyer}.country`]: 'SG', coreTechnology: 'unknown' },
    ],
    no: [{ [`parties.${buyer}.country`]: 'SG' }, { coreTechnology: 'yes' }],
  },
});
const sameParty = (prefix: string, second: string): Cases => ({
  [`${prefix}-SAME-PARTY`]: { yes: [{ [`parties.${second}.registrationNumber`]: '124-81-00998' }] },
});

export const loi: Cases = {
  'LOI-RANGE': { yes: [{ priceFrom: won(10 * BILLION + 1) }], no: [{ priceFrom: won(10 * BILLION) }] },
  'LOI-DEPOSIT': { yes: [{ deposit: won(10 * BILLION + 1) }], no: [{ deposit: won(10 * BILLION) }] },
  'LOI-EXCLUSIVE-DATE': { yes: [{ exclusiveUntil: '2026-11-29' }], no: [{ exclusiveUntil: '2026-11-30' }] },
  'LOI-EXCLUSIVE-LONG': { yes: [{ exclusiveUntil: '2027-03-01' }], no: [{ exclusiveUntil: '2027-02-28' }] },
  'LOI-VALID-DATE': { yes: [{ validUntil: '2026-11-29' }], no: [{ validUntil: '2026-11-30' }] },
  'LOI-OUTLIVES': { yes: [{ validUntil: '2027-02-14' }], no: [{ validUntil: '2027-02-15' }] },
  'LOI-FORFEIT': { yes: [{ depositTerms: 'forfeited' }] },
  ...MERGER,
  ...coreTechnology('buyer'),
  ...sameParty('LOI', 'buyer'),
};

export const spa: Cases = {
  'SPA-LOTS': { yes: [{ 'lots.0.amount': won(5_999_999_999) }, { 'lots.0.amount': won(6_000_000_001) }] },
  'SPA-SHARES': { yes: [{ sharesSold: 69_999 }, { sharesSold: 70_001 }] },
  'SPA-PER-SHARE': { yes: [{ pricePerShare: won(100_001) }, { pricePerShare: won(99_999) }] },
  'SPA-MORE-THAN-ALL': { yes: [{ issued: 69_999 }], no: [{ issued: 70_000 }] },
  'SPA-STAKE': {
    yes: [
      { lots: lot(70_000, 7_002, 7) },
      { lots: lot(70_000, 6_998, 7) },
      { lots: lot(899_999_999, 9_001, 7), issued: BILLION },
      { lots: lot(900_000_001, 8_999, 7), issued: BILLION },
    ],
    no: [{ lots: lot(70_000, 7_001, 7) }, { lots: lot(70_000, 6_999, 7) }],
  },
  'SPA-INSTALMENTS': {
    yes: [{ instalments: paid(6_300_000_001) }, { instalments: paid(6_299_999_999) }, { escrow: none }],
    no: [{}, { escrow: none, instalments: paid(7 * BILLION) }],
  },
  'SPA-LIMITS': {
    yes: [{ deMinimis: won(70_000_001) }, { basket: won(1_400_000_001) }, { cap: won(7 * BILLION + 1) }],
    no: [{ deMinimis: won(70_000_000) }, { basket: won(1_400_000_000) }, { cap: won(7 * BILLION) }],
  },
  'SPA-ESCROW-CAP': { yes: [{ cap: won(699_999_999) }], no: [{ cap: won(700_000_000) }] },
  'SPA-LONG-STOP': { yes: [{ longStop: '2027-01-28' }], no: [{ longStop: '2027-01-29' }] },
  'SPA-ORDER': { yes: [{ signedOn: '2027-01-30' }], no: [{ signedOn: '2027-01-29' }] },
  'LF-TRANSFER-APPROVAL': { no: [{ transferRestricted: false }] },
  'LF-UNCERTIFICATED': { no: [{ certificates: true }] },
  'LF-SQUEEZE': {
    yes: [{ sharesSold: 95_000 }, { sharesSold: 100_000 }],
    no: [{ sharesSold: 94_999 }, { sharesSold: 95, issued: 101 }],
  },
  'LF-SECURITIES-TAX': { no: [{ without: 'taxes' }] },
  'LF-DEEMED-ACQUISITION': { yes: [{ sharesSold: 50_001 }], no: [{ sharesSold: 50_000 }] },
  'LF-WITHHOLD-GAIN': { yes: [{ 'parties.seller.country': 'SG' }] },
  'LF-FDI-SHARES': {
    yes: [
      { 'parties.buyer.country': 'SG', sharesSold: 10_000 },
      { 'parties.buyer.country': 'SG', price: won(100_000_000) },
    ],
    no: [
      {},
      { 'parties.buyer.country': 'SG', sharesSold: 9_999 },
      { 'parties.buyer.country': 'SG', price: won(99_999_999) },
    ],
  },
  ...MERGER,
  ...coreTechnology('buyer'),
  ...sameParty('SPA', 'buyer'),
};

export const bta: Cases = {
  'BTA-ALLOCATION': { yes: [{ 'debts.0.amount': won(99_999_999) }, { 'debts.0.amount': won(100_000_001) }] },
  'BTA-INSTALMENTS': { yes: [{ instalments: paid(1_800_000_001) }, { instalments: paid(1_799_999_999) }] },
  'BTA-CAP': { yes: [{ cap: won(1_800_000_001) }], no: [{ cap: won(1_800_000_000) }] },
  'BTA-LONG-STOP': { yes: [{ longStop: '2027-01-31' }], no: [{ longStop: '2027-02-01' }] },
  'BTA-APPROVAL-ORDER': { yes: [{ resolvedOn: '2027-02-02' }], no: [{ resolvedOn: '2027-02-01' }] },
  'BTA-ORDER': { yes: [{ signedOn: '2027-02-02' }], no: [{ signedOn: '2027-02-01' }] },
  'LF-BTA-SR': { yes: [{ approval: 'not_needed' }], no: [{}, { approval: 'not_needed', wholeOrMaterial: false }] },
  'LF-BTA-SIMPLE': { yes: [{ approval: 'simplified' }] },
  'LF-NONCOMP': { yes: [{ 'nonCompete.years': 21 }], no: [{ 'nonCompete.years': 20 }] },
  'LF-NONCOMP-LONG': {
    yes: [{ 'nonCompete.years': 20 }, { 'nonCompete.years': 11 }],
    no: [{ 'nonCompete.years': 10 }, { 'nonCompete.years': 21 }],
  },
  'LF-TRADE-NAME': { yes: [{ tradeName: 'used' }] },
  'LF-BTA-VAT': { yes: [{ vat: 'whole' }] },
  'LF-BTA-TAX': { no: [{ without: 'taxes.earlier' }] },
  'LF-PIPA': { no: [{ personalData: false }] },
  'LF-STAMP': { no: [{ 'assets.0.kind': { ko: '동산', en: 'Goods' } }] },
  ...MERGER,
  ...coreTechnology('transferee'),
  ...sameParty('BTA', 'transferee'),
};

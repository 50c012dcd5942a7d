import { type Cases, type Change, none, won } from './cases.ts';

const use = (amount: number) => [{ item: { ko: '가', en: 'a' }, amount: won(amount) }];
const SAME: Change = { 'parties.investor.registrationNumber': '124-81-00998' };
const ABROAD: Change = { 'parties.investor.country': 'SG' };
const months = (value: number) => ({ value, unit: 'month' });

/** What the statutes list for a non-disclosure agreement, each left out in turn. */
const STATUTORY: Cases = {
  'NDA-STAT-01-PURPOSE': { yes: [{ purpose: none }, { without: 'purpose.use' }] },
  'NDA-STAT-02-SECRECY': { yes: [{ without: 'secrecy.duty' }] },
  'NDA-STAT-03-DAMAGES': { yes: [{ damages: none }, { 'damages.basis': 'liquidated' }] },
  'NDA-STAT-04-NAME': { yes: [{ materials: none }, { 'materials.1.name': none }, { 'materials.0.scope': none }] },
  'NDA-STAT-05-PERIOD': { yes: [{ usePeriod: none }] },
  'NDA-STAT-06-HOLDERS': { yes: [{ recipients: none }, { 'recipients.0.party': none }] },
  'NDA-STAT-07-NO-OTHER-USE': { yes: [{ without: 'other-use.ban' }] },
  'NDA-STAT-08-OWNERSHIP': { yes: [{ without: 'ownership.title' }] },
  'NDA-STAT-09-CONSIDERATION': { yes: [{ consideration: none }, { 'consideration.kind': 'paid' }] },
  'NDA-STAT-10-PROVISION': { yes: [{ 'materials.0.providedOn': none }, { 'materials.0.method': none }] },
  'NDA-STAT-11-RETURN': { yes: [{ 'return.method': none }, { 'return.by': none }] },
};

export const nda: Cases = {
  ...STATUTORY,
  'NDA-RELATION': { yes: [{ relation: none }] },
  'NDA-VAGUE-NAME': { yes: [{ 'materials.0.name': { ko: '기술자료 일체', en: 'HR-200' } }] },
  'NDA-DATE-ORDER': { yes: [{ signedOn: '2026-12-02' }], no: [{ signedOn: '2026-12-01' }] },
  'NDA-RETURN-DATE': { yes: [{ 'return.by': '2026-11-29' }], no: [{ 'return.by': '2026-11-30' }] },
  'NDA-USE-TERM': { yes: [{ usePeriod: months(13) }], no: [{ usePeriod: { value: 1, unit: 'year' } }] },
  'NDA-SURVIVAL': { yes: [{ survival: months(11) }], no: [{ survival: { value: 1, unit: 'year' } }] },
  'NDA-SECRECY-MEASURE': { yes: [{ 'materials.0.secrecyMeasure': none }] },
  'NDA-PENALTY': { no: [{ penalty: none }] },
  'NDA-SAME-PARTY': { yes: [SAME] },
  'LF-TM-REQ': { no: [{ relation: 'none' }] },
  'LF-TM-MISUSE': { no: [{ relation: 'none' }] },
  'LF-NCT': { yes: [ABROAD] },
};

const renamed = (a: string, b: string): Cases => ({
  ...nda,
  'NDA-SAME-PARTY': { yes: [{ [`parties.${b}.registrationNumber`]: '124-81-00998' }] },
  'LF-NCT': { yes: [{ [`parties.${a}.country`]: 'SG' }, { [`parties.${b}.country`]: 'SG' }] },
});
export const ndaMutual: Cases = renamed('first', 'second');
export const ndaOneWay: Cases = {
  ...renamed('discloser', 'receiver'),
  'NDA-STAT-06-HOLDERS': { yes: [{ recipients: none }, { 'recipients.0.name': none }] },
};

export const safe: Cases = {
  'LF-SAFE-1': { yes: [{ interest: 300 }, { maturity: '2028-01-01' }] },
  'LF-SAFE-2': {
    yes: [{ shareholders: none }, { issued: 900_001 }, { issued: 899_999 }, { 'shareholders.1.consentedOn': none }],
  },
  'LF-SAFE-3': { no: [{ without: 'later-contracts' }] },
  'SAFE-PRICE-TERM': {
    yes: [{ valuationCap: none, discount: none }],
    no: [{ valuationCap: none }, { discount: none }],
  },
  'SAFE-DISCOUNT': { yes: [{ discount: 3_001 }], no: [{ discount: 3_000 }] },
  'SAFE-CAP-AMOUNT': { yes: [{ valuationCap: won(100_000_000) }], no: [{ valuationCap: won(100_000_001) }] },
  'SAFE-USES': { yes: [{ uses: use(99_999_999) }, { uses: use(100_000_001) }] },
  'SAFE-STACK': {
    yes: [{ otherSafes: [{ amount: won(96), cap: won(100) }] }],
    no: [{ otherSafes: [{ amount: won(9_599), cap: won(10_000) }] }, {}],
  },
  'SAFE-DILUTED': { yes: [{ fullyDiluted: 899_999 }], no: [{ fullyDiluted: 900_000 }] },
  'SAFE-PAR': { yes: [{ parValue: won(2_501) }], no: [{ parValue: won(2_500) }] },
  'SAFE-AUTHORISED': { yes: [{ authorised: 939_999 }], no: [{ authorised: 940_000 }] },
  'SAFE-DATE-ORDER': { yes: [{ paidOn: '2026-11-29' }], no: [{ paidOn: '2026-11-30' }] },
  'SAFE-CONSENT-DATE': { yes: [{ signedOn: '2026-11-20' }], no: [{ signedOn: '2026-11-21' }] },
  'LF-FDI': { yes: [ABROAD] },
  'LF-VC-JOINT': { no: [{ without: 'breach.others' }] },
  'SAFE-SAME-PARTY': { yes: [SAME] },
};

export const cn: Cases = {
  'LF-CN-1': { yes: [{ collateral: { ko: '특허권 질권', en: 'Pledge of patents' } }] },
  'LF-CN-2': { yes: [{ shareholders: none }, { issued: 899_999 }, { issued: 900_001 }] },
  'LF-CN-INTEREST': {
    yes: [{ interest: 2_001 }, { delayInterest: 2_001 }],
    no: [{ interest: 2_000 }, { delayInterest: 2_000 }],
  },
  'CN-PRICE-TERM': { yes: [{ valuationCap: none, discount: none }], no: [{ valuationCap: none }, { discount: none }] },
  'CN-DISCOUNT': { yes: [{ discount: 3_001 }], no: [{ discount: 3_000 }] },
  'CN-USES': { yes: [{ uses: use(99_999_999) }, { uses: use(100_000_001) }] },
  'CN-CONSENT-DATE': { yes: [{ signedOn: '2026-11-20' }], no: [{ signedOn: '2026-11-21' }] },
  'LF-CB': { no: [{ without: 'bond.steps' }] },
  'LF-SAFE-3': { no: [{ without: 'later-contracts' }] },
  'LF-FX': { yes: [ABROAD] },
  'CN-SAME-PARTY': { yes: [SAME] },
};

/** The figures of an issue of shares: 5 billion before, 10,000 shares, 1 billion in. */
const figures = (prefix: string): Cases => ({
  [`${prefix}-POST`]: { yes: [{ postMoney: won(6_000_000_001) }, { postMoney: won(5_999_999_999) }] },
  [`${prefix}-PRICE`]: { yes: [{ price: won(500_001) }, { price: won(499_999) }] },
  [`${prefix}-SHARES`]: { yes: [{ newShares: 2_001 }, { newShares: 1_999 }] },
  [`${prefix}-REMAINDER`]: { yes: [{ investment: won(1_000_000_001) }, { newShares: 2_001 }] },
  // One basis point apart at most, to either side; near ninety per cent a factor that is off by one shows.
  [`${prefix}-STAKE`]: {
    yes: [
      { stake: 1_668 },
      { stake: 1_665 },
      { investment: won(899_999_999), postMoney: won(1_000_000_000), stake: 9_001 },
      { investment: won(900_000_001), postMoney: won(1_000_000_000), stake: 8_999 },
    ],
    no: [
      { stake: 1_667 },
      { stake: 1_666 },
      { investment: won(900_000_000), postMoney: won(1_000_000_000), stake: 9_001 },
      { investment: won(900_000_000), postMoney: won(1_000_000_000), stake: 8_999 },
    ],
  },
  [`${prefix}-PAR`]: { yes: [{ parValue: won(500_001) }], no: [{ parValue: won(500_000) }] },
  [`${prefix}-USES`]: { yes: [{ uses: use(999_999_999) }, { uses: use(1_000_000_001) }] },
  [`${prefix}-FULL-RATCHET`]: { yes: [{ antiDilution: 'full' }] },
  [`${prefix}-SAME-PARTY`]: { yes: [SAME] },
  'LF-FDI': { yes: [ABROAD] },
  'LF-CLASS': { no: [{ security: 'common' }] },
  'LF-REDEEM': { no: [{ security: 'cps' }] },
});

export const ts: Cases = {
  ...figures('TS'),
  'TS-EXCLUSIVITY': {
    yes: [{ exclusivity: { value: 91, unit: 'day' } }],
    no: [{ exclusivity: { value: 90, unit: 'day' } }],
  },
  'TS-VALID-DATE': { yes: [{ validUntil: '2026-11-29' }], no: [{ validUntil: '2026-11-30' }] },
  'TS-CONSENT': { yes: [{ veto: 'consent' }] },
  'LF-ALLOT': { no: [{ without: 'valuation' }] },
};

export const ssa: Cases = {
  ...figures('SSA'),
  'SSA-CAP-TABLE': { yes: [{ 'shareholders.0.shares': 6_999 }, { 'shareholders.0.shares': 7_001 }] },
  'SSA-DILUTED': { yes: [{ fullyDiluted: 9_999 }], no: [{ fullyDiluted: 10_000 }] },
  'SSA-AUTHORISED': { yes: [{ authorised: 11_999 }], no: [{ authorised: 12_000 }] },
  'SSA-RESERVE': {
    yes: [{ authorised: 13_999 }],
    no: [{ authorised: 14_000 }, { authorised: 12_000, security: 'common' }],
  },
  'SSA-ORDER': { yes: [{ closingOn: '2026-11-29' }], no: [{ closingOn: '2026-11-30' }] },
  'SSA-RESOLUTION-ORDER': { yes: [{ resolvedOn: '2026-12-21' }], no: [{ resolvedOn: '2026-12-20' }] },
  'SSA-DRAG-PRICE': {
    yes: [{ 'drag.leastPrice': won(499_999) }],
    no: [{ 'drag.leastPrice': won(500_000) }],
  },
  'SSA-DELAY': { yes: [{ delayInterest: 1_500 }], no: [{ delayInterest: 1_499 }] },
  'LF-NV25': { yes: [{ votes: 'none', issued: 5_999 }], no: [{ votes: 'none', issued: 6_000 }, { issued: 5_999 }] },
  'LF-ALLOT': {
    yes: [{ noticedOn: '2026-12-07' }],
    no: [{ noticedOn: '2026-12-06' }, { noticedOn: '2026-12-19', noticeWaived: true }],
  },
  'LF-ALLOT-WAIVER': { yes: [{ noticeWaived: true }] },
  'LF-VC-JOINT': {
    yes: [{ founderLiability: 'joint' }, { founderLiability: 'joint', investorKind: 'accelerator' }],
    no: [{}, { founderLiability: 'joint', investorKind: 'company' }],
  },
  'SSA-JOINT': {
    yes: [{ founderLiability: 'joint', investorKind: 'individual' }],
    no: [{ founderLiability: 'joint' }],
  },
  'LF-SELFDEAL': { yes: [{ related: true }] },
  'LF-PENALTY': { no: [{ penalty: none }] },
};

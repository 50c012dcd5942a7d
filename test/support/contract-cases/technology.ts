import { type Cases, none, won } from './cases.ts';
import { coreTechnology, parties, rights, withholding } from './shared.ts';

const day = (path: string, early: string, right: string) => ({ yes: [{ [path]: early }], no: [{ [path]: right }] });
const SIGNED = ['2026-11-29', '2026-11-30'] as const;

export const lic: Cases = {
  'LIC-NO-ROYALTY': {
    yes: [{ 'royalty.upfront': none, 'royalty.running': none, 'royalty.minimum': none, 'royalty.milestones': none }],
    no: [{}, { 'royalty.upfront': none, 'royalty.running': none, 'royalty.minimum': none }],
  },
  'LIC-INSTALMENTS': { yes: [{ 'royalty.upfront': won(300_000_001) }, { 'royalty.upfront': won(299_999_999) }] },
  'LIC-INSTALMENT-DATE': day('royalty.instalments.0.dueOn', ...SIGNED),
  'LIC-CURRENCY': { yes: ['USD', 'EUR'].map(currency => ({ 'royalty.minimum.amount': { amount: '1', currency } })) },
  'LIC-RATE-BAND': {
    yes: [{ 'royalty.running.rate': 9 }, { 'royalty.running.rate': 3_001 }],
    no: [{ 'royalty.running.rate': 10 }, { 'royalty.running.rate': 3_000 }],
  },
  'LIC-TIER-START': { yes: [{ 'royalty.running.tiers.0.from': won(1) }] },
  'LIC-TIER-ORDER': {
    yes: [{ 'royalty.running.tiers.1.from': won(0) }],
    no: [{ 'royalty.running.tiers.1.from': won(1) }],
  },
  'LIC-CAP': { yes: [{ 'royalty.cap': won(299_999_999) }], no: [{ 'royalty.cap': won(300_000_000) }] },
  'LIC-LATE-RATE': { yes: [{ 'royalty.lateRate': 1_501 }], no: [{ 'royalty.lateRate': 1_500 }] },
  'LIC-LEFTOVER': {
    yes: [{ 'royalty.running': none, 'royalty.minimum': none }],
    no: [
      {},
      {
        'royalty.running': none,
        'royalty.minimum': none,
        reportEvery: none,
        auditThreshold: none,
        deductions: none,
      },
    ],
  },
  'LIC-REGISTRATION-DATE': day('registrationBy', ...SIGNED),
  'LIC-DELIVERY-DATE': day('deliverables.0.deliverBy', ...SIGNED),
  'LIC-FIRST-SALE': day('diligence.firstSaleBy', ...SIGNED),
  'LIC-FIRST-SALE-TERM': day('diligence.firstSaleBy', '2037-01-01', '2036-12-31'),
  'LIC-TERM-ORDER': day('term.endsOn', '2026-11-30', '2026-12-01'),
  'LIC-SELL-OFF': {
    yes: [{ sellOff: { value: 13, unit: 'month' } }],
    no: [{ sellOff: { value: 12, unit: 'month' } }],
  },
  'LIC-NO-RIGHT': { yes: [{ 'countries.1.code': 'JP' }] },
  'LIC-NO-RIGHT-KR': {
    yes: [{ territory: 'kr', 'rights.0.country': 'JP' }],
    no: [{ territory: 'kr' }, { 'rights.0.country': 'JP' }],
  },
  'LIC-SHELVED': {
    yes: [{ 'royalty.minimum': none, diligence: none }],
    no: [{ 'royalty.minimum': none }, { 'royalty.minimum': none, diligence: none, exclusivity: 'sole' }],
  },
  ...rights('LIC'),
  'LF-PAT-EXCL': {
    yes: [{ 'rights.1.status': 'pending' }, { rights: none }, { 'rights.1.kind': 'copyright' }],
    no: [{}, { 'rights.1.status': 'pending', exclusivity: 'exclusive_contractual' }],
  },
  'LF-PAT-EXCL-REGISTER': { no: [{ exclusivity: 'exclusive_contractual' }] },
  'LF-PAT-NONEXCL': {
    yes: [{ exclusivity: 'nonexclusive', register: false }],
    no: [{}, { exclusivity: 'nonexclusive' }],
  },
  'LF-PAT-EXP': {
    yes: [{ 'rights.0.expiresOn': '2036-12-30', 'rights.1.expiresOn': '2036-12-30' }],
    no: [
      { 'rights.0.expiresOn': '2036-12-30', 'rights.1.expiresOn': '2036-12-31' },
      { 'rights.0.expiresOn': '2036-12-30', 'rights.1.expiresOn': '2036-12-30', 'royalty.running': none },
    ],
  },
  'LF-GRANTBACK': { yes: [{ improvements: 'grantback_exclusive' }], no: [{ improvements: 'grantback_nonexclusive' }] },
  'LF-PUBTECH': {
    yes: [{ publiclyFunded: true }],
    no: [{}, { publiclyFunded: true, exclusivity: 'nonexclusive' }],
  },
  'LF-STAMP': { no: [{ without: 'costs' }] },
  'LF-VAT': { no: [{ without: 'taxes.vat' }] },
  'LF-EMPINV': { yes: [{ inventionsSucceeded: false }, { inventionsSucceeded: none }] },
  'LF-TM-NDA': {
    yes: [{ 'parties.licensee.size': 'mid' }, { 'parties.licensee.size': 'large' }],
    no: [
      {},
      { 'parties.licensee.size': 'large', knowHow: none },
      { 'parties.licensee.size': 'large', 'parties.licensor.size': 'large' },
    ],
  },
  ...coreTechnology('licensee'),
  ...withholding('licensor', 'licensee'),
  ...parties('LIC', 'licensor', 'licensee'),
};

/** Prices at the edges of the brackets, with the duty on two originals and one won beside it. */
const stamp = ([price, duty]: readonly [number, number]) => ({ price: won(price), stampDuty: won(duty) });
const EDGES = [
  [10_000_001, 40_000],
  [30_000_000, 40_000],
  [30_000_001, 80_000],
  [50_000_000, 80_000],
  [50_000_001, 140_000],
  [100_000_000, 140_000],
  [100_000_001, 300_000],
  [1_000_000_000, 300_000],
  [1_000_000_001, 700_000],
] as const;

export const asg: Cases = {
  'ASG-INSTALMENTS': { yes: [{ price: won(300_000_001) }, { price: won(299_999_999) }] },
  'ASG-INSTALMENT-DATE': day('instalments.0.dueOn', ...SIGNED),
  'ASG-PAID-FIRST': day('instalments.1.dueOn', '2027-01-30', '2027-01-31'),
  'ASG-REGISTRATION-DATE': day('registrationBy', ...SIGNED),
  'ASG-DELIVERY-DATE': day('deliverables.0.deliverBy', ...SIGNED),
  'ASG-LATE-RATE': { yes: [{ lateRate: 1_501 }], no: [{ lateRate: 1_500 }] },
  'ASG-FREE': { yes: [{ price: won(0) }], no: [{ price: won(1) }] },
  'ASG-NON-COMPETE': {
    yes: [{ nonCompete: { value: 61, unit: 'month' } }, { nonCompete: { value: 6, unit: 'year' } }],
    no: [{ nonCompete: { value: 5, unit: 'year' } }],
  },
  'ASG-STAMP': {
    yes: EDGES.flatMap(([price, duty]) => [stamp([price, duty + 1]), stamp([price, duty - 1])]),
    no: [...EDGES.map(stamp), stamp([10_000_000, 1]), { originals: 3 }],
  },
  'LF-STAMP': { yes: [{ price: won(10_000_001) }], no: [{ price: won(10_000_000) }] },
  ...rights('ASG'),
  'LF-PAT-ASG': { no: [{ without: 'registration.effect' }] },
  'LF-PAT-PENDING': { no: [{ 'rights.1.status': 'registered' }] },
  'LF-LICENCE-BINDS': { yes: [{ 'existingLicences.0.registered': true }] },
  'LF-BOARD': { yes: [{ boardApprovedOn: none }], no: [{}, { boardApprovedOn: none, materialAsset: false }] },
  'ASG-BOARD-DATE': day('boardApprovedOn', '2026-12-01', '2026-11-30'),
  'LF-BTA-SR': { yes: [{ wholeBusiness: true }] },
  'LF-PUBTECH': { yes: [{ publiclyFunded: true }] },
  'LF-VAT': { no: [{ without: 'price.amount' }] },
  'LF-EMPINV': { yes: [{ inventionsSucceeded: false }, { inventionsSucceeded: none }] },
  'LF-TM-NDA': {
    yes: [{ 'parties.assignee.size': 'large' }],
    no: [{}, { 'parties.assignee.size': 'large', knowHow: none }],
  },
  ...coreTechnology('assignee'),
  ...withholding('assignor', 'assignee'),
  ...parties('ASG', 'assignor', 'assignee'),
};

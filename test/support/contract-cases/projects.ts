import { type Cases, none, won } from './cases.ts';
import { coreTechnology, parties, project } from './shared.ts';

export const poc: Cases = {
  'POC-COSTS': { yes: [{ total: won(90_000_001) }, { 'costShares.0.amount': won(20_000_001) }] },
  ...project('POC', '2027-05-31', '2027-06-01'),
  'POC-GOALS': { yes: [{ goals: none }, { 'goals.0.target': none }, { 'goals.0.method': none }] },
  'POC-SUPPORT-SHARE': { yes: [{ 'support.amount': won(29_999_999) }, { 'support.amount': won(30_000_001) }] },
  'POC-ALONE': {
    yes: [{ costShares: [{ party: 'provider', amount: won(90_000_000) }] }],
    no: [{}, { costShares: [{ party: 'provider', amount: won(90_000_000) }], 'parties.host.size': 'sme' }],
  },
  'POC-NDA': { yes: [{ ndaSignedOn: none }], no: [{}, { ndaSignedOn: none, techDataFrom: none }] },
  'POC-NDA-DATE': { yes: [{ ndaSignedOn: '2026-12-21' }], no: [{ ndaSignedOn: '2026-12-20' }] },
  'LF-TM-REQ': { yes: [{ relation: 'commission' }, { relation: 'subcontract' }] },
  'LF-UNFAIR': {
    yes: [{ foreground: 'host' }, { foreground: 'host', foregroundPrice: won(0) }],
    no: [{}, { foreground: 'host', foregroundPrice: won(1) }, { foreground: 'host', 'parties.host.size': 'sme' }],
  },
  'LF-PAT-CO-DEFAULT': { yes: [{ foreground: 'joint' }] },
  'POC-EXCLUSIVITY': {
    yes: [{ exclusivity: { value: 13, unit: 'month' } }],
    no: [{ exclusivity: { value: 12, unit: 'month' } }],
  },
  'POC-NEGOTIATION': { yes: [{ negotiationDays: 91 }], no: [{ negotiationDays: 90 }] },
  'POC-INSURANCE': { yes: [{ insurance: none }] },
  'POC-REPORT-DATE': { yes: [{ 'support.reportBy': '2027-05-30' }], no: [{ 'support.reportBy': '2027-05-31' }] },
  'LF-PUBLIC': { no: [{ support: none }] },
  'LF-PIPA': { no: [{ personalData: false }] },
  ...coreTechnology('host'),
  ...parties('POC', 'provider', 'host'),
};

export const mou: Cases = {
  'MOU-BINDING': {
    yes: [{ payment: won(1) }, { exclusivity: { value: 1, unit: 'day' } }, { rights: { ko: '특허', en: 'a patent' } }],
    no: [{}, { payment: won(1), binding: 'full' }],
  },
  'MOU-COMMITMENT': { yes: [{ payment: won(1), binding: 'full' }], no: [{ binding: 'full' }, { payment: won(1) }] },
  'MOU-FULL': { yes: [{ binding: 'full' }] },
  'MOU-AREAS': { yes: [{ areas: none }] },
  'MOU-ONE-SIDED': { yes: [{ 'duties.0.by': 'second' }, { 'duties.1.by': 'first' }], no: [{}, { duties: none }] },
  'MOU-TERM': {
    yes: [{ term: { value: 37, unit: 'month' } }, { term: { value: 4, unit: 'year' } }],
    no: [{ term: { value: 3, unit: 'year' } }],
  },
  'MOU-NOTICE': { yes: [{ endNotice: { value: 1, unit: 'year' } }], no: [{ endNotice: { value: 11, unit: 'month' } }] },
  'LF-IDEA': { no: [{ without: 'rights' }] },
  'LF-PUBLIC': { yes: [{ 'parties.first.size': 'public' }, { 'parties.second.size': 'public' }] },
  ...parties('MOU', 'first', 'second'),
};

export const jda: Cases = {
  'JDA-COSTS': { yes: [{ budget: won(500_000_001) }, { 'costShares.1.amount': won(300_000_001) }] },
  'JDA-SHARES': {
    yes: [{ 'ownership.partner': 3_999 }, { 'ownership.partner': 4_001 }],
    no: [{}, { 'ownership.partner': 1, foreground: 'developer' }],
  },
  ...project('JDA', '2027-12-14', '2027-12-15'),
  'JDA-DELIVERY-DATE': {
    yes: [{ 'deliverables.0.deliverBy': '2026-12-14' }],
    no: [{ 'deliverables.0.deliverBy': '2026-12-15' }],
  },
  'LF-UNFAIR': { yes: [{ foreground: 'partner' }], no: [{}, { foreground: 'partner', foregroundPrice: won(1) }] },
  'LF-PAT-CO-DEFAULT': { no: [{ foreground: 'developer' }] },
  'JDA-NON-COMPETE': { no: [{ nonCompete: none }] },
  'JDA-NON-COMPETE-LONG': {
    yes: [{ nonCompete: { value: 13, unit: 'month' } }, { nonCompete: { value: 2, unit: 'year' } }],
    no: [{ nonCompete: { value: 1, unit: 'year' } }],
  },
  'LF-EMPINV': { no: [{ without: 'inventors' }] },
  'LF-PUBTECH': { yes: [{ publiclyFunded: true }] },
  ...coreTechnology('partner'),
  ...parties('JDA', 'developer', 'partner'),
};

import { TREATY_ROYALTY } from '#shared/contract/law/index.ts';
import type { Cases } from './cases.ts';
import { none } from './cases.ts';

const number = (role: string) => `parties.${role}.registrationNumber`;
const country = (role: string) => `parties.${role}.country`;

/** Two parties whose numbers are of their form and differ. */
export const parties = (prefix: string, a: string, b: string): Cases => ({
  ...Object.fromEntries(
    [a, b].map(role => [
      `${prefix}-PARTY-${role.toUpperCase()}`,
      { yes: [{ [number(role)]: '1248100998' }], no: [{}, { [number(role)]: '1248100998', [country(role)]: 'SG' }] },
    ]),
  ),
  [`${prefix}-SAME-PARTY`]: {
    yes: [{ [number(b)]: '124-81-00998' }],
    no: [{}, { [number(b)]: '124-81-00998', [country(b)]: 'SG' }],
  },
  'LF-LAW': { yes: [{ [country(a)]: 'SG' }, { [country(b)]: 'SG' }] },
});

/** Core technology, where `abroad` comes from elsewhere. */
export const coreTechnology = (abroad: string): Cases => ({
  'LF-NCT': {
    yes: [{ [country(abroad)]: 'SG', coreTechnology: 'yes' }],
    no: [{ coreTechnology: 'yes' }, { [country(abroad)]: 'SG' }],
  },
  'LF-NCT-UNKNOWN': {
    yes: [
      { [country(abroad)]: 'SG', coreTechnology: 'unknown' },
      { [country(abroad)]: 'SG', coreTechnology: none },
    ],
    no: [{ coreTechnology: 'unknown' }, { [country(abroad)]: 'SG' }],
  },
});

/** Tax on what is paid to `payee`. */
export const withholding = (payee: string, payer: string): Cases => ({
  'LF-WITHHOLDING': { yes: [{ [country(payee)]: 'FR' }], no: [{}, { [country(payee)]: 'FR', [country(payer)]: 'FR' }] },
  ...Object.fromEntries(
    TREATY_ROYALTY.map(treaty => [
      `LF-TREATY-${treaty.country}`,
      { yes: [{ [country(payee)]: treaty.country }], no: [{ [country(payee)]: 'FR' }] },
    ]),
  ),
});

/** Rights listed in the example, the first of which is a Korean patent filed on 2022-03-15, the agreement of 2026-11-30. */
export const rights = (prefix: string): Cases => ({
  [`${prefix}-RIGHT-NUMBER`]: {
    yes: [{ 'rights.0.number': '2345678' }],
    no: [{}, { 'rights.0.number': '2345678', 'rights.0.country': 'JP' }],
  },
  [`${prefix}-RIGHT-STATUS`]: {
    yes: [{ 'rights.0.number': '10-2024-0012345' }, { 'rights.0.status': 'pending' }],
    no: [{}, { 'rights.0.number': '10-2024-0012345', 'rights.0.status': 'pending' }],
  },
  [`${prefix}-RIGHT-TERM`]: {
    yes: [{ 'rights.0.expiresOn': '2042-03-16' }],
    no: [{ 'rights.0.expiresOn': '2042-03-15' }, { 'rights.0.expiresOn': '2042-03-16', 'rights.0.kind': 'trademark' }],
  },
  [`${prefix}-RIGHT-EXPIRED`]: {
    yes: [{ 'rights.0.expiresOn': '2026-11-29' }],
    no: [{ 'rights.0.expiresOn': '2026-11-30' }],
  },
  'LF-PAT-CO': {
    yes: [{ 'rights.0.coOwned': true, 'rights.0.coOwnersConsentedOn': none }],
    no: [
      { 'rights.0.coOwned': true, 'rights.0.coOwnersConsentedOn': '2026-11-01' },
      { 'rights.0.coOwned': false, 'rights.0.coOwnersConsentedOn': none },
    ],
  },
  [`${prefix}-CONSENT-DATE`]: {
    yes: [{ 'rights.0.coOwnersConsentedOn': '2026-12-01' }],
    no: [{ 'rights.0.coOwnersConsentedOn': '2026-11-30' }],
  },
});

/** A project from 2026-12-15 agreed on 2026-11-30, whose first task is done in between. */
export const project = (prefix: string, end: string, dayAfter: string): Cases => ({
  [`${prefix}-PERIOD`]: { yes: [{ endsOn: '2026-12-15' }], no: [{ endsOn: '2026-12-16' }] },
  [`${prefix}-START`]: { yes: [{ startsOn: '2026-11-29' }], no: [{ startsOn: '2026-11-30' }] },
  [`${prefix}-TASK-DATE`]: {
    yes: [{ 'tasks.0.endsOn': '2026-12-14' }, { 'tasks.0.endsOn': dayAfter }],
    no: [{ 'tasks.0.endsOn': '2026-12-15' }, { 'tasks.0.endsOn': end }],
  },
});

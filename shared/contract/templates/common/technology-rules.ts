import { josa } from '../../engine/korean.ts';
import type { Cond, Rule } from '../../engine/types.ts';
import { type AuthorityId, authority, cite, ROYALTY_WITHHOLDING, TREATY_ROYALTY } from '../../law/index.ts';
import { LAW_AS_OF } from '../legal.ts';
import { and, eq, has, lt, ne, not, oneOf, or } from './cond.ts';

/** Checks that the contracts about technology share. `prefix` is the form's own: `LIC`, `ASG`. */

/** The number of a Korean business is three, two and five digits. */
export const partyNumbers = (prefix: string, ...roles: string[]): Rule[] =>
  roles.map(role => ({
    id: `${prefix}-PARTY-${role.toUpperCase()}`,
    violated: and(
      eq(`parties.${role}.country`, 'KR'),
      not({ op: 'matches', path: `parties.${role}.registrationNumber`, pattern: '^\\d{3}-\\d{2}-\\d{5}$' }),
    ),
    severity: 'warn',
    clauses: [],
    paths: [`parties.${role}.registrationNumber`],
    message: {
      ko: '국내 당사자의 사업자등록번호가 000-00-00000의 꼴이 아니다.',
      en: 'The business number of a Korean party is not of the form 000-00-00000.',
    },
  }));

/** Technology that may not leave the country without leave. */
export const coreTechnologyRules = (abroad: Cond, clause = 'export'): Rule[] => [
  {
    id: 'LF-NCT',
    violated: and(abroad, eq('coreTechnology', 'yes')),
    severity: 'error',
    clauses: [clause],
    paths: ['coreTechnology'],
    message: {
      ko: '국가핵심기술을 외국 당사자에게 제공하려면 미리 승인을 받거나 신고하여야 한다.',
      en: 'Providing national core technology to a foreign party needs prior approval or a report.',
    },
    fix: {
      ko: `${name('industry').ko}에 승인 또는 신고가 필요한지 확인하고 그 절차를 마친다.`,
      en: `Establish with ${name('industry').en} whether approval or a report is needed, and complete it.`,
    },
    legal: cite('export.core-technology'),
  },
  {
    id: 'LF-NCT-UNKNOWN',
    violated: and(abroad, or(not(has('coreTechnology')), eq('coreTechnology', 'unknown'))),
    severity: 'warn',
    clauses: [clause],
    paths: ['coreTechnology'],
    message: {
      ko: '외국 당사자가 있다. 국가핵심기술이나 전략기술에 해당하는지 제공 전에 확인한다.',
      en: 'A party is from outside Korea. Establish before anything is provided whether it is national core or strategic technology.',
    },
    legal: cite('export.core-technology', 'export.strategic'),
  },
];

const name = (id: AuthorityId) => authority(id, LAW_AS_OF);

export const employeeInventions = (clause: string): Rule => ({
  id: 'LF-EMPINV',
  violated: or(not(has('inventionsSucceeded')), eq('inventionsSucceeded', false)),
  severity: 'warn',
  clauses: [clause],
  paths: ['inventionsSucceeded'],
  message: {
    ko: '발명자(임직원)로부터 권리를 승계하였는지 확인되지 아니하였다. 승계 규정이나 계약, 보상 여부를 확인한다.',
    en: 'It is not established that the rights were taken over from the inventors. Check the succession clause and the compensation.',
  },
  legal: cite('invention.employee'),
});

const percent = (bps: number): string => `${bps / 100}%`;
/** Tax withheld from what is paid abroad: the domestic rate, and treaty ceilings that nobody has confirmed. */
export const withholdingRules = (abroad: Cond, payee: string, clause: string): Rule[] => [
  {
    id: 'LF-WITHHOLDING',
    violated: abroad,
    severity: 'warn',
    clauses: [clause],
    paths: [`parties.${payee}.country`],
    message: {
      ko: `국외로 지급하는 사용료에는 국내 세법에 따라 ${percent(ROYALTY_WITHHOLDING.national)}의 법인세와 그 10%의 지방소득세(모두 ${percent(ROYALTY_WITHHOLDING.total)})를 원천징수한다. 국내에 등록되지 아니한 특허라도 국내에서 사용되면 과세될 수 있다.`,
      en: `Under domestic law corporate tax of ${percent(ROYALTY_WITHHOLDING.national)} and local income tax of 10% of it (${percent(ROYALTY_WITHHOLDING.total)} in all) are withheld from royalties paid abroad. Patents not registered in Korea may be taxed as well where they are used in Korea.`,
    },
    legal: cite('tax.withholding-royalty', 'tax.withholding-local', 'tax.vat-proxy'),
  },
  ...TREATY_ROYALTY.map(
    ({ country, ko, en, low, high }): Rule => ({
      id: `LF-TREATY-${country}`,
      violated: and(abroad, eq(`parties.${payee}.country`, country)),
      severity: 'info',
      clauses: [clause],
      paths: [`parties.${payee}.country`],
      message: {
        ko: `${ko}${josa(ko, '과/와')}의 조세조약에서 사용료의 제한세율은 2차 자료에 따르면 ${low === high ? percent(high) : `${percent(low)}~${percent(high)}`}이다. 협정 제한세율 확인 필요.`,
        en: `According to secondary sources the treaty with ${en} limits tax on royalties to ${low === high ? percent(high) : `${percent(low)} to ${percent(high)}`}. The treaty rate has to be confirmed.`,
      },
      legal: cite('tax.treaty').map(note => ({ ...note, unconfirmed: true as const })),
    }),
  ),
];

/** A large firm deals with a small one: secrets are protected before they are shown. */
export const unequalSizes = (large: string, small: string, shares: Cond, clause: string): Rule => ({
  id: 'LF-TM-NDA',
  violated: and(
    oneOf(`parties.${large}.size`, 'mid', 'large'),
    oneOf(`parties.${small}.size`, 'startup', 'sme'),
    shares,
  ),
  severity: 'warn',
  clauses: [clause],
  paths: [`parties.${large}.size`, `parties.${small}.size`],
  message: {
    ko: '중견·대기업이 중소·창업기업의 기술자료를 받는다. 위탁이나 하도급 관계이면 제공받는 날까지 법정 사항을 적은 비밀유지계약을 체결하여야 하고, 유용하면 손해의 5배까지 배상할 수 있다.',
    en: 'A larger firm receives technical data of a smaller one. In a commission or subcontract a non-disclosure agreement with the statutory contents is due by the day of provision, and misuse may cost up to 5 times the loss.',
  },
  legal: cite('techdata.nda', 'techdata.nda-subcontract', 'techdata.misuse', 'techdata.damages'),
});

/** The forum and the law chosen where a party is from abroad. */
export const foreignLaw = (abroad: Cond): Rule => ({
  id: 'LF-LAW',
  violated: abroad,
  severity: 'info',
  clauses: ['disputes.law'],
  paths: ['disputes.mode'],
  message: {
    ko: '외국 당사자가 있다. 판결이나 중재판정을 상대방의 나라에서 집행할 수 있는지 살펴 분쟁해결 방법을 고른다.',
    en: 'A party is from outside Korea. Choose court or arbitration with an eye to enforcement in the other’s country.',
  },
  legal: cite('law.choice'),
});

export const before = (
  id: string,
  path: string,
  than: string,
  clauses: readonly string[],
  message: Rule['message'],
  each?: string,
): Rule => ({
  id,
  ...(each === undefined ? {} : { each }),
  violated: lt(path, { path: than }),
  severity: 'error',
  clauses,
  paths: [path, than],
  message,
});
/** Amounts in different currencies are never added up. */
export const otherCurrency = (id: string, a: string, b: string, clauses: readonly string[]): Rule => ({
  id,
  violated: { op: 'ne', path: `${a}.currency`, value: { path: `${b}.currency` } },
  severity: 'error',
  clauses,
  paths: [a, b],
  message: {
    ko: '서로 다른 통화로 정한 금액이 있다. 한 통화로 맞춘다.',
    en: 'Amounts are stated in different currencies; use one.',
  },
});
export const isForeign = (role: string): Cond => ne(`parties.${role}.country`, 'KR');

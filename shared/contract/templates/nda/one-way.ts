import * as z from 'zod';
import { josaNode, say } from '../../engine/author.ts';
import { column, item, single } from '../../engine/clauses.ts';
import { labelsOf, named } from '../../engine/labels.ts';
import type { Clause, Serves, Template } from '../../engine/types.ts';
import { signatoryOf } from '../common/closing.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { partiesAs } from '../common/facts.ts';
import { reworked } from '../common/rework.ts';
import { acquisition, collaboration, technology } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { Material, MEDIA, METHODS, NdaFacts, Recipient, SECRECY_MEASURES } from './facts.ts';
import { exportBetween, ndaClauses, ndaPrefill, ndaRulesFor } from './variants.ts';
import { define, discloser, info, TERMS as MUTUAL, purpose, receiver, val } from './words.ts';

const { investor: _investor, company: _company, ...TERMS } = MUTUAL;
const {
  direction: _direction,
  parties: _parties,
  materials: _materials,
  recipients: _recipients,
  ...shared
} = NdaFacts.shape;

/** One side alone shows its technology, so a material and a recipient need not say whose they are. */
const OneWayFacts = z
  .strictObject({
    ...shared,
    parties: partiesAs(['discloser', '제공자', 'Disclosing Party'], ['receiver', '수령자', 'Receiving Party']),
    materials: named(z.array(Material.omit({ discloser: true })).max(30), '기술자료', 'Technical Materials'),
    recipients: named(z.array(Recipient.omit({ party: true })).max(30), '보유 임직원', 'Named Recipients'),
  })
  .describe('일방 비밀유지계약의 사실관계 / Facts of a one-way non-disclosure agreement');

/** A party's name: these paths are this form's own. */
const name = (role: 'discloser' | 'receiver') => ({ t: 'var', path: `parties.${role}.name`, as: 'text' }) as const;

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${name('discloser')}(이하 ${define('discloser')}라 한다)${josaNode('과/와')} ${name('receiver')}(이하 ${define('receiver')}라 한다)${josaNode('은/는')} ${discloser}가 제공하는 ${info}의 보호에 관하여 다음과 같이 비밀유지계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Non-Disclosure Agreement (this “Agreement”) is entered into between ${name('discloser')} (the ${define('discloser')}) and ${name('receiver')} (the ${define('receiver')}) for the protection of the ${info} that the ${discloser} provides.`,
  },
};
const aim = single('aim', '목적', 'Purpose of this Agreement', [
  say`이 계약은 ${purpose}을 위하여 ${receiver}가 받는 ${info}를 보호하고, 그 제공·사용·관리에 관한 권리와 의무를 정하는 것을 목적으로 한다. 이 계약은 ${receiver}가 제공하는 정보에는 적용하지 아니한다.`,
  say`This Agreement protects the ${info} that the ${receiver} receives for the ${purpose}, and sets out the rights and duties in providing, using and keeping it. It does not apply to information provided by the ${receiver}.`,
]);
const partyDefinition = item(
  'definitions.party',
  say`${define('party')}란 ${discloser} 또는 ${receiver}를 말하며, 문맥에 따라 둘 모두를 말한다.`,
  say`${define('party')} means the ${discloser} or the ${receiver} or, as the context requires, both of them.`,
);

const SERVES: Serves = {
  INVESTMENT: { company: 'discloser', investor: 'receiver' },
  ...technology('discloser', 'receiver'),
  ...collaboration('discloser', 'receiver'),
  ...acquisition('discloser', 'receiver'),
};

/** One-way non-disclosure agreement (일방 비밀유지계약): one side shows, the other keeps secret. */
export const ndaOneWay: Template = {
  id: 'nda-one-way',
  version: '1.0.0',
  title: { ko: '비밀유지계약서(일방)', en: 'One-Way Non-Disclosure Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: OneWayFacts,
  prefill: ndaPrefill(SERVES, 'discloser'),
  labels: labelsOf(OneWayFacts),
  terms: TERMS,
  clauses: reworked(ndaClauses, {
    preamble,
    aim,
    'definitions.party': partyDefinition,
    'definitions.discloser': null,
    'definitions.receiver': null,
    export: exportBetween('discloser', 'receiver'),
    'schedule.materials.table': {
      id: 'schedule.materials.table',
      kind: 'table',
      each: 'materials',
      columns: [
        column('명칭', 'Name', val('item.name', 'text')),
        column('범위', 'Scope', val('item.scope', 'text')),
        column('매체', 'Medium', val('item.medium', { labels: MEDIA })),
        column('비밀관리 방법', 'Secrecy measure', val('item.secrecyMeasure', { labels: SECRECY_MEASURES })),
        column('제공 방법', 'Method', val('item.method', { labels: METHODS })),
        column('제공일', 'Date', val('item.providedOn', 'date')),
      ],
    },
    'schedule.recipients.table': {
      id: 'schedule.recipients.table',
      kind: 'table',
      each: 'recipients',
      columns: [
        column('성명', 'Name', val('item.name', 'text')),
        column('전자우편', 'E-mail', val('item.email', 'text')),
      ],
    },
  }),
  signatories: [signatoryOf('discloser', TERMS.discloser), signatoryOf('receiver', TERMS.receiver)],
  rules: ndaRulesFor('discloser', 'receiver', ['name']),
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};

import * as z from 'zod';
import { josaNode, say } from '../../engine/author.ts';
import { column, item } from '../../engine/clauses.ts';
import { labelsOf, named } from '../../engine/labels.ts';
import type { Clause, Inline, Serves, Template } from '../../engine/types.ts';
import { signatoryOf } from '../common/closing.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { codes, partiesAs } from '../common/facts.ts';
import { shownAs } from '../common/project.ts';
import { reworked } from '../common/rework.ts';
import { acquisition, collaboration, technology } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { Material, MEDIA, METHODS, NdaFacts, Recipient, SECRECY_MEASURES } from './facts.ts';
import { exportBetween, ndaClauses, ndaPrefill, ndaRulesFor } from './variants.ts';
import { define, TERMS as INVESTMENT_TERMS, info, val } from './words.ts';

const SIDES = {
  first: { ko: '제안기관', en: 'Proposing Party' },
  second: { ko: '협력기관', en: 'Cooperating Party' },
} as const;
const { investor: _investor, company: _company, ...common } = INVESTMENT_TERMS;
const TERMS = { ...SIDES, ...common } as const;
const {
  direction: _direction,
  parties: _parties,
  materials: _materials,
  recipients: _recipients,
  ...shared
} = NdaFacts.shape;

const MutualFacts = z
  .strictObject({
    ...shared,
    parties: partiesAs(['first', '제안기관', 'Proposing Party'], ['second', '협력기관', 'Cooperating Party']),
    materials: named(
      z.array(Material.extend({ discloser: named(codes(SIDES), '제공자', 'Disclosing Party') })).max(30),
      '기술자료',
      'Technical Materials',
    ),
    recipients: named(
      z.array(Recipient.extend({ party: named(codes(SIDES), '소속', 'Party') })).max(30),
      '보유 임직원',
      'Named Recipients',
    ),
  })
  .describe('상호 비밀유지계약의 사실관계 / Facts of a mutual non-disclosure agreement');

const name = (role: keyof typeof SIDES): Inline => ({ t: 'var', path: `parties.${role}.name`, as: 'text' });
const term = (id: keyof typeof SIDES): Inline => ({ t: 'term', id });
const defined = (id: keyof typeof SIDES): Inline => ({ t: 'define', id });

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${name('first')}(이하 ${defined('first')}이라 한다)${josaNode('과/와')} ${name('second')}(이하 ${defined('second')}이라 한다)${josaNode('은/는')} 서로 제공하는 ${info}의 보호에 관하여 다음과 같이 비밀유지계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Mutual Non-Disclosure Agreement (this “Agreement”) is entered into between ${name('first')} (the ${defined('first')}) and ${name('second')} (the ${defined('second')}) for the protection of the ${info} that they provide to each other.`,
  },
};
const partyDefinition = item(
  'definitions.party',
  say`${define('party')}란 ${term('first')} 또는 ${term('second')}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
  say`${define('party')} means the ${term('first')} or the ${term('second')} or, as the context requires, both of them.`,
);
const SERVES: Serves = {
  ...technology('first', 'second'),
  ...collaboration('first', 'second'),
  ...acquisition('first', 'second'),
};

/** Mutual non-disclosure agreement for every kind of deal but an investment, which has its own (`nda`). */
export const ndaMutual: Template = {
  id: 'nda-mutual',
  version: '1.0.0',
  title: { ko: '비밀유지계약서(상호)', en: 'Mutual Non-Disclosure Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: MutualFacts,
  prefill: ndaPrefill(SERVES, 'first'),
  labels: labelsOf(MutualFacts),
  terms: TERMS,
  clauses: reworked(ndaClauses, {
    preamble,
    'definitions.party': partyDefinition,
    export: exportBetween('first', 'second'),
    'schedule.materials.table': {
      id: 'schedule.materials.table',
      kind: 'table',
      each: 'materials',
      columns: [
        column('제공자', 'Disclosing Party', shownAs('item.discloser', SIDES)),
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
        column('소속', 'Party', shownAs('item.party', SIDES)),
        column('성명', 'Name', val('item.name', 'text')),
        column('전자우편', 'E-mail', val('item.email', 'text')),
      ],
    },
  }),
  signatories: [signatoryOf('first', SIDES.first), signatoryOf('second', SIDES.second)],
  rules: ndaRulesFor('first', 'second', ['name', 'party']),
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};

import * as z from 'zod';
import { authoring, josaNode, ref, say } from '#shared/contract/engine/author.ts';
import { article, column, paragraph, single, tableSchedule } from '#shared/contract/engine/clauses.ts';
import { labelsOf, named } from '#shared/contract/engine/labels.ts';
import type { Clause, Template } from '#shared/contract/engine/types.ts';
import { cite } from '#shared/contract/law/index.ts';
import {
  closing,
  disputes as forum,
  language as prevailing,
  signatoryOf,
} from '#shared/contract/templates/common/closing.ts';
import { eq, has } from '#shared/contract/templates/common/cond.ts';
import { DISCLAIMER } from '#shared/contract/templates/common/disclaimer.ts';
import { type Example, sides } from '#shared/contract/templates/common/example.ts';
import { codes, day, disputes, language, partiesAs, signedOn, words } from '#shared/contract/templates/common/facts.ts';
import { castFacts } from '#shared/contract/templates/common/prefill.ts';
import { collaboration } from '#shared/contract/templates/common/serves.ts';
import { before } from '#shared/contract/templates/common/technology-rules.ts';
import { LAW_AS_OF } from '#shared/contract/templates/legal.ts';

// 1. Facts: a strict object whose members are all optional, each named in both languages.
const PHOTOS = {
  allowed: { ko: '허용', en: 'Allowed' },
  none: { ko: '허용하지 아니함', en: 'Not allowed' },
} as const;
const Visitor = z.strictObject({ name: named(words(80), '성명', 'Name') });
const VisitFacts = z.strictObject({
  parties: partiesAs(['guest', '방문기관', 'Visitor'], ['host', '초청기관', 'Host']),
  aim: named(words(300), '방문 목적', 'Aim of the visit'),
  visitOn: named(day(), '방문일', 'Day of the visit'),
  photos: named(codes(PHOTOS), '촬영', 'Photographs'),
  visitors: named(z.array(Visitor).max(20), '방문자', 'Visitors'),
  disputes: disputes(),
  language: language(),
  signedOn: signedOn(),
});
type VisitFacts = z.infer<typeof VisitFacts>;

// 2. Words: the defined terms. `val`, `choose` and `term` know the facts and the terms: a wrong path does not compile.
const TERMS = {
  guest: { ko: '방문기관', en: 'Visitor' },
  host: { ko: '초청기관', en: 'Host' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
} as const;
const { val, choose, term, define } = authoring<VisitFacts, keyof typeof TERMS, keyof z.infer<typeof Visitor>>();
const [guest, host] = [term('guest'), term('host')];

// 3. Clauses: Korean and English with the same values, references and terms. A particle after a value is chosen by `josaNode`.
const SERVES = collaboration('guest', 'host');
const clauses: readonly Clause[] = [
  {
    id: 'preamble',
    kind: 'preamble',
    body: {
      ko: say`${val('parties.guest.name', 'text')}(이하 ${define('guest')}이라 한다)${josaNode('과/와')} ${val('parties.host.name', 'text')}(이하 ${define('host')}이라 한다)${josaNode('은/는')} 현장 방문에 관하여 다음과 같이 정한다. ${define('party')}란 둘 가운데 어느 하나 또는 모두를 말한다.`,
      en: say`${val('parties.guest.name', 'text')} (the ${define('guest')}) and ${val('parties.host.name', 'text')} (the ${define('host')}) agree as follows on a visit. ${define('party')} means either or both of them.`,
    },
  },
  article('visit', '방문', 'The Visit', [
    paragraph(
      'visit.when',
      say`${guest}은 ${val('aim', 'text')}${josaNode('을/를')} 위하여 ${val('visitOn', 'date')}에 ${host}을 방문한다. 방문하는 사람은 ${ref('schedule.visitors')}와 같다.`,
      say`The ${guest} visits the ${host} on ${val('visitOn', 'date')} for ${val('aim', 'text')}. The persons who visit are listed in ${ref('schedule.visitors')}.`,
    ),
    // Stands only where the condition holds; where that cannot be told yet it stays, marked.
    paragraph(
      'visit.photos',
      say`촬영은 다음과 같이 한다. ${choose('photos', { allowed: say`${host}이 정한 곳에서만 한다.`, none: say`하지 아니한다.` }, PHOTOS)}`,
      say`Photographs are treated as follows. ${choose('photos', { allowed: say`They are taken only where the ${host} allows.`, none: say`None are taken.` }, PHOTOS)}`,
      has('photos'),
    ),
  ]),
  single('secrecy', '비밀유지', 'Secrecy', [
    say`${guest}은 방문하며 알게 된 비밀을 쓰거나 알리지 아니한다.`,
    say`The ${guest} neither uses nor discloses secrets learned on the visit.`,
  ]),
  prevailing,
  forum,
  closing,
  tableSchedule('schedule.visitors', '방문자', 'Visitors', 'visitors', [
    column('성명', 'Name', val('item.name', 'text')),
  ]),
];

// 4. The form: what it serves, what the platform fills in, and its rules, each with the law it rests on.
export const visit: Template = {
  id: 'visit',
  version: '1.0.0',
  title: { ko: '현장 방문 확인서', en: 'Visit Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: VisitFacts,
  prefill: castFacts(SERVES),
  labels: labelsOf(VisitFacts),
  terms: TERMS,
  clauses,
  signatories: [signatoryOf('guest', TERMS.guest), signatoryOf('host', TERMS.host)],
  rules: [
    before('VISIT-DATE', 'visitOn', 'signedOn', ['visit.when', 'closing'], {
      ko: '방문일이 서명일보다 빠르다.',
      en: 'The visit is before the date of signature.',
    }),
    {
      id: 'VISIT-PHOTOS',
      violated: eq('photos', 'allowed'),
      severity: 'info',
      clauses: ['visit.photos'],
      paths: ['photos'],
      message: {
        ko: '촬영을 허용한다. 영업비밀이 찍히지 아니하게 한다.',
        en: 'Photographs are allowed; see that no trade secret is in them.',
      },
      legal: cite('secret.definition'),
    },
  ],
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};

// 5. The example: complete facts with nothing missing and nothing wrong. The check branches off from it.
export const visitExample: Example = {
  ...sides('guest', 'host'),
  aim: { ko: '운반로봇의 시연', en: 'a demonstration of transport robots' },
  visitOn: '2026-12-10',
  photos: 'allowed',
  visitors: [{ name: { ko: '이도윤', en: 'Doyun Lee' } }],
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};

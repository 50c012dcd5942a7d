import * as z from 'zod';
import { body, ref, say } from '#shared/contract/engine/author.ts';
import {
  buildDraft,
  type DealContext,
  type DraftModel,
  type SourcedFact,
  type Template,
} from '#shared/contract/engine/index.ts';
import type { Clause, Inline } from '#shared/contract/engine/types.ts';
import { prefillNda, TEMPLATES } from '#shared/contract/templates/index.ts';
import { ndaExample as stated } from '#shared/contract/templates/nda/example.ts';

export const nda = TEMPLATES.nda as Template;

/** A deal between an investor and a robotics company, as the platform's records hold it. */
export const deal: DealContext = {
  deal: { id: '01JD8X4N6QJ3V5W8Z2K7M9P0RA', version: 3, at: '2026-11-20T02:10:00.000Z', kind: 'INVESTMENT' },
  today: '2026-11-23',
  parties: [
    {
      role: 'investor',
      organisation: {
        id: '01JD8X4N6QJ3V5W8Z2K7M9P0RB',
        version: 2,
        at: '2026-10-01T00:00:00.000Z',
        name: { ko: '남산벤처투자 주식회사', en: 'Namsan Venture Investment Co., Ltd.' },
        country: 'KR',
        registrationNumber: '110-81-12345',
        address: { ko: '서울특별시 중구 남대문로 10', en: '10 Namdaemun-ro, Jung-gu, Seoul' },
        representative: {
          name: { ko: '김서현', en: 'Seohyun Kim' },
          title: { ko: '대표이사', en: 'Chief Executive Officer' },
        },
      },
      listing: {
        id: '01JD8X4N6QJ3V5W8Z2K7M9P0RC',
        version: 1,
        at: '2026-10-02T00:00:00.000Z',
        title: { ko: '로봇·제조 초기 투자', en: 'Early-stage robotics and manufacturing' },
        summary: { ko: '시드에서 시리즈 A까지 투자합니다.' },
      },
    },
    {
      role: 'company',
      organisation: {
        id: '01JD8X4N6QJ3V5W8Z2K7M9P0RD',
        version: 5,
        at: '2026-11-02T00:00:00.000Z',
        name: { ko: '한강로보틱스 주식회사', en: 'Hangang Robotics Inc.' },
        country: 'KR',
        registrationNumber: '124-81-00998',
        address: { ko: '서울특별시 마포구 백범로 31', en: '31 Baekbeom-ro, Mapo-gu, Seoul' },
        representative: {
          name: { ko: '이도윤', en: 'Doyun Lee' },
          title: { ko: '대표이사', en: 'Chief Executive Officer' },
        },
      },
      listing: {
        id: '01JD8X4N6QJ3V5W8Z2K7M9P0RE',
        version: 4,
        at: '2026-11-03T00:00:00.000Z',
        title: { ko: '자율주행 물류로봇', en: 'Autonomous logistics robot' },
        summary: { ko: '창고 안에서 스스로 움직이는 로봇입니다.' },
      },
    },
  ],
};

/** All that the parties state. Nothing is missing and nothing is wrong in it. */
export { stated };

export const asUser = (facts: Readonly<Record<string, SourcedFact['value']>>): SourcedFact[] =>
  Object.entries(facts).map(([path, value]) => ({
    path,
    value,
    source: { kind: 'user', id: 'seohyun', at: '2026-11-23T01:00:00.000Z' },
  }));

export const draftWith = (facts: readonly SourcedFact[], template: Template = nda): DraftModel =>
  buildDraft({ template, facts, draftId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT', version: 1, at: '2026-11-23T01:00:00.000Z' });

/** The draft of the example deal with what is stated, some of it replaced or (undefined) left out. */
export const example = (
  change: Readonly<Record<string, SourcedFact['value'] | undefined>> = {},
  context: DealContext = deal,
  template: Template = nda,
): DraftModel => {
  const facts = Object.entries({ ...stated, ...change }).filter(
    (entry): entry is [string, SourcedFact['value']] => entry[1] !== undefined,
  );
  return draftWith([...prefillNda(context), ...asUser(Object.fromEntries(facts))], template);
};

/** All runs of a model in a language, tables included. */
export const runsOf = (model: DraftModel, lang: 'ko' | 'en') =>
  model.blocks.flatMap(b => [...(b.text?.[lang] ?? []), ...(b.table?.rows.flat().flatMap(cell => cell[lang]) ?? [])]);

export const fact = (path: string, value: SourcedFact['value'], kind: SourcedFact['source']['kind']): SourcedFact => ({
  path,
  value,
  source: { kind },
});

/** Nodes for small templates made up in a test. */
export const author = {
  body,
  ref,
  say,
  val: (path: string): Inline => ({ t: 'var', path, as: 'text' }),
  term: { t: 'term', id: 'thing' } as Inline,
};

/** A draft from made-up clauses over loose facts. */
export const draftOfClauses = (clauses: readonly Clause[], facts: readonly SourcedFact[]): DraftModel =>
  draftWith(facts, {
    ...nda,
    facts: z.strictObject({ yes: z.boolean().optional(), word: z.string().optional() }),
    labels: {},
    terms: { thing: { ko: '물건', en: 'Thing' } },
    clauses,
    signatories: [],
    rules: [],
    prevailing: { clause: clauses[0]?.id ?? '', path: 'yes' },
  });

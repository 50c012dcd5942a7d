import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { closingFacts, coreTechnology, Deliverable, publiclyFunded } from '../common/block-facts.ts';
import { codes, day, partiesAs, period, rate, words } from '../common/facts.ts';
import { background, costShare, type ProjectRowField, task } from '../common/project.ts';

export const SIDES = {
  developer: { ko: '개발기업', en: 'Developer' },
  partner: { ko: '참여기업', en: 'Partner' },
} as const;
export const FOREGROUNDS = {
  joint: { ko: '공동 소유', en: 'Owned jointly' },
  by_inventorship: { ko: '만든 당사자', en: 'The Party that made them' },
  developer: { ko: '개발기업', en: 'The Developer' },
  partner: { ko: '참여기업', en: 'The Partner' },
} as const;

/** What a joint development agreement is made from. Nothing is required to draft. */
export const JdaFacts = z
  .strictObject({
    parties: partiesAs(['developer', '개발기업', 'Developer'], ['partner', '참여기업', 'Partner']),
    project: named(words(300), '개발 과제', 'Project'),
    startsOn: named(day(), '시작일', 'Starts on'),
    endsOn: named(day(), '종료일', 'Ends on'),
    tasks: named(z.array(task(SIDES)).max(60), '업무', 'Work packages'),
    deliverables: named(z.array(Deliverable).max(30), '개발 결과의 인도', 'Deliverables'),
    leadDeveloper: named(words(80), '개발기업의 책임자', 'Developer’s person in charge'),
    leadPartner: named(words(80), '참여기업의 책임자', 'Partner’s person in charge'),
    committeeMembers: named(z.int().min(1).max(10), '운영위원 수(각)', 'Committee members of each side'),
    meetEvery: named(period(), '운영위원회의 주기', 'Meeting interval'),
    budget: named(Money, '개발비', 'Budget'),
    costShares: named(z.array(costShare(SIDES)).max(2), '개발비의 부담', 'Cost shares'),
    background: named(z.array(background(SIDES)).max(30), '배경기술', 'Background technology'),
    foreground: named(codes(FOREGROUNDS), '개발성과의 귀속', 'Ownership of results'),
    foregroundPrice: named(Money, '개발성과의 대가', 'Price of the results'),
    ownership: named(
      z.strictObject({
        developer: named(rate(), '개발기업의 지분', 'Developer’s share'),
        partner: named(rate(), '참여기업의 지분', 'Partner’s share'),
      }),
      '지분',
      'Shares',
    ),
    filingLead: named(codes(SIDES), '출원의 담당', 'Filings led by'),
    publicationNotice: named(z.int().min(7).max(180), '발표 통지(일)', 'Days of notice of a publication'),
    acceptWithin: named(z.int().min(1).max(90), '검수기한(일)', 'Days for acceptance'),
    nonCompete: named(period(), '경쟁개발 제한 기간', 'Restriction on competing development'),
    nonCompeteField: named(words(200), '경쟁개발 제한의 범위', 'Scope of the restriction'),
    noHire: named(period(), '인력 유인 제한 기간', 'No solicitation of staff'),
    publiclyFunded: publiclyFunded(),
    coreTechnology: coreTechnology(),
    liabilityCap: named(Money, '책임의 한도', 'Cap on liability'),
    curePeriod: named(period(), '시정기간', 'Period for cure'),
    ...closingFacts,
  })
  .describe('공동개발계약의 사실관계 / Facts of a joint development agreement');
export type JdaFacts = z.infer<typeof JdaFacts>;
export type JdaRowField = ProjectRowField | keyof z.infer<typeof Deliverable>;

import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { closingFacts, coreTechnology, Goal } from '../common/block-facts.ts';
import { codes, day, partiesAs, period, words } from '../common/facts.ts';
import { background, costShare, type ProjectRowField, task } from '../common/project.ts';
import { RELATIONS } from '../nda/facts.ts';

export const SIDES = {
  provider: { ko: '공급기업', en: 'Provider' },
  host: { ko: '수요기업', en: 'Host' },
} as const;
export const PAYERS = {
  ...SIDES,
  city: { ko: '지원기관', en: 'Supporting body' },
} as const;
export const FOREGROUNDS = {
  provider: { ko: '공급기업', en: 'The Provider' },
  host: { ko: '수요기업', en: 'The Host' },
  joint: { ko: '공동 소유', en: 'Owned jointly' },
  by_inventorship: { ko: '만든 당사자', en: 'The Party that made them' },
} as const;
export const SUPPORTERS = {
  city: { ko: '서울특별시', en: 'Seoul Metropolitan Government' },
  agency: { ko: '서울경제진흥원', en: 'Seoul Business Agency' },
  other: { ko: '그 밖의 공공기관', en: 'Another public body' },
} as const;

const Resource = z.strictObject({
  name: named(words(200), '자원', 'Resource'),
  givenBy: named(codes(SIDES), '제공자', 'Provided by'),
  from: named(day(), '제공일', 'Provided from'),
});

/** What a proof-of-concept agreement is made from. Nothing is required to draft. */
export const PocFacts = z
  .strictObject({
    parties: partiesAs(['provider', '공급기업', 'Provider'], ['host', '수요기업', 'Host']),
    relation: named(codes(RELATIONS), '거래 관계', 'Business relation'),
    project: named(words(300), '실증 과제', 'Pilot project'),
    goals: named(z.array(Goal).max(20), '목표와 지표', 'Goals and metrics'),
    site: named(words(200), '실증 장소', 'Site'),
    startsOn: named(day(), '시작일', 'Starts on'),
    endsOn: named(day(), '종료일', 'Ends on'),
    tasks: named(z.array(task(SIDES)).max(40), '업무', 'Tasks'),
    total: named(Money, '실증비용', 'Costs of the pilot'),
    costShares: named(z.array(costShare(PAYERS)).max(3), '비용의 부담', 'Cost shares'),
    payWithin: named(z.int().min(1).max(120), '지급기한(일)', 'Days for payment'),
    support: named(
      z.strictObject({
        body: named(codes(SUPPORTERS), '지원기관', 'Supporting body'),
        amount: named(Money, '지원금', 'Grant'),
        reportBy: named(day(), '성과보고일', 'Report on results by'),
      }),
      '공공 지원',
      'Public support',
    ),
    resources: named(z.array(Resource).max(30), '제공하는 자원', 'Resources'),
    techDataFrom: named(day(), '기술자료의 첫 제공일', 'Technical data first provided on'),
    ndaSignedOn: named(day(), '비밀유지계약의 체결일', 'Non-disclosure agreement made on'),
    insurance: named(words(200), '보험', 'Insurance'),
    background: named(z.array(background(SIDES)).max(30), '배경기술', 'Background technology'),
    foreground: named(codes(FOREGROUNDS), '결과물의 귀속', 'Ownership of results'),
    foregroundPrice: named(Money, '결과물의 대가', 'Price of the results'),
    evaluateWithin: named(z.int().min(1).max(90), '평가기한(일)', 'Days for evaluation'),
    negotiationDays: named(z.int().min(1).max(365), '후속 계약의 우선협상(일)', 'Days of priority negotiation'),
    exclusivity: named(period(), '독점 기간', 'Exclusivity'),
    exclusivityField: named(words(200), '독점의 범위', 'Scope of exclusivity'),
    liabilityCap: named(Money, '책임의 한도', 'Cap on liability'),
    curePeriod: named(period(), '시정기간', 'Period for cure'),
    coreTechnology: coreTechnology(),
    ...closingFacts,
  })
  .describe('실증협약의 사실관계 / Facts of a proof-of-concept agreement');
export type PocFacts = z.infer<typeof PocFacts>;
export type PocRowField = ProjectRowField | keyof z.infer<typeof Goal> | keyof z.infer<typeof Resource>;

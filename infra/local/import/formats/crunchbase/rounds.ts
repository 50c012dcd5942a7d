import type * as z from 'zod';
import type { Label } from '#shared/kernel/i18n.ts';
import type { Stage } from '#shared/kernel/vocabulary.ts';

type StageCode = z.infer<typeof Stage>;

/** Round types of the export: their names, and the stage they say. `venture` and `other` say none. */
export const ROUND_TYPES: Readonly<Record<string, Label & { readonly stage?: StageCode }>> = {
  angel: { ko: '엔젤', en: 'angel', stage: 'SEED' },
  crowdfunding: { ko: '크라우드펀딩', en: 'crowdfunding', stage: 'SEED' },
  'series-a': { ko: '시리즈 A', en: 'series A', stage: 'SERIES_A' },
  'series-b': { ko: '시리즈 B', en: 'series B', stage: 'SERIES_B' },
  'series-c+': { ko: '시리즈 C 이상', en: 'series C or later', stage: 'SERIES_C' },
  'private-equity': { ko: '사모펀드', en: 'private equity', stage: 'SERIES_D_PLUS' },
  'post-ipo': { ko: '상장 후', en: 'after listing', stage: 'PRE_IPO' },
  venture: { ko: '벤처 투자', en: 'venture' },
  other: { ko: '기타', en: 'other' },
  '': { ko: '유형 미상', en: 'of unknown type' },
};

const LADDER: readonly StageCode[] = ['SEED', 'SERIES_A', 'SERIES_B', 'SERIES_C', 'SERIES_D_PLUS', 'PRE_IPO'];

export interface Round {
  /** ISO date. */
  readonly on: string;
  readonly type: string;
  /** Whole US dollars; undefined where it was not disclosed. */
  readonly dollars?: bigint;
}

/** What a company's rounds say, walked in order of time. */
export interface Funding {
  readonly rounds: readonly Round[];
  /** The stage of a round that says one; the second `series-c+` is D or later. */
  readonly stageOf: (on: string, type: string) => StageCode | undefined;
  /** The stage of the round that comes after the last one. */
  readonly next: StageCode;
}

/**
 * Walks up the ladder of stages: a typed round lifts the company to its stage, an untyped venture round one step up (the first
 * to series A), `other` not at all. What comes next is one step up; past series D only private equity or a listing leads on.
 */
export const fundingOf = (unordered: readonly Round[]): Funding => {
  const rounds = [...unordered].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
  const stages = new Map<string, StageCode>();
  let level = -1;
  let hasLeft = false;
  for (const { on, type } of rounds) {
    const stage = ROUND_TYPES[type]?.stage;
    if (stage === undefined) {
      if (type === 'venture') level = Math.max(level, Math.min(Math.max(level + 1, 1), 4));
      continue;
    }
    const named = LADDER.indexOf(stage);
    const reached = type === 'series-c+' && level >= named ? named + 1 : named;
    const key = `${on} ${type}`;
    if (!stages.has(key)) stages.set(key, LADDER[reached]!);
    level = Math.max(level, reached);
    hasLeft ||= type === 'private-equity' || type === 'post-ipo';
  }
  return {
    rounds,
    stageOf: (on, type) => stages.get(`${on} ${type}`) ?? ROUND_TYPES[type]?.stage,
    next: hasLeft ? 'PRE_IPO' : LADDER[Math.min(level + 1, 4)]!,
  };
};

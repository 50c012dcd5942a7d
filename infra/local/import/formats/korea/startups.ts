import type { Label } from '#shared/kernel/i18n.ts';
import type { Candidate } from '../../record.ts';
import { sectorsIn } from './fields.ts';

/** An entry of the list of startups. Amounts are won; what is not told is a dash or a word. */
export interface Startup {
  readonly category: string;
  readonly companyName: string;
  readonly description: string;
  readonly investmentStage: string;
  readonly employees: number | null;
  readonly totalInvestment: number | string;
}

/** The stage sought after the last one that was reached. */
const NEXT: Readonly<Record<string, string>> = {
  '': 'SEED',
  seed: 'PRE_A',
  'pre-a': 'SERIES_A',
  'series a': 'SERIES_B',
  'pre-b': 'SERIES_B',
  'series b': 'SERIES_C',
  'series c': 'SERIES_D_PLUS',
  'series d': 'SERIES_D_PLUS',
  'series e': 'SERIES_D_PLUS',
  'series f': 'SERIES_D_PLUS',
  'series g': 'SERIES_D_PLUS',
  'pre-ipo': 'PRE_IPO',
  ipo: 'PRE_IPO',
  'm&a': 'PRE_IPO',
};
/** Nobody is introduced to a company that was listed or bought. */
const OVER = new Set(['ipo', 'm&a']);

const UNKNOWN = { ko: '투자단계가 공개되지 않았습니다', en: 'The stage is not disclosed' };
const eok = (won: number): string => new Intl.NumberFormat('en-US').format(Math.floor(won / 100_000_000));

/** A startup as a company that raises; the reason where its stage is not known. */
export const startupCandidate = (at: Candidate['at'], startup: Startup): Candidate | Label => {
  const { category, companyName, description, employees, totalInvestment } = startup;
  const reached = startup.investmentStage.replace(/\s*\(추정\)$/, '').toLowerCase();
  const stage = NEXT[reached];
  if (stage === undefined)
    return { ko: `${UNKNOWN.ko}: ${startup.investmentStage}`, en: `${UNKNOWN.en}: ${startup.investmentStage}` };
  const raised =
    typeof totalInvestment === 'number' && totalInvestment >= 100_000_000
      ? ` 누적 투자 유치 ${eok(totalInvestment)}억 원.`
      : '';
  const sectors = sectorsIn(category.replaceAll(',', ' '));
  return {
    at,
    row: {
      organisation: { name: { ko: companyName }, country: 'KR', externalId: `startup:${companyName}` },
      listing: {
        kind: 'company',
        title: { ko: companyName },
        summary: { ko: `${description}.${raised}` },
        profile: {
          sectors: sectors.length === 0 ? ['OTHER'] : sectors,
          location: { area: 'KR' },
          ...(employees === null ? {} : { people: employees }),
          raising: { stage },
          ...(OVER.has(reached) ? { monthlyCapacity: 0 } : {}),
        },
      },
    },
  };
};

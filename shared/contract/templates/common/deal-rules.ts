import type { Rule } from '../../engine/types.ts';
import { cite, MERGER } from '../../law/index.ts';
import { and, at, compare, eq, foreignAmong, or, won } from './cond.ts';

/** Checks that acquisitions share: the parties are `seller` and `buyer`, sizes are assets or turnover of either side. */

const above = (path: string, amount: number) => compare(at(path), 'gte', won(amount));

/** Sizes that may bring the duty to report to the competition authority. */
export const mergerReport = (clause: string): Rule => ({
  id: 'LF-MERGER',
  violated: or(
    and(above('buyerSize', MERGER.one), above('targetSize', MERGER.other)),
    and(above('buyerSize', MERGER.other), above('targetSize', MERGER.one)),
  ),
  severity: 'warn',
  clauses: [clause],
  paths: ['buyerSize', 'targetSize'],
  message: {
    ko: '양측의 자산 또는 매출액이 기업결합 신고 기준(한쪽 3,000억원, 다른 쪽 300억원) 이상이다. 신고 대상인지, 완결 전에 신고하여야 하는지 확인한다.',
    en: 'The assets or turnover of the two sides reach the thresholds for reporting a concentration (KRW 300 billion on one side, KRW 30 billion on the other). Establish whether, and whether before completion, it has to be reported.',
  },
  legal: cite('merger.report'),
});

/** A technology of national importance, or not known to be none, and a party from abroad. */
export const coreTechnologyAbroad = (clause: string, seller = 'seller', buyer = 'buyer'): Rule => ({
  id: 'LF-NCT',
  violated: and(foreignAmong(buyer, seller), or(eq('coreTechnology', 'yes'), eq('coreTechnology', 'unknown'))),
  severity: {
    when: eq('coreTechnology', 'yes'),
    severe: 'error',
    otherwise: 'warn',
    note: { ko: '해당 여부를 먼저 확인한다.', en: 'Establish first whether it is one.' },
  },
  clauses: [clause],
  paths: ['coreTechnology', `parties.${buyer}.country`],
  message: {
    ko: '국가핵심기술을 가진 기업을 외국인이 인수하려면 정부의 승인 또는 신고가 먼저 필요하다.',
    en: 'The acquisition by a foreign person of a company that holds national core technology needs prior government approval or a report.',
  },
  legal: cite('export.core-technology'),
});

import { lacksTraits } from '../traits.ts';
import { type Market, UNKNOWN } from '../types.ts';
import type { Pairs } from './auction.ts';
import { timesIn } from './spread.ts';

/** What an allocation has to keep. */
export interface AllocationRules {
  readonly investorCapacity: Uint16Array;
  readonly companyCapacity: Uint16Array;
  /** Most investors a company may be shown to, whatever its capacity. */
  readonly cap: number;
  /** By company, most pairs that are not known. */
  readonly introductions: Uint16Array;
  readonly floor: number;
  /** By chosen pair, 1 where the two are known to each other. */
  readonly known: Uint8Array;
  readonly mustNotMeet: (investor: number, company: number) => boolean;
}

/** Faults told of one allocation; more of them would say nothing new. */
const MOST_TOLD = 20;

/**
 * What is wrong with an allocation, in words; empty where it may be published. Looks at the pairs alone and trusts nothing
 * that chose them: capacities of both sides, the cap, new introductions, the floor, pairs that must not meet, pairs twice.
 */
export const verifyAllocation = ({ investor, company, score }: Pairs, rules: AllocationRules): string[] => {
  const { investorCapacity, companyCapacity, cap, introductions, floor, known, mustNotMeet } = rules;
  const faults: string[] = [];
  const pairs = new Set<number>();
  for (const [pair, i] of investor.entries()) {
    const c = company[pair]!;
    const name = `pair (${i}, ${c})`;
    if (i >= investorCapacity.length || c >= companyCapacity.length) {
      faults.push(`${name} is beyond the market`);
      continue;
    }
    const key = i * 2 ** 32 + c;
    if (pairs.has(key)) faults.push(`${name} is there twice`);
    pairs.add(key);
    if (!(score[pair]! >= floor)) faults.push(`${name} scores ${score[pair]}, below the floor of ${floor}`);
    if (mustNotMeet(i, c)) faults.push(`${name} must not meet`);
  }
  const within = (who: string, times: Uint32Array, most: (position: number) => number, what: string): void =>
    times.forEach((count, position) => {
      if (count > most(position)) faults.push(`${who} ${position} has ${count} ${what}, ${most(position)} at most`);
    });
  const newly = company.filter((_, pair) => known[pair] !== 1);
  within('investor', timesIn(investor, investorCapacity.length), i => investorCapacity[i]!, 'pairs');
  within('company', timesIn(company, companyCapacity.length), c => Math.min(companyCapacity[c]!, cap), 'pairs');
  within('company', timesIn(newly, companyCapacity.length), c => introductions[c]!, 'new introductions');
  return faults.length > MOST_TOLD ? [...faults.slice(0, MOST_TOLD), `and ${faults.length - MOST_TOLD} more`] : faults;
};

/** True where a market says that two must never meet: read off its columns, apart from any scoring. */
export const mustNotMeetIn =
  (market: Market) =>
  (investor: number, company: number): boolean => {
    const blocked = market.blockedCompany.subarray(market.blockedStart[investor], market.blockedStart[investor + 1]);
    const refused = market.refusedSector.subarray(market.refusedStart[investor], market.refusedStart[investor + 1]);
    const sectors = market.companySector.subarray(
      market.companySectorStart[company],
      market.companySectorStart[company + 1],
    );
    return (
      blocked.includes(company) ||
      lacksTraits(market, investor, company) ||
      sectors.some(sector => sector !== UNKNOWN && refused.includes(sector))
    );
  };

import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Candidates, Market } from './engine/index.ts';

/** A later pairing that a listing has candidates in is left a share of this many parts. */
const PARTS = 4;

/** One pairing's market and candidates, as far as capacity is concerned. */
export interface Claim {
  readonly id: DealKind;
  readonly market: Pick<Market, 'investorIds' | 'companyIds'>;
  readonly candidates: Pick<Candidates, 'investor' | 'company'>;
}

/** Candidates of each listing in a pairing. */
const countOf = ({ market, candidates }: Claim): ReadonlyMap<string, number> => {
  const count = new Map<string, number>();
  const add = (id: string): void => void count.set(id, (count.get(id) ?? 0) + 1);
  for (const seeker of candidates.investor) add(market.investorIds[seeker]!);
  for (const offer of candidates.company) add(market.companyIds[offer]!);
  return count;
};

/**
 * Shares a listing's capacity out among the pairings it takes part in, which are settled one after the other in the order of
 * `claims`: an earlier one leaves each later one a quarter, as far as there are candidates for it, and what one does not use the
 * next may. `capacities` says what each listing can take in all.
 */
export const shareOut = (claims: readonly Claim[], capacities: ReadonlyMap<string, number>) => {
  const counts = claims.map(countOf);
  const used = new Map<string, number>();
  return {
    /** What both sides of the nth claim can take, by position. */
    room(n: number): { seekers: Uint16Array; offers: Uint16Array } {
      const roomOf = (id: string): number => {
        const capacity = capacities.get(id) ?? 0;
        const kept = counts
          .slice(n + 1)
          .reduce((sum, count) => sum + Math.min(count.get(id) ?? 0, Math.floor(capacity / PARTS)), 0);
        return Math.max(0, capacity - (used.get(id) ?? 0) - kept);
      };
      const { investorIds, companyIds } = claims[n]!.market;
      return { seekers: Uint16Array.from(investorIds, roomOf), offers: Uint16Array.from(companyIds, roomOf) };
    },
    /** Counts the pairs that the nth claim was settled with. */
    take(n: number, chosen: Pick<Candidates, 'investor' | 'company'>): void {
      for (const [id, count] of countOf({ ...claims[n]!, candidates: chosen }))
        used.set(id, (used.get(id) ?? 0) + count);
    },
    /** Listings that were given more than they can take: none, whatever the pairings did. */
    exceeded: (): string[] =>
      [...used].flatMap(([id, count]) => (count > (capacities.get(id) ?? 0) ? [id] : [])).sort(),
  };
};

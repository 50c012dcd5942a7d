import { type Candidates, FACTORS, type Factor, type FactorReason } from './engine/index.ts';
import type { View } from './pairings/appeal.ts';
import type { Side } from './pairings/pairing.ts';
import { PAIRINGS, type PairingMarket } from './pairings/table.ts';
import type { Pack, PackedReason } from './schema.ts';

/** What one pairing adds to the packs of a run. */
export interface PairingMatches extends PairingMarket {
  /** The pairs and their seekers' view. */
  readonly chosen: Candidates;
  /** The offers' own, where they have one. */
  readonly offers?: View;
  readonly explain: (seeker: number, offer: number) => readonly FactorReason[];
  /** How likely a score is to come true, where that is known. */
  readonly foretold?: (score: number) => number;
}

/** Factors that not every view speaks of: where they say nothing, nothing is said of them. */
const SILENT_AT_0: ReadonlySet<Factor> = new Set(['partners', 'momentum', 'activity']);

/** Reasons of one side's view. What an appeal is made of is told where there is one, instead of the facts of the pair. */
const reasonsOf = (
  { pairing, appealFacts, explain }: PairingMatches,
  side: Side,
  [seeker, offer]: readonly [number, number],
  parts: Int32Array,
): PackedReason[] => {
  const appeal = side === 'offer' || pairing.scores === 'PRODUCT' ? appealFacts?.[seeker] : undefined;
  const untold = appealFacts !== undefined && appeal === undefined;
  return explain(seeker, offer).flatMap(({ factor, facts }, n) => {
    const points = parts[n]!;
    if (!pairing.factors.includes(factor) || (untold && factor === 'ticket')) return [];
    if (SILENT_AT_0.has(factor) && points === 0) return [];
    const told = appeal !== undefined && (factor === 'ticket' || factor === 'activity') ? appeal[factor] : facts;
    return [{ factor, points, facts: { ...told } as unknown as PackedReason['facts'] }];
  });
};

/**
 * One pack for each side of the chosen pairs: pairing by pairing, best match first, ties by identifier. The points are those the
 * pair was chosen by, each side's own where it has some; facts come from `explain`.
 */
export const packsOf = (runId: string, all: readonly PairingMatches[]): Pack[] => {
  type Packed = Pack['matches'][number];
  const packs = new Map<string, Packed[]>();
  const add = (listingId: string, match: Packed) => {
    const matches = packs.get(listingId);
    if (matches === undefined) packs.set(listingId, [match]);
    else matches.push(match);
  };
  const width = FACTORS.length;
  for (const one of all) {
    const { pairing, market, chosen, offers = chosen, foretold } = one;
    for (let row = 0; row < chosen.score.length; row += 1) {
      const pair = [chosen.investor[row]!, chosen.company[row]!] as const;
      const [seekerId, offerId] = [market.investorIds[pair[0]]!, market.companyIds[pair[1]]!];
      const match = (side: Side, counterpartId: string, { score, parts }: View): Packed => ({
        counterpartId,
        pairing: pairing.id,
        score: score[row]!,
        // Four digits: more would say nothing and make every night's record differ from the last.
        ...(foretold && { probability: Math.round(foretold(score[row]!) * 10_000) / 10_000 }),
        reasons: reasonsOf(one, side, pair, parts.subarray(row * width, (row + 1) * width)),
      });
      add(seekerId, match('seeker', offerId, chosen));
      add(offerId, match('offer', seekerId, offers));
    }
  }
  const order = PAIRINGS.map(({ id }) => id);
  const best = (a: Packed, b: Packed) =>
    order.indexOf(a.pairing ?? order[0]!) - order.indexOf(b.pairing ?? order[0]!) ||
    b.score - a.score ||
    (a.counterpartId < b.counterpartId ? -1 : 1);
  return [...packs]
    .map(([listingId, matches]): Pack => ({ listingId, runId, matches: matches.sort(best) }))
    .sort((a, b) => (a.listingId < b.listingId ? -1 : 1));
};

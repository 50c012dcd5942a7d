import { magnitudeInWon } from '#shared/kernel/money.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { median } from '#shared/review/rules.ts';
import { type Candidates, FACTORS } from '../engine/index.ts';
import type { Dealings } from '../market.ts';
import type { Appeal, AppealFacts } from './pairing.ts';

/** Milli-points of a budget e times the median, and the most it counts either way. */
const BUDGET = { each: 250, most: 500 } as const;
/** The response score that counts neither way, and milli-points of each point of it beyond. */
const RESPONSE = { even: 60, each: 10 } as const;
/** An offer's own view takes half of how well the two fit: whoever is not wanted gains nothing by being proposed. */
const OF_FIT = 0.5;

const budgetOf = (need: Listing): number | undefined =>
  need.kind === 'need' && need.profile.budget !== undefined ? magnitudeInWon(need.profile.budget.max) : undefined;

/** What makes a need worth answering: what it may cost against other needs, and how its owner answers whoever writes. */
export const appealOfNeeds = (
  needs: readonly Listing[],
  { responses = {} }: Dealings,
): { appeal: Appeal; facts: AppealFacts[] } => {
  const middle = median(needs.flatMap(need => budgetOf(need) ?? [])) ?? 1;
  const points = (need: Listing): number => {
    const budget = budgetOf(need);
    if (budget === undefined) return 0;
    const raised = Math.round(BUDGET.each * Math.log(Math.max(1, budget) / Math.max(1, middle)));
    return Math.max(-BUDGET.most, Math.min(BUDGET.most, raised));
  };
  const scoreOf = ({ organisationId }: Listing): number | undefined => responses[organisationId];
  return {
    appeal: {
      ticket: Int32Array.from(needs, points),
      activity: Int32Array.from(needs, need => {
        const score = scoreOf(need);
        return score === undefined ? 0 : RESPONSE.each * (score - RESPONSE.even);
      }),
    },
    facts: needs.map(need => {
      const score = scoreOf(need);
      return {
        ticket: { stated: budgetOf(need) !== undefined },
        activity: score === undefined ? {} : { score },
      };
    }),
  };
};

/** Scores and their parts, `FACTORS.length` a pair. */
export type View = Pick<Candidates, 'score' | 'parts'>;

/** Where the appeal is among the factors. */
const [TICKET, ACTIVITY] = [FACTORS.indexOf('ticket'), FACTORS.indexOf('activity')];

/** How offers see candidates that seekers have scored: half of how well the two fit, and the seeker's appeal. */
export const viewOfOffers = ({ investor, parts }: Candidates, { ticket, activity }: Appeal): View => {
  const width = FACTORS.length;
  const own = parts.map(part => Math.round(OF_FIT * part));
  const score = Int32Array.from(investor, (seeker, pair) => {
    own[pair * width + TICKET]! += ticket[seeker]!;
    own[pair * width + ACTIVITY]! += activity[seeker]!;
    return own.subarray(pair * width, (pair + 1) * width).reduce((sum, part) => sum + part, 0);
  });
  return { score, parts: own };
};

/** The product of what two views stand for: their sum in points, part by part. */
export const product = (a: View, b: View): View => ({
  score: a.score.map((score, pair) => score + b.score[pair]!),
  parts: a.parts.map((part, at) => part + b.parts[at]!),
});

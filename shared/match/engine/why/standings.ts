import { reader } from '../score.ts';
import { FACTORS } from '../types.ts';
import { Standing } from './target.ts';
import { type Finding, GROUP, type Place } from './types.ts';

/** Where listings of a pairing stand, without what would change it. */
export type Stand = Omit<Finding, 'gains'>;

export interface StandOptions {
  /** Whether a pair could be proposed: the score of the seeker, by position, and its parts. */
  readonly isCandidate: (seeker: number, score: number, parts: Int32Array) => boolean;
  /** Least number of organisations that anything is told of; {@link GROUP} unless told. */
  readonly group?: number;
}

/** Positions in order of their organisations, so that each is counted once. */
const inOrder = (organisations: readonly string[], codeOf: ReadonlyMap<string, number>) => {
  const code = Int32Array.from(organisations, id => codeOf.get(id)!);
  return { code, order: [...code.keys()].sort((a, b) => code[a]! - code[b]! || a - b) };
};

/** What both ways of passing have in common: one pair at a time, told to whoever is under the glass. */
const passing = (place: Place, { isCandidate, group = GROUP }: StandOptions) => {
  const { market, investorOrganisation, companyOrganisation } = place;
  const ids = [...new Set([...investorOrganisation, ...companyOrganisation])].sort();
  const codeOf = new Map(ids.map((id, code) => [id, code]));
  const read = reader(market);
  const parts = new Int32Array(FACTORS.length);
  return {
    read,
    seekers: inOrder(investorOrganisation, codeOf),
    offers: inOrder(companyOrganisation, codeOf),
    /** Counts a pair of the loaded seeker for one side of it; `other` is the organisation of the other. */
    meet: (standing: Standing, seeker: number, offer: number, other: number, full: boolean): void => {
      if (full) standing.count('full', other);
      else if (read.forbidden(offer)) standing.count('excluded', other);
      else {
        const score = read.points(offer, parts, 0);
        if (isCandidate(seeker, score, parts)) standing.count('above', other);
        else if (!standing.isAbove(other)) standing.nearest.offer(score, parts, other);
      }
    },
    told: ({ full, excluded, above, nearest }: Standing, own: string, others: readonly string[]): Stand => {
      const everybody = new Set(others);
      const median = nearest.median(group);
      return {
        looked: everybody.size - (everybody.has(own) ? 1 : 0),
        full,
        excluded,
        above,
        ...(median === undefined ? {} : { nearest: median }),
      };
    },
  };
};

/** How seekers of a pairing stand against its offers, in the order of `some`, which are positions in the market. */
export const standSeekers = (place: Place, some: readonly number[], options: StandOptions): Stand[] => {
  const { read, seekers, offers, meet, told } = passing(place, options);
  const { companyCapacity } = place.market;
  return some.map(seeker => {
    const standing = new Standing();
    read.load(seeker);
    for (const offer of offers.order) {
      const other = offers.code[offer]!;
      if (other !== seekers.code[seeker]) meet(standing, seeker, offer, other, companyCapacity[offer] === 0);
    }
    return told(standing, place.investorOrganisation[seeker]!, place.companyOrganisation);
  });
};

/** How offers of a pairing stand against its seekers, who all go by once. */
export const standOffers = (place: Place, some: readonly number[], options: StandOptions): Stand[] => {
  const { read, seekers, offers, meet, told } = passing(place, options);
  const { investorCapacity } = place.market;
  const standings = some.map(() => new Standing());
  for (const seeker of seekers.order) {
    const other = seekers.code[seeker]!;
    read.load(seeker);
    for (const [n, offer] of some.entries())
      if (other !== offers.code[offer]) meet(standings[n]!, seeker, offer, other, investorCapacity[seeker] === 0);
  }
  return some.map((offer, n) => told(standings[n]!, place.companyOrganisation[offer]!, place.investorOrganisation));
};

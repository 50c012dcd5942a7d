import { appealOfNeeds } from './appeal.ts';
import type { Pairing } from './pairing.ts';
import { common, seeker, textOf } from './read.ts';
import { sentenceOf } from './sentences.ts';

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const level = (trl: number): string => `TRL${trl}`;

/**
 * Needs and technologies. What the two say of themselves in words decides; a technology below the readiness asked for, or that
 * changes hands in no way the need takes, is not proposed. The need ranks by fit, the technology by fit, budget and how the need's
 * owner answers.
 */
export const technology: Pairing = {
  id: 'TECHNOLOGY',
  seeker: { kinds: ['need'], name: { ko: '이 수요', en: 'this need' } },
  offer: { kinds: ['technology'], name: { ko: '이 기술', en: 'this technology' } },
  scores: 'OWN',
  weights: { sector: 300, stage: 100, ask: 0, fit: 0, region: 100, text: 8000 },
  floor: { seeker: 1800, offer: 500 },
  factors: ['sector', 'stage', 'ticket', 'region', 'text', 'activity'],
  toSeeker: (listing, context) => {
    if (listing.kind !== 'need') return undefined;
    const { sectors, tags, location, problem, metrics, leastTrl, transferTypes } = listing.profile;
    const levels = leastTrl === undefined ? [] : LEVELS.filter(each => each >= leastTrl).map(level);
    return {
      ...seeker(listing, context),
      sectors,
      stages: levels,
      areas: [location.area],
      text: textOf([listing.title, listing.summary, problem, ...metrics.map(({ name }) => name)], tags),
      requires: [...(levels.length > 0 ? [levels] : []), [...transferTypes]],
    };
  },
  toOffer: (listing, context) => {
    if (listing.kind !== 'technology') return undefined;
    const { sectors, tags, location, problem, trl, transferTypes } = listing.profile;
    return {
      ...common(listing, context),
      sectors,
      stage: level(trl),
      area: location.area,
      text: textOf([listing.title, listing.summary, problem], tags),
      traits: [level(trl), ...transferTypes],
    };
  },
  appealOf: appealOfNeeds,
  sentence: sentenceOf({
    seeker: { ko: '이 수요', en: 'this need' },
    stage: {
      noun: { ko: '기술 성숙도', en: 'readiness level' },
      nameOf: code => ({ ko: `${code.slice(3)}단계`, en: code.slice(3) }),
    },
    tells: true,
  }),
};

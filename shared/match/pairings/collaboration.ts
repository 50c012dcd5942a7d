import { appealOfNeeds } from './appeal.ts';
import type { Pairing } from './pairing.ts';
import { common, seeker, textOf } from './read.ts';
import { sentenceOf } from './sentences.ts';

/** What makes a company a startup for a firm that looks for one: it does not say that it is anything larger. */
const STARTUP = 'STARTUP';
const LARGER: ReadonlySet<string> = new Set(['MID', 'LARGE', 'PUBLIC']);

/**
 * Firms and startups: a firm says by its needs what it would work on with others, a startup what it does. Both have a score, the
 * need by fit, the startup by fit, budget and how the firm answers; pairs are settled by the product.
 */
export const collaboration: Pairing = {
  id: 'COLLABORATION',
  seeker: { kinds: ['need'], name: { ko: '이 수요', en: 'this need' } },
  offer: { kinds: ['company'], name: { ko: '이 기업', en: 'this company' } },
  scores: 'PRODUCT',
  weights: { sector: 300, stage: 0, ask: 0, fit: 0, region: 100, text: 8000 },
  floor: { seeker: 1500, offer: 500 },
  factors: ['sector', 'ticket', 'region', 'text', 'activity'],
  toSeeker: (listing, context) => {
    if (listing.kind !== 'need') return undefined;
    const { sectors, tags, location, problem, metrics } = listing.profile;
    return {
      ...seeker(listing, context),
      sectors,
      stages: [],
      areas: [location.area],
      text: textOf([listing.title, listing.summary, problem, ...metrics.map(({ name }) => name)], tags),
      requires: [[STARTUP]],
    };
  },
  toOffer: (listing, context) => {
    if (listing.kind !== 'company') return undefined;
    const { sectors, tags, location, size } = listing.profile;
    return {
      ...common(listing, context),
      sectors,
      stage: '',
      area: location.area,
      text: textOf([listing.title, listing.summary], tags),
      traits: size !== undefined && LARGER.has(size) ? [] : [STARTUP],
    };
  },
  appealOf: appealOfNeeds,
  sentence: sentenceOf({ seeker: { ko: '이 수요', en: 'this need' }, tells: true }),
};

import { labelOf } from '#shared/kernel/vocabulary.ts';
import { AMOUNT_BANDS } from '#shared/kernel/vocabulary-trade.ts';
import type { Pairing } from './pairing.ts';
import { common, seeker, textOf } from './read.ts';
import { sentenceOf } from './sentences.ts';

type Band = keyof typeof AMOUNT_BANDS;

/** Ends of the bands in won; the open ones are given a decade. */
const RANGES: Readonly<Record<Band, readonly [low: number, high: number]>> = {
  UNDER_1B: [1e8, 1e9],
  FROM_1B: [1e9, 5e9],
  FROM_5B: [5e9, 1e10],
  FROM_10B: [1e10, 3e10],
  FROM_30B: [3e10, 1e11],
  FROM_100B: [1e11, 1e12],
};
/** What stands for a band where one amount is needed: its middle by the logarithm. */
const middle = (band: Band): number => Math.sqrt(RANGES[band][0] * RANGES[band][1]);
const rangeOf = (bands: readonly Band[]): { min: number; max: number } => ({
  min: Math.min(...bands.map(band => RANGES[band][0])),
  max: Math.max(...bands.map(band => RANGES[band][1])),
});

/**
 * Acquirers and companies for sale. A buyer says what it would acquire, in confidence; of the seller nothing is read but what
 * its teaser shows to anybody, since whatever is used can be told apart in the end. One score: sellers say nothing of whom they want.
 */
export const acquisition: Pairing = {
  id: 'ACQUISITION',
  seeker: { kinds: ['investor', 'company'], name: { ko: '이 인수 희망자', en: 'this acquirer' } },
  offer: { kinds: ['acquisition'], name: { ko: '이 매물', en: 'this company for sale' } },
  scores: 'ONE',
  weights: { sector: 700, stage: 300, ask: 0, fit: 400, region: 300, text: 5000 },
  floor: { seeker: 1000 },
  factors: ['sector', 'stage', 'ticket', 'region', 'text'],
  toSeeker: (listing, context) => {
    if (listing.kind !== 'investor' && listing.kind !== 'company') return undefined;
    const { acquiring } = listing.profile;
    if (acquiring === undefined) return undefined;
    const { sectors, areas = [], saleTypes, revenueBands = [], budgetBands = [], keywords = [] } = acquiring;
    const words = listing.kind === 'investor' ? listing.profile.keywords : (listing.profile.tags ?? []);
    return {
      ...seeker(listing, context),
      sectors,
      stages: revenueBands,
      areas,
      ...(budgetBands.length > 0 && { ticket: rangeOf(budgetBands) }),
      text: textOf([listing.title, listing.summary], [...words, ...keywords]),
      requires: [[...saleTypes]],
    };
  },
  toOffer: (listing, context) => {
    if (listing.kind !== 'acquisition') return undefined;
    const { sectors, tags, area, revenueBand, askBand, saleTypes } = listing.profile;
    return {
      ...common(listing, context),
      sectors,
      stage: revenueBand,
      area,
      ...(askBand !== undefined && { ask: middle(askBand) }),
      text: textOf([listing.title, listing.summary], tags),
      traits: [...saleTypes],
    };
  },
  sentence: sentenceOf({
    seeker: { ko: '이 인수 희망자', en: 'this acquirer' },
    stage: { noun: { ko: '매출 규모', en: 'revenue band' }, nameOf: code => labelOf(AMOUNT_BANDS, code) },
    tells: false,
  }),
};

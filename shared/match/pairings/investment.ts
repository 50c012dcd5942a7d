import { SCORE_FLOOR, WEIGHTS } from '../engine/index.ts';
import { toCompany, toInvestor } from '../market.ts';
import { platformLabel, type Reason, sentence } from '../reasons.ts';
import type { Pairing } from './pairing.ts';

/**
 * Investors and companies. Only investors have a score: companies say nothing of whom they would rather have, and a company that
 * wants to be met by fewer says so by its capacity.
 */
export const investment: Pairing = {
  id: 'INVESTMENT',
  seeker: { kinds: ['investor'], name: { ko: '투자자', en: 'investor' } },
  offer: { kinds: ['company'], name: { ko: '기업', en: 'company' } },
  scores: 'ONE',
  weights: WEIGHTS,
  floor: { seeker: SCORE_FLOOR },
  learns: true,
  factors: ['sector', 'stage', 'ticket', 'region', 'text', 'partners', 'momentum', 'activity'],
  toSeeker: toInvestor,
  toOffer: toCompany,
  sentence: (reason, side) =>
    sentence(reason as unknown as Reason, side === 'seeker' ? 'investor' : 'company', platformLabel),
};

import type { LegalNote } from '../engine/types.ts';
import { BUSINESS_LAW } from './entries-business.ts';
import { CAPITAL_LAW } from './entries-capital.ts';
import { CONDUCT_LAW } from './entries-conduct.ts';
import { RIGHTS_LAW } from './entries-rights.ts';
import { STATUTES } from './statutes.ts';
import type { LawEntry } from './types.ts';

export { type AuthorityId, authority } from './authorities.ts';
export { STAMP_DUTY, stampDutyOn } from './stamp-duty.ts';
export { STATUTES, type StatuteId } from './statutes.ts';
export { FOREIGN_INVESTMENT, INTEREST_CAP, MERGER, SECURITIES_TAX } from './thresholds.ts';
export type { LawEntry } from './types.ts';
export { ROYALTY_WITHHOLDING, TREATY_ROYALTY } from './withholding.ts';

/** Every provision that a rule may cite, as read at its date. */
export const LAW = { ...RIGHTS_LAW, ...CONDUCT_LAW, ...BUSINESS_LAW, ...CAPITAL_LAW } as const;
export type LawId = keyof typeof LAW;

/** Entries of the table as a rule cites them; what was not read in the statute is marked as to be confirmed. */
export const cite = (...ids: LawId[]): LegalNote[] =>
  ids.map(id => {
    const { statute, article, asOf, source }: LawEntry = LAW[id];
    return { ...STATUTES[statute], article, asOf, ...(source === 'statute' ? {} : { unconfirmed: true as const }) };
  });

import type { DealContext } from '../../engine/context.ts';
import type { SourcedFact } from '../../engine/model.ts';
import { partyFacts } from '../common/prefill.ts';
import { termFacts } from '../common/terms.ts';

/** The parties from their organisations, and one house default: Korean prevails. Amounts and dates are those of the terms agreed. */
export const prefillSafe = (context: DealContext): SourcedFact[] => [
  { path: 'language', value: 'ko', source: { kind: 'default' } },
  ...context.parties.flatMap(partyFacts),
  ...termFacts({ amount: 'amount', valuationCap: 'valuationCap', discount: 'discount', closingOn: 'paidOn' })(context),
];

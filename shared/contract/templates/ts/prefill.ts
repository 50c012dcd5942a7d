import type { DealContext } from '../../engine/context.ts';
import type { SourcedFact } from '../../engine/model.ts';
import { partyFacts } from '../common/prefill.ts';
import { SECURITY_BY_INSTRUMENT, termFacts } from '../common/terms.ts';

/** The parties from their organisations, the terms agreed, and one house default: Korean prevails. */
export const prefillTs = (context: DealContext): SourcedFact[] => [
  { path: 'language', value: 'ko', source: { kind: 'default' } },
  ...context.parties.flatMap(partyFacts),
  ...termFacts({
    instrument: { path: 'security', codes: SECURITY_BY_INSTRUMENT },
    amount: 'investment',
    preMoney: 'preMoney',
  })(context),
];

import type { DealContext } from '../../engine/context.ts';
import type { SourcedFact } from '../../engine/model.ts';
import { partyFacts } from '../common/prefill.ts';

/** The parties from their organisations, and one house default: Korean prevails. */
export const prefillTs = (context: DealContext): SourcedFact[] => [
  { path: 'language', value: 'ko', source: { kind: 'default' } },
  ...context.parties.flatMap(partyFacts),
];

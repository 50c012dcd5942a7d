import type { DealContext } from '../../engine/context.ts';
import type { FactSource, SourcedFact } from '../../engine/model.ts';
import { partyFacts } from '../common/prefill.ts';

/** The purpose of talks about an investment, in words made from the company's listing. */
const purposeFact = ({ parties }: DealContext): SourcedFact[] => {
  const listing = parties.find(p => p.role === 'company')?.listing;
  if (listing === undefined) return [];
  const { id, version, at, title } = listing;
  const source: FactSource = { kind: 'computed', id, version, at, field: 'title' };
  const ko = `‘${title.ko}’ 사업에 대한 투자의 검토와 협의`;
  // Half a translation would be worse than none: without an English title the English is left to the parties.
  return [
    {
      path: 'purpose',
      value:
        title.en === undefined ? { ko } : { ko, en: `the review and discussion of an investment in ‘${title.en}’` },
      source,
    },
  ];
};

/**
 * What the platform can fill in for a mutual NDA: the parties from their organisations, the purpose from the company's
 * listing, and two house defaults (mutual; Korean prevails). The date of the draft is not the date of signature, and a term,
 * a forum or a price is for the parties: none is invented.
 */
export const prefillNda = (context: DealContext): SourcedFact[] => [
  { path: 'direction', value: 'mutual', source: { kind: 'default' } },
  { path: 'language', value: 'ko', source: { kind: 'default' } },
  ...context.parties.flatMap(partyFacts),
  ...purposeFact(context),
];

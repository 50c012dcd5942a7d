import type { DealContext, Words } from '../../engine/context.ts';
import type { FactSource, SourcedFact } from '../../engine/model.ts';

/** Only the text: how the English came about is not part of a contract. */
const words = ({ ko, en }: Words): { ko: string; en?: string } => (en === undefined ? { ko } : { ko, en });

/** What a party's organisation record says about it. A missing field gives no fact. */
const partyFacts = ({ role, organisation }: DealContext['parties'][number]): SourcedFact[] => {
  const { id, version, at, name, country, registrationNumber, address, representative } = organisation;
  const fact = (path: string, field: string, value: SourcedFact['value']): SourcedFact => ({
    path: `parties.${role}.${path}`,
    value,
    source: { kind: 'organisation', id, version, at, field },
  });
  return [
    fact('name', 'name', words(name)),
    fact('country', 'country', country),
    ...(registrationNumber === undefined ? [] : [fact('registrationNumber', 'registrationNumber', registrationNumber)]),
    ...(address === undefined ? [] : [fact('address', 'address', words(address))]),
    ...(representative === undefined
      ? []
      : [
          fact('representative.name', 'representative.name', words(representative.name)),
          fact('representative.title', 'representative.title', words(representative.title)),
        ]),
  ];
};

/** The purpose of talks about an investment, in words made from the company's listing. */
const purposeFact = ({ parties }: DealContext): SourcedFact[] => {
  const company = parties.find(p => p.role === 'company');
  if (company === undefined) return [];
  const { id, version, at, title } = company.listing;
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

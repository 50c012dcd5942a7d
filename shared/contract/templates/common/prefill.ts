import type { DealContext, Words } from '../../engine/context.ts';
import type { SourcedFact } from '../../engine/model.ts';

/** Only the text: how the English came about is not part of a contract. */
const words = ({ ko, en }: Words): { ko: string; en?: string } => (en === undefined ? { ko } : { ko, en });

/** What a party's organisation record says about it. A missing field gives no fact. */
export const partyFacts = ({ role, organisation }: DealContext['parties'][number]): SourcedFact[] => {
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

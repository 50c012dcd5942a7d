import type { DealContext, Words } from '../../engine/context.ts';
import type { FactSource, SourcedFact } from '../../engine/model.ts';
import type { Serves } from '../../engine/types.ts';

/** Only the text: how the English came about is not part of a contract. */
const words = ({ ko, en }: Words): { ko: string; en?: string } => (en === undefined ? { ko } : { ko, en });

type Side = Pick<DealContext['parties'][number], 'organisation'> & {
  /** What the contract calls the party. */
  readonly role: string;
};

/** What a party's organisation record says about it. A missing field gives no fact. */
export const partyFacts = ({ role, organisation }: Side): SourcedFact[] => {
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

/** The sides of the deal under what the contract calls them, and one house default: Korean prevails. */
export const castFacts =
  (serves: Serves) =>
  ({ deal, parties }: DealContext): SourcedFact[] => [
    { path: 'language', value: 'ko', source: { kind: 'default' } },
    ...parties.flatMap(({ role, organisation }) => {
      const as = serves[deal.kind]?.[role];
      return as === undefined ? [] : partyFacts({ role: as, organisation });
    }),
  ];

type Listing = NonNullable<DealContext['parties'][number]['listing']>;
/** A fact that is a field of a listing. */
const listingFact = ({ id, version, at }: Listing, field: string, path: string, value: SourcedFact['value']) => {
  const source: FactSource = { kind: 'listing', id, version, at, field };
  return { path, value, source };
};
const listingsOf = ({ parties }: DealContext): Listing[] => parties.flatMap(({ listing }) => listing ?? []);

/** What the contract is about, in the words of the listing whose side has this role in the contract. */
export const titleFact =
  (serves: Serves, party: string, path: string) =>
  ({ deal, parties }: DealContext): SourcedFact[] =>
    parties.flatMap(({ role, listing }) =>
      listing !== undefined && serves[deal.kind]?.[role] === party
        ? [listingFact(listing, 'title', path, words(listing.title))]
        : [],
    );

const RIGHTS: Readonly<Record<string, string>> = {
  PATENT: 'patent',
  PATENT_APPLICATION: 'patent',
  UTILITY_MODEL: 'utility',
  DESIGN: 'design',
  TRADEMARK: 'trademark',
  COPYRIGHT: 'copyright',
};
/** Rights named in a technology's listing, as rows of `rights`; whether public money paid for them. */
export const rightsFacts = (context: DealContext): SourcedFact[] =>
  listingsOf(context).flatMap(listing => {
    const { ipRights = [], governmentFunded } = listing.details ?? {};
    const rows = ipRights.map(({ kind, country, number, title }) => ({
      kind: RIGHTS[kind] ?? 'patent',
      country,
      status: kind === 'PATENT_APPLICATION' ? 'pending' : 'registered',
      number,
      ...(title === undefined ? {} : { title: words(title) }),
    }));
    return [
      ...(rows.length === 0 ? [] : [listingFact(listing, 'profile.ipRights', 'rights', rows)]),
      ...(governmentFunded === undefined
        ? []
        : [listingFact(listing, 'profile.governmentFunded', 'publiclyFunded', governmentFunded)]),
    ];
  });

/** What a need says is to be reached, as rows of `goals`. */
export const goalFacts = (context: DealContext): SourcedFact[] =>
  listingsOf(context).flatMap(listing => {
    const rows = (listing.details?.metrics ?? []).map(({ name, target }) => ({
      name: words(name),
      target: words(target),
    }));
    return rows.length === 0 ? [] : [listingFact(listing, 'profile.metrics', 'goals', rows)];
  });

import type * as z from 'zod';
import type { Label } from '#shared/kernel/i18n.ts';
import { type Fault, Rejection } from '#shared/kernel/rejection.ts';
import { PROFILE_TIERS, PROFILES } from '#shared/listing/kinds/index.ts';
import { LISTING_TEXTS, type Listing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { hasContact } from './contacts.ts';
import { finder, formsOfName, formsOfPerson } from './names.ts';
import { numberFinder } from './numbers.ts';

const REFUSALS = {
  'teaser-name': { ko: '조직의 이름이 드러납니다', en: 'Tells the name of the organisation' },
  'teaser-number': { ko: '등록번호가 드러납니다', en: 'Tells a registration number' },
  'teaser-person': { ko: '대표자의 이름이 드러납니다', en: 'Tells the name of who represents it' },
  'teaser-title': {
    ko: '같은 조직의 다른 등록 정보 제목이 드러납니다',
    en: 'Tells the title of another listing of it',
  },
  'teaser-contact': {
    ko: '웹 주소, 이메일, 전화번호 등 연락처가 있습니다',
    en: 'Contains a web address, mail address, account or telephone number',
  },
} as const satisfies Record<string, Label>;

/** One text of a listing and where it stands. */
export interface Place {
  readonly pointer: string;
  readonly text: string;
}

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: readonly z.ZodType[];
};
/** Every free text in a value, by its schema: codes of a vocabulary are none. */
const textsIn = (schema: z.ZodType, value: unknown, pointer: string): Place[] => {
  if (value === undefined || value === null) return [];
  const def = schema.def as unknown as Def;
  switch (def.type) {
    case 'string':
      return [{ pointer, text: String(value) }];
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, member]) =>
        textsIn(member, (value as Record<string, unknown>)[name], `${pointer}/${name}`),
      );
    case 'array':
      return (value as unknown[]).flatMap((item, i) => textsIn(def.element!, item, `${pointer}/${i}`));
    case 'union':
      return def.options!.flatMap(option => (option.safeParse(value).success ? textsIn(option, value, pointer) : []));
    default:
      return def.innerType === undefined ? [] : textsIn(def.innerType, value, pointer);
  }
};

/** The texts of a listing that people may read without the owner's consent (T0 and T1). */
export const openTexts = (listing: Pick<Listing, 'kind' | 'title' | 'summary' | 'profile'>): Place[] => {
  const tiers: Readonly<Record<string, string>> = PROFILE_TIERS[listing.kind];
  const shape: Record<string, z.ZodType> = PROFILES[listing.kind].shape;
  return [
    ...Object.entries(LISTING_TEXTS).flatMap(([name, schema]) =>
      textsIn(schema, listing[name as keyof typeof LISTING_TEXTS], `/${name}`),
    ),
    ...Object.entries(shape).flatMap(([member, schema]) =>
      tiers[member] === 'T0' || tiers[member] === 'T1'
        ? textsIn(schema, (listing.profile as Record<string, unknown>)[member], `/profile/${member}`)
        : [],
    ),
  ];
};

const bothOf = (text: { ko: string; en?: string | undefined } | undefined): string[] =>
  text === undefined ? [] : [text.ko, ...(text.en === undefined ? [] : [text.en])];

/** Mail of everybody: its domain names nobody. */
const SHARED_MAIL = /^(gmail|naver|daum|hanmail|kakao|nate|outlook|hotmail|yahoo|icloud|proton|protonmail)\./;
/** The label of a host by which people call it: `hangang` of `www.hangang.co.kr`. */
const labelOf = (host: string): string[] => {
  const labels = host.toLowerCase().split('.').slice(0, -1);
  const own = labels.filter(label => !/^(www|m|co|or|com|net|org|ac|go|pe|re|ne)$/.test(label)).at(-1);
  return own === undefined || own.length < 4 ? [] : [own];
};
const domainsOf = (organisation: Organisation, listings: readonly Listing[]): string[] => {
  const mail = organisation.contact?.email.split('@')[1] ?? '';
  const sites = listings.flatMap(({ profile }) =>
    'website' in profile && profile.website !== undefined ? [new URL(profile.website).hostname] : [],
  );
  return [...(mail === '' || SHARED_MAIL.test(mail) ? [] : [mail]), ...sites].flatMap(labelOf);
};

/** What would tell which organisation a teaser is about. */
export interface Identity {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly people: readonly string[];
  readonly titles: readonly string[];
}
/** Whatever number of a register the organisation has; a kind that is added is covered too. */
const numbersOf = (organisation: Organisation): string[] =>
  Object.entries(organisation).flatMap(([name, value]) =>
    name.endsWith('Number') && typeof value === 'string' ? [value] : [],
  );
/** @param listings all of the organisation's; its other teasers name nobody either, and do not count */
export const identityOf = (organisation: Organisation, listings: readonly Listing[]): Identity => ({
  names: [...bothOf(organisation.name).flatMap(formsOfName), ...domainsOf(organisation, listings)],
  numbers: [
    ...numbersOf(organisation),
    ...(organisation.contact?.phone === undefined ? [] : [organisation.contact.phone]),
  ],
  people: bothOf(organisation.representative?.name).flatMap(formsOfPerson),
  titles: listings
    .filter(({ kind }) => kind !== 'acquisition')
    .flatMap(({ title }) => bothOf(title).flatMap(formsOfName)),
});

/** What in these texts tells, or may tell, which organisation they are about: the first ground for each place. */
export const identifying = (places: readonly Place[], { names, numbers, people, titles }: Identity): Fault[] => {
  const grounds: readonly (readonly [keyof typeof REFUSALS, (text: string) => boolean])[] = [
    ['teaser-name', finder(names)],
    ['teaser-number', numberFinder(numbers)],
    ['teaser-person', finder(people)],
    ['teaser-contact', hasContact],
    ['teaser-title', finder(titles)],
  ];
  return places.flatMap(({ pointer, text }) => {
    const code = grounds.find(([, finds]) => finds(text))?.[0];
    return code === undefined ? [] : [{ in: 'body' as const, pointer, code, message: REFUSALS[code] }];
  });
};

/** @throws Rejection `invalid-body` with a pointer to each text of a teaser that tells whose it is. */
export const refuseIdentifying = (listing: Listing, identity: Identity): void => {
  const faults = identifying(openTexts(listing), identity);
  if (faults.length > 0)
    throw new Rejection('invalid-body', {
      detail: {
        ko: '매물 소개는 어느 조직인지 드러내지 않아야 합니다',
        en: 'A teaser must not tell which organisation it is about',
      },
      faults,
    });
};

import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { type Fault, invalidField, Rejection } from '#shared/kernel/rejection.ts';
import { businessDigits, corporateDigits, corporateWarnings, foreignKey, WARNINGS } from './rules.ts';
import type { NewOrganisation, Organisation, OrganisationChange } from './schema.ts';

type Texts = Pick<OrganisationChange, 'name' | 'address' | 'representative'>;
type Numbers = Pick<Organisation, 'businessNumber' | 'corporateNumber' | 'foreignNumber'>;
const NUMBERS = ['businessNumber', 'corporateNumber', 'foreignNumber'] as const satisfies (keyof Numbers)[];

/** Texts with their English source made true. */
const tidyTexts = <F extends Texts>(facts: F): F => ({
  ...facts,
  ...(facts.name === undefined ? {} : { name: withEnglishSource(facts.name) }),
  ...(facts.address === undefined ? {} : { address: withEnglishSource(facts.address) }),
  ...(facts.representative === undefined
    ? {}
    : {
        representative: {
          ...facts.representative,
          name: withEnglishSource(facts.representative.name),
          title: withEnglishSource(facts.representative.title),
        },
      }),
});

/** Numbers as they are stored: digits alone, a foreign one as it was written. */
const storedNumbers = ({ businessNumber, corporateNumber, foreignNumber }: Numbers): Numbers => ({
  ...(businessNumber === undefined ? {} : { businessNumber: businessDigits(businessNumber) }),
  ...(corporateNumber === undefined ? {} : { corporateNumber: corporateDigits(corporateNumber) }),
  ...(foreignNumber === undefined ? {} : { foreignNumber }),
});

const warningsOf = ({ corporateNumber }: Numbers): Pick<Organisation, 'warnings'> => {
  const codes = corporateNumber === undefined ? [] : corporateWarnings(corporateNumber);
  return codes.length === 0 ? {} : { warnings: codes.map(code => ({ code, text: WARNINGS[code] })) };
};

/** @throws Rejection `invalid-body` for a foreign number of a Korean organisation: Korea's own numbers name it. */
const refuseForeign = (country: string, { foreignNumber }: Numbers): void => {
  if (country === 'KR' && foreignNumber !== undefined)
    throw invalidField('/foreignNumber', 'foreign-number-in-korea', {
      ko: '국내 조직은 사업자등록번호나 법인등록번호를 입력합니다',
      en: 'An organisation in Korea has a business or a corporate registration number',
    });
};

/** The facts of a new organisation as they are stored. */
export const registered = (body: NewOrganisation) => {
  refuseForeign(body.country, body);
  const numbers = storedNumbers(body);
  return { ...tidyTexts(body), ...numbers, ...warningsOf(numbers) };
};

const sameNumber = (name: (typeof NUMBERS)[number], before: string, sent: string): boolean =>
  name === 'foreignNumber' ? foreignKey(before) === foreignKey(sent) : before === sent;

/** What was verified belongs together: under another name, or for another representative, it has to be looked at again. */
const isAnother = (before: Organisation, { name, representative, openedOn }: OrganisationChange): boolean =>
  (name !== undefined && name.ko !== before.name.ko) ||
  (representative !== undefined && representative.name.ko !== before.representative?.name.ko) ||
  (openedOn !== undefined && openedOn !== before.openedOn);

/**
 * A change of an organisation's facts, the numbers that it adds, and whether it is to be verified anew for it. A number that is there already may be sent again.
 * @throws Rejection `invalid-body` for one that differs: who an organisation is, its owner does not change.
 */
export const changed = (before: Organisation, change: OrganisationChange) => {
  refuseForeign(before.country, change);
  const sent = storedNumbers(change);
  const faults: Fault[] = NUMBERS.filter(
    name => sent[name] !== undefined && before[name] !== undefined && !sameNumber(name, before[name], sent[name]),
  ).map(name => ({
    in: 'body',
    pointer: `/${name}`,
    code: 'number-fixed',
    message: {
      ko: '등록된 번호는 바꿀 수 없습니다. 잘못 등록했다면 담당 센터에 문의해 주십시오',
      en: 'A registered number is not changed; ask your centre where it is wrong',
    },
  }));
  if (faults.length > 0) throw new Rejection('invalid-body', { faults });
  const added: Numbers = Object.fromEntries(
    NUMBERS.flatMap(name => (sent[name] !== undefined && before[name] === undefined ? [[name, sent[name]]] : [])),
  );
  const kept = Object.fromEntries(NUMBERS.map(name => [name, before[name]]));
  const facts = { ...tidyTexts(change), ...kept, ...added, ...warningsOf({ ...before, ...added }) };
  const renews =
    Object.keys(added).length > 0 || (before.verification.state === 'VERIFIED' && isAnother(before, change));
  return { facts, added, renews };
};

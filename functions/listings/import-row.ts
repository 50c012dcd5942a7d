import type * as z from 'zod';
import { differences, isOurs, isSame, overlay, withLists } from '#shared/exchange/rules.ts';
import type { ImportRow } from '#shared/exchange/schema.ts';
import { faultsOf } from '#shared/http/faults.ts';
import type { Context } from '#shared/kernel/context.ts';
import { type Fault, Rejection } from '#shared/kernel/rejection.ts';
import { type Listing, ListingChange } from '#shared/listing/schema.ts';
import { businessDigits, corporateDigits, foreignKey } from '#shared/organisation/rules.ts';
import { NewOrganisation, type Organisation, OrganisationChange } from '#shared/organisation/schema.ts';
import { findClaimants, findOrganisation, type Names } from '#shared/organisation/store.ts';
import type { Deps } from './deps.ts';

type Tree = Record<string, unknown>;

const FACTS = Object.keys(NewOrganisation.shape);
const factsOf = (organisation: Organisation): Tree =>
  Object.fromEntries(Object.entries(organisation).filter(([name]) => FACTS.includes(name)));

/** A part of a row by its schema: the value, or its faults with pointers into the row. */
export const checked = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  at: string,
): { value?: z.output<S>; faults: Fault[] } => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, faults: [] };
  const faults = faultsOf('body', parsed.error.issues);
  return { faults: faults.map(fault => ({ ...fault, pointer: `${at}${fault.pointer}` })) };
};
export const refuse = (faults: readonly Fault[]): Rejection => new Rejection('invalid-body', { faults });
const fault = (pointer: string, code: string, ko: string, en: string): Fault => ({
  in: 'body',
  pointer,
  code,
  message: { ko, en },
});

/** Runs a rule that knows nothing of rows: what it points at lies in a part of one. */
export const within = async <T>(at: string, rule: () => T | Promise<T>): Promise<T> => {
  try {
    return await rule();
  } catch (error) {
    if (!(error instanceof Rejection) || error.faults.length === 0) throw error;
    throw refuse(error.faults.map(each => ({ ...each, pointer: `${at}${each.pointer}` })));
  }
};

/** What names an organisation in a row; what is no number yet is left for the schema to refuse. */
const namesIn = ({ country, businessNumber, corporateNumber, foreignNumber, externalId }: Tree): Names => {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const given = {
    businessNumber: businessDigits(text(businessNumber) ?? ''),
    corporateNumber: corporateDigits(text(corporateNumber) ?? ''),
    foreignNumber: text(foreignNumber),
    externalId: text(externalId),
  };
  return {
    country: text(country) ?? 'KR',
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
};

/** The organisation a row speaks of: by our own identifier, by the actor's, by its registration numbers. */
export const organisationOf = async (
  { table }: Deps,
  { actor }: Context,
  facts: Tree,
): Promise<Organisation | undefined> => {
  const own = isOurs(facts.externalId) ? await findOrganisation(table, facts.externalId) : undefined;
  if (own !== undefined) return own;
  const [found, other] = await findClaimants(table, namesIn(facts), actor);
  if (other !== undefined)
    throw refuse([
      fault(
        '/organisation/externalId',
        'identifiers-differ',
        '관리번호와 등록번호가 서로 다른 조직의 것입니다',
        'The identifier and the registration numbers belong to different organisations',
      ),
    ]);
  return found === undefined ? undefined : findOrganisation(table, found);
};

/** What a row changes of an organisation, as a change that its owner could send. */
export const factsChange = (before: Organisation, row: Tree): OrganisationChange | undefined => {
  const { country, externalId: _, ...numbers } = namesIn(row);
  const { externalId: __, ...told }: Tree = { ...row, ...numbers, ...(row.country === undefined ? {} : { country }) };
  const facts = factsOf(before);
  const after = overlay(facts, told) as Tree;
  const isSameNumber = (name: string) =>
    name === 'foreignNumber' && foreignKey(String(facts[name] ?? '')) === foreignKey(String(after[name] ?? ''));
  // What an organisation has once told is replaced, never taken away.
  const names = differences(facts, after).filter(name => after[name] !== undefined && !isSameNumber(name));
  const fixed = names.filter((name): boolean => ['country', 'centre'].includes(name));
  const { value, faults } = checked(
    OrganisationChange,
    Object.fromEntries(names.filter(name => !fixed.includes(name)).map(name => [name, after[name]])),
    '/organisation',
  );
  if (value === undefined || fixed.length > 0)
    throw refuse([
      ...faults,
      ...fixed.map(name =>
        fault(
          `/organisation/${name}`,
          'fixed',
          '등록할 때만 정할 수 있는 항목입니다',
          'This is given at registration and cannot be changed by its owner',
        ),
      ),
    ]);
  return names.length === 0 ? undefined : value;
};

/** What a row replaces of a listing, as a change that its owner could send. */
export const listingChange = (before: Listing, row: ImportRow['listing']) => {
  const { profile } = before;
  const after = withLists(before.kind, overlay(profile, row.profile) as Tree);
  const members = differences(profile as Tree, after);
  const titled = (member: 'title' | 'summary') => {
    const text = overlay(before[member], row[member] ?? undefined);
    return isSame(text, before[member]) ? {} : { [member]: text };
  };
  const expires = row.expiresOn === undefined || (row.expiresOn ?? undefined) === before.expiresOn;
  const change = {
    ...titled('title'),
    ...titled('summary'),
    ...(expires ? {} : { expiresOn: row.expiresOn }),
    ...(members.length === 0 ? {} : { profile: Object.fromEntries(members.map(name => [name, after[name] ?? null])) }),
  };
  const { value, faults } = checked(ListingChange, change, '/listing');
  if (value === undefined) throw refuse(faults);
  return value;
};

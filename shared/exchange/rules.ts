import { canonicalJson, sha256Hex } from '#shared/kernel/hash.ts';
import { ULID } from '#shared/kernel/ids.ts';
import { tidyText } from '#shared/kernel/text.ts';
import { businessDigits } from '#shared/organisation/rules.ts';
import { isTree, type Tree } from './columns/pointer.ts';

/** A copy without the members that are null: what is left of a row when a record is made of it. */
export const withoutNulls = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (!isTree(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)])) as T;
};

/**
 * A record with a row laid over it: what the row names is replaced, what it gives as null is taken away, what it does not
 * mention stays. Objects are laid over member by member, lists and values as a whole.
 */
export const overlay = (before: unknown, row: unknown): unknown => {
  if (row === undefined) return before;
  if (!isTree(row)) return row;
  const base = isTree(before) ? before : {};
  const members = Object.keys({ ...base, ...row }).map((name): [string, unknown] => [
    name,
    Object.hasOwn(row, name) ? overlay(base[name], row[name]) : base[name],
  ]);
  const merged = Object.fromEntries(members.filter(([, member]) => member !== null && member !== undefined));
  if (typeof merged.ko !== 'string' || Object.hasOwn(row, 'enSource')) return merged;
  // How the English came about holds for the English that was there.
  const { enSource: _, ...words } = merged;
  return merged.en === base.en ? merged : words;
};

/** A text in two languages reads the same however its English is said to have come about, unless a machine made it. */
const plainText = (text: Tree): Tree => {
  const { enSource, ...words } = text;
  return text.en !== undefined && enSource === 'machine' ? text : words;
};

/**
 * What of a record is content: no English source that follows from the text, no empty lists, no empty objects. Equal contents
 * make equal files, and a row that says the same changes nothing.
 */
export const contentOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(contentOf);
  if (!isTree(value)) return value;
  const members = Object.entries(typeof value.ko === 'string' ? plainText(value) : value)
    .map(([name, member]): [string, unknown] => [name, contentOf(member)])
    .filter(([, member]) => member !== undefined && member !== null)
    .filter(([, member]) => !(typeof member === 'object' && Object.keys(member as object).length === 0));
  return Object.fromEntries(members);
};
export const isSame = (a: unknown, b: unknown): boolean =>
  canonicalJson({ _: contentOf(a) }) === canonicalJson({ _: contentOf(b) });

/** Names of the members in which two records differ. */
export const differences = (before: Tree, after: Tree): string[] =>
  Object.keys({ ...before, ...after }).filter(name => !isSame(before[name], after[name]));

/**
 * What a second import recognises an organisation by, where the file gives it no identifier of its own: the business number, and
 * without one its country and name.
 */
export const identityOf = (organisation: Tree): string => {
  const { externalId, businessNumber, country, name } = organisation;
  if (typeof externalId === 'string' && externalId !== '') return externalId;
  const digits = typeof businessNumber === 'string' ? businessDigits(businessNumber) : undefined;
  if (digits !== undefined) return `business:${digits}`;
  const korean = isTree(name) && typeof name.ko === 'string' ? name.ko : '';
  return `name:${sha256Hex(`${typeof country === 'string' ? country : 'KR'}\n${tidyText(korean)}`).slice(0, 32)}`;
};

/**
 * What tells a listing from the others of its organisation: its own identifier; without one a company or an investor is the only
 * one of its kind, and any other goes by its title.
 */
export const listingKeyOf = (listing: Tree): string => {
  const { externalId, kind, title } = listing;
  if (typeof externalId === 'string' && externalId !== '') return externalId;
  if (kind === 'company' || kind === 'investor') return '';
  return `title:${isTree(title) && typeof title.ko === 'string' ? tidyText(title.ko) : ''}`;
};

/** True for an identifier that may be one of ours: an export names what has no identifier of its own so. */
export const isOurs = (identifier: unknown): identifier is string =>
  typeof identifier === 'string' && ULID.test(identifier);

/** Lists that a profile must have and that may be empty: an investor that names no region looks anywhere. */
const LISTS: Readonly<Record<string, Tree>> = { investor: { sectors: [], stages: [], regions: [] } };
/** A profile with the lists that its kind must have. */
export const withLists = (kind: unknown, profile: Tree): Tree => ({ ...LISTS[String(kind)], ...profile });

const TITLE = { ko: '대표자', en: 'Representative' };

/** A row made whole for a new record: no nulls, Korea where no country is told, the name as title, a representative's usual title. */
export const completed = (row: Tree): { organisation: Tree; listing: Tree } => {
  const { organisation, listing } = withoutNulls({ organisation: row.organisation, listing: row.listing }) as {
    organisation: Tree;
    listing: Tree;
  };
  const { representative, name = {} } = organisation;
  return {
    organisation: {
      ...organisation,
      name,
      country: organisation.country ?? 'KR',
      externalId: identityOf(organisation),
      ...(isTree(representative) ? { representative: { title: TITLE, ...representative } } : {}),
    },
    listing: {
      ...listing,
      title: listing.title ?? name,
      summary: listing.summary ?? {},
      profile: withLists(listing.kind, isTree(listing.profile) ? listing.profile : {}),
    },
  };
};

import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { listingRoutes } from '#shared/listing/routes.ts';
import type { ListingKind } from '#shared/listing/schema.ts';
import { organisationRoutes } from '#shared/organisation/routes.ts';

const NewOrganisation = organisationRoutes.createOrganisation.body;
const [company, investor, technology, need, acquisition] = listingRoutes.createListing.body.options;
/** What the API takes, less the organisation's identifier, which exists only once the organisation has been created. */
const ListingDraft = z.discriminatedUnion('kind', [
  company.omit({ organisationId: true }),
  investor.omit({ organisationId: true }),
  technology.omit({ organisationId: true }),
  need.omit({ organisationId: true }),
  acquisition.omit({ organisationId: true }),
]);

const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'bad-key' });
/** An organisation with its listing, or a further listing of an organisation that another file has. */
const Entry = z.strictObject({
  key: Key,
  organisation: NewOrganisation.optional(),
  of: Key.optional(),
  listing: ListingDraft,
});
const Firm = z.strictObject({ key: Key, organisation: NewOrganisation });

export type DemoKind = ListingKind;

/** An organisation of the demo city; `owner` is the person who registers it and all it lists. */
interface DemoOwner {
  readonly owner: string;
  readonly organisation: z.input<typeof NewOrganisation>;
}
/** One listing of the demo city. */
export interface DemoRecord extends DemoOwner {
  readonly key: string;
  readonly listing: z.input<typeof ListingDraft>;
}
/** Organisations by key, for the files that only refer to them. */
export type DemoOwners = ReadonlyMap<string, DemoOwner>;

const OWNER_PREFIX: Readonly<Record<DemoKind | 'firm', string>> = {
  company: 'founder-',
  investor: 'investor-',
  technology: 'founder-',
  need: 'firm-',
  acquisition: '',
  firm: 'firm-',
};

const readJson = (line: string): { value: unknown } | { fault: string } => {
  try {
    return { value: JSON.parse(line) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
};

/** The lines of a JSON Lines text as a schema has them, blank ones skipped; `fault` hears of every one that is not so. */
const parseLines = <S extends z.ZodType<{ key: string }>>(
  text: string,
  schema: S,
  file: string,
  fault: (text: string) => void,
): { at: string; entry: z.output<S> }[] => {
  const lineOf = new Map<string, number>();
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const at = `${file}:${index + 1}`;
    const json = readJson(line);
    if ('fault' in json) {
      fault(`${at} ${json.fault}`);
      return [];
    }
    const parsed = schema.safeParse(json.value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) fault(`${at} /${issue.path.map(String).join('/')}: ${issue.message}`);
      return [];
    }
    const { key } = parsed.data;
    if (lineOf.has(key)) fault(`${at} /key: ${key} is already on line ${lineOf.get(key)}`);
    lineOf.set(key, index + 1);
    return [{ at, entry: parsed.data }];
  });
};

const refuse = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error(`The demo data is not valid:\n${faults.join('\n')}`);
};

/**
 * The records of a JSON Lines text, one a line, blank lines skipped.
 * @throws Error naming every fault as `file:line /pointer: reason`: bad JSON, schema faults, a listing of the other kind, a
 * key used twice, an organisation that is neither given nor known.
 */
export const parseDemoRecords = (
  text: string,
  kind: DemoKind,
  file: string,
  owners: DemoOwners = new Map(),
): DemoRecord[] => {
  const faults: string[] = [];
  const records = parseLines(text, Entry, file, fault => faults.push(fault)).flatMap(({ at, entry }) => {
    const { key, organisation, of, listing } = entry;
    if (listing.kind !== kind) faults.push(`${at} /listing/kind: ${listing.kind} in a file of kind ${kind}`);
    const own =
      organisation === undefined ? owners.get(of ?? '') : { owner: `${OWNER_PREFIX[kind]}${key}`, organisation };
    if (own === undefined || (organisation === undefined) === (of === undefined)) {
      faults.push(`${at} /organisation: one of organisation and of must name the organisation`);
      return [];
    }
    return [{ key, owner: own.owner, organisation: own.organisation, listing }];
  });
  refuse(faults);
  return records;
};

const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const read = (kind: DemoKind, file: string, owners?: DemoOwners): DemoRecord[] =>
  parseDemoRecords(textOf(file), kind, file, owners);

const readFirms = (file: string): DemoOwners => {
  const faults: string[] = [];
  const firms = parseLines(textOf(file), Firm, file, fault => faults.push(fault));
  refuse(faults);
  return new Map(
    firms.map(({ entry: { key, organisation } }) => [key, { owner: `${OWNER_PREFIX.firm}${key}`, organisation }]),
  );
};

/**
 * The demo city: companies and investors, technologies that the companies offer, needs of large firms, and companies for
 * sale. All of our own invention, checked against the schemas of the API.
 * @throws Error with every fault of the data files.
 */
export const demoCity = (): Record<
  'companies' | 'investors' | 'technologies' | 'needs' | 'acquisitions',
  DemoRecord[]
> => {
  const companies = read('company', 'companies.jsonl');
  return {
    companies,
    investors: read('investor', 'investors.jsonl'),
    technologies: read('technology', 'technologies.jsonl', new Map(companies.map(each => [each.key, each]))),
    needs: read('need', 'needs.jsonl', readFirms('firms.jsonl')),
    acquisitions: read('acquisition', 'acquisitions.jsonl'),
  };
};

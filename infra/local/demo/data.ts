import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { listingRoutes } from '#shared/listing/routes.ts';
import { organisationRoutes } from '#shared/organisation/routes.ts';

const NewOrganisation = organisationRoutes.createOrganisation.body;
const [company, investor] = listingRoutes.createListing.body.options;
/** What the API takes, less the organisation's identifier, which exists only once the organisation has been created. */
const ListingDraft = z.discriminatedUnion('kind', [
  company.omit({ organisationId: true }),
  investor.omit({ organisationId: true }),
]);

const Entry = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'bad-key' }),
  organisation: NewOrganisation,
  listing: ListingDraft,
});

export type DemoKind = 'company' | 'investor';

/** One organisation of the demo city with its one listing; `owner` is the person who registers both. */
export interface DemoRecord {
  readonly key: string;
  readonly owner: string;
  readonly organisation: z.input<typeof NewOrganisation>;
  readonly listing: z.input<typeof ListingDraft>;
}

const OWNER_PREFIX: Readonly<Record<DemoKind, string>> = { company: 'founder-', investor: 'investor-' };

const readJson = (line: string): { value: unknown } | { fault: string } => {
  try {
    return { value: JSON.parse(line) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
};

/**
 * The records of a JSON Lines text, one a line, blank lines skipped.
 * @throws Error naming every fault as `file:line /pointer: reason`: bad JSON, schema faults, a listing of the other kind, a
 * key used twice.
 */
export const parseDemoRecords = (text: string, kind: DemoKind, file: string): DemoRecord[] => {
  const faults: string[] = [];
  const records: DemoRecord[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = `${file}:${index + 1}`;
    const json = readJson(line);
    if ('fault' in json) {
      faults.push(`${at} ${json.fault}`);
      continue;
    }
    const parsed = Entry.safeParse(json.value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push(`${at} /${issue.path.map(String).join('/')}: ${issue.message}`);
      continue;
    }
    const { key, organisation, listing } = parsed.data;
    if (listing.kind !== kind) faults.push(`${at} /listing/kind: ${listing.kind} in a file of kind ${kind}`);
    if (lineOf.has(key)) faults.push(`${at} /key: ${key} is already on line ${lineOf.get(key)}`);
    lineOf.set(key, index + 1);
    records.push({ key, owner: `${OWNER_PREFIX[kind]}${key}`, organisation, listing });
  }
  if (faults.length > 0) throw new Error(`The demo data is not valid:\n${faults.join('\n')}`);
  return records;
};

const read = (kind: DemoKind, file: string): DemoRecord[] =>
  parseDemoRecords(readFileSync(new URL(file, import.meta.url), 'utf8'), kind, file);

/**
 * The demo city: companies and investors of our own invention, checked against the schemas of the API.
 * @throws Error with every fault of the data files.
 */
export const demoCity = (): { companies: DemoRecord[]; investors: DemoRecord[] } => ({
  companies: read('company', 'companies.jsonl'),
  investors: read('investor', 'investors.jsonl'),
});

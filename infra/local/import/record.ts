import * as z from 'zod';
import { faultsOf } from '#shared/http/faults.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { NewListing } from '#shared/listing/schema.ts';
import { NewOrganisation } from '#shared/organisation/schema.ts';

const [company, investor] = NewListing.options;

/** A listing as a file can give it: which organisation it belongs to is known only once that is registered. */
export const ListingDraft = z.discriminatedUnion('kind', [
  company.omit({ organisationId: true }),
  investor.omit({ organisationId: true }),
]);
export type ListingDraft = z.input<typeof ListingDraft>;
export type OrganisationDraft = z.input<typeof NewOrganisation>;

/** A file as it was read from disk. `given` is false where it was merely found in a directory. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly given: boolean;
}

/** A line of a file; the first is 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What is wrong with a row. `pointer` is a JSON pointer into `{organisation, listing}`; empty for the row as a whole. */
export interface RowFault extends Place {
  readonly pointer: string;
  /** Header of the column as the file has it, where there is one. */
  readonly column?: string;
  readonly message: Label;
}

/** One organisation and its listing, checked against the API's schemas. */
export interface ImportRecord {
  readonly at: Place;
  /** The caller's own identifier of the organisation: what makes a second run find the first. */
  readonly externalId: string;
  readonly organisation: OrganisationDraft;
  readonly listing: ListingDraft;
  /** For an investor, at the index of each investment: the external identifier of the company, if it is imported too. */
  readonly links?: readonly (string | undefined)[];
}

/** What a format makes of files: good rows, faults of the others, and remarks about the files. */
export interface Reading {
  readonly records: ImportRecord[];
  readonly faults: RowFault[];
  readonly remarks: Label[];
}

export interface FormatOptions {
  /** Most investors to import, the most active first. Only for formats that derive investors from deals. */
  readonly investors: number;
}

/** Reads files of one format. Pure: bytes in, records and faults out; it never throws for what a file contains. */
export interface Format {
  readonly name: string;
  /** Endings of file names to take from a directory. */
  readonly extensions: readonly string[];
  read(files: readonly SourceFile[], options: FormatOptions): Reading;
}

type Candidate = Pick<ImportRecord, 'at' | 'links'> & { readonly organisation: unknown; readonly listing: unknown };

const within = (at: Place, member: string, schema: z.ZodType, value: unknown): RowFault[] => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return faultsOf('body', parsed.error.issues).map(({ pointer, message }) => ({
    ...at,
    pointer: `/${member}${pointer}`,
    message,
  }));
};

/** A row checked against the schemas of the API: the record, or every fault found. */
export const check = ({ at, organisation, listing, links }: Candidate): ImportRecord | RowFault[] => {
  const faults = [
    ...within(at, 'organisation', NewOrganisation, organisation),
    ...within(at, 'listing', ListingDraft, listing),
  ];
  if (faults.length > 0) return faults;
  const checked = organisation as OrganisationDraft;
  if (checked.externalId === undefined)
    return [
      { ...at, pointer: '/organisation/externalId', message: { ko: '관리번호가 없습니다', en: 'No identifier' } },
    ];
  const record = { at, externalId: checked.externalId, organisation: checked, listing: listing as ListingDraft };
  return links === undefined ? record : { ...record, links };
};

/** Collects rows: checks each, and refuses a second row for the same listing of the same organisation. */
export const collector = () => {
  const reading: Reading = { records: [], faults: [], remarks: [] };
  const seen = new Map<string, Place>();
  return {
    reading,
    /** Adds a row, to the records or its faults to the faults. `explain` may name the column of a fault. */
    add: (candidate: Candidate, explain: (fault: RowFault) => RowFault = fault => fault): void => {
      const checked = check(candidate);
      if (Array.isArray(checked)) {
        reading.faults.push(...checked.map(explain));
        return;
      }
      const identity = JSON.stringify([checked.listing.kind, checked.externalId]);
      const first = seen.get(identity);
      if (first !== undefined) {
        const where = `${first.file}:${first.line}`;
        const message = {
          ko: `같은 관리번호의 행이 이미 있습니다 (${where}): ${checked.externalId}`,
          en: `A row with this identifier came before (${where}): ${checked.externalId}`,
        };
        reading.faults.push(explain({ ...checked.at, pointer: '/organisation/externalId', message }));
        return;
      }
      seen.set(identity, checked.at);
      reading.records.push(checked);
    },
  };
};

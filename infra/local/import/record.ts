import * as z from 'zod';
import { completed, listingKeyOf } from '#shared/exchange/rules.ts';
import { ListingDraft } from '#shared/exchange/schema.ts';
import { faultsOf } from '#shared/http/faults.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { LISTING_KINDS, type ListingKind } from '#shared/listing/schema.ts';
import { NewOrganisation } from '#shared/organisation/schema.ts';

type Tree = Record<string, unknown>;

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

/** A row as its file has it, so that it can be given back to be mended. */
export interface RawRow {
  readonly header: readonly string[];
  readonly cells: readonly string[];
}

/** What is wrong with a row. `pointer` is a JSON pointer into `{organisation, listing}`; empty for the row as a whole. */
export interface RowFault extends Place {
  readonly pointer: string;
  /** Header of the column as the file has it, where there is one. */
  readonly column?: string;
  /** What the file has there, or the beginning of it. */
  readonly value?: string;
  readonly message: Label;
}

/** A row as the API takes it: null takes a value away, what is missing is left. */
export interface Row extends Tree {
  readonly organisation: Tree;
  readonly listing: Tree;
}

/** One organisation and its listing, checked as new ones against the API's schemas. */
export interface ImportRecord {
  readonly at: Place;
  readonly kind: ListingKind;
  /** The caller's own identifier of the organisation: what makes a second run find the first. */
  readonly externalId: string;
  readonly row: Row;
  readonly raw?: RawRow | undefined;
  /** For an investor, at the index of each investment: the external identifier of the company, if it is imported too. */
  readonly links?: readonly (string | undefined)[] | undefined;
}

/** A row that cannot be imported, and why: every fault that was found. */
export interface BadRow {
  readonly at: Place;
  readonly faults: readonly RowFault[];
  readonly row?: unknown;
  readonly raw?: RawRow | undefined;
}

/** What a format makes of files: good rows, bad ones, and remarks about the files. */
export interface Reading {
  readonly records: ImportRecord[];
  readonly bad: BadRow[];
  readonly remarks: Label[];
}

export interface FormatOptions {
  /** Most investors to import, the most active first. Only for formats that derive investors from deals. */
  readonly investors: number;
  /** Bytes of a table of the industrial classification, for formats that have classes by name. */
  readonly ksic?: Uint8Array | undefined;
}

/** Reads files of one format. Pure: bytes in, records and faults out; it never throws for what a file contains. */
export interface Format {
  readonly name: string;
  /** Endings of file names to take from a directory. */
  readonly extensions: readonly string[];
  read(files: readonly SourceFile[], options: FormatOptions): Reading;
}

/** A row before it is checked. */
export type Candidate = Pick<ImportRecord, 'at' | 'raw' | 'links'> & { readonly row: Row };

const within = (at: Place, member: string, schema: z.ZodType, value: unknown): RowFault[] => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return faultsOf('body', parsed.error.issues).map(({ pointer, message }) => ({
    ...at,
    pointer: `/${member}${pointer}`,
    message,
  }));
};

const Kind = z.enum(LISTING_KINDS);

/** Every fault of a row that would be a new record. */
export const faultsIn = ({ at, row }: Pick<Candidate, 'at' | 'row'>): RowFault[] => {
  const { organisation, listing } = completed(row);
  return [
    ...within(at, 'organisation', NewOrganisation, organisation),
    ...within(at, 'listing', ListingDraft, listing),
  ];
};

const single = (at: Place, message: Label, pointer = ''): RowFault => ({ ...at, pointer, message });
/** A row that is bad for one reason. */
export const badRow = (at: Place, message: Label, more: Omit<Partial<BadRow>, 'at' | 'faults'> = {}): BadRow => ({
  at,
  faults: [single(at, message)],
  ...more,
});

/** Collects rows: checks each, and refuses a second row for the same listing of the same organisation. */
export const collector = () => {
  const reading: Reading = { records: [], bad: [], remarks: [] };
  const seen = new Map<string, Place>();
  return {
    reading,
    /** Adds a row to the records, or to the bad rows with its faults. `explain` may name the column of a fault. */
    add: (candidate: Candidate, explain: (fault: RowFault) => RowFault = fault => fault): void => {
      const { at, row, raw } = candidate;
      const faults = faultsIn(candidate);
      if (faults.length > 0) {
        reading.bad.push({ at, row, raw, faults: faults.map(explain) });
        return;
      }
      const { organisation, listing } = completed(row);
      const externalId = String(organisation.externalId);
      const kind = Kind.parse(listing.kind);
      const identity = JSON.stringify([kind, externalId, listingKeyOf(listing)]);
      const first = seen.get(identity);
      if (first !== undefined) {
        const where = `${first.file}:${first.line}`;
        const message = {
          ko: `같은 등록의 행이 이미 있습니다 (${where}): ${externalId}`,
          en: `A row for this listing came before (${where}): ${externalId}`,
        };
        reading.bad.push({ at, row, raw, faults: [explain(single(at, message, '/organisation/externalId'))] });
        return;
      }
      seen.set(identity, at);
      const identified = { ...row, organisation: { ...row.organisation, externalId } };
      reading.records.push({ ...candidate, kind, externalId, row: identified });
    },
  };
};

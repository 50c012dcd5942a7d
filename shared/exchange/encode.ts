import type { ShownListing } from '#shared/disclosure/schema.ts';
import { canonicalJson } from '#shared/kernel/hash.ts';
import type { Language } from '#shared/kernel/i18n.ts';
import type { Tiers } from '#shared/kernel/tier.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { PROFILE_TIERS } from '#shared/listing/kinds/index.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import { NewOrganisation, type Organisation } from '#shared/organisation/schema.ts';
import { type Column, columnsOf, INFO_COLUMNS } from './columns/index.ts';
import { tableOf } from './columns/write-row.ts';
import { contentOf } from './rules.ts';
import type { ExportFormat } from './schema.ts';
import { BYTE_ORDER_MARK, csvLine } from './sheet/csv.ts';
import { writeXlsx } from './sheet/xlsx-write.ts';

const FACTS = new Set(Object.keys(NewOrganisation.shape));

/** Details of a person without whose they are: an account of ours means nothing elsewhere. */
const withoutUser = (details: object | undefined): unknown =>
  details === undefined ? undefined : Object.fromEntries(Object.entries(details).filter(([name]) => name !== 'userId'));

/**
 * A listing with its organisation as an import takes it. What has no identifier of its own goes by ours, so that an import finds
 * it again here, and keeps the name anywhere else.
 */
export const rowOf = (organisation: Organisation, listing: Listing): unknown => {
  const facts = Object.fromEntries(Object.entries(organisation).filter(([name]) => FACTS.has(name)));
  const { kind, title, summary, expiresOn, profile, state } = listing;
  return contentOf({
    organisation: {
      ...facts,
      contact: withoutUser(organisation.contact),
      representative: withoutUser(organisation.representative),
      externalId: organisation.externalId ?? organisation.organisationId,
    },
    listing: { kind, externalId: listing.externalId ?? listing.listingId, title, summary, expiresOn, profile },
    state,
  });
};

/** A published listing as anybody may see it, at the places where rows have things. */
export const publicRow = ({
  kind,
  listingId,
  title,
  summary,
  expiresOn,
  profile,
  ...stamps
}: ShownListing): unknown => {
  const { publishedAt, updatedAt } = stamps;
  const listing = { kind, externalId: listingId, title, summary, expiresOn, profile };
  return contentOf({ listing, info: { publishedAt, updatedAt } });
};

const STAMPS: readonly Column[] = [
  { ...INFO_COLUMNS.published_at, at: '/info/publishedAt' },
  { ...INFO_COLUMNS.updated_at, at: '/info/updatedAt' },
];
const PROFILE = '/listing/profile/';

/** Columns of what anybody may see of some kinds: nothing of the organisation, and no member that is not T0. */
export const publicColumns = (kinds: readonly ListingKind[]): readonly Column[] => [
  ...columnsOf(kinds).filter(({ at, kinds: having = kinds }) => {
    if (!at.startsWith(PROFILE)) return !/^\/(organisation|state)/.test(at);
    const [member = ''] = at.slice(PROFILE.length).split('/');
    return having.some(kind => kinds.includes(kind) && (PROFILE_TIERS[kind] as Tiers)[member] === 'T0');
  }),
  ...STAMPS,
];

const MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Rows as a file. Equal rows give equal bytes. */
export const encode = (
  rows: readonly unknown[],
  columns: readonly Column[],
  { format, language }: { format: ExportFormat; language: Language },
): { bytes: Uint8Array; media: string } => {
  const media = MEDIA[format];
  if (format === 'jsonl') return { bytes: Buffer.from(rows.map(row => `${canonicalJson(row)}\n`).join('')), media };
  const { header, rows: cells } = tableOf(rows, columns, language);
  const bytes =
    format === 'xlsx'
      ? writeXlsx(header, cells)
      : Buffer.from(BYTE_ORDER_MARK + [header, ...cells].map(csvLine).join(''));
  return { bytes, media };
};

/** Listings in one file at most, and bytes of their JSON: what a function may answer, and a spreadsheet opens at once. */
export const EXPORT_LIMITS = { rows: 2_000, bytes: 2_000_000 } as const;

/** The rows from the first that fit one file; at least one. */
export const firstFitting = <T>(items: readonly T[], rowOfItem: (item: T) => unknown): unknown[] => {
  const rows: unknown[] = [];
  let bytes = 0;
  for (const item of items.slice(0, EXPORT_LIMITS.rows)) {
    const row = rowOfItem(item);
    bytes += Buffer.byteLength(JSON.stringify(row));
    if (bytes > EXPORT_LIMITS.bytes && rows.length > 0) break;
    rows.push(row);
  }
  return rows;
};

/** Name of a file: what it holds, the day in Seoul, and which part of the whole, so that nobody takes a part for all of it. */
export const fileName = (
  what: string,
  at: string,
  { first, rows, total }: { readonly first: number; readonly rows: number; readonly total: number },
  format: ExportFormat,
): string => {
  const part = rows === total ? '' : `-${first}-${first + rows - 1}-of-${total}`;
  return `${what}-${seoulDate(at)}${part}.${format}`;
};

import * as z from 'zod';
import { DirectoryQuery } from '#shared/directory/schema.ts';
import { Cursor } from '#shared/http/paging.ts';
import { LANGUAGES } from '#shared/kernel/i18n.ts';
import { safeText } from '#shared/kernel/text.ts';
import { ListingId, ListingKind, ListingState, NewListing } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const exporting = {
  format: z.enum(EXPORT_FORMATS).default('csv'),
  lang: z.enum(LANGUAGES).optional().describe('Language of headers and names, before Accept-Language'),
  cursor: Cursor,
};
export const ExportQuery = z.strictObject(exporting);
export const DirectoryExportQuery = DirectoryQuery.omit({ limit: true, cursor: true }).extend(exporting);

/** Rows in one request. */
export const MOST_ROWS = 50;

const member = z.record(z.string(), z.unknown());
/**
 * A row as it is read first; what it makes is checked against the schemas of the organisation and the listing. Members that are
 * null are taken away, members that are missing stay as they are.
 */
export const ImportRow = z.strictObject({
  organisation: member,
  listing: z.strictObject({
    kind: ListingKind,
    externalId: safeText(120).nullable().optional(),
    title: member.nullable().optional(),
    summary: member.nullable().optional(),
    expiresOn: z.string().nullable().optional(),
    profile: member,
  }),
  state: ListingState.nullable().optional(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const NewImport = z
  .strictObject({
    rows: z
      .array(z.unknown())
      .min(1)
      .max(MOST_ROWS)
      .describe(
        'Each `{organisation, listing, state?}`: the members of NewOrganisation, those of NewListing without organisationId, and DRAFT, IN_REVIEW or PUBLISHED (unless told). null takes an optional member away. Checked and carried out one by one',
      ),
    dryRun: z.boolean().default(false).describe('Check everything and write nothing'),
    vouched: z
      .boolean()
      .default(false)
      .describe(
        'You vouch for the rows as those of a public register: Korean companies may be listed before their business number is known',
      ),
  })
  .meta({
    id: 'NewImport',
    example: {
      rows: [
        {
          organisation: { name: { ko: '한강로보틱스' }, country: 'KR', externalId: '2026-001' },
          listing: {
            kind: 'company',
            summary: { ko: '물류창고 로봇을 만듭니다.' },
            profile: { sectors: ['ROBOTICS'], location: { area: 'KR-11' }, raising: { stage: 'PRE_A' } },
          },
        },
      ],
    },
  });

export const RowOutcome = z
  .enum(['created', 'updated', 'unchanged', 'refused', 'failed'])
  .meta({ id: 'RowOutcome', description: 'failed: nothing wrong with the row, send it again later' });
export type RowOutcome = z.infer<typeof RowOutcome>;

export const RowResult = z
  .strictObject({
    outcome: RowOutcome,
    organisationId: OrganisationId.optional(),
    listingId: ListingId.optional(),
    state: ListingState.optional(),
    changed: z.array(z.string()).optional().describe('Members that an update replaced'),
    faults: z
      .array(
        z.strictObject({
          pointer: z.string().describe('JSON pointer into the row'),
          code: z.string(),
          message: z.strictObject({ ko: z.string(), en: z.string() }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'RowResult' });
export type RowResult = z.infer<typeof RowResult>;

export const ImportResults = z
  .strictObject({ dryRun: z.boolean(), results: z.array(RowResult).describe('In the order of the rows') })
  .meta({ id: 'ImportResults' });

const [company, investor, technology, need, acquisition] = NewListing.options;
/** A listing as a file can give it: which organisation it belongs to is known only once that is registered. */
export const ListingDraft = z.discriminatedUnion('kind', [
  company.omit({ organisationId: true }),
  investor.omit({ organisationId: true }),
  technology.omit({ organisationId: true }),
  need.omit({ organisationId: true }),
  acquisition.omit({ organisationId: true }),
]);
export type ListingDraft = z.input<typeof ListingDraft>;

import * as z from 'zod';

const words = z.strictObject({ ko: z.string(), en: z.string() }).meta({ id: 'DraftWords' });

/** Where a value came from. */
export const FactSource = z
  .strictObject({
    kind: z.enum(['organisation', 'listing', 'deal', 'user', 'default', 'computed']),
    id: z.string().optional().describe('Record or person it was read from'),
    version: z.int().optional(),
    at: z.string().optional().describe('When the value was recorded'),
    field: z.string().optional().describe('Field of the record'),
  })
  .meta({ id: 'FactSource' });
export type FactSource = z.infer<typeof FactSource>;

/** A fact with its source: what a draft is made from, and all that has to be stored to make it again. */
export const SourcedFact = z
  .strictObject({
    path: z.string().max(120).describe('Dotted path into the facts of the template'),
    value: z.json(),
    source: FactSource,
  })
  .meta({ id: 'SourcedFact' });
export type SourcedFact = z.infer<typeof SourcedFact>;

const DraftRun = z
  .strictObject({
    text: z.string(),
    prov: z.string().optional().describe('Key into `provenance`'),
    mark: z.enum(['blank', 'flag']).optional().describe('blank: value missing; flag: to be checked by a person'),
    strong: z.boolean().optional().describe('A term where it is defined'),
    ref: z.string().optional().describe('Clause this text refers to'),
  })
  .meta({ id: 'DraftRun' });
export type DraftRun = z.infer<typeof DraftRun>;

const DraftCell = z.strictObject({ ko: z.array(DraftRun), en: z.array(DraftRun) }).meta({ id: 'DraftCell' });
export type DraftCell = z.infer<typeof DraftCell>;

export const BLOCK_KINDS = [
  'preamble',
  'article',
  'paragraph',
  'item',
  'schedule',
  'table',
  'closing',
  'signature',
] as const;
const DraftBlock = z
  .strictObject({
    clauseId: z.string(),
    kind: z.enum(BLOCK_KINDS),
    depth: z.int().min(0).describe('Depth in the clause tree'),
    number: words.optional().describe('Number after unneeded clauses were left out'),
    heading: words.optional(),
    text: DraftCell.optional(),
    table: z
      .strictObject({ columns: z.array(words), rows: z.array(z.array(DraftCell)) })
      .optional()
      .describe('Rows of a schedule; for a signature, one row of label and value each'),
    pending: z.boolean().optional().describe('Whether the clause belongs here depends on a fact not yet known'),
  })
  .meta({ id: 'DraftBlock' });
export type DraftBlock = z.infer<typeof DraftBlock>;

const DraftProvenance = z
  .strictObject({
    path: z.string(),
    label: words,
    value: words.describe('As shown'),
    clauseIds: z.array(z.string()),
    source: FactSource,
  })
  .meta({ id: 'DraftProvenance' });
export type DraftProvenance = z.infer<typeof DraftProvenance>;

const LegalNote = z
  .strictObject({
    statuteKo: z.string(),
    statuteEn: z.string(),
    article: z.string(),
    asOf: z.string(),
    unconfirmed: z.literal(true).optional().describe('Not read in the statute itself: to be confirmed'),
  })
  .meta({ id: 'LegalNote', description: 'A provision of law as read in the month `asOf`' });

const DraftIssue = z
  .strictObject({
    ruleId: z.string(),
    severity: z.enum(['error', 'warn', 'info']),
    clauseIds: z.array(z.string()),
    paths: z.array(z.string()),
    messageKo: z.string(),
    messageEn: z.string(),
    legal: z.array(LegalNote).optional(),
    fix: words.optional().describe('What to do about it'),
  })
  .meta({ id: 'DraftIssue' });
export type DraftIssue = z.infer<typeof DraftIssue>;

/** A resolved draft: the only thing a renderer sees. No status says that a draft is legally sound. */
export const DraftModel = z
  .strictObject({
    draftId: z.string(),
    version: z.int().min(1),
    at: z.string().describe('When this version was made'),
    template: z.strictObject({
      id: z.string(),
      version: z.string(),
      lawAsOf: z.string(),
      status: z.enum(['draft', 'lawyer_reviewed']),
    }),
    title: words,
    status: z
      .enum(['blocked', 'incomplete', 'review_ready'])
      .describe('blocked: an error to resolve; incomplete: values missing; review_ready: for a lawyer to read'),
    blocks: z.array(DraftBlock),
    provenance: z.record(z.string(), DraftProvenance),
    issues: z.array(DraftIssue),
    hashes: z.strictObject({ inputs: z.string(), template: z.string(), model: z.string() }).describe('SHA-256, hex'),
    disclaimer: words,
  })
  .meta({ id: 'DraftModel' });
export type DraftModel = z.infer<typeof DraftModel>;

import * as z from 'zod';
import { DealId } from '#shared/deal/schema.ts';
import { id, Reference } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/time.ts';
import { DraftModel } from './engine/model.ts';

export const DraftId = id('contract draft');
export const TemplateId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'bad-template-id' })
  .meta({ id: 'TemplateId', example: 'nda' });

const label = z.strictObject({ ko: z.string(), en: z.string() });

export const TemplateSummary = z
  .strictObject({
    templateId: TemplateId,
    version: z.string(),
    title: label,
    lawAsOf: z.string(),
    status: z.enum(['draft', 'lawyer_reviewed']),
    serves: z
      .record(z.string(), z.record(z.string(), z.string()))
      .describe('Kinds of deal it is for, and which party of the contract each side of the deal becomes'),
  })
  .meta({ id: 'TemplateSummary' });
export const TemplateList = z.strictObject({ items: z.array(TemplateSummary) }).meta({ id: 'TemplateList' });
export const TemplateDetail = z
  .strictObject({
    ...TemplateSummary.shape,
    facts: z.record(z.string(), z.json()).describe('JSON Schema of the facts the template takes'),
  })
  .meta({ id: 'TemplateDetail' });

/** The facts are checked against the template's own schema; see the template. */
const facts = z
  .record(z.string().max(60), z.json())
  .default({})
  .describe("Facts of this contract; their JSON Schema is the template's `facts`");

export const NewDraft = z.strictObject({ templateId: TemplateId, facts }).meta({ id: 'NewDraft' });
export const DraftRevision = z.strictObject({ facts }).meta({ id: 'DraftRevision' });

export const Draft = z
  .strictObject({
    draftId: DraftId,
    dealId: DealId,
    templateId: TemplateId,
    version: z.int().min(1),
    createdBy: Reference,
    createdAt: instant(),
    frozen: z.literal(true).optional().describe('While one side of the deal is suspended nothing can be changed'),
    model: DraftModel,
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof Draft>;

export const DraftSummary = z
  .strictObject({
    draftId: DraftId,
    dealId: DealId,
    templateId: TemplateId,
    version: z.int().min(1),
    status: DraftModel.shape.status,
    openIssues: z.int().min(0),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'DraftSummary' });
export type DraftSummary = z.infer<typeof DraftSummary>;
export const DraftList = z.strictObject({ items: z.array(DraftSummary) }).meta({ id: 'DraftList' });

const version = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, { error: 'bad-version' })
  .optional();
export const DocumentQuery = z.strictObject({
  language: z.enum(['ko', 'en', 'bilingual']).default('bilingual'),
  version: version.describe('Version of the draft; the latest unless told'),
});
export const RedlineQuery = z.strictObject({
  language: DocumentQuery.shape.language,
  from: version.describe('Version to compare with; the one before unless told'),
  to: version.describe('Version whose changes are shown; the latest unless told'),
});

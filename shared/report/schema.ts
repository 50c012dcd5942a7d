import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { CURRENCIES } from '#shared/kernel/money.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { Outcome, OutcomeType } from '#shared/outcome/schema.ts';
import { KPI_IDS } from './rules.ts';

export const ReportId = id('report');
const label = z.strictObject({ ko: z.string(), en: z.string() });
export const KpiId = z.enum(KPI_IDS).meta({ id: 'KpiId' });

/** What a figure counts, in words; a definition that changes gets a new version. */
export const Kpi = z
  .strictObject({
    kpiId: KpiId,
    version: z.int().min(1),
    name: label,
    definition: label,
    types: z.array(OutcomeType),
    unit: z.enum(['money', 'number', 'events']),
  })
  .meta({ id: 'Kpi' });
export const KpiList = z.strictObject({ items: z.array(Kpi) }).meta({ id: 'KpiList' });

/** A sum of amounts may be longer than any one of them. */
const Sum = z
  .strictObject({ amount: z.string().regex(/^\d{1,40}$/), currency: z.enum(CURRENCIES) })
  .meta({ id: 'Sum', description: 'Integer minor units, as in Money' });
const total = z.strictObject({
  rows: z.int().min(0).describe('Outcomes it adds up'),
  number: z.int().min(0).optional().describe('For numbers and events'),
  amounts: z.array(Sum).optional().describe('For money: one sum a currency, never converted'),
});
export const Figure = z
  .strictObject({
    kpiId: KpiId,
    version: z.int().min(1),
    verified: total.describe('What an operator verified by evidence'),
    reported: total.describe('All that is claimed, verified or not; disputed and withdrawn outcomes excepted'),
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

const asOf = z
  .union([date().describe('To the end of a day in Seoul'), instant()])
  .describe('A day in Seoul that is over, or an instant that is past');

export const AsOfQuery = z.strictObject({ asOf: asOf.optional().describe('Now unless told') });
export const Figures = z
  .strictObject({ asOf: instant(), items: z.array(Figure) })
  .meta({ id: 'Figures', description: 'Every figure as the outcomes stood at an instant' });

export const NewReport = z.strictObject({ asOf, title: bilingual(120) }).meta({ id: 'NewReport' });

/** Figures frozen as they stood at an instant: later corrections make later reports, and leave this one as it is. */
export const Report = z
  .strictObject({
    reportId: ReportId,
    title: bilingual(120),
    asOf: instant(),
    frozenAt: instant(),
    figures: z.array(Figure),
    rows: z.int().min(0),
    rowsHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the outcomes it was computed from'),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;
export const ReportPage = z
  .strictObject({ items: z.array(Report), next: z.string().optional() })
  .meta({ id: 'ReportPage' });

export const RowsQuery = z.strictObject({
  kpi: KpiId.optional().describe('Only the outcomes that this figure adds up'),
  only: z.enum(['verified', 'reported']).default('reported'),
});
export const ReportRows = z
  .strictObject({
    asOf: instant(),
    items: z.array(Outcome),
    figure: Figure.optional().describe('What the rows add up to'),
  })
  .meta({ id: 'ReportRows' });

export const ChangesQuery = z.strictObject({ since: ReportId.describe('The earlier report') });
/** What became different between two reports, and why. */
export const ReportChanges = z
  .strictObject({
    since: ReportId,
    items: z.array(
      z.strictObject({
        change: z.enum(['ADDED', 'CHANGED', 'WITHDRAWN']),
        before: Outcome.optional(),
        after: Outcome,
        reason: bilingual(500).optional(),
      }),
    ),
    figures: z.array(z.strictObject({ kpiId: KpiId, before: Figure, after: Figure })).describe('Figures that differ'),
  })
  .meta({ id: 'ReportChanges' });

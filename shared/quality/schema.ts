import * as z from 'zod';
import { date, instant } from '#shared/kernel/time.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { RunId } from '#shared/match/schema.ts';

/** What proposes: the engine, and what it is measured against. */
export const METHODS = ['engine', 'random', 'popularity', 'filter'] as const;
export type Method = (typeof METHODS)[number];
export const SLICES = ['all', 'new-investor', 'new-company'] as const;
export type Slice = (typeof SLICES)[number];
export const MEASURES = [
  'precision-at-5',
  'ndcg-at-10',
  'mutual-rate',
  'response-hours',
  'coverage',
  'exposure-gini',
] as const;
export type MeasureName = (typeof MEASURES)[number];

const label = z.strictObject({ ko: z.string(), en: z.string() });
const Measure = z.enum(MEASURES).meta({ id: 'QualityMeasure' });
const MethodName = z.enum(METHODS).meta({ id: 'QualityMethod' });
const SliceName = z.enum(SLICES).meta({ id: 'QualitySlice' });

export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'bad-month' })
  .meta({ id: 'Month', example: '2026-11' });

const interval = { value: z.number(), low: z.number(), high: z.number() };

/** One figure: of one method, on one slice. */
export const QualityFigure = z
  .strictObject({
    measure: Measure,
    slice: SliceName,
    method: MethodName,
    insufficient: z.boolean().describe('True where there is not enough to tell it over'),
    n: z.int().min(1).optional().describe('Sample size: lists, pairs or companies, as its definition says'),
    value: interval.value.optional(),
    low: interval.low.optional().describe('Lower end of the 95 % interval'),
    high: interval.high.optional(),
    ahead: z
      .strictObject(interval)
      .optional()
      .describe('Of a baseline: by how much the engine is above it, on the same lists, with its interval'),
  })
  .meta({ id: 'QualityFigure' });
export type QualityFigure = z.infer<typeof QualityFigure>;

/** The figures of a month, as they are kept for good. */
export const QualityMonth = z
  .strictObject({
    month: Month,
    runId: RunId.describe('The run whose lists are judged'),
    scorer: z.strictObject({ id: z.string(), version: z.string() }).describe('Model that ranked them'),
    rankedAt: instant().describe('When the lists came into force'),
    judgedUntil: instant().describe('What happened up to here counts'),
    computedAt: instant(),
    inputHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the lists and acts the figures were computed from'),
    figures: z.array(QualityFigure),
  })
  .meta({ id: 'QualityMonth' });
export type QualityMonth = z.infer<typeof QualityMonth>;

const Definition = z
  .strictObject({
    measure: Measure,
    version: z.int().min(1),
    name: label,
    definition: label,
    unit: z.enum(['share', 'hours']),
    of: z.enum(['lists', 'pairs', 'companies']),
    least: z.int().min(1).describe('Fewest of these that a figure is told over'),
    interval: z.enum(['wilson', 'bootstrap', 'bootstrap-se']),
    higherIsBetter: z.boolean(),
  })
  .meta({ id: 'QualityDefinition' });

const definitions = {
  leastOrganisations: z.int().describe('Fewest organisations on either side that a figure is told over'),
  definitions: z.array(Definition),
  methods: z.array(z.strictObject({ method: MethodName, name: label, definition: label })),
  slices: z.array(z.strictObject({ slice: SliceName, name: label })),
  notes: z.array(label),
};

export const MatchQuality = z
  .strictObject({
    month: QualityMonth.optional().describe('The latest month whose figures are final; none before the first'),
    ...definitions,
  })
  .meta({ id: 'MatchQuality' });

export type MatchQuality = z.infer<typeof MatchQuality>;

export const MatchQualityHistory = z
  .strictObject({
    items: z.array(QualityMonth).describe('Latest first, the figures over all, without the slices'),
    ...definitions,
  })
  .meta({ id: 'MatchQualityHistory' });

export type MatchQualityHistory = z.infer<typeof MatchQualityHistory>;

export const QualityQuery = z.strictObject({
  asOf: date().optional().describe('As it was told at the end of this day in Seoul; the answer is the same for ever'),
});

/** A side of a run as its figures need it. */
const frozenSide = z.strictObject({
  listingId: ListingId,
  organisationId: z.string(),
  isNew: z.boolean(),
  open: z.boolean(),
});
const pairs = z.array(z.tuple([z.int(), z.int()]));
/** What a run proposed and what the baselines would have: positions of investors and companies, best first by investor. */
export const FrozenLists = z.strictObject({
  investors: z.array(frozenSide),
  companies: z.array(frozenSide),
  lists: z.strictObject({ engine: pairs, random: pairs, popularity: pairs, filter: pairs }),
});
export type FrozenLists = z.infer<typeof FrozenLists>;

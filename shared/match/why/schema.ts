import * as z from 'zod';
import { instant } from '#shared/kernel/time.ts';
import { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { GROUND_FACTORS, GROUP } from '../engine/why/types.ts';
import { RunId } from '../schema.ts';

/** Where a listing stands with the matching. */
export const STANDINGS = [
  'NOT_PUBLISHED',
  'OPTED_OUT',
  'SUSPENDED',
  'NO_RUN_YET',
  'AT_CAPACITY',
  'BELOW_FLOOR',
  'BEATEN',
  'MATCHED',
] as const;
export const StandingName = z.enum(STANDINGS).meta({
  id: 'MatchStandingName',
  description:
    'AT_CAPACITY: it has had its introductions of the month, or they went to matches of another kind. BELOW_FLOOR: fewer than a group of the other side score high enough. BEATEN: enough do, but their introductions went to better fits. MATCHED: it has as many matches as anybody looks for',
});
export type StandingName = z.infer<typeof StandingName>;

const label = z.strictObject({ ko: z.string(), en: z.string() });

/** A number of organisations that is told only roughly. */
export const Band = z
  .strictObject({ atLeast: z.int().min(0), below: z.int().min(1).optional() })
  .meta({ id: 'Band', description: 'At least so many organisations, and fewer than `below` where it is given' });
export type Band = z.infer<typeof Band>;

const won = z.int().min(0);
const code = z.string();
/** A change of one value that a listing states itself, as it is stored; amounts in won. */
export const StoredChange = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('ask'), to: won }),
  z.strictObject({ what: z.literal('stage'), to: code }),
  z.strictObject({ what: z.literal('region'), to: code }),
  ...(['addSector', 'dropSector', 'addStage', 'addRegion', 'allowSector'] as const).map(what =>
    z.strictObject({ what: z.literal(what), value: code }),
  ),
  z.strictObject({ what: z.literal('ticket'), min: won, max: won }),
  ...(['text', 'anywhere', 'allowWords'] as const).map(what => z.strictObject({ what: z.literal(what) })),
]);

/** How a run left one listing in one pairing: counts as the lower ends of their bands, nothing finer. */
export const WhyRow = z.strictObject({
  listingId: ListingId,
  /** Version of the listing that the run looked at. */
  version: z.int().min(1),
  pairing: DealKind.optional().describe('INVESTMENT where it is absent'),
  matches: z.int().min(0),
  standing: z.enum(['AT_CAPACITY', 'BELOW_FLOOR', 'BEATEN', 'MATCHED']),
  estimate: z.literal(true).optional(),
  counts: z
    .strictObject({ looked: z.int(), full: z.int(), excluded: z.int(), above: z.int() })
    .optional()
    .describe('Absent where it needs no explanation'),
  nearest: z.array(z.int()).optional(),
  gains: z.array(z.strictObject({ changes: z.array(StoredChange).min(1).max(2), gains: z.int() })).optional(),
});
export type WhyRow = z.infer<typeof WhyRow>;

export const WhyFactor = z
  .strictObject({
    factor: z.enum(GROUND_FACTORS),
    points: z.int().describe('Median over the nearest that score below the floor, in hundreds'),
    text: label,
  })
  .meta({ id: 'WhyFactor' });

export const WhyChange = z
  .strictObject({
    changes: z
      .array(
        z.strictObject({
          what: z.string(),
          to: z.string().optional().describe('Code, or amount in won'),
          min: z.string().optional(),
          max: z.string().optional(),
          text: label,
        }),
      )
      .min(1)
      .max(2),
    gains: Band.describe('Organisations that would come above the floor besides'),
    text: label,
  })
  .meta({ id: 'WhyChange', description: 'A change of its own values that was scored against the market of the run' });

/** What is told of any pairing. */
const told = {
  matches: z.int().min(0).optional(),
  looked: Band.optional().describe('Organisations of the other side that were looked at'),
  full: Band.optional().describe('Of those, that take no introductions this month'),
  excluded: Band.optional().describe('Of those, kept apart by a hard filter on either side'),
  above: Band.optional().describe('Of those, that score at or above the floor'),
  factors: z.array(WhyFactor).optional().describe('What the nearest below the floor make of it, weakest first'),
};

export const WhyElsewhere = z
  .strictObject({ pairing: DealKind, standing: StandingName, text: label, ...told })
  .meta({ id: 'WhyElsewhere', description: 'Where a listing stands in a further pairing that it takes part in' });
export type WhyElsewhere = z.infer<typeof WhyElsewhere>;

export const WhyNot = z
  .strictObject({
    listingId: ListingId,
    pairing: DealKind.optional().describe('The kind of match that is told of; absent where no run looked at it'),
    standing: StandingName,
    text: label.describe('Where it stands, in words'),
    runId: RunId.optional().describe('The run that is explained'),
    computedAt: instant().optional(),
    changedSince: z.boolean().optional().describe('True where the listing has been changed since the run looked at it'),
    ...told,
    groupSize: z.int().default(GROUP).describe('Fewer organisations than this are never counted out'),
    estimate: z
      .boolean()
      .optional()
      .describe(
        'True where a learned model ranked the run: changes were scored by the formula that finds its candidates, so they bring the listing before the model and promise no more',
      ),
    changes: z
      .array(WhyChange)
      .optional()
      .describe(
        'Smallest first; what fewer than a group would gain by is not told. Worked out between investors and companies only',
      ),
    elsewhere: z.array(WhyElsewhere).optional().describe('The further kinds of match that it takes part in'),
  })
  .meta({ id: 'WhyNot' });
export type WhyNot = z.infer<typeof WhyNot>;

import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { ListingId, ListingKind } from '#shared/listing/schema.ts';

/** `2026-11-24` for the night's run, `2026-11-24-r02` for an operator's second run of that day. Sorts by time. */
export const RunId = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(-r(0[2-9]|[1-9]\d))?$/, { error: 'bad-run-id' })
  .meta({ id: 'RunId', example: '2026-11-24' });

export const RUN_STATES = ['RUNNING', 'PUBLISHED', 'FAILED'] as const;

export const NewMatchRun = z
  .strictObject({
    date: date().optional().describe('Today in Seoul unless told; at most one day ahead'),
    revision: z.int().min(1).max(99).default(1).describe('1 is the run the nightly schedule would make'),
  })
  .meta({ id: 'NewMatchRun' });

const units = z.number().min(0);
export const MatchRun = z
  .strictObject({
    runId: RunId,
    state: z.enum(RUN_STATES),
    scorer: z.strictObject({ id: z.string(), version: z.string() }),
    inputHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('SHA-256 of the frozen market the run was computed from'),
    counts: z
      .strictObject({
        investors: z.int(),
        companies: z.int(),
        shards: z.int(),
        pairsScored: z.int(),
        candidates: z.int(),
        matches: z.int(),
        investorsMatched: z.int(),
        companiesMatched: z.int(),
        packsWritten: z.int(),
        packsUnchanged: z.int(),
      })
      .partial(),
    consumed: z.strictObject({ read: units, write: units }).describe('DynamoDB capacity units used by the run'),
    startedAt: instant(),
    finishedAt: instant().optional(),
    durationMs: z.int().min(0).optional(),
    failure: z.string().optional(),
  })
  .meta({ id: 'MatchRun' });
export type MatchRun = z.infer<typeof MatchRun>;

export const MatchRuns = z.strictObject({ items: z.array(MatchRun) }).meta({ id: 'MatchRuns' });

export const MatchReason = z
  .strictObject({
    factor: z.enum(['sector', 'stage', 'ticket', 'region', 'text']),
    points: z.int().describe('Share of the score; the points of all reasons add up to it exactly'),
    text: z.strictObject({ ko: z.string(), en: z.string() }).describe('The reason in words'),
  })
  .meta({ id: 'MatchReason' });

export const Match = z
  .strictObject({
    rank: z.int().min(1),
    counterpart: z.strictObject({ listingId: ListingId, kind: ListingKind, title: bilingual(120) }),
    score: z.int(),
    reasons: z.array(MatchReason),
  })
  .meta({ id: 'Match' });
export type Match = z.infer<typeof Match>;

export const Matches = z
  .strictObject({
    listingId: ListingId,
    runId: RunId.optional().describe('The active run; none before the first night'),
    computedAt: instant().optional(),
    items: z.array(Match),
  })
  .meta({ id: 'Matches' });

import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import { ListingId, ListingKind } from '#shared/listing/schema.ts';
import { MatchStanding } from '#shared/proposal/schema.ts';
import { FACTORS } from './engine/types.ts';

/** `2026-11-24` for the night's run, `2026-11-24-r02` for an operator's second run of that day. Sorts by time. */
export const RunId = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(-r(0[2-9]|[1-9]\d))?$/, { error: 'bad-run-id' })
  .meta({ id: 'RunId', example: '2026-11-24' });

export const RUN_STATES = ['RUNNING', 'PUBLISHED', 'FAILED'] as const;

export const NewMatchRun = z
  .strictObject({
    date: date().optional().describe('Today in Seoul unless told; not later'),
    revision: z.int().min(1).max(99).default(1).describe('1 is the run the nightly schedule would make'),
  })
  .meta({ id: 'NewMatchRun' });

/** Content hash of a stored model. */
export const ModelId = z
  .string()
  .regex(/^[0-9a-f]{32}$/, { error: 'bad-model-id' })
  .meta({ id: 'ModelId', example: '5c0f0e5b2a7d4c6e8f9a1b2c3d4e5f60' });

const share = z.number().min(0).max(1);
/** How rankings of the same pairs of the last window compare, which no trial model has seen. */
export const ModelTrial = z
  .strictObject({
    learned: share.describe('NDCG@10 of the new model, learnt from the windows before'),
    untrained: share.describe('NDCG@10 of the untrained formula'),
    inForce: share.optional().describe('NDCG@10 of the model in force, which may have seen the window'),
    investors: z.int().min(0),
  })
  .meta({ id: 'ModelTrial' });
export type ModelTrial = z.infer<typeof ModelTrial>;

/** What a night's training came to. */
export const TRAINING_VERDICTS = {
  TOO_LITTLE: 'there is too little to learn from',
  NOTHING_NEW: 'too little is known that was not known at the last training',
  NOT_BETTER: 'what was learnt ranks the last window no better than what is in force',
  ROLLED_BACK: 'what was learnt is from the evidence of a model that was rolled back',
  OVERTAKEN: 'the model in force was changed since the run was planned',
  ELECTED: 'the new model is in force',
  FAILED: 'the training failed',
} as const;

/** Why a run was scored by the untrained formula although a model was in force. */
export const FALLBACKS = ['UNREADABLE', 'OTHER_FEATURES', 'NO_MARKET', 'NO_BOOK'] as const;

/** Which model a run was scored by, and what its training came to. */
export const RunModel = z
  .strictObject({
    modelId: ModelId.optional().describe('None: the untrained formula'),
    training: z.enum(Object.keys(TRAINING_VERDICTS) as [keyof typeof TRAINING_VERDICTS]),
    evidence: z.int().min(0).optional().describe('Pairs that investors are known to have taken up'),
    dataHash: z.string().optional().describe('SHA-256 of that evidence'),
    trial: ModelTrial.optional(),
    fallback: z.enum(FALLBACKS).optional().describe('Why the untrained formula scored although a model was in force'),
  })
  .meta({ id: 'RunModel' });
export type RunModel = z.infer<typeof RunModel>;

const units = z.number().min(0);

/** Listings named in a run's record; all are counted. */
export const NAMED = 100;

export const Quarantine = z
  .strictObject({
    count: z.int().min(1),
    listings: z
      .array(
        z.strictObject({
          listingId: z.string().max(120),
          reason: z.string().max(200).describe('What is wrong with which member; never its value'),
        }),
      )
      .max(NAMED)
      .describe(`The first ${NAMED}, by identifier`),
  })
  .meta({ id: 'Quarantine' });

/** How one pairing was settled in a run, and what spreading exposure cost. */
export const Fairness = z
  .strictObject({
    pairing: DealKind,
    seekers: z.int(),
    offers: z.int(),
    matches: z.int(),
    seekersMatched: z.int(),
    offersMatched: z.int(),
    cap: z.int().describe('Most seekers an offer is shown to at a time, and is newly introduced to within 14 days'),
    reserved: z.int().optional().describe('Pairs from slots kept for offers that nobody had been shown'),
    gini: share.describe('How unevenly offers are shown: 0 all alike'),
    coverage: share.describe('Share of the offers that are shown to anybody'),
    coverageOfWindow: share.describe('The same within 14 days'),
    ofOptimum: share.optional().describe('Least share of the best total by the same rules'),
    price: share.optional().describe('Most that spreading costs, as a share of the best total without it'),
  })
  .meta({ id: 'MatchFairness' });
export type Fairness = z.infer<typeof Fairness>;

export const MatchRun = z
  .strictObject({
    runId: RunId,
    state: z.enum(RUN_STATES),
    scorer: z.strictObject({ id: z.string(), version: z.string() }),
    model: RunModel.optional().describe('Absent before the run has come to its training'),
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
        quarantined: z.int(),
        shardsFallenBack: z.int(),
      })
      .partial(),
    pairings: z.array(Fairness).optional(),
    consumed: z.strictObject({ read: units, write: units }).describe('DynamoDB capacity units used by the run'),
    startedAt: instant(),
    finishedAt: instant().optional(),
    durationMs: z.int().min(0).optional(),
    failure: z.string().optional(),
    quarantine: Quarantine.optional().describe(
      'Listings that could not be matched: a run that is published with them completed with errors, one with more than 1 % of all fails',
    ),
  })
  .meta({ id: 'MatchRun' });
export type MatchRun = z.infer<typeof MatchRun>;

export const MatchRuns = z.strictObject({ items: z.array(MatchRun) }).meta({ id: 'MatchRuns' });

export const MatchReason = z
  .strictObject({
    factor: z.enum(FACTORS),
    points: z.int().describe('Share of the score; the points of all reasons add up to it exactly'),
    text: z.strictObject({ ko: z.string(), en: z.string() }).describe('The reason in words'),
  })
  .meta({ id: 'MatchReason' });

export const Match = z
  .strictObject({
    rank: z.int().min(1),
    pairing: DealKind.describe('What the match is about; a deal of it is of this kind'),
    counterpart: z.strictObject({ listingId: ListingId, kind: ListingKind, title: bilingual(120) }),
    score: z.int(),
    probability: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('Calibrated chance that the investor takes it up within a year; only where a learned model scored'),
    reasons: z.array(MatchReason),
    standing: MatchStanding.describe('What has become of it'),
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
export type Matches = z.infer<typeof Matches>;

/** What a run computes from, frozen when it is planned; every later step is a function of it. */
export const RunPlan = z.strictObject({
  runId: RunId,
  asOf: date(),
  snapshot: z.strictObject({ snapshotId: z.string(), chunks: z.int(), upTo: z.string(), writtenAt: z.string() }),
  /** Chunks of the part that holds what is not in the listings: pairs already in a deal, introductions made this month. */
  dealingsChunks: z.int(),
  inputHash: z.string(),
  investors: z.int(),
  companies: z.int(),
  /** Sides of every pairing; plans of earlier releases know of investors and companies alone. */
  pairings: z.array(z.strictObject({ id: DealKind, seekers: z.int(), offers: z.int() })).optional(),
  /** Where the exposure of the days before is: the part that the run in force then left. */
  exposure: z.strictObject({ runId: RunId, chunks: z.int() }).optional(),
  /** Investors in one shard; a plan is carried out as it was cut, whatever is usual by then. */
  shardSize: z.int().min(1).default(250),
  shards: z.int(),
  quarantine: Quarantine.optional(),
  /** The model in force when the run was planned, and the version of that choice; absent in plans of earlier releases. */
  model: z.strictObject({ modelId: ModelId.optional(), version: z.int().min(0) }).optional(),
  startedAt: instant(),
});
export type RunPlan = z.infer<typeof RunPlan>;

/** Which model a run is scored by, frozen before its first shard; the first choice written stands. */
export const ModelChoice = z.strictObject({
  runId: RunId,
  ...RunModel.shape,
  /** How its scores are read on this run's market; there where there is a model. */
  scale: z
    .strictObject({
      calibration: z.strictObject({ slope: z.number(), intercept: z.number() }),
      chance: z.number().min(0).max(1),
    })
    .optional(),
  at: instant(),
});
export type ModelChoice = z.infer<typeof ModelChoice>;

/** What a finished step has to say for the run's record. */
export const StepReport = z.strictObject({
  runId: RunId,
  step: z.string(),
  chunks: z.int().min(0),
  counts: z.record(z.string(), z.int()),
  consumed: z.strictObject({ read: units, write: units }),
  at: instant(),
  /** Of the allocation: how each pairing was settled, and chunks of the part that the next run takes exposure from. */
  pairings: z.array(Fairness).optional(),
  exposureChunks: z.int().optional(),
});
export type StepReport = z.infer<typeof StepReport>;

/** Pointer to the run in force. */
export const ActiveRun = z.strictObject({
  runId: RunId,
  publishedAt: instant(),
  /** Runs that wrote packs but were never published; readers pass over those. */
  abandoned: z.array(RunId),
  /** Chunks of the run's part that lists every pack in force. */
  packIndexChunks: z.int(),
  /** Chunks of the run's part that says who was introduced to whom; absent in runs of earlier releases. */
  exposureChunks: z.int().optional(),
  version: z.int().min(1),
});
export type ActiveRun = z.infer<typeof ActiveRun>;

/** A reason as it is kept: facts, of which words are made when somebody reads. */
export const PackedReason = z.strictObject({
  factor: z.string(),
  points: z.int(),
  facts: z.record(z.string(), z.json()),
});
export type PackedReason = z.infer<typeof PackedReason>;

/** All matches of one listing in one item, reasons as facts: words are made when somebody reads. */
export const Pack = z.strictObject({
  listingId: ListingId,
  runId: RunId,
  matches: z.array(
    z.strictObject({
      counterpartId: ListingId,
      /** Absent in packs of earlier releases, which are of investors and companies. */
      pairing: DealKind.optional(),
      score: z.int(),
      probability: z.number().optional(),
      reasons: z.array(PackedReason),
    }),
  ),
});
export type Pack = z.infer<typeof Pack>;

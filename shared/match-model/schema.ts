import * as z from 'zod';
import { date, instant } from '#shared/kernel/time.ts';
import { ModelId, ModelTrial, RunId, RunModel } from '#shared/match/schema.ts';

export const MODEL_STATES = ['IN_FORCE', 'AVAILABLE', 'ROLLED_BACK'] as const;

/** What is kept of a learned model beside its numbers. */
export const StoredModel = z.strictObject({
  modelId: ModelId.describe('Hash of its content: the same model has the same identifier'),
  runId: RunId.describe('Run in whose night it was learnt'),
  asOf: date().describe('Day it was learnt on: nothing of that day or later is in it'),
  learntAt: instant(),
  version: z.int().describe('Format of the model'),
  evidence: z.int().min(0).describe('Pairs that investors are known to have taken up when it was learnt'),
  found: z.int().min(0).describe('Those of them in the windows it was learnt from'),
  dataHash: z.string().describe('SHA-256 of that evidence'),
  trial: ModelTrial,
  calibration: z
    .strictObject({ slope: z.number(), intercept: z.number() })
    .describe('Probability of a score on the trial window: 1 / (1 + exp(−(slope × score + intercept)))'),
  chance: z.number().min(0).max(1).describe('Share of all pairs that were taken up in the last window'),
  chunks: z.int().min(1),
  bytes: z.int().min(1).describe('Size as stored'),
});
export type StoredModel = z.infer<typeof StoredModel>;

export const MatchModel = StoredModel.omit({ chunks: true })
  .extend({ state: z.enum(MODEL_STATES) })
  .meta({ id: 'MatchModel' });
export type MatchModel = z.infer<typeof MatchModel>;

/** Where the untrained formula is meant in place of a model. */
export const UNTRAINED = 'UNTRAINED';

export const MatchModels = z
  .strictObject({
    inForce: z.union([ModelId, z.literal(UNTRAINED)]).describe('What the next run is scored by'),
    since: instant().optional().describe('When it came into force; absent where nothing was ever learnt'),
    items: z.array(MatchModel).describe('Latest learnt first'),
  })
  .meta({ id: 'MatchModels' });
export type MatchModels = z.infer<typeof MatchModels>;

export const ModelRollBack = z
  .strictObject({
    to: z
      .union([ModelId, z.literal(UNTRAINED)])
      .optional()
      .describe('What was in force before, unless told'),
  })
  .meta({ id: 'ModelRollBack' });
export type ModelRollBack = z.infer<typeof ModelRollBack>;

/** Which model is in force, and all that the next training has to know of the ones before. Version 0: never written. */
export const ModelState = z.strictObject({
  modelId: ModelId.optional(),
  since: instant().optional(),
  /** Run that moved it last; absent where an operator did. */
  movedBy: RunId.optional(),
  /** What was in force before, latest last; `null` is the untrained formula. */
  before: z.array(ModelId.nullable()).max(50),
  /** Models taken out of force by an operator, with what they were learnt from. */
  rolledBack: z.array(z.strictObject({ modelId: ModelId, dataHash: z.string() })).max(50),
  /** What the last training learnt from, whatever it came to. */
  lastTraining: z
    .strictObject({
      runId: RunId,
      evidence: z.int().min(0),
      dataHash: z.string(),
      training: RunModel.shape.training,
      trial: ModelTrial.optional(),
    })
    .optional(),
  version: z.int().min(0),
});
export type ModelState = z.infer<typeof ModelState>;

import { reject } from '#shared/kernel/rejection.ts';
import type { ModelTrial, RunModel } from '#shared/match/schema.ts';
import type { MatchModel, ModelRollBack, ModelState, StoredModel } from './schema.ts';
import { UNTRAINED } from './schema.ts';

/** Pairs that must have become known since the last training before anything is learnt anew. */
export const LEAST_NEW = 100;
/** Steps back that are remembered, and models that are not to come back. */
const REMEMBERED = 50;

const NOWHERE = reject(
  'conflict',
  '되돌아갈 이전 모형이 없거나 이미 적용 중입니다',
  'There is nothing to go back to, or it is in force already',
);

/** Nothing was ever learnt. */
export const NEVER: ModelState = { before: [], rolledBack: [], version: 0 };

export type Verdict = RunModel['training'];

/** What is known before a training. */
export interface Known {
  readonly evidence: number;
  readonly found: number;
  readonly dataHash: string;
}

/** Why a night learns nothing; undefined where it has something to learn. `least` pairs must have been found in the windows. */
export const restOf = ({ lastTraining }: ModelState, known: Known, least: number): Verdict | undefined => {
  if (known.found < least) return 'TOO_LITTLE';
  if (lastTraining === undefined) return undefined;
  if (lastTraining.dataHash === known.dataHash) return 'NOTHING_NEW';
  return Math.abs(known.evidence - lastTraining.evidence) < LEAST_NEW ? 'NOTHING_NEW' : undefined;
};

/**
 * What becomes of a model that was learnt. Beside the model in force it must be better on the last window, which the one in force
 * may have seen; beside none, better than the untrained formula. What was learnt from the evidence of a model that was rolled
 * back, or is that very model, stays out.
 */
export const verdictOn = (
  { rolledBack, modelId: inForce }: ModelState,
  learnt: { readonly modelId?: string; readonly dataHash: string; readonly trial?: ModelTrial },
): Verdict => {
  const { modelId, dataHash, trial } = learnt;
  if (modelId === undefined || trial === undefined) return 'NOT_BETTER';
  if (rolledBack.some(each => each.modelId === modelId || each.dataHash === dataHash)) return 'ROLLED_BACK';
  if (modelId === inForce) return 'NOT_BETTER';
  return trial.learned > Math.max(trial.untrained, trial.inForce ?? 0) ? 'ELECTED' : 'NOT_BETTER';
};

/** The state after a training: what it learnt from is remembered whatever it came to. */
export const trainedState = (
  state: ModelState,
  lastTraining: NonNullable<ModelState['lastTraining']>,
  elected: { readonly modelId: string; readonly at: string } | undefined,
): ModelState => ({
  ...state,
  ...(elected === undefined
    ? {}
    : {
        modelId: elected.modelId,
        since: elected.at,
        before: [...state.before, state.modelId ?? null].slice(-REMEMBERED),
      }),
  movedBy: lastTraining.runId,
  lastTraining,
  version: state.version + 1,
});

/**
 * The state after an operator's roll-back: to what was in force before, or to what is named. The model that goes is remembered with
 * what it was learnt from, unless what is named came after it. Throws Rejection `conflict` where there is nothing to go back to, or what is named is in force already.
 */
export const rolledBackState = (
  state: ModelState,
  { to }: ModelRollBack,
  gone: StoredModel | undefined,
  at: string,
): ModelState => {
  const target = to === undefined ? state.before.at(-1) : to === UNTRAINED ? null : to;
  if (target === undefined || (target ?? undefined) === state.modelId) throw NOWHERE;
  const place = state.before.lastIndexOf(target);
  const back = place >= 0 || target === null;
  const rolledBack = [
    ...state.rolledBack.filter(({ modelId }) => modelId !== state.modelId && modelId !== target),
    ...(gone === undefined || !back ? [] : [{ modelId: gone.modelId, dataHash: gone.dataHash }]),
  ];
  const { modelId: _gone, movedBy: _run, ...rest } = state;
  return {
    ...rest,
    ...(target === null ? {} : { modelId: target }),
    since: at,
    before: back
      ? state.before.slice(0, Math.max(0, place))
      : [...state.before, state.modelId ?? null].slice(-REMEMBERED),
    rolledBack: rolledBack.slice(-REMEMBERED),
    version: state.version + 1,
  };
};

/** A model as operators see it. */
export const shownModel = ({ chunks: _chunks, ...model }: StoredModel, state: ModelState): MatchModel => ({
  ...model,
  state:
    model.modelId === state.modelId
      ? 'IN_FORCE'
      : state.rolledBack.some(({ modelId }) => modelId === model.modelId)
        ? 'ROLLED_BACK'
        : 'AVAILABLE',
});

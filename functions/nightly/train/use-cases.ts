import { judge } from '#shared/match/engine/model/judge.ts';
import { LEAST_FOUND, type LearnOptions, learn, type Model } from '#shared/match/engine/model/learn.ts';
import { encodeModel } from '#shared/match/engine/model/store.ts';
import type { ModelTrial, RunModel, RunPlan } from '#shared/match/schema.ts';
import { findChoice, requirePlan, writeReport } from '#shared/match/store.ts';
import { type Lessons, lessonsOf } from '#shared/match/windows.ts';
import { restOf, trainedState, verdictOn } from '#shared/match-model/rules.ts';
import type { ModelState } from '#shared/match-model/schema.ts';
import { findModelState, loadModel, modelIdOf, modelStateWrite, storeModel } from '#shared/match-model/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import type { Table } from '#shared/table/table.ts';
import { type City, settleChoice } from '../learned.ts';
import { frozenCity } from '../market.ts';
import type { Deps } from '../wiring.ts';

/** How a night learns: three models of each kind and a mean of them, one seed, so that the same evidence gives the same model. */
const NIGHTLY: LearnOptions & { readonly seed: number } = { seed: 1, bags: 3 };

/** How the model in force ranks the window that a new one is tried on; undefined where it cannot be read or asked. */
const inForceOn = async (
  table: Table,
  modelId: string | undefined,
  { windows, others }: Lessons,
  seed: number,
): Promise<number | undefined> => {
  if (modelId === undefined) return undefined;
  try {
    const { model } = await loadModel(table, modelId);
    return judge(model, windows[0]!, { seed, others }).ndcg;
  } catch (error) {
    // What cannot rank is no rival; the run's own choice says why it falls back.
    if ((error as Error).name === 'Unreadable' || error instanceof RangeError) return undefined;
    throw error;
  }
};

/** Learns, and moves the state: the new model in force if it is better, and in any case what was learnt from. */
const trained = async (
  { table, clock }: Deps,
  plan: RunPlan,
  state: ModelState,
  lessons: Lessons,
  options: typeof NIGHTLY,
): Promise<RunModel> => {
  const { evidence, dataHash, chance, others } = lessons;
  const model: Model = learn(lessons.windows, { others, ...options });
  const inForce = await inForceOn(table, state.modelId, lessons, options.seed);
  const trial: ModelTrial | undefined = model.trial && {
    ...model.trial,
    ...(inForce === undefined ? {} : { inForce }),
  };
  const modelId = model.tables === undefined ? undefined : modelIdOf(encodeModel(model));
  const training = verdictOn(state, { modelId, dataHash, trial });
  const at = clock();
  const told = { training, evidence, dataHash, ...(trial === undefined ? {} : { trial }) };
  const elected = training === 'ELECTED' && modelId !== undefined && trial !== undefined ? { modelId, at } : undefined;
  if (elected !== undefined)
    await storeModel(table, model, {
      runId: plan.runId,
      asOf: plan.asOf,
      learntAt: at,
      evidence,
      dataHash,
      trial: trial!,
      chance,
    });
  await table.put(modelStateWrite(trainedState(state, { runId: plan.runId, ...told }, elected)));
  return { ...told, ...inUse(elected?.modelId ?? plan.model?.modelId) };
};

const inUse = (modelId: string | undefined): { modelId?: string } => (modelId === undefined ? {} : { modelId });

/**
 * What a night's training comes to. 1. A state that this very run moved: the step is repeated, and what it came to stands. 2. A
 * state that somebody else moved since the plan: hands off. 3. Too little or nothing new: nothing is learnt. 4. Otherwise a model
 * is learnt and tried.
 */
const training = async (deps: Deps, plan: RunPlan, city: City, options: typeof NIGHTLY): Promise<RunModel> => {
  const state = await findModelState(deps.table);
  const { lastTraining } = state;
  if (lastTraining?.runId === plan.runId) {
    const { runId: _run, ...told } = lastTraining;
    return { ...told, ...inUse(state.movedBy === plan.runId ? state.modelId : plan.model?.modelId) };
  }
  const planned = inUse(plan.model?.modelId);
  if (state.version !== (plan.model?.version ?? 0)) return { ...planned, training: 'OVERTAKEN' };
  const lessons = lessonsOf(city.listings, city.signals, plan.asOf);
  const { evidence, found, dataHash } = lessons;
  const rest = restOf(state, { evidence, found, dataHash }, LEAST_FOUND);
  if (rest !== undefined) return { ...planned, training: rest, evidence, dataHash };
  return trained(deps, plan, state, lessons, options);
};

/**
 * Learns from what the city knows by tonight, if there is enough that is new, and freezes which model the run is scored by. A step
 * that is done stays done; one that is repeated half-way comes to the same.
 */
export const train =
  (deps: Deps, options: Partial<LearnOptions> = {}) =>
  async ({ runId }: { runId: string }): Promise<{ training: RunModel['training']; modelId?: string }> => {
    const { table, clock } = deps;
    const done = await findChoice(table, runId);
    if (done !== undefined) return { training: done.training, ...inUse(done.modelId) };
    const plan = await requirePlan(table, runId);
    const { listings, dealings } = await frozenCity(table, plan);
    const city: City = { listings, signals: dealings.signals ?? [] };
    const wanted = await training(deps, plan, city, { ...NIGHTLY, ...options });
    await writeReport(table, { runId, step: 'train', chunks: 0, counts: {}, consumed: consumedSoFar(), at: clock() });
    const choice = await settleChoice(table, plan, city, wanted, clock());
    return { training: choice.training, ...inUse(choice.modelId) };
  };

import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { invalidField } from '#shared/kernel/rejection.ts';
import type { matchModelRoutes as routes } from '#shared/match-model/routes.ts';
import { rolledBackState, shownModel } from '#shared/match-model/rules.ts';
import { type MatchModels, type ModelState, UNTRAINED } from '#shared/match-model/schema.ts';
import { findModel, findModelState, latestModels, loadModel, modelStateWrite } from '#shared/match-model/store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Deps } from './use-cases.ts';

/** All changes of the model in force that people make are in one chain. */
const TRAIL = 'match-models';
const SHOWN = 100;

const shown = async (table: Table, state: ModelState): Promise<MatchModels> => ({
  inForce: state.modelId ?? UNTRAINED,
  ...(state.since === undefined ? {} : { since: state.since }),
  items: (await latestModels(table, SHOWN)).map(model => shownModel(model, state)),
});

export const listMatchModels =
  ({ table }: Pick<Deps, 'table'>): UseCase<typeof routes.listMatchModels> =>
  async () => ({ body: await shown(table, await findModelState(table)) });

/** A model can only be gone back to if it can be read: what would fall back tonight is refused now. */
const requireReadable = async (table: Table, modelId: string): Promise<void> => {
  try {
    await loadModel(table, modelId);
  } catch (error) {
    if ((error as Error).name !== 'Unreadable') throw error;
    throw invalidField('/to', 'no-such-model', {
      ko: '저장된 모형이 아니거나 읽을 수 없습니다',
      en: 'There is no such model, or it cannot be read',
    });
  }
};

/**
 * Puts an earlier model in force, or the untrained formula, with its entry in the trail. A run that is under way keeps the model
 * it was planned with; the next one is planned with this.
 */
export const rollBackMatchModel =
  ({ table, newId }: Pick<Deps, 'table' | 'newId'>): UseCase<typeof routes.rollBackMatchModel> =>
  async ({ body }, context) => {
    const before = await findModelState(table);
    const gone = before.modelId === undefined ? undefined : await findModel(table, before.modelId);
    const state = rolledBackState(before, body, gone, context.now);
    if (state.modelId !== undefined) await requireReadable(table, state.modelId);
    return commit(table, newId, context, {
      writes: [modelStateWrite(state)],
      audit: { subject: TRAIL, action: 'match-model.rolled-back', changed: ['inForce'] },
      outcome: { body: await shown(table, state) },
    });
  };

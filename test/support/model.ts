import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Model } from '#shared/match/engine/model/learn.ts';
import { findModelState, modelStateWrite, storeModel } from '#shared/match-model/store.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import type { StackHandle } from './stack.ts';

/** The table of a stack, as a step of the night sees it. */
export const tableOf = (handle: StackHandle): Table =>
  openTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    handle.stack.tableName,
  );

/** Puts a model in force that has learnt nothing, so that there is one to roll back. `n` tells it from others. */
export const plantModel = async (handle: StackHandle, n = 0): Promise<string> => {
  const table = tableOf(handle);
  const model: Model = { version: 2, calibration: { slope: 1, intercept: -4 - n }, found: 400 };
  const { modelId } = await storeModel(table, model, {
    runId: '2026-01-02',
    asOf: '2026-01-02',
    learntAt: new Date(Date.UTC(2026, 0, 2, 3, 0, n)).toISOString(),
    evidence: 400,
    dataHash: 'f'.repeat(64),
    trial: { learned: 0.4, untrained: 0.3, investors: 40 },
    chance: 0.01,
  });
  const state = await findModelState(table);
  await table.put(
    modelStateWrite({
      ...state,
      modelId,
      since: '2026-01-02T03:00:00.000Z',
      before: [...state.before, state.modelId ?? null].slice(-50),
      version: state.version + 1,
    }),
  );
  return modelId;
};

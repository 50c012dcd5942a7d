import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { reject } from '#shared/kernel/rejection.ts';
import type { Model } from '#shared/match/engine/model/learn.ts';
import { decodeModel, encodeModel } from '#shared/match/engine/model/store.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { NEVER } from './rules.ts';
import { ModelState, StoredModel } from './schema.ts';

/** Bytes of compressed content in one item; an item holds at most 400 KB. */
const CHUNK_BYTES = 350_000;

const models = entity('MatchModel', StoredModel, model => ({
  ...keys.model(model.modelId),
  ...indexes.models(model.learntAt, model.modelId),
}));
const states = entity('ModelState', ModelState, () => keys.modelState());

/** Which model is in force; {@link NEVER} where nothing was ever learnt. */
export const findModelState = async (table: Table): Promise<ModelState> => {
  const item = await table.get(keys.modelState());
  return item === undefined ? NEVER : states.fromItem(item);
};
/** The next version of the state. Its guard fails where somebody else changed it meanwhile. */
export const modelStateWrite = (state: ModelState): Write => ({
  put: states.toItem(state),
  when: state.version === 1 ? 'absent' : { version: state.version - 1 },
  otherwise: reject(
    'conflict',
    '그 사이에 적용 중인 모형이 바뀌었습니다. 다시 확인해 주십시오',
    'The model in force has changed in the meantime; look again',
  ),
});

/** The identifier of a model: what it consists of. */
export const modelIdOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/**
 * Stores a model: its numbers in chunks, then its record. Named by its content, so doing it again writes the same. Gives the record.
 */
export const storeModel = async (
  table: Table,
  model: Model,
  record: Omit<StoredModel, 'modelId' | 'chunks' | 'bytes' | 'version' | 'calibration' | 'found'>,
): Promise<StoredModel> => {
  const plain = encodeModel(model);
  const modelId = modelIdOf(plain);
  const bytes = gzipSync(plain);
  const chunks = Math.ceil(bytes.length / CHUNK_BYTES);
  for (let chunk = 0; chunk < chunks; chunk += 1)
    await table.put({
      put: {
        ...keys.modelPart(modelId, chunk),
        entity: 'ModelPart',
        bytes: bytes.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES),
      },
      when: 'always',
    });
  const { version, calibration, found } = model;
  const stored: StoredModel = { ...record, modelId, version, calibration, found, chunks, bytes: bytes.length };
  await table.put({ put: models.toItem(stored), when: 'always' });
  return stored;
};

export const findModel = async (table: Table, modelId: string): Promise<StoredModel | undefined> => {
  const item = await table.get(keys.model(modelId));
  return item === undefined ? undefined : models.fromItem(item);
};

/** Latest learnt first; eventually consistent. */
export const latestModels = async (table: Table, limit: number): Promise<StoredModel[]> => {
  const { items } = await table.query({ index: 'gsi1', pk: 'MODELS', newestFirst: true, limit });
  return items.map(models.fromItem);
};

/** A model that is stored but cannot be read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** A stored model with its numbers. @throws Unreadable where it is not there, not whole, or not what it was when it was stored. */
export const loadModel = async (table: Table, modelId: string): Promise<{ record: StoredModel; model: Model }> => {
  const record = await findModel(table, modelId);
  if (record === undefined) throw new Unreadable(`there is no model ${modelId}`);
  const wanted = Array.from({ length: record.chunks }, (_, chunk) => keys.modelPart(modelId, chunk));
  const items = await table.getMany(wanted, { consistent: true });
  try {
    const plain = gunzipSync(Buffer.concat(items.map(item => item?.bytes as Uint8Array)));
    if (modelIdOf(plain) !== modelId) throw new Error('its content has another hash');
    return { record, model: decodeModel(plain) };
  } catch (error) {
    throw new Unreadable(`model ${modelId}: ${(error as Error).message}`, { cause: error });
  }
};

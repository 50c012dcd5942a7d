import type { NewId } from '#shared/kernel/ids.ts';
import { Rejection, reject } from '#shared/kernel/rejection.ts';
import type { Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
}

/** Tries of a change that somebody else got ahead of. */
const TRIES = 4;
/**
 * A change that names no version: where somebody got ahead, it is decided anew over what there is then.
 * @throws Rejection `conflict` where others kept getting ahead.
 */
export const decidedAnew = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work();
    } catch (error) {
      const ahead = error instanceof Rejection && error.reason === 'version-mismatch';
      if (!ahead) throw error;
      if (attempt === TRIES)
        throw reject(
          'conflict',
          '그 사이에 내용이 변경되었습니다. 다시 시도해 주십시오',
          'The record has changed in the meantime; try again',
        );
    }
};

import { reject } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { Signing } from './schema.ts';

const signings = entity('DraftSigning', Signing, signing => keys.draftSigning(signing.draftId, signing.draftVersion));

/** The step of one version towards its signature; whoever comes second is told so. */
export const signingWrite = (signing: Signing): Write => ({
  put: signings.toItem(signing),
  when: signing.version === 1 ? 'absent' : { version: signing.version - 1 },
  otherwise: reject(
    'conflict',
    '그 사이에 초안의 상태가 변경되었습니다. 다시 시도해 주십시오',
    'The state of the draft has changed in the meantime; try again',
  ),
});

/** What was done with a version of a draft since it was issued; undefined where it was not. */
export const findSigning = async (table: Table, draftId: string, version: number): Promise<Signing | undefined> => {
  const item = await table.get(keys.draftSigning(draftId, version));
  return item === undefined ? undefined : signings.fromItem(item);
};

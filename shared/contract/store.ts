import * as z from 'zod';
import { Reference } from '#shared/kernel/ids.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { instant } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { SourcedFact } from './engine/model.ts';
import { DraftId, DraftSummary, TemplateId } from './schema.ts';

/** A version of a draft as it is kept: what it was made from. The document is rebuilt from it, the same each time. */
const StoredVersion = z.strictObject({
  draftId: DraftId,
  version: z.int().min(1),
  templateId: TemplateId,
  templateVersion: z.string(),
  facts: z.array(SourcedFact),
  modelHash: z.string(),
  createdBy: Reference,
  createdAt: instant(),
});
export type StoredVersion = z.infer<typeof StoredVersion>;

const heads = entity('Draft', DraftSummary, draft => ({
  ...keys.draft(draft.draftId),
  ...indexes.draftsOf(draft.dealId, draft.draftId),
}));
const versions = entity('DraftVersion', StoredVersion, v => keys.draftVersion(v.draftId, v.version));

/** The head moves to a new version; the version itself is written once and never again. */
export const draftWrites = (head: DraftSummary, version: StoredVersion): Write[] => [
  {
    put: heads.toItem(head),
    when: head.version === 1 ? 'absent' : { version: head.version - 1 },
    otherwise: new Rejection('version-mismatch'),
  },
  { put: versions.toItem(version), when: 'absent', otherwise: new Rejection('version-mismatch') },
];

/** Writes nothing new: holds that a draft has had no further version when something about this one is committed. */
export const stillLatest = (head: DraftSummary): Write => ({
  put: heads.toItem(head),
  when: { version: head.version },
  otherwise: new Rejection('version-mismatch'),
});

/** A deal has one draft of a template; what changes makes a new version of it. */
export const oneDraftWrite = ({ dealId, templateId, draftId }: DraftSummary): Write => ({
  put: { ...keys.unique('DRAFT', `${dealId}.${templateId}`), entity: 'Unique', draftId },
  when: 'absent',
  otherwise: reject(
    'already-exists',
    '이 거래에는 같은 서식의 초안이 이미 있습니다. 새 버전을 만들어 주십시오',
    'This deal has a draft of the template already; make a new version of it',
  ),
});

/** @throws Rejection `not-found`. */
export const requireDraft = async (table: Table, draftId: string): Promise<DraftSummary> => {
  const item = await table.get(keys.draft(draftId));
  if (item === undefined) throw notFound();
  return heads.fromItem(item);
};
/** @throws Rejection `not-found`. */
export const requireVersion = async (table: Table, draftId: string, version: number): Promise<StoredVersion> => {
  const item = await table.get(keys.draftVersion(draftId, version));
  if (item === undefined) throw notFound();
  return versions.fromItem(item);
};
/** Every version of a draft. */
export const versionsOf = async (table: Table, draftId: string): Promise<StoredVersion[]> => {
  const items = await table.queryAll({ pk: keys.draft(draftId).pk, sk: { beginsWith: 'V#' } });
  return items.map(versions.fromItem);
};
/** A version with somebody's details blotted out takes the place of itself: the only time a version is written over. */
export const redactedWrite = (version: StoredVersion): Write => ({ put: versions.toItem(version), when: 'always' });

export const draftsOf = async (table: Table, dealId: string): Promise<DraftSummary[]> => {
  const items = await table.queryAll({ index: 'gsi1', pk: `DRAFTS#${dealId}`, newestFirst: true });
  return items.map(heads.fromItem);
};

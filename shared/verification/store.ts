import { entity } from '#shared/table/codec.ts';
import { keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { VerificationEntry } from './schema.ts';

const entries = entity('VerificationEntry', VerificationEntry, entry =>
  keys.verificationEntry(entry.organisationId, entry.entryId),
);

export const verificationWrite = (entry: VerificationEntry): Write => ({ put: entries.toItem(entry), when: 'absent' });

/** What happened to an organisation's verification, latest first. */
export const verificationHistory = async (
  table: Table,
  organisationId: string,
  page: { limit: number; from?: Item },
): Promise<{ items: VerificationEntry[]; next?: Item }> => {
  const { pk } = keys.organisation(organisationId);
  const found: Page = await table.query({ pk, sk: { beginsWith: 'VERIFICATION#' }, newestFirst: true, ...page });
  return { items: found.items.map(entries.fromItem), ...(found.next === undefined ? {} : { next: found.next }) };
};

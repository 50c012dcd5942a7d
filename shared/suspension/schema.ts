import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { instant } from '#shared/kernel/time.ts';
import { OrganisationId, SuspensionReason } from '#shared/organisation/schema.ts';

/** Why an operator suspends an organisation: a reason from the list, and what its members are told. */
export const NewSuspension = z
  .strictObject({ reason: SuspensionReason, text: bilingual(1000) })
  .meta({ id: 'NewSuspension' });

/**
 * One organisation in the directory's log of changes: suspended from here, or no longer. Readers of the directory meet it in
 * the tail that they read anyway.
 */
export const SuspensionMark = z.strictObject({
  organisationId: OrganisationId,
  suspended: z.boolean(),
  version: z.int().min(1),
  updatedAt: instant(),
});
export type SuspensionMark = z.infer<typeof SuspensionMark>;

/** Most organisations suspended at once; their identifiers have to fit one item of 400 KB. */
export const MOST_SUSPENDED = 10_000;

/** Every organisation that is suspended now, in one item: one read unit for the first 150 of them tells a reader all. */
export const SuspendedSet = z.strictObject({
  organisationIds: z.array(OrganisationId).max(MOST_SUSPENDED),
  version: z.int().min(1),
  updatedAt: instant(),
});
export type SuspendedSet = z.infer<typeof SuspendedSet>;

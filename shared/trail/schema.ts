import * as z from 'zod';
import { Reference } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/time.ts';
import { UserId } from '#shared/organisation/schema.ts';

/** Who acts where nobody does: the nightly job. */
export const SYSTEM = 'system';
/** Who acts for the owner of a listing, in a chain that the other side reads as well. */
export const OWNER_SIDE = 'owner';

const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, lower-case hex');
export const Subject = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, { error: 'bad-subject' })
  .describe('Identifier of the organisation, deal, grant or run whose chain it is');

/** Who changed what, when, by which request: written in the transaction of the change itself, chained to the entry before. */
export const TrailEntry = z
  .strictObject({
    format: z.literal(1).describe('Version of the canonical form that the hash is taken of'),
    subject: Subject,
    seq: z.int().min(1).describe('Place in the chain, counted from 1'),
    prev: Sha256.describe('`hash` of the entry before; 64 zeros in the first'),
    action: z.string(),
    actor: z
      .union([Reference, z.literal(SYSTEM), z.literal(OWNER_SIDE)])
      .describe('Pseudonym of who did it; `system`; or `owner`, somebody of the owner of what a grant is about'),
    about: z.array(Reference).optional().describe('Pseudonyms of people whom it concerns'),
    changed: z.array(z.string()).describe('Names of the members that changed; never their values'),
    at: instant(),
    requestId: z.string(),
    hash: Sha256.describe('Of the canonical JSON of all members but this one'),
  })
  .meta({ id: 'TrailEntry' });
export type TrailEntry = z.infer<typeof TrailEntry>;

/** The end of a chain: without it the last entries could be cut off unseen. */
export const TrailHead = z
  .strictObject({
    subject: Subject,
    version: z.int().min(1).describe('`seq` of the last entry'),
    hash: Sha256.describe('`hash` of the last entry'),
  })
  .meta({ id: 'TrailHead' });
export type TrailHead = z.infer<typeof TrailHead>;

/** A part of a chain. Entries are exactly what the hashes were taken of. */
export const TrailPage = z
  .strictObject({
    subject: Subject,
    items: z.array(TrailEntry),
    head: TrailHead.omit({ subject: true }).describe('End of the chain, read after the entries'),
    people: z
      .record(Reference, UserId)
      .optional()
      .describe('For auditors: who stands behind the pseudonyms, as far as they have not been erased'),
  })
  .meta({ id: 'TrailPage' });

export const Trails = z
  .strictObject({
    items: z.array(z.strictObject({ subject: Subject, since: instant() })),
    next: z.string().optional().describe('Cursor of the next page; none on the last'),
  })
  .meta({ id: 'Trails' });

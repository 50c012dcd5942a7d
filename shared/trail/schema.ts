import * as z from 'zod';
import { instant } from '#shared/kernel/time.ts';
import { Reference } from '#shared/person/schema.ts';

/** Who acts where nobody does: the nightly job. */
export const SYSTEM = 'system';

const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, lower-case hex');
const Subject = z.string().min(1).describe('Identifier of the organisation, deal or run whose chain it is');

/** Who changed what, when, by which request: written in the transaction of the change itself, chained to the entry before. */
export const TrailEntry = z
  .strictObject({
    format: z.literal(1).describe('Version of the canonical form that the hash is taken of'),
    subject: Subject,
    seq: z.int().min(1).describe('Place in the chain, counted from 1'),
    prev: Sha256.describe('`hash` of the entry before; 64 zeros in the first'),
    action: z.string(),
    actor: z.union([Reference, z.literal(SYSTEM)]).describe('Pseudonym of who did it, or `system`'),
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

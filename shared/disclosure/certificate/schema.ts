import * as z from 'zod';
import { id } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/time.ts';
import { TrailEntry, TrailHead } from '#shared/trail/schema.ts';
import { Grant } from '../grant/schema.ts';
import { Disclosure } from '../ledger/schema.ts';

/** Most entries of a chain in one part of a certificate. */
export const PART_ENTRIES = 1_000;

/**
 * Who read which version of a listing's confidential parts, by which consent and under which agreement: the chain of one grant
 * with the records its entries are seals of. It is the same for both sides and names the owner's side by nothing but that.
 */
export const DisclosureCertificate = z
  .strictObject({
    format: z.literal(1).describe('Version of this document'),
    issuedAt: instant(),
    grant: Grant.describe('The grant as it stood at the end of the chain'),
    disclosures: z.array(Disclosure).describe('The readings that the entries seal, in their order'),
    chain: z.array(TrailEntry),
    head: TrailHead.omit({ subject: true }).describe('End of the whole chain'),
    more: z
      .boolean()
      .describe('True where the chain goes on: ask again with `after`, the `seq` of the last entry here'),
    notice: z.strictObject({ ko: z.string(), en: z.string() }),
  })
  .meta({ id: 'DisclosureCertificate' });
export type DisclosureCertificate = z.infer<typeof DisclosureCertificate>;

export const CertificateQuery = z.strictObject({
  grantId: id('grant').optional().describe('An earlier round; the present one unless told'),
  after: z
    .string()
    .regex(/^(0|[1-9]\d{0,8})$/, { error: 'bad-place' })
    .default('0')
    .describe('`seq` of the last entry already had'),
});

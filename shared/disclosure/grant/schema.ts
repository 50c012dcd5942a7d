import * as z from 'zod';
import { Cursor, Limit } from '#shared/http/paging.ts';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const GRANT_STATES = ['REQUESTED', 'GRANTED', 'REFUSED', 'REVOKED'] as const;
export const GrantState = z.enum(GRANT_STATES).meta({ id: 'GrantState' });

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'bad-sha256' })
  .describe('SHA-256, lower-case hex');

/** Why an owner does not consent; what is chosen reaches the other side. */
export const RefusalReason = z
  .enum(['PURPOSE_UNCLEAR', 'COMPETITOR', 'NOT_A_FIT', 'TIMING', 'OTHER'])
  .meta({ id: 'RefusalReason' });

export const NewGrant = z
  .strictObject({
    organisationId: OrganisationId.describe('My organisation, for which I ask'),
    purpose: bilingual(1000).describe('What the knowledge is wanted for'),
  })
  .meta({ id: 'NewGrant' });

export const GrantDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('GRANT') }),
    z.strictObject({ decision: z.literal('REFUSE'), reason: RefusalReason, text: bilingual(1000).optional() }),
  ])
  .meta({ id: 'GrantDecision' });

export const GrantRevocation = z.strictObject({ text: bilingual(1000).optional() }).meta({ id: 'GrantRevocation' });

/** Sides of a non-disclosure agreement: whose listing it is, and who asked. */
export const SIDES = ['OWNER', 'VIEWER'] as const;
export const Side = z.enum(SIDES).meta({ id: 'Side' });
export type Side = z.infer<typeof Side>;

export const NewSignature = z
  .strictObject({
    side: Side.optional().describe('Needed only of somebody who belongs to both sides'),
    documentHash: Sha256.describe('SHA-256 of the signed file; both sides name the same'),
    ndaId: id('agreement on the platform').optional(),
    signedOn: date(),
    signatory: bilingual(80).describe('Who signed'),
  })
  .meta({ id: 'NewSignature' });
export type NewSignature = z.infer<typeof NewSignature>;

const Signature = z
  .strictObject({ signedOn: date(), signatory: bilingual(80), at: instant().describe('When it was recorded') })
  .meta({ id: 'Signature' });

const open = {
  grantId: id('grant'),
  listingId: ListingId,
  title: bilingual(120).describe('Its title when it was asked about'),
  organisationId: OrganisationId.describe('Who asked'),
  organisationName: bilingual(120).describe('Its name when it asked'),
  state: GrantState,
  purpose: bilingual(1000),
  requestedAt: instant(),
  grantedAt: instant().optional(),
  refusedAt: instant().optional(),
  refusal: z.strictObject({ reason: RefusalReason, text: bilingual(1000).optional() }).optional(),
  revokedAt: instant().optional(),
  revocation: bilingual(1000).optional(),
  nda: z
    .strictObject({
      documentHash: Sha256,
      ndaId: id('agreement on the platform').optional(),
      owner: Signature.optional(),
      viewer: Signature.optional(),
    })
    .optional()
    .describe('The agreement, as far as it is signed'),
  version: z.int().min(1),
};

/** What an organisation may see of another's listing beyond T1. Whose listing it is, is no part of it: a teaser names nobody. */
export const Grant = z.strictObject(open).meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

/** A grant as it is kept. */
export const StoredGrant = z.strictObject({ ...open, ownerId: OrganisationId });
export type StoredGrant = z.infer<typeof StoredGrant>;

export const GrantPage = z
  .strictObject({ items: z.array(Grant), next: z.string().optional() })
  .meta({ id: 'GrantPage' });

export const GrantQuery = z.strictObject({ limit: Limit, cursor: Cursor });

/** An NDA that two organisations signed in a deal, as it counts for one listing: its owner's, with who may see it. */
export const Agreement = z.strictObject({
  listingId: ListingId,
  organisationId: OrganisationId,
  ndaId: z.string(),
  documentHash: Sha256,
  endsOn: date(),
  owner: Signature,
  viewer: Signature,
});
export type Agreement = z.infer<typeof Agreement>;

import * as z from 'zod';
import { id, Reference } from '#shared/kernel/ids.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { FactSource } from '../engine/model.ts';

/**
 * Where a version of a draft stands. Kept are only what people did; STALE, EXPIRED and VOID follow from the records it cites, the day
 * and later versions, each time it is read.
 */
export const DRAFT_STATES = [
  'DRAFT_INCOMPLETE',
  'READY',
  'ISSUED',
  'APPROVED',
  'SIGNED',
  'STALE',
  'DECLINED',
  'EXPIRED',
  'VOID',
] as const;
export const DraftState = z.enum(DRAFT_STATES).meta({
  id: 'DraftState',
  description:
    'DRAFT_INCOMPLETE: an error is open or a value missing; READY: may be issued; ISSUED: awaits both sides’ approval; APPROVED: by both, awaits signatures; SIGNED; STALE: a record it cites has changed; DECLINED: by a side; EXPIRED: its time to sign is over; VOID: a later version took its place',
});
export type DraftState = z.infer<typeof DraftState>;

export const DECLINE_REASONS = ['TERMS', 'LEGAL_REVIEW', 'NO_AUTHORITY', 'OTHER_DEAL', 'OTHER'] as const;
const DraftDeclineReason = z.enum(DECLINE_REASONS).meta({
  id: 'DraftDeclineReason',
  description:
    'TERMS: the terms do not fit; LEGAL_REVIEW: counsel advises against; NO_AUTHORITY: no internal approval; OTHER_DEAL: another deal was preferred; OTHER',
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'bad-hash' });
const draftId = id('contract draft');

const Approval = z
  .strictObject({ organisationId: OrganisationId, by: Reference, at: instant() })
  .meta({ id: 'DraftApproval' });
const Envelope = z
  .strictObject({
    provider: z.string().max(40),
    envelopeId: z.string().max(200).describe('What the signing provider calls it'),
    language: z.enum(['ko', 'en', 'bilingual']),
    sha256: sha256.describe('Of the PDF that was handed over'),
    bytes: z.int().min(1),
    by: Reference,
    at: instant(),
  })
  .meta({ id: 'SigningEnvelope' });
const SignedCopy = z
  .strictObject({
    sha256: sha256.describe('Of the signed file'),
    bytes: z.int().min(1),
    signers: z.array(z.strictObject({ organisationId: OrganisationId, at: instant() })),
    at: instant(),
  })
  .meta({ id: 'SignedCopy' });

/** What people have done with one version of a draft since it was issued for signature. */
export const Signing = z
  .strictObject({
    draftId,
    draftVersion: z.int().min(1),
    modelHash: sha256.describe('Of the version issued: what is approved is exactly this'),
    state: z.enum(['ISSUED', 'APPROVED', 'SIGNED', 'DECLINED', 'VOID']),
    expiresOn: date().describe('Last day to sign, in Seoul'),
    issuedBy: Reference,
    issuedAt: instant(),
    approvals: z.array(Approval),
    declined: z
      .strictObject({ organisationId: OrganisationId, by: Reference, at: instant(), reason: DraftDeclineReason })
      .optional(),
    envelope: Envelope.optional(),
    signed: SignedCopy.optional(),
    version: z.int().min(1),
  })
  .meta({ id: 'Signing' });
export type Signing = z.infer<typeof Signing>;
export type Envelope = z.infer<typeof Envelope>;
export type SignedCopy = z.infer<typeof SignedCopy>;

const words = z.strictObject({ ko: z.string(), en: z.string() });
/** What has changed in the records since a version was made from them. */
export const Staleness = z
  .strictObject({
    sources: z
      .array(
        z.strictObject({
          kind: FactSource.shape.kind,
          id: z.string().optional(),
          before: z
            .strictObject({ version: z.int().optional(), hash: z.string() })
            .optional()
            .describe('Hash of all values cited from the record'),
          after: z.strictObject({ version: z.int().optional(), hash: z.string() }).optional(),
        }),
      )
      .describe('The cited records whose cited values have changed'),
    changes: z.array(
      z.strictObject({
        path: z.string(),
        label: words,
        before: words.optional().describe('As the version shows it; none where it was not there'),
        after: words.optional().describe('As a new version would show it; none where it is no longer there'),
        source: FactSource,
      }),
    ),
  })
  .meta({ id: 'DraftStaleness' });
export type Staleness = z.infer<typeof Staleness>;

export const DraftStatus = z
  .strictObject({
    draftId,
    version: z.int().min(1),
    modelHash: sha256,
    state: DraftState,
    stale: Staleness.optional(),
    signing: Signing.optional(),
  })
  .meta({ id: 'DraftStatus' });
export type DraftStatus = z.infer<typeof DraftStatus>;

export const IssueDraft = z
  .strictObject({ expiresOn: date().describe('Last day to sign, in Seoul; at most a year from today') })
  .meta({ id: 'IssueDraft' });
export const ApproveDraft = z
  .strictObject({ modelHash: sha256.describe('Hash of the version that is approved, as read') })
  .meta({ id: 'ApproveDraft' });
export const DeclineDraft = z
  .strictObject({
    modelHash: sha256.describe('Hash of the version that is declined, as read'),
    reason: DraftDeclineReason,
  })
  .meta({ id: 'DeclineDraft' });
export const RequestSignature = z
  .strictObject({
    language: z.enum(['ko', 'en', 'bilingual']).default('bilingual').describe('Of the PDF that is signed'),
  })
  .meta({ id: 'RequestSignature' });

import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { safeText } from '#shared/kernel/text.ts';
import { instant } from '#shared/kernel/time.ts';
import { Organisation, OrganisationId, VerificationReason, VerificationState } from '#shared/organisation/schema.ts';
import { RegistryResult } from '#shared/registry/schema.ts';

/** What a decision rests on; the organisation's members can read it. */
export const Evidence = z
  .strictObject({
    kind: z.enum([
      'BUSINESS_REGISTRATION',
      'CORPORATE_REGISTER',
      'FOREIGN_REGISTER',
      'REGISTRY_CHECK',
      'IDENTITY',
      'SITE_VISIT',
      'OTHER',
    ]),
    reference: safeText(200).describe('Number, address or name by which it can be found again'),
    note: safeText(1000).optional(),
    checkedAt: instant(),
  })
  .meta({ id: 'Evidence' });

export const VerificationDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('VERIFY'), evidence: z.array(Evidence).min(1).max(20) }),
    z.strictObject({
      decision: z.literal('REJECT'),
      reason: VerificationReason,
      text: bilingual(1000).describe('What is missing or wrong'),
      evidence: z.array(Evidence).max(20).default([]),
    }),
  ])
  .meta({ id: 'VerificationDecision' });

const entry = { entryId: id('entry'), organisationId: OrganisationId, at: instant() };
/** The verification went from one state to another. Who decided stands in the trail. */
const StateEntry = z
  .strictObject({
    type: z.literal('STATE'),
    ...entry,
    from: VerificationState,
    to: VerificationState,
    reason: VerificationReason.optional(),
    text: bilingual(1000).optional(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'VerificationStateEntry' });
/** The tax office was asked. */
const CheckEntry = z
  .strictObject({ type: z.literal('CHECK'), ...entry, result: RegistryResult })
  .meta({ id: 'VerificationCheckEntry' });
export const VerificationEntry = z
  .discriminatedUnion('type', [StateEntry, CheckEntry])
  .meta({ id: 'VerificationEntry' });
export type VerificationEntry = z.infer<typeof VerificationEntry>;

const next = z.string().optional();
export const VerificationHistory = z
  .strictObject({ items: z.array(VerificationEntry), next })
  .meta({ id: 'VerificationHistory' });
export const VerificationQueue = z
  .strictObject({ items: z.array(Organisation), next })
  .meta({ id: 'VerificationQueue' });

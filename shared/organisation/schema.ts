import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { hasResidentNumber } from '#shared/kernel/resident-number.ts';
import { isSafeText, safeText } from '#shared/kernel/text.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { Hub } from '#shared/kernel/vocabulary.ts';
import { isBusinessNumber, isCorporateNumber, WARNINGS, type WarningCode } from './rules.ts';

export const OrganisationId = id('organisation');

/** A person's identifier as the identity provider issues it. */
export const UserId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: 'bad-user-id', abort: true })
  .refine(text => !hasResidentNumber(text), { error: 'resident-number' })
  .describe('Subject of the identity provider');

/** Business registration number (사업자등록번호): ten digits, hyphens and blanks allowed on the way in. */
export const BusinessNumber = z.string().max(20).refine(isBusinessNumber, { error: 'bad-business-number' }).meta({
  id: 'BusinessNumber',
  description: 'Korean business registration number with a valid check digit',
  example: '124-81-00998',
});

/** Corporate registration number (법인등록번호): thirteen digits; a check digit that does not fit is a warning, no more. */
export const CorporateNumber = z.string().max(24).refine(isCorporateNumber, { error: 'bad-corporate-number' }).meta({
  id: 'CorporateNumber',
  description: 'Korean corporate registration number',
  example: '110111-0062432',
});

export const Representative = z
  .strictObject({
    name: bilingual(80),
    title: bilingual(80),
    userId: UserId.optional().describe('Member who this is; the entry is erased with them'),
  })
  .meta({ id: 'Representative', description: 'Who signs for the organisation' });

export const Contact = z
  .strictObject({
    email: z.email().max(254).refine(isSafeText, { error: 'unsafe-text' }),
    phone: z
      .string()
      .regex(/^\+?[0-9][0-9 -]{5,24}$/, { error: 'bad-phone', abort: true })
      .refine(text => !hasResidentNumber(text), { error: 'resident-number' })
      .optional(),
    userId: UserId.nullable()
      .optional()
      .describe('Member whose details these are, erased with them: you unless told; null for those of an office'),
  })
  .meta({ id: 'Contact', description: 'For members, and for operators one by one; never in the directory' });

export const VERIFICATION_STATES = ['UNVERIFIED', 'PENDING', 'VERIFIED', 'REJECTED', 'EXPIRED'] as const;
export const VerificationState = z.enum(VERIFICATION_STATES).meta({ id: 'VerificationState' });

/** Why an organisation was not verified, or is no longer. */
export const VerificationReason = z
  .enum([
    'NUMBER_MISMATCH',
    'NAME_MISMATCH',
    'REPRESENTATIVE_MISMATCH',
    'CLOSED_BUSINESS',
    'EVIDENCE_MISSING',
    'EVIDENCE_UNCLEAR',
    'OTHER',
  ])
  .meta({ id: 'VerificationReason' });

/** How far the city has made sure that an organisation is what it says. */
export const Verification = z
  .strictObject({
    state: VerificationState,
    at: instant().optional().describe('When the state was reached'),
    reason: VerificationReason.optional(),
    text: bilingual(1000).optional().describe('The reason in words'),
  })
  .meta({ id: 'Verification' });

/** Something that speaks against a record without refusing it. */
export const Warning = z
  .strictObject({
    code: z.enum(Object.keys(WARNINGS) as [WarningCode, ...WarningCode[]]),
    text: z.strictObject({ ko: z.string(), en: z.string() }),
  })
  .meta({ id: 'Warning' });

/** Why the city took everything of an organisation out of sight; what it had is kept and comes back when this is lifted. */
export const SuspensionReason = z
  .enum(['FALSE_CLAIM', 'FRAUD', 'ABUSE', 'LEGAL_ORDER', 'OTHER'])
  .meta({ id: 'SuspensionReason' });
export const Suspension = z
  .strictObject({
    reason: SuspensionReason,
    text: bilingual(1000).optional(),
    at: instant(),
  })
  .meta({ id: 'Suspension' });

const facts = {
  name: bilingual(120),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'bad-country' })
    .describe('ISO 3166-1 alpha-2'),
  businessNumber: BusinessNumber.optional(),
  corporateNumber: CorporateNumber.optional(),
  foreignNumber: safeText(60)
    .optional()
    .describe('Registration number in the home country, for organisations outside Korea'),
  openedOn: date().optional().describe('Opening date on the certificate of business registration'),
  centre: Hub.optional().describe('Facility of the city that looks after it; its operators may act on it'),
  address: bilingual(300).optional(),
  representative: Representative.optional(),
  contact: Contact.optional(),
  externalId: safeText(120).optional().describe('Your own identifier for it; unique among what you registered'),
};

export const NewOrganisation = z.strictObject(facts).meta({
  id: 'NewOrganisation',
  example: { name: { ko: '한강로보틱스', en: 'Hangang Robotics' }, country: 'KR', businessNumber: '124-81-00998' },
});
export type NewOrganisation = z.infer<typeof NewOrganisation>;

/**
 * Every member may be left out; what is sent replaces what was there. A registration number may be added where there is none,
 * and is never replaced; the centre is chosen at registration.
 */
export const OrganisationChange = z
  .strictObject(facts)
  .omit({ country: true, centre: true, externalId: true })
  .partial()
  .meta({ id: 'OrganisationChange' });

export type OrganisationChange = z.infer<typeof OrganisationChange>;

export const Organisation = z
  .strictObject({
    organisationId: OrganisationId,
    ...facts,
    businessNumber: z
      .string()
      .regex(/^\d{10}$/)
      .optional()
      .describe('Ten digits'),
    corporateNumber: z
      .string()
      .regex(/^\d{13}$/)
      .optional()
      .describe('Thirteen digits'),
    warnings: z.array(Warning).optional().describe('What speaks against its numbers'),
    verification: Verification.default({ state: 'UNVERIFIED' }),
    suspension: Suspension.optional(),
    owners: z.int().min(0).describe('Number of members with the owner role; 0 once the last one was erased'),
    version: z.int().min(1),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const CentreMove = z
  .strictObject({ centre: Hub.nullable().describe('null: no centre, only the whole city') })
  .meta({ id: 'CentreMove' });

export const MemberRole = z.enum(['OWNER', 'MEMBER']).meta({ id: 'MemberRole' });

export const NewMembership = z.strictObject({ userId: UserId, role: MemberRole }).meta({ id: 'NewMembership' });

export const Membership = z
  .strictObject({
    organisationId: OrganisationId,
    userId: UserId,
    role: MemberRole,
    status: z.enum(['ACTIVE', 'ENDED']),
    version: z.int().min(1),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;

export const Me = z
  .strictObject({
    userId: UserId,
    operator: z.boolean(),
    memberships: z.array(z.strictObject({ organisationId: OrganisationId, role: MemberRole })),
  })
  .meta({ id: 'Me' });

export const Members = z.strictObject({ items: z.array(Membership) }).meta({ id: 'Members' });

import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { hasResidentNumber } from '#shared/kernel/resident-number.ts';
import { isSafeText, safeText } from '#shared/kernel/text.ts';
import { instant } from '#shared/kernel/time.ts';
import { Hub } from '#shared/kernel/vocabulary.ts';
import { isBusinessNumber } from './rules.ts';

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

export const Representative = z
  .strictObject({ name: bilingual(80), title: bilingual(80) })
  .meta({ id: 'Representative', description: 'Who signs for the organisation' });

export const Contact = z
  .strictObject({
    email: z.email().max(254).refine(isSafeText, { error: 'unsafe-text' }),
    phone: z
      .string()
      .regex(/^\+?[0-9][0-9 -]{5,24}$/, { error: 'bad-phone', abort: true })
      .refine(text => !hasResidentNumber(text), { error: 'resident-number' })
      .optional(),
  })
  .meta({ id: 'Contact', description: 'For members and operators only; never in the directory' });

export const VERIFICATION_STATES = ['UNVERIFIED', 'PENDING', 'VERIFIED', 'REJECTED', 'EXPIRED'] as const;
/** How far the city has made sure that an organisation is what it says. */
export const Verification = z
  .strictObject({
    state: z.enum(VERIFICATION_STATES),
    at: instant().optional().describe('When the state was reached'),
  })
  .meta({ id: 'Verification' });

/** Why the city took everything of an organisation out of sight; what it had is kept and comes back when this is lifted. */
export const Suspension = z
  .strictObject({
    reason: z.enum(['FALSE_CLAIM', 'FRAUD', 'ABUSE', 'LEGAL_ORDER', 'OTHER']),
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
  foreignNumber: safeText(60)
    .optional()
    .describe('Registration number in the home country, for organisations outside Korea'),
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

/** Every member may be left out; what is sent replaces what was there. The registration number is given at registration only. */
export const OrganisationChange = z
  .strictObject(facts)
  .omit({ businessNumber: true, country: true, externalId: true })
  .partial()
  .meta({ id: 'OrganisationChange' });

export const Organisation = z
  .strictObject({
    organisationId: OrganisationId,
    ...facts,
    businessNumber: z
      .string()
      .regex(/^\d{10}$/)
      .optional()
      .describe('Ten digits'),
    verification: Verification.default({ state: 'UNVERIFIED' }),
    suspension: Suspension.optional(),
    owners: z.int().min(1).describe('Number of members with the owner role'),
    version: z.int().min(1),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

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

import * as z from 'zod';
import { Reference } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/time.ts';
import { Contact, OrganisationId, Representative, UserId } from '#shared/organisation/schema.ts';

/** The mapping between a person and their pseudonym: the only place where both stand, so that erasing it makes the trail anonymous. */
export const Person = z.strictObject({ userId: UserId, reference: Reference });
export type Person = z.infer<typeof Person>;

export const ContactDetails = z
  .strictObject({
    organisationId: OrganisationId,
    contact: Contact.optional(),
    representative: Representative.optional(),
  })
  .meta({ id: 'ContactDetails' });

export const MyData = z
  .strictObject({
    userId: UserId,
    at: instant(),
    kept: z
      .record(z.string(), z.array(z.unknown()))
      .describe('What is kept under my identifier, by kind: memberships, notifications, receipts …'),
    details: z.array(ContactDetails).describe('Entries of organisations that name me'),
    did: z.array(z.unknown()).describe('Entries of trails that I made, oldest first, a thousand at a time'),
    about: z.array(z.unknown()).describe('Entries of the trails of my organisations that concern me'),
    next: z.string().optional().describe('Cursor of further entries that I made; none where these are all'),
  })
  .meta({ id: 'MyData' });

export const Erasure = z.strictObject({ state: z.literal('ERASED') }).meta({
  id: 'Erasure',
  description: 'Nothing is kept about the person any more; asking again gives the same answer',
});

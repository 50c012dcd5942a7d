import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/time.ts';
import { OrganisationId, UserId } from '#shared/organisation/schema.ts';

export const NotificationId = id('notification');

/** What there is to tell. A closed list: each kind has its sentence in both languages in `rules.ts`. */
export const NOTIFICATION_KINDS = [
  'listing.published',
  'listing.returned',
  'listing.expired',
  'enquiry.received',
  'enquiry.contacted',
  'enquiry.accepted',
  'enquiry.declined',
  'enquiry.withdrawn',
  'enquiry.due-soon',
  'enquiry.due-today',
  'enquiry.overdue',
  'enquiry.expired',
  'deal.proposed',
  'deal.introduced',
  'deal.declined',
  'deal.due-soon',
  'deal.due-today',
  'deal.expired',
  'deal.advanced',
  'deal.closed',
  'deal.terms-proposed',
  'deal.signed',
  'deal.message',
  'deal.meeting',
  'deal.held',
  'deal.readmitted',
  'deal.loi-lapsed',
  'deal.exclusivity-over',
  'deal.action-due',
  'deal.stalled',
  'search.matched',
  'organisation.verified',
  'organisation.rejected',
  'organisation.verification-expired',
  'organisation.suspended',
  'organisation.reinstated',
  'consent.requested',
  'consent.granted',
  'consent.refused',
  'consent.revoked',
  'consent.signed',
  'fact.conflict',
] as const;
export const NotificationKind = z.enum(NOTIFICATION_KINDS).meta({ id: 'NotificationKind' });
export type NotificationKind = z.infer<typeof NotificationKind>;

/** The facts a sentence is made of: titles, dates, codes, counts. Nothing that the recipient could not read elsewhere. */
export const NotificationFacts = z.record(z.string(), z.union([z.string().max(300), bilingual(300)]));
export type NotificationFacts = z.infer<typeof NotificationFacts>;

/** Told to everybody of an organisation, or to one person. */
export const Recipient = z.union([
  z.strictObject({ organisationId: OrganisationId }),
  z.strictObject({ userId: UserId }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** A notification as it is stored: facts, not sentences. */
export const StoredNotification = z.strictObject({
  notificationId: NotificationId,
  recipient: Recipient,
  kind: NotificationKind,
  subject: z.string().max(200),
  facts: NotificationFacts,
  at: instant(),
  readAt: instant().optional(),
  version: z.int().min(1),
});
export type StoredNotification = z.infer<typeof StoredNotification>;

export const Notification = z
  .strictObject({
    notificationId: NotificationId,
    kind: NotificationKind,
    subject: z.string().describe('Identifier of the record it is about'),
    text: z.strictObject({ ko: z.string(), en: z.string() }).describe('What happened, in words'),
    at: instant(),
    readAt: instant().optional().describe('When somebody first marked it as read'),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const NotificationPage = z
  .strictObject({ items: z.array(Notification), next: z.string().optional() })
  .meta({ id: 'NotificationPage' });

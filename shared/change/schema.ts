import * as z from 'zod';
import { instant } from '#shared/kernel/time.ts';

/** Something happened that others may want to know. Carries identifiers only; who may read more asks the API. */
export const EVENT_TYPES = [
  'organisation.registered',
  'organisation.verified',
  'organisation.rejected',
  'organisation.expired',
  'organisation.suspended',
  'organisation.reinstated',
  'listing.submitted',
  'listing.published',
  'listing.returned',
  'listing.paused',
  'listing.resumed',
  'listing.expired',
  'listing.closed',
  'fact.conflicted',
  'disclosure.requested',
  'disclosure.granted',
  'disclosure.refused',
  'disclosure.revoked',
  'disclosure.signed',
  'enquiry.sent',
  'enquiry.contacted',
  'enquiry.accepted',
  'enquiry.declined',
  'enquiry.withdrawn',
  'enquiry.expired',
  'match.published',
  'deal.opened',
  'deal.introduced',
  'deal.declined',
  'deal.expired',
  'deal.advanced',
  'draft.created',
  'draft.revised',
  'draft.issued',
  'draft.approved',
  'draft.declined',
  'draft.signed',
] as const;

export const OutboxEvent = z.strictObject({
  eventId: z.string(),
  type: z.enum(EVENT_TYPES),
  subject: z.string().describe('Identifier of the record it is about'),
  data: z.record(z.string(), z.string()),
  at: instant(),
  requestId: z.string(),
});
export type OutboxEvent = z.infer<typeof OutboxEvent>;

/** The reply of an idempotent request, kept a day so that a retry gets the same answer and has no second effect. */
export const Receipt = z.strictObject({
  userId: z.string(),
  routeId: z.string(),
  keyHash: z.string(),
  bodyHash: z.string(),
  status: z.int(),
  /** Gzipped JSON of the reply body. */
  body: z.instanceof(Uint8Array),
  version: z.int().optional(),
  location: z.string().optional(),
});
export type Receipt = z.infer<typeof Receipt>;

import * as z from 'zod';
import { dateAfter } from '#shared/kernel/calendar.ts';
import { date, instant, seoulDate } from '#shared/kernel/time.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import type { Deal } from './schema.ts';

/**
 * Which buyer the seller of a company talks to alone: one record a listing, so that of two letters of intent accepted at once
 * exactly one wins. It is read and not written through: whoever was let in before it and is not its buyer is out from this moment
 * on, however many they are, until the seller lets them in again.
 */
export const Exclusivity = z.strictObject({
  listingId: ListingId,
  dealId: z.string(),
  organisationId: OrganisationId,
  acceptedAt: instant(),
  until: date(),
  endedAt: instant().optional(),
  /** Organisations let in again after it was over. */
  readmitted: z.array(OrganisationId),
  version: z.int().min(1),
});
export type Exclusivity = z.infer<typeof Exclusivity>;

/** True while the seller may talk to nobody else. */
export const isInForce = ({ endedAt, until }: Exclusivity, day: string): boolean =>
  endedAt === undefined && day <= until;

/**
 * True for an organisation let in at `since` that is kept out on a day: everybody else's while the exclusivity is in force, and
 * after that whoever was in when it began.
 */
export const keepsOut = (
  exclusivity: Exclusivity | undefined,
  organisationId: string,
  since: string | undefined,
  day: string,
): boolean =>
  exclusivity !== undefined &&
  exclusivity.organisationId !== organisationId &&
  (isInForce(exclusivity, day) || (since ?? '') <= exclusivity.acceptedAt) &&
  !exclusivity.readmitted.includes(organisationId);

/** How a deal stands to the other buyers of the same company. */
export interface Standing {
  /** This buyer is kept out. */
  readonly held: boolean;
  /** Another buyer is talked to alone at this moment. */
  readonly taken: boolean;
}
export const FREE: Standing = { held: false, taken: false };

const buyerOf = ({ parties }: Deal): string => parties.find(({ role }) => role === 'buyer')!.organisationId;
export const standingOf = (deal: Deal, exclusivity: Exclusivity | undefined, day: string): Standing => {
  if (deal.kind !== 'ACQUISITION' || exclusivity === undefined || exclusivity.dealId === deal.dealId) return FREE;
  return {
    held: deal.introducedAt !== undefined && keepsOut(exclusivity, buyerOf(deal), deal.introducedAt, day),
    taken: isInForce(exclusivity, day),
  };
};

/** The record that an accepted letter of intent makes, over the one before. */
export const newExclusivity = (deal: Deal, before: Exclusivity | undefined, at: string): Exclusivity => ({
  listingId: deal.parties.find(({ role }) => role === 'seller')!.listingId!,
  dealId: deal.dealId,
  organisationId: buyerOf(deal),
  acceptedAt: at,
  until: exclusiveUntil(deal, at),
  readmitted: [],
  version: (before?.version ?? 0) + 1,
});
/** Last day of the exclusivity that a letter of intent asks for; the day of its acceptance does not count. */
export const exclusiveUntil = ({ loi }: Pick<Deal, 'loi'>, at: string): string =>
  dateAfter(seoulDate(at), loi?.exclusivityDays ?? 0);

export const endExclusivity = (before: Exclusivity, at: string): Exclusivity => ({
  ...before,
  endedAt: at,
  version: before.version + 1,
});
/** A buyer let in again. */
export const readmit = (before: Exclusivity, deal: Deal): Exclusivity => ({
  ...before,
  readmitted: [...new Set([...before.readmitted, buyerOf(deal)])].sort(),
  version: before.version + 1,
});

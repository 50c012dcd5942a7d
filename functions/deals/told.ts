import type { Deal, DealParty } from '#shared/deal/schema.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import type { NotificationFacts, NotificationKind } from '#shared/notification/schema.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import type { Write } from '#shared/table/table.ts';

/** The other side of a deal. */
export const otherParty = ({ parties }: Deal, party: DealParty): DealParty => parties.find(each => each !== party)!;

/** What one side is told of a deal: by the titles of both, and a date or a reason where there is one. */
export const toldParty = (
  newId: NewId,
  deal: Deal,
  party: DealParty,
  kind: NotificationKind,
  at: string,
  facts: NotificationFacts = {},
): Write =>
  notificationWrite({
    notificationId: newId(),
    recipient: { organisationId: party.organisationId },
    kind,
    subject: deal.dealId,
    facts: { title: party.title, other: otherParty(deal, party).title, ...facts },
    at,
  });

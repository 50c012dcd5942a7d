import type { Stored } from './digest.ts';

type Items = ReadonlyMap<string, Stored>;

const organisationsOfDeal = (items: Items, dealId: unknown): string[] => {
  const parties = items.get(`DEAL#${dealId} DEAL`)?.parties as { organisationId: string }[] | undefined;
  return parties?.map(({ organisationId }) => organisationId) ?? [];
};

type Side = { readonly organisationId: string };
type Parties = { readonly sender: Side; readonly receiver: Side };

const GRANTS = new WeakMap<Items, Map<unknown, Stored>>();
/** Grants by their own identifiers, which are no part of a key; put together once for each reading of the table. */
const grantsIn = (items: Items): Map<unknown, Stored> => {
  const known = GRANTS.get(items);
  if (known !== undefined) return known;
  const all = [...items.values()].filter(({ entity }) => entity === 'Grant' || entity === 'PastGrant');
  const found = new Map(all.map(item => [item.grantId, item]));
  GRANTS.set(items, found);
  return found;
};

/** Organisations that the record of an identifier belongs to: an organisation, a listing, an enquiry, a grant, a deal or a draft. */
const organisationsOfSubject = (items: Items, id: unknown): string[] => {
  if (items.has(`ORG#${id} PROFILE`)) return [String(id)];
  const listing = items.get(`LISTING#${id} LISTING`);
  if (listing !== undefined) return [String(listing.organisationId)];
  const enquiry = items.get(`ENQUIRY#${id} ENQUIRY`) as Parties | undefined;
  if (enquiry !== undefined) return [enquiry.sender.organisationId, enquiry.receiver.organisationId];
  const grant = grantsIn(items).get(id);
  if (grant !== undefined) return [String(grant.ownerId), String(grant.organisationId)];
  const draft = items.get(`DRAFT#${id} DRAFT`);
  return organisationsOfDeal(items, draft?.dealId ?? id);
};

/** Organisations that a stored item belongs to; none for what belongs to nobody. */
export const organisationsOf = (items: Items, item: Stored): string[] => {
  switch (item.entity) {
    case 'Organisation':
    case 'Membership':
    case 'Fact':
    case 'FactDecision':
    case 'Invitation':
    case 'RegistryWatch':
    case 'VerificationEntry':
    case 'SuspensionMark':
    case 'Listing':
    case 'Outcome':
    case 'OutcomeVersion':
      return [String(item.organisationId)];
    case 'Agreement':
      return [String(item.organisationId), ...organisationsOfSubject(items, item.listingId)];
    case 'Grant':
    case 'PastGrant':
      return [String(item.ownerId), String(item.organisationId)];
    case 'Disclosure':
      return [String(item.organisationId), ...organisationsOfSubject(items, item.listingId)];
    case 'Proposal':
      return [item.a, item.b].map(side => (side as Side).organisationId);
    case 'ProposalSide':
      return organisationsOfSubject(items, item.listingId);
    case 'Signal':
      return organisationsOfSubject(items, (item.by as { listingId: string }).listingId);
    case 'Deal':
    case 'DealDue':
    case 'DealTerms':
    case 'DealMessage':
    case 'DealMeeting':
    case 'Exclusivity':
    case 'DealParty':
    case 'Draft':
      return organisationsOfDeal(items, item.dealId);
    case 'DraftVersion':
    case 'DraftSigning':
      return organisationsOfSubject(items, item.draftId);
    case 'ListingDue':
    case 'ReviewDone':
      return organisationsOfSubject(items, item.listingId);
    case 'Enquiry':
    case 'EnquirySide':
      return organisationsOfSubject(items, item.enquiryId);
    case 'Unique':
      return organisationsOfSubject(items, item.organisationId ?? item.dealId ?? item.draftId ?? item.enquiryId);
    case 'Notification': {
      const { organisationId } = item.recipient as { organisationId?: string };
      return [
        ...(organisationId === undefined ? [] : [organisationId]),
        ...organisationsOfSubject(items, item.subject),
      ];
    }
    case 'TrailEntry':
    case 'TrailHead':
    case 'Outbox':
      return organisationsOfSubject(items, item.subject);
    default:
      return [];
  }
};

/** Organisations in which a person is active. */
export const organisationsOfPerson = (items: Items, userId: string): string[] =>
  [...items.values()]
    .filter(item => item.entity === 'Membership' && item.userId === userId && item.status === 'ACTIVE')
    .map(item => String(item.organisationId));

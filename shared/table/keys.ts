import type { Key } from './table.ts';

/** A value inside a key. The separator must not occur in it, or one record could be made to look like another. */
const part = (value: string): string => {
  if (value === '' || value.includes('#')) throw new RangeError(`bad key part ${JSON.stringify(value)}`);
  return value;
};
const key = (pk: string, sk: string): Key => ({ pk, sk });
/** Two records as one key part, the same in either order. */
const pair = (one: string, other: string): string => [part(one), part(other)].sort().join('.');
const padded = (n: number): string => String(n).padStart(4, '0');

/** Partitions over which the directory's log of changes is spread, so that no one of them takes all writes of an import. */
export const CHANGE_SHARDS = 4;

/** Comes after every identifier, for asking for all rates up to a day. */
export const RATES_END = '~';

/** Every primary key of the table. */
export const keys = {
  organisation: (organisationId: string) => key(`ORG#${part(organisationId)}`, 'PROFILE'),
  membership: (organisationId: string, userId: string) => key(`ORG#${part(organisationId)}`, `MEMBER#${part(userId)}`),
  verificationEntry: (organisationId: string, entryId: string) =>
    key(`ORG#${part(organisationId)}`, `VERIFICATION#${part(entryId)}`),
  invitation: (invitationId: string) => key(`INVITATION#${part(invitationId)}`, 'INVITATION'),
  registryWatch: (organisationId: string) => key(`ORG#${part(organisationId)}`, 'REGISTRY'),
  unique: (what: string, value: string) => key(`UNIQUE#${part(what)}#${part(value)}`, 'UNIQUE'),
  suspensionMark: (organisationId: string) => key(`ORG#${part(organisationId)}`, 'SUSPENSION'),
  suspendedSet: () => key('SUSPENDED', 'SET'),
  listing: (listingId: string) => key(`LISTING#${part(listingId)}`, 'LISTING'),
  listingDue: (listingId: string) => key(`LISTING#${part(listingId)}`, 'DUE'),
  reviewed: (listingId: string, at: string) => key(`LISTING#${part(listingId)}`, `REVIEWED#${part(at)}`),
  /** Each chunk is a partition of its own, as below: a night writes and reads them faster than one partition can. */
  snapshot: (snapshotId: string, chunk: number) => key(`SNAPSHOT#${part(snapshotId)}#${padded(chunk)}`, 'CHUNK'),
  snapshotPointer: () => key('SNAPSHOT', 'CURRENT'),
  run: (runId: string) => key(`RUN#${part(runId)}`, 'RUN'),
  runStep: (runId: string, step: string) => key(`RUN#${part(runId)}`, `STEP#${part(step)}`),
  runPart: (runId: string, step: string, chunk: number) =>
    key(`PART#${part(runId)}#${part(step)}#${padded(chunk)}`, 'PART'),
  activeRun: () => key('MATCH', 'ACTIVE'),
  modelState: () => key('MATCH', 'MODEL'),
  model: (modelId: string) => key(`MODEL#${part(modelId)}`, 'MODEL'),
  modelPart: (modelId: string, chunk: number) => key(`MODEL#${part(modelId)}`, `CHUNK#${padded(chunk)}`),
  pack: (listingId: string, runId: string) => key(`PACK#${part(listingId)}`, `RUN#${part(runId)}`),
  deal: (dealId: string) => key(`DEAL#${part(dealId)}`, 'DEAL'),
  dealParty: (dealId: string, organisationId: string) => key(`DEAL#${part(dealId)}`, `PARTY#${part(organisationId)}`),
  dealDue: (dealId: string) => key(`DEAL#${part(dealId)}`, 'DUE'),
  dealTerms: (dealId: string, number: number) => key(`DEAL#${part(dealId)}`, `TERMS#${padded(number)}`),
  dealMessage: (dealId: string, messageId: string) => key(`DEAL#${part(dealId)}`, `MESSAGE#${part(messageId)}`),
  dealMeeting: (dealId: string, meetingId: string) => key(`DEAL#${part(dealId)}`, `MEETING#${part(meetingId)}`),
  exclusivity: (listingId: string) => key(`EXCLUSIVITY#${part(listingId)}`, 'EXCLUSIVITY'),
  agreement: (listingId: string, organisationId: string) =>
    key(`AGREEMENT#${part(listingId)}`, `ORG#${part(organisationId)}`),
  proposal: (one: string, other: string) => key(`PROPOSAL#${pair(one, other)}`, 'PROPOSAL'),
  proposalSide: (listingId: string, other: string) =>
    key(`PROPOSAL#${pair(listingId, other)}`, `SIDE#${part(listingId)}`),
  signal: (by: string, about: string, signalId: string) =>
    key(`PROPOSAL#${pair(by, about)}`, `SIGNAL#${part(signalId)}`),
  draft: (draftId: string) => key(`DRAFT#${part(draftId)}`, 'DRAFT'),
  draftVersion: (draftId: string, version: number) => key(`DRAFT#${part(draftId)}`, `V#${padded(version)}`),
  draftSigning: (draftId: string, version: number) => key(`DRAFT#${part(draftId)}`, `SIGNING#${padded(version)}`),
  enquiry: (enquiryId: string) => key(`ENQUIRY#${part(enquiryId)}`, 'ENQUIRY'),
  enquirySide: (enquiryId: string, side: 'SENT' | 'RECEIVED') => key(`ENQUIRY#${part(enquiryId)}`, `SIDE#${side}`),
  responseScore: (organisationId: string) => key(`RESPONSE#${part(organisationId)}`, 'SCORE'),
  sweep: (date: string) => key(`SWEEP#${part(date)}`, 'SWEEP'),
  notification: (organisationId: string, notificationId: string) =>
    key(`NOTICES#${part(organisationId)}`, part(notificationId)),
  personalNotification: (userId: string, notificationId: string) =>
    key(`PERSONALNOTICES#${part(userId)}`, part(notificationId)),
  savedSearch: (userId: string, slot: number) => key(`SEARCHES#${part(userId)}`, `PLACE#${padded(slot)}`),
  receipt: (userId: string, routeId: string, keyHash: string) =>
    key(`RECEIPTS#${part(userId)}`, `${part(routeId)}#${part(keyHash)}`),
  person: (userId: string) => key(`PERSON#${part(userId)}`, 'PERSON'),
  trailEntry: (subject: string, seq: number) => key(`TRAIL#${part(subject)}`, `ENTRY#${String(seq).padStart(9, '0')}`),
  trailHead: (subject: string) => key(`TRAIL#${part(subject)}`, 'HEAD'),
  exchangeRate: (currency: string, date: string, rateId: string) =>
    key(`RATES#${part(currency)}`, `${part(date)}#${part(rateId)}`),
  requestCount: (policy: string, window: number, caller: string) =>
    key(`COUNT#${part(policy)}#${window}#${part(caller)}`, 'COUNT'),
  fact: (organisationId: string, factId: string) => key(`FACTS#${part(organisationId)}`, `FACT#${part(factId)}`),
  factDecision: (organisationId: string, decisionId: string) =>
    key(`FACTS#${part(organisationId)}`, `DECISION#${part(decisionId)}`),
  grant: (listingId: string, organisationId: string) => key(`GRANTS#${part(listingId)}`, `ORG#${part(organisationId)}`),
  pastGrant: (listingId: string, organisationId: string, grantId: string) =>
    key(`GRANTS#${part(listingId)}`, `PAST#${part(organisationId)}#${part(grantId)}`),
  disclosure: (listingId: string, on: string, digest: string) =>
    key(`LEDGER#${part(listingId)}`, `ON#${part(on)}#${part(digest)}`),
  outcome: (outcomeId: string) => key(`OUTCOME#${part(outcomeId)}`, 'OUTCOME'),
  outcomeVersion: (outcomeId: string, version: number) => key(`OUTCOME#${part(outcomeId)}`, `V#${padded(version)}`),
  report: (reportId: string) => key(`REPORT#${part(reportId)}`, 'REPORT'),
  reportPart: (reportId: string, n: number) => key(`REPORT#${part(reportId)}`, `PART#${padded(n)}`),
  quality: (month: string) => key(`QUALITY#${part(month)}`, 'FIGURES'),
  outbox: (eventId: string) => key(`OUTBOX#${part(eventId)}`, 'EVENT'),
} as const;

const gsi1 = (pk: string, sk: string) => ({ gsi1pk: pk, gsi1sk: sk });
const gsi2 = (pk: string, sk: string) => ({ gsi2pk: pk, gsi2sk: sk });

/** Every index entry. gsi1 finds what belongs to somebody; gsi2 finds what is due or has changed, in order of time. */
export const indexes = {
  membershipsOf: (userId: string, organisationId: string) =>
    gsi1(`USER#${part(userId)}`, `ORG#${part(organisationId)}`),
  listingsOf: (organisationId: string, listingId: string) => gsi1(`LISTINGS#${part(organisationId)}`, part(listingId)),
  dealsOf: (organisationId: string, dealId: string) => gsi1(`DEALS#${part(organisationId)}`, part(dealId)),
  keptProposals: (listingId: string, other: string) => gsi1(`PROPOSALS#${part(listingId)}`, part(other)),
  proposalsIn: (month: string, at: string, one: string, other: string) =>
    gsi2(`PROPOSALS#${part(month)}`, `${part(at)}#${pair(one, other)}`),
  signalsIn: (month: string, kind: string, day: string, signalId: string) =>
    gsi2(`SIGNALS#${part(month)}#${part(kind)}`, `${part(day)}#${part(signalId)}`),
  draftsOf: (dealId: string, draftId: string) => gsi1(`DRAFTS#${part(dealId)}`, part(draftId)),
  grantsOf: (organisationId: string, at: string, listingId: string) =>
    gsi1(`GRANTS-OF#${part(organisationId)}`, `${part(at)}#${part(listingId)}`),
  disclosures: (listingId: string, at: string, digest: string) =>
    gsi1(`DISCLOSURES#${part(listingId)}`, `${part(at)}#${part(digest)}`),
  outcomesOf: (organisationId: string, outcomeId: string) => gsi1(`OUTCOMES#${part(organisationId)}`, part(outcomeId)),
  reports: (reportId: string) => gsi1('REPORTS', part(reportId)),
  /** Every version of every outcome in order of its recording. */
  outcomeLog: (outcomeId: string, version: number, at: string) =>
    gsi2(`OUTCOMELOG#${shardOf(outcomeId)}`, `${part(at)}#${part(outcomeId)}#${padded(version)}`),
  qualities: (month: string) => gsi1('QUALITY', part(month)),
  runs: (runId: string) => gsi1('RUNS', part(runId)),
  models: (learntAt: string, modelId: string) => gsi1('MODELS', `${part(learntAt)}#${part(modelId)}`),
  personOf: (reference: string) => gsi1(`REFERENCE#${part(reference)}`, 'PERSON'),
  trailBy: (reference: string, at: string, subject: string, seq: number) =>
    gsi1(`TRAIL-BY#${part(reference)}`, `${part(at)}#${part(subject)}#${seq}`),
  trails: (subject: string) => gsi2('TRAILS', part(subject)),
  invitationsOf: (organisationId: string, invitationId: string) =>
    gsi1(`INVITATIONS#${part(organisationId)}`, part(invitationId)),
  invitedUser: (userId: string, invitationId: string) => gsi2(`INVITED#${part(userId)}`, part(invitationId)),
  recheckDue: (checkedAt: string, organisationId: string) =>
    gsi2('RECHECK', `${part(checkedAt)}#${part(organisationId)}`),
  verificationDue: (since: string, organisationId: string) =>
    gsi2('VERIFICATION', `${part(since)}#${part(organisationId)}`),
  enquiriesOf: (organisationId: string, side: 'SENT' | 'RECEIVED', enquiryId: string) =>
    gsi1(`ENQUIRIES#${part(organisationId)}#${side}`, part(enquiryId)),
  awaiting: (organisationId: string, respondBy: string, enquiryId: string) =>
    gsi1(`AWAITING#${part(organisationId)}`, `${part(respondBy)}#${part(enquiryId)}`),
  receivedIn: (month: string, organisationId: string, enquiryId: string) =>
    gsi2(`RECEIVED#${part(month)}`, `${part(organisationId)}#${part(enquiryId)}`),
  sweeps: (date: string) => gsi1('SWEEPS', part(date)),
  reviewed: (month: string, at: string, listingId: string) =>
    gsi2(`REVIEWED#${part(month)}`, `${part(at)}#${part(listingId)}`),
  due: (what: 'LISTING' | 'ENQUIRY' | 'DEAL', date: string, id: string) =>
    gsi2(`DUE#${what}#${shardOf(id)}`, `${part(date)}#${part(id)}`),
  inReview: (submittedAt: string, listingId: string) => gsi2('REVIEW', `${part(submittedAt)}#${part(listingId)}`),
  /** A listing, or an organisation that is suspended or no longer is. */
  changed: (id: string, at: string) => gsi2(`CHANGED#${shardOf(id)}`, `${part(at)}#${part(id)}`),
  searchAlerts: (userId: string, slot: number) => gsi2('SEARCH-ALERTS', `${part(userId)}#${padded(slot)}`),
  dealsOfMonth: (month: string, dealId: string) => gsi2(`DEALS#${part(month)}`, part(dealId)),
} as const;

/** Spreads identifiers evenly; the last characters of a ULID are its random part. */
export const shardOf = (listingId: string): number => {
  let sum = 0;
  for (const character of listingId.slice(-6)) sum += character.charCodeAt(0);
  return sum % CHANGE_SHARDS;
};

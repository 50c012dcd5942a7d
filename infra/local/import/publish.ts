import { contentHash, sha256Hex } from '#shared/kernel/hash.ts';
import type { Reply, Send } from './client.ts';
import type { ImportRecord, RowFault } from './record.ts';

/** `created` by this run, `continued` from where an earlier one stopped, or `existing` with nothing left to do. */
export type Outcome = 'created' | 'continued' | 'existing';

interface Listing {
  readonly listingId: string;
  readonly kind: string;
  readonly state: 'DRAFT' | 'IN_REVIEW' | 'CHANGES_REQUESTED' | 'PUBLISHED' | 'CLOSED';
}
interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly existing?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** The API refused a record. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly problem: Problem;
  /** The part of the record that was sent: `organisation` or `listing`. */
  readonly part: string;
  constructor(part: string, { status, body }: Reply) {
    const problem = (typeof body === 'object' && body !== null ? body : {}) as Problem;
    super([problem.title ?? `HTTP ${status}`, problem.detail].filter(Boolean).join(': '));
    this.status = status;
    this.problem = problem;
    this.part = part;
  }
  /** As faults of the row it came from. */
  faults(at: ImportRecord['at']): RowFault[] {
    const same = (text: string) => ({ ko: text, en: text });
    const { errors = [] } = this.problem;
    if (errors.length === 0) return [{ ...at, pointer: `/${this.part}`, message: same(this.message) }];
    return errors.map(({ pointer, message }) => ({
      ...at,
      pointer: `/${this.part}${pointer}`,
      message: same(message),
    }));
  }
}

const is = ({ status, body }: Reply, expected: number, reason: string): boolean =>
  status === expected && String((body as Problem | undefined)?.type).endsWith(`/${reason}`);

/** Registers the organisation, or finds it where this caller has registered it before. */
const register = async (send: Send, { externalId, organisation }: ImportRecord) => {
  // The content is part of the key: a corrected row is a new request, which the claim on its identifier then answers.
  const idempotencyKey = `import-${contentHash([externalId, organisation])}`;
  const post = () => send('POST', '/v1/organisations', { body: organisation, idempotencyKey });
  let reply = await post();
  // Whoever loses a race against another row of the same organisation learns which it is by asking again.
  if (is(reply, 409, 'already-exists') && (reply.body as Problem).existing === undefined) reply = await post();
  if (reply.status === 201) {
    const { organisationId } = reply.body as { organisationId: string };
    return { path: `/v1/organisations/${organisationId}`, organisationId, isNew: !reply.replayed };
  }
  const existing = is(reply, 409, 'already-exists') ? (reply.body as Problem).existing : undefined;
  if (existing === undefined) throw new Refused('organisation', reply);
  return { path: existing, organisationId: existing.split('/').at(-1)!, isNew: false };
};

/** The organisation's listing of a kind, one that is not closed before one that is. */
const findListing = async (send: Send, path: string, kind: string): Promise<Listing | undefined> => {
  const reply = await send('GET', `${path}/listings?limit=100`);
  if (reply.status !== 200) throw new Refused('listing', reply);
  const own = (reply.body as { items: Listing[] }).items.filter(listing => listing.kind === kind);
  return own.find(({ state }) => state !== 'CLOSED') ?? own[0];
};

const read = (send: Send, listingId: string): Promise<Reply> => send('GET', `/v1/listings/${listingId}`);

/** Drafts the listing of the organisation, or finds the one that a request with the same key has drafted. */
const draft = async (send: Send, record: ImportRecord, path: string, organisationId: string, listing: unknown) => {
  const { kind } = record.listing;
  // One key per organisation and kind, whatever the content: within a day, no second draft can come about.
  const idempotencyKey = `import-${sha256Hex(`${kind}\n${record.externalId}`)}`;
  const body = { ...(listing as object), organisationId };
  const reply = await send('POST', '/v1/listings', { body, idempotencyKey });
  if (reply.status === 201) return reply;
  const found = is(reply, 422, 'key-reused') ? await findListing(send, path, kind) : undefined;
  if (found === undefined) throw new Refused('listing', reply);
  return read(send, found.listingId);
};

/** Two acts lead from a draft to a published listing; the rest is room for somebody else acting at the same time. */
const MOST_STEPS = 8;

/** Leads a listing on from the state it is in until it is published. */
const advance = async (send: Send, first: Reply): Promise<void> => {
  let reply = first;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (reply.status !== 200 && reply.status !== 201) throw new Refused('listing', reply);
    const { listingId, state } = reply.body as Listing;
    if (state === 'PUBLISHED' || state === 'CLOSED') return;
    const etag = reply.etag === undefined ? {} : { ifMatch: reply.etag };
    const path = `/v1/listings/${listingId}`;
    reply =
      state === 'IN_REVIEW'
        ? await send('POST', `${path}/review`, { ...etag, body: { decision: 'APPROVE' } })
        : await send('POST', `${path}/submission`, etag);
    // A lost reply or another hand has moved it: look where it stands.
    if (reply.status === 412 || is(reply, 409, 'wrong-state')) reply = await read(send, listingId);
  }
  throw new Refused('listing', reply);
};

/**
 * Registers a record's organisation and publishes its listing, going on from whatever is there already.
 * @param listing the record's listing, its links to other listings filled in
 * @throws Refused where the API says no, Unreachable, SignedOut
 */
export const publish = async (
  send: Send,
  record: ImportRecord,
  listing: ImportRecord['listing'],
): Promise<{ outcome: Outcome; listingId: string }> => {
  const { path, organisationId, isNew } = await register(send, record);
  const found = isNew ? undefined : await findListing(send, path, listing.kind);
  if (found?.state === 'PUBLISHED' || found?.state === 'CLOSED')
    return { outcome: 'existing', listingId: found.listingId };
  const start =
    found === undefined ? await draft(send, record, path, organisationId, listing) : await read(send, found.listingId);
  await advance(send, start);
  const { listingId } = start.body as Listing;
  return { outcome: isNew ? 'created' : 'continued', listingId };
};

import type * as z from 'zod';
import type { RouteSpec } from '#shared/http/route.ts';
import { listingRoutes } from '#shared/listing/routes.ts';
import { organisationRoutes } from '#shared/organisation/routes.ts';
import { type DemoKind, type DemoRecord, demoCity } from './data.ts';

/** Records seeded at the same time. */
const CONCURRENCY = 8;
/** Tries of a call that was throttled or found the server busy. */
const ATTEMPTS = 4;

export interface SeedOptions {
  /** Base of the API, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** A bearer token for a person; `groups` are the identity provider's. */
  readonly tokenFor: (person: { userId: string; groups?: readonly string[] }) => Promise<string>;
  readonly onProgress?: (done: number, total: number, label: string) => void;
  /** What to seed; the whole demo city unless told. */
  readonly records?: readonly DemoRecord[];
}

/** Where a record of the demo city ended up. */
export interface Seeded {
  readonly key: string;
  readonly kind: DemoKind;
  readonly owner: string;
  readonly organisationId: string;
  readonly listingId: string;
}
export interface SeededCity {
  readonly byKey: ReadonlyMap<string, Seeded>;
  /** Changes made; 0 where everything was there already. */
  readonly writes: number;
}

/** A call that was refused, with the problem document as it came. */
export interface SeedFailure {
  readonly key: string;
  readonly call: string;
  readonly status: number;
  readonly problem: unknown;
}

/** Some records could not be seeded; all others were. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly failures: readonly SeedFailure[];

  constructor(failures: readonly SeedFailure[], total: number) {
    const lines = failures.map(
      ({ key, call, status, problem }) => `${key}: ${call} answered ${status}: ${JSON.stringify(problem)}`,
    );
    super(`${failures.length} of ${total} demo records failed\n${lines.join('\n')}`);
    this.failures = failures;
  }
}

class Refused extends Error {
  readonly call: string;
  readonly status: number;
  readonly problem: unknown;

  constructor(call: string, status: number, problem: unknown) {
    super(`${call} answered ${status}`);
    this.call = call;
    this.status = status;
    this.problem = problem;
  }
}

type JsonRoute = RouteSpec & { readonly reply: z.ZodType };
interface Call {
  readonly token: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const wait = (seconds: number) => new Promise(resolve => setTimeout(resolve, seconds * 1000));

const textOrJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Calls routes of the API over HTTP and counts the changes it made; replays do not count. */
export const caller = (url: string) => {
  let writes = 0;
  const call = async <R extends JsonRoute>(
    route: R,
    { token, params = {}, query = {}, body, headers }: Call,
  ): Promise<{ body: z.output<R['reply']>; etag: string; replayed: boolean }> => {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const label = `${route.method} ${path}`;
    const search = new URLSearchParams(query).toString();
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${url.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`, {
        method: route.method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        const cause = error instanceof Error ? (error.cause ?? error.message) : error;
        throw new Refused(label, 0, { title: 'The API cannot be reached', detail: String(cause) });
      });
      const answer = textOrJson(await response.text());
      if (response.ok) {
        const parsed = route.reply.safeParse(answer);
        if (!parsed.success)
          throw new Refused(label, response.status, { title: 'Unexpected reply', errors: parsed.error.issues });
        const replayed = response.headers.get('idempotent-replayed') === 'true';
        if (route.method !== 'GET' && !replayed) writes += 1;
        return { body: parsed.data as z.output<R['reply']>, etag: response.headers.get('etag') ?? '', replayed };
      }
      const busy = response.status === 429 || response.status === 503;
      if (!busy || attempt === ATTEMPTS) throw new Refused(label, response.status, answer);
      await wait(Number(response.headers.get('retry-after') ?? attempt * 0.2));
    }
  };
  return { call, writes: () => writes };
};
export type Api = ReturnType<typeof caller>['call'];

/** The owner's organisation, and its listing of this title, where an earlier run made them: receipts expire, these stay. */
const findSeeded = async (
  call: Api,
  token: string,
  title: string,
): Promise<{ organisationId?: string; listingId?: string }> => {
  const me = await call(organisationRoutes.readMe, { token });
  const organisationId = me.body.memberships[0]?.organisationId;
  if (organisationId === undefined) return {};
  const listings = await call(listingRoutes.listOrganisationListings, { token, params: { organisationId } });
  const listingId = listings.body.items.find(listing => listing.title.ko === title)?.listingId;
  return listingId === undefined ? { organisationId } : { organisationId, listingId };
};

/** One record from nothing, or from wherever an earlier run left it, to a published listing. */
const seedRecord = async (call: Api, record: DemoRecord, token: string, operator: string): Promise<Seeded> => {
  const { key, owner } = record;
  const found = await findSeeded(call, token, record.listing.title.ko);
  const organisationId =
    found.organisationId ??
    (
      await call(organisationRoutes.createOrganisation, {
        token,
        body: record.organisation,
        headers: { 'idempotency-key': `demo-organisation-${owner}` },
      })
    ).body.organisationId;
  const read = (listingId: string) => call(listingRoutes.readListing, { token, params: { listingId } });
  const draft = async () => {
    const created = await call(listingRoutes.createListing, {
      token,
      body: { ...record.listing, organisationId },
      headers: { 'idempotency-key': `demo-listing-${key}` },
    });
    // A replay answers as on the first day; the listing may have moved on since.
    return created.replayed ? read(created.body.listingId) : created;
  };
  let listing = found.listingId === undefined ? await draft() : await read(found.listingId);
  const params = { listingId: listing.body.listingId };
  if (listing.body.state === 'DRAFT')
    listing = await call(listingRoutes.submitListing, { token, params, headers: { 'if-match': listing.etag } });
  if (listing.body.state === 'IN_REVIEW')
    await call(listingRoutes.reviewListing, {
      token: operator,
      params,
      body: { decision: 'APPROVE' },
      headers: { 'if-match': listing.etag },
    });
  return { key, kind: record.listing.kind, owner, organisationId, listingId: params.listingId };
};

/**
 * Seeds the demo city through the public API alone: organisation, listing, submission, approval. May be repeated: what is
 * there stays, what is missing is added.
 * @throws SeedError with every refused call once all records have been tried.
 */
export const seedDemoCity = async (options: SeedOptions): Promise<SeededCity> => {
  const { url, tokenFor, onProgress, records = Object.values(demoCity()).flat() } = options;
  const { call, writes } = caller(url);
  const operator = await tokenFor({ userId: 'city-operator', groups: ['operator'] });
  const seeded = new Map<string, Seeded>();
  const failures: SeedFailure[] = [];
  // What one owner lists comes one after the other: the first registers the organisation.
  const queue = Map.groupBy(records, ({ owner }) => owner).values();
  let done = 0;
  const seedOne = async (record: DemoRecord) => {
    try {
      const token = await tokenFor({ userId: record.owner });
      seeded.set(record.key, await seedRecord(call, record, token, operator));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      failures.push({ key: record.key, call: error.call, status: error.status, problem: error.problem });
    }
    done += 1;
    onProgress?.(done, records.length, record.listing.title.ko);
  };
  const worker = async () => {
    for (const own of queue) for (const record of own) await seedOne(record);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  if (failures.length > 0) throw new SeedError(failures, records.length);
  return { byKey: seeded, writes: writes() };
};

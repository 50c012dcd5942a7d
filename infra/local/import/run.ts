import { setTimeout as delay } from 'node:timers/promises';
import type { RowResult } from '#shared/exchange/schema.ts';
import { LISTING_KINDS, type ListingKind } from '#shared/listing/schema.ts';
import { batchesOf, Refused, sendRows } from './batches.ts';
import { type Send, SignedOut, Unreachable } from './client.ts';
import type { BadRow, ImportRecord, Row, RowFault } from './record.ts';

/** What became of a row that is well. */
export const OUTCOMES = ['created', 'updated', 'unchanged'] as const;
export type Outcome = (typeof OUTCOMES)[number];
type Counts = Record<Outcome, number>;

export interface RunOptions {
  readonly records: readonly ImportRecord[];
  readonly send: Send;
  /** Requests under way at the same time. */
  readonly concurrency: number;
  /** Rows in a request. */
  readonly batch?: number;
  /** Starts no further request once aborted; those under way are finished. */
  readonly stop: AbortSignal;
  /** Checks everything, here and there, and writes nothing. */
  readonly dryRun?: boolean;
  /** The rows come from a public register, for which the operator vouches. */
  readonly vouched?: boolean;
  /** Told of each record as it is done. */
  readonly onDone?: (outcome: Outcome | 'failed') => void;
  readonly onBad?: (bad: readonly BadRow[]) => void;
  /** Adds what a fault says of its column, as the format knows it. */
  readonly explain?: (fault: RowFault, record: ImportRecord) => RowFault;
  /** Milliseconds before rows that could not be done are sent again. */
  readonly pause?: number;
}

/** How a run ended. */
export interface RunResult extends Readonly<Counts> {
  readonly kinds: Readonly<Record<ListingKind, Readonly<Counts>>>;
  readonly failed: number;
  /** Records that were not tried, because the run was stopped. */
  readonly left: number;
  /** Why the run gave up, where it did. */
  readonly gaveUp?: 'signed-out' | 'unreachable';
}

/** Requests in a row that the API could not be reached for, before the run gives up rather than failing all that are left. */
const PATIENCE = 4;
/** Times that rows are sent which the API could not do at the moment. */
const ATTEMPTS = 4;

/** The record's row with its investments pointing at the listings of their companies, where these were imported. */
const linked = ({ row, links }: ImportRecord, listingIds: ReadonlyMap<string, string>): Row => {
  if (links === undefined) return row;
  const profile = row.listing.profile as { portfolio?: readonly object[] };
  const portfolio = (profile.portfolio ?? []).map((investment, i) => {
    const companyListingId = listingIds.get(links[i] ?? '');
    return companyListingId === undefined ? investment : { ...investment, companyListingId };
  });
  return { ...row, listing: { ...row.listing, profile: { ...profile, portfolio } } };
};

const isWell = (outcome: RowResult['outcome']): outcome is Outcome => (OUTCOMES as readonly string[]).includes(outcome);
const counts = (): Counts => ({ created: 0, updated: 0, unchanged: 0 });

/** Imports all records, investors last, so that their investments can point at companies. */
export const run = async (options: RunOptions): Promise<RunResult> => {
  const {
    records,
    send,
    concurrency,
    batch,
    stop,
    dryRun = false,
    vouched = false,
    onDone,
    onBad,
    pause = 500,
  } = options;
  const explain = options.explain ?? (fault => fault);
  const kinds = Object.fromEntries(LISTING_KINDS.map(kind => [kind, counts()])) as Record<ListingKind, Counts>;
  const listingIds = new Map<string, string>();
  let failed = 0;
  let unreachable = 0;
  let gaveUp: RunResult['gaveUp'];
  const isOver = () => stop.aborted || gaveUp !== undefined;

  const fail = (record: ImportRecord, faults: readonly Pick<RowFault, 'pointer' | 'message'>[]): void => {
    failed += 1;
    const { at, row, raw } = record;
    onBad?.([{ at, row, raw, faults: faults.map(fault => explain({ ...at, ...fault }, record)) }]);
    onDone?.('failed');
  };
  const settle = (record: ImportRecord, { outcome, listingId, faults = [] }: RowResult): void => {
    if (!isWell(outcome)) {
      fail(record, faults);
      return;
    }
    kinds[record.kind][outcome] += 1;
    // Identifiers of a dry run are of listings that will never be.
    if (record.kind === 'company' && listingId !== undefined && !(dryRun && outcome === 'created'))
      listingIds.set(record.externalId, listingId);
    onDone?.(outcome);
  };

  const one = async (sent: readonly ImportRecord[]): Promise<void> => {
    let waiting = [...sent];
    let attempt = 1;
    while (waiting.length > 0) {
      const rows = waiting.map(record => linked(record, listingIds));
      const results = await sendRows(send, rows, { dryRun, vouched });
      unreachable = 0;
      const passing = waiting.filter((_, i) => results[i]!.outcome === 'failed' && attempt < ATTEMPTS && !stop.aborted);
      for (const [i, record] of waiting.entries()) if (!passing.includes(record)) settle(record, results[i]!);
      // As long as some are done each time, there is no reason to stop.
      attempt = passing.length < waiting.length ? 1 : attempt + 1;
      waiting = passing;
      if (waiting.length > 0)
        await delay(pause * 2 ** attempt * Math.random(), undefined, { signal: stop }).catch(() => undefined);
    }
  };

  const guarded = async (sent: readonly ImportRecord[]): Promise<void> => {
    try {
      await one(sent);
    } catch (error) {
      if (error instanceof SignedOut) gaveUp = 'signed-out';
      if (error instanceof Unreachable && ++unreachable >= PATIENCE) gaveUp = 'unreachable';
      // What was cut short is neither done nor wrong: the next run goes on with it.
      if (error instanceof SignedOut || (error instanceof Unreachable && stop.aborted)) return;
      const text = error instanceof Error ? error.message : String(error);
      const message =
        error instanceof Unreachable
          ? { ko: `서버에 연결할 수 없습니다: ${text}`, en: `The API cannot be reached: ${text}` }
          : { ko: text, en: text };
      if (!(error instanceof Unreachable || error instanceof Refused)) throw error;
      for (const record of sent) fail(record, [{ pointer: '', message }]);
    }
  };

  const phases = [records.filter(({ kind }) => kind !== 'investor'), records.filter(({ kind }) => kind === 'investor')];
  for (const phase of phases) {
    const queue = batchesOf(phase, batch);
    // Workers share one iterator: each takes the next request as soon as it is free.
    const worker = async () => {
      while (!isOver()) {
        const { value, done } = queue.next();
        if (done === true) return;
        await guarded(value);
      }
    };
    if (!isOver()) await Promise.all(Array.from({ length: concurrency }, worker));
  }
  const total = Object.values(kinds).reduce(
    (sum, of) => Object.fromEntries(OUTCOMES.map(outcome => [outcome, sum[outcome] + of[outcome]])) as Counts,
    counts(),
  );
  const done = OUTCOMES.reduce((sum, outcome) => sum + total[outcome], failed);
  return { ...total, kinds, failed, left: records.length - done, ...(gaveUp === undefined ? {} : { gaveUp }) };
};

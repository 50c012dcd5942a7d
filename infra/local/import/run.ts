import { type Send, SignedOut, Unreachable } from './client.ts';
import { type Outcome, publish, Refused } from './publish.ts';
import type { ImportRecord, RowFault } from './record.ts';

export interface RunOptions {
  readonly records: readonly ImportRecord[];
  readonly send: Send;
  /** Records under way at the same time. */
  readonly concurrency: number;
  /** Starts no further record once aborted; those under way are finished. */
  readonly stop: AbortSignal;
  /** Told of each record as it is done. */
  readonly onDone?: (outcome: Outcome | 'failed') => void;
  readonly onFaults?: (faults: readonly RowFault[]) => void;
}

/** How a run ended. */
export interface RunResult {
  readonly created: number;
  readonly continued: number;
  readonly existing: number;
  readonly failed: number;
  /** Records that were not tried, because the run was stopped. */
  readonly left: number;
  /** Why the run gave up, where it did. */
  readonly gaveUp?: 'signed-out' | 'unreachable';
}

/** Records in a row that the API could not be reached for, before the run gives up rather than failing all that are left. */
const PATIENCE = 20;

/** The record's listing with its investments pointing at the listings of their companies, where these were imported. */
const linked = ({ listing, links }: ImportRecord, listingIds: ReadonlyMap<string, string>): ImportRecord['listing'] => {
  if (listing.kind !== 'investor' || links === undefined) return listing;
  const portfolio = (listing.profile.portfolio ?? []).map((investment, i) => {
    const companyListingId = listingIds.get(links[i] ?? '');
    return companyListingId === undefined ? investment : { ...investment, companyListingId };
  });
  return { ...listing, profile: { ...listing.profile, portfolio } };
};

const faultsOf = (error: unknown, { at }: ImportRecord): readonly RowFault[] => {
  if (error instanceof Refused) return error.faults(at);
  const text = error instanceof Error ? error.message : String(error);
  const message =
    error instanceof Unreachable
      ? { ko: `서버에 연결할 수 없습니다: ${text}`, en: `The API cannot be reached: ${text}` }
      : { ko: text, en: text };
  return [{ ...at, pointer: '', message }];
};

/** Publishes all records, companies before investors, so that investments can point at companies. */
export const run = async ({ records, send, concurrency, stop, onDone, onFaults }: RunOptions): Promise<RunResult> => {
  const counts = { created: 0, continued: 0, existing: 0, failed: 0 };
  const listingIds = new Map<string, string>();
  let unreachable = 0;
  let gaveUp: RunResult['gaveUp'];
  const isOver = () => stop.aborted || gaveUp !== undefined;

  const one = async (record: ImportRecord): Promise<void> => {
    try {
      const { outcome, listingId } = await publish(send, record, linked(record, listingIds));
      unreachable = 0;
      counts[outcome]++;
      if (record.listing.kind === 'company') listingIds.set(record.externalId, listingId);
      onDone?.(outcome);
    } catch (error) {
      if (error instanceof SignedOut) gaveUp = 'signed-out';
      if (error instanceof Unreachable && ++unreachable >= PATIENCE) gaveUp = 'unreachable';
      // What was cut short is neither done nor wrong: the next run goes on with it.
      if (error instanceof SignedOut || (error instanceof Unreachable && stop.aborted)) return;
      counts.failed++;
      onFaults?.(faultsOf(error, record));
      onDone?.('failed');
    }
  };

  for (const kind of ['company', 'investor'] as const) {
    const queue = records.filter(({ listing }) => listing.kind === kind).values();
    // Workers share one iterator: each takes the next record as soon as it is free.
    const worker = async () => {
      for (const record of queue) {
        await one(record);
        if (isOver()) return;
      }
    };
    if (!isOver()) await Promise.all(Array.from({ length: concurrency }, worker));
  }
  const done = counts.created + counts.continued + counts.existing + counts.failed;
  return { ...counts, left: records.length - done, ...(gaveUp === undefined ? {} : { gaveUp }) };
};

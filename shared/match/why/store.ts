import { sha256Hex } from '#shared/kernel/hash.ts';
import type { Table } from '#shared/table/table.ts';
import { findReport, readPart, writePart } from '../store.ts';
import { WhyRow } from './schema.ts';

/** Rows in one part: few enough to be read for one of them, many enough to cost little to write. */
const ROWS = 256;
const partName = (bucket: number): string => `why-${String(bucket).padStart(4, '0')}`;

/** Where the row of a listing is to be found, of so many parts. */
const bucketOf = (listingId: string, buckets: number): number =>
  Number.parseInt(sha256Hex(listingId).slice(0, 8), 16) % buckets;

/** Writes how a run left its listings; repeated with the same rows it changes nothing. Gives how many parts there are. */
export const writeWhy = async (
  table: Table,
  run: { readonly runId: string; readonly at: string },
  rows: readonly WhyRow[],
): Promise<number> => {
  const buckets = Math.max(1, Math.ceil(rows.length / ROWS));
  const parts = Map.groupBy(rows, ({ listingId }) => bucketOf(listingId, buckets));
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const some = (parts.get(bucket) ?? []).map(row => WhyRow.parse(row));
    const chunks = await writePart(
      table,
      { ...run, step: partName(bucket) },
      Buffer.from(JSON.stringify(some), 'utf8'),
    );
    if (chunks !== 1) throw new RangeError(`explanations ${bucket} of run ${run.runId} do not fit into one item`);
  }
  return buckets;
};

/** How a run left a listing in each pairing; none where it did not look at it, or has not been explained yet. */
export const findWhy = async (table: Table, runId: string, listingId: string): Promise<WhyRow[]> => {
  const report = await findReport(table, runId, 'explain');
  if (report === undefined) return [];
  const bytes = await readPart(table, runId, partName(bucketOf(listingId, report.counts.buckets ?? 1)), 1);
  const rows = JSON.parse(Buffer.from(bytes).toString('utf8')) as WhyRow[];
  return rows.filter(row => row.listingId === listingId);
};

import { gunzipSync, gzipSync } from 'node:zlib';
import { notFound } from '#shared/kernel/rejection.ts';
import type { Outcome } from '#shared/outcome/schema.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { Report } from './schema.ts';

/** Bytes of compressed rows in one item; an item holds at most 400 KB. */
const PART_BYTES = 350_000;

const reports = entity('Report', Report, report => ({
  ...keys.report(report.reportId),
  ...indexes.reports(report.reportId),
}));

export const reportFrom = (item: Item): Report => reports.fromItem(item);
export const reportWrite = (report: Report): Write => ({ put: reports.toItem(report), when: 'absent' });

/** @throws Rejection `not-found`. */
export const requireReport = async (table: Table, reportId: string): Promise<Report> => {
  const item = await table.get(keys.report(reportId));
  if (item === undefined) throw notFound();
  return reports.fromItem(item);
};

/** A page of reports, latest first. */
export const listReports = (table: Table, page: { limit: number; from?: Item }): Promise<Page> =>
  table.query({ index: 'gsi1', pk: 'REPORTS', newestFirst: true, ...page });

/** Keeps the rows of a report. Nobody finds them until the report itself is written. */
export const writeRows = async (table: Table, reportId: string, rows: readonly Outcome[]): Promise<void> => {
  const bytes = gzipSync(JSON.stringify(rows));
  const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  for (let part = 0; part < parts; part += 1)
    await table.put({
      put: {
        ...keys.reportPart(reportId, part),
        entity: 'ReportPart',
        bytes: bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
      },
      when: 'always',
    });
};

/** The outcomes a report was computed from, exactly as they stood. */
export const readRows = async (table: Table, reportId: string): Promise<Outcome[]> => {
  const items = await table.queryAll({ pk: keys.report(reportId).pk, sk: { beginsWith: 'PART#' } });
  const bytes = Buffer.concat(items.map(({ bytes }) => bytes as Uint8Array));
  return JSON.parse(gunzipSync(bytes).toString('utf8')) as Outcome[];
};

import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import { outcomesAsOf } from '#shared/outcome/rules.ts';
import { recordedUpTo } from '#shared/outcome/store.ts';
import type { reportRoutes as routes } from '#shared/report/routes.ts';
import { changesBetween, figureOf, figuresOf, instantOf, kpiList, rowsHash, rowsOf } from '#shared/report/rules.ts';
import {
  listReports as pageOfReports,
  readRows,
  reportFrom,
  reportWrite,
  requireReport,
  writeRows,
} from '#shared/report/store.ts';
import type { Item, Table } from '#shared/table/table.ts';
import type { Deps } from './outcomes.ts';

export const listKpis = (): UseCase<typeof routes.listKpis> => async () => ({ body: { items: kpiList() } });

/** Outcomes as they stood at an instant. */
const standingAt = async (table: Table, at: string) => outcomesAsOf(await recordedUpTo(table, at), at);

export const readFigures =
  ({ table }: Deps): UseCase<typeof routes.readFigures> =>
  async ({ query }, { now }) => {
    const at = query.asOf === undefined ? now : instantOf(query.asOf, now);
    return { body: { asOf: at, items: figuresOf(await standingAt(table, at)) } };
  };

/** 1. The outcomes as they stood. 2. Their rows, kept with the report. 3. The report itself, which makes the rows findable. */
export const createReport =
  ({ table, newId }: Deps): UseCase<typeof routes.createReport> =>
  async ({ body }, context) => {
    const asOf = instantOf(body.asOf, context.now);
    const standing = await standingAt(table, asOf);
    const reportId = newId();
    await writeRows(table, reportId, standing);
    const report = {
      reportId,
      title: body.title,
      asOf,
      frozenAt: context.now,
      figures: figuresOf(standing),
      rows: standing.length,
      rowsHash: rowsHash(standing),
    };
    return commit(table, newId, context, {
      writes: [reportWrite(report)],
      audit: { subject: reportId, action: 'report.frozen', changed: ['figures'] },
      outcome: { body: report, location: `/v1/reports/${reportId}` },
    });
  };

export const listReports =
  ({ table }: Deps): UseCase<typeof routes.listReports> =>
  async ({ query }, { cursor }) => {
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = await pageOfReports(table, { limit: Number(query.limit), ...(from === undefined ? {} : { from }) });
    return {
      body: {
        items: page.items.map(reportFrom),
        ...(page.next === undefined ? {} : { next: cursor.seal(page.next) }),
      },
    };
  };

export const readReport =
  ({ table }: Deps): UseCase<typeof routes.readReport> =>
  async ({ params }) => ({ body: await requireReport(table, params.reportId) });

export const listReportRows =
  ({ table }: Deps): UseCase<typeof routes.listReportRows> =>
  async ({ params, query: { kpi, only } }) => {
    const { asOf } = await requireReport(table, params.reportId);
    const rows = await readRows(table, params.reportId);
    if (kpi === undefined) return { body: { asOf, items: rows } };
    return { body: { asOf, items: rowsOf(kpi, rows, only), figure: figureOf(kpi, rows) } };
  };

export const compareReports =
  ({ table }: Deps): UseCase<typeof routes.compareReports> =>
  async ({ params, query: { since } }) => {
    const [earlier, later] = await Promise.all([requireReport(table, since), requireReport(table, params.reportId)]);
    const [before, after] = await Promise.all([readRows(table, since), readRows(table, params.reportId)]);
    const figures = later.figures.flatMap(figure => {
      const was = earlier.figures.find(({ kpiId }) => kpiId === figure.kpiId);
      return was === undefined || contentHash(was) === contentHash(figure)
        ? []
        : [{ kpiId: figure.kpiId, before: was, after: figure }];
    });
    return { body: { since, items: changesBetween(before, after), figures } };
  };

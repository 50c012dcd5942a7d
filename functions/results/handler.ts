import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import { outcomeRoutes } from '#shared/outcome/routes.ts';
import { qualityRoutes } from '#shared/quality/routes.ts';
import { reportRoutes } from '#shared/report/routes.ts';
import * as outcomes from './outcomes.ts';
import * as quality from './quality.ts';
import * as reports from './reports.ts';

const { edge, ...deps } = tableEdge();

/** What came of it all: outcomes with their evidence, and the city's figures over them. */
export const handler = api(
  [
    bind(outcomeRoutes.reportOutcome, outcomes.reportOutcome(deps), edge),
    bind(outcomeRoutes.listOutcomes, outcomes.listOutcomes(deps), edge),
    bind(outcomeRoutes.readOutcome, outcomes.readOutcome(deps), edge),
    bind(outcomeRoutes.readOutcomeHistory, outcomes.readOutcomeHistory(deps), edge),
    bind(outcomeRoutes.correctOutcome, outcomes.correctOutcome(deps), edge),
    bind(outcomeRoutes.withdrawOutcome, outcomes.withdrawOutcome(deps), edge),
    bind(outcomeRoutes.decideOutcome, outcomes.decideOutcome(deps), edge),
    bind(reportRoutes.listKpis, reports.listKpis(), edge),
    bind(reportRoutes.readFigures, reports.readFigures(deps), edge),
    bind(reportRoutes.createReport, reports.createReport(deps), edge),
    bind(reportRoutes.listReports, reports.listReports(deps), edge),
    bind(reportRoutes.readReport, reports.readReport(deps), edge),
    bind(reportRoutes.listReportRows, reports.listReportRows(deps), edge),
    bind(reportRoutes.compareReports, reports.compareReports(deps), edge),
    bind(qualityRoutes.readMatchQuality, quality.readMatchQuality(deps), edge),
    bind(qualityRoutes.listMatchQuality, quality.listMatchQuality(deps), edge),
  ],
  logger(),
);

import { unique, won } from '#test/support/city.ts';
import type { CallOptions } from '#test/support/stack.ts';
import type { Prepare } from './requests.ts';
import { fresh, type World } from './world.ts';

const companyOf = (world: World): CallOptions => ({ params: { organisationId: world.company.organisationId } });
const investment = () => ({
  type: 'INVESTMENT',
  amount: won('1000000000'),
  occurredOn: '2026-01-15',
  basis: 'DIRECT',
  evidence: [{ kind: 'CONTRACT', reference: '신주인수계약서 2026-01' }],
});
const freshOutcome = async (world: World): Promise<{ outcomeId: string }> => {
  const made = await world.city.made201<{ outcomeId: string }>('ann', 'reportOutcome', {
    ...companyOf(world),
    body: investment(),
  });
  return { outcomeId: made.outcomeId };
};
const freshReport = async (world: World): Promise<string> => {
  const body = { asOf: '2026-01-31', title: { ko: `보고서 ${unique()}` } };
  return (await world.city.made201<{ reportId: string }>('operator', 'createReport', { body })).reportId;
};

/** Good requests about outcomes, figures and reports. */
export const RESULTS: Readonly<Record<string, Prepare>> = {
  reportOutcome: world => ({ ...companyOf(world), body: investment(), headers: fresh() }),
  listOutcomes: companyOf,
  readOutcome: async world => ({ params: await freshOutcome(world) }),
  readOutcomeHistory: async world => ({ params: await freshOutcome(world) }),
  correctOutcome: async world => ({
    params: await freshOutcome(world),
    body: { ...investment(), reason: { ko: '금액을 바로잡음' } },
    headers: { 'if-match': '"v1"' },
  }),
  withdrawOutcome: async world => ({
    params: await freshOutcome(world),
    body: { reason: { ko: '계약 해제' } },
    headers: { 'if-match': '"v1"' },
  }),
  decideOutcome: async world => ({
    params: await freshOutcome(world),
    body: { decision: 'VERIFY' },
    headers: { 'if-match': '"v1"' },
  }),
  listKpis: () => ({}),
  readFigures: () => ({}),
  createReport: () => ({ body: { asOf: '2026-01-31', title: { ko: `보고서 ${unique()}` } }, headers: fresh() }),
  listReports: () => ({}),
  readReport: async world => ({ params: { reportId: await freshReport(world) } }),
  listReportRows: async world => ({ params: { reportId: await freshReport(world) } }),
  compareReports: async world => {
    const [reportId, since] = [await freshReport(world), await freshReport(world)];
    return { params: { reportId }, query: { since } };
  },
};

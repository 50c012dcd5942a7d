import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Outcome } from '#shared/outcome/schema.ts';
import type { Figure, Report, ReportChanges, ReportRows } from '#shared/report/schema.ts';
import { cityOf, fresh, unique, won } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const investment = (amount: string, evidence = 1) => ({
  type: 'INVESTMENT',
  amount: won(amount),
  occurredOn: '2026-01-15',
  basis: 'DIRECT',
  evidence: Array.from({ length: evidence }, () => ({ kind: 'CONTRACT', reference: '신주인수계약서' })),
});
const owner = `results-${unique()}`;
let organisationId: string;
const report = (body: object) => city().made201<Outcome>(owner, 'reportOutcome', { params: { organisationId }, body });
const act = async (userId: string, target: string, outcome: Outcome, body: object) =>
  city().as<Outcome>(userId, target, {
    params: { outcomeId: outcome.outcomeId },
    body,
    headers: { 'if-match': `"v${outcome.version}"` },
  });
const verify = async (outcome: Outcome) =>
  (await act('operator', 'decideOutcome', outcome, { decision: 'VERIFY' })).body;
const freeze = (asOf: string) =>
  city().made201<Report>('operator', 'createReport', { body: { asOf, title: { ko: `성과 보고 ${asOf}` } } });
const raised = ({ figures }: { figures: z.infer<typeof Figure>[] }) =>
  figures.find(({ kpiId }) => kpiId === 'investment-amount')!;
const settled = () => new Promise(resolve => setTimeout(resolve, 12_500));

beforeAll(async () => {
  ({ organisationId } = await city().organisation(owner));
});

describe('a release of figures (J17)', () => {
  test('stays as it was when an outcome is edited later; the next one differs, and says why', async () => {
    const first = await verify(await report(investment('3000000000')));
    await report(investment('500000000', 0));
    const day = new Date().toISOString();
    const corrected = await act(owner, 'correctOutcome', first, {
      ...investment('2500000000'),
      reason: { ko: '납입액 정산', en: 'Settled amount' },
    });
    expect(corrected.body).toMatchObject({ state: 'EVIDENCED', version: 3 });
    const nextDay = new Date().toISOString();
    const tooSoon = await city().as('operator', 'createReport', {
      body: { asOf: new Date().toISOString(), title: { ko: '이른 보고' } },
      headers: fresh(),
    });
    expect(tooSoon.status).toBe(422);
    await settled();

    const [before, after] = [await freeze(day), await freeze(nextDay)];
    expect(raised(before)).toMatchObject({
      verified: { rows: 1, amounts: [{ amount: '3000000000', currency: 'KRW' }] },
      reported: { rows: 2, amounts: [{ amount: '3500000000', currency: 'KRW' }] },
    });
    expect(raised(after)).toMatchObject({
      verified: { rows: 0, amounts: [] },
      reported: { rows: 2, amounts: [{ amount: '3000000000', currency: 'KRW' }] },
    });
    // The same day again is the same report but for its own identity.
    const again = await freeze(day);
    expect([again.figures, again.rowsHash]).toEqual([before.figures, before.rowsHash]);

    const changes = await city().as<z.infer<typeof ReportChanges>>('auditor', 'compareReports', {
      params: { reportId: after.reportId },
      query: { since: before.reportId },
    });
    expect(changes.body.items).toMatchObject([
      { change: 'CHANGED', after: { outcomeId: first.outcomeId, version: 3 }, reason: { ko: '납입액 정산' } },
    ]);
    expect(changes.body.figures.map(({ kpiId }) => kpiId)).toEqual(['investment-amount', 'investment-count']);
  });

  test('opens to rows that add up to the figure; what is not verified is in no verified one', async () => {
    const reports = await handle.call<{ items: Report[] }>('listReports', { query: { limit: 1 } });
    const reportId = reports.body.items[0]!.reportId;
    const rows = async (only: string) =>
      (
        await city().as<z.infer<typeof ReportRows>>('operator', 'listReportRows', {
          params: { reportId },
          query: { kpi: 'investment-amount', only },
        })
      ).body;
    for (const only of ['verified', 'reported'] as const) {
      const { items, figure } = await rows(only);
      const sum = items.reduce((total, { amount }) => total + BigInt(amount!.amount), 0n);
      expect(figure![only]).toMatchObject({ rows: items.length });
      expect(BigInt(figure![only].amounts?.[0]?.amount ?? 0)).toBe(sum);
      expect(items.every(({ state }) => only === 'reported' || state === 'VERIFIED')).toBe(true);
    }
    expect((await rows('verified')).items.length).toBeLessThan((await rows('reported')).items.length);
    // Whoever reads the public report learns the figure and nobody's name or rows.
    const shown = await handle.call('readReport', { params: { reportId } });
    expect(shown.text).not.toContain(organisationId);
    expect((await city().as(owner, 'listReportRows', { params: { reportId } })).status).toBe(403);
  });
});

describe('outcomes', () => {
  test('what has no evidence cannot be verified, what lies ahead cannot be reported', async () => {
    const claim = await report(investment('1000', 0));
    expect((await act('operator', 'decideOutcome', claim, { decision: 'VERIFY' })).status).toBe(409);
    const ahead = await city().as<{ errors: { pointer: string }[] }>(owner, 'reportOutcome', {
      params: { organisationId },
      body: { ...investment('1'), occurredOn: '2999-01-01' },
      headers: fresh(),
    });
    expect([ahead.status, ahead.body.errors[0]?.pointer]).toEqual([422, '/occurredOn']);
    const unmeasured = await city().as<{ errors: { code: string }[] }>(owner, 'reportOutcome', {
      params: { organisationId },
      body: { type: 'JOBS', occurredOn: '2026-01-01', basis: 'DIRECT', amount: won('1') },
      headers: fresh(),
    });
    expect([unmeasured.status, unmeasured.body.errors[0]?.code]).toEqual([422, 'outcome-measure']);
  });

  test("another organisation's listing cannot be cited, and their outcomes not be read", async () => {
    const other = `results-${unique()}`;
    const { listing } = await city().published(other, 'company');
    const cited = await city().as(owner, 'reportOutcome', {
      params: { organisationId },
      body: { ...investment('1'), listingId: listing.listingId },
      headers: fresh(),
    });
    expect(cited.status).toBe(422);
    const mine = await report(investment('1'));
    for (const target of ['readOutcome', 'readOutcomeHistory'])
      expect((await city().as(other, target, { params: { outcomeId: mine.outcomeId } })).status).toBe(404);
  });

  test('two who correct one version: one gets through, and the history has every version once', async () => {
    const made = await report(investment('5'));
    const answers = await Promise.all(
      ['6', '7'].map(amount => act(owner, 'correctOutcome', made, { ...investment(amount), reason: { ko: '고침' } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const history = await city().as<{ items: Outcome[] }>(owner, 'readOutcomeHistory', {
      params: { outcomeId: made.outcomeId },
    });
    expect(history.body.items.map(({ version }) => version)).toEqual([1, 2]);
  });
});

import { beforeAll, expect, test } from 'vitest';
import type * as z from 'zod';
import type { PublicListing, ShownListing } from '#shared/disclosure/schema.ts';
import type { FactDecision, Facts, WeighedFact } from '#shared/fact/schema.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { cityOf, fresh, won } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

const here = useStack();
let city: ReturnType<typeof cityOf>;
beforeAll(() => {
  city = cityOf(here);
});

test('facts of two sources stand side by side with their provenance until an operator decides, reversibly', async () => {
  const { organisationId, listing } = await city.published('founder', 'company', {}, { centre: 'SEONGSU' });
  const params = { organisationId };
  const state = (body: object, who = 'founder') =>
    city.as<WeighedFact>(who, 'stateFact', { params, body, headers: fresh() });
  const record = (body: object, who = 'operator') =>
    city.as<WeighedFact>(who, 'recordFact', { params, body, headers: fresh() });
  const list = async (query: Record<string, string> = {}) =>
    (await city.as<z.infer<typeof Facts>>('founder', 'listFacts', { params, query })).body;
  const people = (count: number) => ({ path: 'PEOPLE', value: { unit: 'COUNT', count }, asOf: '2026-06-30' });
  const url = 'https://registry.example/company/1';
  const revenue = {
    path: 'REVENUE',
    of: '2025',
    value: { unit: 'MONEY', money: won('777123456') },
    asOf: '2025-12-31',
  };

  expect((await state(people(14))).body).toMatchObject({ status: 'CURRENT', source: { type: 'SELF' } });
  // Nobody speaks for others or claims another source.
  expect((await state(people(15), 'stranger')).status).toBe(404);
  expect((await state({ ...people(15), source: { type: 'REGISTRY' } })).status).toBe(422);
  expect((await record({ ...people(15), source: { type: 'SELF' }, confidence: 9 })).status).toBe(422);
  expect((await record({ ...people(15), source: { type: 'OPERATOR' }, confidence: 9 }, 'founder')).status).toBe(403);
  expect((await record({ ...people(15), source: { type: 'PRESS' }, confidence: 9 })).status).toBe(422);
  expect((await state({ ...people(15), asOf: '2099-01-01' })).status).toBe(422);
  expect((await state(revenue)).status).toBe(201);
  const registered = await record({
    ...people(20),
    source: { type: 'REGISTRY', url, recordId: 'R-77' },
    confidence: 95,
  });
  expect(registered.body.status).toBe('CONFLICT');

  const open = async () =>
    (await here.call<PublicListing>('readDirectoryEntry', { params: { listingId: listing.listingId } })).body;
  const shown = await open();
  expect(shown.kind === 'company' && shown.facts).toMatchObject([
    { path: 'PEOPLE', status: 'CONFLICT', source: { type: 'REGISTRY', url } },
    { path: 'PEOPLE', status: 'CONFLICT', source: { type: 'SELF' } },
  ]);
  expect(JSON.stringify(shown)).not.toMatch(/R-77|777123456/);
  // The revenue is for those with consent.
  const viewer = await city.organisation('viewer');
  await verify(here, viewer.organisationId);
  const grant = { listingId: listing.listingId, organisationId: viewer.organisationId };
  const catalogue = async () =>
    city.as<ShownListing>('viewer', 'readCatalogueEntry', { params: { listingId: listing.listingId } });
  const before = await catalogue();
  expect(before.text).not.toContain('777123456');
  expect(before.body).toMatchObject({ tier: 'T1', locked: ['T2'] });
  await city.made201('viewer', 'requestGrant', {
    params: { listingId: listing.listingId },
    body: { organisationId: viewer.organisationId, purpose: { ko: '투자 검토' } },
  });
  await city.as('founder', 'decideGrant', {
    params: grant,
    body: { decision: 'GRANT' },
    headers: { 'if-match': '"v1"' },
  });
  expect((await catalogue()).text).toContain('777123456');

  const decide = (who: string, factId: string) =>
    city.as<FactDecision>(who, 'decideFact', {
      params,
      body: { factId, reason: { ko: '등기부로 확인' } },
      headers: fresh(),
    });
  expect((await decide('founder', registered.body.factId)).status).toBe(403);
  expect((await decide('operator', listing.listingId)).status).toBe(422);
  const decision = await decide('centreOperator', registered.body.factId);
  expect(decision.status, decision.text).toBe(201);
  expect((await decide('operator', registered.body.factId)).status).toBe(409);
  const settled = await open();
  expect(settled.kind === 'company' && settled.facts?.map(({ status, value }) => [status, value])).toEqual([
    ['CURRENT', { unit: 'COUNT', count: 20 }],
  ]);
  expect((await list({ path: 'PEOPLE' })).items.map(({ status }) => status).sort()).toEqual(['CURRENT', 'SUPERSEDED']);
  const undo = () =>
    city.as('operator', 'undoFactDecision', { params: { ...params, decisionId: decision.body.decisionId } });
  expect((await undo()).status).toBe(204);
  expect((await undo()).status).toBe(409);
  const again = await list({ path: 'PEOPLE' });
  expect(again.items.map(({ status }) => status)).toEqual(['CONFLICT', 'CONFLICT']);
  expect(again.decisions).toMatchObject([{ decisionId: decision.body.decisionId, reason: { ko: '등기부로 확인' } }]);
  // What was on record yesterday: nothing.
  expect(await list({ asOf: '2026-01-01' })).toEqual({ items: [], decisions: [] });
  expect((await list({ asOf: seoulDate(new Date().toISOString()) })).items).toHaveLength(3);
  // A newer day of the same source.
  expect((await state({ ...people(20), asOf: '2026-07-31' })).body.status).toBe('CURRENT');
});

test('an operator of another centre decides nothing, and a teaser shows no facts', async () => {
  const { organisationId } = await city.organisation('elsewhere', { centre: 'GONGDEOK' });
  const body = { path: 'PATENTS', value: { unit: 'COUNT', count: 3 }, asOf: '2026-06-30' };
  const source = { source: { type: 'OPERATOR' }, confidence: 80 };
  const answer = await city.as('centreOperator', 'recordFact', {
    params: { organisationId },
    body: { ...body, ...source },
    headers: fresh(),
  });
  expect(answer.status).toBe(403);
  await city.made201('elsewhere', 'stateFact', { params: { organisationId }, body });
  const listing = await city.approve(
    await city.submit('elsewhere', await city.draft('elsewhere', organisationId, 'acquisition')),
  );
  const shown = await here.call('readDirectoryEntry', { params: { listingId: listing.listingId } });
  expect(shown.body).not.toHaveProperty('facts');
});

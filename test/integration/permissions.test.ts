import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { areaFunctions, nightlyFunctions, type TableAccess } from '#infra/functions.ts';
import { demoCity } from '#infra/local/demo/data.ts';
import { seedDemoCity } from '#infra/local/demo/seed.ts';
import { playDemo } from '#infra/local/demo/story.ts';
import { type Engine, startEngine } from '#infra/local/engine.ts';
import { type LocalStack, startLocalStack } from '#infra/local/stack.ts';
import { instantAfter } from '#shared/kernel/time.ts';
import { suspensionWrites } from '#shared/suspension/store.ts';
import { openTable } from '#shared/table/table.ts';
import { cityOf } from '#test/support/city.ts';
import { type Call, caller } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

/** What each function did with the table: `GetItem`, `Query gsi1` …, seen on the wire between it and the engine. */
const used = new Map<string, Set<string>>();

type Body = { IndexName?: string; TransactItems?: Record<string, unknown>[] };
const actionsOf = (operation: string, body: Body): string[] => {
  // IAM knows no action for a transaction, only for its parts.
  if (operation === 'TransactWriteItems')
    return (body.TransactItems ?? []).flatMap(item => Object.keys(item).map(part => `${part}Item`));
  return [body.IndexName === undefined ? operation : `${operation} ${body.IndexName}`];
};

/** Stands between the functions and the engine and writes down who asks for what. */
const listener = (engine: Engine): Server =>
  createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const who = /Credential=([^/]+)\//.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
      const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
      const seen = used.get(who) ?? new Set();
      used.set(who, seen);
      if (incoming.method === 'POST')
        for (const action of actionsOf(operation, JSON.parse(body.toString()) as Body)) seen.add(action);
      const { method, headers } = incoming;
      const onward = request(engine.endpoint, { method, headers }, answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.end(body);
    });
  });

let engine: Engine;
let server: Server;
let stack: LocalStack;
let call: Call;

beforeAll(async () => {
  engine = await startEngine();
  server = listener(engine);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  process.env.DYNAMODB_ENDPOINT = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  stack = await startLocalStack({ assemblyDir: inject('assemblyDir'), retryInterval: 1 });
  call = caller(stack.url);
});
afterAll(async () => {
  delete process.env.DYNAMODB_ENDPOINT;
  await stack.close();
  server.closeAllConnections();
  server.close();
  await engine.close();
});

/** A technology and a need, an enquiry about the one, and both sides' lists. */
const trade = async () => {
  const people = cityOf({ stack, call });
  const { listing } = await people.published('trade-seller', 'technology');
  // Whose answers the night asks after.
  await people.published('trade-seeker', 'need');
  const { organisationId } = await people.organisation('trade-buyer');
  await verify({ stack, call }, organisationId);
  await people.made201('trade-buyer', 'createEnquiry', {
    body: { listingId: listing.listingId, organisationId, message: { ko: '문의드립니다' } },
  });
  const rule = { all: [{ field: 'kind', oneOf: ['technology'] }] };
  await people.made201('trade-buyer', 'createSavedSearch', { body: { name: '기술', rule } });
  const query = { box: 'sent' };
  const list = await people.as<{ items: unknown[] }>('trade-buyer', 'listEnquiries', {
    params: { organisationId },
    query,
  });
  expect(list.body.items).toHaveLength(1);
};

/** Leaves what a suspension that was lifted a minute ago left. */
const suspendedBefore = async (organisationId: string): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(stack.dynamodb));
  const table = openTable(client, stack.tableName);
  const at = instantAfter(new Date().toISOString(), -60_000);
  for (const suspended of [true, false])
    await table.transact(await suspensionWrites(table, organisationId, suspended, at));
  client.destroy();
};

const granted = ({ table, indexes }: TableAccess): string[] =>
  [...table, ...indexes.map(index => `Query ${index}`)].sort();

test('each function uses every permission it has, and has every permission it uses', async () => {
  const { url, tokenFor } = stack;
  const { investors, companies, needs } = demoCity();
  // A need, too: the night asks how its owner answers.
  const records = [...investors.slice(0, 5), ...companies.slice(0, 15), ...needs.slice(0, 1)];
  const city = await seedDemoCity({ url, tokenFor, records });
  for (const revision of [1, 2])
    expect((await stack.startRun({ date: '2026-06-01', revision })).status).toBe('SUCCEEDED');
  const story = await playDemo({ url, tokenFor, city, outDir: join(tmpdir(), 'startup-plus-permissions') });
  const { organisationId } = story.investor;
  const [operator, investor] = await Promise.all([tokenFor('operator'), tokenFor(story.investor.owner)]);
  const read = async (target: string, token: string | undefined, params: Record<string, string> = {}) =>
    expect((await call(target, { params, token })).status, target).toBe(200);
  await read('readMe', investor);
  await read('listMembers', investor, { organisationId });
  await read('listOrganisationListings', investor, { organisationId });
  await read('exportOrganisation', investor, { organisationId });
  await read('exportDirectory', undefined);
  await read('listReviews', operator);
  // Amounts in two currencies need rates; the feed asks which listings belong to whom where somebody was suspended a while ago.
  expect((await call('listDirectory', { headers: { 'accept-language': 'en' } })).status).toBe(200);
  await suspendedBefore(city.byKey.get(story.company.key)!.organisationId);
  await read('listDirectoryChanges', undefined);
  await read('searchCatalogue', investor);
  await read('listSavedSearches', investor);
  await read('listMatchRuns', operator);
  await read('readMatchRun', operator, { runId: '2026-06-01' });
  await read('listOrganisationDeals', investor, { organisationId });
  await read('listDrafts', investor, { dealId: story.deal.dealId });
  await read('readDraft', investor, { draftId: story.draft.draftId });
  const auditor = await tokenFor('auditor');
  await read('listTrails', auditor);
  await read('readOrganisationTrail', auditor, { organisationId });
  await read('listNotifications', investor, { organisationId });
  await trade();
  expect((await call('checkRegistry', { params: { organisationId }, token: operator })).status).toBe(200);
  const outcome = await call('reportOutcome', {
    params: { organisationId },
    token: investor,
    body: {
      type: 'INVESTMENT',
      amount: { amount: '1000000000', currency: 'KRW' },
      occurredOn: '2026-01-15',
      basis: 'DIRECT',
      evidence: [{ kind: 'CONTRACT', reference: '신주인수계약서 2026-01' }],
    },
    headers: { 'idempotency-key': 'permissions-outcome' },
  });
  expect(outcome.status, outcome.text).toBe(201);
  const { outcomeId } = outcome.body as { outcomeId: string };
  await read('listOutcomes', investor, { organisationId });
  await read('readOutcomeHistory', investor, { outcomeId });
  await read('readFigures', operator);
  await read('listReports', operator);
  await read('readContact', operator, { organisationId });
  await read('readMyData', investor);
  const erase = (token: string) => call('eraseMe', { token, headers: { 'idempotency-key': 'permissions-erase' } });
  expect((await erase(investor)).status).toBe(409);
  const leaving = await tokenFor('leaving');
  const body = { name: { ko: '곧 없어질 조직' }, country: 'KR' };
  const headers = { 'idempotency-key': 'permissions-leaving' };
  expect((await call('createOrganisation', { token: leaving, body, headers })).status).toBe(201);
  expect((await erase(leaving)).status).toBe(200);
  const started = await call('startMatchRun', {
    token: operator,
    body: { revision: 3 },
    headers: { 'idempotency-key': 'permissions-run' },
  });
  expect(started.status).toBe(202);
  const params = { runId: (started.body as { runId: string }).runId };
  await expect
    .poll(async () => (await call<{ state: string }>('readMatchRun', { params, token: operator })).body.state, {
      timeout: 15_000,
    })
    .toBe('PUBLISHED');

  const specs = [
    ...Object.entries(areaFunctions).map(([name, { table }]) => [name, table] as const),
    ...Object.entries(nightlyFunctions).map(([name, { table }]) => [`nightly-${name}`, table] as const),
  ].flatMap(([name, table]) => (table === undefined ? [] : [[name, granted(table)] as const]));
  const seen = specs.map(([name]) => [name, [...(used.get(name) ?? [])].sort()] as const);
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(specs));
}, 180_000);

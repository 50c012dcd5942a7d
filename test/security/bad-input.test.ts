import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { NdaFacts } from '#shared/contract/templates/nda/facts.ts';
import { BODY_LIMITS } from '#shared/http/body.ts';
import type { RouteSpec } from '#shared/http/route.ts';
import { CompanyProfile } from '#shared/listing/schema.ts';
import { routes } from '#shared/routes.ts';
import { fresh, investorProfile, won } from '#test/support/city.ts';
import { type Answer, type CallOptions, useStack } from '#test/support/stack.ts';
import { digestOf, tableReader } from './support/digest.ts';
import { concurrently } from './support/http.ts';
import { prepare } from './support/requests.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
let table: ReturnType<typeof tableReader>;
beforeAll(async () => {
  world = await buildWorld(here);
  table = tableReader(here);
});
afterAll(() => table.close());

const post = (body: unknown, target = 'createOrganisation', who = 'sid'): Promise<Answer<{ type?: string }>> =>
  world.city.as(who, target, { body, headers: fresh() });
const reasonOf = ({ body }: Answer<{ type?: string }>) => body.type?.split('/').at(-1);
const organisation = () => ({ name: { ko: '한도 시험' }, country: 'KR' });

describe('limits', () => {
  test.each([
    ['one byte below', -1, 201],
    ['at the limit', 0, 201],
    ['one byte above', 1, 413],
  ])('a body %s of 256 KB', async (_, more, status) => {
    const json = JSON.stringify(organisation());
    expect((await post(json.padEnd(BODY_LIMITS.bytes + more, ' '))).status).toBe(status);
  });
  test('a body in Korean is measured in bytes', async () => {
    expect((await post({ ...organisation(), address: { ko: '가'.repeat(100_000) } })).status).toBe(413);
  });
  test('nesting and number of members', async () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const members = (count: number) => JSON.stringify(Array.from({ length: count }, () => 0));
    expect((await post(nested(BODY_LIMITS.depth))).status).toBe(422);
    expect((await post(nested(BODY_LIMITS.depth + 1))).status).toBe(400);
    expect((await post(nested(40_000))).status).toBe(400);
    expect((await post(members(BODY_LIMITS.members))).status).toBe(422);
    expect((await post(members(BODY_LIMITS.members + 1))).status).toBe(400);
  });
  test('the gateway takes no body above 10 MB and no head above 10 KB', async () => {
    const large = await post(Buffer.alloc(10 * 1024 * 1024 + 1, ' '));
    expect([large.status, large.text]).toEqual([413, '{"message":"Request Entity Too Large"}']);
    const still = await post(Buffer.alloc(5 * 1024 * 1024, ' '));
    expect([still.status, reasonOf(still)]).toEqual([413, 'too-large']);
    const head = await here.call('readHealth', { headers: { 'x-long': 'a'.repeat(10_240) } });
    expect([head.status, head.text]).toEqual([431, '{"message":"Request Header Fields Too Large"}']);
  });
  test('a reply to a body full of faults stays short', async () => {
    const faults = await post(Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`unknown-${i}`, 1])));
    expect(faults.status).toBe(422);
    expect(faults.bytes.length).toBeLessThan(10_000);
  });
});

describe('texts at their extremes are stored or refused, never a defect', () => {
  const investment = (companyName: string) => ({
    companyName,
    sectors: ['ROBOTICS', 'AI', 'BIO', 'GAME', 'OTHER'],
    stage: 'SERIES_D_PLUS',
    area: 'KR-11',
    amount: won('9'.repeat(18)),
    on: '2025-01-01',
  });
  const thesis = (more: object) => ({
    kind: 'investor',
    organisationId: world.investor.organisationId,
    title: { ko: '극단' },
    summary: { ko: '극단' },
    profile: { ...investorProfile(), ...more },
  });
  // U+1D160 takes four bytes as sent, twelve when composed.
  test.each([
    ['the largest portfolio in Korean', () => thesis({ portfolio: Array.from({ length: 400 }, () => investment('가'.repeat(100))) })],
    ['names that grow threefold when composed', () => thesis({ portfolio: Array.from({ length: 400 }, () => investment('\u{1d160}'.repeat(80))) })],
    ['names that grow, still within their length', () => thesis({ portfolio: Array.from({ length: 400 }, () => investment('\u{1d160}'.repeat(26))) })],
    ['keywords that are equal once composed', () => thesis({ keywords: ['가', '\u1100\u1161'] })],
    ['keywords that are equal once trimmed', () => thesis({ keywords: ['a', ' a '] })],
    ['a title that is too long once composed', () => ({ ...thesis({}), title: { ko: '\u0344'.repeat(120) } })],
    ['amounts that are none', () => thesis({ ticket: { min: won('1.5'), max: won('x') } })],
    ['amounts of 18 digits', () => thesis({ ticket: { min: won('0'), max: won('9'.repeat(18)) } })],
  ])('%s', async (_, body) => {
    const answer = await post(body(), 'createListing', 'ben');
    expect([201, 413, 422], answer.text).toContain(answer.status);
  });

  test('a contract with every text at its full length, revised and rendered', async () => {
    // Syllables at random: the receipt of such a reply hardly compresses.
    let seed = 1;
    const syllables = (length: number): string =>
      Array.from({ length }, () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return String.fromCharCode(0xac00 + (seed % 11_172));
      }).join('');
    const text = (length: number) => ({ ko: syllables(length), en: syllables(length) });
    const materials = Array.from({ length: 50 }, () => ({ name: text(200), scope: text(500), discloser: 'company' }));
    const { dealId } = await world.city.deal('ann', world.nextPair().listingId, world.thesis.listingId);
    const create = { params: { dealId }, headers: fresh(), body: { templateId: 'nda', facts: { materials } } };
    const made = await world.city.as<{ draftId: string }>('ann', 'createDraft', create);
    expect(made.status, made.text.slice(0, 300)).toBe(201);
    const again = await world.city.as<{ draftId: string }>('ann', 'createDraft', create);
    expect([again.status, again.text === made.text]).toEqual([201, true]);
    const recipients = Array.from({ length: 50 }, () => ({ party: 'company', name: text(80), email: `${'a'.repeat(60)}@b.example` }));
    const params = { draftId: made.body.draftId };
    const facts = { recipients, purpose: text(1_000) };
    const revised = await world.city.as('ann', 'reviseDraft', { params, headers: { ...fresh(), 'if-match': '"v1"' }, body: { facts } });
    expect(revised.status, revised.text.slice(0, 300)).toBe(201);
    for (const target of ['readDraft', 'readDraftHtml', 'readDraftDocx'])
      expect((await world.city.as('ben', target, { params })).status, target).toBe(200);
  });
});

/** Places of objects in a JSON value, as paths. */
const objectsIn = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [[...path]]), ...Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, [...path, key]))];
const withMember = (body: unknown, path: readonly string[], name: string): string => {
  const copy = structuredClone(body);
  const target = path.reduce((at, step) => (at as Record<string, unknown>)[step], copy) as object;
  Object.defineProperty(target, name, { value: 'x', enumerable: true });
  return JSON.stringify(copy);
};
/** Names of members anywhere in what a route takes: those are no intruders. */
const namesIn = (schema: z.ZodType): Set<string> =>
  new Set([...JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).matchAll(/"(\w+)":/g)].map(match => match[1]!));

describe('members that are not for the caller to set', () => {
  const writing = routes.filter((route): route is RouteSpec & { body: z.ZodType } => route.body !== undefined);
  const JAVASCRIPT = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON'];
  /** What a use case checks in place of the route's own schema. */
  const inner: Readonly<Record<string, z.ZodType>> = { changeListing: CompanyProfile, createDraft: NdaFacts, reviseDraft: NdaFacts };
  const more: Readonly<Record<string, object>> = {
    changeListing: { profile: { raising: { stage: 'SEED' } } },
    createDraft: { facts: { purpose: { ko: '목적' } } },
    createOrganisation: { contact: { email: 'a@b.example' }, representative: { name: { ko: '가' }, title: { ko: '나' } } },
  };

  test.each(writing)('$id takes no stored attribute beyond its own', async route => {
    const before = await table.items();
    const stored = new Set([...before.values()].flatMap(item => Object.keys(item)));
    expect(stored.size).toBeGreaterThan(40);
    const request: CallOptions = await prepare(route.id, world);
    const body = { ...(request.body as object), ...more[route.id] };
    const own = namesIn(inner[route.id] === undefined ? route.body : z.tuple([route.body, inner[route.id]!]));
    const foreign = [...stored, ...JAVASCRIPT].filter(name => !own.has(name));
    const attempts = objectsIn(body).flatMap(path => foreign.map(name => ({ path, name })));
    expect(attempts.length).toBeGreaterThan(30);
    const token = await world.city.token(route.access.includes('operator') ? 'operator' : 'ann');
    const unchanged = digestOf(await table.items());
    const statuses = await concurrently(attempts, 12, async ({ path, name }) => {
      const answer = await here.call(route.id, { ...request, body: withMember(body, path, name), token });
      const expected = ['__proto__', 'constructor', 'prototype'].includes(name) ? 400 : 422;
      return answer.status === expected ? '' : `${name} in /${path.join('/')}: ${answer.status} ${answer.text.slice(0, 200)}`;
    });
    expect(statuses.filter(Boolean)).toEqual([]);
    expect(digestOf(await table.items())).toBe(unchanged);
    // Without the intruder the same request is good.
    const good = await here.call(route.id, { ...request, body, token });
    expect(good.status, good.text).toBe(route.status ?? 200);
  });

  test('nothing reaches the prototypes that all objects share', async () => {
    const members = () => [Object.prototype, Array.prototype, Function.prototype].flatMap(each => Object.getOwnPropertyNames(each));
    const before = members();
    for (const key of ['__proto__', 'constructor'])
      for (const at of ['name', 'contact', 'representative'])
        expect((await post(`{"country":"KR","${at}":{"${key}":{"polluted":1,"prototype":{"polluted":1}}}}`)).status).toBe(400);
    await here.call({ method: 'GET', path: '/v1/directory' }, { query: { '__proto__[polluted]': '1', __proto__: '1' } });
    expect(members()).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('markup stays text', () => {
  const EVIL = `<script>alert('x')</script>"><img src=x onerror=alert(1)>&amp;=HYPERLINK("http://evil.example")`;
  test('in web pages and Word documents', async () => {
    const params = { organisationId: world.company.organisationId };
    const { headers } = await world.city.as('ann', 'readOrganisation', { params });
    const body = { name: { ko: EVIL, en: EVIL } };
    const changed = await world.city.as('ann', 'changeOrganisation', { params, body, headers: { 'if-match': headers.get('etag') ?? '' } });
    expect(changed.status, changed.text).toBe(200);
    const { dealId } = await world.city.deal('ann', world.nextPair().listingId, world.thesis.listingId);
    const draft = await world.city.made201<{ draftId: string }>('ann', 'createDraft', {
      params: { dealId },
      body: { templateId: 'nda', facts: { purpose: { ko: EVIL }, materials: [{ name: { ko: EVIL } }] } },
    });
    const page = await world.city.as('ben', 'readDraftHtml', { params: { draftId: draft.draftId } });
    expect(page.text).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=x');
    expect(page.text).not.toMatch(/<script|<img|<iframe|\son\w+=["'a-z]*alert\(1\)>(?!&)/i);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const word = await world.city.as('ben', 'readDraftDocx', { params: { draftId: draft.draftId } });
    const parts = Object.entries(unzipSync(word.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
    const document = parts.find(([name]) => name === 'word/document.xml')?.[1] ?? '';
    expect(document).toContain('&lt;script&gt;');
    for (const [name, xml] of parts) expect(xml, name).not.toMatch(/<script|<img|TargetMode="External"|<w:instrText[^>]*>[^<]*HYPERLINK/i);
    expect(word.headers.get('content-disposition')).toMatch(/^attachment;/);
  });
});

import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { NdaFacts } from '#shared/contract/templates/nda/facts.ts';
import { BODY_LIMITS } from '#shared/http/body.ts';
import { fresh, investorProfile, won } from '#test/support/city.ts';
import { type Answer, useStack } from '#test/support/stack.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
beforeAll(async () => {
  world = await buildWorld(here);
});

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
    const json = Buffer.from(JSON.stringify(organisation()));
    const padded = Buffer.concat([json, Buffer.alloc(BODY_LIMITS.bytes + more - json.length, ' ')]);
    expect((await post(padded)).status).toBe(status);
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
    [
      'the largest portfolio in Korean',
      () => thesis({ portfolio: Array.from({ length: 400 }, () => investment('가'.repeat(100))) }),
    ],
    [
      'names that grow threefold when composed',
      () => thesis({ portfolio: Array.from({ length: 400 }, () => investment('\u{1d160}'.repeat(80))) }),
    ],
    [
      'names that grow, still within their length',
      () => thesis({ portfolio: Array.from({ length: 400 }, () => investment('\u{1d160}'.repeat(26))) }),
    ],
    ['keywords that are equal once composed', () => thesis({ keywords: ['가', '\u1100\u1161'] })],
    ['keywords that are equal once trimmed', () => thesis({ keywords: ['a', ' a '] })],
    ['a title that is too long once composed', () => ({ ...thesis({}), title: { ko: '\u0344'.repeat(120) } })],
    ['amounts that are none', () => thesis({ ticket: { min: won('1.5'), max: won('x') } })],
    ['amounts of 18 digits', () => thesis({ ticket: { min: won('0'), max: won('9'.repeat(18)) } })],
  ])('%s', async (_, body) => {
    const answer = await post(body(), 'createListing', 'ben');
    expect([201, 413, 422], answer.text).toContain(answer.status);
  });

  test('a contract with every fact at its full length, revised and rendered', async () => {
    const { materials, ...others } = fullest(NDA) as Record<string, unknown>;
    const { dealId } = await world.city.introduction('ann', 'ben', world.nextPair().listingId, world.thesis.listingId);
    const create = { params: { dealId }, headers: fresh(), body: { templateId: 'nda', facts: { materials } } };
    const made = await world.city.as<{ draftId: string }>('ann', 'createDraft', create);
    expect(made.status, made.text.slice(0, 300)).toBe(201);
    const again = await world.city.as('ann', 'createDraft', create);
    expect([again.status, again.text === made.text]).toEqual([201, true]);
    const params = { draftId: made.body.draftId };
    const headers = { ...fresh(), 'if-match': '"v1"' };
    const revised = await world.city.as('ann', 'reviseDraft', { params, headers, body: { facts: others } });
    expect(revised.status, revised.text.slice(0, 300)).toBe(201);
    for (const target of ['readDraft', 'readDraftHtml', 'readDraftDocx'])
      expect((await world.city.as('ben', target, { params })).status, target).toBe(200);
  });
});

type Sized = {
  $ref?: string;
  $defs?: Record<string, Sized>;
  properties?: Record<string, Sized>;
  items?: Sized;
  enum?: unknown[];
  const?: unknown;
  maxItems?: number;
  maxLength?: number;
  maximum?: number;
  type?: string;
  format?: string;
  pattern?: string;
};
const NDA = z.toJSONSchema(NdaFacts) as Sized;
let seed = 1;
/** Syllables that follow no pattern, so that what is made of them hardly compresses. */
const syllables = (length: number): string =>
  Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(0xac00 + (seed % 11_172));
  }).join('');
/** The largest value of a JSON Schema. */
const fullest = (schema: Sized): unknown => {
  if (schema.$ref !== undefined) return fullest(NDA.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum.at(-1);
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, member]) => [name, fullest(member)]));
  if (schema.type === 'array') return Array.from({ length: schema.maxItems ?? 1 }, () => fullest(schema.items ?? {}));
  if (schema.type === 'integer') return schema.maximum;
  if (schema.format === 'date') return '2026-12-31';
  if (schema.format === 'email') return `${'a'.repeat(60)}@${'b'.repeat(60)}.example`;
  return schema.pattern === undefined
    ? syllables(schema.maxLength ?? 0)
    : schema.pattern.includes('A-Z')
      ? 'KR'
      : '9'.repeat(18);
};

describe('markup stays text', () => {
  const EVIL = `<script>alert('x')</script>"><img src=x onerror=alert(1)>&amp;=HYPERLINK("http://evil.example")`;
  test('in web pages and Word documents', async () => {
    const params = { organisationId: world.company.organisationId };
    const { headers } = await world.city.as('ann', 'readOrganisation', { params });
    const body = { name: { ko: EVIL, en: EVIL } };
    const changed = await world.city.as('ann', 'changeOrganisation', {
      params,
      body,
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(changed.status, changed.text).toBe(200);
    const { dealId } = await world.city.introduction('ann', 'ben', world.nextPair().listingId, world.thesis.listingId);
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
    for (const [name, xml] of parts)
      expect(xml, name).not.toMatch(/<script|<img|TargetMode="External"|<w:instrText[^>]*>[^<]*HYPERLINK/i);
    expect(word.headers.get('content-disposition')).toMatch(/^attachment;/);
  });
});

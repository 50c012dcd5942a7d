import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteSpec } from '#shared/http/route.ts';
import { routes } from '#shared/routes.ts';
import { useStack } from '#test/support/stack.ts';
import { tableReader } from './support/digest.ts';
import { prepare } from './support/requests.ts';
import { statusOf } from './support/rows.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
let table: ReturnType<typeof tableReader>;
beforeAll(async () => {
  world = await buildWorld(here);
  table = tableReader(here);
});
afterAll(() => table.close());

const NUMBER = '880808-1234567';
/** Members that a good request of the tests leaves out, and that take words of a person. */
const MORE: Readonly<Record<string, object>> = {
  createOrganisation: {
    foreignNumber: '7',
    externalId: 'mine',
    address: { ko: '종로', en: 'Jongno' },
    representative: { name: { ko: '가', en: 'a' }, title: { ko: '나', en: 'b' } },
    contact: { email: 'a@b.example', phone: '02-120' },
  },
  changeListing: { summary: { ko: '소개', en: 'About' }, profile: { location: { area: 'US', city: 'Boston' } } },
  createDraft: { facts: { purpose: { ko: '목적', en: 'purpose' } } },
  reviseDraft: { facts: { purpose: { ko: '목적', en: 'purpose' } } },
};

/** Places of texts in a JSON value, as paths. */
const textsIn = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value === 'string'
    ? [[...path]]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]))
      : [];
const withText = (body: unknown, path: readonly string[], text: string): unknown => {
  const copy = structuredClone(body);
  const parent = path.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], copy);
  (parent as Record<string, unknown>)[path.at(-1)!] = text;
  return copy;
};

const writing = routes.filter((route): route is RouteSpec => route.body !== undefined);
describe('a resident registration number', () => {
  test.each(writing)('$id takes none in any text', async route => {
    const request = await prepare(route.id, world);
    const body = { ...(request.body as object), ...MORE[route.id] };
    const token = await world.city.token(route.access.includes('operator') ? 'operator' : 'ann');
    for (const path of textsIn(body))
      for (const text of [NUMBER, `대표 ${NUMBER} 연락 바람`]) {
        const answer = await here.call(route.id, { ...request, body: withText(body, path, text), token });
        expect(statusOf(answer), `${path.join('/')}: ${answer.text}`).toBeGreaterThanOrEqual(400);
        expect(answer.text.includes(NUMBER)).toBe(false);
      }
    const kept = [...(await table.items()).values()].filter(item => JSON.stringify(item).includes(NUMBER));
    expect(kept.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([]);
    // It was the number that was refused, not the request.
    const good = await here.call(route.id, { ...request, token });
    expect(statusOf(good), good.text).toBe(route.status ?? 200);
  });

  test('is named as what it is, in both languages', async () => {
    const body = { name: { ko: `한강 ${NUMBER}` }, country: 'KR' };
    const ask = (language: string) =>
      world.city.as<{ errors: { pointer: string; code: string; message: string }[] }>('sid', 'createOrganisation', {
        body,
        headers: { 'idempotency-key': 'resident-number', 'accept-language': language },
      });
    const [ko, en] = [await ask('ko'), await ask('en')];
    for (const { status, body: problem } of [ko, en]) {
      expect(status).toBe(422);
      expect(problem.errors).toMatchObject([{ pointer: '/name/ko', code: 'resident-number' }]);
    }
    expect(JSON.stringify(ko.body.errors)).toMatch(/주민등록번호/);
    expect(JSON.stringify(en.body.errors)).toMatch(/resident registration number/);
  });
});

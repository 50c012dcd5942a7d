import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { actorFrom } from '#shared/http/actor.ts';
import { BODY_LIMITS, readBody } from '#shared/http/body.ts';
import { cursorSeal } from '#shared/http/cursor.ts';
import type { HttpEvent } from '#shared/http/event.ts';
import { faultsOf, MOST_FAULTS } from '#shared/http/faults.ts';
import { etagOf, expectedVersion, idempotencyKey, isFresh } from '#shared/http/headers.ts';
import { Problem, toProblem } from '#shared/http/problem.ts';
import { REASONS, type Reason, Rejection } from '#shared/kernel/rejection.ts';
import { safeText } from '#shared/kernel/text.ts';

const event = (more: Partial<HttpEvent> = {}, claims?: Record<string, unknown>) =>
  ({
    headers: {},
    isBase64Encoded: false,
    requestContext: { requestId: 'r', ...(claims === undefined ? {} : { authorizer: { jwt: { claims } } }) },
    ...more,
  }) as HttpEvent;
const posted = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  event({ body, headers });
const reasonOf = (run: () => unknown): Reason | undefined => {
  try {
    run();
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
  return undefined;
};

describe('actor', () => {
  test('comes from the verified claims', () =>
    expect(actorFrom(event({}, { sub: 'u1', token_use: 'access', 'cognito:groups': '[operator auditor]' }))).toEqual({
      userId: 'u1',
      operator: true,
      auditor: true,
      centres: 'ALL',
    }));
  test.each([
    ['[operator-SEONGSU]', ['SEONGSU']],
    ['[operator-SEONGSU operator-M_PLUS]', ['SEONGSU', 'M_PLUS']],
    ['[operator-NOWHERE operator-]', []],
    ['[operator-SEONGSU operator]', 'ALL'],
  ])('the groups %s act for the centres %j', (groups, centres) =>
    expect(actorFrom(event({}, { sub: 'u1', token_use: 'access', 'cognito:groups': groups }))).toEqual({
      userId: 'u1',
      operator: centres.length > 0,
      auditor: false,
      centres,
    }),
  );
  test.each(['[auditors]', 'auditor-SEONGSU', '[operator]', ''])('the groups %j make no auditor', groups =>
    expect(actorFrom(event({}, { sub: 'u1', token_use: 'access', 'cognito:groups': groups })).auditor).toBe(false),
  );
  test.each(['[notoperator]', 'operators', '[a,b]', '', '["operator"]'])('the groups %j make no operator', groups =>
    expect(actorFrom(event({}, { sub: 'u1', token_use: 'access', 'cognito:groups': groups })).operator).toBe(false),
  );
  test.each([
    undefined,
    {},
    { sub: '', token_use: 'access' },
    { sub: 7, token_use: 'access' },
    { sub: 'a#b', token_use: 'access' },
    { sub: 'x'.repeat(200), token_use: 'access' },
    { sub: 'u1' },
    { sub: 'u1', token_use: 'id' },
  ])('fails closed for %j', claims =>
    expect(reasonOf(() => actorFrom(event({}, claims as Record<string, unknown>)))).toBe('unauthenticated'),
  );
  test('a header never makes an actor', () =>
    expect(reasonOf(() => actorFrom(event({ headers: { authorization: 'Bearer x', 'x-user': 'u1' } })))).toBe(
      'unauthenticated',
    ));
});

describe('body', () => {
  test('is JSON, also in base64', () => {
    expect(readBody(posted('{"a":"한"}'))).toEqual({ a: '한' });
    expect(readBody({ ...posted(Buffer.from('{"a":"한"}').toString('base64')), isBase64Encoded: true })).toEqual({
      a: '한',
    });
  });
  test.each<[string, HttpEvent, Reason]>([
    ['no media type', posted('{}', {}), 'unsupported-media-type'],
    ['a form', posted('a=1', { 'content-type': 'application/x-www-form-urlencoded' }), 'unsupported-media-type'],
    ['no JSON', posted('{'), 'malformed-request'],
    ['nothing', posted(''), 'malformed-request'],
    ['a byte-order mark in the middle of nothing', { ...posted('//4='), isBase64Encoded: true }, 'malformed-request'],
    ['a prototype', posted('{"a":{"__proto__":{"x":1}}}'), 'malformed-request'],
    ['a constructor', posted('{"constructor":{"prototype":{}}}'), 'malformed-request'],
    ['too much', posted(`"${'x'.repeat(BODY_LIMITS.bytes)}"`), 'too-large'],
    ['too deep', posted(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 'malformed-request'],
    ['too many members', posted(`[${'1,'.repeat(BODY_LIMITS.members)}1]`), 'malformed-request'],
  ])('refuses %s', (_name, given, reason) => expect(reasonOf(() => readBody(given))).toBe(reason));
});

describe('cursor', () => {
  const now = '2026-11-23T00:00:00.000Z';
  const seal = cursorSeal('a key of the stack', 'scope', now);
  test('opens what it sealed', () =>
    fc.assert(
      fc.property(fc.jsonValue(), position => {
        expect(seal.open(seal.seal(position))).toEqual(JSON.parse(JSON.stringify(position)));
      }),
    ));
  test('no single character can be changed', () => {
    const cursor = seal.seal({ at: '2026', id: '01' });
    for (let i = 0; i < cursor.length; i += 1)
      for (const c of ['A', 'b', '0', '_']) {
        if (cursor[i] === c) continue;
        expect(
          reasonOf(() => seal.open(`${cursor.slice(0, i)}${c}${cursor.slice(i + 1)}`)),
          `${i}${c}`,
        ).toBe('invalid-cursor');
      }
  });
  test.each(['', 'x', '!!!!', 'A'.repeat(3000)])('refuses %j', cursor =>
    expect(reasonOf(() => seal.open(cursor))).toBe('invalid-cursor'),
  );
  test('belongs to one list, one key and one day', () => {
    const cursor = seal.seal(1);
    expect(reasonOf(() => cursorSeal('a key of the stack', 'other', now).open(cursor))).toBe('invalid-cursor');
    expect(reasonOf(() => cursorSeal('another key of a stack', 'scope', now).open(cursor))).toBe('invalid-cursor');
    expect(reasonOf(() => cursorSeal('a key of the stack', 'scope', '2026-11-24T00:00:01.000Z').open(cursor))).toBe(
      'invalid-cursor',
    );
    expect(cursorSeal('a key of the stack', 'scope', '2026-11-23T23:59:59.000Z').open(cursor)).toBe(1);
  });
});

describe('headers', () => {
  const having = (name: string, value: string) => event({ headers: { [name]: value } });
  test('If-Match', () => {
    expect(expectedVersion(having('if-match', etagOf(7)))).toBe(7);
    expect(reasonOf(() => expectedVersion(event()))).toBe('if-match-required');
    for (const bad of ['*', '"7"', 'v7', 'W/"v7"', '"v0"', '"v1", "v2"'])
      expect(
        reasonOf(() => expectedVersion(having('if-match', bad))),
        bad,
      ).toBe('invalid-header');
  });
  test('If-None-Match', () => {
    expect(isFresh(having('if-none-match', 'W/"v2", "v3"'), '"v3"')).toBe(true);
    expect(isFresh(having('if-none-match', '"v2"'), '"v3"')).toBe(false);
    expect(isFresh(having('if-none-match', '"v3"'), 'W/"v3"')).toBe(true);
    expect(isFresh(having('if-none-match', '*'), '"v3"')).toBe(true);
    for (const none of ['', ',', 'v3', '"V3"'])
      expect(isFresh(having('if-none-match', none), '"v3"'), none).toBe(false);
  });
  test('Idempotency-Key', () => {
    expect(idempotencyKey(having('idempotency-key', 'abcdefgh'))).toBe('abcdefgh');
    for (const bad of ['', 'short', 'with blank', '한글한글한글한글', 'x'.repeat(256)])
      expect(
        reasonOf(() => idempotencyKey(having('idempotency-key', bad))),
        bad,
      ).toBe('invalid-header');
  });
});

describe('problems', () => {
  test.each(Object.keys(REASONS) as Reason[])('%s is a problem document in both languages', reason => {
    for (const language of ['ko', 'en'] as const) {
      const reply = toProblem(new Rejection(reason, { detail: { ko: '가', en: 'A' }, retryAfter: 1 }), language, 'r1');
      const body = Problem.parse(JSON.parse(String(reply.body)));
      expect(reply.statusCode).toBe(REASONS[reason].status);
      expect(body).toMatchObject({
        status: reply.statusCode,
        title: REASONS[reason][language],
        detail: language === 'ko' ? '가' : 'A',
        instance: 'r1',
      });
      expect(reply.headers).toMatchObject({ 'content-language': language, 'retry-after': '1' });
    }
  });
  test('a defect tells nothing of the inside', () => {
    const reply = toProblem(new Error('SELECT secret FROM /var/task/index.js'), 'en', 'r1');
    expect(reply.statusCode).toBe(500);
    expect(String(reply.body)).not.toMatch(/secret|var|task|stack/i);
  });
  test('names every fault at its place, in both languages, and no more than a few', () => {
    const schema = z.strictObject({ name: z.strictObject({ 'a/b': safeText(3) }), n: z.int().min(1) });
    const faults = faultsOf(
      'body',
      schema.safeParse({ name: { 'a/b': '\u0000' }, n: 0, extra: 1, 'x~y': 2 }).error!.issues,
    );
    expect(faults.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
      ['/extra', 'unrecognized_keys'],
      ['/n', 'too_small'],
      ['/name/a~1b', 'unsafe-text'],
      ['/x~0y', 'unrecognized_keys'],
    ]);
    for (const { message } of faults) {
      expect(message.ko).toMatch(/[가-힣]/);
      expect(message.en).toMatch(/^[\x20-\x7e]+$/);
    }
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, 1]));
    expect(faultsOf('body', schema.safeParse(many).error!.issues)).toHaveLength(MOST_FAULTS);
  });
});

import * as fc from 'fast-check';

/** Values that have broken programs before. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 9_007_199_254_740_993, 1e-7, '', ' ', '\t\n', '0', '-1', 'null',
  '\u0000', 'a\u0000b', '\u001b[31m', '\u0085', '\ud800', 'a\udfff', '\u202e0001', '\u2066x\u2069', '\ufeff', '\uffff',
  '가', 'e\u0301', '\u0344', '\u{1d160}', '\u{1d160}'.repeat(60), '\u0344'.repeat(120), 'ﷺ'.repeat(120), 'İ'.repeat(60),
  'x'.repeat(5_000), '가'.repeat(2_001), '🙂'.repeat(61), '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  '#', 'a#b', 'ORG#1', '*', "'; DROP TABLE x; --", '{"$gt":""}', '${7*7}', '{{7*7}}', '../../etc/passwd', '%00', '%2e%2e',
  '<script>alert(1)</script>', '=HYPERLINK("http://evil.example")', 'javascript:alert(1)', '2026-02-30', '9999-99-99',
  '0000-01-01', '１２３', '٣', '1e5', '0x10', '+1', '1_000', 'NaN', 'Infinity', '999999999999999999', '9'.repeat(400),
  'kr-11', 'KR-99', 'KR-', 'ROBOTICS ', 'robotics', [], {}, [[]], [null], [{}], { a: { a: { a: {} } } }, ['a', 'a'],
];

/** Names under which the table stores things, and names that mean something to JavaScript. */
export const FOREIGN_KEYS = [
  'pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'entity', 'schemaVersion', 'ttl', 'version', 'state', 'status',
  'organisationId', 'listingId', 'dealId', 'draftId', 'userId', 'role', 'owners', 'createdAt', 'updatedAt', 'submittedAt',
  'publishedAt', 'review', 'stage', 'parties', 'origin', 'score', 'businessNumber', 'createdBy', 'model', 'modelHash',
  'templateVersion', 'operator', 'actor', 'receipt', 'keyHash', 'bodyHash', 'toJSON', 'then', '__proto__', 'constructor',
  'prototype', 'length', '', ' ', 'a.b', '$where', '~1', '가',
] as const;

/** Sets a member as JSON.parse would: `__proto__` becomes an own member. */
const setOwn = (target: object, key: string, value: unknown): void =>
  void Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

const clone = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(clone);
  if (typeof value !== 'object' || value === null) return value;
  const copy = {};
  for (const [key, member] of Object.entries(value)) setOwn(copy, key, clone(member));
  return copy;
};

type Place = { readonly holder: Record<string, unknown>; readonly key: string };
const placesIn = (holder: Record<string, unknown>, key: string): Place[] => {
  const value = holder[key];
  const inner = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return [{ holder, key }, ...inner.flatMap(each => placesIn(value as Record<string, unknown>, each))];
};

/** One change of a JSON value at one place: what it is depends on the three numbers alone. */
export interface Mutation {
  readonly place: number;
  readonly how: number;
  readonly what: number;
}
const mutation = fc.record({ place: fc.nat(), how: fc.nat(13), what: fc.nat(9_999) });
export const mutations: fc.Arbitrary<Mutation[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 1 }) },
  { weight: 3, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
);

/** As long, or as alike to another, as texts may be until they are composed; afterwards longer, or the same. */
const grown = (value: string): string => '\u0344'.repeat(Math.max(1, Math.min(60, value.length * 10)));

const twist = (value: unknown, how: number, hostile: unknown, foreign: string): unknown => {
  if (how <= 4) return clone(hostile);
  if (how === 5) return [value];
  if (how === 6) return { [foreign]: value };
  if (typeof value === 'string')
    return [`${value}\u0000`, ` ${value} `, value.normalize('NFD'), `${value}\ud800`, value.toLowerCase(), `${value}\u202e`, grown(value)][how % 7];
  if (typeof value === 'number') return [-value - 1, value + 0.5, value * 1e12, String(value)][how % 4];
  if (Array.isArray(value)) return [[...value, ...value], Array.from({ length: 500 }, () => value[0]), Object.fromEntries(value.entries()), value.join()][how % 4];
  return value;
};

/** A copy of a JSON value with mutations made in it, one after the other. */
export const mutated = (value: unknown, list: readonly Mutation[]): unknown => {
  const root: Record<string, unknown> = { value: clone(value) };
  for (const { place, how, what } of list) {
    const places = placesIn(root, 'value');
    const { holder, key } = places[place % places.length]!;
    const target = holder[key];
    const hostile = HOSTILE_VALUES[what % HOSTILE_VALUES.length];
    const foreign = FOREIGN_KEYS[what % FOREIGN_KEYS.length]!;
    if (how >= 10 && typeof target === 'object' && target !== null && !Array.isArray(target))
      setOwn(target, foreign, clone(HOSTILE_VALUES[(what * 7) % HOSTILE_VALUES.length]));
    else if (how === 9 && holder !== root && !Array.isArray(holder)) delete holder[key];
    else setOwn(holder, key, twist(target, how, hostile, foreign));
  }
  return root.value;
};

/** What is sent in place of a JSON text. */
export const brokenText = (json: string, kind: number): string | Buffer =>
  [
    json.slice(0, Math.floor(json.length / 2)), `${json}x`, `\ufeff${json}`, `${json}${json}`, '', 'null', '[]', '""', '1e999', 'NaN',
    `{"a":1,"a":2,${json.slice(1)}`, `/* */${json}`, json.replaceAll('"', "'"), '['.repeat(20_000), '{"a":'.repeat(500),
    `[${'0,'.repeat(30_000)}0]`, Buffer.from(json, 'utf16le'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.concat([Buffer.from(json), Buffer.from([0])]),
  ][kind % 19] ?? '';

/** Raw path segments, percent-encoded where HTTP wants it. */
export const HOSTILE_SEGMENTS = [
  '..', '.', '%2e%2e', '%2F', 'a%2Fb', '%5C', '%00', 'a%00b', '%0A', '%E0%A4%A', '%ED%A0%80', '%C0%AF', '%25', '%2525', '%23',
  '%3F', ';x=1', '*', '%20', '', '__proto__', 'constructor', 'null', 'undefined', '0', '-1', 'a'.repeat(3_000), '%F0%9F%99%82',
  '%EA%B0%80', '01jd8x4n6qj3v5w8z2k7m9p0rt', '81JD8X4N6QJ3V5W8Z2K7M9P0RT', '01JD8X4N6QJ3V5W8Z2K7M9P0RT%20', 'ORG%23x', '{listingId}',
  '2026-11-24-r01', '2026-13-45', 'nda%00', 'NDA', 'toString',
] as const;
export const HOSTILE_QUERIES = [
  'unknown=1', 'limit=0', 'limit=101', 'limit=1e1', 'limit=-1', 'limit=', 'limit=1&limit=2', 'limit[]=1', 'cursor=', 'cursor=abc',
  'cursor=%00', `cursor=${'A'.repeat(2_000)}`, `cursor=${'A'.repeat(3_000)}`, 'cursor=eyJlIjo5OTk5OTk5OTk5fQ', '__proto__=1', 'constructor=1',
  'q=%00', 'q=%', 'q=%ED%A0%80', 'q=', 'q=+', `q=${'%EA%B0%80'.repeat(100)}`, `q=${'%EF%B7%BA'.repeat(100)}`, 'q=.*%5B', 'area=KR-99', 'area=kr', 'area=ZZ',
  'stage=SEED&stage=SEED', 'sector=', 'language=fr', 'language=__proto__', 'version=0', 'version=9999', 'version=1.0', 'version=99999', '&&&', '=', '=1',
  '%FF=1', 'a=1;b=2', '?', 'kind=company%00', 'district=11200&hub=SEONGSU',
] as const;
export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'if-match': '*' }, { 'if-match': 'v1' }, { 'if-match': '"v0"' }, { 'if-match': '"v999999999"' }, { 'if-match': '"v9999999999"' },
  { 'if-match': '"v1", "v2"' }, { 'if-match': 'W/"v1"' }, { 'if-match': '' }, { 'if-match': '"v1"'.repeat(500) },
  { 'idempotency-key': 'short' }, { 'idempotency-key': '' }, { 'idempotency-key': 'k'.repeat(256) }, { 'idempotency-key': 'with blank in it' },
  { 'idempotency-key': 'caf\u00e9-key-1' }, { 'idempotency-key': '#'.repeat(255) }, { 'idempotency-key': '__proto__' },
  { 'accept-language': 'en;q=x, ko;q=-1, *;q=1e9' }, { 'accept-language': ','.repeat(900) }, { 'accept-language': '\u00ff\u00fe' }, { 'accept-language': 'x'.repeat(600) },
  { 'content-type': 'text/plain' }, { 'content-type': 'application/jsonx' }, { 'content-type': 'application/json; charset=utf-16' }, { 'content-type': '' },
  { 'content-type': 'application/x-www-form-urlencoded' }, { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': ' APPLICATION/JSON ;x' },
  { 'content-encoding': 'gzip' }, { 'x-forwarded-for': '127.0.0.1, ${jndi:ldap://x}' }, { 'x-http-method-override': 'DELETE' }, { 'if-none-match': '*' },
  { 'if-none-match': ','.repeat(2_000) }, { 'if-none-match': '"v1", W/"v2"' }, { accept: 'text/html;q=0' }, { range: 'bytes=0-1' }, { 'x-big': 'b'.repeat(9_000) }, { 'x-bigger': 'b'.repeat(12_000) },
  { authorization: 'Bearer x' }, { cookie: 'a=b; __proto__=c' }, { origin: 'https://evil.example' }, { 'x-amzn-oidc-identity': 'operator' },
];

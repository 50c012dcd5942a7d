/** Raw path segments, percent-encoded where HTTP wants it. */
export const HOSTILE_SEGMENTS: readonly string[] = [
  '',
  'a'.repeat(3_000),
  ...`
.. . %2e%2e %2F a%2Fb %5C %00 a%00b %0A %E0%A4%A %ED%A0%80 %C0%AF %25 %2525 %23 %3F ;x=1 * %20 __proto__
constructor null undefined 0 -1 %F0%9F%99%82 %EA%B0%80 01jd8x4n6qj3v5w8z2k7m9p0rt 81JD8X4N6QJ3V5W8Z2K7M9P0RT
01JD8X4N6QJ3V5W8Z2K7M9P0RT%20 ORG%23x {listingId} 2026-11-24-r01 2026-13-45 nda%00 NDA toString`
    .trim()
    .split(/\s+/),
];
export const HOSTILE_QUERIES: readonly string[] = [
  `cursor=${'A'.repeat(2_000)}`,
  `cursor=${'A'.repeat(3_000)}`,
  `q=${'%EA%B0%80'.repeat(100)}`,
  `q=${'%EF%B7%BA'.repeat(100)}`,
  ...`
unknown=1 limit=0 limit=101 limit=1e1 limit=-1 limit= limit=1&limit=2 limit[]=1 cursor= cursor=abc cursor=%00
cursor=eyJlIjo5OTk5OTk5OTk5fQ __proto__=1 constructor=1 q=%00 q=% q=%ED%A0%80 q= q=+ q=.*%5B area=KR-99 area=kr
area=ZZ stage=SEED&stage=SEED sector= language=fr language=__proto__ version=0 version=9999 version=1.0
version=99999 &&& = =1 %FF=1 a=1;b=2 ? kind=company%00 district=11200&hub=SEONGSU`
    .trim()
    .split(/\s+/),
];
export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'if-match': '*' },
  { 'if-match': 'v1' },
  { 'if-match': '"v0"' },
  { 'if-match': '"v999999999"' },
  { 'if-match': '"v9999999999"' },
  { 'if-match': '"v1", "v2"' },
  { 'if-match': 'W/"v1"' },
  { 'if-match': '' },
  { 'if-match': '"v1"'.repeat(500) },
  { 'idempotency-key': 'short' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'k'.repeat(256) },
  { 'idempotency-key': 'with blank in it' },
  { 'idempotency-key': 'caf\u00e9-key-1' },
  { 'idempotency-key': '#'.repeat(255) },
  { 'idempotency-key': '__proto__' },
  { 'accept-language': 'en;q=x, ko;q=-1, *;q=1e9' },
  { 'accept-language': ','.repeat(900) },
  { 'accept-language': '\u00ff\u00fe' },
  { 'accept-language': 'x'.repeat(600) },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/jsonx' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': '' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': ' APPLICATION/JSON ;x' },
  { 'content-encoding': 'gzip' },
  { 'x-forwarded-for': '127.0.0.1, unknown, ::1' },
  { 'x-http-method-override': 'DELETE' },
  { 'if-none-match': '*' },
  { 'if-none-match': ','.repeat(2_000) },
  { 'if-none-match': '"v1", W/"v2"' },
  { accept: 'text/html;q=0' },
  { range: 'bytes=0-1' },
  { 'x-big': 'b'.repeat(9_000) },
  { 'x-bigger': 'b'.repeat(12_000) },
  { authorization: 'Bearer x' },
  { cookie: 'a=b; __proto__=c' },
  { origin: 'https://evil.example' },
  { 'x-amzn-oidc-identity': 'operator' },
];

import { createHash } from 'node:crypto';
import { Rejection } from '#shared/kernel/rejection.ts';
import type { HttpEvent } from './event.ts';

const faulty = (name: string, ko: string, en: string) =>
  new Rejection('invalid-header', {
    faults: [{ in: 'header', pointer: `/${name}`, code: 'bad-header', message: { ko, en } }],
  });

/** ETag of a record at a version. */
export const etagOf = (version: number): string => `"v${version}"`;

/** ETag of a reply by its content: strong where equal tags mean equal bytes, weak where something without meaning may differ. */
export const contentTag = (content: string | Uint8Array, weak = false): string =>
  `${weak ? 'W/' : ''}"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

/**
 * The version a change expects, from If-Match.
 * @throws Rejection `if-match-required` (428) without one, `invalid-header` where it is not an ETag of ours.
 */
export const expectedVersion = (event: HttpEvent): number => {
  const header = event.headers['if-match'];
  if (header === undefined) throw new Rejection('if-match-required');
  const match = /^"v([1-9]\d{0,8})"$/.exec(header.trim());
  if (match === null)
    throw faulty('If-Match', '조회할 때 받은 ETag를 그대로 보내 주십시오', 'Send the ETag as it was received');
  return Number(match[1]);
};

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** True where the reader already has this version: weak comparison, as RFC 9110 §13.1.2 wants it for reading. */
export const isFresh = (event: HttpEvent, etag: string): boolean =>
  (event.headers['if-none-match'] ?? '')
    .split(',')
    .some(tag => tag.trim() === '*' || (tag.trim() !== '' && opaque(tag) === opaque(etag)));

/**
 * The Idempotency-Key.
 * @throws Rejection `invalid-header` where it is missing or not 8 to 255 visible ASCII characters.
 */
export const idempotencyKey = (event: HttpEvent): string => {
  const key = event.headers['idempotency-key'];
  if (key === undefined || !/^[\x21-\x7e]{8,255}$/.test(key))
    throw faulty(
      'Idempotency-Key',
      '8~255자의 고유한 값을 Idempotency-Key 헤더로 보내 주십시오',
      'Send an Idempotency-Key header with a unique value of 8 to 255 visible ASCII characters',
    );
  return key;
};

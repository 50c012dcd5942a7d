import type { Label } from './i18n.ts';

/**
 * Every reason for which a request can be refused: its HTTP status and its title in both languages. A closed list:
 * a new reason does not compile until it has both. The key becomes the stable `type` of the problem document.
 */
export const REASONS = {
  'malformed-request': { status: 400, ko: '요청을 읽을 수 없습니다', en: 'The request cannot be read' },
  'invalid-query': { status: 400, ko: '조회 조건이 올바르지 않습니다', en: 'The query parameters are not valid' },
  'invalid-cursor': {
    status: 400,
    ko: '커서가 올바르지 않거나 만료되었습니다',
    en: 'The cursor is not valid or has expired',
  },
  'invalid-header': { status: 400, ko: '요청 헤더가 올바르지 않습니다', en: 'A request header is not valid' },
  unauthenticated: { status: 401, ko: '로그인이 필요합니다', en: 'Sign in first' },
  forbidden: { status: 403, ko: '권한이 없습니다', en: 'You are not allowed to do this' },
  'outside-centre': {
    status: 403,
    ko: '다른 센터가 맡은 조직입니다',
    en: 'Another centre looks after this organisation',
  },
  'not-found': { status: 404, ko: '찾을 수 없습니다', en: 'Not found' },
  conflict: { status: 409, ko: '현재 상태와 충돌합니다', en: 'This conflicts with the current state' },
  'already-exists': { status: 409, ko: '이미 존재합니다', en: 'This already exists' },
  'wrong-state': { status: 409, ko: '현재 상태에서는 할 수 없습니다', en: 'Not possible in the current state' },
  'organisation-suspended': {
    status: 409,
    ko: '이용이 정지된 조직과 관련된 내용은 바꿀 수 없습니다',
    en: 'Nothing of a suspended organisation can be changed',
  },
  'in-progress': { status: 409, ko: '같은 요청을 처리하고 있습니다', en: 'The same request is being processed' },
  'version-mismatch': {
    status: 412,
    ko: '그 사이에 내용이 변경되었습니다',
    en: 'The record has changed in the meantime',
  },
  'too-large': { status: 413, ko: '요청이 너무 큽니다', en: 'The request is too large' },
  'unsupported-media-type': { status: 415, ko: '지원하지 않는 형식입니다', en: 'The media type is not supported' },
  'invalid-body': { status: 422, ko: '입력값이 올바르지 않습니다', en: 'The values sent are not valid' },
  'key-reused': {
    status: 422,
    ko: '같은 Idempotency-Key로 다른 내용을 보냈습니다',
    en: 'This Idempotency-Key was used with another body',
  },
  'if-match-required': { status: 428, ko: 'If-Match 헤더가 필요합니다', en: 'The If-Match header is required' },
  'too-many-requests': { status: 429, ko: '요청이 너무 많습니다', en: 'Too many requests' },
  internal: { status: 500, ko: '서버 오류가 발생했습니다', en: 'Something went wrong on our side' },
  unavailable: { status: 503, ko: '잠시 후 다시 시도해 주십시오', en: 'Please try again in a moment' },
} as const;
export type Reason = keyof typeof REASONS;

/** One fault of the input: where (JSON pointer into the part named), what, and what would be allowed. */
export type Fault = {
  readonly in: 'body' | 'query' | 'path' | 'header';
  readonly pointer: string;
  readonly code: string;
  readonly message: Label;
};

/** A refusal with a reason from the closed list. Anything else that is thrown is a defect and answers 500. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly reason: Reason;
  readonly detail: Label | undefined;
  readonly faults: readonly Fault[];
  /** Path of the record that is in the way, where the caller may read it. */
  readonly existing: string | undefined;
  /** Paths of the caller's records that have to be settled first. */
  readonly blocking: readonly string[];
  /** Seconds after which a retry may succeed, sent as Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(
    reason: Reason,
    more: {
      detail?: Label;
      faults?: readonly Fault[];
      existing?: string;
      blocking?: readonly string[];
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(more.detail === undefined ? REASONS[reason].en : `${REASONS[reason].en}: ${more.detail.en}`, {
      cause: more.cause,
    });
    this.reason = reason;
    this.detail = more.detail;
    this.faults = more.faults ?? [];
    this.existing = more.existing;
    this.blocking = more.blocking ?? [];
    this.retryAfter = more.retryAfter;
  }
}

/** Short form for the usual case: a reason and a sentence in each language. */
export const reject = (reason: Reason, ko: string, en: string): Rejection =>
  new Rejection(reason, { detail: { ko, en } });
/** The one way to say that a record does not exist or is not yours: both look the same. */
export const notFound = (): Rejection => new Rejection('not-found');
/** A fault of one field of the body found by a rule rather than by the schema. */
export const invalidField = (pointer: string, code: string, message: Label): Rejection =>
  new Rejection('invalid-body', { faults: [{ in: 'body', pointer, code, message }] });

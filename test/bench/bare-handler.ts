import { REASONS } from '#shared/kernel/rejection.ts';
import { isBusinessNumber } from '#shared/organisation/rules.ts';

/**
 * The alternative that the overhead of our handlers is measured against: one function without any framework, schema or
 * logging library, which gives the same answers to the two requests of the bench, by hand.
 */

interface Event {
  readonly routeKey: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly requestContext: {
    readonly requestId: string;
    readonly authorizer?: { readonly jwt?: { readonly claims?: Readonly<Record<string, string>> } };
  };
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

interface Fault {
  readonly in: 'body';
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

const KNOWN = new Set([
  'name',
  'country',
  'businessNumber',
  'foreignNumber',
  'address',
  'representative',
  'contact',
  'externalId',
]);

const faultsOf = (body: Record<string, unknown>): Fault[] => {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, message: string) =>
    void faults.push({ in: 'body', pointer, code, message });
  const name = body.name as { ko?: unknown } | undefined;
  if (typeof name?.ko !== 'string')
    fault('/name/ko', 'invalid_type', '잘못된 입력: 예상 타입은 문자열, 받은 타입은 undefined입니다');
  if (typeof body.country !== 'string' || !/^[A-Z]{2}$/.test(body.country))
    fault('/country', 'bad-country', 'ISO 3166-1 두 글자 국가 코드여야 합니다');
  if (typeof body.businessNumber === 'string' && !isBusinessNumber(body.businessNumber))
    fault('/businessNumber', 'bad-business-number', '사업자등록번호가 올바르지 않습니다 (열 자리, 검증번호 확인)');
  for (const key of Object.keys(body))
    if (!KNOWN.has(key)) fault(`/${key}`, 'unrecognized_keys', '알 수 없는 항목입니다');
  return faults;
};

const health = () => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', ...HEADERS },
  body: JSON.stringify({ status: 'ok', stage: process.env.STAGE, version: process.env.VERSION }),
});

const createOrganisation = (event: Event) => {
  const body = JSON.parse(event.body ?? '{}') as Record<string, unknown>;
  const errors = faultsOf(body);
  if (errors.length === 0) throw new Error('the bench sends nothing that passes');
  const { status, ko: title } = REASONS['invalid-body'];
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': 'ko', ...HEADERS },
    body: JSON.stringify({
      type: 'https://startup-plus.example/problems/invalid-body',
      title,
      status,
      instance: event.requestContext.requestId,
      errors,
    }),
  };
};

export const handler = async (event: Event) => {
  const started = performance.now();
  const reply = event.routeKey === 'GET /v1/health' ? health() : createOrganisation(event);
  console.log(
    JSON.stringify({
      level: 'INFO',
      message: 'request',
      timestamp: new Date().toISOString(),
      route: event.routeKey,
      status: reply.statusCode,
      ms: Math.round(performance.now() - started),
      requestId: event.requestContext.requestId,
      userId: event.requestContext.authorizer?.jwt?.claims?.sub,
    }),
  );
  return reply;
};

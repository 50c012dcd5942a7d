import { reject } from '#shared/kernel/rejection.ts';
import type { HttpEvent } from './event.ts';

/** Limits of a request body, checked before anything is made of it. */
export const BODY_LIMITS = { bytes: 262_144, depth: 16, members: 20_000 } as const;

const tooDeep = () =>
  reject(
    'malformed-request',
    'JSON 구조가 너무 깊거나 큽니다',
    'The JSON is nested too deeply or has too many members',
  );
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Walks parsed JSON without recursion, so that no input can exhaust the stack. */
const inspect = (root: unknown): void => {
  const stack: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  let members = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > BODY_LIMITS.depth) throw tooDeep();
    for (const [key, member] of Object.entries(value)) {
      members += 1;
      if (members > BODY_LIMITS.members) throw tooDeep();
      if (REFUSED_KEYS.has(key))
        throw reject('malformed-request', `허용되지 않는 이름입니다: ${key}`, `The member name ${key} is not allowed`);
      stack.push({ value: member, depth: depth + 1 });
    }
  }
};

/**
 * The JSON body of a request.
 * @throws Rejection `too-large`, `unsupported-media-type` or `malformed-request`.
 */
export const readBody = (event: HttpEvent): unknown => {
  const media = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (media !== 'application/json')
    throw reject(
      'unsupported-media-type',
      'Content-Type: application/json으로 보내 주십시오',
      'Send Content-Type: application/json',
    );
  const raw = event.body ?? '';
  if (raw.length > BODY_LIMITS.bytes * 1.4)
    throw reject(
      'too-large',
      `본문은 ${BODY_LIMITS.bytes}바이트까지입니다`,
      `A body has at most ${BODY_LIMITS.bytes} bytes`,
    );
  const bytes = Buffer.from(raw, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_LIMITS.bytes)
    throw reject(
      'too-large',
      `본문은 ${BODY_LIMITS.bytes}바이트까지입니다`,
      `A body has at most ${BODY_LIMITS.bytes} bytes`,
    );
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw reject('malformed-request', '본문이 올바른 UTF-8 JSON이 아닙니다', 'The body is not valid UTF-8 JSON');
  }
  inspect(value);
  return value;
};

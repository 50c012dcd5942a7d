import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CursorSeal } from '#shared/kernel/context.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { epochSeconds } from '#shared/kernel/time.ts';

const DAY = 86_400;
const TAG_BYTES = 16;

/**
 * Cursors: base64url(HMAC-SHA-256/128 over scope and payload, then the payload). The scope names the person, the route and
 * the filters, so that a cursor opens only the list it was made for; it expires after so many days, one unless told.
 */
export const cursorSeal = (key: string, scope: string, now: string, days = 1): CursorSeal => {
  const tag = (payload: Buffer) =>
    createHmac('sha256', key).update(scope, 'utf8').update('\0').update(payload).digest().subarray(0, TAG_BYTES);
  return {
    seal: position => {
      const payload = Buffer.from(JSON.stringify({ e: epochSeconds(now) + days * DAY, p: position }), 'utf8');
      return Buffer.concat([tag(payload), payload]).toString('base64url');
    },
    open: cursor => {
      const bytes = Buffer.from(cursor, 'base64url');
      const [given, payload] = [bytes.subarray(0, TAG_BYTES), bytes.subarray(TAG_BYTES)];
      // One form only: otherwise a cursor could be altered without being refused.
      const canonical = bytes.toString('base64url') === cursor && given.length === TAG_BYTES;
      if (!canonical || !timingSafeEqual(given, tag(payload))) throw new Rejection('invalid-cursor');
      const { e, p } = JSON.parse(payload.toString('utf8')) as { e: number; p: unknown };
      if (e < epochSeconds(now)) throw new Rejection('invalid-cursor');
      return p;
    },
  };
};

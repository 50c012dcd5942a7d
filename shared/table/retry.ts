import { Rejection } from '#shared/kernel/rejection.ts';
import type { Guard } from './table.ts';

/** Faults of the service or the way to it, left over after the SDK's own retries. Anything else is a defect of ours. */
const PASSING = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'RequestTimeout',
  'SyntaxError', // a truncated reply
]);
const isPassing = (error: unknown): boolean => {
  const { name, code, $metadata } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
  return (
    PASSING.has(name ?? '') ||
    /^E(CONN|PIPE|TIMEDOUT|AI_AGAIN)/.test(code ?? '') ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
};

/** Tells a passing fault of the table (503, try again) from a defect (500). */
export const unavailable = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    throw isPassing(error) ? new Rejection('unavailable', { retryAfter: 1, cause: error }) : error;
  }
};

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/**
 * Repeats `attempt` until it says it is done, at most `times`, with full jitter (25 ms doubling to 800 ms).
 * The SDK repeats requests, but neither conflicts between transactions nor what a batch left unprocessed.
 * @throws Rejection `unavailable` when it never is done.
 */
export const retrying = async (attempt: () => Promise<boolean>, times = 8): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    if (await unavailable(attempt)) return;
    await pause(Math.random() * Math.min(25 * 2 ** n, 800));
  }
  throw new Rejection('unavailable', { retryAfter: 1 });
};

/** The condition of a guard; nothing for `always`. */
export const conditionOf = (
  guard: Guard,
): {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
} => {
  if (guard === 'always') return {};
  if (guard === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': guard.version },
  };
};

/** Splits a list into runs of at most `size`. */
export const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

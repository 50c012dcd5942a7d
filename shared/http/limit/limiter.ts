import { epochSeconds } from '#shared/kernel/time.ts';
import { callerHash } from './caller.ts';
import type { CounterName, Counters } from './counters.ts';
import { type Count, leaseFrom, NO_COUNT } from './lease.ts';
import { POLICIES, type Policy, type PolicyName, scaled, windowAt } from './policies.ts';

/** Whether a request may go on, and what its caller has left. */
export interface Admission {
  readonly admitted: boolean;
  readonly name: PolicyName;
  readonly policy: Policy;
  /** Requests left in this window, as far as this instance knows: others may have used some since. */
  readonly left: number;
  /** Whole seconds until the window ends and the next one begins. */
  readonly endsIn: number;
}
export interface Limiter {
  /** Counts a request. `caller` names a person or a network; it is stored only as a hash. Never throws. */
  readonly admit: (name: PolicyName, caller: string, now: string) => Promise<Admission>;
}

export interface LimiterOptions {
  readonly counters: Counters;
  /** Makes the hashes of callers. */
  readonly hashKey: string;
  /** Multiplies every quota; 1 unless told. */
  readonly factor?: number;
  /** Told when requests pass uncounted because the counters cannot be asked. */
  readonly onOpen: (error: unknown) => void;
  /** Milliseconds to wait for each answer of the counters, 2,000 unless told. */
  readonly patience?: number;
}

interface Bucket {
  count: Count;
  /** Leased to this instance and not used yet. */
  tokens: number;
  leasing?: Promise<void> | undefined;
}

/** Milliseconds for which all requests pass after the counters could not be asked: none of them waits in vain again. */
const OPEN_MS = 1_000;
/** Seconds that a counter outlives its window: clocks of instances differ a little. */
const KEPT = 3_600;
const MOST_CONFLICTS = 200;

/** Waits in short steps: a process that was frozen or busy itself has not waited for anybody meanwhile. */
const STEPS = 40;
const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const wait = (left: number): void => {
      timer = setTimeout(
        () => (left > 1 ? wait(left - 1) : reject(new Error(`the counters did not answer within ${ms} ms`))),
        ms / STEPS,
      );
    };
    wait(STEPS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Counts requests exactly over all instances: each takes leases of tokens from a shared counter and spends them by itself, so the
 * sum of what was ever taken, and with it of what passed, cannot exceed the quota. Where an instance goes idle its rest of a
 * lease is lost to the caller until the window ends: at most an eighth of what was left when it was taken.
 *
 * Where the counters cannot be asked requests pass: a table in trouble must not turn everybody away who needs nothing of it, the
 * gateway's throttle still stands in front, and what does need the table will fail by itself.
 */
export const openLimiter = (options: LimiterOptions): Limiter => {
  const { counters, hashKey, factor = 1, onOpen, patience = 2_000 } = options;
  /** Buckets of the newest window of each policy; those before it are forgotten. */
  const running = new Map<PolicyName, { window: number; buckets: Map<string, Bucket> }>();
  let openUntil = 0;

  const bucketsOf = (name: PolicyName, window: number): Map<string, Bucket> => {
    const known = running.get(name);
    if (known?.window === window) return known.buckets;
    const buckets = new Map<string, Bucket>();
    running.set(name, { window, buckets });
    return buckets;
  };

  /** Takes a lease, or finds that nothing is left. Every conflict means that others took some, so it ends. */
  const lease = async (bucket: Bucket, counter: CounterName, quota: number): Promise<void> => {
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
      const taken = leaseFrom(bucket.count, quota);
      if (taken === undefined) return;
      if (await within(patience, counters.swap(counter, taken.next))) {
        bucket.count = taken.next;
        bucket.tokens += taken.tokens;
        return;
      }
      bucket.count = await within(patience, counters.read(counter));
    }
    throw new Error(`the counter changed ${MOST_CONFLICTS} times while it was read`);
  };

  return {
    admit: async (name, caller, now) => {
      const policy = scaled(POLICIES[name], factor);
      const { index, endsIn } = windowAt(now, policy);
      const buckets = bucketsOf(name, index);
      const bucket = buckets.get(caller) ?? { count: NO_COUNT, tokens: 0 };
      buckets.set(caller, bucket);
      const answer = (admitted: boolean): Admission => {
        const left = policy.quota - bucket.count.taken + bucket.tokens;
        return { admitted, name, policy, left: admitted ? Math.max(0, left) : 0, endsIn };
      };
      const isSpent = () => bucket.tokens === 0 && bucket.count.taken >= policy.quota;
      try {
        while (bucket.tokens === 0 && !isSpent()) {
          if (Date.now() < openUntil) return answer(true);
          // Requests that arrive together wait for one lease.
          bucket.leasing ??= lease(
            bucket,
            {
              policy: name,
              window: index,
              caller: callerHash(hashKey, caller, index),
              ttl: epochSeconds(now) + endsIn + KEPT,
            },
            policy.quota,
          ).finally(() => {
            bucket.leasing = undefined;
          });
          await bucket.leasing;
        }
      } catch (error) {
        if (Date.now() >= openUntil) onOpen(error);
        openUntil = Date.now() + OPEN_MS;
        return answer(true);
      }
      if (isSpent()) return answer(false);
      bucket.tokens -= 1;
      return answer(true);
    },
  };
};

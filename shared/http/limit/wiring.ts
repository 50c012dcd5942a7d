import * as z from 'zod';
import { environment, logger } from '../wiring.ts';
import type { Counters } from './counters.ts';
import { type Limiter, openLimiter } from './limiter.ts';

/** The limiter of a function, by the factor it was deployed with. Says in the log when requests pass uncounted. */
export const limiter = (counters: Counters, hashKey: string): Limiter => {
  const { RATE_FACTOR } = environment({ RATE_FACTOR: z.coerce.number().positive().default(1) });
  const log = logger();
  return openLimiter({
    counters,
    hashKey,
    factor: RATE_FACTOR,
    onOpen: error => log.warn('requests pass uncounted', { error: error as Error }),
  });
};

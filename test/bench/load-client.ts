import { createRequire } from 'node:module';
import { quantile } from './support.ts';

/**
 * Makes requests in a process of its own, so that the server under load need not share its thread with whoever measures it.
 * Started with `fork`; takes a {@link Job} and answers with a {@link Measured}, one at a time.
 */

/** Requests for autocannon. `[<id>]` in headers and body stands for a value that is new in every request. */
export interface Job {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly idReplacement: boolean;
  readonly connections: number;
  /** Seconds. */
  readonly duration: number;
}

/** Times in milliseconds; answers per second that were as hoped for, and the number of all others. */
export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly others: number;
}

interface Result {
  readonly duration: number;
  readonly errors: number;
  readonly timeouts: number;
}
type Instance = PromiseLike<Result> & {
  on: (event: 'response', told: (client: unknown, status: number, bytes: number, milliseconds: number) => void) => void;
};
// The package has no types.
const autocannon: (job: Job) => Instance = createRequire(import.meta.url)('autocannon');

const run = async (job: Job): Promise<Measured> => {
  const times: number[] = [];
  let refused = 0;
  const instance = autocannon(job);
  instance.on('response', (_client, status, _bytes, milliseconds) => {
    if (status >= 200 && status < 300) times.push(milliseconds);
    else refused += 1;
  });
  const { duration, errors, timeouts } = await instance;
  return {
    perSecond: times.length / duration,
    p50: times.length === 0 ? Number.NaN : quantile(times, 0.5),
    p99: times.length === 0 ? Number.NaN : quantile(times, 0.99),
    others: refused + errors + timeouts,
  };
};

process.on('message', (job: Job) => void run(job).then(measured => process.send?.(measured)));
process.once('disconnect', () => process.exit());

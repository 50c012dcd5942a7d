import * as z from 'zod';
import { environment, logger } from '#shared/http/wiring.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { type Clock, systemClock } from '#shared/kernel/time.ts';
import { metered } from '#shared/table/capacity.ts';
import { openClient } from '#shared/table/client.ts';
import { openTable, type Table } from '#shared/table/table.ts';

/** What the steps of the nightly run reach the world with. */
export interface Deps {
  readonly table: Table;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A Lambda handler around one step: wires it, and logs one line with what it took. */
export const step = <I, O>(name: string, make: (deps: Deps) => (input: I) => Promise<O>) => {
  const { TABLE_NAME } = environment({ TABLE_NAME: z.string().min(1) });
  const run = make({ table: openTable(openClient('patient'), TABLE_NAME), clock: systemClock, newId: ulids() });
  const log = logger();
  return async (input: I): Promise<O> => {
    const started = performance.now();
    try {
      const { value, consumed } = await metered(() => run(input));
      log.info(name, { input, ms: Math.round(performance.now() - started), ...consumed });
      return value;
    } catch (error) {
      log.error(name, { input, ms: Math.round(performance.now() - started), error: error as Error });
      throw error;
    }
  };
};

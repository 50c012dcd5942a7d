import { AsyncLocalStorage } from 'node:async_hooks';

/** DynamoDB capacity units. */
export interface Consumed {
  read: number;
  write: number;
}

const meter = new AsyncLocalStorage<Consumed>();

/** Runs `work` and adds up the capacity units of every table operation it makes, however deep and however concurrent. */
export const metered = async <T>(work: () => Promise<T>): Promise<{ value: T; consumed: Consumed }> => {
  const consumed: Consumed = { read: 0, write: 0 };
  const value = await meter.run(consumed, work);
  return { value, consumed };
};

/** Units so far of the {@link metered} call around this one; zeros outside of any. */
export const consumedSoFar = (): Readonly<Consumed> => ({ ...(meter.getStore() ?? { read: 0, write: 0 }) });

type Reported = { CapacityUnits?: number | undefined } | undefined;

/** Books what an operation reports under the meter it runs in. */
export const book = (kind: keyof Consumed, reported: Reported | readonly Reported[]): void => {
  const store = meter.getStore();
  if (store === undefined) return;
  for (const one of Array.isArray(reported) ? reported : [reported]) store[kind] += one?.CapacityUnits ?? 0;
};

import { Rejection } from '#shared/kernel/rejection.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';
import { type Count, NO_COUNT } from './lease.ts';

/** One caller's counter under one policy in one window. */
export interface CounterName {
  readonly policy: string;
  readonly window: number;
  readonly caller: string;
  /** Epoch seconds after which the item may go. */
  readonly ttl: number;
}

/** Where counts are kept for all instances together. */
export interface Counters {
  readonly read: (name: CounterName) => Promise<Count>;
  /** Stores the next version of a count; false where another instance was first. */
  readonly swap: (name: CounterName, next: Count) => Promise<boolean>;
}

/** Counters as items of the table: one write unit a lease, one read where another instance was first. */
export const tableCounters = (table: Table): Counters => {
  const keyOf = ({ policy, window, caller }: CounterName) => keys.requestCount(policy, window, caller);
  return {
    read: async name => {
      const item = await table.get(keyOf(name));
      return item === undefined ? NO_COUNT : { taken: Number(item.taken), version: Number(item.version) };
    },
    swap: async (name, next) => {
      try {
        const put = { ...keyOf(name), entity: 'RequestCount', ...next, ttl: name.ttl };
        await table.put({ put, when: next.version === 1 ? 'absent' : { version: next.version - 1 } });
        return true;
      } catch (error) {
        // Also where an earlier reply was lost and the SDK asked again: what was taken then is lost, never given twice.
        if (error instanceof Rejection && error.reason === 'conflict') return false;
        throw error;
      }
    },
  };
};

/**
 * Counters of an instance that has no table: each instance counts for itself. For what is the same for everybody and costs
 * nothing but the reply; the gateway's throttle is what bounds it over all instances.
 */
export const ownCounters: Counters = { read: async () => NO_COUNT, swap: async () => true };

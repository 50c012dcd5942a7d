import { changedSince } from '#shared/directory/store.ts';
import { memberTier } from '#shared/disclosure/store.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { instantAfter, plusDays } from '#shared/kernel/time.ts';
import { alertsFor } from '#shared/saved-search/rules.ts';
import type { KeptSearch } from '#shared/saved-search/schema.ts';
import { alertWrites, searchesWithAlerts } from '#shared/saved-search/store.ts';
import { each, type SweepTask } from './task.ts';

/** Searches of one page. */
const PAGE = 200;
/** How far back changes are looked at: longer than nights are ever missed. */
const MOST_DAYS = 14;
/** Changes younger than this are left to the next night: their request may still be at work, and an index shows them late. */
const SETTLED_MS = 60_000;

const keyOf = ({ userId, slot }: KeptSearch): string => `${userId}#${String(slot).padStart(4, '0')}`;

/**
 * Tells everybody whose saved search something new fits, at the tier they have now. A search that changes meanwhile, or of
 * which the index shows an older version, is left to the next night.
 */
export const alerts: SweepTask = {
  name: 'alerts',
  page: async ({ table, newId }, { now }, from) => {
    const all = (await searchesWithAlerts(table)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const rest = all.filter(search => keyOf(search) > String(from?.after ?? ''));
    const some = rest.slice(0, PAGE);
    const last = some.at(-1);
    if (last === undefined) return { counts: {} };
    const upTo = instantAfter(now, -SETTLED_MS);
    const earliest = some.map(({ alertedUpTo }) => alertedUpTo).sort()[0]!;
    const since = [earliest, plusDays(now, -MOST_DAYS)].sort()[1]!;
    const changed = (await changedSince(table, since, now)).filter(({ updatedAt }) => updatedAt <= upTo);
    const people = [...new Set(some.map(({ userId }) => userId))];
    const tiers = new Map<string, 'T0' | 'T1'>();
    await each(people, async userId => {
      tiers.set(userId, await memberTier(table, { userId, operator: false, auditor: false, centres: [] }));
      return 'people';
    });
    // Somebody whose standing could not be read sees what everybody sees.
    const found = alertsFor(some, changed, userId => tiers.get(userId) ?? 'T0');
    const page = await each(found, async alert => {
      try {
        await table.transact(alertWrites(alert, newId(), upTo));
        return 'alerted';
      } catch (error) {
        if (error instanceof Rejection && error.reason === 'conflict') return 'skipped';
        throw error;
      }
    });
    const counts = { ...page.counts, searches: some.length };
    return { ...page, counts, next: some.length === rest.length ? undefined : { after: keyOf(last) } };
  },
};

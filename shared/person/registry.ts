import { personalReceipts } from '#shared/change/store.ts';
import { personalInvitations } from '#shared/invitation/store.ts';
import { personalNotifications } from '#shared/notification/store.ts';
import { personalMemberships } from '#shared/organisation/store.ts';
import { personalSearches } from '#shared/saved-search/store.ts';
import type { PersonalItems } from '#shared/table/personal.ts';
import { personalMapping } from './store.ts';

/**
 * Everything that is kept under a person's identifier. A concept that keeps something so adds its line here; a test fails for a
 * key made with a person's identifier that nobody has declared.
 */
export const personalItems: readonly PersonalItems[] = [
  personalInvitations,
  personalNotifications,
  personalReceipts,
  personalSearches,
  // Last, in this order: memberships lead to what else is kept, and the mapping to what was done.
  personalMemberships,
  personalMapping,
];

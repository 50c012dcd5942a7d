import { people } from '#infra/local/people.ts';
import { OWNER_SIDE } from '#shared/trail/schema.ts';
import type { Stored } from './digest.ts';
import { organisationsOf } from './owners.ts';

export const OPERATOR = people.operator.userId;

/** What is written of readings in the trail. */
export const READINGS = new Set(['listing.disclosed', 'contact.read']);
/** What reading may write: the ledger of disclosures and its trail. */
export const READING = new Set(['Disclosure', 'TrailEntry', 'TrailHead', 'Person']);

/** Why an item may not have changed by what a caller did; undefined where it may. */
export const intrusion = (
  item: Stored,
  caller: string,
  mine: ReadonlySet<string>,
  after: ReadonlyMap<string, Stored>,
): string | undefined => {
  if (item.entity === 'Receipt') return item.userId === caller ? undefined : "another's receipt";
  if (item.entity === 'Person') return undefined;
  // Whoever acts for the owner is told as that in the chain of a grant, and nowhere else.
  const told = item.actor === OWNER_SIDE && /^disclosure\./.test(String(item.action));
  if (item.entity === 'TrailEntry' && !told && item.actor !== after.get(`PERSON#${caller} PERSON`)?.reference)
    return "another's name in the trail";
  if (caller === OPERATOR)
    return [
      'ExchangeRate',
      'Listing',
      'ListingDue',
      'ReviewDone',
      'Notification',
      'Fact',
      'FactDecision',
      'TrailEntry',
      'TrailHead',
      'Outbox',
      'Organisation',
      'Membership',
      'Unique',
      'SuspensionMark',
      'SuspendedSet',
      'VerificationEntry',
      'RegistryWatch',
      'Outcome',
      'OutcomeVersion',
      'Report',
      'ReportPart',
    ].includes(String(item.entity))
      ? undefined
      : 'not for operators';
  return organisationsOf(after, item).some(id => mine.has(id)) ? undefined : "another organisation's record";
};

/** Organisations whose trail may grow by what a caller did: their own, and those with whom they have something in common. */
export const concerned = (
  changed: readonly Stored[],
  mine: ReadonlySet<string>,
  after: ReadonlyMap<string, Stored>,
) => {
  const shared = changed.filter(({ entity }) => entity === 'Grant' || entity === 'Disclosure');
  const sides = shared.map(item => organisationsOf(after, item)).filter(ids => ids.some(id => mine.has(id)));
  return new Set([...mine, ...sides.flat()]);
};

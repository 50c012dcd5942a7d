import { isShown, takesPart } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { type Finding, GROUND_FACTORS, GROUP } from '../engine/why/types.ts';
import type { Band, StandingName, WhyNot, WhyRow } from './schema.ts';
import { changeText, changeWords, factorText, standingText } from './words.ts';

/** Matches from which on nothing is to be explained. */
export const ENOUGH = GROUP;
/** Points are told in these steps. */
const ROUND = 100;

/** Lower ends of the bands: what is below the group is one, then each about twice the one before. */
const BANDS: readonly number[] = [0, GROUP, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Lower end of the band of a count. */
export const banded = (count: number): number => BANDS.findLast(edge => edge <= count) ?? 0;
const bandFrom = (lower: number): Band => {
  const below = BANDS[BANDS.indexOf(lower) + 1];
  return { atLeast: lower, ...(below === undefined ? {} : { below }) };
};

/** True where a run's result wants explaining: fewer matches than there is room for, and than anybody looks for. */
export const wantsWhy = (matches: number, capacity: number): boolean =>
  capacity > 0 && matches < Math.min(capacity, ENOUGH);

export interface FoundOut {
  /** None where it needs no explanation. */
  readonly finding?: Finding | undefined;
  /** Of a listing that was beaten: the same against what the other side was proposed instead. */
  readonly against?: Finding | undefined;
  /** A learned model ranked the run, and changes were scored by the formula that finds its candidates. */
  readonly estimate?: boolean;
}

/** What is kept of how a run left a listing: bands of what was counted, so that nothing finer can be read anywhere. */
export const whyRow = (
  { listingId, version }: Pick<Listing, 'listingId' | 'version'>,
  matches: number,
  capacity: number,
  { finding, against, estimate = false }: FoundOut,
): WhyRow => {
  const row = { listingId, version, matches };
  if (finding === undefined) return { ...row, standing: capacity === 0 ? 'AT_CAPACITY' : 'MATCHED' };
  const { looked, full, excluded, above } = finding;
  const { nearest, gains } = against ?? finding;
  return {
    ...row,
    standing: above < GROUP ? 'BELOW_FLOOR' : 'BEATEN',
    ...(estimate ? { estimate } : {}),
    counts: { looked: banded(looked), full: banded(full), excluded: banded(excluded), above: banded(above) },
    // Adding 0 takes the sign off a zero, which JSON would not keep.
    ...(nearest === undefined ? {} : { nearest: nearest.map(points => Math.round(points / ROUND) * ROUND + 0) }),
    gains: gains.map(each => ({ changes: [...each.changes], gains: banded(each.gains) })),
  };
};

/** What stands in the way before any run is asked; undefined where nothing does. */
const standsOutside = (
  listing: Listing,
  suspended: boolean,
  now: string,
): Extract<StandingName, 'NOT_PUBLISHED' | 'OPTED_OUT' | 'SUSPENDED'> | undefined => {
  if (suspended) return 'SUSPENDED';
  if (!isShown(listing, now)) return 'NOT_PUBLISHED';
  return takesPart(listing) ? undefined : 'OPTED_OUT';
};

/** Kinds that a run is explained to. */
const EXPLAINED: readonly Listing['kind'][] = ['company', 'investor'];

export interface WhyInput {
  readonly listing: Listing;
  readonly suspended: boolean;
  readonly run: { readonly runId: string; readonly computedAt: string } | undefined;
  /** How the run in force left it; undefined where it did not look at it. */
  readonly row: WhyRow | undefined;
  readonly now: string;
}

/** Why a listing has no match, or few, as its owner reads it. */
export const whyNot = ({ listing, suspended, run, row, now }: WhyInput): WhyNot => {
  const { listingId, kind } = listing;
  const answer = (standing: StandingName): WhyNot => ({
    listingId,
    standing,
    text: standingText(standing, kind, listing.state),
    groupSize: GROUP,
  });
  const outside = standsOutside(listing, suspended, now);
  if (outside !== undefined) return answer(outside);
  if (run === undefined || row === undefined) return answer(EXPLAINED.includes(kind) ? 'NO_RUN_YET' : 'NOT_EXPLAINED');
  const { standing, version, matches, estimate = false, counts, nearest = [], gains = [] } = row;
  return {
    ...answer(standing),
    ...run,
    changedSince: listing.version !== version,
    matches,
    ...(counts === undefined
      ? {}
      : {
          estimate,
          looked: bandFrom(counts.looked),
          full: bandFrom(counts.full),
          excluded: bandFrom(counts.excluded),
          above: bandFrom(counts.above),
          factors: nearest
            .map((points, n) => ({ factor: GROUND_FACTORS[n]!, points }))
            .sort((a, b) => a.points - b.points)
            .map(({ factor, points }) => ({ factor, points, text: factorText(factor, points, kind) })),
          changes: gains.map(({ changes, gains: lower }) => ({
            changes: changes.map(change => ({ ...changeWords(change), text: changeText([change], kind) })),
            gains: bandFrom(lower),
            text: changeText(changes, kind, bandFrom(lower), standing === 'BEATEN'),
          })),
        }),
  };
};

import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import { isShown, takesPart } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { type Finding, GROUND_FACTORS, GROUP } from '../engine/why/types.ts';
import { PAIRINGS, pairingOf } from '../pairings/table.ts';
import type { Band, StandingName, WhyElsewhere, WhyNot, WhyRow } from './schema.ts';
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
  /** Which it was found out in; investors and companies unless told. */
  readonly pairing?: DealKind;
}

/** What is kept of how a run left a listing: bands of what was counted, so that nothing finer can be read anywhere. */
export const whyRow = (
  { listingId, version }: Pick<Listing, 'listingId' | 'version'>,
  matches: number,
  capacity: number,
  { finding, against, estimate = false, pairing }: FoundOut,
): WhyRow => {
  const row = { listingId, version, ...(pairing === undefined ? {} : { pairing }), matches };
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

const pairingIn = ({ pairing = 'INVESTMENT' }: WhyRow): DealKind => pairing;
/** In the order in which pairings share a listing's capacity. */
const byOrder = (a: WhyRow, b: WhyRow): number =>
  PAIRINGS.indexOf(pairingOf(pairingIn(a))) - PAIRINGS.indexOf(pairingOf(pairingIn(b)));

/** Ground factors that count in a pairing, with their places among the points. */
const countingIn = (id: DealKind) => {
  const { sector, stage, ask, fit, region, text } = pairingOf(id).weights;
  const weights = { sector, stage, ticket: ask + fit, region, text };
  return [...GROUND_FACTORS.entries()].filter(([, factor]) => weights[factor] > 0);
};

/** How a run left a listing in one pairing, as its owner reads it. */
const toldOf = ({ kind, state }: Listing, row: WhyRow): WhyElsewhere => {
  const { standing, matches, counts, nearest } = row;
  const pairing = pairingIn(row);
  return {
    pairing,
    standing,
    text: standingText(standing, kind, state, pairing),
    matches,
    ...(counts === undefined
      ? {}
      : {
          looked: bandFrom(counts.looked),
          full: bandFrom(counts.full),
          excluded: bandFrom(counts.excluded),
          above: bandFrom(counts.above),
          factors: (nearest === undefined ? [] : countingIn(pairing))
            .map(([n, factor]) => ({ factor, points: nearest![n]! }))
            .sort((a, b) => a.points - b.points)
            .map(({ factor, points }) => ({ factor, points, text: factorText(factor, points, kind, pairing) })),
        }),
  };
};

export interface WhyInput {
  readonly listing: Listing;
  readonly suspended: boolean;
  readonly run: { readonly runId: string; readonly computedAt: string } | undefined;
  /** How the run in force left it, pairing by pairing; none where it did not look at it. */
  readonly rows: readonly WhyRow[];
  readonly now: string;
}

/** Why a listing has no match, or few, as its owner reads it. */
export const whyNot = ({ listing, suspended, run, rows, now }: WhyInput): WhyNot => {
  const { listingId, kind } = listing;
  const answer = (standing: StandingName): WhyNot => ({
    listingId,
    standing,
    text: standingText(standing, kind, listing.state),
    groupSize: GROUP,
  });
  const outside = standsOutside(listing, suspended, now);
  if (outside !== undefined) return answer(outside);
  const [row, ...further] = [...rows].sort(byOrder);
  if (run === undefined || row === undefined) return answer('NO_RUN_YET');
  const { standing, version, estimate = false, counts, gains = [] } = row;
  return {
    ...answer(standing),
    ...toldOf(listing, row),
    ...run,
    changedSince: listing.version !== version,
    ...(counts === undefined
      ? {}
      : {
          estimate,
          changes: gains.map(({ changes, gains: lower }) => ({
            changes: changes.map(change => ({ ...changeWords(change), text: changeText([change], kind) })),
            gains: bandFrom(lower),
            text: changeText(changes, kind, bandFrom(lower), standing === 'BEATEN'),
          })),
        }),
    ...(further.length === 0 ? {} : { elsewhere: further.map(each => toldOf(listing, each)) }),
  };
};

import type { Market } from '../types.ts';

/**
 * Why a listing has no match, or few: how it stands against the market of a run, and which single changes of its own values, or
 * pairs of them, would bring more of the other side above the floor. Everything is counted in organisations, and a change is told
 * only where at least a group of them gains.
 */

/** The factors of the first stage, which the floor is about, in the order of a score's parts. */
export const GROUND_FACTORS = ['sector', 'stage', 'ticket', 'region', 'text'] as const;
export type GroundFactor = (typeof GROUND_FACTORS)[number];

/** Fewer organisations than this are never counted out: who knows one could tell what it keeps to itself. */
export const GROUP = 5;

/** A market with the organisation of every side, in the order of its columns. */
export interface Place {
  readonly market: Market;
  readonly investorOrganisation: readonly string[];
  readonly companyOrganisation: readonly string[];
}

/** A change of one value that a listing states itself. Amounts are in won, on published steps. */
export type Change =
  | { readonly what: 'ask'; readonly to: number }
  | { readonly what: 'stage'; readonly to: string }
  | { readonly what: 'region'; readonly to: string }
  | { readonly what: 'addSector' | 'dropSector' | 'addStage' | 'addRegion' | 'allowSector'; readonly value: string }
  | { readonly what: 'ticket'; readonly min: number; readonly max: number }
  | { readonly what: 'text' | 'anywhere' | 'allowWords' };

/** One or two changes with the organisations of the other side that would come above the floor. */
export interface Gain {
  readonly changes: readonly Change[];
  /** How far it is from what the listing states, see `EFFORT`. */
  readonly effort: number;
  readonly gains: number;
}

/** How one listing stands against the other side of the market, counted in organisations. */
export interface Finding {
  /** Of the other side, all that were looked at. */
  readonly looked: number;
  /** Of those, that take no introductions this month. */
  readonly full: number;
  /** That a hard filter keeps apart from it, on either side's word. */
  readonly excluded: number;
  /** That score at or above the floor. */
  readonly above: number;
  /** The nearest below the floor: median points by ground factor; absent where they are fewer than a group. */
  readonly nearest?: readonly number[];
  readonly gains: readonly Gain[];
}

export interface WhyOptions {
  /** Least score of a candidate; the engine's own unless told. */
  readonly floor?: number;
  /** Least number of organisations that anything is told of; {@link GROUP} unless told. */
  readonly group?: number;
  /**
   * By position of the other side the least score that would have been chosen, for who asks about being beaten; the floor
   * counts where it is higher, and everywhere unless told.
   */
  readonly bars?: Int32Array;
}

/** A change that comes this near to the floor, in milli-points, is tried together with a second one. */
export const REACH = 800;

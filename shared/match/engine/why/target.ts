import { SCORE_FLOOR } from '../score.ts';
import type { Alternative } from './changes.ts';
import { SHORTLIST, together } from './choose.ts';
import { Nearest } from './nearest.ts';
import { type Gain, GROUND_FACTORS, type WhyOptions } from './types.ts';

/** A text is supposed by several, of which the middle one counts. */
export const TEXT = GROUND_FACTORS.indexOf('text');

/** A supposition about one listing: an alternative, or two of different factors. */
export type Supposed = readonly [Alternative] | readonly [Alternative, Alternative];

export const effortOf = ([a, b]: Supposed): number => (b === undefined ? a.effort : together(a.effort, b.effort));

/** What is counted for a set of suppositions while organisations of the other side go by, one after the other. */
export class Tally {
  readonly supposed: readonly Supposed[];
  /** Organisations that would come above the floor. */
  readonly gains: Uint32Array;
  /** How often it comes near. */
  readonly reach: Uint32Array;
  readonly #last: Int32Array;

  constructor(supposed: readonly Supposed[]) {
    this.supposed = supposed;
    this.gains = new Uint32Array(supposed.length);
    this.reach = new Uint32Array(supposed.length);
    this.#last = new Int32Array(supposed.length).fill(-1);
  }

  /** An organisation would come above the floor. */
  gain(at: number, organisation: number): void {
    if (this.#last[at] === organisation) return;
    this.#last[at] = organisation;
    this.gains[at]!++;
  }

  /** An organisation is above the floor as things are: whatever was counted of it is no gain. */
  above(organisation: number): void {
    for (let at = 0; at < this.#last.length; at++)
      if (this.#last[at] === organisation) {
        this.#last[at] = -1;
        this.gains[at]!--;
      }
  }

  gainOf = (at: number): Gain => ({
    changes: this.supposed[at]!.map(({ change }) => change),
    effort: effortOf(this.supposed[at]!),
    gains: this.gains[at]!,
  });
}

/** What is counted for a listing besides: each organisation once. */
export class Standing {
  full = 0;
  excluded = 0;
  above = 0;
  readonly nearest = new Nearest();
  readonly #seen = { full: -1, excluded: -1, above: -1 };

  count(what: 'full' | 'excluded' | 'above', organisation: number): void {
    if (this.#seen[what] === organisation) return;
    this.#seen[what] = organisation;
    this[what]++;
  }
  /** True where the organisation was found above the floor before. */
  isAbove = (organisation: number): boolean => this.#seen.above === organisation;
}

/** Singles with one text in the place of all that were supposed: the middle one by what it gains. */
export const settledSingles = (tally: Tally): number[] => {
  const all = [...tally.supposed.keys()];
  const isText = (at: number) => tally.supposed[at]![0].factor === TEXT;
  const texts = all.filter(isText).sort((a, b) => tally.gains[a]! - tally.gains[b]! || a - b);
  const text = texts[texts.length >> 1];
  return all.filter(at => !isText(at) || at === text);
};

/** Two changes of different factors at once, of those that come within reach of most. */
export const pairsOf = (tally: Tally, singles: readonly number[]): Supposed[] => {
  const byReach = (a: number, b: number): number =>
    tally.reach[b]! - tally.reach[a]! || effortOf(tally.supposed[a]!) - effortOf(tally.supposed[b]!) || a - b;
  const short = [...Map.groupBy(singles, at => tally.supposed[at]![0].factor).values()].map(each =>
    each
      .sort(byReach)
      .slice(0, SHORTLIST)
      .map(at => tally.supposed[at]![0]),
  );
  return short.flatMap((some, n) =>
    short.slice(n + 1).flatMap(others => some.flatMap(a => others.map(b => [a, b] as const))),
  );
};

/** Least score that passes, by position of the other side. */
export type Bar = (position: number) => number;
export const barsOf = ({ floor = SCORE_FLOOR, bars }: WhyOptions): Bar =>
  bars === undefined ? () => floor : position => Math.max(floor, bars[position]!);

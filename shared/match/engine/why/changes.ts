import { codes, STAGES } from '#shared/kernel/vocabulary.ts';
import { askBucket } from '../buckets.ts';
import { type Market, UNKNOWN } from '../types.ts';
import { ASK_STEPS } from './probe.ts';
import type { Change, GroundFactor } from './types.ts';

/** How far changes are: a step of an amount or stage counts one; to move, or to enter another field, is further. */
export const EFFORT = { step: 1, state: 1, text: 2, widen: 2, sector: 3, region: 6, second: 1 } as const;

/** Most sectors that a company names. */
const MOST_SECTORS = 5;

/** A change with the ground factor it is about, and its place among the values of that factor that are supposed. */
export interface Alternative {
  readonly change: Change;
  readonly factor: number;
  readonly effort: number;
  readonly at: number;
}

const FACTOR: Readonly<Record<GroundFactor, number>> = { sector: 0, stage: 1, ticket: 2, region: 3, text: 4 };
const STAGE_ORDER = codes(STAGES) as readonly string[];
const stageDistance = (from: string, to: string): number => {
  const [a, b] = [STAGE_ORDER.indexOf(from), STAGE_ORDER.indexOf(to)];
  return a < 0 || b < 0 ? STAGE_ORDER.length : Math.abs(a - b);
};

/** What a company states, read off the columns of its market. */
export interface Stated {
  readonly sectors: readonly number[];
  readonly stage: number;
  readonly area: number;
  /** NaN where it states none. */
  readonly ask: number;
}

export const statedBy = (market: Market, company: number): Stated => ({
  sectors: [
    ...market.companySector.subarray(market.companySectorStart[company]!, market.companySectorStart[company + 1]!),
  ],
  stage: market.companyStage[company]!,
  area: market.companyArea[company]!,
  ask: market.companyAsk[company]!,
});

/** Sets of codes, each distinct one with a place. */
export class Sets {
  readonly sets: number[][] = [];
  readonly #places = new Map<string, number>();

  placeOf(codes: readonly number[]): number {
    const set = [...codes].sort((a, b) => a - b);
    const key = set.join();
    const place = this.#places.get(key) ?? this.sets.push(set) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** Every single change of a company's own values but its text. Values nobody has are not proposed. */
export const companyChanges = (market: Market, stated: Stated, sets: Sets): Alternative[] => {
  const { sectors, stage, area, ask } = stated;
  const found: Alternative[] = [];
  for (const [code, value] of market.sector.values.entries()) {
    if (value === 'OTHER') continue;
    const has = sectors.includes(code);
    if (has && sectors.length > 1) {
      const at = sets.placeOf(sectors.filter(each => each !== code));
      found.push({ change: { what: 'dropSector', value }, factor: FACTOR.sector, effort: EFFORT.sector, at });
    }
    if (!has && sectors.length < MOST_SECTORS) {
      const at = sets.placeOf([...sectors, code]);
      found.push({ change: { what: 'addSector', value }, factor: FACTOR.sector, effort: EFFORT.sector, at });
    }
  }
  for (const [code, to] of market.stage.values.entries())
    if (code !== stage && STAGE_ORDER.includes(to)) {
      const effort = EFFORT.step * stageDistance(stage === UNKNOWN ? '' : market.stage.values[stage]!, to);
      found.push({ change: { what: 'stage', to }, factor: FACTOR.stage, effort, at: code });
    }
  for (const [step, to] of ASK_STEPS.entries()) {
    const steps = Number.isNaN(ask) ? EFFORT.state : EFFORT.step * Math.abs(askBucket(ask) - step);
    if (steps > 0 && market.ask.values.includes(String(step)))
      found.push({ change: { what: 'ask', to }, factor: FACTOR.ticket, effort: steps, at: step });
  }
  for (const [code, to] of market.area.values.entries())
    if (code !== area && to.includes('-'))
      found.push({ change: { what: 'region', to }, factor: FACTOR.region, effort: EFFORT.region, at: code });
  return found;
};

import { codes, STAGES } from '#shared/kernel/vocabulary.ts';
import { liesIn } from '../encode.ts';
import type { InvestorInput, Market } from '../types.ts';
import { EFFORT } from './changes.ts';
import { ASK_STEPS } from './probe.ts';
import type { Thesis } from './suppose.ts';
import { TEXT } from './target.ts';
import { type Change, GROUND_FACTORS } from './types.ts';

/** A change of a thesis, and the thesis with it. */
export interface ThesisChange {
  readonly change: Change;
  /** Ground factor it is about; what an investor excludes comes after them. */
  readonly factor: number;
  readonly effort: number;
  readonly apply: (thesis: Thesis) => Thesis;
}

const MOST = { sectors: 12, stages: 8, areas: 20 } as const;
const EXCLUSIONS = GROUND_FACTORS.length;
const STAGE_ORDER = codes(STAGES) as readonly string[];

/** What an investor states, as its input says it. */
export const thesisOf = (input: InvestorInput, investor: number): Thesis => ({
  sectors: input.sectors,
  stages: input.stages,
  areas: input.areas,
  ...(input.ticket === undefined ? {} : { ticket: input.ticket }),
  excludedSectors: input.excludedSectors,
  excludesWords: true,
  text: investor,
});

/** Steps beyond the ends of a ticket, the nearest two each way; where none is stated, every step as a range. */
const ticketChanges = ({ ticket }: Thesis): ThesisChange[] => {
  const change = (min: number, max: number, effort: number): ThesisChange => ({
    change: { what: 'ticket', min, max },
    factor: 2,
    effort,
    apply: thesis => ({ ...thesis, ticket: { min, max } }),
  });
  if (ticket === undefined)
    return ASK_STEPS.slice(0, -1).map((min, step) => change(min, ASK_STEPS[step + 1]!, EFFORT.state));
  const { min, max } = ticket;
  const lower = ASK_STEPS.filter(step => step < min).reverse();
  const higher = ASK_STEPS.filter(step => step > max);
  return [
    ...lower.slice(0, 2).map((step, n) => change(step, max, EFFORT.step * (n + 1))),
    ...higher.slice(0, 2).map((step, n) => change(min, step, EFFORT.step * (n + 1))),
  ];
};

const stageEffort = (stages: readonly string[], value: string): number => {
  const at = STAGE_ORDER.indexOf(value);
  const nearest = Math.min(...stages.map(each => Math.abs(STAGE_ORDER.indexOf(each) - at)));
  return Number.isFinite(nearest) ? EFFORT.step * nearest : EFFORT.state;
};

/** Every single change of what an investor states itself; `texts` are investors whose text stands for a fuller one. */
export const thesisChanges = (market: Market, thesis: Thesis, texts: readonly number[]): ThesisChange[] => {
  const { sectors, stages, areas, excludedSectors } = thesis;
  const found: ThesisChange[] = [];
  if (sectors.length < MOST.sectors)
    for (const value of market.sector.values)
      if (!sectors.includes(value) && !excludedSectors.includes(value) && value !== 'OTHER')
        found.push({
          change: { what: 'addSector', value },
          factor: 0,
          effort: sectors.length === 0 ? EFFORT.state : EFFORT.sector,
          apply: from => ({ ...from, sectors: [...from.sectors, value] }),
        });
  if (stages.length < MOST.stages)
    for (const value of market.stage.values)
      if (!stages.includes(value) && STAGE_ORDER.includes(value))
        found.push({
          change: { what: 'addStage', value },
          factor: 1,
          effort: stageEffort(stages, value),
          apply: from => ({ ...from, stages: [...from.stages, value] }),
        });
  found.push(...ticketChanges(thesis));
  if (areas.length > 0) {
    found.push({
      change: { what: 'anywhere' },
      factor: 3,
      effort: EFFORT.widen,
      apply: from => ({ ...from, areas: [] }),
    });
    if (areas.length < MOST.areas)
      for (const value of market.area.values)
        if (value.includes('-') && !areas.some(area => liesIn(value, area)))
          found.push({
            change: { what: 'addRegion', value },
            factor: 3,
            effort: EFFORT.widen,
            apply: from => ({ ...from, areas: [...from.areas, value] }),
          });
  }
  for (const text of texts)
    found.push({
      change: { what: 'text' },
      factor: TEXT,
      effort: EFFORT.text,
      apply: from => ({ ...from, text }),
    });
  for (const value of [...new Set(excludedSectors)].sort())
    if (market.sector.values.includes(value))
      found.push({
        change: { what: 'allowSector', value },
        factor: EXCLUSIONS,
        effort: EFFORT.widen,
        apply: from => ({ ...from, excludedSectors: from.excludedSectors.filter(each => each !== value) }),
      });
  return found;
};

/** The words that are excluded, as a whole. */
export const allowWords: ThesisChange = {
  change: { what: 'allowWords' },
  factor: EXCLUSIONS,
  effort: EFFORT.widen,
  apply: from => ({ ...from, excludesWords: false }),
};

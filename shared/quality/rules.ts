import { contentHash } from '#shared/kernel/hash.ts';
import { instantAfter, plusDays } from '#shared/kernel/time.ts';
import type { Proposal } from '#shared/proposal/schema.ts';
import { DEFINITIONS, LEAST_ORGANISATIONS, METHOD_TEXTS, NOTES, SLICE_TEXTS, WINDOW_DAYS } from './definitions.ts';
import { figuresOf } from './measures.ts';
import { type FrozenLists, MEASURES, METHODS, type QualityMonth, SLICES } from './schema.ts';

/** What became of a pair within the window; times in milliseconds. */
export interface Verdict {
  readonly investorId: string;
  readonly companyId: string;
  /** Either side had acted on it before the run: its answer is no news. */
  readonly known: boolean;
  /** Either side expressed interest or declined. */
  readonly answered: boolean;
  readonly mutual: boolean;
  /** Hours from the first interest to the other side's answer. */
  readonly hours?: number;
}

/** What two sides did by an instant; later acts do not exist yet. */
const verdictOf = ({ a, b }: Proposal, from: string, until: string): Verdict => {
  const acts = [a, b].map(({ interestedAt, declined }) => ({ interest: interestedAt, decline: declined?.at }));
  const within = (at: string | undefined): at is string => at !== undefined && at <= until;
  const known = acts.some(({ interest, decline }) => [interest, decline].some(at => at !== undefined && at <= from));
  const interests = acts.flatMap(({ interest }) => (within(interest) ? [interest] : []));
  const declines = acts.flatMap(({ decline }) => (within(decline) ? [decline] : []));
  const mutual = interests.length === 2 && !declines.some(at => at < interests.toSorted()[1]!);
  const first = interests.toSorted()[0];
  const other = acts.find(({ interest }) => interest !== first || acts[0]!.interest === acts[1]!.interest);
  const answer = first === undefined ? undefined : [other?.interest, other?.decline].filter(within).toSorted()[0];
  const hours = first === undefined || answer === undefined ? undefined : Date.parse(answer) - Date.parse(first);
  return {
    investorId: a.listingId,
    companyId: b.listingId,
    known,
    answered: !known && interests.length + declines.length > 0,
    mutual: !known && mutual,
    ...(known || hours === undefined || hours < 0 ? {} : { hours: hours / 3_600_000 }),
  };
};

/** What became of pairs of an investor and a company after a run came into force, up to the end of its window. */
export const verdictsOf = (proposals: readonly Proposal[], from: string, until: string): Verdict[] =>
  proposals
    .filter(({ a, b }) => a.kind === 'investor' && b.kind === 'company')
    .map(proposal => verdictOf(proposal, from, until))
    .filter(({ known, answered }) => known || answered)
    .sort((x, y) => (`${x.investorId}${x.companyId}` < `${y.investorId}${y.companyId}` ? -1 : 1));

/** The end of what counts for a run. */
export const windowEnd = (rankedAt: string): string => plusDays(rankedAt, WINDOW_DAYS);

/** What was done up to the end is all there this much later: a request lasts ten seconds at most, an index lags a little. */
const SETTLED_MS = 3_600_000;
/** True once nothing can be added any more to what counts for a run. */
export const isSettled = (rankedAt: string, now: string): boolean =>
  instantAfter(windowEnd(rankedAt), SETTLED_MS) <= now;

/** The figures of a month: a function of what is stored, the same whenever it is computed. */
export const qualityMonth = (
  month: string,
  run: Pick<QualityMonth, 'runId' | 'scorer' | 'rankedAt'>,
  lists: FrozenLists,
  proposals: readonly Proposal[],
  computedAt: string,
): QualityMonth => {
  const judgedUntil = windowEnd(run.rankedAt);
  const verdicts = verdictsOf(proposals, run.rankedAt, judgedUntil);
  return {
    month,
    ...run,
    judgedUntil,
    computedAt,
    inputHash: contentHash([lists, verdicts, DEFINITIONS]),
    figures: figuresOf(lists, verdicts),
  };
};

/** What every answer carries: the figures mean nothing without it. */
export const definitionsShown = () => ({
  leastOrganisations: LEAST_ORGANISATIONS,
  definitions: MEASURES.map(measure => ({ measure, ...DEFINITIONS[measure] })),
  methods: METHODS.map(method => ({ method, ...METHOD_TEXTS[method] })),
  slices: SLICES.map(slice => ({ slice, name: SLICE_TEXTS[slice] })),
  notes: NOTES.map(note => ({ ...note })),
});

/** A month without its slices, for a list of months. */
export const overAll = ({ figures, ...month }: QualityMonth): QualityMonth => ({
  ...month,
  figures: figures.filter(({ slice }) => slice === 'all'),
});

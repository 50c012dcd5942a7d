import type { Listing } from '#shared/listing/schema.ts';
import {
  type Candidates,
  FACTORS,
  type Factor,
  type FactorReason,
  LEARNED_SCORER,
  type Market,
  SCORER,
} from './engine/index.ts';
import { platformLabel, type Reason, sentence } from './reasons.ts';
import type { Match, MatchRun, ModelChoice, Pack, RunPlan, StepReport } from './schema.ts';
import type { StoredRun } from './store.ts';

/** Identifier of a run: the date in Seoul, and the operator's revision of it from the second on. */
export const runIdOf = (date: string, revision: number): string =>
  revision === 1 ? date : `${date}-r${String(revision).padStart(2, '0')}`;

/** True where a run has nothing left to do because it, or a later one, is in force. Identifiers sort by time. */
export const isSuperseded = (runId: string, activeRunId: string): boolean => runId <= activeRunId;

/** The record of a run that starts. */
export const newRun = (runId: string, at: string): StoredRun => ({
  runId,
  state: 'RUNNING',
  scorer: SCORER,
  counts: {},
  consumed: { read: 0, write: 0 },
  startedAt: at,
  version: 1,
});

/** A failed run taken up again; what its steps finished stays finished. */
export const restartedRun = (
  { failure: _failure, finishedAt: _end, durationMs: _ms, quarantine: _again, ...run }: StoredRun,
  at: string,
): StoredRun => ({
  ...run,
  state: 'RUNNING',
  startedAt: at,
  version: run.version + 1,
});

const ended = (run: StoredRun, at: string) => ({
  finishedAt: at,
  durationMs: Math.max(0, Date.parse(at) - Date.parse(run.startedAt)),
  version: run.version + 1,
});

export const failedRun = (run: StoredRun, failure: string, at: string): StoredRun => ({
  ...run,
  ...ended(run, at),
  state: 'FAILED',
  failure,
});

/** Counts and capacity of the steps done so far, added up. */
export const totals = (reports: readonly StepReport[]): Pick<MatchRun, 'counts' | 'consumed'> => {
  const counts: Record<string, number> = {};
  const consumed = { read: 0, write: 0 };
  for (const report of reports) {
    for (const [name, count] of Object.entries(report.counts)) counts[name] = (counts[name] ?? 0) + count;
    consumed.read += report.consumed.read;
    consumed.write += report.consumed.write;
  }
  return { counts, consumed };
};

/** What a run's record says of its model, and the scorer it ran by. */
const modelOf = (choice: ModelChoice | undefined): Pick<StoredRun, 'scorer' | 'model'> => {
  if (choice === undefined) return { scorer: SCORER };
  const { runId: _run, at: _at, ...model } = choice;
  return { scorer: model.modelId === undefined ? SCORER : LEARNED_SCORER, model };
};

/** The record of a run that is published: everything its steps reported, and what publishing itself came to. */
export const publishedRun = (
  run: StoredRun,
  plan: RunPlan,
  reports: readonly StepReport[],
  publishing: {
    readonly choice?: ModelChoice;
    readonly counts: Record<string, number>;
    readonly consumed: { read: number; write: number };
    readonly at: string;
  },
): StoredRun => {
  const { counts, consumed } = totals(reports);
  return {
    ...run,
    ...ended(run, publishing.at),
    state: 'PUBLISHED',
    ...modelOf(publishing.choice),
    inputHash: plan.inputHash,
    ...(plan.quarantine === undefined ? {} : { quarantine: plan.quarantine }),
    counts: { ...counts, ...publishing.counts },
    consumed: {
      read: Math.round((consumed.read + publishing.consumed.read) * 10) / 10,
      write: Math.round((consumed.write + publishing.consumed.write) * 10) / 10,
    },
  };
};

/** Factors that only a record of past deals speaks of: where they say nothing, nothing is said of them. */
const OF_THE_RECORD: ReadonlySet<Factor> = new Set(['partners', 'momentum', 'activity']);

type Explain = (investor: number, company: number) => readonly FactorReason[];

/**
 * One pack for each side of the chosen pairs, best match first, ties by identifier. The points are those the pair was chosen
 * by; facts come from `explain`, and `foretold` gives the probability of a score where there is one.
 */
export const packsOf = (
  runId: string,
  market: Market,
  chosen: Candidates,
  explain: Explain,
  foretold?: (score: number) => number,
): Pack[] => {
  const packs = new Map<string, Pack['matches']>();
  const add = (listingId: string, match: Pack['matches'][number]) => {
    const matches = packs.get(listingId) ?? [];
    matches.push(match);
    packs.set(listingId, matches);
  };
  for (let row = 0; row < chosen.score.length; row += 1) {
    const [i, c, score] = [chosen.investor[row]!, chosen.company[row]!, chosen.score[row]!];
    const reasons = explain(i, c)
      .map(({ factor, facts }, n) => ({
        factor,
        points: chosen.parts[row * FACTORS.length + n]!,
        facts: { ...facts } as unknown as Pack['matches'][number]['reasons'][number]['facts'],
      }))
      .filter(({ factor, points }) => points !== 0 || !OF_THE_RECORD.has(factor));
    // Four digits: more would say nothing and make every night's record differ from the last.
    const probability = foretold === undefined ? {} : { probability: Math.round(foretold(score) * 10_000) / 10_000 };
    add(market.investorIds[i]!, { counterpartId: market.companyIds[c]!, score, ...probability, reasons });
    add(market.companyIds[c]!, { counterpartId: market.investorIds[i]!, score, ...probability, reasons });
  }
  const best = (a: Pack['matches'][number], b: Pack['matches'][number]) =>
    b.score - a.score || (a.counterpartId < b.counterpartId ? -1 : 1);
  return [...packs]
    .map(([listingId, matches]): Pack => ({ listingId, runId, matches: matches.sort(best) }))
    .sort((a, b) => (a.listingId < b.listingId ? -1 : 1));
};

/** A match of a pack as the owner of a listing of `kind` reads it; the counterpart shows no more than its title. */
export const shownMatch = (
  { score, probability, reasons }: Pack['matches'][number],
  rank: number,
  { listingId, kind: counterpartKind, title }: Listing,
  kind: Listing['kind'],
): Omit<Match, 'standing'> => ({
  rank,
  counterpart: { listingId, kind: counterpartKind, title },
  score,
  ...(probability === undefined ? {} : { probability }),
  reasons: (reasons as unknown as Reason[]).map(reason => ({
    factor: reason.factor,
    points: reason.points,
    text: sentence(reason, kind === 'investor' ? 'investor' : 'company', platformLabel),
  })),
});

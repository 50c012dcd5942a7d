import type { Listing } from '#shared/listing/schema.ts';
import { type Factor, LEARNED_SCORER, SCORER } from './engine/index.ts';
import { pairingBetween, pairingOf } from './pairings/table.ts';
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
  const { runId: _run, at: _at, scale: _scale, ...model } = choice;
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
  const pairings = reports.find(({ step }) => step === 'allocate')?.pairings;
  return {
    ...run,
    ...ended(run, publishing.at),
    state: 'PUBLISHED',
    ...modelOf(publishing.choice),
    inputHash: plan.inputHash,
    ...(plan.quarantine === undefined ? {} : { quarantine: plan.quarantine }),
    ...(pairings && { pairings }),
    counts: { ...counts, ...publishing.counts },
    consumed: {
      read: Math.round((consumed.read + publishing.consumed.read) * 10) / 10,
      write: Math.round((consumed.write + publishing.consumed.write) * 10) / 10,
    },
  };
};

/** Steps in which the other side is told how an amount suits: what an amount twice beyond a range costs. */
const TICKET_STEP = 400;
/** A range that is kept to oneself must not be worked out from exact points. */
const coarse = (points: number): number => Math.round(points / TICKET_STEP) * TICKET_STEP + 0;

/**
 * A match of a pack as the owner of a listing of `kind` reads it; the counterpart shows no more than its title. Whoever was
 * sought is told coarsely how its amount suits, and a score to match. Which pairing it is of follows from the two kinds where the pack does not say.
 */
export const shownMatch = (
  { pairing: named, score, probability, reasons }: Pack['matches'][number],
  rank: number,
  { listingId, kind: counterpartKind, title }: Listing,
  kind: Listing['kind'],
): Omit<Match, 'standing'> => {
  const seeking = pairingBetween(kind, counterpartKind);
  const pairing = seeking ?? pairingBetween(counterpartKind, kind) ?? pairingOf(named ?? 'INVESTMENT');
  const told = reasons.map(({ factor, points }) =>
    seeking === undefined && factor === 'ticket' ? coarse(points) : points,
  );
  return {
    rank,
    pairing: pairing.id,
    counterpart: { listingId, kind: counterpartKind, title },
    score: reasons.reduce((sum, { points }, n) => sum - points + told[n]!, score),
    ...(probability === undefined ? {} : { probability }),
    reasons: reasons.map((reason, n) => ({
      factor: reason.factor as Factor,
      points: told[n]!,
      text: pairing.sentence(reason, seeking === undefined ? 'offer' : 'seeker'),
    })),
  };
};

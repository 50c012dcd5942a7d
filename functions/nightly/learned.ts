import type { Listing } from '#shared/listing/schema.ts';
import { toBook } from '#shared/match/book.ts';
import { type Past, pastAt } from '#shared/match/engine/book/past.ts';
import type { Market, Scale, Signal, Told } from '#shared/match/engine/index.ts';
import { teller } from '#shared/match/engine/index.ts';
import { expectedPairs } from '#shared/match/engine/model/demand.ts';
import { calibrationAt, LEAST_SEEN, type Model, pairScorer } from '#shared/match/engine/model/learn.ts';
import type { FALLBACKS, ModelChoice, RunModel, RunPlan } from '#shared/match/schema.ts';
import { findChoice, freezeChoice } from '#shared/match/store.ts';
import { loadModel, Unreadable } from '#shared/match-model/store.ts';
import type { Table } from '#shared/table/table.ts';

/** What a run is about, as the learned scorer needs it. */
export interface City {
  readonly listings: readonly Listing[];
  readonly signals: readonly Signal[];
}

/** The past of a city on the day of a run: companies, rounds and deals as the learned scorer reads them. */
export const pastOf = ({ listings, signals }: City, asOf: string): Past => {
  const { book, declared } = toBook(listings, asOf, signals);
  return pastAt(book, Date.parse(asOf) / 86_400_000, declared);
};

/** A model at work in a run; `chance` is that of the window it was tried on. */
export interface AtWork {
  readonly past: Past;
  readonly model: Model;
  readonly chance: number;
}

/**
 * How scores are read on a market: the model's calibration, levelled to the investors and companies there are tonight, and the share
 * of all pairs that is to be expected, which is what chance means.
 */
const scaleOf = ({ past, model, chance }: AtWork, { listings }: City): Scale => {
  const { book, start, company } = past;
  const listed = new Set(listings.filter(({ kind }) => kind === 'company').map(({ listingId }) => listingId));
  const candidates = Uint32Array.from(book.companyIds.keys()).filter(c => listed.has(book.companyIds[c]!));
  const among = new Set(candidates);
  let pairs = 0;
  for (let i = 0; i < book.investorIds.length; i++) {
    const seen = company.subarray(start[i]!, start[i + 1]!);
    if (seen.length >= LEAST_SEEN)
      pairs += candidates.length - seen.reduce((sum, c) => sum + (among.has(c) ? 1 : 0), 0);
  }
  const share = model.demand === undefined || pairs === 0 ? 0 : expectedPairs(model.demand, past, candidates) / pairs;
  return {
    calibration: calibrationAt(model, past, candidates),
    // Where more is expected than there are pairs, calibrationAt leaves the model's own, and so does this.
    chance: share > 0 && share < 1 ? share : chance,
  };
};

export type Fallback = (typeof FALLBACKS)[number];

/**
 * A model made ready to score a run, or why it cannot. What the store cannot give for now is thrown, so that the step is tried
 * again: only what will never be readable falls back.
 */
export const readied = async (table: Table, modelId: string, city: City, plan: RunPlan): Promise<AtWork | Fallback> => {
  if (plan.investors === 0 || plan.companies === 0) return 'NO_MARKET';
  const loaded = await loadModel(table, modelId).catch((error: Error) => {
    if (error instanceof Unreadable) return undefined;
    throw error;
  });
  if (loaded === undefined) return 'UNREADABLE';
  const { record, model } = loaded;
  let past: Past;
  try {
    past = pastOf(city, plan.asOf);
  } catch {
    return 'NO_BOOK';
  }
  try {
    pairScorer(model, past);
  } catch {
    return 'OTHER_FEATURES';
  }
  return { past, model, chance: record.chance };
};

/**
 * Freezes which model a run is scored by, unless it is frozen already: the one wanted if it can be used, otherwise the
 * untrained formula with the reason.
 */
export const settleChoice = async (
  table: Table,
  plan: RunPlan,
  city: City,
  wanted: RunModel,
  at: string,
): Promise<ModelChoice> => {
  const found = await findChoice(table, plan.runId);
  if (found !== undefined) return found;
  const { modelId, ...rest } = wanted;
  const ready = modelId === undefined ? undefined : await readied(table, modelId, city, plan);
  const choice =
    ready === undefined
      ? rest
      : typeof ready === 'string'
        ? { ...rest, fallback: ready }
        : { ...rest, modelId, scale: scaleOf(ready, city) };
  return freezeChoice(table, { runId: plan.runId, ...choice, at });
};

/** The facts that only a record of past deals tells, by positions in a market. */
export const tellerOf = (market: Market, past: Past): ((investor: number, company: number) => Told) => {
  const tell = teller(past);
  const seats = (ids: readonly string[]) => new Map(ids.map((id, seat) => [id, seat]));
  const [investors, companies] = [seats(past.book.investorIds), seats(past.book.companyIds)];
  return (i, c) => tell(investors.get(market.investorIds[i]!)!, companies.get(market.companyIds[c]!)!);
};

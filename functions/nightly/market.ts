import { type Published, readSnapshot, visibleIn } from '#shared/directory/store.ts';
import { type Column, decodeColumns } from '#shared/kernel/columns.ts';
import { takesPart } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import {
  type Candidates,
  encodeMarket,
  FACTORS,
  type Market,
  type MarketInput,
  requireSound,
} from '#shared/match/engine/index.ts';
import type { Dealings } from '#shared/match/market.ts';
import { PAIRINGS, pairingInput, toMarket } from '#shared/match/pairings/table.ts';
import type { RunPlan } from '#shared/match/schema.ts';
import { readPart } from '#shared/match/store.ts';
import type { Table } from '#shared/table/table.ts';

/** Investors in one shard: well under a second of scoring, and a few megabytes of candidates. */
const SHARD_SIZE = 250;
/** Shards that are scored at the same time. Each one loads the whole market first, so more of them than this take longer. */
const AT_ONCE = 40;
/** Investors in one shard of a run over so many. */
export const shardSizeFor = (investors: number): number => Math.max(SHARD_SIZE, Math.ceil(investors / AT_ONCE));
export const shardName = (index: number): string => `score-${String(index).padStart(4, '0')}`;

/** The listings that a run is about: to be seen, and not taken out of matching. */
export const marketOf = (published: Pick<Published, 'listings' | 'suspended'>): Listing[] =>
  visibleIn(published).filter(takesPart);

/** What is frozen beside the snapshot: dealings, and the listings in it that the engine cannot take. */
export interface FrozenDealings extends Dealings {
  readonly refused?: readonly string[];
}

/** Goes the way that every step will go with these listings. @throws where it leads nowhere */
export const requireMatchable = (listings: readonly Listing[], dealings: Dealings, asOf: string): void => {
  for (const pairing of PAIRINGS) {
    const input = pairingInput(pairing, listings, dealings, asOf);
    requireSound(input);
    encodeMarket(input);
  }
};

/** The market a run was planned on; the same for every step and every repetition of it. */
export const frozenMarket = async (
  table: Table,
  plan: RunPlan,
): Promise<{ market: Market; input: MarketInput; listings: Listing[]; dealings: Dealings }> => {
  const { listings, dealings } = await frozenCity(table, plan);
  const input = toMarket(listings, dealings, plan.asOf);
  return { market: encodeMarket(input), input, listings, dealings };
};

/** The listings and dealings a run was planned on. */
export const frozenCity = async (table: Table, plan: RunPlan): Promise<{ listings: Listing[]; dealings: Dealings }> => {
  const [published, bytes] = await Promise.all([
    readSnapshot(table, plan.snapshot),
    readPart(table, plan.runId, 'dealings', plan.dealingsChunks),
  ]);
  const dealings = JSON.parse(Buffer.from(bytes).toString('utf8')) as FrozenDealings;
  const refused = new Set(dealings.refused);
  const listings = marketOf(published).filter(({ listingId }) => !refused.has(listingId));
  return { listings, dealings };
};

/** Candidates as a step stored them. */
export const decodeCandidates = (bytes: Uint8Array): Candidates => {
  const columns = decodeColumns(bytes);
  const take = <C extends Column>(name: string, Type: new (length: number) => C): C => {
    const column = columns[name];
    if (!(column instanceof Type)) throw new TypeError(`stored candidates have no column ${name}`);
    return column;
  };
  const score = take('score', Int32Array);
  return {
    investor: take('investor', Uint32Array),
    company: take('company', Uint32Array),
    score,
    parts: widened(take('parts', Int32Array), score.length),
  };
};

/** Parts of a run that was begun when there were fewer factors; the new ones were 0 then. */
const widened = (parts: Int32Array, pairs: number): Int32Array => {
  const width = pairs === 0 ? FACTORS.length : parts.length / pairs;
  if (width === FACTORS.length) return parts;
  const whole = new Int32Array(pairs * FACTORS.length);
  for (let pair = 0; pair < pairs; pair++)
    whole.set(parts.subarray(pair * width, (pair + 1) * width), pair * FACTORS.length);
  return whole;
};

/** Candidates of all shards, one after the other: shards are in order of investors, so this is the order of one big shard. */
export const concatenate = (shards: readonly Candidates[]): Candidates => {
  const join = <C extends Uint32Array | Int32Array>(columns: C[], Type: new (length: number) => C): C => {
    const whole = new Type(columns.reduce((total, column) => total + column.length, 0));
    let at = 0;
    for (const column of columns) {
      whole.set(column, at);
      at += column.length;
    }
    return whole;
  };
  return {
    investor: join(
      shards.map(shard => shard.investor),
      Uint32Array,
    ),
    company: join(
      shards.map(shard => shard.company),
      Uint32Array,
    ),
    score: join(
      shards.map(shard => shard.score),
      Int32Array,
    ),
    parts: join(
      shards.map(shard => shard.parts),
      Int32Array,
    ),
  };
};

import { concatenate } from '#functions/nightly/market.ts';
import { allocate, type Candidates, encodeMarket, scoreInvestors } from '#shared/match/engine/index.ts';
import { syntheticMarket } from '../market.ts';

/**
 * The engine over one market in a process of its own: encode, score in shards as a night does, allocate. Prints what it took as
 * JSON. Making the market is not counted, and what only that needed is gone before the engine starts.
 */

/** What the engine took. Milliseconds are of computing; memory is in MB. */
export interface EngineFigures {
  readonly investors: number;
  readonly companies: number;
  readonly encode: number;
  readonly score: number;
  readonly allocate: number;
  readonly candidates: number;
  readonly matches: number;
  /** The most memory the process had, the generated listings in it. */
  readonly peak: number;
  /** What the encoded market and all candidates hold. */
  readonly held: number;
}

const SHARD = 500;
const TOP = 100;

const [investors = 0, companies = 0] = process.argv.slice(2).map(Number);
const computing = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const inUse = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const before = inUse();
let input: ReturnType<typeof syntheticMarket> | undefined = syntheticMarket(investors, companies);
const started = computing();
const market = encodeMarket(input);
const encoded = computing();
input = undefined;
const shards: Candidates[] = [];
for (let from = 0; from < investors; from += SHARD)
  shards.push(scoreInvestors(market, from, Math.min(investors, from + SHARD), { top: TOP }));
const scored = computing();
const candidates = concatenate(shards);
shards.length = 0;
const joined = computing();
const { pairs } = allocate(candidates, market.investorCapacity, market.companyCapacity);
const allocated = computing();
const figures: EngineFigures = {
  investors,
  companies,
  encode: encoded - started,
  score: scored - encoded,
  allocate: allocated - joined,
  candidates: candidates.score.length,
  matches: pairs.length,
  held: inUse() - before,
  peak: process.resourceUsage().maxRSS / 1024,
};
// Still in use: what holds them is what was measured.
if (market.investorIds.length + candidates.score.length < 0) throw new Error('never');
process.stdout.write(JSON.stringify(figures));

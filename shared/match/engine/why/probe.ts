import { ASK_EDGES, askBucket } from '../buckets.ts';
import { type Reader, reader } from '../score.ts';
import { FACTORS, type Market, UNKNOWN } from '../types.ts';
import { GROUND_FACTORS } from './types.ts';

/** Amounts that a change may lead to: the lower edges of the steps, and 100 million won below them. */
export const ASK_STEPS: readonly number[] = [1e8, ...ASK_EDGES];

/** So few points that nothing comes above a floor with them. */
const REFUSED = -1_000_000_000;

/** Values that companies are supposed to have, by ground factor: codes of the market, and for texts the company that has it. */
export interface Values {
  readonly sectorSets: readonly (readonly number[])[];
  readonly texts: readonly number[];
}

/**
 * A market with the same investors, shares and tickets, in which a company has nothing but one set of sectors, one a stage, one
 * an amount, one an area. The parts of a score are rounded one by one, so a supposed company scores what these score together.
 */
const probesOf = (market: Market, sectorSets: Values['sectorSets']): { market: Market; from: readonly number[] } => {
  const counts = [sectorSets.length, market.stage.values.length, ASK_STEPS.length, market.area.values.length];
  const from = counts.map((_, n) => counts.slice(0, n).reduce((sum, count) => sum + count, 0));
  const size = counts.reduce((sum, count) => sum + count, 0);
  const codes = (first: number, count: number) => {
    const column = new Uint16Array(size).fill(UNKNOWN);
    for (let code = 0; code < count; code++) column[first + code] = code;
    return column;
  };
  const companySectorStart = new Uint32Array(size + 1).fill(sectorSets.reduce((sum, set) => sum + set.length, 0));
  companySectorStart[0] = 0;
  for (const [n, set] of sectorSets.entries()) companySectorStart[n + 1] = companySectorStart[n]! + set.length;
  const companyAskBucket = new Uint16Array(size).fill(UNKNOWN);
  const companyAsk = new Float64Array(size).fill(Number.NaN);
  for (const [step, won] of ASK_STEPS.entries()) {
    const code = market.ask.values.indexOf(String(askBucket(won)));
    if (code >= 0) companyAskBucket[from[2]! + step] = code;
    companyAsk[from[2]! + step] = won;
  }
  const nothing = new Uint32Array(market.investorIds.length + 1);
  const probes = {
    ...market,
    companyIds: Array.from({ length: size }, (_, n) => String(n)),
    companyCapacity: new Uint16Array(size).fill(1),
    companySectorStart,
    companySector: Uint16Array.from(sectorSets.flat()),
    companyStage: codes(from[1]!, counts[1]!),
    companyArea: codes(from[3]!, counts[3]!),
    companyAskBucket,
    companyAsk,
    blockedStart: nothing,
    blockedCompany: new Uint32Array(0),
    // What a company must have is no matter of values that are supposed.
    companyTraits: new Uint32Array(size),
    requiredStart: nothing,
    requiredTraits: new Uint32Array(0),
    // No investor has a term here: texts are read off the companies that have them.
    text: { ...market.text, investorStart: nothing },
  };
  return { market: probes, from };
};

/** What one investor after the other makes of every supposed value. */
export interface ValuePoints {
  readonly points: Int32Array;
  /** Where the values of a ground factor begin. */
  readonly from: readonly number[];
  /** Most points of each factor. */
  readonly most: Int32Array;
  /** Turns to an investor to which the reader of texts has been turned. */
  load(investor: number): void;
}

/**
 * Points of supposed values over a frozen market; texts are read where the companies are that have them. What an investor
 * refuses counts so little that nothing makes up for it.
 */
export const valuePoints = (market: Market, { sectorSets, texts }: Values, readTexts: Reader): ValuePoints => {
  const probes = probesOf(market, sectorSets);
  const size = probes.market.companyIds.length;
  const from = [...probes.from, size];
  const read = reader(probes.market);
  const parts = new Int32Array(FACTORS.length);
  const points = new Int32Array(size + texts.length);
  const most = new Int32Array(GROUND_FACTORS.length);
  const put = (factor: number, at: number, value: number): void => {
    points[at] = value;
    if (value > most[factor]!) most[factor] = value;
  };
  return {
    points,
    from,
    most,
    load(investor) {
      read.load(investor);
      most.fill(REFUSED);
      for (let factor = 0; factor < 4; factor++)
        for (let at = from[factor]!; at < from[factor + 1]!; at++) {
          read.points(at, parts, 0);
          put(factor, at, read.forbidden(at) ? REFUSED : parts[factor]!);
        }
      for (const [n, company] of texts.entries()) {
        readTexts.points(company, parts, 0);
        put(4, size + n, readTexts.forbidden(company) ? REFUSED : parts[4]!);
      }
    },
  };
};

import { liftsInto } from './evidence.ts';
import { cosinesInto } from './text-index.ts';
import { topK } from './top-k.ts';
import { lacksTraits } from './traits.ts';
import { type Candidates, FACTORS, type Market, UNKNOWN, type Weights } from './types.ts';

/**
 * What each term counts between investors and companies. The proportions follow the hand-set weights of the untrained formula the scorer is built on; one level of area carries
 * the weight of its three levels of place, and one cosine that of its two.
 */
export const WEIGHTS = {
  sector: 1000,
  stage: 800,
  ask: 800,
  fit: 800,
  region: 1200,
  text: 2500,
} as const satisfies Weights;

/** Pairs below this are not proposed: an empty slot is better than a bad introduction. 500 = 1.6 times as likely as chance. */
export const SCORE_FLOOR = 500;

/** An amount this many times beyond the ticket range fits neither well nor badly; its square fits as badly as can be. */
const NEUTRAL_DISTANCE = 4;

/**
 * How an amount fits a ticket range, by ln(amount) and ln of the range's ends: 1 inside, falling by the logarithm of the
 * ratio outside, -1 at worst. Rounds are shared between investors, so a round somewhat beyond a ticket is no misfit.
 */
export const ticketFit = (logAsk: number, logMin: number, logMax: number): number => {
  const beyond = Math.max(0, logMin - logAsk, logAsk - logMax);
  return Math.max(-1, 1 - beyond / Math.log(NEUTRAL_DISTANCE));
};

/** Where one investor's points for every company can be read; `load` turns it to another investor. */
export interface Reader {
  load(investor: number): void;
  /** The points of the loaded investor and a company. */
  total(company: number): number;
  /** Writes the points factor by factor, `FACTORS.length` integers, and returns their sum. */
  points(company: number, parts: Int32Array, at: number): number;
  /** True where the loaded investor must never meet the company. */
  forbidden(company: number): boolean;
}

const logOf = (won: Float64Array): Float64Array => won.map(value => Math.log(Math.max(1, value)));

/** Codes of each row's key, and for every code a row that has it: what depends on the key alone is worked out once a code. */
const grouped = <Key>(count: number, keyOf: (row: number) => Key): { code: Uint32Array; example: Uint32Array } => {
  const codes = new Map<Key, number>();
  const example: number[] = [];
  const code = Uint32Array.from({ length: count }, (_, row) => {
    const key = keyOf(row);
    let found = codes.get(key);
    if (found === undefined) {
      found = example.push(row) - 1;
      codes.set(key, found);
    }
    return found;
  });
  return { code, example: Uint32Array.from(example) };
};

/**
 * A {@link Reader} over a market. It holds one investor's tables at a time; make one per pass. Whatever of a company's points
 * depends on a value that others share (its set of sectors, stage, amount, area) is worked out once for all of them, so a
 * pair costs four look-ups and its text.
 */
export const reader = (market: Market): Reader => {
  const { weights, companySectorStart, companySector, companyStage, companyArea, companyAskBucket } = market;
  const companies = market.companyIds.length;
  const sector = new Float64Array(market.sector.values.length);
  const stage = new Float64Array(market.stage.values.length);
  const area = new Float64Array(market.area.values.length);
  const ask = new Float64Array(market.ask.values.length);
  const cosines = new Float64Array(companies);
  const logAsk = logOf(market.companyAsk);
  const logMin = logOf(market.ticketMin);
  const logMax = logOf(market.ticketMax);
  const blocked = new Uint8Array(companies);
  const refused = new Uint8Array(sector.length);
  let low = Number.NaN;
  let high = Number.NaN;
  let loaded = -1;

  const sectors = grouped(companies, c =>
    companySector.subarray(companySectorStart[c]!, companySectorStart[c + 1]!).join(),
  );
  const amounts = grouped(companies, c => (companyAskBucket[c] === UNKNOWN ? Number.NaN : market.companyAsk[c]!));
  const stages = grouped(companies, c => companyStage[c]!);
  const areas = grouped(companies, c => companyArea[c]!);
  const sectorPoints = new Int32Array(sectors.example.length);
  const ticketPoints = new Int32Array(amounts.example.length);
  const stagePoints = new Int32Array(stages.example.length);
  const areaPoints = new Int32Array(areas.example.length);

  const mark = (investor: number, value: 0 | 1): void => {
    if (investor < 0) return;
    for (let i = market.blockedStart[investor]!; i < market.blockedStart[investor + 1]!; i++)
      blocked[market.blockedCompany[i]!] = value;
    for (let i = market.refusedStart[investor]!; i < market.refusedStart[investor + 1]!; i++)
      refused[market.refusedSector[i]!] = value;
  };

  const ofSectors = (company: number): number => {
    const from = companySectorStart[company]!;
    const to = companySectorStart[company + 1]!;
    if (from === to) return 0;
    let sum = 0;
    for (let i = from; i < to; i++) sum += sector[companySector[i]!]!;
    return Math.round((weights.sector * sum) / (to - from));
  };

  // Where a range is declared, the record may add inside it and take away outside it, but never turn the two around.
  const ofTicket = (company: number): number => {
    const bucket = companyAskBucket[company]!;
    if (bucket === UNKNOWN) return 0;
    const lift = weights.ask * ask[bucket]!;
    if (Number.isNaN(low)) return Math.round(lift);
    const fit = ticketFit(logAsk[company]!, low, high);
    return Math.round(weights.fit * fit + (fit === 1 ? Math.max(0, lift) : Math.min(0, lift)));
  };

  const ofValue = (weight: number, lifts: Float64Array, code: number): number =>
    code === UNKNOWN ? 0 : Math.round(weight * lifts[code]!);
  const textPoints = (company: number): number => {
    const cosine = cosines[company]!;
    return cosine === 0 ? 0 : Math.round(weights.text * cosine);
  };

  return {
    load(investor) {
      mark(loaded, 0);
      mark(investor, 1);
      loaded = investor;
      liftsInto(market.sector, investor, sector);
      liftsInto(market.stage, investor, stage);
      liftsInto(market.area, investor, area);
      liftsInto(market.ask, investor, ask);
      cosinesInto(market.text, investor, cosines);
      low = logMin[investor]!;
      high = logMax[investor]!;
      sectors.example.forEach((company, code) => {
        sectorPoints[code] = ofSectors(company);
      });
      amounts.example.forEach((company, code) => {
        ticketPoints[code] = ofTicket(company);
      });
      stages.example.forEach((company, code) => {
        stagePoints[code] = ofValue(weights.stage, stage, companyStage[company]!);
      });
      areas.example.forEach((company, code) => {
        areaPoints[code] = ofValue(weights.region, area, companyArea[company]!);
      });
    },
    total: company =>
      sectorPoints[sectors.code[company]!]! +
      stagePoints[stages.code[company]!]! +
      ticketPoints[amounts.code[company]!]! +
      areaPoints[areas.code[company]!]! +
      textPoints(company),
    points(company, parts, at) {
      const bySector = sectorPoints[sectors.code[company]!]!;
      const byStage = stagePoints[stages.code[company]!]!;
      const byTicket = ticketPoints[amounts.code[company]!]!;
      const byRegion = areaPoints[areas.code[company]!]!;
      const byText = textPoints(company);
      parts[at] = bySector;
      parts[at + 1] = byStage;
      parts[at + 2] = byTicket;
      parts[at + 3] = byRegion;
      parts[at + 4] = byText;
      parts.fill(0, at + 5, at + FACTORS.length);
      return bySector + byStage + byTicket + byRegion + byText;
    },
    forbidden(company) {
      if (blocked[company] === 1 || lacksTraits(market, loaded, company)) return true;
      for (let i = companySectorStart[company]!; i < companySectorStart[company + 1]!; i++)
        if (refused[companySector[i]!] === 1) return true;
      return false;
    },
  };
};

export interface ScoreOptions {
  /** Most candidates an investor. */
  top: number;
  /** Least score of a candidate in milli-points; {@link SCORE_FLOOR} unless told. */
  floor?: number;
}

/**
 * The best companies of the investors [from, to), investor by investor, best first, ties to the smaller company id. Pairs
 * that must not meet, that score below the floor, or of which either side takes no introductions (capacity 0) are left out.
 * An investor's candidates do not depend on the others in the shard. Throws RangeError for a shard outside the market.
 */
export const scoreInvestors = (market: Market, from: number, to: number, options: ScoreOptions): Candidates => {
  if (!(from >= 0 && from <= to && to <= market.investorIds.length))
    throw new RangeError(`no investors [${from}, ${to}) in a market of ${market.investorIds.length}`);
  const { top, floor = SCORE_FLOOR } = options;
  const companies = market.companyIds.length;
  const width = FACTORS.length;
  const room = (to - from) * Math.min(top, companies);
  const investor = new Uint32Array(room);
  const company = new Uint32Array(room);
  const score = new Int32Array(room);
  const parts = new Int32Array(room * width);

  const read = reader(market);
  const best = topK(Math.min(top, companies));
  const kept = new Uint32Array(Math.min(top, companies));
  let size = 0;
  for (let i = from; i < to; i++) {
    if (market.investorCapacity[i] === 0) continue;
    read.load(i);
    let entry = floor;
    for (let c = 0; c < companies; c++) {
      const points = read.total(c);
      if (points < entry || market.companyCapacity[c] === 0 || read.forbidden(c)) continue;
      entry = Math.max(floor, best.offer(points, c));
    }
    const found = best.drain(kept);
    for (let rank = 0; rank < found; rank++, size++) {
      investor[size] = i;
      company[size] = kept[rank]!;
      score[size] = read.points(kept[rank]!, parts, size * width);
    }
  }
  return {
    investor: investor.slice(0, size),
    company: company.slice(0, size),
    score: score.slice(0, size),
    parts: parts.slice(0, size * width),
  };
};

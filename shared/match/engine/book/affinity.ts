import { decay } from '../buckets.ts';
import { HALF_LIFE, type LiftTable, marketShares } from './lifts.ts';
import type { Attribute, Codes, Past } from './past.ts';

/** Deals' worth of the market's shares that what goes together is drawn towards. */
const TRUST = 20;
/** Deals' worth of the market that an investor's own deals are drawn towards. */
const ALPHA = 3;

/** Two attributes as one: a value is a pair of values. */
export const joined = (a: Attribute, b: Attribute): Attribute => {
  const join = (x: Codes, y: Codes): Codes => {
    const start = new Uint32Array(x.start.length);
    const code: number[] = [];
    for (let row = 0; row + 1 < x.start.length; row++) {
      for (let i = x.start[row]!; i < x.start[row + 1]!; i++)
        for (let j = y.start[row]!; j < y.start[row + 1]!; j++) code.push(x.code[i]! * b.size + y.code[j]!);
      start[row + 1] = code.length;
    }
    return { start, code: Uint16Array.from(code) };
  };
  return { name: a.name, size: a.size * b.size, deal: join(a.deal, b.deal), company: join(a.company, b.company) };
};

/** Adds an investor's faded deals to `evidence` by value and gives their sum; `touch` is told of every value once. */
const gather = (
  { start, day, asOf }: Past,
  { deal }: Attribute,
  investor: number,
  evidence: Float64Array,
  touch: (value: number) => void,
): number => {
  let n = 0;
  for (let row = start[investor]!; row < start[investor + 1]!; row++) {
    const from = deal.start[row]!;
    const to = deal.start[row + 1]!;
    if (from === to) continue;
    const worth = decay(asOf - day[row]!, HALF_LIFE);
    n += worth;
    for (let i = from; i < to; i++) {
      const value = deal.code[i]!;
      if (evidence[value] === 0) touch(value);
      evidence[value]! += worth / (to - from);
    }
  }
  return n;
};

/**
 * Which values go together: how much likelier than in the market a deal of a value is, given another deal of a value by the same
 * investor. `least` a given value where no investor had both, and what is to be added where some had (CSR by given value).
 */
export interface Together {
  readonly least: Float64Array;
  readonly start: Uint32Array;
  readonly value: Uint32Array;
  readonly more: Float64Array;
}

/**
 * {@link Together} of an attribute. Each deal counts once over the others of its investor, so that a few busy ones do not set what
 * goes together; shrunk towards the market's shares by `TRUST` deals.
 */
export const togetherOf = (past: Past, attribute: Attribute): Together => {
  const { size } = attribute;
  const prior = marketShares(past, attribute, HALF_LIFE, true);
  const pairs = Array.from({ length: size }, () => new Map<number, number>());
  const total = new Float64Array(size);
  const evidence = new Float64Array(size);
  for (let investor = 0; investor + 1 < past.start.length; investor++) {
    const touched: number[] = [];
    const n = gather(past, attribute, investor, evidence, value => touched.push(value));
    for (const given of n > 1 ? touched : [])
      for (const value of touched) {
        const others = value === given ? Math.max(0, evidence[value]! - 1) : evidence[value]!;
        const share = (evidence[given]! * others) / n;
        if (share === 0) continue;
        pairs[given]!.set(value, (pairs[given]!.get(value) ?? 0) + share);
        total[given]! += share;
      }
    for (const value of touched) evidence[value] = 0;
  }
  const rows = pairs.map((row, given) =>
    [...row]
      .sort(([a], [b]) => a - b)
      .map(([value, share]) => [value, share / ((total[given]! + TRUST) * prior[value]!)] as const),
  );
  const start = new Uint32Array(size + 1);
  for (let given = 0; given < size; given++) start[given + 1] = start[given]! + rows[given]!.length;
  const flat = rows.flat();
  return {
    least: total.map(sum => TRUST / (sum + TRUST)),
    start,
    value: Uint32Array.from(flat, ([value]) => value),
    more: Float64Array.from(flat, ([, more]) => more),
  };
};

/**
 * Lifts that also count deals of values that go with a value: ln((Σ worth·M[own][value] + α) / (n + α)) over an investor's
 * deals, M by {@link togetherOf}. Someone with three seed deals in games is likelier in media than the market is.
 */
export const affinityTable = (past: Past, attribute: Attribute, { least, start, value, more }: Together): LiftTable => {
  const evidence = new Float64Array(attribute.size);
  return (investor, lifts) => {
    const touched: number[] = [];
    const n = gather(past, attribute, investor, evidence, own => touched.push(own));
    let everywhere = ALPHA;
    for (const own of touched) everywhere += evidence[own]! * least[own]!;
    lifts.fill(everywhere);
    for (const own of touched) {
      for (let i = start[own]!; i < start[own + 1]!; i++) lifts[value[i]!]! += evidence[own]! * more[i]!;
      evidence[own] = 0;
    }
    for (let k = 0; k < lifts.length; k++) lifts[k] = Math.log(lifts[k]! / (n + ALPHA));
  };
};

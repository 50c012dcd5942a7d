import { gini } from '#shared/match/engine/index.ts';
import { DEFINITIONS, LEAST_ORGANISATIONS } from './definitions.ts';
import { bootstrap, type Estimate, mean, median, resampledSpread, wilson } from './intervals.ts';
import type { Verdict } from './rules.ts';
import {
  type FrozenLists,
  METHODS,
  type MeasureName,
  type Method,
  type QualityFigure,
  SLICES,
  type Slice,
} from './schema.ts';

const SHORT = 5;
const LONG = 10;
/** Resamples where each takes a count over all companies. */
const FEW_RESAMPLES = 200;

/** Share of the first five of a list that was found; of a shorter list, of all of it; 0 of none. */
export const precisionOf = (list: readonly number[], found: ReadonlySet<number>): number => {
  const first = list.slice(0, SHORT);
  return first.length === 0 ? 0 : first.filter(each => found.has(each)).length / first.length;
};

/** How near the order of the first ten is to the best one for what is to be found, which must be something. */
export const ndcgOf = (list: readonly number[], found: ReadonlySet<number>): number => {
  const gain = (rank: number): number => 1 / Math.log2(rank + 2);
  let gained = 0;
  for (const [rank, each] of list.slice(0, LONG).entries()) if (found.has(each)) gained += gain(rank);
  let ideal = 0;
  for (let rank = 0; rank < Math.min(LONG, found.size); rank++) ideal += gain(rank);
  return gained / ideal;
};

const keyOf = (investor: number, company: number): number => investor * 2 ** 24 + company;

/** A month's lists and verdicts as one slice sees them. */
const sliced = (slice: Slice, frozen: FrozenLists, verdicts: readonly Verdict[]) => {
  const { investors, companies } = frozen;
  const seat = (sides: FrozenLists['investors']) => new Map(sides.map(({ listingId }, n) => [listingId, n]));
  const [investorAt, companyAt] = [seat(investors), seat(companies)];
  const seen = (i: number, c: number): boolean =>
    slice === 'all' || (slice === 'new-investor' ? investors[i]!.isNew : companies[c]!.isNew);
  const placed = verdicts.flatMap(verdict => {
    const [i, c] = [investorAt.get(verdict.investorId), companyAt.get(verdict.companyId)];
    return i === undefined || c === undefined ? [] : [{ ...verdict, i, c }];
  });
  const known = new Set(placed.filter(verdict => verdict.known).map(({ i, c }) => keyOf(i, c)));
  const judged = new Map(
    placed.filter(verdict => !verdict.known && seen(verdict.i, verdict.c)).map(v => [keyOf(v.i, v.c), v]),
  );
  const found = investors.map(() => new Set<number>());
  for (const { i, c, mutual } of judged.values()) if (mutual) found[i]!.add(c);
  const listsOf = (method: Method): number[][] => {
    const lists = investors.map((): number[] => []);
    for (const [i, c] of frozen.lists[method]) if (seen(i, c) && !known.has(keyOf(i, c))) lists[i]!.push(c);
    return lists;
  };
  const lists = Object.fromEntries(METHODS.map(method => [method, listsOf(method)])) as Record<Method, number[][]>;
  const open = [...companies.keys()].filter(
    c => companies[c]!.open && (slice !== 'new-company' || companies[c]!.isNew),
  );
  return { judged, found, lists, open, investors, companies };
};
type Sliced = ReturnType<typeof sliced>;

const organisations = (sides: FrozenLists['investors'], positions: Iterable<number>): number =>
  new Set([...positions].map(n => sides[n]!.organisationId)).size;

/** A sample with what can be said of it; `sides` are the positions that stand behind it. */
interface Sample {
  readonly n: number;
  readonly investors: Iterable<number>;
  readonly companies: Iterable<number>;
  readonly estimate: () => Estimate;
  readonly ahead?: () => Estimate;
}

const listSample = (
  { lists, investors: _all }: Sliced,
  method: Method,
  rows: readonly number[],
  companies: Iterable<number>,
  worth: (list: readonly number[], investor: number) => number,
): Sample => {
  const own = rows.map(i => worth(lists[method][i]!, i));
  const engine = rows.map(i => worth(lists.engine[i]!, i));
  return {
    n: rows.length,
    investors: rows,
    companies,
    estimate: () => bootstrap(own, mean),
    ...(method === 'engine'
      ? {}
      : {
          ahead: () =>
            bootstrap(
              engine.map((value, n) => value - own[n]!),
              mean,
            ),
        }),
  };
};

const samples: Readonly<Record<MeasureName, (sliced: Sliced, method: Method) => Sample>> = {
  'precision-at-5': (all, method) => {
    const rows = [...all.investors.keys()].filter(i => all.lists.engine[i]!.length > 0);
    return listSample(all, method, rows, all.lists.engine.flat(), (list, i) => precisionOf(list, all.found[i]!));
  },
  'ndcg-at-10': (all, method) => {
    const rows = [...all.investors.keys()].filter(i => all.found[i]!.size > 0);
    const companies = rows.flatMap(i => [...all.found[i]!]);
    return listSample(all, method, rows, companies, (list, i) => ndcgOf(list, all.found[i]!));
  },
  'mutual-rate': (all, method) => {
    const pairs = pairsOf(all, method).filter(({ answered }) => answered);
    const mutual = pairs.filter(each => each.mutual).length;
    return { ...sidesOf(pairs), n: pairs.length, estimate: () => wilson(mutual, pairs.length) };
  },
  'response-hours': (all, method) => {
    const pairs = pairsOf(all, method).filter(({ hours }) => hours !== undefined);
    return {
      ...sidesOf(pairs),
      n: pairs.length,
      estimate: () =>
        bootstrap(
          pairs.map(({ hours }) => hours!),
          median,
        ),
    };
  },
  coverage: ({ lists, open }, method) => {
    const shown = new Set(lists[method].flat());
    return {
      n: open.length,
      investors: listed(lists[method]),
      companies: open,
      estimate: () => wilson(open.filter(c => shown.has(c)).length, open.length),
    };
  },
  'exposure-gini': ({ lists, open }, method) => {
    const rows = lists[method].filter(list => list.length > 0);
    const seats = new Map(open.map((c, n) => [c, n]));
    const exposure = (some: readonly (readonly number[])[]): number => {
      const times = new Float64Array(open.length);
      for (const list of some)
        for (const c of list) {
          const seat = seats.get(c);
          if (seat !== undefined) times[seat]!++;
        }
      return gini(times);
    };
    return {
      n: rows.length === 0 ? 0 : open.length,
      investors: listed(lists[method]),
      companies: open,
      estimate: () => resampledSpread(rows, exposure, FEW_RESAMPLES),
    };
  },
};

const listed = (lists: readonly (readonly number[])[]): number[] => [...lists.keys()].filter(i => lists[i]!.length > 0);
/** The pairs that were proposed, and that a method would have proposed too, as far as anything became of them. */
const pairsOf = ({ judged, lists }: Sliced, method: Method) => {
  const proposed = new Set(lists.engine.flatMap((list, i) => list.map(c => keyOf(i, c))));
  return lists[method].flatMap((list, i) =>
    list.flatMap(c => {
      const verdict = proposed.has(keyOf(i, c)) ? judged.get(keyOf(i, c)) : undefined;
      return verdict === undefined ? [] : [verdict];
    }),
  );
};
const sidesOf = (pairs: readonly { readonly i: number; readonly c: number }[]) => ({
  investors: pairs.map(({ i }) => i),
  companies: pairs.map(({ c }) => c),
});

/** Every figure on every slice for every method; told only over enough, of enough organisations on either side. */
export const figuresOf = (frozen: FrozenLists, verdicts: readonly Verdict[]): QualityFigure[] =>
  SLICES.flatMap(slice => {
    const all = sliced(slice, frozen, verdicts);
    return (Object.keys(samples) as MeasureName[]).flatMap(measure =>
      METHODS.map((method): QualityFigure => {
        const sample = samples[measure](all, method);
        const enough =
          sample.n >= DEFINITIONS[measure].least &&
          organisations(all.investors, sample.investors) >= LEAST_ORGANISATIONS &&
          organisations(all.companies, sample.companies) >= LEAST_ORGANISATIONS;
        const figure = { measure, slice, method };
        if (!enough) return { ...figure, insufficient: true };
        const ahead = sample.ahead?.();
        return {
          ...figure,
          insufficient: false,
          n: sample.n,
          ...sample.estimate(),
          ...(ahead === undefined ? {} : { ahead }),
        };
      }),
    );
  });

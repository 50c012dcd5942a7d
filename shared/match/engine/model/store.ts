import { decodeColumns, encodeColumns } from '#shared/kernel/columns.ts';
import type { Model } from './learn.ts';
import type { Tables } from './tables.ts';

/** What a stored model says of itself beside its numbers. */
type Head = Omit<Model, 'tables'> & {
  readonly split?: {
    readonly by: number;
    readonly features: Tables['features'];
    readonly kinds: readonly { readonly base: number; readonly pairs: readonly (readonly [a: number, b: number])[] }[];
  };
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const KINDS = ['first', 'later'] as const;

/** A model as bytes: the same model gives the same bytes. */
export const encodeModel = ({ tables: split, ...rest }: Model): Uint8Array => {
  if (split === undefined) return encodeColumns({ head: bytesOf(JSON.stringify(rest)) });
  const { features, edges, line } = split.first;
  const head: Head = {
    ...rest,
    split: {
      by: split.by,
      features,
      kinds: KINDS.map(kind => ({ base: split[kind].base, pairs: split[kind].pairs.map(({ a, b }) => [a, b]) })),
    },
  };
  return encodeColumns({
    head: bytesOf(JSON.stringify(head)),
    mean: line.mean,
    deviation: line.deviation,
    slope: line.slope,
    ...Object.fromEntries(edges.map((cuts, k) => [`edges${k}`, cuts])),
    ...Object.fromEntries(
      KINDS.flatMap(kind => [
        ...split[kind].single.map((points, k) => [`${kind}.single${k}`, points] as const),
        ...split[kind].pairs.map(({ points }, p) => [`${kind}.pair${p}`, points] as const),
      ]),
    ),
  });
};

/** The model of {@link encodeModel}. @throws TypeError where the bytes are not such, RangeError for another version. */
export const decodeModel = (bytes: Uint8Array): Model => {
  const columns = decodeColumns(bytes);
  const take = <C>(name: string, Type: abstract new (...given: never[]) => C): C => {
    const column: unknown = columns[name];
    if (!(column instanceof Type)) throw new TypeError(`a stored model has no column ${name}`);
    return column;
  };
  const { split, ...rest } = JSON.parse(new TextDecoder().decode(take('head', Uint8Array))) as Head;
  if (rest.version !== 2) throw new RangeError(`a model of version ${rest.version}`);
  if (split === undefined) return rest;
  const { by, features } = split;
  const edges = features.map((_, k) => take(`edges${k}`, Float32Array));
  const line = {
    mean: take('mean', Float64Array),
    deviation: take('deviation', Float64Array),
    slope: take('slope', Float64Array),
  };
  const [first, later] = KINDS.map((kind, n): Tables => {
    const { base, pairs } = split.kinds[n]!;
    return {
      features,
      edges,
      base,
      line,
      single: features.map((_, k) => take(`${kind}.single${k}`, Int32Array)),
      pairs: pairs.map(([a, b], p) => ({ a, b, points: take(`${kind}.pair${p}`, Int32Array) })),
    };
  });
  return { ...rest, tables: { by, first: first!, later: later! } };
};

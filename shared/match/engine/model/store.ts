import { decodeColumns, encodeColumns } from '#shared/kernel/columns.ts';
import type { Model } from './learn.ts';
import type { Tables } from './tables.ts';

/** What a stored model says of itself beside its numbers. */
type Head = Omit<Model, 'tables'> & {
  readonly features?: Tables['features'];
  readonly pairs?: readonly { readonly a: number; readonly b: number }[];
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A model as bytes: the same model gives the same bytes. */
export const encodeModel = ({ tables, ...rest }: Model): Uint8Array => {
  const head: Head = {
    ...rest,
    ...(tables && { features: tables.features, pairs: tables.pairs.map(({ a, b }) => ({ a, b })) }),
  };
  return encodeColumns({
    head: bytesOf(JSON.stringify(head)),
    ...(tables && {
      mean: tables.line.mean,
      deviation: tables.line.deviation,
      slope: tables.line.slope,
      ...Object.fromEntries(tables.edges.map((edges, k) => [`edges${k}`, edges])),
      ...Object.fromEntries(tables.single.map((points, k) => [`single${k}`, points])),
      ...Object.fromEntries(tables.pairs.map(({ points }, p) => [`pair${p}`, points])),
    }),
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
  const { features, pairs, ...rest } = JSON.parse(new TextDecoder().decode(take('head', Uint8Array))) as Head;
  if (rest.version !== 1) throw new RangeError(`a model of version ${rest.version}`);
  if (features === undefined || pairs === undefined) return rest;
  return {
    ...rest,
    tables: {
      features,
      edges: features.map((_, k) => take(`edges${k}`, Float32Array)),
      single: features.map((_, k) => take(`single${k}`, Int32Array)),
      line: {
        mean: take('mean', Float64Array),
        deviation: take('deviation', Float64Array),
        slope: take('slope', Float64Array),
      },
      pairs: pairs.map(({ a, b }, p) => ({ a, b, points: take(`pair${p}`, Int32Array) })),
    },
  };
};

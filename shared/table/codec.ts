import * as z from 'zod';
import type { Item } from './table.ts';

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  discriminator?: string;
};

/**
 * The same shape that drops unknown members instead of refusing them, at every depth: after a rollback the older code still
 * reads what the newer one wrote. Checks across members and of texts are left to the writer: a rule that came later, or that
 * depends on the day, must not make a stored record unreadable.
 */
export const lenient = (schema: z.ZodType): z.ZodType => {
  const def = schema.def as unknown as Def;
  switch (def.type) {
    case 'object':
      return z.object(
        Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, member]) => [key, lenient(member)])),
      );
    case 'string':
      return z.string();
    case 'array':
      return z.array(lenient(def.element!));
    case 'optional':
      return z.optional(lenient(def.innerType!));
    case 'nullable':
      return z.nullable(lenient(def.innerType!));
    case 'union': {
      const options = def.options!.map(lenient);
      return def.discriminator === undefined
        ? z.union(options as [z.ZodType, ...z.ZodType[]])
        : z.discriminatedUnion(def.discriminator, options as never);
    }
    default:
      return schema;
  }
};

/** One kind of record: its schema, and the keys under which it is found. */
export interface Entity<T> {
  readonly name: string;
  /** Checks strictly and adds keys, kind and schema version. @throws ZodError where the value is not one: a defect of ours. */
  readonly toItem: (value: T, extra?: { ttl?: number }) => Item;
  /** Checks the kind, drops keys and unknown members. @throws TypeError | ZodError where the stored item is not one. */
  readonly fromItem: (item: Item) => T;
}

/** The one place where attributes meet keys. */
export const entity = <S extends z.ZodType>(
  name: string,
  schema: S,
  keysOf: (value: z.output<S>) => Item,
): Entity<z.output<S>> => {
  const reader = lenient(schema);
  return {
    name,
    toItem: (value, extra = {}) => ({
      ...(schema.parse(value) as Item),
      ...keysOf(value),
      ...extra,
      entity: name,
      schemaVersion: 1,
    }),
    fromItem: item => {
      if (item.entity !== name) throw new TypeError(`expected a stored ${name}, got ${String(item.entity)}`);
      return reader.parse(item) as z.output<S>;
    },
  };
};

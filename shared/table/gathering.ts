import type { Item, Key, Table } from './table.ts';

interface Asked {
  readonly key: Key;
  readonly promise: Promise<Item | undefined>;
  readonly settle: (item: Item | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * The table for work on many records side by side: strongly consistent reads of single items that are asked for in the same
 * moment go out as one batch, an item that several ask for once. Nothing is kept: the next moment reads again.
 */
export const gathering = (table: Table): Table => {
  let asked = new Map<string, Asked>();

  const send = (): void => {
    const batch = [...asked.values()];
    asked = new Map();
    table
      .getMany(
        batch.map(({ key }) => key),
        { consistent: true },
      )
      .then(
        items => {
          for (const [i, { settle }] of batch.entries()) settle(items[i]);
        },
        (error: unknown) => {
          for (const { fail } of batch) fail(error);
        },
      );
  };
  const one = (key: Key): Promise<Item | undefined> => {
    const name = `${key.pk}\n${key.sk}`;
    const known = asked.get(name);
    if (known !== undefined) return known.promise;
    if (asked.size === 0) setImmediate(send);
    const { promise, resolve, reject } = Promise.withResolvers<Item | undefined>();
    asked.set(name, { key, promise, settle: resolve, fail: reject });
    return promise;
  };

  return {
    ...table,
    get: (key, options) => (options?.consistent === false ? table.get(key, options) : one(key)),
    getMany: (keys, options) =>
      options?.consistent === true ? Promise.all(keys.map(one)) : table.getMany(keys, options),
  };
};

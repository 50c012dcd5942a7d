import { randomBytes } from 'node:crypto';
import { reject } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { PersonalItems } from '#shared/table/personal.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { Person } from './schema.ts';

const people = entity('Person', Person, person => ({
  ...keys.person(person.userId),
  ...indexes.personOf(person.reference),
}));

/** Two changes made the same person's mapping at once; whoever lost reads it and goes on. */
export const personMade = reject('conflict', '다시 시도해 주십시오', 'Made at the same time; try again');

const KEPT = 5_000;
/** For so long another function may go on using the pseudonym of a person who was erased. */
const KEPT_MS = 30_000;
const caches = new WeakMap<Table, Map<string, { reference: string; until: number }>>();
const cacheOf = (table: Table) => {
  const cache = caches.get(table) ?? new Map<string, { reference: string; until: number }>();
  caches.set(table, cache);
  return cache;
};
const keep = (table: Table, { userId, reference }: Person): void => {
  const cache = cacheOf(table);
  if (cache.size >= KEPT) cache.clear();
  cache.set(userId, { reference, until: Date.now() + KEPT_MS });
};

export const findPerson = async (table: Table, userId: string): Promise<Person | undefined> => {
  const item = await table.get(keys.person(userId));
  return item === undefined ? undefined : people.fromItem(item);
};

/** Pseudonyms by user id, and what has to be written with the first change of somebody who has none yet. */
export interface Pseudonyms {
  readonly of: ReadonlyMap<string, string>;
  readonly writes: readonly Write[];
  /** To be called once `writes` are in the table. */
  readonly keep: () => void;
}

export const pseudonymsOf = async (table: Table, userIds: readonly string[]): Promise<Pseudonyms> => {
  const cache = cacheOf(table);
  const made: Person[] = [];
  const found = await Promise.all(
    [...new Set(userIds)].map(async (userId): Promise<Person> => {
      const kept = cache.get(userId);
      if (kept !== undefined && kept.until > Date.now()) return { userId, reference: kept.reference };
      const person = await findPerson(table, userId);
      if (person !== undefined) {
        keep(table, person);
        return person;
      }
      const fresh = { userId, reference: randomBytes(16).toString('hex') };
      made.push(fresh);
      return fresh;
    }),
  );
  return {
    of: new Map(found.map(({ userId, reference }) => [userId, reference])),
    writes: made.map(person => ({ put: people.toItem(person), when: 'absent', otherwise: personMade })),
    keep: () => {
      for (const person of made) keep(table, person);
    },
  };
};

/** Who stands behind pseudonyms; those whose mapping was erased are left out. Eventually consistent. */
export const peopleBehind = async (table: Table, references: readonly string[]): Promise<Record<string, string>> => {
  const found = await Promise.all(
    [...new Set(references)].map(reference => table.query({ index: 'gsi1', pk: `REFERENCE#${reference}` })),
  );
  return Object.fromEntries(
    found.flatMap(({ items }) => items.map(people.fromItem)).map(({ userId, reference }) => [reference, userId]),
  );
};

/** The mapping itself, the last to be removed. */
export const personalMapping: PersonalItems = {
  name: 'pseudonyms',
  entities: [people.name],
  keys: ['person'],
  find: async (table, userId) => {
    const item = await table.get(keys.person(userId));
    return item === undefined ? [] : [item];
  },
  shown: item => ({ reference: people.fromItem(item).reference }),
};

/** The pseudonym of a person, made where they have none yet. */
export const requireReference = async (table: Table, userId: string): Promise<string> => {
  const people = await pseudonymsOf(table, [userId]);
  try {
    for (const write of people.writes) await table.put(write);
  } catch (error) {
    if (error === personMade) return requireReference(table, userId);
    throw error;
  }
  people.keep();
  return people.of.get(userId)!;
};

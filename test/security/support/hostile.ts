import * as fc from 'fast-check';

import { FOREIGN_KEYS, HOSTILE_VALUES } from './hostile-values.ts';

/** Sets a member as JSON.parse would: `__proto__` becomes an own member. */
const setOwn = (target: object, key: string, value: unknown): void =>
  void Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

const clone = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(clone);
  if (typeof value !== 'object' || value === null) return value;
  const copy = {};
  for (const [key, member] of Object.entries(value)) setOwn(copy, key, clone(member));
  return copy;
};

type Place = { readonly holder: Record<string, unknown>; readonly key: string };
const placesIn = (holder: Record<string, unknown>, key: string): Place[] => {
  const value = holder[key];
  const inner = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return [{ holder, key }, ...inner.flatMap(each => placesIn(value as Record<string, unknown>, each))];
};

/** One change of a JSON value at one place: what it is depends on the three numbers alone. */
export interface Mutation {
  readonly place: number;
  readonly how: number;
  readonly what: number;
}
const mutation = fc.record({ place: fc.nat(), how: fc.nat(13), what: fc.nat(9_999) });
export const mutations: fc.Arbitrary<Mutation[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Mutation[]>([]) },
  { weight: 4, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 1 }) },
  { weight: 3, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
);

/** As long, or as alike to another, as texts may be until they are composed; afterwards longer, or the same. */
const grown = (value: string): string => '\u0344'.repeat(Math.max(1, Math.min(60, value.length * 10)));

const twist = (value: unknown, how: number, hostile: unknown, foreign: string): unknown => {
  if (how <= 4) return clone(hostile);
  if (how === 5) return [value];
  if (how === 6) return { [foreign]: value };
  if (typeof value === 'string')
    return [
      `${value}\u0000`,
      ` ${value} `,
      value.normalize('NFD'),
      `${value}\ud800`,
      value.toLowerCase(),
      `${value}\u202e`,
      grown(value),
    ][how % 7];
  if (typeof value === 'number') return [-value - 1, value + 0.5, value * 1e12, String(value)][how % 4];
  if (Array.isArray(value))
    return [
      [...value, ...value],
      Array.from({ length: 500 }, () => value[0]),
      Object.fromEntries(value.entries()),
      value.join(),
    ][how % 4];
  return value;
};

/** A copy of a JSON value with mutations made in it, one after the other. */
export const mutated = (value: unknown, list: readonly Mutation[]): unknown => {
  const root: Record<string, unknown> = { value: clone(value) };
  for (const { place, how, what } of list) {
    const places = placesIn(root, 'value');
    const { holder, key } = places[place % places.length]!;
    const target = holder[key];
    const hostile = HOSTILE_VALUES[what % HOSTILE_VALUES.length];
    const foreign = FOREIGN_KEYS[what % FOREIGN_KEYS.length]!;
    if (how >= 10 && typeof target === 'object' && target !== null && !Array.isArray(target))
      setOwn(target, foreign, clone(HOSTILE_VALUES[(what * 7) % HOSTILE_VALUES.length]));
    else if (how === 9 && holder !== root && !Array.isArray(holder)) delete holder[key];
    else setOwn(holder, key, twist(target, how, hostile, foreign));
  }
  return root.value;
};

/** What is sent in place of a JSON text. */
export const brokenText = (json: string, kind: number): string | Buffer =>
  [
    json.slice(0, Math.floor(json.length / 2)),
    `${json}x`,
    `\ufeff${json}`,
    `${json}${json}`,
    '',
    'null',
    '[]',
    '""',
    '1e999',
    'NaN',
    `{"a":1,"a":2,${json.slice(1)}`,
    `/* */${json}`,
    json.replaceAll('"', "'"),
    '['.repeat(20_000),
    '{"a":'.repeat(500),
    `[${'0,'.repeat(30_000)}0]`,
    Buffer.from(json, 'utf16le'),
    Buffer.from([0xc3, 0x28, 0xff]),
    Buffer.concat([Buffer.from(json), Buffer.from([0])]),
  ][kind % 19] ?? '';

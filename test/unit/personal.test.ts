import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { personalItems } from '#shared/person/registry.ts';

const source = readFileSync(new URL('../../shared/table/keys.ts', import.meta.url), 'utf8');
/** Keys and index entries with a person's identifier among their parts, as they are written. */
const keysWithPeople = [...source.matchAll(/^ {2}(\w+): \(([^)]*)\)/gm)]
  .filter(([, , parameters = '']) => /user|person|member|recipient|owner/i.test(parameters))
  .map(([, name]) => name);

test('the reader of keys sees them', () => {
  expect(keysWithPeople).toEqual(expect.arrayContaining(['membership', 'receipt', 'person']));
  expect(keysWithPeople).not.toContain('listing');
});

test('every key that is made with a person’s identifier is declared in shared/person/registry.ts', () => {
  const declared = personalItems.flatMap(({ keys }) => keys);
  expect(keysWithPeople.filter(name => !declared.includes(name!))).toEqual([]);
});

test('no two concepts show the same items', () => {
  for (const of of [personalItems.map(({ name }) => name), personalItems.flatMap(({ entities }) => entities)])
    expect(new Set(of).size).toBe(of.length);
});

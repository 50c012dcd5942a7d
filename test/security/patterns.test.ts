import { createContext, Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { regexesIn, regexesUnder } from './support/regexes.ts';

const LENGTH = 50_000;
/** What the contract engine reads is a value of a fact, some hundred characters; all else is tried far beyond its limit. */
const lengthFor = (file: string): number => (file.startsWith('shared/contract/engine/') ? 1_000 : LENGTH);

const SEEDS = [
  'a',
  'A',
  '0',
  ' ',
  '-',
  '.',
  ',',
  '#',
  '"',
  '[',
  ']',
  '(',
  '{',
  '<',
  '\\',
  '%',
  '가',
  '조',
  '\n',
  '\t',
  '\ud800',
  'aA',
  '0,',
  '1.',
  '0-',
  ' ,',
  '제1조',
  'a.b',
  '(a',
  '[x',
];
const TAILS = ['', '!', '\u0000', ' ', ')', 'x'];

/** Milliseconds a pattern takes with a text, its matches replaced; stopped when the time is up. */
const context = createContext({});
const replaceAll = new Script('text.replace(regex, "")');
const msOf = (regex: RegExp, text: string, timeout = 5_000): number => {
  Object.assign(context, { regex: new RegExp(regex.source, regex.flags), text });
  const started = performance.now();
  replaceAll.runInContext(context, { timeout });
  return performance.now() - started;
};
const leastOf = (times: number, measure: () => number): number => Math.min(...Array.from({ length: times }, measure));

/** What the machine needs now for a plain walk over a text of that length that visits each character and finds nothing. */
const baseline = (): number => leastOf(5, () => msOf(/[^xy]x/u, 'a'.repeat(LENGTH)));
/** Many times the walk, for patterns that do more at each place; work that grows with the square of the length takes thousands. */
const BOUND = 150;

const own = regexesUnder('shared');
const zodOwn = Object.entries({ email: z.regexes.email, date: z.regexes.date, datetime: z.regexes.datetime({}) }).map(
  ([name, regex]) => ({ file: `zod/${name}`, regex }),
);

describe('regular expressions', () => {
  test('are found where they are written, and only there', () => {
    const source =
      "const a = /x\\/[/]+/gu; // /no/\nconst b = c / d / e; f('/no/', `/no/`); return /y$/.test(z); /* /no/ */";
    expect(regexesIn(source).map(String)).toEqual(['/x\\/[/]+/gu', '/y$/']);
    expect(own.length).toBeGreaterThan(50);
    expect(own.map(({ regex }) => String(regex))).toContain('/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/');
  });

  test('the bound catches a pattern whose work explodes', () => {
    const limit = baseline() * BOUND;
    // Were it not stopped it would run for longer than the city stands.
    expect(() => msOf(/^(a+)+$/, `${'a'.repeat(40)}!`, 500)).toThrow(/timed out/);
    // Work that grows with the square: over as many letters that a slow moment of the machine cannot make up for it.
    expect(() => msOf(/a+$/, `${'a'.repeat(8 * LENGTH)}!`, 10 * Math.ceil(limit))).toThrow(/timed out/);
  }, 20_000);

  test.each([...own, ...zodOwn])('$file $regex', ({ file, regex }) => {
    const characters = [...new Set(regex.source.replace(/\\[a-zA-Z]|[\\^$*+?(){}|[\]]/g, ''))].slice(0, 12);
    const limit = Math.max(baseline(), 0.2) * BOUND;
    for (const seed of [...SEEDS, ...characters])
      for (const tail of TAILS) {
        const length = lengthFor(file);
        const text = `${seed.repeat(Math.ceil(length / seed.length)).slice(0, length)}${tail}`;
        if (msOf(regex, text) <= limit) continue;
        // A pause of the machine is no fault of the pattern.
        const ms = leastOf(3, () => msOf(regex, text));
        expect(ms, `${JSON.stringify(seed)} × ${length}, then ${JSON.stringify(tail)}`).toBeLessThan(limit);
      }
  });
});

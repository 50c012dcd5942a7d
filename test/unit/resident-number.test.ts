import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasResidentNumber } from '#shared/kernel/resident-number.ts';
import { safeText } from '#shared/kernel/text.ts';

const NOW = Date.UTC(2026, 10, 24);
const COUNT = 10_000;
const two = (n: number) => String(n).padStart(2, '0');
const digit = fc.integer({ min: 0, max: 9 });
const digitsOf = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map(d => d.join(''));

/** Check digits written anew here, from the rules as they are published. */
const weighted = (twelve: string, weights: readonly number[]) =>
  [...twelve].reduce((sum, d, i) => sum + Number(d) * weights[i]!, 0);
const residentCheck = (twelve: string): string => {
  const s = weighted(twelve, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11;
  return String(((Number(twelve[6]) >= 5 ? 13 : 11) - s) % 10);
};
const corporateCheck = (twelve: string): string =>
  String((10 - (weighted(twelve, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10)) % 10);

const born = (from: string, to: string) =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map(date => date.toISOString().slice(0, 10));
const resident = (from: string, to: string, checked: boolean) =>
  fc.record({ date: born(from, to), kind: fc.nat(1), foreign: fc.boolean(), rest: digitsOf(6) }).map(r => {
    const century = Number(r.date.slice(0, 4)) >= 2000 ? 3 : 1;
    const head = `${r.date.slice(2, 4)}${r.date.slice(5, 7)}${r.date.slice(8)}`;
    const twelve = `${head}${century + r.kind + (r.foreign ? 4 : 0)}${r.rest.slice(0, 5)}`;
    return twelve + (checked ? residentCheck(twelve) : r.rest[5]);
  });
const hyphened = (digits: string) => `${digits.slice(0, 6)}-${digits.slice(6)}`;

const REGISTRIES = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22];
const TYPES = [11, 12, 13, 14, 15, 21, 22, 31, 40, 53, 71, 81, 86];
const corporate = (checked: boolean) =>
  fc
    .record({
      region: fc.constantFrom(...REGISTRIES),
      office: fc.integer({ min: 1, max: 12 }),
      type: fc.constantFrom(...TYPES),
      rest: digitsOf(7),
    })
    .map(({ region, office, type, rest }) => {
      const twelve = `${region}${two(office)}${type}${rest.slice(0, 6)}`;
      return twelve + (checked ? corporateCheck(twelve) : rest[6]);
    });
const business = fc
  .record({ office: fc.integer({ min: 101, max: 999 }), type: fc.integer({ min: 1, max: 99 }), rest: digitsOf(5) })
  .map(({ office, type, rest }) => `${office}-${two(type)}-${rest}`);
const phone = fc.oneof(
  fc
    .tuple(fc.constantFrom('010', '011', '02', '031', '070', '1588'), digitsOf(4), digitsOf(4))
    .map(([a, b, c]) => [a, b, c].join('-')),
  fc
    .tuple(fc.constantFrom('+82 10', '+82-2', '0082 10', '+1 415', '+44 20'), digitsOf(4), digitsOf(4))
    .map(([a, b, c]) => [a, b, c].join('-')),
  fc.tuple(fc.constantFrom('010', '02', '+8210', '008210'), digitsOf(8)).map(([a, b]) => a + b),
  fc.tuple(digitsOf(3), digitsOf(7)).map(([a, b]) => `${a}-${b}`),
);
const framed = (number: string, before = '') => `대표 연락처는 ${before}${number}입니다.`;
const missed = (arbitrary: fc.Arbitrary<string>, text = (number: string) => framed(number)) =>
  fc.sample(arbitrary, { numRuns: COUNT, seed: 20261124 }).filter(number => !hasResidentNumber(text(number), NOW));
const found = (arbitrary: fc.Arbitrary<string>, text = (number: string) => framed(number)) =>
  fc.sample(arbitrary, { numRuns: COUNT, seed: 20261124 }).filter(number => hasResidentNumber(text(number), NOW));

describe(`of ${COUNT} numbers each`, () => {
  const adults = resident('1924-01-01', '2010-12-31', true);
  test.each([
    ['with a hyphen', hyphened],
    ['without', (d: string) => d],
    ['with a blank', (d: string) => `${d.slice(0, 6)} ${d.slice(6)}`],
    ['in full width', (d: string) => [...hyphened(d)].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')],
    ['with a dash and blanks', (d: string) => `${d.slice(0, 6)} – ${d.slice(6)}`],
  ])('resident numbers of people born from 1924 to 2010, %s: all refused', (_, write) =>
    expect(missed(adults, number => framed(write(number)))).toEqual([]),
  );

  test('numbers since October 2020, which have no check digit: all refused but those that are good corporate numbers', () => {
    const children = resident('2020-10-01', '2026-11-23', false);
    for (const write of [hyphened, (d: string) => d])
      for (const number of missed(children, each => framed(write(each))))
        expect(number).toBe(number.slice(0, 12) + corporateCheck(number.slice(0, 12)));
    expect(missed(children).length).toBeLessThan(COUNT * 0.015);
    expect(missed(children, number => framed(hyphened(number), '주민등록번호 '))).toEqual([]);
  });

  test('numbers given anew since, of people born from 1924 to 2010, in their usual form: all refused', () =>
    expect(missed(resident('1924-01-01', '2010-12-31', false), number => framed(hyphened(number)))).toEqual([]));

  test('resident numbers of anybody born since 1924: all refused but 1 in 200', () =>
    expect(missed(resident('1924-01-01', '2026-11-23', true), number => framed(hyphened(number))).length).toBeLessThan(
      COUNT / 200,
    ));

  test.each([
    ['corporate numbers', corporate(true).map(hyphened), ''],
    ['corporate numbers without hyphen', corporate(true), ''],
    ['corporate numbers without check digit, called so', corporate(false).map(hyphened), '법인등록번호: '],
    ['business numbers', business, ''],
    ['business numbers without hyphens', business.map(number => number.replaceAll('-', '')), ''],
    ['telephone numbers', phone, ''],
  ])('%s: none refused', (_, numbers, before) => expect(found(numbers, number => framed(number, before))).toEqual([]));

  test('dates beside amounts, and what is no date: none refused', () => {
    const day = born('1990-01-01', '2030-01-01').map(date => date.replaceAll('-', ''));
    expect(found(fc.tuple(day, digitsOf(9)).map(([a, b]) => `${a} ${b}`))).toEqual([]);
    expect(found(digitsOf(9).map(rest => `9013${rest.slice(0, 2)}-1${rest.slice(2, 8)}`))).toEqual([]);
    expect(found(digitsOf(7).map(rest => `900101-9${rest.slice(1)}`))).toEqual([]);
  });
});

test('a long text of digits is looked through at once', () => {
  const started = performance.now();
  hasResidentNumber('9'.repeat(50_000), NOW);
  hasResidentNumber('900101 '.repeat(7_000), NOW);
  hasResidentNumber('90010١-'.repeat(7_000), NOW);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('free text takes none, and says why', () => {
  const { error } = safeText(200).safeParse('대표자 주민등록번호 900101-1234567');
  expect(error?.issues[0]?.message).toBe('resident-number');
  expect(safeText(200).safeParse('법인등록번호 110111-1129497, 사업자 124-81-00998, 010-1234-5678').success).toBe(true);
});

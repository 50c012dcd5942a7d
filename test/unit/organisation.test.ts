import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDigits, formatBusinessNumber, isBusinessNumber } from '#shared/organisation/rules.ts';

const VALID = [
  '1248100998',
  '1168200276',
  '1348672683',
  '1208147521',
  '2208162517',
  '1018100020',
  '1111111119',
  '2222222227',
  '3333333336',
];

test.each(VALID)('%s is valid', number => expect(isBusinessNumber(number)).toBe(true));
test.each([
  ['a wrong check digit', '1248100997'],
  ['a number that an eight-digit loop accepts', '1018134618'],
  ['a trailing newline with an eleventh character', '1248100998\n1'],
  ['nine digits', '124810099'],
  ['eleven digits', '12481009980'],
  ['full-width digits', '１２４８１００９９８'],
  ['letters', '124810099a'],
  ['an office that does not exist', '0001111111'],
  ['an empty text', ''],
])('refuses %s', (_name, number) => expect(isBusinessNumber(number)).toBe(false));

test('hyphens and blanks do not matter on the way in', () => {
  expect(businessDigits(' 124-81-00998 ')).toBe('1248100998');
  expect(formatBusinessNumber('1248100998')).toBe('124-81-00998');
});

test('exactly one check digit fits any nine digits that an office could issue', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 101, max: 999 }),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 9999 }),
      (office, type, serial) => {
        const nine = `${office}${String(type).padStart(2, '0')}${String(serial).padStart(4, '0')}`;
        const fitting = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).filter(isBusinessNumber);
        expect(fitting).toHaveLength(1);
      },
    ),
  ));

test('one wrong digit is always noticed, except where the fifth-weight digit hides it', () => {
  for (const number of VALID)
    for (let i = 0; i < 8; i += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        if (number[i] === String(digit)) continue;
        const wrong = `${number.slice(0, i)}${digit}${number.slice(i + 1)}`;
        expect(isBusinessNumber(wrong), wrong).toBe(false);
      }
});

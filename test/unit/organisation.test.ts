import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  businessDigits,
  corporateDigits,
  corporateWarnings,
  foreignKey,
  formatBusinessNumber,
  isBusinessNumber,
  isCorporateNumber,
} from '#shared/organisation/rules.ts';

describe('business registration number', () => {
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
    ['nine digits', '124810099'],
    ['eleven digits', '12481009980'],
    ['full-width digits', '１２４８１００９９８'],
    ['letters', '124810099a'],
    ['an office that does not exist', '0001111111'],
    ['an office below 101', '1008100995'],
    ['type 00', '1240000993'],
    ['serial 0000', '1248100000'],
    ['an empty text', ''],
  ])('refuses %s', (_name, number) => expect(isBusinessNumber(number)).toBe(false));

  test('hyphens and spaces do not matter on the way in', () => {
    expect(businessDigits(' 124-81-00998 ')).toBe('1248100998');
    expect(formatBusinessNumber('1248100998')).toBe('124-81-00998');
  });

  test('defect of a loop over eight digits: a number that only it accepts is refused', () =>
    expect(isBusinessNumber('1018134618')).toBe(false));

  test('defect of ten weights, the check digit among them: neither refuses nor accepts by it', () => {
    const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5, 1];
    const defective = (number: string): boolean => {
      const d = [...number].map(Number);
      const sum = weights.reduce((total, weight, i) => total + weight * d[i]!, 0) + Math.floor((d[8]! * 5) / 10);
      return (10 - (sum % 10)) % 10 === d[9];
    };
    expect(VALID.filter(defective).length).toBeLessThan(VALID.length);
    expect(VALID.filter(isBusinessNumber)).toEqual(VALID);
    const accepted = Array.from({ length: 10_000 }, (_, n) => `12481${String(n).padStart(4, '0')}8`).filter(defective);
    expect(accepted.length).toBeGreaterThan(100);
    expect(accepted.filter(isBusinessNumber).length).toBeLessThan(accepted.length);
  });

  test('defect of looking for ten digits anywhere: a line break and what follows it are refused', () => {
    expect(isBusinessNumber('1248100998\n')).toBe(false);
    expect(isBusinessNumber('1248100998\n1')).toBe(false);
    expect(isBusinessNumber('1\n1248100998')).toBe(false);
  });

  test('defect of taking the complement without a second modulo: check digit 0 is accepted', () =>
    expect(isBusinessNumber('1018100020')).toBe(true));

  /** Written apart from the rule: the digit that fills the sum up to a multiple of ten, found by trying all. */
  const oracle = (nine: string): number => {
    const table = [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [0, 3, 6, 9, 12, 15, 18, 21, 24, 27],
      [0, 7, 14, 21, 28, 35, 42, 49, 56, 63],
    ];
    let sum = 0;
    for (let at = 0; at < 8; at += 1) sum += table[at % 3]![Number(nine[at])]!;
    const [tens = 0, units = 0] = String(Number(nine[8]) * 5)
      .padStart(2, '0')
      .split('')
      .map(Number);
    sum += tens * 10 + units + tens;
    for (let check = 0; check < 10; check += 1) if ((sum + check) % 10 === 0) return check;
    throw new Error('no digit fits');
  };

  test('agrees with a search by trying, and exactly one check digit fits', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 101, max: 999 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 9999 }),
        (office, type, serial) => {
          const nine = `${office}${String(type).padStart(2, '0')}${String(serial).padStart(4, '0')}`;
          const fitting = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).filter(isBusinessNumber);
          expect(fitting).toEqual([`${nine}${oracle(nine)}`]);
        },
      ),
      { numRuns: 2_000 },
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
});

describe('corporate registration number', () => {
  test('takes thirteen digits with or without hyphen', () => {
    expect(corporateDigits('110111-0062432')).toBe('1101110062432');
    expect(isCorporateNumber('110111-0062432')).toBe(true);
    expect(corporateWarnings('1101110062432')).toEqual([]);
  });

  test.each([
    ['twelve digits', '110111006243'],
    ['fourteen digits', '11011100624321'],
    ['a line break', '1101110062432\n'],
    ['letters', '110111-006243a'],
    ['no register', '0000110062432'],
    ['no kind of corporation', '1101000062432'],
    ['nothing after register and kind', '1101110000000'],
  ])('refuses %s: its form is hard', (_name, number) => expect(isCorporateNumber(number)).toBe(false));

  test('a check digit that does not fit is a warning, no refusal: newer numbers have none', () => {
    for (let digit = 0; digit < 10; digit += 1) {
      const number = `110111006243${digit}`;
      expect(isCorporateNumber(number)).toBe(true);
      expect(corporateWarnings(number)).toEqual(digit === 2 ? [] : ['CORPORATE_NUMBER_CHECKSUM']);
    }
  });

  test('an unknown kind of corporation is a warning', () =>
    expect(corporateWarnings('1101990062432')).toContain('CORPORATE_NUMBER_KIND'));

  test('exactly one check digit leaves no warning', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 999_999 }), (register, serial) => {
        const twelve = `${String(register).padStart(4, '0')}11${String(serial).padStart(6, '0')}`;
        let sum = 0;
        for (const [at, digit] of [...twelve].entries()) sum += at % 2 === 0 ? Number(digit) : Number(digit) * 2;
        const quiet = Array.from({ length: 10 }, (_, digit) => `${twelve}${digit}`).filter(
          number => corporateWarnings(number).length === 0,
        );
        expect(quiet).toHaveLength(1);
        expect((sum + Number(quiet[0]!.at(-1))) % 10).toBe(0);
      }),
    ));
});

test('foreign numbers are compared by letters and digits alone', () => {
  expect(foreignKey('hrb 12.345-B')).toBe(foreignKey('HRB12345b'));
  expect(foreignKey('ＨＲＢ 12345Ｂ')).toBe('HRB12345B');
  expect(foreignKey('--')).toBe('--');
});

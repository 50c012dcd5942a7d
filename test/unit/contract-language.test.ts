import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicWon, show, showDate, showMoney, showPeriod } from '#shared/contract/engine/format.ts';
import { hangulNumber, josa } from '#shared/contract/engine/korean.ts';
import { circled } from '#shared/contract/engine/numbering.ts';

describe('josa', () => {
  test.each([
    ['회사', '은/는', '는'],
    ['기업', '은/는', '은'],
    ['기업', '이라/라', '이라'],
    ['투자자', '이라/라', '라'],
    ['서울', '으로/로', '로'],
    ['부산', '으로/로', '으로'],
    ['제주', '으로/로', '로'],
    ['한강로보틱스 주식회사', '과/와', '와'],
    ['한강(Hangang)', '을/를', '을'],
    ['한강(이하 “기업”이라 한다)', '은/는', '은'],
    ['투자의 검토와 협의”', '으로/로', '로'],
    ['남산㈜', '이/가', '가'],
    ['KPI', '을/를', '를'],
    ['URL', '으로/로', '로'],
    ['IBM', '은/는', '은'],
    ['Samsung', '이/가', '이'],
    ['Apple', '은/는', '는'],
    ['Bit', '을/를', '을(를)'],
    ['Bit', '으로/로', '(으)로'],
    ['株式會社', '은/는', '은(는)'],
    ['[\u3000\u3000]', '을/를', '을(를)'],
    ['', '이/가', '이(가)'],
    ['3', '을/를', '을'],
    ['2', '을/를', '를'],
    ['1', '으로/로', '로'],
    ['10', '이/가', '이'],
    ['100', '으로/로', '으로'],
    ['1,000,000', '은/는', '은'],
    ['1000000000000', '은/는', '는'],
    ['0', '은/는', '은'],
    ['3.5', '은/는', '는'],
    ['1.0', '은/는', '은'],
    ['50%', '을/를', '를'],
    ['일금 삼억원정(₩300,000,000)', '을/를', '을'],
  ] as const)('%s + %s → %s', (text, pair, expected) => expect(josa(text, pair)).toBe(expected));

  test('every syllable takes the form its final consonant asks for', () => {
    for (let code = 0xac00; code <= 0xd7a3; code += 1) {
      const syllable = String.fromCodePoint(code);
      // In NFD a syllable with a final consonant has three letters, one without has two.
      const closed = syllable.normalize('NFD').length === 3;
      const rieul = syllable.normalize('NFD').endsWith('\u11af');
      expect(josa(syllable, '을/를')).toBe(closed ? '을' : '를');
      expect(josa(syllable, '으로/로')).toBe(closed && !rieul ? '으로' : '로');
    }
  });
});

describe('numbers in Hangul', () => {
  test.each([
    [0n, '영'],
    [1n, '일'],
    [10n, '일십'],
    [11n, '일십일'],
    [100n, '일백'],
    [1_000n, '일천'],
    [10_000n, '일만'],
    [113_560n, '일십일만삼천오백육십'],
    [100_000_000n, '일억'],
    [300_000_000n, '삼억'],
    [1_234_567_890n, '일십이억삼천사백오십육만칠천팔백구십'],
    [1_000_000_000_001n, '일조일'],
    [20_005_000n, '이천만오천'],
  ])('%s → %s', (n, expected) => expect(hangulNumber(n)).toBe(expected));

  test("the statute's own example", () => expect(publicWon(113_560n)).toBe('금113,560원(금일십일만삼천오백육십원)'));

  test('what is written reads back to the same number', () => {
    const digits = '영일이삼사오육칠팔구';
    const readBack = (text: string): bigint => {
      let total = 0n;
      let group = 0n;
      let digit = 0n;
      for (const c of text) {
        const small = { 십: 10n, 백: 100n, 천: 1_000n }[c];
        const large = { 만: 10n ** 4n, 억: 10n ** 8n, 조: 10n ** 12n, 경: 10n ** 16n }[c];
        if (digits.includes(c)) digit = BigInt(digits.indexOf(c));
        else if (small !== undefined) {
          group += digit * small;
          digit = 0n;
        } else if (large !== undefined) {
          total += (group + digit) * large;
          group = 0n;
          digit = 0n;
        }
      }
      return total + group + digit;
    };
    void fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), n => readBack(hangulNumber(n)) === n));
  });
});

describe('values in both languages', () => {
  test.each([
    [{ amount: '300000000', currency: 'KRW' }, '일금 삼억원정(₩300,000,000)', 'KRW 300,000,000'],
    [{ amount: '30000000', currency: 'USD' }, '미화 300,000달러(US$300,000)', 'US$300,000'],
    [{ amount: '30000050', currency: 'USD' }, '미화 300,000.50달러(US$300,000.50)', 'US$300,000.50'],
    [{ amount: '5', currency: 'EUR' }, '유로화 0.05유로(€0.05)', '€0.05'],
    [{ amount: '1000', currency: 'JPY' }, '일본화 1,000엔(JP¥1,000)', 'JP¥1,000'],
  ] as const)('%o', (money, ko, en) => expect(showMoney(money)).toEqual({ ko, en }));

  test.each([
    ['2026-11-23', '2026년 11월 23일', '23 November 2026'],
    ['2024-02-29', '2024년 2월 29일', '29 February 2024'],
    ['2027-01-01', '2027년 1월 1일', '1 January 2027'],
  ])('%s', (iso, ko, en) => expect(showDate(iso)).toEqual({ ko, en }));
  test.each(['2026-13-01', '23.11.2026', ''])('%s is not a date', text => expect(showDate(text)).toBeUndefined());

  test.each([
    [{ value: 1, unit: 'year' }, '1년', '1 year'],
    [{ value: 6, unit: 'month' }, '6개월', '6 months'],
    [{ value: 30, unit: 'day' }, '30일', '30 days'],
  ] as const)('%o', (period, ko, en) => expect(showPeriod(period)).toEqual({ ko, en }));

  test('a value of another kind is not shown', () => {
    void fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('text', 'date', 'period', 'money', 'count', 'shares', 'rate'),
        (value, format) => {
          const shown = show(value, format as 'text');
          if (shown !== undefined) {
            expect(shown.ko).not.toBe('');
            expect(shown.en).not.toBe('');
            expect(`${shown.ko}${shown.en}`).not.toMatch(/undefined|\[object/);
          }
        },
      ),
    );
    expect(show('constructor', { labels: {} })).toBeUndefined();
  });
});

test('circled numbers', () =>
  expect([1, 20, 21, 35, 36, 50, 51].map(circled)).toEqual(['①', '⑳', '㉑', '㉟', '㊱', '㊿', '(51)']));

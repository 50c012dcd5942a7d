import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumns, encodeColumns } from '#shared/kernel/columns.ts';
import { canonicalJson, contentHash, sha256Hex } from '#shared/kernel/hash.ts';
import { bilingual, languageFrom, read, withEnglishSource } from '#shared/kernel/i18n.ts';
import { id, ULID, ulids } from '#shared/kernel/ids.ts';
import { isRange, Money, magnitudeInWon } from '#shared/kernel/money.ts';
import { isSafeText, safeText, tidy } from '#shared/kernel/text.ts';
import { epochSeconds, instantAfter, plusDays, seoulDate, seoulMonth } from '#shared/kernel/time.ts';
import { Area, DISTRICTS, HUBS, labelOf, SECTORS } from '#shared/kernel/vocabulary.ts';

describe('text', () => {
  test.each([
    ['NUL', 'a\u0000b'],
    ['bidi override', '일금 \u202e000,003원'],
    ['bidi isolate', '\u2066x'],
    ['lone surrogate', '\ud83d'],
    ['C1 control', 'a\u0085b'],
    ['byte-order mark', '\ufeffa'],
    ['blank', ' \n\t '],
    ['empty', ''],
  ])('refuses %s', (_name, text) => expect(safeText(100).safeParse(text).success).toBe(false));

  test.each(['한강로보틱스', '㈜가나다 – R&D\n둘째 줄', '👩🏻‍🔬 팀', '価格 ¥', "O'Brien <b>"])('accepts %j', text =>
    expect(safeText(100).safeParse(text).success).toBe(true),
  );

  test('stores decomposed Hangul composed, wherever it is', () =>
    expect(tidy({ a: ['한강'.normalize('NFD')], b: { c: ' 서울 ' }, n: 1, x: null })).toEqual({
      a: ['한강'],
      b: { c: '서울' },
      n: 1,
      x: null,
    }));

  test('whatever passes survives JSON and UTF-8 unchanged', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }).filter(isSafeText),
        text => Buffer.from(JSON.parse(JSON.stringify(text)) as string, 'utf8').toString('utf8') === text,
      ),
    ));
});

describe('language', () => {
  test.each([
    [undefined, 'ko'],
    ['', 'ko'],
    ['en', 'en'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['ko;q=0.3, en;q=0.7', 'en'],
    ['fr, de', 'ko'],
    ['en;q=0, *', 'ko'],
    ['ja, en;q=0.1', 'en'],
    [`${'x'.repeat(600)}`, 'ko'],
  ])('%j reads as %s', (header, language) => expect(languageFrom(header)).toBe(language));

  test('English reading shows Korean, marked, where English is missing', () => {
    expect(read({ ko: '가' }, 'en')).toEqual({ text: '가', marked: true });
    expect(read({ ko: '가', en: 'A' }, 'en')).toEqual({ text: 'A', marked: false });
    expect(read({ ko: '가', en: 'A' }, 'ko')).toEqual({ text: '가', marked: false });
  });

  test('the source of the English is never claimed for English that is not there', () => {
    expect(withEnglishSource({ ko: '가', enSource: 'human' })).toEqual({ ko: '가', enSource: 'none' });
    expect(withEnglishSource({ ko: '가', en: 'A', enSource: 'none' }).enSource).toBe('human');
    expect(withEnglishSource({ ko: '가', en: 'A', enSource: 'machine' }).enSource).toBe('machine');
  });

  test('unknown members of a text are refused', () =>
    expect(bilingual(9).safeParse({ ko: '가', fr: 'A' }).success).toBe(false));
});

describe('time', () => {
  test.each([
    ['2026-11-23T14:59:59.999Z', '2026-11-23'],
    ['2026-11-23T15:00:00.000Z', '2026-11-24'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01'],
  ])('%s is %s in Seoul', (at, date) => {
    expect(seoulDate(at)).toBe(date);
    expect(seoulMonth(at)).toBe(date.slice(0, 7));
  });
  test('days and milliseconds', () => {
    expect(plusDays('2026-02-28T00:00:00.000Z', 1)).toBe('2026-03-01T00:00:00.000Z');
    expect(instantAfter('2026-01-01T00:00:00.000Z', -1)).toBe('2025-12-31T23:59:59.999Z');
    expect(epochSeconds('1970-01-01T00:00:01.999Z')).toBe(1);
  });
});

describe('money', () => {
  test.each(['01', '-1', '1.5', '', '1e3', ' 1', '1000000000000000000', '１'])('refuses the amount %j', amount =>
    expect(Money.safeParse({ amount, currency: 'KRW' }).success).toBe(false),
  );
  test('compares magnitudes across currencies and minor units', () => {
    expect(magnitudeInWon({ amount: '300000000', currency: 'KRW' })).toBe(300_000_000);
    expect(magnitudeInWon({ amount: '10000000', currency: 'USD' })).toBe(140_000_000);
  });
  test('a range needs one currency and the right order, beyond what a double can tell apart', () => {
    const won = (amount: string) => ({ amount, currency: 'KRW' as const });
    expect(isRange(won('1'), won('1'))).toBe(true);
    expect(isRange(won('900719925474099301'), won('900719925474099300'))).toBe(false);
    expect(isRange(won('1'), { amount: '2', currency: 'USD' })).toBe(false);
  });
});

describe('identifiers', () => {
  test('are strictly increasing ULIDs', () => {
    const next = ulids();
    const made = Array.from({ length: 1_000 }, next);
    expect(made.every(one => ULID.test(one))).toBe(true);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(1_000);
  });
  test.each([
    '',
    '01JD8X4N6QJ3V5W8Z2K7M9P0R',
    '01jd8x4n6qj3v5w8z2k7m9p0rt',
    '81JD8X4N6QJ3V5W8Z2K7M9P0RT',
    '../../etc/passwd',
    '01JD8X4N6QJ3V5W8Z2K7M9P0RI',
  ])('refuses %j', text => expect(id('thing').safeParse(text).success).toBe(false));
});

describe('hash', () => {
  test('known vector', () =>
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
  test('does not depend on the order of keys, does on that of items', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), value => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(contentHash(turned)).toBe(contentHash(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));
  test('leaves out what is undefined', () =>
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}'));
});

test('columns come back as they were, from any offset of a buffer', () =>
  fc.assert(
    fc.property(
      fc.uint32Array(),
      fc.float64Array(),
      fc.int32Array(),
      fc.uint8Array({ maxLength: 9 }),
      fc.nat(7),
      (a, b, c, d, shift) => {
        const bytes = encodeColumns({ a, b, c, d });
        const moved = new Uint8Array(bytes.length + shift).subarray(shift);
        moved.set(bytes);
        expect(decodeColumns(moved)).toEqual({ a, b, c, d });
      },
    ),
  ));

describe('vocabulary', () => {
  test('has every district and facility of the city', () => {
    expect(Object.keys(DISTRICTS)).toHaveLength(25);
    expect(Object.keys(HUBS)).toHaveLength(7);
  });
  test('names fall back to the code', () => {
    expect(labelOf(SECTORS, 'BIO').ko).toBe('바이오·제약');
    expect(labelOf(SECTORS, 'US-CA')).toEqual({ ko: 'US-CA', en: 'US-CA' });
  });
  test.each([
    ['KR', true],
    ['KR-11', true],
    ['US-CA', true],
    ['GB-ENG', true],
    ['KR-99', false],
    ['kr-11', false],
    ['Seoul', false],
  ])('area %s: %s', (area, ok) => expect(Area.safeParse(area).success).toBe(ok));
});

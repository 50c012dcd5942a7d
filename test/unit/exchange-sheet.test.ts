import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvLine, readCsv } from '#shared/exchange/sheet/csv.ts';
import { decode } from '#shared/exchange/sheet/decode.ts';
import { neutralise, restore } from '#shared/exchange/sheet/formula.ts';
import { readXlsx } from '#shared/exchange/sheet/xlsx-read.ts';
import { writeXlsx } from '#shared/exchange/sheet/xlsx-write.ts';
import { unzip, ZIP_LIMITS } from '#shared/exchange/sheet/zip.ts';
import { cp949, utf16 } from '#test/support/encodings.ts';

const KOREAN = '구분,기업명\r\n기업,"한강, 로보틱스"\r\n';

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(KOREAN), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${KOREAN}`), 'utf-8'],
    ['CP949', cp949(KOREAN), 'cp949'],
    ['syllables of CP949 that EUC-KR lacks', cp949('똠방각하,펲시콜라\n'), 'cp949'],
    ['UTF-16', utf16(KOREAN), 'utf-16le'],
    ['UTF-16, big end first', utf16(KOREAN, { big: true }), 'utf-16be'],
    ['UTF-16 without a mark', utf16(KOREAN, { mark: false }), 'utf-16le'],
    ['UTF-16, big end first, without a mark', utf16(KOREAN, { mark: false, big: true }), 'utf-16be'],
  ] as const)('%s', (_, bytes, encoding) => {
    const read = decode(bytes);
    expect(read?.encoding).toBe(encoding);
    expect(read?.text).toMatch(/^(구분,기업명\r\n기업,"한강, 로보틱스"\r\n|똠방각하,펲시콜라\n)$/);
  });
  test('bytes that are text in none of them', () =>
    expect(decode(new Uint8Array([0xc7, 0x01, 0xff, 0x80, 0x0a]))).toBeUndefined());
});

/** Text with everything that has broken a table before. */
const hostile = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      ...'"\',;\t\r\n=+-@|\\#_<>& 가',
      '＝',
      '＋',
      '＠',
      '한'.normalize('NFD'),
      '🚀',
      '_x0041_',
      '\u2212',
    ),
    maxLength: 12,
  }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

describe('formulas', () => {
  test('no first character there is makes a cell that is computed, and every one comes back', () => {
    for (let code = 0; code <= 0x2_ffff; code += code === 0xd7ff ? 0x801 : 1) {
      const text = `${String.fromCodePoint(code)}cmd|' /C calc'!A1`;
      const cell = neutralise(text);
      if (/^[=+\-@\t\r\u2212＝＋－＠]/.test(cell) || /^[=+\-@\t\r]/.test(cell.normalize('NFKC')))
        expect.fail(`U+${code.toString(16)} begins a formula`);
      if (restore(cell) !== text) expect.fail(`U+${code.toString(16)} does not come back`);
    }
  });
  test.each(["'", "''", "'=1", "''=1", "'가", '', '=', '-1', "-'", '＝SUM(A1)'])('%j comes back', text => {
    expect(restore(neutralise(text))).toBe(text);
    expect(restore(neutralise(neutralise(text)))).toBe(neutralise(text));
  });
  test("an apostrophe before an ordinary word is the writer's own", () => expect(restore("'90년대")).toBe("'90년대"));
  test('whatever the text', () => fc.assert(fc.property(hostile, text => restore(neutralise(text)) === text)));
});

const table = fc
  .integer({ min: 1, max: 6 })
  .chain(width => fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { maxLength: 6 }));
const headerOf = (rows: string[][]) => Array.from({ length: rows[0]?.length ?? 1 }, (_, i) => `열 ${i}`);
/** Rows without text are no rows: they cannot be told from the end of a sheet. */
const meaningful = (rows: string[][]) => rows.filter(row => row.some(cell => cell.trim() !== ''));

describe('CSV', () => {
  test('what is written is read, cell by cell', () => {
    fc.assert(
      fc.property(table, all => {
        const rows = meaningful(all);
        const sheet = readCsv([headerOf(rows), ...rows].map(csvLine).join(''));
        expect(sheet.faults).toEqual([]);
        expect(sheet.rows.map(({ cells }) => cells.map(restore))).toEqual(rows);
      }),
    );
  });
  test.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\r1\t2'],
    ['the separator told', 'sep=;\na;b\n1;2\n'],
    ['a comma within a quoted header', '"a,,";b\n1;2\n'],
  ])('%s', (_, text) => {
    const { rows, faults } = readCsv(text);
    expect(faults).toEqual([]);
    expect(rows.map(({ cells }) => cells)).toEqual([['1', '2']]);
  });
  test('lines are counted as an editor counts them', () => {
    const { rows } = readCsv('a,b\r\n"1\r\n2\n3",x\r\n\r\n4,y\r5,z\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 6, 7]);
  });
  test('a stray quote costs its row and no more', () => {
    const { rows, faults } = readCsv('a,b\n1,5" 화면\n2,y\n"3"x,y\n4,y\n"5,y\n6,y\n');
    expect(rows.map(({ cells }) => cells[0])).toEqual(['2', '4', '6']);
    expect(faults.map(({ line }) => line)).toEqual([2, 4, 6]);
  });
  test('too few and too many cells, and no header', () => {
    expect(readCsv('a,b\n1\n1,2,3\n1,2,,\n').faults.map(({ line }) => line)).toEqual([2, 3]);
    expect(readCsv('\n\n').faults.map(({ line }) => line)).toEqual([1]);
  });
});

const workbook = (sheet: string, more: Record<string, string> = {}) => {
  const parts = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="가" state="hidden" r:id="rId9"/><sheet name="나" r:id="rId1"/><sheet name="다" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};

describe('XLSX', () => {
  test('what is written is read, cell by cell, and equal tables give equal bytes', () => {
    fc.assert(
      fc.property(table, all => {
        const rows = meaningful(all);
        const bytes = writeXlsx(headerOf(rows), rows);
        expect(Buffer.compare(bytes, writeXlsx(headerOf(rows), rows))).toBe(0);
        const sheet = readXlsx(bytes);
        expect(sheet.faults).toEqual([]);
        expect(sheet.rows.map(({ cells }) => cells.map(restore))).toEqual(
          rows.map(row => row.map(c => c.toWellFormed())),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('what other programs write: shared and rich text, numbers, dates, formulas, gaps, prefixes', () => {
    const bytes = workbook(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>d</t></is></c></row>
       <row r="3"><c r="A3"><v>1.5E9</v></c><c r="B3" s="1"><v>44622</v></c><c r="C3" t="str"><f>1+1</f><v>계산됨</v></c></row>
       <row r="4"><c r="A4"><v>0.1</v></c><c r="B4" s="2"><v>44622.75</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="e"><v>#N/A</v></c></row>`,
      {
        'xl/sharedStrings.xml':
          '<x:sst xmlns:x="m"><x:si><x:t>금</x:t></x:si><x:si><x:r><x:t>날</x:t></x:r><x:r><x:t xml:space="preserve">짜</x:t></x:r><x:rPh><x:t>ナル</x:t></x:rPh></x:si></x:sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;년&quot; m&quot;월&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      },
    );
    const { header, rows, others } = readXlsx(bytes);
    expect(header).toEqual(['금', '날짜', '', 'd']);
    expect(rows).toEqual([
      { line: 3, cells: ['1500000000', '2022-03-02', '계산됨', ''] },
      { line: 4, cells: ['0.1', '2022-03-02', 'TRUE', '#N/A'] },
    ]);
    expect(others).toEqual(['다']);
  });

  test('a bomb, a damaged file and a document type of its own are refused', () => {
    const bomb = workbook(`<row>${' '.repeat(30_000_000)}</row>`);
    expect(bomb.length).toBeLessThan(200_000);
    expect(() => readXlsx(bomb)).toThrow(/unpacks to too much/);
    const many = zipSync(
      Object.fromEntries(Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, i) => [`f${i}`, strToU8('x')])),
    );
    expect(() => unzip(many, () => true)).toThrow(/unpacks to too much/);
    expect(() => readXlsx(strToU8('PK\u0003\u0004 no'))).toThrow(/damaged/);
    expect(() => readXlsx(workbook('<row><c>'))).toThrow(/damaged/);
    const entity = { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' };
    expect(() => readXlsx(workbook('', entity))).toThrow(/damaged/);
    expect(() => readXlsx(workbook('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'))).toThrow(/too large/);
  });

  test('an entry that says it is smaller than it is unpacks to no more than it said', () => {
    const bytes = workbook(`<row r="1"><c t="inlineStr"><is><t>${'가'.repeat(5_000)}</t></is></c></row>`);
    const name = strToU8('xl/worksheets/sheet1.xml');
    const at = Buffer.from(bytes).lastIndexOf(name);
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at - 22, 64, true);
    expect(() => readXlsx(bytes)).toThrow(/damaged/);
  });
});

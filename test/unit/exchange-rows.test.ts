import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { COLUMNS, columnsOf, headerCell, headerOf, INFO_COLUMNS } from '#shared/exchange/columns/index.ts';
import { readRow } from '#shared/exchange/columns/read-row.ts';
import { tableOf } from '#shared/exchange/columns/write-row.ts';
import { completed, contentOf, overlay, withoutNulls } from '#shared/exchange/rules.ts';
import { csvLine } from '#shared/exchange/sheet/csv.ts';
import { restore } from '#shared/exchange/sheet/formula.ts';
import { readSheet, type Sheet } from '#shared/exchange/sheet/index.ts';
import { writeXlsx } from '#shared/exchange/sheet/xlsx-write.ts';
import { isSafeText, tidy } from '#shared/kernel/text.ts';
import { PROFILES } from '#shared/listing/kinds/index.ts';
import { LISTING_KINDS, type ListingKind, NewListing } from '#shared/listing/schema.ts';
import { NewOrganisation } from '#shared/organisation/schema.ts';
import { samplesOf } from '#test/security/support/samples.ts';

/** The row of a sheet by column, its parts put together: what the command does with a file. */
const rowsIn = ({ header, rows }: Sheet) => {
  const at = header.map(headerCell);
  return rows.map(({ cells }) => {
    const byKey = new Map<string, string>();
    for (const [i, cell] of cells.entries()) {
      const found = at[i];
      if (found !== undefined) byKey.set(found.key, (byKey.get(found.key) ?? '') + restore(cell));
    }
    return readRow(key => byKey.get(key)?.trim());
  });
};

const hostile = ({ minLength = 1, maxLength = 60 }: { minLength?: number; maxLength?: number }) =>
  fc
    .oneof(
      {
        weight: 4,
        arbitrary: fc.string({
          unit: fc.constantFrom(...'"\',;\t\r\n=+-@|\\#_ 가a1', '＝', '한'.normalize('NFD'), '🚀', '_x0041_', '\u2212'),
          maxLength: 14,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "'=1+1",
          '=HYPERLINK("http://x")',
          "''",
          '-',
          '; | , \\',
          'a\\|b',
          '#2',
          '예',
          '3억',
          '2024-01-01',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    )
    .map(text => tidy(text))
    .filter(text => text.length >= Math.max(1, minLength) && text.length <= maxLength && isSafeText(text));

const KNOWN = { Instant: [] };
/** Whose details those are is no content of a file. */
const withoutUsers = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, member) => (name === 'userId' ? undefined : member)));
const organisations = samplesOf(NewOrganisation, KNOWN, hostile)
  .map(tidy)
  .map(value => withoutUsers(value))
  // Cells take UK for what it means, GB.
  .filter(value => (value as { country?: string }).country !== 'UK')
  .filter(value => NewOrganisation.safeParse(value).success);
const listings = (kind: ListingKind) => {
  const schema = NewListing.options
    .find(option => option.shape.kind.value === kind)!
    .omit({ organisationId: true }) as z.ZodType;
  return samplesOf(schema, KNOWN, hostile)
    .map(value => schema.safeParse(value))
    .filter(({ success }) => success)
    .map(({ data }) => tidy(data) as object);
};
const rowsOf = (kind: ListingKind) =>
  fc.record({ organisation: organisations, listing: listings(kind), state: fc.constantFrom('DRAFT', 'PUBLISHED') });

describe('a table of listings comes back as it was', () => {
  test.each(LISTING_KINDS.flatMap(kind => (['ko', 'en'] as const).map(language => ({ kind, language }))))(
    '$kind, $language',
    ({ kind, language }) => {
      fc.assert(
        fc.property(fc.array(rowsOf(kind), { minLength: 1, maxLength: 3 }), rows => {
          const columns = columnsOf([kind]);
          const table = tableOf(rows, columns, language);
          const files = [
            Buffer.from([table.header, ...table.rows].map(csvLine).join('')),
            writeXlsx(table.header, table.rows),
          ];
          for (const file of files) {
            const read = rowsIn(readSheet(file));
            expect(read.flatMap(({ faults }) => faults)).toEqual([]);
            const back = read.map(({ row }) => withoutNulls(row));
            expect(back.map(contentOf)).toEqual(rows.map(contentOf));
            expect(tableOf(back, columns, language)).toEqual(table);
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  test('what is longer than a cell goes on in further columns', () => {
    const portfolio = Array.from({ length: 400 }, (_, i) => ({
      companyName: `=기업 ${i} ${'긴 이름 '.repeat(12)}끝`,
      sectors: ['AI'],
      on: '2024-01-02',
    }));
    const row = { organisation: { name: { ko: '가' } }, listing: { kind: 'investor', profile: { portfolio } } };
    const table = tableOf([row, { ...row, listing: { kind: 'investor' } }], columnsOf(['investor']), 'ko');
    expect(table.header).toContain('과거투자 #2');
    expect(Math.max(...table.rows.flat().map(cell => cell.length))).toBeLessThan(32_767);
    const [first, second] = rowsIn(readSheet(writeXlsx(table.header, table.rows)));
    expect((first!.row.listing as typeof row.listing).profile.portfolio).toEqual(portfolio);
    expect((second!.row.listing as typeof row.listing).profile).toEqual({});
  });
});

/** Leaves of a JSON Schema as pointers, lists of records and codes counting as leaves. */
const leaves = (schema: z.core.JSONSchema._JSONSchema, root: z.core.JSONSchema.JSONSchema, at = ''): string[] => {
  if (typeof schema === 'boolean') return [at];
  if (schema.$ref !== undefined) return leaves(root.$defs?.[schema.$ref.split('/').at(-1)!] ?? {}, root, at);
  const isMoney = schema.properties?.currency !== undefined;
  if (schema.properties === undefined || isMoney) return [at];
  return Object.entries(schema.properties).flatMap(([name, member]) => leaves(member, root, `${at}/${name}`));
};

describe('columns', () => {
  test.each(LISTING_KINDS)('there is one for every member of a %s', kind => {
    const json = z.toJSONSchema(PROFILES[kind], {
      io: 'input',
      unrepresentable: 'any',
    }) as z.core.JSONSchema.JSONSchema;
    const wanted = leaves(json, json, '/listing/profile').filter(at => !at.endsWith('/enSource'));
    const there = new Set(columnsOf([kind]).map(({ at }) => at));
    expect(wanted.filter(at => !there.has(at))).toEqual([]);
  });
  test('there is one for every member of an organisation', () => {
    const json = z.toJSONSchema(NewOrganisation, {
      io: 'input',
      unrepresentable: 'any',
    }) as z.core.JSONSchema.JSONSchema;
    const wanted = leaves(json, json, '/organisation').filter(at => !/\/(enSource|userId)$/.test(at));
    const there = new Set(COLUMNS.map(({ at }) => at));
    expect(wanted.filter(at => !there.has(at))).toEqual([]);
  });
  test('every name leads to its column and to no other', () => {
    for (const column of [...COLUMNS, ...Object.values(INFO_COLUMNS)])
      for (const name of [column.key, ...column.names, headerOf(column, 'ko'), headerOf(column, 'en')])
        expect(headerCell(name), name).toEqual({ key: column.key, part: 1 });
    expect(headerCell('기업명*(필수) ')).toEqual({ key: 'name_ko', part: 1 });
    expect(headerCell('과거투자 #12')).toEqual({ key: 'portfolio', part: 12 });
    expect(headerCell('비고')).toBeUndefined();
  });
});

describe('a row laid over what is there', () => {
  const before = {
    title: { ko: '가', en: 'A', enSource: 'machine' },
    raising: { stage: 'SEED', amount: { amount: '1', currency: 'KRW' } },
    tags: ['a', 'b'],
  };
  test('names what changes, takes away what is null, leaves the rest', () => {
    expect(overlay(before, { raising: { amount: null }, tags: ['c'] })).toEqual({
      ...before,
      raising: { stage: 'SEED' },
      tags: ['c'],
    });
    expect(overlay(before, { raising: null })).toEqual({ title: before.title, tags: before.tags });
  });
  test("English is a machine's only as long as it is the same English", () => {
    expect(overlay(before, { title: { ko: '나' } })).toMatchObject({
      title: { ko: '나', en: 'A', enSource: 'machine' },
    });
    expect(overlay(before, { title: { en: 'B' } })).toMatchObject({ title: { ko: '가', en: 'B' } });
    expect(overlay(before, { title: { en: 'B' } })).not.toHaveProperty('title.enSource');
    expect(overlay(before, { title: { en: null } })).toHaveProperty('title', { ko: '가' });
  });
});

test('a new record is made whole', () => {
  const { organisation, listing } = completed({
    organisation: { name: { ko: '가' }, representative: { name: { ko: '김' } }, country: null },
    listing: { kind: 'company', title: null },
  });
  expect(organisation).toMatchObject({ country: 'KR', representative: { title: { ko: '대표자' } } });
  expect(organisation.externalId).toMatch(/^name:/);
  expect(listing).toEqual({ kind: 'company', title: { ko: '가' }, summary: {}, profile: {} });
  expect(completed({ organisation: {}, listing: { kind: 'investor' } }).listing).toMatchObject({
    profile: { regions: [] },
  });
});

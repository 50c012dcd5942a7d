import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startupPlus } from '#infra/local/import/formats/startup-plus/index.ts';
import { readHeader } from '#infra/local/import/formats/startup-plus/table.ts';
import { COLUMNS } from '#shared/exchange/columns/index.ts';
import { restore } from '#shared/exchange/sheet/formula.ts';
import { readSheet } from '#shared/exchange/sheet/index.ts';
import { writeXlsx } from '#shared/exchange/sheet/xlsx-write.ts';
import { cp949, utf16 } from '#test/support/encodings.ts';
import { plain } from '#test/support/reading.ts';

const reading = (bytes: Uint8Array | string, path = 'city.csv') =>
  startupPlus.read([{ path, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, given: true }], {
    investors: 0,
  });
const read = (bytes: Uint8Array | string, path?: string) => plain(reading(bytes, path));
const brief = ({ line, pointer, column }: { line: number; pointer: string; column?: string }) => [
  line,
  pointer,
  column,
];

const KOREAN = `구분,기업명(필수),영문명,사업자 등록번호,분야,투자단계,희망금액,투자방식,지역,자치구,창업허브,설립일,직원수,대표자,소개
기업,한강로보틱스,Hangang Robotics,124-81-00998,로보틱스; 물류,프리A,1억 5천만원,RCPS,서울,성동구,서울창업허브 성수,2022.3.2,14명,김한강,"물류창고에서
상자를 옮기는 로봇을 만듭니다."
`;

const company = (cells: Record<string, string>) => {
  const row = {
    kind: 'company',
    name_ko: '한강로보틱스',
    sectors: 'ROBOTICS',
    stage: 'SEED',
    area: 'KR-11',
    summary_ko: '로봇을 만듭니다.',
    ...cells,
  };
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return `${Object.keys(row).join(',')}\n${Object.values(row).map(quote).join(',')}\n`;
};

const asWorkbook = (text: string) => {
  const { header, rows } = readSheet(Buffer.from(text));
  return writeXlsx(
    header,
    rows.map(({ cells }) => cells.map(restore)),
  );
};

describe('CSV with Korean headers', () => {
  const expected = {
    at: { file: 'city.csv', line: 2 },
    externalId: 'business:1248100998',
    organisation: {
      name: { ko: '한강로보틱스', en: 'Hangang Robotics' },
      country: 'KR',
      businessNumber: '124-81-00998',
      representative: { name: { ko: '김한강' }, title: { ko: '대표자', en: 'Representative' } },
      externalId: 'business:1248100998',
    },
    listing: {
      kind: 'company',
      title: { ko: '한강로보틱스', en: 'Hangang Robotics' },
      summary: { ko: '물류창고에서\n상자를 옮기는 로봇을 만듭니다.' },
      profile: {
        sectors: ['ROBOTICS', 'LOGISTICS'],
        location: { area: 'KR-11', district: '11200' },
        hub: 'SEONGSU',
        foundedOn: '2022-03-02',
        people: 14,
        raising: { stage: 'PRE_A', amount: { amount: '150000000', currency: 'KRW' }, instrument: 'RCPS' },
      },
    },
  };
  test.each([
    ['UTF-8', Buffer.from(KOREAN)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${KOREAN}`)],
    ['CP949', cp949(KOREAN)],
    ['UTF-16 with a byte-order mark', utf16(KOREAN)],
    ['UTF-16, big end first, without a mark', utf16(KOREAN, { big: true, mark: false })],
    ['tabs', Buffer.from(KOREAN.replaceAll(/,(?! )/g, '\t'))],
    ['semicolons', Buffer.from(KOREAN.replaceAll(/,(?! )/g, ';').replace('로보틱스; 물류', '"로보틱스; 물류"'))],
    ['a workbook', asWorkbook(KOREAN)],
  ])('%s', (_, bytes) => {
    const { records, faults } = read(bytes);
    expect(faults).toEqual([]);
    expect(records).toEqual([expected]);
  });

  test('a file in no known encoding is one fault', () => {
    const { records, faults } = read(Buffer.from([0xc7, 0x01, 0xff, 0x80, 0x0a]));
    expect(records).toEqual([]);
    expect(faults.map(brief)).toEqual([[1, '', undefined]]);
  });
});

test('an investor, in English', () => {
  const { records, faults } = read(
    [
      'kind,name_ko,external_id,investor_type,sectors,stages,ticket_min,ticket_max,regions,keywords,excluded_sectors,monthly_capacity,summary_ko,summary_en',
      '투자자,한강벤처스,INV-7,벤처캐피탈,AI;Robotics,seed;시리즈 A,1억,"USD 1,000",서울;경기도;미국,자율주행;로봇,게임,3,초기 투자사,Early stage',
      '투자자,한강벤처스,INV-8,VC,,,,5억,,,,,초기 투자사,',
    ].join('\n'),
  );
  // A range in two currencies is refused, and told by the column it begins in.
  expect(faults.map(brief)).toEqual([[2, '/listing/profile/ticket', 'ticket_min']]);
  expect(records.map(({ externalId, listing }) => [externalId, listing.profile])).toEqual([
    [
      'INV-8',
      {
        type: 'VC',
        sectors: [],
        stages: [],
        ticket: { min: { amount: '0', currency: 'KRW' }, max: { amount: '500000000', currency: 'KRW' } },
        regions: [],
      },
    ],
  ]);
});

describe('bad rows', () => {
  test('every fault of a row is told at once, with its column', () => {
    const { records, faults } = read(
      company({ sectors: '로봇공학자', stage: '시리즈 Z', amount: '많이', people: '-3', name_ko: '' }),
    );
    expect(records).toEqual([]);
    expect(faults.map(brief).sort()).toEqual(
      [
        [2, '/listing/profile/people', 'people'],
        [2, '/listing/profile/raising/amount', 'amount'],
        [2, '/listing/profile/raising/stage', 'stage'],
        [2, '/listing/profile/sectors', 'sectors'],
        [2, '/listing/title/ko', 'title_ko'],
        [2, '/organisation/name/ko', 'name_ko'],
      ].sort(),
    );
  });

  test('a bad check digit, a date that does not exist, a district outside Seoul', () => {
    const { faults } = read(
      company({ business_number: '124-81-00997', founded_on: '2023-02-29', area: '부산', district: '강남' }),
    );
    expect(faults.map(brief).sort()).toEqual([
      [2, '/listing/profile/foundedOn', 'founded_on'],
      [2, '/listing/profile/location/district', 'district'],
      [2, '/organisation/businessNumber', 'business_number'],
    ]);
  });

  test('a row with too few or too many cells, and the rows around it', () => {
    const good = company({}).split('\n')[1];
    const head = company({}).split('\n')[0];
    const { records, faults } = read(`${head}\n"company","짧음"\n\n${good},"넘침"\n${good}\n,,,,,\n${good},,\n`);
    expect(faults.map(({ line }) => line)).toEqual([2, 4, 7]);
    expect(records.map(({ at }) => at.line)).toEqual([5]);
  });

  test('an unreadable quote costs its row, not the file', () => {
    const [head, good] = company({ summary_ko: '5" 화면' }).split('\n');
    const { records, faults } = read(`${head}\ncompany,가,AI,SEED,KR,5" 화면\n${good}\n`);
    expect(faults.map(({ line }) => line)).toEqual([2]);
    expect(records.map(({ listing }) => listing.summary.ko)).toEqual(['5" 화면']);
  });

  test('the same organisation twice', () => {
    const { records, faults } = read(company({ external_id: 'A-1' }) + company({ external_id: 'A-1' }).split('\n')[1]);
    expect(records).toHaveLength(1);
    expect(faults.map(brief)).toEqual([[3, '/organisation/externalId', 'external_id']]);
  });

  test('a resident registration number is refused, wherever it stands; a corporate number is not', () => {
    for (const column of ['name_ko', 'summary_ko', 'address_ko'])
      expect(
        read(company({ [column]: '대표 900101-1234567' })).faults.map(({ column: at, message }) => [at, message.en]),
        column,
      ).toContainEqual([column, expect.stringContaining('resident registration number')]);
    expect(read(company({ summary_ko: '법인등록번호 110111-1129497' })).faults).toEqual([]);
  });

  test('control characters and reversed text are refused', () => {
    const { faults } = read(company({ name_ko: '한강\u202e스틱보로' }));
    expect(faults.map(brief)).toContainEqual([2, '/organisation/name/ko', 'name_ko']);
  });
});

test('cells that look like formulas stay text', () => {
  const { records, faults } = read(
    company({ name_ko: '=HYPERLINK("http://x","한강")', summary_ko: '+1 @SUM(A1) -2', external_id: '=1+1' }),
  );
  expect(faults).toEqual([]);
  expect(records[0]).toMatchObject({
    externalId: '=1+1',
    organisation: { name: { ko: '=HYPERLINK("http://x","한강")' } },
    listing: { summary: { ko: '+1 @SUM(A1) -2' } },
  });
  expect(read(company({ amount: '=1+1' })).faults.map(brief)).toEqual([
    [2, '/listing/profile/raising/amount', 'amount'],
  ]);
});

test('headers: names in both languages, notes and marks ignored, unknown, repeated and missing ones told', () => {
  const { at, unknown, twice, missing } = readHeader(['구분*', 'Name_KO', '희망금액 (원)', '비고', '기업명', '']);
  expect([...at.keys()]).toEqual(['kind', 'name_ko', 'amount']);
  expect({ unknown, twice, missing }).toEqual({ unknown: ['비고'], twice: ['기업명'], missing: [] });
  expect(readHeader(['소개']).missing).toEqual(['kind', 'name_ko']);
  expect(read('소개\n안녕\n').faults.map(({ line }) => line)).toEqual([1, 1]);
  expect(read(company({ 비고: 'x' })).remarks).toHaveLength(1);
});

test('without an identifier or a business number, country and name tell a row from others and are stable', () => {
  const idOf = (cells: Record<string, string>) => read(company(cells)).records[0]?.externalId;
  expect(idOf({})).toMatch(/^name:[0-9a-f]{32}$/);
  expect(idOf({ summary_ko: '바뀐 소개' })).toBe(idOf({}));
  expect(idOf({ name_ko: '한강로보틱스'.normalize('NFD') })).toBe(idOf({}));
  expect(idOf({ country: '일본' })).not.toBe(idOf({}));
});

describe('JSONL', () => {
  const listing = {
    kind: 'company',
    title: { ko: '한강로보틱스' },
    summary: { ko: '로봇' },
    profile: { sectors: ['ROBOTICS'], location: { area: 'KR-11' }, raising: { stage: 'SEED' } },
  };
  const organisation = { name: { ko: '한강로보틱스' }, country: 'KR' };
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;

  test('good lines, blank lines, an identifier made where there is none', () => {
    const own = { ...organisation, externalId: 'A-1' };
    const { records, faults } = read(
      `${line({ organisation, listing })}\r\n${line({ organisation: own, listing })}`,
      'a.jsonl',
    );
    expect(faults).toEqual([]);
    expect(records.map(({ at, externalId }) => [at.line, externalId.slice(0, 5)])).toEqual([
      [1, 'name:'],
      [3, 'A-1'],
    ]);
  });

  test('bad lines are told by line and pointer', () => {
    const bad = { ...listing, profile: { ...listing.profile, sectors: ['MAGIC'] } };
    const { records, faults } = read(
      `{"organisation":\n[1]\n${line({ organisation, listing: bad })}${line({ organisation, listing, note: 1 })}${line({ organisation: { ...organisation, organisationId: 'x' }, listing })}null\n`,
      'a.ndjson',
    );
    expect(records).toEqual([]);
    expect(faults.map(({ line: at, pointer }) => [at, pointer])).toEqual([
      [1, ''],
      [2, ''],
      [3, '/listing/profile/sectors/0'],
      [4, '/note'],
      [5, '/organisation/organisationId'],
      [6, ''],
    ]);
  });
});

test('the examples of the documentation import as they stand', () => {
  const text = readFileSync(new URL('../../docs/exchange.md', import.meta.url), 'utf8');
  const block = (language: string) => new RegExp(`\\n\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(text)?.[1] ?? '';
  const csv = read(block('csv'));
  const jsonl = read(block('jsonl'), 'a.jsonl');
  expect([...csv.faults, ...csv.remarks, ...jsonl.faults]).toEqual([]);
  expect(csv.records.map(({ listing }) => listing.kind)).toEqual(['company', 'investor']);
  expect(jsonl.records).toHaveLength(1);
});

test('the documentation names every column in both languages', () => {
  const text = readFileSync(new URL('../../docs/exchange.md', import.meta.url), 'utf8');
  const missing = COLUMNS.flatMap(({ key, names }) => [key, names[0]]).filter(name => !text.includes(name));
  expect(missing).toEqual([]);
});

test('a column of another kind, a value that is no date: what the file has is told', () => {
  const { faults } = read(company({ trl: '7', founded_on: '언젠가' }));
  expect(faults.map(({ column, value }) => [column, value])).toEqual([
    ['founded_on', '언젠가'],
    ['trl', '7'],
  ]);
});

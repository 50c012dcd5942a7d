import { describe, expect, test } from 'vitest';
import { errorsCsv } from '#infra/local/import/errors-file.ts';
import { startupPlus } from '#infra/local/import/formats/startup-plus/index.ts';
import { restore } from '#shared/exchange/sheet/formula.ts';
import { readSheet } from '#shared/exchange/sheet/index.ts';
import { plain } from '#test/support/reading.ts';

const reading = (text: string, path = 'city.csv') =>
  startupPlus.read([{ path, bytes: Buffer.from(text), given: true }], { investors: 0 });
const read = (text: string, path?: string) => plain(reading(text, path));

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

describe('bad rows are given back', () => {
  const bad = company({ sectors: '마법', name_ko: "'=가", amount: '많이', 비고: '=1+1' });

  test('with their own cells and what is wrong, and import once mended', () => {
    const given = errorsCsv(reading(bad).bad, 'ko');
    const { header, rows } = readSheet(Buffer.from(given));
    const [cells] = rows.map(row => row.cells.map(restore));
    const cell = (name: string) => cells?.[header.indexOf(name)];
    expect(cell('오류')?.split('\n')).toEqual([
      'sectors: 목록에 없는 값입니다: 마법',
      expect.stringMatching(/^amount: 금액으로 읽을 수 없습니다/),
    ]);
    expect([cell('원본위치'), cell('비고'), cell('name_ko')]).toEqual(['city.csv:2', '=1+1', '=가']);
    const mended = read(given.replaceAll('마법', 'AI').replaceAll('많이', '3억'), 'mend.csv');
    expect(mended.faults).toEqual([]);
    expect(mended.records[0]).toMatchObject({
      organisation: { name: { ko: '=가' } },
      listing: { profile: { sectors: ['AI'], raising: { amount: { amount: '300000000' } } } },
    });
  });

  test('those of other formats in our own columns', () => {
    const line = {
      organisation: { name: { ko: '가' }, country: 'KR' },
      listing: { kind: 'company', profile: { sectors: ['X'] } },
    };
    const given = errorsCsv(reading(JSON.stringify(line), 'a.jsonl').bad, 'en');
    expect(readSheet(Buffer.from(given)).header).toEqual(['error', 'source', 'kind', 'name_ko', 'country', 'sectors']);
  });
});

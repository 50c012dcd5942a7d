import { describe, expect, test } from 'vitest';
import { korea } from '#infra/local/import/formats/korea/index.ts';
import type { FormatOptions } from '#infra/local/import/record.ts';
import { plain } from '#test/support/reading.ts';

const lines = (...values: object[]) => values.map(value => JSON.stringify(value)).join('\n');
const read = (text: string, options: Partial<FormatOptions> = {}, given = true) =>
  plain(korea.read([{ path: 'list.jsonl', bytes: Buffer.from(text), given }], { investors: 0, ...options }));

const firm = {
  name: '한강제강',
  code: '000001',
  industry: '1차 철강 제조업',
  products: '와이어로프,각종 경강선/PC강선 등',
  listed: '2003-01-28',
  region: '전라남도',
};
const KSIC = `ksic1_cd,ksic1_nm,ksic2_cd,ksic2_nm,ksic3_cd,ksic3_nm
C,제조업,24,1차 금속 제조업,241,1차 철강 제조업
G,도매 및 소매업,46,도매업,463,음ㆍ식료품 및 담배 도매업
`;

describe('listed firms', () => {
  test('what the list says, and nothing besides', () => {
    const { records, faults } = read(lines(firm), { ksic: Buffer.from(KSIC) });
    expect(faults).toEqual([]);
    expect(records[0]).toMatchObject({
      externalId: 'krx:000001',
      organisation: { name: { ko: '한강제강' }, country: 'KR' },
      listing: {
        kind: 'company',
        summary: { ko: expect.stringContaining('업종: 1차 철강 제조업. 주요 제품: 와이어로프') },
        profile: {
          sectors: ['MATERIALS', 'MANUFACTURING'],
          tags: ['와이어로프', '각종 경강선', 'PC강선'],
          location: { area: 'KR-46' },
          ksic: [{ revision: 10, code: '241' }],
          raising: { stage: 'PRE_IPO' },
          monthlyCapacity: 0,
        },
      },
    });
  });
  test('classes are found whatever their spaces and dots; without a table there are none', () => {
    const wholesale = { ...firm, code: '2', industry: '음·식료품 및 담배도매업', region: '홍콩' };
    const [record] = read(lines(wholesale), { ksic: Buffer.from(KSIC) }).records;
    expect(record).toMatchObject({
      organisation: { country: 'HK' },
      listing: { profile: { ksic: [{ code: '463' }] } },
    });
    expect(read(lines({ ...firm, region: '아틀란티스' })).faults).toMatchObject([
      { message: { en: 'Unknown area: 아틀란티스' } },
    ]);
    expect(read(lines(wholesale)).records[0]?.listing.profile).not.toHaveProperty('ksic');
  });
});

describe('funds', () => {
  const fund = (gp: string, name: string, size: number, established: string, subfield = '중소/벤처일반') => ({
    gp_id: `OP-${gp}`,
    gp,
    fund: name,
    size_krw: size,
    established,
    field: '일반',
    subfield,
  });
  test('a manager with all its funds, latest first; no ticket is made up', () => {
    const { records, faults } = read(
      lines(
        fund('한강벤처스', '한강 초기바이오 투자조합', 7_600_000_000, '2015-02-03', '바이오'),
        fund('남산엔젤', '남산 개인투자조합 1호', 100_000_000, '2020-01-01'),
        fund('한강벤처스', '부산 그로스 펀드', 1_234_500_000_000, '2021-04-05'),
      ),
    );
    expect(faults).toEqual([]);
    expect(records.map(({ externalId, at }) => [externalId, at.line])).toEqual([
      ['kvca:OP-한강벤처스', 1],
      ['kvca:OP-남산엔젤', 2],
    ]);
    expect(records[0]?.listing).toMatchObject({
      kind: 'investor',
      summary: {
        ko: '2015–2021년에 조합 2개, 약정총액 1조 2,421억 원을 결성한 투자조합 운용사입니다. 최근 조합: 부산 그로스 펀드(2021-04-05).',
        en: 'Manager of 2 venture funds formed in 2015 to 2021, KRW 1,242.1 billion in all.',
      },
      profile: {
        type: 'VC',
        sectors: ['BIO'],
        stages: ['SEED', 'PRE_A', 'SERIES_B', 'SERIES_C'],
        regions: ['KR-26'],
        forMembers: {
          ko: '2021-04-05 부산 그로스 펀드 (1조 2,345억 원)\n2015-02-03 한강 초기바이오 투자조합 (76억 원)',
        },
      },
    });
    expect(records[0]?.listing.profile).not.toHaveProperty('ticket');
    expect(records[1]?.listing.profile).toMatchObject({ type: 'ANGEL' });
  });
});

describe('startups', () => {
  const startup = (investmentStage: string, more: object = {}) => ({
    category: 'AI/딥테크/블록체인,교육',
    companyName: `기업 ${investmentStage}`,
    description: '생성 AI 플랫폼을 운영하는 기업',
    investmentStage,
    employees: 90,
    totalInvestment: 126_800_000_000,
    ...more,
  });
  test('the stage sought follows the last one; one that is not disclosed is not guessed', () => {
    const text = JSON.stringify(
      [startup('series B (추정)'), startup('비공개'), startup('IPO', { employees: null, totalInvestment: '-' })],
      null,
      0,
    ).replaceAll('},{', '},\n{');
    const { records, faults } = read(text);
    expect(faults).toMatchObject([{ line: 2, message: { ko: '투자단계가 공개되지 않았습니다: 비공개' } }]);
    expect(records.map(({ listing }) => listing)).toMatchObject([
      {
        summary: { ko: '생성 AI 플랫폼을 운영하는 기업. 누적 투자 유치 1,268억 원.' },
        profile: { sectors: ['AI', 'EDUTECH'], people: 90, raising: { stage: 'SERIES_C' } },
      },
      { profile: { raising: { stage: 'PRE_IPO' }, monthlyCapacity: 0 } },
    ]);
  });
});

test('a file that is none of them is told where it was named, and an entry that cannot be read costs itself', () => {
  expect(read(lines({ a: 1 })).faults).toHaveLength(1);
  expect(read(lines({ a: 1 }), {}, false)).toMatchObject({ faults: [], remarks: [{}] });
  const { records, faults } = read(lines(firm, { ...firm, listed: '언젠가', name: '' }));
  expect(records).toHaveLength(1);
  expect(faults.map(({ line, message }) => [line, message.en.split(':')[0]])).toEqual([
    [2, 'name'],
    [2, 'listed'],
  ]);
});

import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '#infra/local/import/formats/crunchbase/categories.ts';
import { crunchbase } from '#infra/local/import/formats/crunchbase/index.ts';
import { investorTypeOf } from '#infra/local/import/formats/crunchbase/investor-types.ts';
import { fundingOf } from '#infra/local/import/formats/crunchbase/rounds.ts';
import { areaName, areaOf } from '#infra/local/import/formats/crunchbase/states.ts';
import { dateIn, dollarsIn } from '#infra/local/import/formats/crunchbase/tables.ts';
import { companySummary, englishDollars, koreanDollars } from '#infra/local/import/formats/crunchbase/text.ts';
import { Sector } from '#shared/kernel/vocabulary.ts';
import { plain } from '#test/support/reading.ts';

const COMPANIES = `company_id,name,category_code,state_code,region,city,founded_at,acquired_at
C1,"Acme, Inc.",biotech,CA,SF Bay,San Francisco,2009-05-01,
C2,Borealis,software,MA,Boston,Boston,not-a-date,2012-02-03
C3,,web,NY,New York,New York,,
C4,Cumulus,alchemy,ZZ,,,1850-01-01,
`;
const ROUNDS = `company_id,funded_at,funding_round_type,raised_amount_usd
C1,2010-01-01,angel,500000
C1,2011-06-01,series-a,4000000
C2,2011-13-01,series-a,1
C2,2011-02-01,series-b,minus
C9,2011-02-01,series-b,1
`;
const INVESTMENTS = `investor_id,company_id,funded_at,round_type,round_amount_usd
I1,C1,2011-06-01,series-a,4000000
I1,C1,2010-01-01,angel,500000
I1,C1,2010-01-01,angel,500000
I1,C2,2011-02-01,series-b,
I2,C1,2010-01-01,angel,500000
I9,C1,2010-01-01,angel,500000
`;
const INVESTORS = `investor_id,investor
I1,Northern Angels
I2,Borough Capital
I3,Idle Partners
`;
const read = (...given: Parameters<typeof crunchbase.read>) => plain(crunchbase.read(...given));
const file = (path: string, text: string, given = true) => ({ path, bytes: Buffer.from(text), given });
const ALL = [file('4.csv', INVESTORS), file('2.csv', ROUNDS), file('3.csv', INVESTMENTS), file('1.csv', COMPANIES)];

describe('the four tables', () => {
  const { records, faults } = read(ALL, { investors: 500 });

  test('are recognised by their headers in any order; bad rows are told, the others imported', () => {
    expect(records.map(({ externalId, at }) => `${externalId} ${at.file}:${at.line}`)).toEqual([
      'crunchbase:C1 1.csv:2',
      'crunchbase:C2 1.csv:3',
      'crunchbase:C4 1.csv:5',
      'crunchbase:I1 4.csv:2',
      'crunchbase:I2 4.csv:3',
    ]);
    expect(faults.map(({ file, line, column }) => `${file}:${line} ${column}`)).toEqual([
      '2.csv:4 funded_at',
      '2.csv:6 company_id',
      '1.csv:4 name',
      '3.csv:7 investor_id',
    ]);
  });

  test('a company says what is on record, in both languages', () => {
    expect(records[0]?.listing).toEqual({
      kind: 'company',
      title: { ko: 'Acme, Inc.', en: 'Acme, Inc.' },
      summary: {
        ko: '미국 캘리포니아주 San Francisco에 있는 바이오 분야 기업입니다. 2009년 5월에 설립되었습니다. 투자를 2회(엔젤 1회, 시리즈 A 1회) 받았으며, 공개된 금액은 모두 450만 달러입니다.',
        en: 'A biotech company in San Francisco, California, United States. Founded in May 2009. It has raised 2 rounds (1 angel, 1 series A), US$4.5 million of it disclosed.',
      },
      profile: {
        sectors: ['BIO'],
        location: { area: 'US-CA', city: 'San Francisco' },
        foundedOn: '2009-05-01',
        raising: { stage: 'SERIES_B' },
      },
    });
  });

  test('what is malformed or unknown is left out, never guessed', () => {
    expect(records[1]?.listing.profile).toEqual({
      monthlyCapacity: 0,
      sectors: ['CLOUD_SAAS'],
      location: { area: 'US-MA', city: 'Boston' },
      raising: { stage: 'SERIES_C' },
    });
    expect(records[2]?.listing.profile).toEqual({
      sectors: ['OTHER'],
      location: { area: 'US' },
      foundedOn: '1850-01-01',
      raising: { stage: 'SEED' },
    });
  });

  test('an investor has its deals, latest first and once each, linked to the companies', () => {
    const investor = records[3];
    expect(investor?.links).toEqual(['crunchbase:C1', 'crunchbase:C2', 'crunchbase:C1']);
    expect(investor?.listing.profile).toMatchObject({
      type: 'ANGEL',
      sectors: ['BIO', 'CLOUD_SAAS'],
      stages: ['SEED', 'SERIES_A', 'SERIES_B'],
      regions: ['US-CA', 'US-MA'],
      ticket: { min: { amount: '50000000', currency: 'USD' }, max: { amount: '400000000', currency: 'USD' } },
      monthlyCapacity: 5,
      portfolio: [
        {
          companyName: 'Acme, Inc.',
          sectors: ['BIO'],
          stage: 'SERIES_A',
          area: 'US-CA',
          amount: { amount: '400000000', currency: 'USD' },
          on: '2011-06-01',
        },
        { companyName: 'Borealis', sectors: ['CLOUD_SAAS'], stage: 'SERIES_B', area: 'US-MA', on: '2011-02-01' },
        { companyName: 'Acme, Inc.', stage: 'SEED', on: '2010-01-01' },
      ],
    });
  });

  test('the most active investors only', () => {
    const few = read(ALL, { investors: 1 }).records;
    expect(few.map(({ externalId }) => externalId).slice(3)).toEqual(['crunchbase:I1']);
    expect(read(ALL, { investors: 0 }).records).toHaveLength(3);
  });

  test('companies alone will do; a file that is none of the tables is told where it was named', () => {
    const stray = 'a,b\n1,2\n';
    const alone = read([file('1.csv', COMPANIES), file('x.csv', stray, false)], { investors: 9 });
    expect(alone.records).toHaveLength(3);
    expect(alone.remarks).toHaveLength(2);
    expect(read([file('x.csv', stray)], { investors: 9 }).faults.map(({ line }) => line)).toEqual([1]);
  });
});

test('at most the latest 400 deals of an investor', () => {
  const days = Array.from({ length: 450 }, (_, i) => new Date(Date.UTC(2010, 0, 1 + i)).toISOString().slice(0, 10));
  const deals = days.map(day => `I1,C1,${day},series-a,1000000\n`).join('');
  const { records, faults } = read(
    [
      file('1.csv', COMPANIES.replace('C3,,', 'C3,Named,')),
      file('3.csv', `${INVESTMENTS.split('\n')[0]}\n${deals}`),
      file('4.csv', INVESTORS),
    ],
    { investors: 1 },
  );
  expect(faults).toEqual([]);
  const investor = records.find(({ listing }) => listing.kind === 'investor')?.listing;
  const portfolio = investor?.kind === 'investor' ? (investor.profile.portfolio ?? []) : [];
  expect([portfolio.length, portfolio[0]?.on, portfolio.at(-1)?.on]).toEqual([400, days[449], days[50]]);
});

describe('tables of names', () => {
  test('42 categories, every one of them to sectors of ours', () => {
    expect(Object.keys(CATEGORIES)).toHaveLength(42);
    for (const { sectors, ko, en } of Object.values(CATEGORIES)) {
      expect(sectors.map(sector => Sector.safeParse(sector).success)).toEqual(sectors.map(() => true));
      expect(sectors.length).toBeGreaterThan(0);
      expect([/[가-힣]/.test(ko), /^[a-z &-]+$/.test(en)]).toEqual([true, true]);
    }
  });

  test('states', () => {
    expect(['CA', 'DC', 'ZZ', '', 'toString'].map(areaOf)).toEqual(['US-CA', 'US-DC', 'US', 'US', 'US']);
    expect(areaName('US-TX')).toEqual({ ko: '미국 텍사스주', en: 'Texas, United States' });
    expect(areaName('US')).toEqual({ ko: '미국', en: 'United States' });
  });

  test('kinds of investor', () => {
    expect(
      ['Y Combinator', 'Intel Capital', 'Tech Coast Angels', 'Los Angeles Fund', 'Accel Partners'].map(investorTypeOf),
    ).toEqual(['ACCELERATOR', 'CVC', 'ANGEL', 'VC', 'VC']);
  });
});

describe('stages from rounds', () => {
  const next = (...types: string[]) => fundingOf(types.map((type, i) => ({ on: `201${i}-01-01`, type }))).next;
  test.each([
    [[], 'SEED'],
    [['other'], 'SEED'],
    [['angel'], 'SERIES_A'],
    [['venture'], 'SERIES_B'],
    [['angel', 'venture', 'venture'], 'SERIES_C'],
    [['series-b', 'angel'], 'SERIES_C'],
    [['series-c+'], 'SERIES_D_PLUS'],
    [['series-c+', 'series-c+', 'venture'], 'SERIES_D_PLUS'],
    [['series-a', 'private-equity'], 'PRE_IPO'],
    [['post-ipo', 'series-a'], 'PRE_IPO'],
  ] as const)('after %j comes %s', (types, stage) => {
    expect(next(...types)).toBe(stage);
  });

  test('the second series-c+ is D or later, whatever the order of the rows', () => {
    const { stageOf, rounds } = fundingOf([
      { on: '2012-01-01', type: 'series-c+' },
      { on: '2010-01-01', type: 'series-c+' },
      { on: '2011-01-01', type: 'venture' },
    ]);
    expect(rounds.map(({ on }) => on)).toEqual(['2010-01-01', '2011-01-01', '2012-01-01']);
    expect(stageOf('2010-01-01', 'series-c+')).toBe('SERIES_C');
    expect(stageOf('2012-01-01', 'series-c+')).toBe('SERIES_D_PLUS');
    expect(stageOf('2011-01-01', 'venture')).toBeUndefined();
  });
});

test('dates and dollars that can be', () => {
  expect(['2012-02-29', '2011-02-29', '2012-2-9', '0000-00-00', ''].map(dateIn)).toEqual([
    '2012-02-29',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(['2500000', '2500000.0', '0', '-1', '1e6', '', '999999999999'].map(dollarsIn)).toEqual([
    2_500_000n,
    2_500_000n,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('amounts and places in words', () => {
  expect([3_500n, 40_000n, 1_000_000n, 100_000_000n, 125_004_000n].map(koreanDollars)).toEqual([
    '3,500달러',
    '4만 달러',
    '100만 달러',
    '1억 달러',
    '1억 2,500만 달러',
  ]);
  expect([40_000n, 1_000_000n, 12_345_678n].map(englishDollars)).toEqual([
    'US$40,000',
    'US$1 million',
    'US$12.3 million',
  ]);
  const bare = companySummary({
    category: { ko: '', en: '' },
    area: 'US',
    city: '',
    rounds: [],
    foundedOn: '1999-01-01',
    acquiredOn: '2012-02-03',
  });
  expect(bare).toEqual({
    ko: '미국에 있는 기업입니다. 1999년에 설립되었습니다. 공개된 투자 유치 이력은 없습니다. 2012년 2월에 인수되었습니다.',
    en: 'A company in the United States. Founded in 1999. No funding round is on record. Acquired in February 2012.',
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachTerm, mentions, searchable } from '#shared/kernel/words/tokens.ts';
import {
  type CompanyInput,
  encodeMarket,
  explainPair,
  type InvestorInput,
  scoreInvestors,
} from '#shared/match/engine/index.ts';
import { cosinesInto, encodeText } from '#shared/match/engine/text-index.ts';

const terms = (text: string): string[] => {
  const found: string[] = [];
  eachTerm(text, term => found.push(term));
  return found;
};

describe('terms', () => {
  test('Hangul gives characters and pairs, Latin whole words without little words and plurals', () => {
    expect(terms('수면 앱')).toEqual(['수', '수면', '면', '앱']);
    expect(terms('The wheels of a scooter')).toEqual(['wheel', 'scooter']);
    expect(terms('2026 3D')).toEqual(['3d']);
  });

  test('camelCase gives its parts and the whole; width and case do not matter', () => {
    expect(terms('SmartHomeHub')).toEqual(['smart', 'home', 'hub', 'smarthomehub']);
    expect(terms('ＡＢｃ 수면')).toEqual(terms('ABc 수면'));
    expect(terms('SCOOTER')).toEqual(terms('scooter'));
    expect(terms('수면'.normalize('NFD'))).toEqual(terms('수면'));
  });

  test('Korean and English expressions of a concept meet', () => {
    const concepts = (text: string) => terms(text).filter(term => term.startsWith('='));
    expect(concepts('바이오기업')).toEqual(concepts('bio company'));
    expect(concepts('핀테크')).toEqual(concepts('FinTech'));
    expect(concepts('머신러닝을')).toEqual(concepts('Machine Learning').slice(-1));
    expect(concepts('사물인터넷')).toEqual(concepts('the Internet of Things'));
    expect(concepts('이차전지')).toEqual(concepts('batteries and battery').slice(-1));
    expect(concepts('펫')).toEqual(concepts('pets'));
    expect(concepts('카펫')).toEqual([]);
  });

  test('composed and decomposed text give the same terms, none of them blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
        expect(terms(text).filter(term => term.trim() === '')).toEqual([]);
      }),
    );
  });
});

describe('cosine', () => {
  const word = fc.constantFrom('바이오', '수면을', '결제', 'robot', '로봇', 'FinTech', 'scooter', '암호');
  const texts = (max: number) =>
    fc.array(
      fc.array(word, { maxLength: 7 }).map(w => w.join(' ')),
      { minLength: 1, maxLength: max },
    );

  test('equals the cosine of two plain TF-IDF maps', () => {
    fc.assert(
      fc.property(texts(9), texts(3), (companies, investors) => {
        const index = encodeText(companies, investors);
        const frequency = new Map<string, number>();
        for (const text of companies)
          for (const t of new Set(terms(text))) frequency.set(t, (frequency.get(t) ?? 0) + 1);
        const idf = (t: string) => {
          const df = frequency.get(t) ?? 0;
          return df === 0 || df > Math.max(3, Math.floor(companies.length / 4))
            ? 0
            : Math.log(1 + companies.length / df);
        };
        const vector = (text: string) => {
          const all = terms(text);
          return new Map(
            [...new Set(all)].map(t => [t, (1 + Math.log(all.filter(other => other === t).length)) * idf(t)] as const),
          );
        };
        const length = (v: Map<string, number>) => Math.hypot(...v.values());
        const cosines = new Float64Array(companies.length);
        investors.forEach((text, i) => {
          cosinesInto(index, i, cosines);
          const a = vector(text);
          companies.forEach((other, c) => {
            const b = vector(other);
            const dot = [...a].reduce((sum, [t, w]) => sum + w * (b.get(t) ?? 0), 0);
            const expected = dot === 0 ? 0 : dot / (length(a) * length(b));
            expect(cosines[c]).toBeCloseTo(expected, 5);
          });
        });
      }),
    );
  });
});

describe('excluded keywords', () => {
  const found = (keyword: string, text: string) => mentions(keyword)(searchable(text));

  test.each([
    ['도박', '온라인도박을 위한', true],
    ['도박', '시도 박람회', false],
    ['온라인 도박', '온라인도박 서비스', true],
    ['온라인도박', '온라인 도박 서비스', true],
    ['ai', 'AIR purifier', false],
    ['AI', '의료AI 기업', true],
    ['gambl', 'Online-Gambling', true],
    ['gambling', 'SafeGambling platform', true],
    ['amble', 'gambling, gamble', false],
    ['Adult Content', 'adult  content', true],
    ['ｃｒｙｐｔｏ', 'Cryptocurrency', true],
    [' ', 'anything at all', false],
    ['!!', 'wow!!', false],
  ])('%s in "%s": %s', (keyword, text, expected) => {
    expect(found(keyword, text)).toBe(expected);
  });
});

describe('a small city', () => {
  const company = (id: string, sectors: string[], stage: string, ask: number, text: string): CompanyInput => ({
    id,
    organisationId: `org-${id}`,
    sectors,
    stage,
    area: 'KR-11',
    ask,
    text,
    capacity: 3,
  });
  const investor = (id: string, rest: Partial<InvestorInput>): InvestorInput => ({
    id,
    organisationId: `org-${id}`,
    sectors: [],
    stages: [],
    areas: ['KR-11'],
    text: '',
    excludedSectors: [],
    excludedKeywords: [],
    portfolio: [],
    capacity: 3,
    excludedCompanyIds: [],
    ...rest,
  });
  const companies = [
    company('antibody', ['BIO'], 'SERIES_A', 5e9, '인공지능으로 이중항체 신약 후보물질을 찾는 바이오텍. 전임상 단계.'),
    company('clinic-app', ['HEALTHCARE'], 'SEED', 5e8, '만성질환 환자를 위한 비대면 진료 앱과 건강관리 구독 서비스.'),
    company('pay', ['FINTECH'], 'PRE_A', 2e9, '소상공인을 위한 간편결제와 매출 정산 자동화.'),
    company('game', ['GAME'], 'SEED', 7e8, '모바일 수집형 게임 스튜디오.'),
    company('robot', ['ROBOTICS', 'LOGISTICS'], 'SERIES_A', 6e9, '물류창고용 자율이동 로봇과 관제 소프트웨어.'),
    company('gene', ['BIO'], 'SERIES_A', 8e9, 'Gene therapy vectors for rare eye disease; IND filing next year.'),
    company('shop', ['COMMERCE'], 'SERIES_B', 3e10, '신선식품 새벽배송 커머스.'),
  ];
  const investors = [
    investor('bio-fund', {
      sectors: ['BIO'],
      stages: ['SERIES_A'],
      ticket: { min: 2e9, max: 6e9 },
      text: '항체와 유전자 치료제 등 신약을 개발하는 초기 바이오 기업에 투자합니다.',
      portfolio: [{ sectors: ['BIO'], stage: 'SERIES_A', area: 'KR-11', amount: 4e9, on: '2025-03-02' }],
    }),
    investor('pay-fund', {
      sectors: ['FINTECH'],
      stages: ['SEED', 'PRE_A'],
      text: 'Payments and fintech for small merchants.',
    }),
    investor('robot-fund', {
      text: '로봇과 물류 자동화에 투자합니다. 게임에는 투자하지 않습니다.',
      sectors: ['ROBOTICS'],
      excludedKeywords: ['게임'],
    }),
  ];
  const market = encodeMarket({ asOf: '2026-11-24', investors, companies });
  const best = (id: string): string[] => {
    const at = market.investorIds.indexOf(id);
    const { company: found } = scoreInvestors(market, at, at + 1, { top: 10 });
    return Array.from(found, c => market.companyIds[c]!);
  };
  const explain = (i: string, c: string) =>
    explainPair(market, market.investorIds.indexOf(i), market.companyIds.indexOf(c));

  test('the bio fund gets the antibody maker first, the gene therapy second, and no shop', () => {
    expect(best('bio-fund').slice(0, 2)).toEqual(['antibody', 'gene']);
    expect(best('bio-fund')).not.toContain('shop');
  });

  test('an English thesis finds the Korean payment company', () => {
    expect(best('pay-fund')[0]).toBe('pay');
    expect(explain('pay-fund', 'pay')[4]!.points).toBeGreaterThan(0);
  });

  test('the robot fund gets the robot maker and never the game it refuses', () => {
    expect(best('robot-fund')[0]).toBe('robot');
    expect(best('robot-fund')).not.toContain('game');
  });

  test('the reasons say what a reader would', () => {
    const [sector, stage, ticket, region, text] = explain('bio-fund', 'antibody');
    expect(sector).toMatchObject({ facts: { value: 'BIO', declared: true, investorShare: 1 } });
    expect(stage).toMatchObject({ facts: { value: 'SERIES_A', declared: true } });
    expect(ticket).toMatchObject({ facts: { place: 'inside', askBucket: 3 } });
    expect(region).toMatchObject({ facts: { value: 'KR-11', matched: 'KR-11' } });
    expect(text).toMatchObject({ facts: { informed: true, terms: expect.arrayContaining(['항체', '바이오']) } });
    expect(explain('bio-fund', 'gene')[4]).toMatchObject({ facts: { terms: expect.arrayContaining(['Gene']) } });
    expect(explain('bio-fund', 'gene')[2]).toMatchObject({ facts: { place: 'above' } });
  });
});

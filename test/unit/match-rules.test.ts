import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Audience, platformLabel, type Reason, sentence, strengthOf } from '#shared/match/reasons.ts';

const points = fc.oneof(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -120, max: 120 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const leaning = (values: readonly string[]) =>
  fc.record(
    {
      value: fc.constantFrom(...values),
      declared: fc.boolean(),
      investorShare: share,
      marketShare: share,
      informed: fc.boolean(),
    },
    { requiredKeys: ['declared', 'informed'] },
  );
const reason: fc.Arbitrary<Reason> = fc.oneof(
  fc.record({ factor: fc.constant('sector' as const), points, facts: leaning(['BIO', 'AI']) }),
  fc.record({ factor: fc.constant('stage' as const), points, facts: leaning(['SEED', 'SERIES_D_PLUS']) }),
  fc.record({
    factor: fc.constant('region' as const),
    points,
    facts: fc
      .tuple(leaning(['KR-11', 'KR-26', 'US-CA']), fc.boolean())
      .map(([facts, within]) => (within && facts.value ? { ...facts, matched: facts.value.slice(0, 2) } : facts)),
  }),
  fc.record({
    factor: fc.constant('ticket' as const),
    points,
    facts: fc.record(
      {
        place: fc.constantFrom(
          'inside' as const,
          'below' as const,
          'above' as const,
          'undeclared' as const,
          'unknown' as const,
        ),
        askBucket: fc.integer({ min: 0, max: 6 }),
        investorShare: share,
        informed: fc.boolean(),
      },
      { requiredKeys: ['place', 'informed'] },
    ),
  }),
  fc.record({
    factor: fc.constant('text' as const),
    points,
    facts: fc.record({ terms: fc.subarray(['항체', 'gene', '물류']), informed: fc.boolean() }),
  }),
  fc.record({
    factor: fc.constant('partners' as const),
    points,
    facts: fc.record(
      { partners: fc.integer({ min: 3, max: 40 }), informed: fc.boolean() },
      { requiredKeys: ['informed'] },
    ),
  }),
  fc.record({
    factor: fc.constant('momentum' as const),
    points,
    facts: fc.record(
      {
        rounds: fc.integer({ min: 0, max: 5 }),
        heat: fc.constantFrom('rising' as const, 'steady' as const, 'cooling' as const),
        informed: fc.boolean(),
      },
      { requiredKeys: ['informed'] },
    ),
  }),
  fc.record({
    factor: fc.constant('activity' as const),
    points,
    facts: fc.record(
      { deals: fc.integer({ min: 0, max: 90 }), informed: fc.boolean() },
      { requiredKeys: ['informed'] },
    ),
  }),
);
const audiences: readonly Audience[] = ['investor', 'company'];
const say = (given: Reason, audience: Audience) => sentence(given, audience, platformLabel);

describe('sentences', () => {
  test('every reason has one in both languages, whole and without leftovers', () => {
    fc.assert(
      fc.property(reason, given => {
        for (const audience of audiences) {
          const { ko, en } = say(given, audience);
          expect(ko).toMatch(/^\S.*(니다|[’)])[^.]*\.$/);
          expect(ko).toMatch(/[가-힣]/);
          expect(en).toMatch(/^[A-Z].*\.$/);
          expect(`${ko}${en}`).not.toMatch(/undefined|NaN|\{|\$| {2}/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a company never reads a share of past deals or a number the investor keeps to itself', () => {
    fc.assert(
      fc.property(reason, given => {
        const { ko, en } = say(given, 'company');
        expect(`${ko}${en}`).not.toMatch(/\d|%/);
      }),
      { numRuns: 1000 },
    );
  });

  test('what a company reads does not change with what the investor did or where its limits lie', () => {
    fc.assert(
      fc.property(reason, share, share, (given, one, other) => {
        const secret = {
          sector: { investorShare: one },
          stage: { investorShare: one },
          region: { investorShare: one },
          ticket: { investorShare: one },
          text: {},
          partners: { partners: Math.round(one * 40) },
          momentum: {},
          activity: { deals: Math.round(other * 40) },
        }[given.factor];
        const changed = {
          ...given,
          facts: { ...given.facts, ...secret, ...('marketShare' in given.facts && { marketShare: other }) },
        } as Reason;
        expect(say(changed, 'company')).toEqual(say(given, 'company'));
        if (given.factor !== 'ticket' || given.facts.place === 'unknown') return;
        for (const place of ['inside', 'below', 'above', 'undeclared'] as const)
          expect(say({ ...given, facts: { ...given.facts, place } }, 'company')).toEqual(say(given, 'company'));
      }),
      { numRuns: 500 },
    );
  });

  test('what an investor reads of a company does not change with how often it raised, which not everybody may know', () => {
    fc.assert(
      fc.property(reason, fc.nat(9), (given, rounds) => {
        if (given.factor !== 'momentum') return;
        expect(say({ ...given, facts: { ...given.facts, rounds } }, 'investor')).toEqual(say(given, 'investor'));
      }),
    );
  });

  test('nothing that counts is said not to count', () => {
    fc.assert(
      fc.property(reason, given => {
        if (strengthOf(given.points) === 'neutral') return;
        for (const audience of audiences) {
          const { ko, en } = say(given, audience);
          expect(`${ko}${en}`).not.toMatch(/반영하지 않|반영되지 않|not count|hardly count/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('no ticket sentence holds an amount', () => {
    fc.assert(
      fc.property(reason, given => {
        if (given.factor !== 'ticket') return;
        const { ko, en } = say({ ...given, facts: { ...given.facts, investorShare: undefined as never } }, 'investor');
        expect(`${ko}${en}`).not.toMatch(/\d/);
      }),
    );
  });

  test.each<[string, Reason, Audience, string, string]>([
    [
      'the investor reads its own shares',
      {
        factor: 'sector',
        points: 1500,
        facts: { value: 'BIO', declared: true, informed: true, investorShare: 0.38, marketShare: 0.12 },
      },
      'investor',
      '‘바이오·제약’ 분야는 귀사가 찾는 분야입니다 (귀사 투자의 38%, 시장 12%).',
      'The sector ‘Biotech and pharma’ is one you look for (38% of your deals, 12% of the market).',
    ],
    [
      'the company reads that it fits',
      {
        factor: 'sector',
        points: 1500,
        facts: { value: 'BIO', declared: false, informed: true, investorShare: 0.38, marketShare: 0.12 },
      },
      'company',
      '귀사의 ‘바이오·제약’ 분야는 이 투자자의 관심과 잘 맞습니다.',
      "Your sector ‘Biotech and pharma’ fits this investor's interest well.",
    ],
    [
      'particles follow the noun',
      { factor: 'region', points: -900, facts: { value: 'KR-26', declared: false, informed: true } },
      'investor',
      '‘부산’ 지역은 귀사의 관심 밖에 있습니다.',
      'The region ‘Busan’ lies outside your focus.',
    ],
    [
      'a country holds its areas',
      { factor: 'region', points: 0, facts: { value: 'KR-11', matched: 'KR', declared: true, informed: true } },
      'company',
      '귀사의 ‘서울’ 지역은 이 투자자가 찾는 ‘대한민국’에 속합니다.',
      'Your region ‘Seoul’ lies in ‘South Korea’, where this investor looks.',
    ],
    [
      'an unknown amount is named as such',
      { factor: 'ticket', points: 0, facts: { place: 'unknown', informed: true } },
      'company',
      '귀사가 희망 금액을 밝히지 않아 반영하지 않았습니다.',
      'You state no amount, so it does not count.',
    ],
    [
      'shared words are quoted',
      { factor: 'text', points: 800, facts: { terms: ['항체', '신약'], informed: true } },
      'company',
      '두 소개글이 많이 닮았습니다: ‘항체’, ‘신약’.',
      'The two descriptions have much in common: ‘항체’, ‘신약’.',
    ],
    [
      'the investor reads how many of its partners are in',
      { factor: 'partners', points: 700, facts: { partners: 3, informed: true } },
      'investor',
      '이 기업의 기존 투자자 구성이 귀사와 매우 가깝습니다 (귀사와 함께 투자한 적이 있는 곳 3곳).',
      "The company's present investors are very close to you (3 of those you have invested with).",
    ],
    [
      'the company reads how lively its sector is, and that it raised',
      { factor: 'momentum', points: 120, facts: { rounds: 2, heat: 'rising', informed: true } },
      'company',
      '귀사의 최근 흐름이 매칭에 조금 도움이 됩니다 (최근 이 년 안에 투자를 유치함, 해당 분야의 투자가 늘고 있음).',
      'Your recent momentum speaks for the match to some degree (you raised within the last two years, rounds in the sector are on the rise).',
    ],
    [
      'the investor reads its own pace',
      { factor: 'activity', points: -300, facts: { deals: 1, informed: true } },
      'investor',
      '귀사의 최근 투자 활동은 점수를 낮추었습니다 (지난 일 년 동안 투자 1건).',
      'Your pace of investing lowers the score (1 investment in the last year).',
    ],
  ])('%s', (_, given, audience, ko, en) => {
    expect(say(given, audience)).toEqual({ ko, en });
  });

  test('strength has its edges at 500, 100 and -100', () => {
    expect([500, 499, 100, 99, 0, -99, -100].map(strengthOf)).toEqual([
      'strong',
      'weak',
      'weak',
      'neutral',
      'neutral',
      'neutral',
      'negative',
    ]);
  });
});

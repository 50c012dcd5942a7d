import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Shelves } from '#shared/directory/shelves.ts';
import { shownAt } from '#shared/disclosure/rules.ts';
import { Listing } from '#shared/listing/schema.ts';
import { alertsFor, fitsRule, matchesRule, resultsOf, wordsIn } from '#shared/saved-search/rules.ts';
import { type Condition, type KeptSearch, Rule } from '#shared/saved-search/schema.ts';
import { companyProfile, investorProfile, needProfile, technologyProfile } from '#test/support/city.ts';

const organisationId = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';
const profiles = {
  company: companyProfile,
  investor: investorProfile,
  technology: technologyProfile,
  need: needProfile,
};
const listing = (n: number, kind: keyof typeof profiles, more: object = {}): Listing =>
  Listing.parse({
    kind,
    listingId: `01JD8X4N6QJ3V5W8Z2K7M9P${String(100 + n)}`,
    organisationId,
    title: { ko: `등록 ${n}` },
    summary: { ko: '소개' },
    state: 'PUBLISHED',
    version: 1,
    createdAt: '2026-11-01T00:00:00.000Z',
    updatedAt: '2026-11-02T00:00:00.000Z',
    publishedAt: '2026-11-02T00:00:00.000Z',
    profile: profiles[kind](),
    ...more,
  });
const robot = listing(1, 'company', { summary: { ko: '물류로봇을 만든다', en: 'Logistics robots' } });
const game = listing(2, 'company', {
  summary: { ko: '모바일 게임' },
  profile: { ...companyProfile(), sectors: ['GAME'] },
});
const fund = listing(3, 'investor');
const lidar = listing(4, 'technology', {
  title: { ko: '라이다' },
  profile: { ...technologyProfile(), trl: 8, advantage: { ko: '꿩비둘기만큼 빠르다' } },
});
const need = listing(5, 'need', { title: { ko: '하역 무인화' } });
const everything = [robot, game, fund, lidar, need];
const words = (text: string): Condition => ({ field: 'words', words: text });
const fitting = (rule: object) =>
  everything.filter(each => matchesRule(Rule.parse(rule), shownAt(each, 'T0'))).map(({ title }) => title.ko);

describe('a rule', () => {
  test.each<[object, string[]]>([
    [{ all: [words('로봇')] }, ['등록 1', '등록 3', '라이다', '하역 무인화']],
    [{ all: [words('robots'), { field: 'kind', oneOf: ['company'] }] }, ['등록 1']],
    [{ any: [words('게임'), { field: 'trl', atLeast: 8 }] }, ['등록 2', '라이다']],
    [{ all: [{ field: 'kind', oneOf: ['company', 'need'] }], none: [words('게임')] }, ['등록 1', '하역 무인화']],
    [{ all: [{ field: 'due', before: '2099-12-31' }] }, ['하역 무인화']],
    [{ all: [{ field: 'due', before: '2050-12-31' }] }, []],
    [
      {
        all: [
          { field: 'area', oneOf: ['KR'] },
          { field: 'trl', atLeast: 7 },
        ],
      },
      ['라이다'],
    ],
    [{ all: [{ field: 'area', oneOf: ['KR-26'] }] }, []],
    [{ all: [words('꿩비둘기')] }, []],
  ])('%j', (rule, expected) => expect(fitting(rule)).toEqual(expected));

  test.each([{}, { none: [words('게임')] }, { all: [], any: [] }, { all: [{ field: 'words' }] }])('%j is none', rule =>
    expect(Rule.safeParse(rule).success).toBe(false),
  );

  test('means AND, OR and NOT, and a listing alone fits as it does among others', () => {
    const condition = fc.constantFrom<Condition>(
      words('로봇'),
      words('게임 -모바일'),
      words('라이다 OR 하역'),
      words('소개'),
      { field: 'kind', oneOf: ['company'] },
      { field: 'sector', oneOf: ['GAME', 'AI'] },
      { field: 'trl', atLeast: 8 },
    );
    const some = fc.array(condition, { maxLength: 3 });
    const shown = everything.map(each => shownAt(each, 'T0'));
    const shelves = new Shelves();
    for (const each of everything) shelves.put(each);
    const together = wordsIn(shelves.shelf('T0').index());
    fc.assert(
      fc.property(some, some, some, (all, any, none) => {
        for (const seen of shown) {
          const is = (each: Condition) => matchesRule({ all: [each], any: [], none: [] }, seen);
          const meant = all.every(is) && (any.length === 0 || any.some(is)) && !none.some(is);
          expect(fitsRule({ all, any, none }, seen, together)).toBe(meant);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('gives its results newest first, page by page', () => {
    const shelves = new Shelves();
    const many = Array.from({ length: 7 }, (_, n) =>
      listing(n, 'company', { publishedAt: `2026-11-0${1 + (n % 3)}T00:00:00.000Z` }),
    );
    for (const each of many) shelves.put(each);
    const rule = Rule.parse({ all: [{ field: 'kind', oneOf: ['company'] }] });
    const seen: string[] = [];
    let after: Parameters<typeof resultsOf>[3];
    do {
      const page = resultsOf(rule, shelves.shelf('T0'), 2, after);
      expect(page.total).toBe(7);
      seen.push(...page.items.map(({ publishedAt, listingId }) => `${publishedAt}#${listingId}`));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(7);
  });
});

describe('alerts', () => {
  const search = (userId: string, rule: object, more: object = {}): KeptSearch => ({
    state: 'KEPT',
    userId,
    slot: 1,
    version: 1,
    savedSearchId: '01JD8X4N6QJ3V5W8Z2K7M9P0RS',
    name: '찾는 것',
    rule: Rule.parse(rule),
    alerts: true,
    createdAt: '2026-11-01T00:00:00.000Z',
    alertedUpTo: '2026-11-01T00:00:00.000Z',
    ...more,
  });
  const robots = { all: [words('로봇'), { field: 'kind', oneOf: ['company'] }] };
  const publicly = () => 'T0' as const;

  test('tell what is new and what has changed since the last, by search', () => {
    const changed = { ...robot, updatedAt: '2026-11-10T00:00:00.000Z' };
    const told = (alertedUpTo: string) =>
      alertsFor([search('ann', robots, { alertedUpTo })], [changed, game], publicly).flatMap(
        ({ listings }) => listings,
      );
    expect(told('2026-11-01T00:00:00.000Z')).toEqual([
      { listingId: robot.listingId, title: robot.title, change: 'new' },
    ]);
    expect(told('2026-11-05T00:00:00.000Z').map(({ change }) => change)).toEqual(['changed']);
    expect(told('2026-11-10T00:00:00.000Z')).toEqual([]);
  });

  test('are none for who wants none, and nothing that their tier may not see', () => {
    expect(alertsFor([search('ann', robots, { alerts: false })], everything, publicly)).toEqual([]);
    const secret = search('ben', { all: [words('꿩비둘기')] });
    expect(alertsFor([secret], everything, publicly)).toEqual([]);
    const [alert] = alertsFor([secret], everything, () => 'T1');
    expect(alert?.listings.map(({ listingId }) => listingId)).toEqual([lidar.listingId]);
  });
});

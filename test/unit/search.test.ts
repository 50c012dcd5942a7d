import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fields, openIndex, packStatistics, unpackStatistics } from '#shared/search/index.ts';
import { Postings } from '#shared/search/postings.ts';
import { parseQuery } from '#shared/search/query.ts';
import { typos } from '#shared/search/typo.ts';

const TEXTS: Record<string, Fields> = {
  forklift: {
    title: '한강로보틱스 Hangang Robotics',
    tags: '로보틱스 Robotics 물류 Logistics',
    text: '영하 25도 냉동창고에서 팔레트를 옮기는 자율주행 지게차. Autonomous forklifts for cold stores.',
  },
  english: { title: 'Polar Movers', tags: '', text: 'Warehouse robots that carry pallets. Patent 10-2345678.' },
  korean: { title: '물류로봇연구소', tags: '', text: '택배 상자를 나르는 로봇을 만든다' },
  game: { title: '누리게임즈', tags: '게임', text: 'PC 전략 게임과 콘솔 게임을 만드는 개발사' },
  mobile: { title: '한옥게임즈', tags: '게임', text: '모바일 퍼즐 게임을 만드는 곳' },
  recycling: { title: '다시소재', tags: '', text: 'Battery recycling by molten salt' },
  recovery: { title: '되살림', tags: '', text: 'We recycled 3,000 batteries in 2026' },
};

const indexOf = (texts: Record<string, Fields> = TEXTS) => {
  const index = openIndex(id => texts[id]);
  for (const [id, fields] of Object.entries(texts)) index.set(id, fields);
  return index;
};
const ranked = (query: string, index = indexOf()) =>
  [...index.search(query).hits].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
const found = (query: string, index = indexOf()) => ranked(query, index).sort();

describe('what is found', () => {
  test.each<[string, string, string[]]>([
    ['Hangul inside compounds and before particles', '로봇', ['english', 'korean', 'forklift']],
    ['what another particle follows', '냉동창고를', ['forklift']],
    ['across languages by concept', 'robots', ['english', 'korean', 'forklift']],
    ['a compound by its parts, in another language too', '물류로봇', ['korean', 'forklift']],
    ['the beginning of a word being typed', 'autonom', ['forklift']],
    ['a syllable being typed', '로보', ['korean', 'forklift']],
    ['despite a letter missing', 'forklft', ['forklift']],
    ['despite letters swapped', 'warehosue', ['english']],
    ['another ending of an English word', 'recycle', ['recycling', 'recovery']],
    ['numbers', '2026', ['recovery']],
    ['nothing where a Hangul word differs by a syllable', '냉온창곡', []],
    ['nothing by a typing error in a short word', 'pq', []],
    ['nothing for blanks and signs', ' - + () "" ', []],
  ])('%s: %s', (_, query, expected) => expect(found(query)).toEqual([...expected].sort()));

  test.each<[string, string[]]>([
    ['게임', ['game', 'mobile']],
    ['게임 -퍼즐', ['game']],
    ['게임 NOT 콘솔', ['mobile']],
    ['-게임 -로봇 -robots -recycling -recycled', []],
    ['-게임', ['english', 'forklift', 'korean', 'recovery', 'recycling']],
    ['+게임 로봇', ['game', 'mobile']],
    ['게임 AND 콘솔', ['game']],
    ['"전략 게임"', ['game']],
    ['"게임 전략"', []],
    ['"10-2345678"', ['english']],
    ['퍼즐 OR pallets', ['english', 'mobile']],
    ['(퍼즐 OR 콘솔) 게임', ['game', 'mobile']],
    ['게임 -(퍼즐 OR 콘솔)', []],
    ['게임 - 퍼즐', ['game', 'mobile']],
    ['e-commerce OR 콘솔', ['game']],
  ])('operators: %s', (query, expected) => expect(found(query)).toEqual(expected));

  test('a word of the title counts more than a tag, a tag more than the text', () => {
    const rest = { title: '하나', tags: '둘', text: '셋' };
    const texts = {
      text: { ...rest, text: '배터리' },
      title: { ...rest, title: '배터리' },
      tags: { ...rest, tags: '배터리' },
    };
    expect(ranked('배터리', indexOf(texts))).toEqual(['title', 'tags', 'text']);
  });
  test('in an order of its own only what has most of the words is listed', () => {
    const listed = (words: 'some' | 'most') =>
      indexOf()
        .search('게임 퍼즐 콘솔', { words })
        .hits.map(({ id }) => id)
        .sort();
    expect(listed('some')).toEqual(['game', 'mobile']);
    expect(listed('most')).toEqual([]);
  });

  test('where every word must be there, a record fits or not whatever else there is', () => {
    const whole = indexOf();
    const queries = [
      '게임 퍼즐',
      '로봇',
      'robots pallets',
      'recycle',
      'forklft',
      '게임 -퍼즐',
      '"전략 게임"',
      '퍼즐 OR 지게차',
      'warehou',
      '없는말 게임',
    ];
    for (const query of queries) {
      const alone = Object.entries(TEXTS).filter(
        ([id, fields]) => indexOf({ [id]: fields }).search(query, { words: 'every' }).hits.length > 0,
      );
      const together = whole.search(query, { words: 'every' }).hits.map(({ id }) => id);
      expect(together.sort(), query).toEqual(alone.map(([id]) => id).sort());
    }
    expect(whole.search('게임 퍼즐', { words: 'every' }).hits.map(({ id }) => id)).toEqual(['mobile']);
    expect(whole.search('forklft', { words: 'every' }).hits).toEqual([]);
  });

  test('statistics survive the little room of a cursor', () => {
    const { statistics } = indexOf().search('물류로봇 자율주행 forklft robots -게임');
    expect(statistics.rarities.length).toBeGreaterThan(10);
    expect(unpackStatistics(packStatistics(statistics))).toEqual(statistics);
    expect(packStatistics(indexOf().search('가나다라마바사아'.repeat(25)).statistics).length).toBeLessThan(1300);
  });
  test('what has all words comes before what has most', () =>
    expect(ranked('자율주행 지게차 냉동창고')[0]).toBe('forklift'));
  test('composed and decomposed Hangul find the same', () =>
    expect(ranked('물류로봇'.normalize('NFD'))).toEqual(ranked('물류로봇')));
});

describe('an index that changes', () => {
  test('finds what was added, replaced and removed at once', () => {
    const texts = { ...TEXTS };
    const index = indexOf(texts);
    texts.game = { title: '새이름', tags: '', text: '양자 센서' };
    index.set('game', texts.game);
    expect(found('양자', index)).toEqual(['game']);
    expect(found('전략', index)).toEqual([]);
    index.remove('game');
    index.remove('game');
    expect(found('양자', index)).toEqual([]);
    expect(index.size).toBe(6);
  });

  test('answers as one made anew, after any changes and a compaction', () => {
    const word = fc.constantFrom('로봇', '물류', '배터리', 'robot', 'sensor', '수면앱', 'charging', '게임');
    const change = fc.record({
      id: fc.integer({ min: 0, max: 2500 }),
      words: fc.array(word, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), changes => {
        const texts: Record<string, Fields> = {};
        const source = (id: string) => texts[id];
        const index = openIndex(source);
        for (let id = 0; id < 2500; id++) {
          const fields = { title: `t${id}`, tags: '', text: id % 2 === 0 ? '로봇 배터리' : 'sensor 게임' };
          texts[id] = fields;
          index.set(String(id), fields);
        }
        for (let id = 0; id < 2500; id += 2) {
          index.remove(String(id));
          delete texts[id];
        }
        for (const { id, words } of changes) {
          const fields = { title: '', tags: '', text: words.join(' ') };
          texts[id] = fields;
          index.set(String(id), fields);
        }
        const fresh = indexOf(texts);
        for (const query of ['로봇', 'charger', '게임 -물류', '"수면앱"', 'senzor'])
          expect(found(query, index)).toEqual(found(query, fresh));
      }),
      { numRuns: 15 },
    );
  });

  test('with the statistics of the first page every record keeps its score while others come', () => {
    const texts = { ...TEXTS };
    const index = indexOf(texts);
    for (const query of ['로봇 게임', 'robtos', '물류 OR 게임 -콘솔', '자율', '배터리 회수']) {
      const { hits, statistics } = index.search(query);
      for (let id = 0; id < 30; id++) {
        texts[`new-${id}`] = { title: '로봇 게임 자율', tags: 'robtos', text: '배터리 회수 물류' };
        index.set(`new-${id}`, texts[`new-${id}`]!);
      }
      const again = new Map(index.search(query, { statistics }).hits.map(({ id, score }) => [id, score]));
      for (const { id, score } of hits) expect(again.get(id)).toBe(score);
      for (let id = 0; id < 30; id++) index.remove(`new-${id}`);
    }
  });

  test('names what resembles a record, not the record itself', () => {
    const [first] = indexOf().similar('korean', 3);
    expect(['forklift', 'english']).toContain(first?.id);
    expect(indexOf().similar('nobody', 3)).toEqual([]);
  });
});

describe('hostile queries', () => {
  test('nothing a person types throws or takes long', () => {
    const index = indexOf();
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      '-',
      '+',
      ' OR ',
      ' AND ',
      ' NOT ',
      '로봇',
      'robot',
      '“',
      '|',
      '\\',
      '*',
      '=',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 25 }), pieces => {
        const { hits } = index.search(pieces.join(''));
        expect(hits.every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('depth, length and number of words are bounded', () => {
    const index = indexOf();
    const started = performance.now();
    for (const query of [
      '('.repeat(1e6),
      '로봇 OR '.repeat(1e5),
      '-'.repeat(1e6),
      `"${'가'.repeat(1e6)}"`,
      'a '.repeat(1e6),
    ])
      index.search(query);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(JSON.stringify(parseQuery('('.repeat(1e6))).length).toBeLessThan(1000);
  });
});

test('posting lists give back what was put in', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.record({ gap: fc.integer({ min: 1, max: 300_000 }), weight: fc.integer({ min: 1, max: 255 }) }), {
          maxLength: 200,
        }),
        { minLength: 1, maxLength: 5 },
      ),
      lists => {
        const postings = new Postings();
        const numbers = lists.map(() => postings.open());
        const expected: [number, number][][] = lists.map(() => []);
        const slots = lists.map(() => 0);
        for (let step = 0; step < 200; step++)
          lists.forEach((list, at) => {
            const item = list[step];
            if (item === undefined) return;
            slots[at]! += item.gap;
            postings.push(numbers[at]!, slots[at]!, item.weight);
            expected[at]!.push([slots[at]!, item.weight]);
          });
        lists.forEach((_, at) => {
          const got: [number, number][] = [];
          postings.each(numbers[at]!, (slot, weight) => got.push([slot, weight]));
          expect(got).toEqual(expected[at]);
          expect(postings.count(numbers[at]!)).toBe(got.length);
        });
      },
    ),
  ));

test('typing errors are counted as a person makes them', () => {
  expect(typos('robotics', 'robtoics', 2)).toBe(1);
  expect(typos('robot', 'robots', 2)).toBe(1);
  expect(typos('solar', 'polar', 1)).toBe(1);
  expect(typos('kitten', 'sitting', 2)).toBe(3);
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(typos(a, b, 9)).toBe(typos(b, a, 9));
    }),
  );
});

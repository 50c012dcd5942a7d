import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { costOf, readPrices } from '#test/bench/scale/cost.ts';
import { draw, exponentOf, type Picture } from '#test/bench/scale/picture.ts';

const picture: Picture = {
  title: 'Growth & <more>',
  x: 'pairs',
  note: 'a note',
  panels: [
    {
      title: 'Time',
      unit: 's',
      lines: [
        {
          name: 'quadratic',
          points: [
            [10, 0.02],
            [100, 2],
            [1e6, 2e8],
          ],
        },
      ],
    },
    {
      title: 'Memory',
      unit: 'MB',
      lines: [
        {
          name: 'flat',
          points: [
            [10, 7],
            [1e6, 7],
          ],
        },
        { name: 'one', points: [[500, 1]] },
      ],
    },
  ],
};

test('the picture is well-formed, names its lines, and every point is inside of it', () => {
  const parser = new SaxesParser();
  const size = { width: 0, height: 0 };
  const dots: [number, number][] = [];
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: a }) => {
    const attributes = a as Record<string, string>;
    if (name === 'svg') Object.assign(size, { width: Number(attributes.width), height: Number(attributes.height) });
    if (name === 'circle') dots.push([Number(attributes.cx), Number(attributes.cy)]);
  });
  const svg = draw(picture);
  parser.write(svg).close();
  expect(dots).toHaveLength(6);
  for (const [x, y] of dots) {
    expect(x > 0 && x < size.width && y > 0 && y < size.height, `${x}, ${y} in ${size.width} × ${size.height}`).toBe(
      true,
    );
  }
  // Bigger is further to the right and higher up.
  expect(dots[2]![0]).toBeGreaterThan(dots[1]![0]);
  expect(dots[2]![1]).toBeLessThan(dots[1]![1]);
  expect(svg).not.toContain('NaN');
  expect(svg).toContain('quadratic: as pairs to the power of 2.00');
  expect(svg).toContain('prefers-color-scheme:dark');
});

test('a line that cannot be drawn is refused', () => {
  const empty = {
    ...picture,
    panels: [{ title: 'Time', unit: 's', lines: [{ name: 'none', points: [[10, 0]] as const }] }],
  };
  expect(() => draw(empty)).toThrow(RangeError);
});

test('growth is told from the ends of a line', () => {
  expect(
    exponentOf({
      name: 'x',
      points: [
        [1, 3],
        [4, 6],
      ],
    }),
  ).toBeCloseTo(0.5);
  expect(exponentOf({ name: 'x', points: [[1, 3]] })).toBe(0);
});

test('a night costs what its parts cost by the prices checked in', () => {
  const step = { invocations: 2, ms: 3_000, longest: 2_000, cpu: 1_000, peak: 100, read: 1e6, write: 2e6, payload: 10 };
  const night = {
    investors: 1,
    companies: 1,
    which: 'first' as const,
    wall: 1,
    matches: 1,
    training: 'TOO_LITTLE',
    learned: false,
    transitions: 1_000_000,
    steps: { plan: { ...step, memory: 2_048, timeout: 600 } },
  };
  const prices = readPrices();
  const { table, functions, workflow, all } = costOf(night, prices);
  const { writeUnits, readUnits, gigabyteSeconds, invocations, transitions } = prices.prices;
  expect(table).toBeCloseTo(2 * writeUnits.perMillion + readUnits.perMillion, 9);
  expect(functions).toBeCloseTo((6 * gigabyteSeconds.perMillion + 2 * invocations.perMillion) / 1e6, 12);
  expect(workflow).toBeCloseTo(transitions.perMillion, 9);
  expect(all).toBeCloseTo(table + functions + workflow, 9);
  expect(prices.region).toBe('ap-northeast-2');
});

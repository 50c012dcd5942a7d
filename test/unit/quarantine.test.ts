import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Listing } from '#shared/listing/schema.ts';
import { requireSound } from '#shared/match/engine/index.ts';
import { isTooMuch, quarantineOf, reasonOf, sift } from '#shared/match/quarantine.ts';
import { NAMED } from '#shared/match/schema.ts';
import { marketInput } from '#test/support/market.ts';

const thrown = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('what cannot be taken is taken out', () => {
  test('exactly those, in order, whatever their number and place; called once where there are none', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), bad => {
        const items = bad.map((isBad, n) => ({ n, isBad }));
        let calls = 0;
        const { taken, refused } = sift(items, part => {
          calls += 1;
          for (const { n, isBad } of part) if (isBad) throw new RangeError(`item ${n}`);
        });
        expect(taken).toEqual(items.filter(({ isBad }) => !isBad));
        expect(refused.map(({ item }) => item)).toEqual(items.filter(({ isBad }) => isBad));
        if (!bad.includes(true)) expect(calls).toBe(1);
      }),
    );
  });

  test('nobody is blamed for what fails in company alone', () => {
    const attempt = (part: readonly number[]) => {
      if (part.length === 4 || part.includes(9)) throw new Error('together');
    };
    expect(() => sift([1, 2, 9, 3, 4], attempt)).toThrow('together');
  });
});

describe('a limit', () => {
  test.each([
    [1, 2, false],
    [2, 100, true],
    [2, 199, true],
    [2, 200, false],
    [3, 200, true],
    [200, 20_000, false],
    [201, 20_000, true],
  ])('%i of %i', (quarantined, all, tooMuch) => {
    expect(isTooMuch(quarantined, all)).toBe(tooMuch);
  });

  test('a record names the first by identifier and counts all', () => {
    const many = Array.from({ length: 250 }, (_, n) => ({ listingId: String(999 - n), reason: 'engine: x' }));
    const found = quarantineOf(many);
    expect([found?.count, found?.listings.length, found?.listings[0]?.listingId]).toEqual([250, NAMED, '750']);
    expect(quarantineOf([])).toBeUndefined();
  });
});

describe('a reason', () => {
  test('names member and fault, never what somebody wrote', () => {
    const schema = thrown(() => Listing.parse({ kind: 'company', title: { ko: 7 }, profile: { sectors: ['비밀'] } }));
    expect(reasonOf(schema)).toMatch(/^schema: /);
    expect(reasonOf(schema)).not.toContain('비밀');
    expect(reasonOf(new RangeError('비밀 123'))).toBe('engine: RangeError');
    const unsound = thrown(() => requireSound({ companies: [{ ask: Number.NaN }] }));
    expect(reasonOf(unsound)).toBe('engine: companies.ask is no number');
  });
});

describe('sound input', () => {
  test('is everything that the engine is tested with', () => {
    fc.assert(fc.property(marketInput, input => requireSound(input)));
  });

  test.each([
    [{ investors: [{ ticket: { min: 1, max: Number.POSITIVE_INFINITY } }] }, 'investors.ticket.max is no number'],
    [{ investors: [{ portfolio: [{ on: 'someday' }] }] }, 'investors.portfolio.on is no day'],
    [{ investors: [{ portfolio: [{ on: '2026-02-40' }] }] }, 'investors.portfolio.on is no day'],
    [{ companies: [{ capacity: 70_000 }] }, 'companies.capacity is no whole number up to 65535'],
    [{ companies: [{ capacity: 1.5 }] }, 'companies.capacity is no whole number up to 65535'],
    [{ asOf: 20_261_124 }, undefined],
  ])('%j', (input, message) => {
    if (message === undefined) expect(() => requireSound(input)).not.toThrow();
    else expect(thrown(() => requireSound(input))).toMatchObject({ name: 'UnsoundInput', message });
  });
});

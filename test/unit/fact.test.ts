import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agree,
  checkFact,
  decideFact,
  isStale,
  onRecord,
  shownFacts,
  slotOf,
  undoDecision,
  weigh,
} from '#shared/fact/rules.ts';
import { FACT_PATHS, type Fact, type FactDecision, FactPath, type FactValue } from '#shared/fact/schema.ts';
import { TIERS } from '#shared/kernel/tier.ts';

const today = '2026-11-24';
const won = (amount: number, currency: 'KRW' | 'USD' = 'KRW'): FactValue => ({
  unit: 'MONEY',
  money: { amount: String(amount), currency },
});
const count = (n: number): FactValue => ({ unit: 'COUNT', count: n });
const day = (date: string): FactValue => ({ unit: 'DATE', date });
let made = 0;
const fact = (more: Partial<Fact> = {}): Fact => {
  made += 1;
  return {
    factId: `01JD8X4N6QJ3V5W8Z2K7M${String(made).padStart(5, '0')}`,
    organisationId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
    path: 'PEOPLE',
    value: count(14),
    asOf: '2026-06-30',
    source: { type: 'SELF' },
    confidence: 60,
    recordedAt: `2026-07-01T00:00:${String(made % 60).padStart(2, '0')}.000Z`,
    ...more,
  };
};
const statuses = (facts: Fact[], decisions: FactDecision[] = [], at = today) => {
  const weighed = weigh(facts, decisions, at);
  return facts.map(({ factId }) => weighed.find(each => each.factId === factId)?.status);
};
const registry = { type: 'REGISTRY' as const, url: 'https://registry.example/1' };

describe('facts', () => {
  test.each([
    [count(14), count(14), true],
    [count(14), count(15), false],
    [won(1_000_000_000), won(1_009_000_000), true],
    [won(1_000_000_000), won(1_020_000_000), false],
    [won(1_400_000_000), won(105_000_000, 'USD'), true],
    [won(1_400_000_000), won(200_000_000, 'USD'), false],
    [won(0), won(0), true],
    [day('2022-03-02'), day('2022-04-02'), true],
    [day('2022-03-02'), day('2022-04-03'), false],
    [{ unit: 'LEVEL', level: 7 } as const, { unit: 'LEVEL', level: 6 } as const, false],
    [count(7), { unit: 'LEVEL', level: 7 } as const, false],
  ])('%j and %j agree: %s', (a, b, expected) => {
    expect(agree(a, b)).toBe(expected);
    expect(agree(b, a)).toBe(expected);
  });

  test('of two sources that disagree both are kept, in conflict; those that agree are current', () => {
    expect(statuses([fact(), fact({ source: registry })])).toEqual(['CURRENT', 'CURRENT']);
    expect(statuses([fact(), fact({ source: registry, value: count(20) })])).toEqual(['CONFLICT', 'CONFLICT']);
    const elsewhere = fact({ path: 'PATENTS', value: count(3) });
    expect(statuses([fact(), elsewhere])).toEqual(['CURRENT', 'CURRENT']);
    const [y2024, y2025] = ['2024', '2025'].map((of, i) => fact({ path: 'REVENUE', of, value: won(i + 1) }));
    expect(statuses([y2024!, y2025!])).toEqual(['CURRENT', 'CURRENT']);
  });

  test('a newer day of the same source supersedes; an older one recorded later does not', () => {
    const facts = [fact({ asOf: '2026-01-31', value: count(9) }), fact()];
    expect(statuses(facts)).toEqual(['SUPERSEDED', 'CURRENT']);
    expect(statuses([...facts, fact({ asOf: '2025-12-31', value: count(2) })])).toEqual([
      'SUPERSEDED',
      'CURRENT',
      'SUPERSEDED',
    ]);
    const other = { type: 'REGISTRY' as const, url: 'https://other.example/1' };
    expect(statuses([fact({ source: registry }), fact({ source: other, value: count(8) })])).toEqual([
      'CONFLICT',
      'CONFLICT',
    ]);
  });

  test('what is stale is marked, and contradicts nothing that is fresh', () => {
    const old = fact({ asOf: '2024-01-31', value: count(3), source: registry });
    expect(statuses([old, fact()])).toEqual(['CURRENT', 'CURRENT']);
    expect(weigh([old], [], today)[0]?.stale).toBe(true);
    expect(isStale({ path: 'PEOPLE', asOf: '2025-11-24' }, today)).toBe(false);
    expect(isStale({ path: 'PEOPLE', asOf: '2025-11-23' }, today)).toBe(true);
    expect(isStale({ path: 'PEOPLE', asOf: '2024-02-29' }, '2025-02-28')).toBe(false);
    expect(isStale({ path: 'FOUNDED_ON', asOf: '1999-01-01' }, today)).toBe(false);
  });

  test('a decision sets the others aside, undoing it brings them back, a new word opens it again', () => {
    const facts = [fact(), fact({ source: registry, value: count(20) })];
    const decision = decideFact(
      weigh(facts, [], today),
      weigh(facts, [], today).find(({ source }) => source.type === 'REGISTRY')!,
      { decisionId: '01JD8X4N6QJ3V5W8Z2K7M9P0D1', reason: { ko: '등기부 확인' } },
      '2026-08-01T00:00:00.000Z',
    );
    expect(statuses(facts, [decision])).toEqual(['SUPERSEDED', 'CURRENT']);
    const undone = undoDecision(decision, '2026-09-01T00:00:00.000Z');
    expect(statuses(facts, [undone])).toEqual(['CONFLICT', 'CONFLICT']);
    expect(() => undoDecision(undone, '2026-09-02T00:00:00.000Z')).toThrow('Undone already');
    const press = { type: 'PRESS' as const, url: 'https://press.example/a' };
    const later = fact({ source: press, value: count(30), recordedAt: '2026-10-01T00:00:00.000Z' });
    expect(statuses([...facts, later], [decision])).toEqual(['SUPERSEDED', 'CONFLICT', 'CONFLICT']);
    expect(() => decideFact(weigh([facts[0]!], [], today), weigh([facts[0]!], [], today)[0]!, decision, today)).toThrow(
      'Nothing contradicts',
    );
    // The history of a day knows what was known then.
    const then = (at: string) => {
      const { facts: known, decisions } = onRecord([...facts, later], [undone], at);
      return [known.length, decisions.filter(({ undoneAt }) => undoneAt === undefined).length];
    };
    expect(['2026-06-30', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'].map(then)).toEqual([
      [0, 0],
      [2, 0],
      [2, 1],
      [2, 0],
      [3, 0],
    ]);
  });

  test.each([
    [{ value: won(3) }, '/value/unit'],
    [{ of: '2024' }, '/of'],
    [{ path: 'REVENUE', value: won(3) }, '/of'],
    [{ path: 'REVENUE', value: won(3), of: 'SEED' }, '/of'],
    [{ path: 'ROUND_AMOUNT', value: won(3), of: 'NO_STAGE' }, '/of'],
    [{ asOf: '2026-11-25' }, '/asOf'],
  ] as [Partial<Fact>, string][])('refuses %j at %s', (more, pointer) => {
    let faults: unknown[] = [];
    try {
      checkFact(fact(more), '2026-11-24T03:00:00.000Z');
    } catch (error) {
      faults = (error as { faults: { pointer: string }[] }).faults.map(each => each.pointer);
    }
    expect(faults).toEqual([pointer]);
  });

  test('every path is shown from its tier on, with its source, without its record', () => {
    for (const path of FactPath.options) {
      const { unit, tier } = FACT_PATHS[path];
      const value = {
        MONEY: won(5),
        COUNT: count(5),
        DATE: day('2020-01-01'),
        LEVEL: { unit: 'LEVEL', level: 5 } as const,
      }[unit];
      const weighed = weigh([fact({ path, value, source: { ...registry, recordId: 'R-1' } })], [], today);
      const seen = TIERS.filter(reached => shownFacts(weighed, reached).length > 0);
      expect(seen).toEqual(TIERS.slice(TIERS.indexOf(tier as 'T0')));
      expect(JSON.stringify(shownFacts(weighed, 'T3'))).not.toMatch(/R-1|factId|organisationId/);
    }
  });
});

const sources = fc.constantFrom<Fact['source']>({ type: 'SELF' }, { type: 'OPERATOR' }, registry);
const anyFact = fc
  .record({
    source: sources,
    value: fc.integer({ min: 1, max: 4 }).map(count),
    month: fc.integer({ min: 1, max: 9 }),
    minute: fc.nat(59),
  })
  .map(({ month, minute, ...rest }) =>
    fact({
      ...rest,
      asOf: `2026-0${month}-10`,
      recordedAt: `2026-10-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
    }),
  );

test('nothing is lost, the order of arrival does not matter, and conflict means contradiction', () => {
  void fc.assert(
    fc.property(fc.array(anyFact, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (facts, order) => {
      const weighed = weigh(facts, [], today);
      expect(weighed.map(({ factId }) => factId).sort()).toEqual(facts.map(({ factId }) => factId).sort());
      const keyed = [...facts].map(each => ({ each, at: order.next().value as number })).sort((a, b) => a.at - b.at);
      expect(
        weigh(
          keyed.map(({ each }) => each),
          [],
          today,
        ),
      ).toEqual(weighed);
      const counting = weighed.filter(({ status }) => status !== 'SUPERSEDED');
      expect(new Set(counting.map(({ source }) => source.type)).size).toBe(counting.length);
      const contradict = counting.some(a => counting.some(b => !agree(a.value, b.value)));
      for (const { status } of counting) expect(status).toBe(contradict ? 'CONFLICT' : 'CURRENT');
      expect(new Set(weighed.map(slotOf)).size).toBe(1);
    }),
    { numRuns: 1_000 },
  );
});

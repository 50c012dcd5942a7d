import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rejection } from '#shared/kernel/rejection.ts';
import { correctOutcome, decideOutcome, outcomesAsOf, reportOutcome, withdrawOutcome } from '#shared/outcome/rules.ts';
import { NewOutcome, OUTCOME_TYPES, type Outcome, type OutcomeType } from '#shared/outcome/schema.ts';
import {
  changesBetween,
  figureOf,
  figuresOf,
  instantOf,
  KPI_IDS,
  KPIS,
  kpiList,
  rowsOf,
} from '#shared/report/rules.ts';
import { Figure, KpiList } from '#shared/report/schema.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' as const });
const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
const ids = (n: number) => ({ outcomeId: `O${String(n).padStart(25, '0')}`, organisationId: 'ORG' });
const investment = (amount: string, evidence = 1): NewOutcome => ({
  type: 'INVESTMENT',
  amount: won(amount),
  occurredOn: '2026-01-01',
  basis: 'DIRECT',
  evidence: Array.from({ length: evidence }, () => ({ kind: 'CONTRACT' as const, reference: '계약서' })),
});
const refused = (act: () => unknown): string => {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return error instanceof Rejection ? error.reason : String(error);
  }
};

describe('the life of an outcome', () => {
  const made = reportOutcome(investment('100'), ids(1), at(0));
  test('with evidence it can be verified, without it cannot', () => {
    expect(made.state).toBe('EVIDENCED');
    expect(decideOutcome(made, { decision: 'VERIFY' }, at(1))).toMatchObject({ state: 'VERIFIED', version: 2 });
    const claim = reportOutcome(investment('100', 0), ids(2), at(0));
    expect(claim.state).toBe('REPORTED');
    expect(refused(() => decideOutcome(claim, { decision: 'VERIFY' }, at(1)))).toBe('wrong-state');
    const disputed = decideOutcome(claim, { decision: 'DISPUTE', reason: { ko: '근거 없음' } }, at(1));
    expect(refused(() => decideOutcome(disputed, { decision: 'VERIFY' }, at(2)))).toBe('wrong-state');
  });
  test('a correction takes verification with it and says why', () => {
    const verified = decideOutcome(made, { decision: 'VERIFY' }, at(1));
    const corrected = correctOutcome(verified, { ...investment('90'), reason: { ko: '정산 결과' } }, at(2));
    expect(corrected).toMatchObject({ state: 'EVIDENCED', version: 3, reason: { ko: '정산 결과' }, createdAt: at(0) });
  });
  test('what was withdrawn stays so', () => {
    const gone = withdrawOutcome(made, { reason: { ko: '해제' } }, at(1));
    for (const act of [
      () => correctOutcome(gone, { ...investment('1'), reason: { ko: '가' } }, at(2)),
      () => withdrawOutcome(gone, { reason: { ko: '가' } }, at(2)),
      () => decideOutcome(gone, { decision: 'VERIFY' }, at(2)),
      () => decideOutcome(gone, { decision: 'DISPUTE', reason: { ko: '가' } }, at(2)),
    ])
      expect(refused(act)).toBe('wrong-state');
  });
  test.each(Object.keys(OUTCOME_TYPES) as OutcomeType[])('%s is told in what its type is told in', type => {
    const { measured } = OUTCOME_TYPES[type];
    const tries = {
      money: { amount: won('1') },
      number: { number: 1 },
      event: {},
      both: { amount: won('1'), number: 1 },
    };
    for (const [how, measure] of Object.entries(tries))
      expect(NewOutcome.safeParse({ type, occurredOn: '2026-01-01', basis: 'DIRECT', ...measure }).success, how).toBe(
        how === measured,
      );
  });
});

/** Random lives of outcomes: every version of each, as they were recorded. */
const lives = fc
  .array(
    fc.record({
      type: fc.constantFrom(...(Object.keys(OUTCOME_TYPES) as OutcomeType[])),
      evidence: fc.integer({ min: 0, max: 1 }),
      acts: fc.array(
        fc.record({
          act: fc.constantFrom('correct', 'withdraw', 'verify', 'dispute'),
          size: fc.bigInt({ min: 1n, max: 10n ** 17n }),
          currency: fc.constantFrom('KRW' as const, 'USD' as const),
        }),
        { maxLength: 6 },
      ),
    }),
    { maxLength: 12 },
  )
  .map(plans => {
    let second = 0;
    return plans.flatMap(({ type, evidence, acts }, n) => {
      const facts = (size: bigint, currency: 'KRW' | 'USD') => ({
        ...investment('1', evidence),
        type,
        amount: OUTCOME_TYPES[type].measured === 'money' ? { amount: String(size), currency } : undefined,
        number: OUTCOME_TYPES[type].measured === 'number' ? Number(size % 1000n) + 1 : undefined,
      });
      second += 1;
      const versions: Outcome[] = [reportOutcome(facts(7n, 'KRW'), ids(n), at(second))];
      for (const { act, size, currency } of acts) {
        second += 1;
        const last = versions.at(-1)!;
        try {
          versions.push(
            act === 'correct'
              ? correctOutcome(last, { ...facts(size, currency), reason: { ko: '고침' } }, at(second))
              : act === 'withdraw'
                ? withdrawOutcome(last, { reason: { ko: '철회' } }, at(second))
                : decideOutcome(
                    last,
                    act === 'verify' ? { decision: 'VERIFY' } : { decision: 'DISPUTE', reason: { ko: '이의' } },
                    at(second),
                  ),
          );
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
        }
      }
      return versions;
    });
  });

describe('figures', () => {
  test('every figure says what it counts in both languages', () => {
    expect(KpiList.safeParse({ items: kpiList() }).error).toBeUndefined();
    for (const { definition } of kpiList()) expect(definition.ko.length * definition.en.length).toBeGreaterThan(100);
  });
  test('rows add up to their figure, and nothing unverified is in a verified one', () => {
    void fc.assert(
      fc.property(lives, fc.nat(80), (versions, second) => {
        const standing = outcomesAsOf(versions, at(second));
        for (const kpiId of KPI_IDS) {
          const figure = figureOf(kpiId, standing);
          expect(Figure.safeParse(figure).error).toBeUndefined();
          for (const only of ['verified', 'reported'] as const) {
            const rows = rowsOf(kpiId, standing, only);
            expect(figure[only].rows).toBe(rows.length);
            if (only === 'verified') expect(rows.every(({ state }) => state === 'VERIFIED')).toBe(true);
            expect(rows.some(({ state }) => state === 'WITHDRAWN' || state === 'DISPUTED')).toBe(false);
            const sum = rows
              .filter(({ amount }) => amount?.currency === 'KRW')
              .reduce((total, { amount }) => total + BigInt(amount!.amount), 0n);
            const told = figure[only].amounts?.find(({ currency }) => currency === 'KRW')?.amount ?? '0';
            if (KPIS[kpiId].unit === 'money') expect(BigInt(told)).toBe(sum);
            if (KPIS[kpiId].unit === 'number')
              expect(figure[only].number).toBe(rows.reduce((total, { number = 0 }) => total + number, 0));
          }
        }
      }),
    );
  });
  test('as of an instant they are the same whatever happens later', () => {
    void fc.assert(
      fc.property(lives, fc.nat(80), (versions, second) => {
        const known = versions.filter(({ updatedAt }) => updatedAt <= at(second));
        expect(figuresOf(outcomesAsOf(versions, at(second)))).toEqual(figuresOf(outcomesAsOf(known, at(second))));
        expect(outcomesAsOf([...versions].reverse(), at(second))).toEqual(outcomesAsOf(versions, at(second)));
      }),
    );
  });
  test('what became different is told once, with its reason', () => {
    void fc.assert(
      fc.property(lives, fc.nat(40), fc.nat(40), (versions, first, more) => {
        const [before, after] = [outcomesAsOf(versions, at(first)), outcomesAsOf(versions, at(first + more))];
        const changes = changesBetween(before, after);
        const replayed = new Map(before.map(outcome => [outcome.outcomeId, outcome]));
        for (const { change, before: was, after: now } of changes) {
          expect(was).toEqual(replayed.get(now.outcomeId));
          expect(change === 'ADDED').toBe(was === undefined);
          replayed.set(now.outcomeId, now);
        }
        expect([...replayed.values()].sort((a, b) => (a.outcomeId < b.outcomeId ? -1 : 1))).toEqual(after);
      }),
    );
  });
  test('a day means its end in Seoul; what is not past is refused', () => {
    expect(instantOf('2026-01-31', '2026-02-01T00:00:00.000Z')).toBe('2026-01-31T14:59:59.999Z');
    expect(refused(() => instantOf('2026-01-31', '2026-01-31T14:59:59.999Z'))).toBe('invalid-body');
    expect(refused(() => instantOf('2026-01-31T00:00:00Z', '2026-01-31T00:00:11.999Z'))).toBe('invalid-body');
    expect(instantOf('2026-01-31T00:00:00Z', '2026-01-31T00:00:12.000Z')).toBe('2026-01-31T00:00:00.000Z');
  });
});

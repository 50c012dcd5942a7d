import { describe, expect, test } from 'vitest';
import { draftFor } from '#shared/contract/audit/branches.ts';
import { staleLaw } from '#shared/contract/engine/check.ts';
import {
  authority,
  cite,
  LAW,
  type LawId,
  STAMP_DUTY,
  STATUTES,
  stampDutyOn,
  TREATY_ROYALTY,
} from '#shared/contract/law/index.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';

describe('the table of law', () => {
  test.each(Object.keys(LAW) as LawId[])(
    '%s says what it says in both languages, with its month and how it was read',
    id => {
      const { statute, article, says, asOf, source } = LAW[id];
      expect(Object.keys(STATUTES)).toContain(statute);
      expect(article).not.toBe('');
      expect(says.ko).toMatch(/[가-힣].*다\.$/);
      expect(says.en).toMatch(/^[A-Z].*\.$/);
      expect(asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
      expect(['statute', 'secondary', 'general']).toContain(source);
    },
  );
  test('what was not read in the statute is cited as to be confirmed, and what was is not', () => {
    expect(cite('fair.ip-guideline')[0]).toMatchObject({ unconfirmed: true });
    expect(cite('patent.term')[0]).not.toHaveProperty('unconfirmed');
  });
  test('no treaty rate claims to be verified', () =>
    expect(TREATY_ROYALTY.filter(({ verified, low, high }) => verified || low > high || high > 2_000)).toEqual([]));
});

describe('authorities', () => {
  test.each([
    ['intellectualProperty', '2025-09-30', '특허청'],
    ['intellectualProperty', '2025-10-01', '지식재산처'],
    ['intellectualProperty', '2026-06', '지식재산처'],
    ['intellectualProperty', '2025-09', '특허청'],
    ['industry', '2025-10-01', '산업통상부'],
    ['economy', '2026-01-01', '기획재정부'],
    ['economy', '2026-01-02', '재정경제부'],
  ] as const)('%s on %s is %s', (id, on, name) => expect(authority(id, on).ko).toBe(name));
});

describe('stamp duty', () => {
  test.each([
    [0n, 0],
    [10_000_000n, 0],
    [10_000_001n, 20_000],
    [30_000_000n, 20_000],
    [30_000_001n, 40_000],
    [50_000_001n, 70_000],
    [100_000_000n, 70_000],
    [100_000_001n, 150_000],
    [1_000_000_000n, 150_000],
    [1_000_000_001n, 350_000],
  ])('on %s won is %i', (amount, duty) => expect(stampDutyOn(amount)).toBe(duty));
  test('brackets follow on one another without a gap', () =>
    expect(STAMP_DUTY.brackets.slice(1).map(({ over }) => over)).toEqual(
      STAMP_DUTY.brackets.slice(0, -1).map(({ upTo }) => upTo),
    ));
});

describe('law that was read long ago', () => {
  const lic = TEMPLATES.lic!;
  const warned = (at: string) => draftFor(lic, [], at).issues.some(({ ruleId }) => ruleId === 'CC-LAW-AGE');
  test('is no matter for twelve months, and a warning after', () => {
    expect(warned('2027-06-30T00:00:00.000Z')).toBe(false);
    expect(warned('2027-07-01T00:00:00.000Z')).toBe(true);
    expect(staleLaw(lic, '2027-06-30T00:00:00.000Z')).toEqual([]);
    expect(staleLaw(lic, '2027-07-01T00:00:00.000Z').length).toBeGreaterThan(20);
  });
  test('one old provision suffices', () => {
    const [rule, ...rules] = lic.rules;
    const old = { ...lic, rules: [{ ...rule!, legal: [{ ...cite('patent.term')[0]!, asOf: '2025-10' }] }, ...rules] };
    expect(staleLaw(old, '2026-11-25T00:00:00.000Z').map(({ asOf }) => asOf)).toEqual(['2025-10']);
    const issue = draftFor(old, [], '2026-11-25T00:00:00.000Z').issues.find(({ ruleId }) => ruleId === 'CC-LAW-AGE');
    expect(issue).toMatchObject({ severity: 'warn', messageKo: expect.stringContaining('2025-10에 확인') });
  });
});

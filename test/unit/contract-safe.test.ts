import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftModel, SourcedFact } from '#shared/contract/engine/index.ts';
import { DraftModel as Model } from '#shared/contract/engine/index.ts';
import { deal, runsOf } from '#test/support/contract-example.ts';
import { safeExample, statedSafe } from '#test/support/contract-investment.ts';

const won = (amount: bigint | string) => ({ amount: String(amount), currency: 'KRW' });
const textOf = (model: DraftModel, lang: 'ko' | 'en') =>
  runsOf(model, lang)
    .map(r => r.text)
    .join('\n');
const computed = (model: DraftModel, name: string) =>
  Object.values(model.provenance).find(({ path }) => path === `illustration.${name}`);
const issuesOf = (model: DraftModel) => model.issues.map(({ ruleId }) => ruleId);

describe('a complete SAFE', () => {
  const model = safeExample();
  test('is ready for a lawyer, without a blank, and fits its schema', () => {
    expect(Model.safeParse(model).error).toBeUndefined();
    expect(model.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(model.status).toBe('review_ready');
    for (const lang of ['ko', 'en'] as const) expect(runsOf(model, lang).filter(r => r.mark !== undefined)).toEqual([]);
  });
  test('reads as a contract does', () => {
    expect(textOf(model, 'ko').replaceAll('\n', '')).toContain(
      '투자자가 이 계약에 따라 회사에 지급하는 일금 일억원정(₩100,000,000)을 말한다',
    );
    expect(textOf(model, 'en').replaceAll('\n', '')).toContain(
      'means the sum of KRW 100,000,000 that the Investor pays',
    );
  });
  test('is the same each time', () => expect(safeExample()).toEqual(model));
});

describe('the conversion arithmetic', () => {
  // Price and shares as published for these figures by the press in January 2024.
  test.each([
    ['cap alone', { discount: undefined }, '2,500', '40,000'],
    ['discount alone', { valuationCap: undefined, capType: undefined }, '8,000', '12,500'],
    ['both', {}, '2,500', '40,000'],
  ])('%s', (_, change, price, count) => {
    const model = safeExample(change);
    expect(computed(model, 'price')?.value.en).toBe(`KRW ${price}`);
    expect(computed(model, 'shares')?.value.en).toBe(`${count} shares`);
    expect(computed(model, 'residual')?.value.en).toBe('KRW 0');
    expect(computed(model, 'price')?.source.kind).toBe('computed');
  });

  test('after the money, amount ÷ cap is the stake that was bought', () => {
    const model = safeExample({ capType: 'post', discount: undefined });
    expect(computed(model, 'capPrice')?.value.en).toBe('KRW 2,400');
    // 41,666 whole shares of 1,041,666: 4 % less the remainder.
    expect(computed(model, 'stake')?.value.en).toBe('3.99%');
    const two = safeExample({
      capType: 'post',
      discount: undefined,
      otherSafes: [{ holder: { ko: '가람', en: 'Garam' }, amount: won('250000000'), cap: won('2500000000') }],
    });
    expect(computed(two, 'capPrice')?.value.en).toBe('KRW 2,150');
  });

  test('is exact: shares × price + remainder = amount, the price never above any of its three bounds', () => {
    void fc.assert(
      fc.property(
        fc.bigInt({ min: 1_000_000n, max: 10n ** 13n }),
        fc.bigInt({ min: 10n ** 9n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.bigInt({ min: 10n ** 9n, max: 10n ** 15n }),
        fc.integer({ min: 1_000, max: 10_000_000 }),
        (amount, cap, discount, pre, shares) => {
          const model = safeExample({
            amount: won(amount),
            valuationCap: won(cap),
            discount,
            fullyDiluted: shares,
            illustration: { nextPreMoney: won(pre) },
          });
          const value = (name: string) => {
            const shown = computed(model, name)?.value.en;
            return shown === undefined ? undefined : BigInt(shown.replaceAll(/\D/g, ''));
          };
          const nextPrice = pre / BigInt(shares);
          const expected = [nextPrice, cap / BigInt(shares), (nextPrice * BigInt(10_000 - discount)) / 10_000n].reduce(
            (least, each) => (each < least ? each : least),
          );
          expect(value('price')).toBe(expected);
          if (expected === 0n) return;
          expect(value('shares')! * expected + value('residual')!).toBe(amount);
          expect(value('residual')! < expected).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('what a person states is not replaced, and nothing is computed from nothing', () => {
    expect(
      computed(safeExample({ illustration: { nextPreMoney: won('1'), price: won('7') } }), 'price')?.source.kind,
    ).toBe('user');
    expect(computed(safeExample({ illustration: undefined }), 'price')).toBeUndefined();
    expect(computed(safeExample({ fullyDiluted: 0 }), 'price')).toBeUndefined();
  });
});

const rows = statedSafe.shareholders as Record<string, SourcedFact['value']>[];
const abroad = {
  ...deal,
  parties: deal.parties.map(party =>
    party.role === 'investor' ? { ...party, organisation: { ...party.organisation, country: 'US' } } : party,
  ),
};

describe('checks', () => {
  // Each is silent on the complete draft, which the first test of this file holds.
  test.each<[string, Readonly<Record<string, SourcedFact['value'] | undefined>>]>([
    ['LF-SAFE-1', { interest: 300 }],
    ['LF-SAFE-1', { maturity: '2028-01-01' }],
    ['LF-SAFE-2', { shareholders: undefined }],
    ['LF-SAFE-2', { shareholders: rows.slice(0, 1) }],
    ['LF-SAFE-2', { shareholders: [rows[0]!, { name: { ko: '정하은', en: 'Haeun Jung' }, shares: 200_000 }] }],
    ['SAFE-PRICE-TERM', { valuationCap: undefined, discount: undefined, capType: undefined }],
    ['SAFE-DISCOUNT', { discount: 3_001 }],
    ['SAFE-CAP-AMOUNT', { valuationCap: won('100000000') }],
    ['SAFE-USES', { uses: [{ item: { ko: '가', en: 'a' }, amount: won('99999999') }] }],
    [
      'SAFE-STACK',
      { otherSafes: [{ holder: { ko: '가람', en: 'Garam' }, amount: won('2400000000'), cap: won('2500000000') }] },
    ],
    ['SAFE-DILUTED', { fullyDiluted: 899_999 }],
    ['SAFE-PAR', { parValue: won('2501') }],
    ['SAFE-AUTHORISED', { authorised: 939_999 }],
    ['SAFE-DATE-ORDER', { paidOn: '2026-11-29' }],
    ['SAFE-CONSENT-DATE', { signedOn: '2026-11-20' }],
  ])('%s', (rule, change) => {
    expect(issuesOf(safeExample())).not.toContain(rule);
    expect(issuesOf(safeExample(change))).toContain(rule);
  });
  test('a foreign party brings its article and the duty to report', () => {
    const model = safeExample({}, abroad);
    expect(issuesOf(model)).toContain('LF-FDI');
    expect(model.blocks.map(({ clauseId }) => clauseId)).toContain('foreign');
    expect(safeExample().blocks.map(({ clauseId }) => clauseId)).not.toContain('foreign');
  });
  test('on the edge all is well: a cap one won above, shares to the last authorised', () => {
    expect(issuesOf(safeExample({ valuationCap: won('100000001'), capType: 'pre' }))).not.toContain('SAFE-CAP-AMOUNT');
    expect(issuesOf(safeExample({ authorised: 940_000 }))).not.toContain('SAFE-AUTHORISED');
    expect(issuesOf(safeExample({ discount: 3_000 }))).not.toContain('SAFE-DISCOUNT');
  });
});

import { describe, expect, test } from 'vitest';
import { type DraftModel, DraftModel as Model, type SourcedFact } from '#shared/contract/engine/index.ts';
import { deal, runsOf } from '#test/support/contract-example.ts';
import { cnExample, statedCn } from '#test/support/contract-investment.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });
const issuesOf = (model: DraftModel) => model.issues.map(({ ruleId }) => ruleId);
const rows = statedCn.shareholders as Record<string, SourcedFact['value']>[];

describe('a complete convertible note', () => {
  const model = cnExample();
  test('is ready for a lawyer, without a blank, and fits its schema', () => {
    expect(Model.safeParse(model).error).toBeUndefined();
    expect(model.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(model.status).toBe('review_ready');
    for (const lang of ['ko', 'en'] as const) expect(runsOf(model, lang).filter(r => r.mark !== undefined)).toEqual([]);
  });
  test('converts by the same arithmetic as the SAFE', () => {
    const values = Object.values(model.provenance);
    const shown = (name: string) => values.find(({ path }) => path === `illustration.${name}`)?.value.en;
    expect([shown('price'), shown('shares'), shown('residual')]).toEqual(['KRW 2,500', '40,000 shares', 'KRW 0']);
  });
});

describe('checks', () => {
  test.each<[string, Readonly<Record<string, SourcedFact['value'] | undefined>>]>([
    ['LF-CN-1', { collateral: { ko: '특허권 질권', en: 'Pledge of patents' } }],
    ['LF-CN-2', { shareholders: undefined }],
    ['LF-CN-2', { shareholders: rows.slice(1) }],
    ['LF-CN-INTEREST', { interest: 2_001 }],
    ['LF-CN-INTEREST', { delayInterest: 2_001 }],
    ['CN-PRICE-TERM', { valuationCap: undefined, discount: undefined }],
    ['CN-DISCOUNT', { discount: 3_001 }],
    ['CN-USES', { uses: [{ item: { ko: '가', en: 'a' }, amount: won('1') }] }],
    ['CN-CONSENT-DATE', { signedOn: '2026-11-20' }],
    ['CC-REQ', { term: undefined }],
  ])('%s', (rule, change) => {
    expect(issuesOf(cnExample())).not.toContain(rule);
    expect(issuesOf(cnExample(change))).toContain(rule);
  });
  test('20 % a year may be agreed', () =>
    expect(issuesOf(cnExample({ interest: 2_000, delayInterest: 2_000 }))).not.toContain('LF-CN-INTEREST'));
  test('a foreign party brings its article and the duty to report', () => {
    const abroad = {
      ...deal,
      parties: deal.parties.map(party =>
        party.role === 'investor' ? { ...party, organisation: { ...party.organisation, country: 'JP' } } : party,
      ),
    };
    expect(issuesOf(cnExample({}, abroad))).toContain('LF-FX');
    expect(issuesOf(cnExample())).not.toContain('LF-FX');
  });
});

import { describe, expect, test } from 'vitest';
import { type DraftModel, DraftModel as Model, type SourcedFact } from '#shared/contract/engine/index.ts';
import { deal, runsOf } from '#test/support/contract-example.ts';
import { tsExample } from '#test/support/contract-investment.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });
const issuesOf = (model: DraftModel) => model.issues.map(({ ruleId }) => ruleId);
const provided = (model: DraftModel, path: string) => Object.values(model.provenance).find(p => p.path === path);

describe('a complete term sheet', () => {
  const model = tsExample();
  test('is ready for a lawyer, without a blank, and fits its schema', () => {
    expect(Model.safeParse(model).error).toBeUndefined();
    expect(model.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(model.status).toBe('review_ready');
    for (const lang of ['ko', 'en'] as const) expect(runsOf(model, lang).filter(r => r.mark !== undefined)).toEqual([]);
  });
  test('price, shares, value after and stake follow from value before, investment and shares', () => {
    expect(['price', 'newShares', 'postMoney', 'stake'].map(path => provided(model, path)?.value.en)).toEqual([
      'KRW 500,000',
      '2,000 shares',
      'KRW 6,000,000,000',
      '16.67%',
    ]);
    expect(provided(model, 'price')?.source).toEqual({ kind: 'computed', field: 'preMoney, fullyDiluted' });
  });
  test('names exactly what binds', () => {
    const binding = (change = {}) =>
      tsExample(change)
        .blocks.filter(({ clauseId }) => clauseId.startsWith('binding.'))
        .flatMap(({ text }) => text?.ko ?? [])
        .flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
    expect(binding()).toEqual(['costs', 'confidentiality', 'validity', 'disputes', 'exclusivity']);
    expect(binding({ exclusivity: undefined })).toEqual(['costs', 'confidentiality', 'validity', 'disputes']);
  });
  test('common shares bring no preferences', () => {
    const blocks = tsExample({ security: 'common' }).blocks.map(({ clauseId }) => clauseId);
    expect(blocks.filter(id => id.startsWith('preference') || id === 'dilution')).toEqual([]);
  });
});

describe('checks', () => {
  test.each<[string, Readonly<Record<string, SourcedFact['value'] | undefined>>]>([
    ['TS-POST', { postMoney: won('6000000001') }],
    ['TS-PRICE', { price: won('500001') }],
    ['TS-PRICE', { price: won('499999') }],
    ['TS-SHARES', { newShares: 2_001 }],
    ['TS-REMAINDER', { investment: won('1000000001'), uses: undefined }],
    ['TS-STAKE', { stake: 1_669 }],
    ['TS-STAKE', { stake: 1_665 }],
    ['TS-PAR', { parValue: won('500001') }],
    ['TS-USES', { uses: [{ item: { ko: '가', en: 'a' }, amount: won('1') }] }],
    ['TS-EXCLUSIVITY', { exclusivity: { value: 91, unit: 'day' } }],
    ['TS-VALID-DATE', { validUntil: '2026-11-29' }],
    ['TS-FULL-RATCHET', { antiDilution: 'full' }],
    ['TS-CONSENT', { veto: 'consent' }],
  ])('%s', (rule, change) => {
    expect(issuesOf(tsExample())).not.toContain(rule);
    expect(issuesOf(tsExample(change))).toContain(rule);
  });
  test.each<[string, Readonly<Record<string, SourcedFact['value'] | undefined>>]>([
    ['LF-CLASS', { security: 'common' }],
    ['LF-REDEEM', { security: 'cps' }],
  ])('%s only where its clause stands', (rule, change) => {
    expect(issuesOf(tsExample())).toContain(rule);
    expect(issuesOf(tsExample(change))).not.toContain(rule);
  });
  test('a foreign party brings the duty to report', () => {
    const abroad = {
      ...deal,
      parties: deal.parties.map(party =>
        party.role === 'investor' ? { ...party, organisation: { ...party.organisation, country: 'SG' } } : party,
      ),
    };
    expect(issuesOf(tsExample({}, abroad))).toContain('LF-FDI');
    expect(issuesOf(tsExample())).not.toContain('LF-FDI');
  });
  test('a stake off by rounding alone is no fault; ninety days are not too long', () => {
    expect(issuesOf(tsExample({ stake: 1_666 }))).not.toContain('TS-STAKE');
    expect(issuesOf(tsExample({ exclusivity: { value: 90, unit: 'day' } }))).not.toContain('TS-EXCLUSIVITY');
  });
});

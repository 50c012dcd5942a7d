import { describe, expect, test } from 'vitest';
import type { DealContext, SourcedFact } from '#shared/contract/engine/index.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { DealTerms } from '#shared/deal/terms/schema.ts';
import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });
const AT = '2026-11-23T01:00:00.000Z';
const DEAL = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';
const TERMS = {
  INVESTMENT: {
    kind: 'INVESTMENT',
    instrument: 'RCPS',
    amount: won('1000000000'),
    preMoney: won('5000000000'),
    valuationCap: won('2500000000'),
    discount: 2_000,
    closingOn: '2026-12-20',
  },
  TECHNOLOGY: {
    kind: 'TECHNOLOGY',
    transferType: 'NON_EXCLUSIVE',
    upfront: won('300000000'),
    running: 350,
    minimum: won('50000000'),
    field: { ko: '물류', en: 'logistics' },
  },
  ACQUISITION: {
    kind: 'ACQUISITION',
    saleType: 'MINORITY',
    price: won('7000000000'),
    stake: 3_000,
    closingOn: '2027-01-29',
  },
  COLLABORATION: { kind: 'COLLABORATION', goal: { ko: '정확도 95%', en: '95% accuracy' }, budget: won('40000000') },
} as const satisfies Record<DealKind, unknown>;

const knownOf = (form: string, kind: DealKind, agreed: boolean): SourcedFact[] => {
  const context: DealContext = {
    deal: { id: DEAL, version: 7, at: AT, kind },
    ...(agreed ? { terms: { id: DEAL, version: 3, at: AT, values: TERMS[kind] } } : {}),
    today: '2026-11-23',
    parties: [],
  };
  return TEMPLATES[form]!.prefill(context);
};
const fromTerms = (facts: readonly SourcedFact[]) => facts.filter(({ source }) => source.field?.startsWith('terms.'));

describe('terms that both sides accepted', () => {
  test.each<[string, DealKind, Readonly<Record<string, unknown>>]>([
    [
      'safe',
      'INVESTMENT',
      { amount: won('1000000000'), valuationCap: won('2500000000'), discount: 2_000, paidOn: '2026-12-20' },
    ],
    [
      'cn',
      'INVESTMENT',
      { amount: won('1000000000'), valuationCap: won('2500000000'), discount: 2_000, paidOn: '2026-12-20' },
    ],
    ['ts', 'INVESTMENT', { security: 'rcps', investment: won('1000000000'), preMoney: won('5000000000') }],
    [
      'ssa',
      'INVESTMENT',
      { security: 'rcps', investment: won('1000000000'), preMoney: won('5000000000'), closingOn: '2026-12-20' },
    ],
    [
      'lic',
      'TECHNOLOGY',
      {
        exclusivity: 'nonexclusive',
        'royalty.upfront': won('300000000'),
        'royalty.running.rate': 350,
        'royalty.minimum.amount': won('50000000'),
        field: { ko: '물류', en: 'logistics' },
      },
    ],
    ['asg', 'TECHNOLOGY', { price: won('300000000') }],
    ['poc', 'COLLABORATION', { total: won('40000000') }],
    ['jda', 'COLLABORATION', { budget: won('40000000') }],
    ['loi', 'ACQUISITION', { structure: 'shares', stake: 3_000 }],
    ['spa', 'ACQUISITION', { price: won('7000000000'), closingOn: '2027-01-29' }],
    ['bta', 'ACQUISITION', { price: won('7000000000'), closingOn: '2027-01-29' }],
  ])('go into %s of a deal of kind %s, each citing the version', (form, kind, wanted) => {
    expect(DealTerms.safeParse(TERMS[kind]).error).toBeUndefined();
    const facts = fromTerms(knownOf(form, kind, true));
    expect(Object.fromEntries(facts.map(({ path, value }) => [path, value]))).toEqual(wanted);
    for (const { source } of facts) expect(source).toMatchObject({ kind: 'deal', id: DEAL, version: 3, at: AT });
    expect(fromTerms(knownOf(form, kind, false))).toEqual([]);
  });
  test('fit the facts of the form, every one of them', () => {
    for (const form of Object.values(TEMPLATES))
      for (const kind of Object.keys(TERMS) as DealKind[])
        for (const { path, value } of fromTerms(knownOf(form.id, kind, true))) {
          const nested = path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
          expect(form.facts.safeParse(nested).error, `${form.id} ${path}`).toBeUndefined();
        }
  });
  test('a code that a form does not have is left out', () => {
    const context = { ...TERMS.INVESTMENT, instrument: 'CB' };
    const facts = TEMPLATES.ssa!.prefill({
      deal: { id: DEAL, version: 7, at: AT, kind: 'INVESTMENT' },
      terms: { id: DEAL, version: 3, at: AT, values: context },
      today: '2026-11-23',
      parties: [],
    });
    expect(facts.map(({ path }) => path)).not.toContain('security');
  });
});

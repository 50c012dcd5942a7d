import { describe, expect, test } from 'vitest';
import { agreedFacts } from '#shared/contract/agreed.ts';
import { labelAt } from '#shared/contract/engine/labels.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { DealTerms, type TermsVersion } from '#shared/deal/terms/schema.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });
const version = (terms: unknown): TermsVersion => ({
  dealId: '01JD8X4N6QJ3V5W8Z2K7M9P0RA',
  number: 3,
  by: 'investor',
  terms: DealTerms.parse(terms),
  at: '2026-11-22T00:00:00.000Z',
});
const technology = version({
  kind: 'TECHNOLOGY',
  transferType: 'NON_EXCLUSIVE',
  upfront: won('300000000'),
  running: 350,
  minimum: won('50000000'),
  field: { ko: '물류창고', en: 'warehouses', enSource: 'human' },
});
const investment = version({
  kind: 'INVESTMENT',
  instrument: 'RCPS',
  amount: won('1000000000'),
  preMoney: won('5000000000'),
  closingOn: '2026-12-20',
});
const facts = (id: string, agreed: TermsVersion | undefined) =>
  Object.fromEntries(agreedFacts(TEMPLATES[id]!, agreed).map(({ path, value }) => [path, value]));

describe('what both sides have accepted', () => {
  test('becomes the money of a licence, each figure citing the version and its field', () => {
    expect(facts('lic', technology)).toEqual({
      exclusivity: 'nonexclusive',
      'royalty.upfront': won('300000000'),
      'royalty.running.rate': 350,
      'royalty.running.base': 'net_sales',
      'royalty.minimum.amount': won('50000000'),
      'royalty.minimum.per': 'year',
      field: { ko: '물류창고', en: 'warehouses' },
    });
    expect(agreedFacts(TEMPLATES.lic!, technology).find(({ path }) => path === 'royalty.upfront')?.source).toEqual({
      kind: 'deal',
      id: technology.dealId,
      version: 3,
      at: technology.at,
      field: 'terms.upfront',
    });
  });
  test('becomes the figures of a term sheet and of a subscription', () => {
    const figures = { investment: won('1000000000'), preMoney: won('5000000000'), security: 'rcps' };
    expect(facts('ts', investment)).toEqual(figures);
    expect(facts('ssa', investment)).toEqual({ ...figures, closingOn: '2026-12-20' });
  });
  test('becomes the shape of a letter of intent', () =>
    expect(facts('loi', version({ kind: 'ACQUISITION', saleType: 'MINORITY', price: won('7'), stake: 3_000 }))).toEqual(
      { structure: 'shares', stake: 3_000 },
    ));
  test('an upfront of nothing is none, an instrument the form has not is left to people', () => {
    expect(facts('asg', version({ ...technology.terms, upfront: won('0') }))).toEqual({});
    expect(facts('ts', version({ ...investment.terms, instrument: 'CB' }))).not.toHaveProperty('security');
  });
  test('without agreement, or for a form of another kind of deal, there is nothing to take over', () => {
    expect(facts('lic', undefined)).toEqual({});
    expect(facts('lic', investment)).toEqual({});
    expect(facts('nda', investment)).toEqual({});
  });
});

test.each([
  ['lic', technology],
  ['asg', technology],
  ['ts', investment],
  ['ssa', investment],
  ['safe', version({ ...investment.terms, valuationCap: won('1'), discount: 2_000 })],
  ['cn', version({ ...investment.terms, valuationCap: won('1'), discount: 2_000 })],
  ['loi', version({ kind: 'ACQUISITION', saleType: 'MINORITY', price: won('7'), stake: 3_000 })],
  ['spa', version({ kind: 'ACQUISITION', saleType: 'SHARES', price: won('7'), closingOn: '2027-01-29' })],
  ['bta', version({ kind: 'ACQUISITION', saleType: 'BUSINESS', price: won('7'), closingOn: '2027-01-29' })],
  ['poc', version({ kind: 'COLLABORATION', goal: { ko: '가' }, budget: won('7'), site: { ko: '나' } })],
  ['jda', version({ kind: 'COLLABORATION', goal: { ko: '가' }, budget: won('7') })],
])('every place in %s is a fact it has', (id, agreed) => {
  const form = TEMPLATES[id]!;
  const paths = Object.keys(facts(id, agreed));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) expect(labelAt(form.labels, path).ko, path).not.toBe(path);
});

import type { TermsVersion } from '#shared/deal/terms/schema.ts';
import type { SourcedFact, Template } from './engine/index.ts';

type Value = SourcedFact['value'];
/** Where a term of a deal goes in a form, and what goes along with it. */
interface Place {
  readonly path: string;
  readonly with?: Readonly<Record<string, Value>>;
  /** Codes of the terms by those of the form; another code is left to people. */
  readonly codes?: Readonly<Record<string, string>>;
}
const at = (path: string, more: Omit<Place, 'path'> = {}): Place => ({ path, ...more });

const SECURITIES = { COMMON: 'common', CPS: 'cps', RCPS: 'rcps' };
const EXCLUSIVITIES = { EXCLUSIVE: 'exclusive_registered', NON_EXCLUSIVE: 'nonexclusive' };
const STRUCTURES = { SHARES: 'shares', BUSINESS: 'business', MERGER: 'merger', MINORITY: 'shares' };
const issue = { amount: at('investment'), preMoney: at('preMoney'), instrument: at('security', { codes: SECURITIES }) };
const conditional = {
  amount: at('amount'),
  valuationCap: at('valuationCap'),
  discount: at('discount'),
  closingOn: at('paidOn'),
};
const sale = { price: at('price'), closingOn: at('closingOn') };

/** By form and kind of deal: which of the terms that both sides accepted become which facts. */
const PLACES: Readonly<
  Record<string, Partial<Record<TermsVersion['terms']['kind'], Readonly<Record<string, Place>>>>>
> = {
  lic: {
    TECHNOLOGY: {
      transferType: at('exclusivity', { codes: EXCLUSIVITIES }),
      upfront: at('royalty.upfront'),
      running: at('royalty.running.rate', { with: { 'royalty.running.base': 'net_sales' } }),
      minimum: at('royalty.minimum.amount', { with: { 'royalty.minimum.per': 'year' } }),
      field: at('field'),
    },
  },
  asg: { TECHNOLOGY: { upfront: at('price') } },
  poc: { COLLABORATION: { budget: at('total'), site: at('site') } },
  jda: { COLLABORATION: { budget: at('budget') } },
  ts: { INVESTMENT: issue },
  ssa: { INVESTMENT: { ...issue, closingOn: at('closingOn') } },
  safe: { INVESTMENT: conditional },
  cn: { INVESTMENT: conditional },
  loi: { ACQUISITION: { saleType: at('structure', { codes: STRUCTURES }), stake: at('stake') } },
  spa: { ACQUISITION: sale },
  bta: { ACQUISITION: sale },
};

const isNothing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'amount' in value && value.amount === '0';

/** Text as a contract takes it: how its English came about is no part of it. */
const plain = (value: Value): Value => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { enSource: _enSource, ...rest } = value;
  return rest;
};

/**
 * What both sides have agreed, as facts of a form: each cites the deal, the number of the version and its field. An amount of
 * nothing is no amount; what the form has no place for stays out.
 */
export const agreedFacts = (form: Pick<Template, 'id'>, agreed: TermsVersion | undefined): SourcedFact[] => {
  if (agreed === undefined) return [];
  const { dealId, number, at: when, terms } = agreed;
  const values: Readonly<Record<string, Value | undefined>> = terms;
  return Object.entries(PLACES[form.id]?.[terms.kind] ?? {}).flatMap(([field, { path, with: more = {}, codes }]) => {
    const value = values[field];
    const shown = typeof value === 'string' && codes !== undefined ? codes[value] : value;
    if (shown === undefined || isNothing(shown)) return [];
    const source = { kind: 'deal', id: dealId, version: number, at: when, field: `terms.${field}` } as const;
    return [
      { path, value: plain(shown), source },
      ...Object.entries(more).map(([along, given]) => ({ path: along, value: given, source })),
    ];
  });
};

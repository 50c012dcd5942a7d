import type { Money } from '#shared/kernel/money.ts';
import { labelOf, SECTORS, STAGES } from '#shared/kernel/vocabulary.ts';
import type { RowFault } from '../../record.ts';
import { type Company, faultAt, roundIn } from './companies.ts';
import type { Round } from './rounds.ts';
import { areaName } from './states.ts';
import type { TableRow } from './tables.ts';

export interface Deal extends Round {
  readonly company: Company;
}
export interface Investor {
  readonly row: TableRow;
  readonly id: string;
  readonly name: string;
  /** In order of time. */
  readonly deals: readonly Deal[];
  readonly companies: number;
}

/** The most active investors by number of companies, the identifier deciding between equals. */
export const investorsIn = (
  investorRows: readonly TableRow[],
  investmentRows: readonly TableRow[],
  companies: ReadonlyMap<string, Company>,
  most: number,
  faults: RowFault[],
): Investor[] => {
  const rows = new Map(investorRows.map(row => [row.get('investor_id'), row]));
  const deals = new Map<string, Map<string, Deal>>();
  for (const row of investmentRows) {
    const [investorId, companyId] = [row.get('investor_id'), row.get('company_id')];
    const company = companies.get(companyId);
    const round = roundIn(row, row.get('round_type'), row.get('round_amount_usd'));
    if (!rows.has(investorId))
      faults.push(faultAt(row, 'investor_id', `없는 투자자입니다: ${investorId}`, `No such investor: ${investorId}`));
    else if (company === undefined)
      faults.push(faultAt(row, 'company_id', `없는 기업입니다: ${companyId}`, `No such company: ${companyId}`));
    else if ('message' in round) faults.push(round);
    else {
      const own = deals.get(investorId) ?? new Map<string, Deal>();
      deals.set(investorId, own.set(`${companyId} ${round.on} ${round.type}`, { ...round, company }));
    }
  }
  const ranked = [...deals].map(([id, own]): Investor => {
    const row = rows.get(id)!;
    const inOrder = [...own.values()].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
    return {
      row,
      id,
      name: row.get('investor'),
      deals: inOrder,
      companies: new Set(inOrder.map(d => d.company.id)).size,
    };
  });
  ranked.sort((a, b) => b.companies - a.companies || (a.id < b.id ? -1 : 1));
  return ranked.slice(0, most).filter(({ row, name }) => {
    if (name === '') faults.push(faultAt(row, 'investor', '비어 있습니다', 'Must not be empty'));
    return name !== '';
  });
};

/** Values with their counts, most frequent first, then by name. */
const tally = (values: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
};

/** The value below which a share of the sorted values lies (nearest rank). */
const percentile = (sorted: readonly bigint[], share: number): bigint =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;

export const inCents = (dollars: bigint): Money => ({ amount: String(dollars * 100n), currency: 'USD' });

const MOST_SECTORS = 5;
const LEAST_SHARE = 0.1;

/**
 * A thesis as the past deals show it: the five most frequent sectors, stages and areas of at least a tenth of the deals, and
 * as ticket the 10th to 90th percentile of the rounds' amounts (the whole round, for the export knows no shares of it).
 */
export const thesisOf = (deals: readonly Deal[]) => {
  const sectors = tally(deals.flatMap(({ company }) => company.category.sectors));
  const known = sectors.filter(([code]) => code !== 'OTHER');
  const staged = deals
    .map(({ company, on, type }) => company.funding.stageOf(on, type))
    .filter(stage => stage !== undefined);
  const frequent = (values: readonly string[]) =>
    tally(values).flatMap(([value, count]) => (count >= LEAST_SHARE * values.length ? [value] : []));
  const amounts = deals
    .flatMap(({ dollars }) => (dollars === undefined ? [] : [dollars]))
    .sort((a, b) => (a < b ? -1 : 1));
  return {
    sectors: known.slice(0, MOST_SECTORS).map(([code]) => code),
    stages: frequent(staged),
    regions: frequent(deals.flatMap(({ company: { area } }) => (area === 'US' ? [] : [area]))),
    ...(amounts.length === 0
      ? {}
      : { ticket: { min: inCents(percentile(amounts, 0.1)), max: inCents(percentile(amounts, 0.9)) } }),
  };
};

/** What is on record about an investor, in sentences. The ticket stays out: it is confidential. */
export const investorSummary = ({ deals, companies }: Investor, thesis: ReturnType<typeof thesisOf>) => {
  const [first, last] = [deals[0]!.on.slice(0, 4), deals.at(-1)!.on.slice(0, 4)];
  const years = first === last ? first : `${first}–${last}`;
  const sectors = thesis.sectors.map(code => labelOf(SECTORS, code));
  const stages = thesis.stages.map(code => labelOf(STAGES, code));
  const areas = thesis.regions.map(areaName);
  const part = (ko: string, en: string, labels: readonly { ko: string; en: string }[]) => ({
    ko: labels.length === 0 ? '' : ` ${ko}: ${labels.map(label => label.ko).join(', ')}.`,
    en: labels.length === 0 ? '' : ` ${en}: ${labels.map(label => label.en).join('; ')}.`,
  });
  const parts = [
    part('주요 분야', 'Main sectors', sectors),
    part('주요 단계', 'Main stages', stages),
    part('주요 지역', 'Main areas', areas),
  ];
  return {
    ko: `${years}년 미국 기업 ${companies}곳에 ${deals.length}회 투자한 투자자입니다.${parts.map(({ ko }) => ko).join('')}`,
    en: `Took part in ${deals.length} round${deals.length === 1 ? '' : 's'} of ${companies} US ${
      companies === 1 ? 'company' : 'companies'
    } in ${years}.${parts.map(({ en }) => en).join('')}`,
  };
};

import type { RowFault } from '../../record.ts';
import { CATEGORIES, type Category, UNCATEGORISED } from './categories.ts';
import { type Funding, fundingOf, ROUND_TYPES, type Round } from './rounds.ts';
import { areaOf } from './states.ts';
import { dateIn, dollarsIn, type TableRow } from './tables.ts';

/** A company of the export with what its rounds say. */
export interface Company {
  readonly row: TableRow;
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly area: string;
  readonly city: string;
  readonly foundedOn?: string;
  readonly acquiredOn?: string;
  readonly funding: Funding;
}

/** A fault of a row; `column` is the name in the header. */
export const faultAt = ({ file, line }: TableRow, column: string, ko: string, en: string): RowFault => ({
  file,
  line,
  pointer: '',
  column,
  message: { ko, en },
});

/** Reads date, type and amount of a round; a fault where the date is none, an amount that makes no sense is left out. */
export const roundIn = (row: TableRow, type: string, dollars: string): Round | RowFault => {
  const on = dateIn(row.get('funded_at'));
  if (on === undefined)
    return faultAt(row, 'funded_at', `날짜가 아닙니다: ${row.get('funded_at')}`, `Not a date: ${row.get('funded_at')}`);
  if (!Object.hasOwn(ROUND_TYPES, type))
    return faultAt(row, 'round type', `알 수 없는 투자 유형입니다: ${type}`, `Unknown type of round: ${type}`);
  const amount = dollarsIn(dollars);
  return amount === undefined ? { on, type } : { on, type, dollars: amount };
};

const roundsByCompany = (rows: readonly TableRow[], known: ReadonlySet<string>, faults: RowFault[]) => {
  const rounds = new Map<string, Round[]>();
  for (const row of rows) {
    const id = row.get('company_id');
    const round = roundIn(row, row.get('funding_round_type'), row.get('raised_amount_usd'));
    if (!known.has(id)) faults.push(faultAt(row, 'company_id', `없는 기업입니다: ${id}`, `No such company: ${id}`));
    else if ('message' in round) faults.push(round);
    else rounds.set(id, [...(rounds.get(id) ?? []), round]);
  }
  return rounds;
};

/** Companies by identifier, in the order of the file. Optional facts that cannot be read are left out. */
export const companiesIn = (
  companyRows: readonly TableRow[],
  roundRows: readonly TableRow[],
  faults: RowFault[],
): Map<string, Company> => {
  const known = new Set(companyRows.map(row => row.get('company_id')));
  const rounds = roundsByCompany(roundRows, known, faults);
  const companies = new Map<string, Company>();
  for (const row of companyRows) {
    const id = row.get('company_id');
    const name = row.get('name');
    if (id === '' || name === '') {
      const column = id === '' ? 'company_id' : 'name';
      faults.push(faultAt(row, column, '비어 있습니다', 'Must not be empty'));
    } else if (companies.has(id)) {
      faults.push(faultAt(row, 'company_id', `두 번 나옵니다: ${id}`, `Appears twice: ${id}`));
    } else {
      const foundedOn = dateIn(row.get('founded_at'));
      const acquiredOn = dateIn(row.get('acquired_at'));
      companies.set(id, {
        row,
        id,
        name,
        category: CATEGORIES[row.get('category_code').toLowerCase()] ?? UNCATEGORISED,
        area: areaOf(row.get('state_code').toUpperCase()),
        city: row.get('city'),
        ...(foundedOn === undefined ? {} : { foundedOn }),
        ...(acquiredOn === undefined ? {} : { acquiredOn }),
        funding: fundingOf(rounds.get(id) ?? []),
      });
    }
  }
  return companies;
};

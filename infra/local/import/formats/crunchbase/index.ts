import { collector, type Format, type RowFault } from '../../record.ts';
import { type Company, companiesIn } from './companies.ts';
import { investorTypeOf } from './investor-types.ts';
import { type Deal, type Investor, inCents, investorSummary, investorsIn, thesisOf } from './investors.ts';
import { readTables } from './tables.ts';
import { companySummary } from './text.ts';

const MOST_DEALS = 400;
const CAPACITY = 5;
const externalId = (id: string): string => `crunchbase:${id}`;
const same = (name: string) => ({ ko: name, en: name });

const companyCandidate = ({ row, id, name, category, area, city, foundedOn, acquiredOn, funding }: Company) => ({
  at: { file: row.file, line: row.line },
  row: {
    organisation: { name: same(name), country: 'US', externalId: externalId(id) },
    listing: {
      kind: 'company',
      title: same(name),
      summary: companySummary({ category, area, city, foundedOn, acquiredOn, rounds: funding.rounds }),
      profile: {
        sectors: [...category.sectors],
        location: city === '' ? { area } : { area, city },
        ...(foundedOn === undefined ? {} : { foundedOn }),
        raising: { stage: funding.next },
        // A company that was bought raises no more: listed, but introduced to nobody.
        ...(acquiredOn === undefined ? {} : { monthlyCapacity: 0 }),
      },
    },
  },
});

const investment = ({ company, on, type, dollars }: Deal) => {
  const stage = company.funding.stageOf(on, type);
  return {
    companyName: company.name,
    sectors: company.category.sectors.filter(code => code !== 'OTHER'),
    ...(stage === undefined ? {} : { stage }),
    area: company.area,
    ...(dollars === undefined ? {} : { amount: inCents(dollars) }),
    on,
  };
};

const investorCandidate = (investor: Investor) => {
  const { row, id, name, deals } = investor;
  const latest = deals.slice(-MOST_DEALS).reverse();
  const thesis = thesisOf(deals);
  return {
    at: { file: row.file, line: row.line },
    row: {
      organisation: { name: same(name), country: 'US', externalId: externalId(id) },
      listing: {
        kind: 'investor',
        title: same(name),
        summary: investorSummary(investor, thesis),
        profile: {
          type: investorTypeOf(name),
          ...thesis,
          monthlyCapacity: CAPACITY,
          portfolio: latest.map(investment),
        },
      },
    },
    links: latest.map(({ company }) => externalId(company.id)),
  };
};

/** The tables of the CrunchBase export: companies, rounds, investments, investors. */
export const crunchbase: Format = {
  name: 'crunchbase',
  extensions: ['.csv'],
  read(files, { investors: most }) {
    const { reading, add } = collector();
    const { tables, bad, remarks } = readTables(files);
    reading.bad.push(...bad);
    reading.remarks.push(...remarks);
    const found: RowFault[] = [];
    const companies = companiesIn(tables.companies, tables.rounds, found);
    const investors = investorsIn(tables.investors, tables.investments, companies, most, found);
    reading.bad.push(...found.map(fault => ({ at: { file: fault.file, line: fault.line }, faults: [fault] })));
    for (const company of companies.values()) add(companyCandidate(company));
    for (const investor of investors) add(investorCandidate(investor));
    if (tables.rounds.length === 0 || tables.investments.length === 0 || tables.investors.length === 0)
      reading.remarks.push({
        ko: 'rounds, investments, investors 가운데 없는 파일이 있어, 알 수 있는 것만 가져옵니다',
        en: 'Not all of rounds, investments and investors were given; only what the others tell is imported',
      });
    return reading;
  },
};

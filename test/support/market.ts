import fc from 'fast-check';
import type { CompanyInput, InvestorInput, MarketInput } from '#shared/match/engine/index.ts';

/** The day all markets here are looked at. */
export const AS_OF = '2026-11-24';
const WORDS = [
  '바이오',
  '신약을',
  '핀테크',
  '결제',
  'AI',
  'fintech',
  'BioPharma',
  'robot',
  '로봇',
  '도박',
  '온라인 게임',
  'and',
];

const some = <T>(values: readonly T[], max: number) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: max });
const sectors = (max: number) => some(['BIO', 'AI', 'FINTECH', 'GAME', 'ENERGY'], max);
const stage = fc.constantFrom('SEED', 'SERIES_A', 'SERIES_B');
const area = fc.constantFrom('KR', 'KR-11', 'KR-26', 'US-CA');
export const won = fc.integer({ min: 1, max: 120_000 }).map(million => million * 1e6);
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map(words => words.join(' '));
const organisation = fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8');
const companyIds = Array.from({ length: 12 }, (_, i) => `c${String(i).padStart(2, '0')}`);

const company: fc.Arbitrary<Omit<CompanyInput, 'id'>> = fc.record(
  {
    organisationId: organisation,
    sectors: sectors(3),
    stage: fc.oneof(stage, fc.constant('')),
    area: fc.oneof(area, fc.constant('')),
    ask: won,
    text,
    capacity: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: ['organisationId', 'sectors', 'stage', 'area', 'text', 'capacity'] },
);
const deal = fc.record(
  {
    companyId: fc.constantFrom(...companyIds, 'gone'),
    sectors: sectors(2),
    stage,
    area,
    amount: won,
    on: fc
      .integer({ min: 0, max: 4000 })
      .map(days => new Date(Date.parse(AS_OF) - (days - 200) * 86_400_000).toISOString().slice(0, 10)),
  },
  { requiredKeys: ['sectors', 'on'] },
);
const investor: fc.Arbitrary<Omit<InvestorInput, 'id'>> = fc.record(
  {
    organisationId: organisation,
    sectors: sectors(3),
    stages: some(['SEED', 'SERIES_A', 'SERIES_B'], 2),
    areas: some(['KR', 'KR-11', 'KR-26', 'US-CA', 'JP'], 2),
    ticket: fc.tuple(won, won).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
    text,
    excludedSectors: some(['GAME', 'ENERGY'], 1),
    excludedKeywords: some(['도박', '온라인게임', 'robot'], 1),
    portfolio: fc.array(deal, { maxLength: 5 }),
    capacity: fc.integer({ min: 0, max: 3 }),
    excludedCompanyIds: some(companyIds, 2),
  },
  {
    requiredKeys: [
      'organisationId',
      'sectors',
      'stages',
      'areas',
      'text',
      'excludedSectors',
      'excludedKeywords',
      'portfolio',
      'capacity',
      'excludedCompanyIds',
    ],
  },
);
/** Small markets that hold every kind of gap, tie and clash. */
export const marketInput: fc.Arbitrary<MarketInput> = fc
  .record({
    investors: fc.array(investor, { minLength: 1, maxLength: 5 }),
    companies: fc.array(company, { minLength: 1, maxLength: 12 }),
  })
  .map(({ investors, companies }) => ({
    asOf: AS_OF,
    investors: investors.map((rest, i) => ({ id: `i${i}`, ...rest })),
    companies: companies.map((rest, i) => ({ id: companyIds[i]!, ...rest })),
  }));

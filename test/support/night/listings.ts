import { idOf } from '#shared/kernel/ids.ts';
import { Listing } from '#shared/listing/schema.ts';
import { listingWrite } from '#shared/listing/store.ts';
import type { CompanyInput, InvestorInput, MarketInput } from '#shared/match/engine/index.ts';
import type { Item } from '#shared/table/table.ts';

/** When everything in a generated city was published. */
const PUBLISHED = '2026-01-05T01:00:00.000Z';

const won = (amount: number) => ({ amount: String(Math.round(amount)), currency: 'KRW' as const });
/** The identifier that a listing of a generated market has, by its name there. */
export const listingIdOf = (name: string): string => idOf(PUBLISHED, name);

const record = (id: string, organisationId: string, text: string) => ({
  listingId: listingIdOf(id),
  organisationId: idOf(PUBLISHED, organisationId),
  title: { ko: `등록 ${id}`, en: `Listing ${id}`, enSource: 'human' as const },
  summary: { ko: text },
  state: 'PUBLISHED' as const,
  version: 1,
  createdAt: PUBLISHED,
  updatedAt: PUBLISHED,
  publishedAt: PUBLISHED,
});

const company = ({ id, organisationId, sectors, stage, area, ask, text, capacity }: CompanyInput) => ({
  ...record(id, organisationId, text),
  kind: 'company',
  profile: {
    sectors,
    location: { area },
    foundedOn: '2022-03-02',
    raising: { stage, ...(ask === undefined ? {} : { amount: won(ask) }) },
    monthlyCapacity: capacity,
  },
});

const investor = (input: InvestorInput) => ({
  ...record(input.id, input.organisationId, input.text),
  kind: 'investor',
  profile: {
    type: 'VC',
    sectors: input.sectors,
    stages: input.stages,
    regions: input.areas,
    ...(input.ticket === undefined ? {} : { ticket: { min: won(input.ticket.min), max: won(input.ticket.max) } }),
    keywords: [],
    exclusions: { sectors: input.excludedSectors, keywords: input.excludedKeywords },
    monthlyCapacity: input.capacity,
    portfolio: input.portfolio.map(({ companyId, sectors, stage, area, amount, on }) => ({
      ...(companyId === undefined ? {} : { companyListingId: listingIdOf(companyId) }),
      companyName: `투자 ${companyId ?? on}`,
      sectors,
      ...(stage === undefined ? {} : { stage }),
      ...(area === undefined ? {} : { area }),
      ...(amount === undefined ? {} : { amount: won(amount) }),
      on,
    })),
  },
});

/** A market as published listings, whole ones that pass their schema; the same for the same market. */
export const listingsOf = ({ investors, companies }: MarketInput): Listing[] =>
  [...investors.map(investor), ...companies.map(company)].map(listing => Listing.parse(listing));

/** A listing as the store keeps it. */
export const storedListing = (listing: Listing): Item => listingWrite(listing).put;

import { magnitudeInWon } from '#shared/kernel/money.ts';
import { eachTerm } from '#shared/kernel/words/tokens.ts';
import type { Listing } from '#shared/listing/schema.ts';
import {
  type Book,
  type CompanyEntry,
  type DealEntry,
  type Declared,
  makeBook,
  NONE,
  type RoundEntry,
} from './engine/book/book.ts';
import { askStep } from './engine/book/state.ts';
import type { Signal } from './engine/types.ts';

/** The book counts in dollars; at this rate its steps fall on the won steps of the market (`ASK_EDGES`). */
const WON_PER_DOLLAR = 1_400;
/** A thesis counts as this many deals of the day, spread over the values ticked. */
const THESIS_DEALS = 6;

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const dollars = (won: number | undefined): number => (won === undefined ? Number.NaN : won / WON_PER_DOLLAR);

const wordsOf = ({ title, summary }: Listing): string[] => {
  const words = new Set<string>();
  for (const text of [title.ko, title.en, summary.ko, summary.en])
    if (text !== undefined) eachTerm(text, term => term.length > 1 && words.add(term));
  return [...words];
};

/** A place by its ISO 3166-2 code: the part before the hyphen is the country, and all there is above an area. */
const place = (area: string | undefined): Pick<CompanyEntry, 'state' | 'region' | 'city'> => ({
  state: area ?? '',
  region: area ?? '',
  city: '',
});

type Investor = Extract<Listing, { kind: 'investor' }>;

/** The thesis of an investor as deals with companies that stand for nobody. */
const thesisOf = ({ listingId, profile }: Investor, day: number): { company: CompanyEntry; deal: DealEntry }[] => {
  const { sectors, regions, stages, ticket } = profile;
  if (sectors.length + regions.length + stages.length === 0 && ticket === undefined) return [];
  const nth = (values: readonly string[], n: number): string | undefined => values[n % Math.max(1, values.length)];
  const [low, high] = ticket === undefined ? [] : [magnitudeInWon(ticket.min), magnitudeInWon(ticket.max)];
  return Array.from({ length: THESIS_DEALS }, (_, n) => {
    const id = `thesis:${listingId}:${n}`;
    const sector = nth(sectors, n);
    const won =
      low === undefined || high === undefined
        ? undefined
        : Math.max(1, low) * (Math.max(1, high) / Math.max(1, low)) ** (n / (THESIS_DEALS - 1));
    return {
      company: {
        id,
        sectors: sector === undefined ? [] : [sector],
        ...place(nth(regions, n)),
        founded: Number.NaN,
        words: [...profile.keywords],
      },
      deal: { investor: listingId, company: id, day, kind: nth(stages, n) ?? '', amount: dollars(won) },
    };
  });
};

/** A company that stands for nobody: what an investor's thesis is made of. */
export const ofThesis = (companyId: string): boolean => companyId.startsWith('thesis:');

const byId = (a: Listing, b: Listing): number => (a.listingId < b.listingId ? -1 : a.listingId > b.listingId ? 1 : 0);
const text = (value: unknown): string => JSON.stringify(value);
/** Investments in an order of their own: what the first to name a company says of it holds for all. */
const inOrder = ({ profile: { portfolio } }: Investor): Investor['profile']['portfolio'] =>
  [...portfolio].sort((a, b) => (a.on < b.on || (a.on === b.on && text(a) < text(b)) ? -1 : 1));

/**
 * Listings as the learned scorer takes them, in the same book that past investments are measured on: companies with their
 * closed rounds, investors with their portfolios, a company that is not listed known by its name. What companies raise now is
 * what they declare. `asOf` is a date; a thesis counts as deals of the day before. Investments among the signals count as deals
 * where no portfolio has them. Every investor is in it, and the order of anything does not matter.
 */
export const toBook = (
  given: readonly Listing[],
  asOf: string,
  signals: readonly Signal[] = [],
): { book: Book; declared: Declared } => {
  const listings = [...given].sort(byId);
  const companies = new Map<string, CompanyEntry>();
  const rounds: RoundEntry[] = [];
  const deals: DealEntry[] = [];
  const raising = new Map<string, { kind: string; ask: number }>();
  const recorded = new Set<string>();
  for (const listing of listings) {
    if (listing.kind !== 'company') continue;
    const { listingId: id, profile } = listing;
    companies.set(id, {
      id,
      sectors: profile.sectors,
      ...place(profile.location.area),
      founded: profile.foundedOn === undefined ? Number.NaN : dayOf(profile.foundedOn),
      words: wordsOf(listing),
    });
    for (const { stage, amount, on } of profile.rounds ?? [])
      rounds.push({ company: id, day: dayOf(on), kind: stage, amount: dollars(amount && magnitudeInWon(amount)) });
    const { stage, amount } = profile.raising;
    raising.set(id, { kind: stage, ask: askStep(dollars(amount && magnitudeInWon(amount))) });
  }
  for (const listing of listings) {
    if (listing.kind !== 'investor') continue;
    for (const { companyListingId, companyName, sectors, stage, area, amount, on } of inOrder(listing)) {
      const listed = companyListingId !== undefined && raising.has(companyListingId);
      const id = listed ? companyListingId : `name:${companyName.normalize('NFKC').toLowerCase().replace(/\s+/g, '')}`;
      if (!companies.has(id)) companies.set(id, { id, sectors, ...place(area), founded: Number.NaN, words: [] });
      const won = amount && magnitudeInWon(amount);
      deals.push({ investor: listing.listingId, company: id, day: dayOf(on), kind: stage ?? '', amount: dollars(won) });
      recorded.add(`${listing.listingId} ${id}`);
    }
    for (const { company, deal } of thesisOf(listing, dayOf(asOf) - 1)) {
      companies.set(company.id, company);
      deals.push(deal);
    }
  }
  const investors = listings.filter(({ kind }) => kind === 'investor').map(({ listingId }) => listingId);
  const here = new Set(investors);
  for (const { investor, company, kind, on } of signals)
    if (kind === 'investment' && here.has(investor) && raising.has(company) && !recorded.has(`${investor} ${company}`))
      deals.push({ investor, company, day: dayOf(on), kind: '', amount: Number.NaN });
  const book = makeBook([...companies.values()], rounds, deals, investors);
  const kinds = new Map(book.kinds.map((kind, code) => [kind, code]));
  return {
    book,
    declared: {
      kind: Uint16Array.from(book.companyIds, id => kinds.get(raising.get(id)?.kind ?? '') ?? NONE),
      ask: Uint16Array.from(book.companyIds, id => raising.get(id)?.ask ?? NONE),
    },
  };
};

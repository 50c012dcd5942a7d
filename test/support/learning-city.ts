import { draftListing } from '#shared/listing/rules.ts';
import { type Listing, NewListing } from '#shared/listing/schema.ts';
import { seeded } from '#shared/match/engine/model/random.ts';

/** The day the cities here are learnt from. */
export const TONIGHT = '2026-11-24';
const DAY = 86_400_000;
const SECTORS = ['BIO', 'FINTECH', 'GAME', 'ROBOTICS', 'AI'];
const AREAS = ['KR-11', 'KR-26', 'KR-30'];
const STAGES = ['SEED', 'PRE_A', 'SERIES_A'];
const won = (amount: number) => ({ amount: String(Math.round(amount)), currency: 'KRW' });
/** An identifier that sorts by `n`. */
const idOf = (n: number): string => `01J${String(n).padStart(23, '0')}`;

export interface CityOptions {
  readonly investors?: number;
  /** Companies that nobody lists: what investors tell of in their portfolios. */
  readonly past?: number;
  readonly listed?: number;
  /** Multiplies how often anybody invests: less in a larger city, where a portfolio holds at most 400. */
  readonly pace?: number;
}

/**
 * A city whose investors have a home, a favourite sector and a size of round, and have invested by them for years: enough to
 * learn from. Published listings, the same for the same seed.
 */
export const learningCity = (
  seed: number,
  { investors = 34, past = 160, listed = 14, pace = 1 }: CityOptions = {},
): Listing[] => {
  const random = seeded(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const tastes = Array.from({ length: investors }, () => ({
    sector: one(SECTORS),
    area: one(AREAS),
    size: Math.floor(random() * STAGES.length),
    portfolio: [] as object[],
  }));
  const company = () => ({ sector: one(SECTORS), area: one(AREAS), size: Math.floor(random() * STAGES.length) });
  const amountOf = (size: number): number => 400_000_000 * 5 ** size * (0.6 + random());
  for (let n = 0; n < past; n++) {
    const { sector, area, size } = company();
    const on = new Date(Date.parse(TONIGHT) - Math.floor(1 + random() * 4 * 365) * DAY).toISOString().slice(0, 10);
    const amount = won(amountOf(size));
    for (const taste of tastes) {
      // Large rounds find few here, which the untrained formula takes to be the other way round: there is something to learn.
      const fit =
        (sector === taste.sector ? 2.4 : 0) +
        (area === taste.area ? 1.8 : 0) -
        1.2 * Math.abs(taste.size - size) -
        1.2 * size +
        1;
      if (random() < pace / (1 + Math.exp(3.1 - fit)))
        taste.portfolio.push({
          companyName: `지난기업 ${n}`,
          sectors: [sector],
          stage: STAGES[size],
          area,
          amount,
          on,
        });
    }
  }
  let made = 0;
  const listing = (kind: 'company' | 'investor', profile: object): Listing => {
    made += 1;
    const n = made;
    const input = NewListing.parse({
      kind,
      organisationId: idOf(500_000 + n),
      title: { ko: `등록 ${n}` },
      summary: { ko: kind === 'investor' ? '초기 기업에 투자합니다' : '새로운 기술을 만듭니다' },
      profile,
    });
    const at = '2026-01-05T00:00:00.000Z';
    return { ...draftListing(input, idOf(n), at), state: 'PUBLISHED', publishedAt: at } as Listing;
  };
  return [
    ...Array.from({ length: listed }, () => {
      const { sector, area, size } = company();
      return listing('company', {
        sectors: [sector],
        location: { area },
        foundedOn: '2024-03-02',
        raising: { stage: STAGES[size], amount: won(amountOf(size)) },
      });
    }),
    ...tastes.map(({ sector, area, size, portfolio }, n) =>
      listing('investor', {
        type: 'VC',
        // Some tick what they do, some leave it open.
        sectors: n % 3 === 0 ? [] : [sector],
        stages: n % 4 === 0 ? [] : [STAGES[size]],
        regions: n % 2 === 0 ? [area] : [],
        monthlyCapacity: 4,
        portfolio,
        exclusions: n % 5 === 0 ? { sectors: ['GAME'], keywords: [] } : undefined,
      }),
    ),
  ];
};

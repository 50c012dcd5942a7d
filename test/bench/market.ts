import { KOREAN_AREAS, SECTORS, STAGES } from '#shared/kernel/vocabulary.ts';
import { CONCEPTS } from '#shared/kernel/words/synonyms.ts';
import type { CompanyInput, InvestorInput, MarketInput, PastDeal } from '#shared/match/engine/index.ts';

const AS_OF = '2026-11-24';
const DAY = 86_400_000;
const WORDS = CONCEPTS.flat();
const sectors = Object.keys(SECTORS);
const stages = Object.keys(STAGES);
const areas = Object.keys(KOREAN_AREAS);

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
const generator = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/**
 * A market with the skews of a real one: a few sectors, places and words are common and most are rare, texts share their
 * vocabulary with their sector, investors have between none and forty past deals, most of them by their thesis. The same for the same sizes.
 */
export const syntheticMarket = (investorCount: number, companyCount: number): MarketInput => {
  const random = generator(investorCount * 31 + companyCount);
  const below = (n: number): number => Math.floor(random() * n);
  const skewed = (n: number): number => Math.floor(n * random() ** 2);
  const some = (values: readonly string[], most: number): string[] => [
    ...new Set(Array.from({ length: 1 + below(most) }, () => values[skewed(values.length)]!)),
  ];
  const won = (): number => Math.round(10 ** (8 + 3 * random()) / 1e6) * 1e6;
  /** Half of the words are those of the first sector, the others any. */
  const text = ([sector = '']: readonly string[], length: number): string => {
    const home = Math.floor((sectors.indexOf(sector) / sectors.length) * WORDS.length);
    const word = (i: number): string => WORDS[i % 2 === 0 ? (home + skewed(24)) % WORDS.length : skewed(WORDS.length)]!;
    return Array.from({ length }, (_, i) => word(i)).join(' ');
  };
  const companyId = (n: number): string => `c${String(n).padStart(6, '0')}`;

  const companies = Array.from({ length: companyCount }, (_, n): CompanyInput => {
    const own = some(sectors, 3);
    return {
      id: companyId(n),
      organisationId: `oc${n}`,
      sectors: own,
      stage: stages[skewed(stages.length)]!,
      area: areas[skewed(areas.length)]!,
      ...(random() < 0.8 ? { ask: won() } : {}),
      text: text(own, 25),
      capacity: 1 + below(5),
    };
  });
  /** Of some companies the first that is of one of these sectors: most deals follow a thesis, so that there is one to learn. */
  const fitting = (wanted: readonly string[]): CompanyInput => {
    let found = companies[below(companyCount)]!;
    for (let tries = 0; tries < 6 && !found.sectors.some(sector => wanted.includes(sector)); tries++)
      found = companies[below(companyCount)]!;
    return found;
  };
  const deal = (wanted: readonly string[]): PastDeal => {
    const { id, sectors: of, stage, area } = fitting(wanted);
    const on = new Date(Date.parse(AS_OF) - (1 + below(3_650)) * DAY).toISOString().slice(0, 10);
    return { companyId: id, sectors: of, stage, area, amount: won(), on };
  };
  const investors = Array.from({ length: investorCount }, (_, n): InvestorInput => {
    const own = some(sectors, 5);
    const min = won();
    return {
      id: `i${String(n).padStart(6, '0')}`,
      organisationId: `oi${n}`,
      sectors: own,
      stages: some(stages, 3),
      areas: random() < 0.3 ? [] : some(areas, 3),
      ...(random() < 0.9 ? { ticket: { min, max: min * (2 + below(9)) } } : {}),
      text: text(own, 50),
      excludedSectors: random() < 0.2 ? some(sectors, 2).filter(sector => !own.includes(sector)) : [],
      excludedKeywords: [],
      portfolio: Array.from({ length: skewed(40) }, () => deal(own)),
      capacity: 1 + below(10),
      excludedCompanyIds: [],
    };
  });
  return { asOf: AS_OF, investors, companies };
};

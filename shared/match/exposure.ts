import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Exposure, Market, Pairs } from './engine/index.ts';

/** Days over which introductions count against a listing's rolling cap. */
export const WINDOW_DAYS = 14;

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/** Who was introduced to whom in one pairing: those shown to each other in the run, and those introduced within the window. */
export interface Introductions {
  readonly seekers: readonly string[];
  readonly offers: readonly string[];
  /** Positions in the two lists, day of the introduction since 1970, whether the run shows them to each other. */
  readonly pairs: readonly (readonly [seeker: number, offer: number, since: number, shown: 0 | 1])[];
}
/** What a run leaves for the next: its introductions by pairing. */
export type Ledger = Partial<Record<DealKind, Introductions>>;

const positions = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, position) => [id, position]));
const keyOf = (seeker: number, offer: number): number => seeker * 2 ** 32 + offer;

/** Pairs of a market that are known to each other on a day, with the day they were introduced; the others have left it. */
const knownIn = (
  { investorIds, companyIds }: Market,
  ledger: Introductions | undefined,
  asOf: string,
): { seeker: number; offer: number; since: number; recent: boolean }[] => {
  if (ledger === undefined) return [];
  const [seekers, offers] = [positions(investorIds), positions(companyIds)];
  const from = dayOf(asOf) - WINDOW_DAYS;
  return ledger.pairs.flatMap(([s, o, since, shown]) => {
    const [seeker, offer] = [seekers.get(ledger.seekers[s]!), offers.get(ledger.offers[o]!)];
    const recent = since > from;
    return seeker === undefined || offer === undefined || !(recent || shown === 1)
      ? []
      : [{ seeker, offer, since, recent }];
  });
};

/** The exposure that the last run left, for the candidates of this one. */
export const exposureOf = (
  market: Market,
  { investor, company }: Pick<Pairs, 'investor' | 'company'>,
  ledger: Introductions | undefined,
  asOf: string,
): Exposure => {
  const introduced = new Uint16Array(market.companyIds.length);
  const shown = new Uint8Array(market.companyIds.length);
  const known = new Set<number>();
  for (const { seeker, offer, recent } of knownIn(market, ledger, asOf)) {
    known.add(keyOf(seeker, offer));
    shown[offer] = 1;
    if (recent) introduced[offer]!++;
  }
  return {
    introduced,
    shown,
    known: Uint8Array.from(investor, (i, pair) => (known.has(keyOf(i, company[pair]!)) ? 1 : 0)),
  };
};

/** The ledger after a run: what it shows, since when, and what was introduced within the window and is not shown any more. */
export const introductionsAfter = (
  market: Market,
  { investor, company }: Pick<Pairs, 'investor' | 'company'>,
  ledger: Introductions | undefined,
  asOf: string,
): Introductions => {
  const before = knownIn(market, ledger, asOf);
  const sinceOf = new Map(before.map(({ seeker, offer, since }) => [keyOf(seeker, offer), since]));
  const shown = new Set<number>();
  const pairs = Array.from(investor, (i, pair) => {
    const key = keyOf(i, company[pair]!);
    shown.add(key);
    return { seeker: i, offer: company[pair]!, since: sinceOf.get(key) ?? dayOf(asOf), shown: 1 as 0 | 1 };
  });
  for (const { seeker, offer, since, recent } of before)
    if (recent && !shown.has(keyOf(seeker, offer))) pairs.push({ seeker, offer, since, shown: 0 });
  pairs.sort((a, b) => a.seeker - b.seeker || a.offer - b.offer);
  const coded = (of: readonly number[], ids: readonly string[]): { names: string[]; code: Map<number, number> } => {
    const used = [...new Set(of)].sort((a, b) => a - b);
    return { names: used.map(position => ids[position]!), code: new Map(used.map((position, n) => [position, n])) };
  };
  const seekers = coded(
    pairs.map(({ seeker }) => seeker),
    market.investorIds,
  );
  const offers = coded(
    pairs.map(({ offer }) => offer),
    market.companyIds,
  );
  return {
    seekers: seekers.names,
    offers: offers.names,
    pairs: pairs.map(({ seeker, offer, since, shown }) => [
      seekers.code.get(seeker)!,
      offers.code.get(offer)!,
      since,
      shown,
    ]),
  };
};

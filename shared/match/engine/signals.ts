import { daysBetween, decay } from './buckets.ts';
import { RECORD_HALF_LIFE } from './evidence.ts';
import type { CompanyInput, InvestorInput, Signal, SignalKind } from './types.ts';

/** What a behaviour is worth as evidence of taste, in investments of a portfolio. Guesses until logs can tell better. */
export const SIGNAL_WEIGHTS: Readonly<Record<SignalKind, number>> = {
  view: 0.05,
  save: 0.3,
  contact: 0.7,
  meeting: 1,
  investment: 3,
  decline: -0.3,
};

/** A behaviour towards a company of the market, as a fraction of a deal, faded by its age. */
export interface WeighedSignal {
  company: number;
  weight: number;
}

/** Where an investor and a company stand: the furthest it went and, apart from it, whether it was declined. */
interface Standing {
  best?: Signal;
  decline?: Signal;
}

/** Of two signals the later one; of one day they are worth the same. */
const later = (a: Signal | undefined, b: Signal): Signal => (a === undefined || b.on > a.on ? b : a);

const take = (standing: Standing, signal: Signal): void => {
  if (signal.kind === 'decline') {
    standing.decline = later(standing.decline, signal);
    return;
  }
  const { best } = standing;
  const more = best === undefined ? 1 : SIGNAL_WEIGHTS[signal.kind] - SIGNAL_WEIGHTS[best.kind];
  if (more > 0) standing.best = signal;
  else if (more === 0) standing.best = later(best, signal);
};

/** Where every pair stands that anything was heard of, by investor, then company. */
const standings = (signals: readonly Signal[]): Map<string, Map<string, Standing>> => {
  const found = new Map<string, Map<string, Standing>>();
  for (const signal of signals) {
    const own = found.get(signal.investor) ?? new Map<string, Standing>();
    found.set(signal.investor, own);
    const standing = own.get(signal.company) ?? {};
    own.set(signal.company, standing);
    take(standing, signal);
  }
  return found;
};

/**
 * What investors did with companies of the market, known on a day: for each pair the furthest it went counts once, however
 * often it was looked at, and a decline takes away from it. Pairs of the portfolio count there already. The order of the signals
 * does not matter.
 */
export const weighSignals = (
  signals: readonly Signal[],
  investors: readonly InvestorInput[],
  companies: readonly CompanyInput[],
  asOf: string,
): WeighedSignal[][] => {
  const seats = new Map(companies.map(({ id }, company) => [id, company]));
  const known = standings(signals.filter(({ on }) => daysBetween(on, asOf) >= 0));
  const worth = (signal: Signal | undefined): number =>
    signal === undefined
      ? 0
      : SIGNAL_WEIGHTS[signal.kind] * decay(Math.floor(daysBetween(signal.on, asOf)), RECORD_HALF_LIFE);
  return investors.map(({ id, portfolio }) => {
    const invested = new Set(portfolio.map(({ companyId }) => companyId));
    return [...(known.get(id) ?? [])]
      .flatMap(([company, { best, decline }]) => {
        const seat = seats.get(company);
        return seat === undefined || invested.has(company)
          ? []
          : [{ company: seat, weight: worth(best) + worth(decline) }];
      })
      .sort((a, b) => a.company - b.company);
  });
};

import { allocate, type Candidates, encodeMarket, type Market, scoreInvestors } from '#shared/match/engine/index.ts';
import { syntheticMarket } from './market.ts';
import { type NaiveMarket, scoreNaively, toObjects } from './naive-scorer.ts';
import { type Bench, inTurns, median, ratioOf, timed } from './support.ts';

const INVESTORS = 500;
const COMPANIES = 14_500;
/** Candidates kept for an investor, as the nightly run keeps them. */
const TOP = 100;
const ROUNDS = 5;
/** Investors of one sample: the engine is measured on all, the plain loop would take minutes. */
const SAMPLE = 8;

/** Throws unless the plain loop finds the engine's candidates: only then is it the same formula. */
const requireSame = (market: Market, candidates: Candidates, naive: NaiveMarket): number => {
  let compared = 0;
  for (let investor = 0; investor < SAMPLE; investor++) {
    const own = [...candidates.investor.keys()].filter(row => candidates.investor[row] === investor);
    const found = scoreNaively(naive, investor, TOP);
    const far = found.findIndex(({ score }, rank) => Math.abs(score - (candidates.score[own[rank]!] ?? 0)) > 3);
    if (found.length !== own.length || far >= 0)
      throw new Error(
        `investor ${market.investorIds[investor]}: the plain loop finds ${found.length} candidates, the engine ${own.length}; they part at rank ${far}`,
      );
    compared += found.length;
  }
  return compared;
};

export const matching: Bench = {
  name: 'matching',
  about: 'the match engine on a city-sized market',
  run: async ({ say }) => {
    const input = syntheticMarket(INVESTORS, COMPANIES);
    let market = encodeMarket(input);
    let candidates = scoreInvestors(market, 0, INVESTORS, { top: TOP });
    say('matching: check that the plain loop finds the same');
    const naive = toObjects(market, SAMPLE);
    const compared = requireSame(market, candidates, naive);
    let allocation = allocate(candidates, market.investorCapacity, market.companyCapacity);

    say('matching: measure');
    const samples = await inTurns(ROUNDS, {
      encode: () =>
        timed(() => {
          market = encodeMarket(input);
        }),
      score: () =>
        timed(() => {
          candidates = scoreInvestors(market, 0, INVESTORS, { top: TOP });
        }),
      naive: () =>
        timed(() => {
          for (let investor = 0; investor < SAMPLE; investor++) scoreNaively(naive, investor, TOP);
        }),
      allocate: () =>
        timed(() => {
          allocation = allocate(candidates, market.investorCapacity, market.companyCapacity);
        }),
    });
    const pairs = { engine: INVESTORS * COMPANIES, naive: SAMPLE * COMPANIES };
    const perPair = {
      engine: samples.score.map(ms => ms / pairs.engine),
      naive: samples.naive.map(ms => ms / pairs.naive),
    };
    const mega = (each: readonly number[]): number => 1 / median(each) / 1_000;
    return [
      {
        title: `A night's computation: ${INVESTORS} investors × ${COMPANIES.toLocaleString('en-US')} companies, one core`,
        columns: [{ name: 'step' }, { name: 'ms', digits: 1 }, { name: 'gives' }],
        rows: [
          ['encode', median(samples.encode), `${market.text.terms.size} terms`],
          ['score', median(samples.score), `${candidates.score.length.toLocaleString('en-US')} candidates`],
          ['allocate', median(samples.allocate), `${allocation.pairs.length.toLocaleString('en-US')} matches`],
        ],
        notes: [
          `A synthetic market, the same every time. Medians of ${ROUNDS} rounds, in turns. Milliseconds of this machine: the ratio is below.`,
        ],
      },
      {
        title: 'Scoring',
        against: 'a plain loop over objects and maps with the same formula, in turns',
        columns: [
          { name: 'scorer' },
          { name: 'M pairs/s/core', digits: 2 },
          { name: 'ns a pair', digits: 1 },
          { name: 'ratio', digits: 1, unit: '×' },
        ],
        rows: [
          ['engine', mega(perPair.engine), median(perPair.engine) * 1e6, ratioOf(perPair.naive, perPair.engine)],
          ['plain loop', mega(perPair.naive), median(perPair.naive) * 1e6, 1],
        ],
        notes: [
          `The plain loop on ${SAMPLE} of the investors. Both found the same ${compared} candidates of these, within 3 milli-points.`,
        ],
      },
    ];
  },
};

import { allocate, type Candidates, encodeMarket, type Market, scoreInvestors } from '#shared/match/engine/index.ts';
import { syntheticMarket } from './market.ts';
import { type NaiveMarket, scoreNaively, toObjects } from './naive-scorer.ts';
import { scoreWithNumpy } from './numpy.ts';
import { type Bench, computed, inTurns, median, ratioOf } from './support.ts';

const FULL = { INVESTORS: 500, COMPANIES: 14_500, ROUNDS: 5 } as const;
const QUICK = { INVESTORS: 100, COMPANIES: 4_000, ROUNDS: 2 } as const;
/** Candidates kept for an investor, as the nightly run keeps them. */
const TOP = 100;
/** Investors of one sample: the engine is measured on all, the plain loop would take minutes. */
const SAMPLE = 8;

/** Throws unless the scores of the first investors' candidates are the engine's, up to rounding. */
const requireSameScores = (candidates: Candidates, sample: readonly (readonly number[])[]): void => {
  for (const [investor, scores] of sample.entries()) {
    const own = [...candidates.investor.keys()].filter(row => candidates.investor[row] === investor);
    const far = own.findIndex((row, rank) => Math.abs((scores[rank] ?? 0) - candidates.score[row]!) > 3);
    if (scores.length !== own.length || far >= 0)
      throw new Error(
        `NumPy finds ${scores.length} candidates of investor ${investor}, the engine ${own.length}; they part at rank ${far}`,
      );
  }
};

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
  run: async ({ say, quick }) => {
    const { INVESTORS, COMPANIES, ROUNDS } = quick ? QUICK : FULL;
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
        computed(() => {
          market = encodeMarket(input);
        }),
      score: () =>
        computed(() => {
          candidates = scoreInvestors(market, 0, INVESTORS, { top: TOP });
        }),
      naive: () =>
        computed(() => {
          for (let investor = 0; investor < SAMPLE; investor++) scoreNaively(naive, investor, TOP);
        }),
      allocate: () =>
        computed(() => {
          allocation = allocate(candidates, market.investorCapacity, market.companyCapacity);
        }),
    });
    say('matching: the same with NumPy');
    const numpy = scoreWithNumpy(market, TOP, ROUNDS, SAMPLE);
    if (numpy !== undefined) requireSameScores(candidates, numpy.sample);
    const pairs = { engine: INVESTORS * COMPANIES, naive: SAMPLE * COMPANIES };
    const perPair = {
      engine: samples.score.map(ms => ms / pairs.engine),
      naive: samples.naive.map(ms => ms / pairs.naive),
    };
    const numpyPair = numpy?.seconds.map(seconds => (seconds * 1000) / pairs.engine) ?? [];
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
          `A synthetic market, the same every time. Medians of ${ROUNDS} rounds, in turns. Milliseconds of computing on this machine: the ratio is below.`,
        ],
      },
      {
        title: 'Scoring',
        against:
          'a plain loop over objects and maps with the same formula, in turns, and the formula vectorised in NumPy',
        columns: [
          { name: 'scorer' },
          { name: 'M pairs/s/core', digits: 2 },
          { name: 'ns a pair', digits: 1 },
          { name: 'ratio', digits: 1, unit: '×' },
        ],
        rows: [
          ['engine', mega(perPair.engine), median(perPair.engine) * 1e6, ratioOf(perPair.naive, perPair.engine)],
          ...(numpy === undefined
            ? []
            : [[`NumPy ${numpy.numpy}`, mega(numpyPair), median(numpyPair) * 1e6, ratioOf(perPair.naive, numpyPair)]]),
          ['plain loop', mega(perPair.naive), median(perPair.naive) * 1e6, 1],
        ],
        notes: [
          `The plain loop on ${SAMPLE} of the investors. Both found the same ${compared} candidates of these, within 3 milli-points.`,
          numpy === undefined
            ? 'NumPy was absent (python3, or the interpreter that NUMPY_PYTHON names): not compared.'
            : `NumPy after the others, in a process of its own and on one thread, reading the same columns; it found the same candidates. Engine against NumPy: ${ratioOf(numpyPair, perPair.engine).toFixed(1)}×.`,
        ],
      },
    ];
  },
};

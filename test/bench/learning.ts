import { pastOf } from '#functions/nightly/learned.ts';
import { encodeMarket, rerank, scoreInvestors } from '#shared/match/engine/index.ts';
import { learn } from '#shared/match/engine/model/learn.ts';
import { encodeModel } from '#shared/match/engine/model/store.ts';
import { toMarket } from '#shared/match/pairings/table.ts';
import { lessonsOf } from '#shared/match/windows.ts';
import { learningCity, TONIGHT } from '#test/support/learning-city.ts';
import { type Bench, computed } from './support.ts';

/** Investors, companies that only portfolios tell of, companies listed; how often anybody invests. */
const CITIES = [
  { investors: 300, past: 3_000, listed: 2_000, pace: 0.12 },
  { investors: 1_000, past: 8_000, listed: 10_000, pace: 0.12 },
] as const;
/** Investors of one shard, and the candidates that the learned scorer looks at and keeps. */
const SHARD = 250;
const [LOOKED_AT, TOP] = [200, 100] as const;
const LOWEST = -0x80000000;
/** As the night learns. */
const NIGHTLY = { seed: 1, bags: 3 } as const;

export const learning: Bench = {
  name: 'learning',
  about: 'what a night with a learned model takes: training, and ranking anew what the untrained scorer found',
  run: async ({ say, quick }) => {
    const rows = CITIES.slice(0, quick ? 1 : undefined).map(size => {
      say(`learning: ${size.investors} investors`);
      const city = learningCity(5, size);
      const lessons = lessonsOf(city, [], TONIGHT);
      let model = learn([]);
      const learnt = computed(() => {
        model = learn(lessons.windows, { ...NIGHTLY, others: lessons.others });
      });
      const market = encodeMarket(toMarket(city, { pairs: [], introductions: {} }, TONIGHT));
      let candidates = scoreInvestors(market, 0, SHARD, { top: TOP });
      const plain = computed(() => {
        candidates = scoreInvestors(market, 0, SHARD, { top: LOOKED_AT, floor: LOWEST });
      });
      const scale = { calibration: model.calibration, chance: lessons.chance };
      const anew = computed(() => {
        rerank(market, candidates, pastOf({ listings: city, signals: [] }, TONIGHT), model, scale, { top: TOP });
      });
      return [
        `${size.investors} × ${size.listed}`,
        lessons.evidence,
        lessons.found,
        learnt / 1000,
        model.trial?.learned,
        model.trial?.untrained,
        encodeModel(model).length / 1024,
        plain / 1000,
        anew / 1000,
      ];
    });
    return [
      {
        title: 'A night with a learned model, on generated cities',
        against: 'the untrained scorer: on the same pairs of the held-out year, and on the same shard of 250 investors',
        columns: [
          { name: 'city' },
          { name: 'investments known' },
          { name: 'found in 3 years' },
          { name: 'training, s of one core', digits: 1 },
          { name: 'NDCG@10 learned', digits: 3 },
          { name: 'untrained', digits: 3 },
          { name: 'model, KB' },
          { name: 'shard untrained, s', digits: 2 },
          { name: 'then learned, s', digits: 2 },
        ],
        rows,
        notes: [
          `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most.`,
          'NDCG@10 is among the pairs drawn for the trial, up to 200 companies an investor.',
          `The learned scorer looks at ${LOOKED_AT} candidates of each investor and keeps ${TOP}; its time has the reading of the city in it.`,
        ],
      },
    ];
  },
};

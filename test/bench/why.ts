import { encodeMarket, type MarketInput, SCORE_FLOOR } from '#shared/match/engine/index.ts';
import { reader } from '#shared/match/engine/score.ts';
import { type Place, whyCompanies, whyInvestors } from '#shared/match/engine/why/index.ts';
import { syntheticMarket } from './market.ts';
import { type Bench, computed, median } from './support.ts';

/** Companies explained in one passing, as the night does. */
const BATCH = 500;
const INVESTORS_SHOWN = 20;

const placeOf = (input: MarketInput): Place => ({
  market: encodeMarket(input),
  investorOrganisation: [...input.investors]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ organisationId }) => organisationId),
  companyOrganisation: [...input.companies]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ organisationId }) => organisationId),
});

/** One change of one company the plain way: the whole market encoded again with it, then every investor asked. */
const plainly = (input: MarketInput): number =>
  computed(() => {
    const [first, ...rest] = input.companies;
    const market = encodeMarket({ ...input, companies: [{ ...first!, stage: 'SERIES_B' }, ...rest] });
    const read = reader(market);
    const company = market.companyIds.indexOf(first!.id);
    let above = 0;
    for (let i = 0; i < market.investorIds.length; i++) {
      read.load(i);
      if (!read.forbidden(company) && read.total(company) >= SCORE_FLOOR) above++;
    }
    if (above < 0) throw new Error('never');
  });

export const why: Bench = {
  name: 'why',
  about: 'why a listing has no match: suppositions scored against a frozen market',
  run: async ({ say, quick }) => {
    const sizes = quick
      ? ([[500, 5_000]] as const)
      : ([
          [500, 5_000],
          [2_000, 20_000],
          [20_000, 5_000],
        ] as const);
    const rows = sizes.map(([investors, companies]) => {
      say(`why: ${investors} × ${companies}`);
      const input = syntheticMarket(investors, companies);
      const place = placeOf(input);
      const batch = Array.from({ length: Math.min(BATCH, companies) }, (_, n) => n);
      const one = median(Array.from({ length: 3 }, () => computed(() => void whyCompanies(place, [0]))));
      let told = 0;
      const many = computed(() => {
        told = whyCompanies(place, batch).filter(({ gains }) => gains.length > 0).length;
      });
      const some = Array.from({ length: INVESTORS_SHOWN }, (_, n) => n);
      const side = computed(() => {
        whyInvestors(
          place,
          some,
          some.map(n => input.investors.find(({ id }) => id === place.market.investorIds[n])!),
        );
      });
      const plain = plainly(input);
      return [
        `${investors.toLocaleString('en-US')} × ${companies.toLocaleString('en-US')}`,
        one,
        many / batch.length,
        (many / batch.length) * companies * 0.001,
        side / INVESTORS_SHOWN,
        `${told} of ${batch.length}`,
        plain,
        (plain * 150) / (many / batch.length),
      ];
    });
    return [
      {
        title: 'Why not me: one company alone, in the batches of a night, and one investor',
        against: 'encoding the market again for each of some 150 changes of a company and asking every investor',
        columns: [
          { name: 'investors × companies' },
          { name: 'one company alone, ms', digits: 0 },
          { name: 'each in a batch, ms', digits: 1 },
          { name: 'all companies, s', digits: 1 },
          { name: 'an investor, ms', digits: 0 },
          { name: 'something to tell' },
          { name: 'one change plainly, ms', digits: 0 },
          { name: 'ratio', digits: 0, unit: '×' },
        ],
        rows,
        notes: [
          'Milliseconds of computing, one core. A night explains only listings with few matches; the column of all companies is what it would be if none had any.',
        ],
      },
    ];
  },
};

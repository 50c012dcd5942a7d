import { describe, expect, test } from 'vitest';
import { decodeCandidates } from '#functions/nightly/market.ts';
import { encodeColumns } from '#shared/kernel/columns.ts';
import { makeBook } from '#shared/match/engine/book/book.ts';
import { pastAt } from '#shared/match/engine/book/past.ts';
import { encodeMarket, explainer, FACTORS, scoreInvestors, teller } from '#shared/match/engine/index.ts';
import { packsOf } from '#shared/match/packs.ts';
import { investment } from '#shared/match/pairings/investment.ts';
import { AS_OF } from '#test/support/market.ts';

const DAY = Date.parse(AS_OF) / 86_400_000;
const company = (id: string) => ({
  id,
  sectors: ['BIO'],
  state: 'KR-11',
  region: 'KR-11',
  city: '',
  founded: Number.NaN,
  words: [],
});
const deal = (investor: string, at: string, ago: number) => ({
  investor,
  company: at,
  day: DAY - ago,
  kind: 'SEED',
  amount: 1e6,
});

describe('facts of a record', () => {
  // u has invested with v1, v2 and v3; all three are in `close`, two of them in `near`, a stranger in `far`.
  const partners = ['v1', 'v2', 'v3'];
  const book = makeBook(
    ['shared', 'close', 'near', 'far', 'new'].map(company),
    [],
    [
      deal('u', 'shared', 900),
      deal('u', 'own', 10),
      ...partners.map((who, n) => deal(who, 'shared', 880 - n)),
      ...partners.map((who, n) => deal(who, 'close', 100 + n)),
      ...partners.slice(1).map(who => deal(who, 'near', 1200)),
      deal('w', 'far', 30),
    ],
  );
  const silent = () => new Uint16Array(book.companyIds.length).fill(0xffff);
  const told = teller(pastAt(book, DAY, { kind: silent(), ask: silent() }));
  const of = (who: string, what: string) => told(book.investorIds.indexOf(who), book.companyIds.indexOf(what));

  test('partners are counted from three on: fewer would tell who', () => {
    expect(of('u', 'close').partners).toEqual({ informed: true, partners: 3 });
    expect(of('u', 'near').partners).toEqual({ informed: true });
    expect(of('u', 'far').partners).toEqual({ informed: true });
    expect(of('u', 'new').partners).toEqual({ informed: false });
    expect(of('w', 'close').partners).toEqual({ informed: false });
  });

  test('rounds of two years and the heat of the sector; deals of one year', () => {
    expect(of('u', 'close').momentum).toMatchObject({ informed: true, rounds: 3, heat: 'rising' });
    expect(of('u', 'near').momentum.rounds).toBe(0);
    expect(of('u', 'near').activity).toEqual({ informed: true, deals: 0 });
    expect(of('v1', 'near').activity).toEqual({ informed: true, deals: 1 });
  });
});

describe('the factors that the untrained scorer leaves alone', () => {
  const side = { organisationId: 'o', sectors: ['BIO'], text: '', capacity: 3 };
  const market = encodeMarket({
    asOf: AS_OF,
    companies: [{ ...side, id: 'c', stage: 'SEED', area: 'KR-11' }],
    investors: [
      {
        ...side,
        organisationId: 'p',
        id: 'i',
        stages: ['SEED'],
        areas: ['KR-11'],
        excludedSectors: [],
        excludedKeywords: [],
        portfolio: [],
        excludedCompanyIds: [],
      },
    ],
  });
  const chosen = scoreInvestors(market, 0, 1, { top: 5, floor: -1_000_000 });

  test('are part of every score with nothing, and no pack speaks of them', () => {
    expect(chosen.parts).toHaveLength(FACTORS.length);
    expect([...chosen.parts.subarray(5)]).toEqual([0, 0, 0]);
    const reasons = explainer(market)(0, 0);
    expect(reasons.map(({ factor }) => factor)).toEqual([...FACTORS]);
    const [pack] = packsOf('2026-11-24', [{ pairing: investment, market, chosen, explain: () => reasons }]);
    expect(pack!.matches[0]!.reasons.map(({ factor }) => factor)).toEqual(FACTORS.slice(0, 5));
  });

  test('are in packs where they count', () => {
    const parts = chosen.parts.slice();
    parts[FACTORS.indexOf('momentum')] = 250;
    const [pack] = packsOf('2026-11-24', [
      { pairing: investment, market, chosen: { ...chosen, parts }, explain: explainer(market) },
    ]);
    expect(pack!.matches[0]!.reasons.map(({ factor }) => factor)).toEqual([...FACTORS.slice(0, 5), 'momentum']);
  });

  test('of a run that was begun before there were any are read as nothing', () => {
    const { investor, company: companies, score } = chosen;
    const narrow = chosen.parts.slice(0, 5);
    const read = decodeCandidates(encodeColumns({ investor, company: companies, score, parts: narrow }));
    expect([...read.parts]).toEqual([...narrow, 0, 0, 0]);
  });
});

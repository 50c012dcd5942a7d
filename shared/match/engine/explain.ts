import { eachTerm } from '#shared/kernel/words/tokens.ts';
import { liesIn } from './encode.ts';
import { liftsInto } from './evidence.ts';
import { reader } from './score.ts';
import { companyWeight } from './text-index.ts';
import { type Told, UNTOLD } from './told.ts';
import {
  type Attribute,
  FACTORS,
  type FactorReason,
  type LeaningFacts,
  type Market,
  type RegionFacts,
  type TicketFacts,
  UNKNOWN,
} from './types.ts';

/** Shares are kept to a thousandth: more would say nothing and make every night's record differ from the last. */
const perMille = (share: number): number => Math.round(share * 1000) / 1000;

/** Share of deals in one value, and whether the thesis names it; `informed` where there is any evidence for the attribute. */
const leaning = ({ evidence, prior }: Attribute, investor: number, code: number) => {
  const { start, declared, dealt } = evidence;
  const from = start[investor]!;
  const to = start[investor + 1]!;
  let deals = 0;
  let here = 0;
  let named = false;
  for (let row = from; row < to; row++) {
    deals += dealt[row]!;
    if (evidence.code[row] !== code) continue;
    here = dealt[row]!;
    named = declared[row]! > 0;
  }
  return {
    informed: to > from,
    declared: named,
    ...(deals > 0 && { investorShare: perMille(here / deals) }),
    marketShare: perMille(prior[code]!),
  };
};

const uninformed = (attribute: Attribute, investor: number): LeaningFacts => ({
  declared: false,
  informed: attribute.evidence.start[investor + 1]! > attribute.evidence.start[investor]!,
});

const valueFacts = (attribute: Attribute, investor: number, code: number): LeaningFacts =>
  code === UNKNOWN
    ? uninformed(attribute, investor)
    : { value: attribute.values[code]!, ...leaning(attribute, investor, code) };

/** Facts of the company's sector that helps most (the first by name of equals). */
const sectorFacts = (market: Market, investor: number, company: number): LeaningFacts => {
  const lifts = new Float64Array(market.sector.values.length);
  liftsInto(market.sector, investor, lifts);
  let best = UNKNOWN;
  for (let i = market.companySectorStart[company]!; i < market.companySectorStart[company + 1]!; i++) {
    const code = market.companySector[i]!;
    if (best === UNKNOWN || lifts[code]! > lifts[best]!) best = code;
  }
  return valueFacts(market.sector, investor, best);
};

const regionFacts = (market: Market, investor: number, company: number): RegionFacts => {
  const facts = valueFacts(market.area, investor, market.companyArea[company]!);
  const { value } = facts;
  const matches = value === undefined ? [] : market.areasTicked[investor]!.filter(area => liesIn(value, area));
  const matched = matches.includes(value ?? '') ? value : matches[0];
  return { ...facts, ...(matched !== undefined && { matched }) };
};

const ticketFacts = (market: Market, investor: number, company: number): TicketFacts => {
  const bucket = market.companyAskBucket[company]!;
  const min = market.ticketMin[investor]!;
  const max = market.ticketMax[investor]!;
  const { start } = market.ask.evidence;
  const informed = start[investor + 1]! > start[investor]!;
  if (bucket === UNKNOWN) return { place: 'unknown', informed };
  const ask = market.companyAsk[company]!;
  const { investorShare } = leaning(market.ask, investor, bucket);
  return {
    place: Number.isNaN(min) ? 'undeclared' : ask < min ? 'below' : ask > max ? 'above' : 'inside',
    askBucket: Number(market.ask.values[bucket]),
    ...(investorShare !== undefined && { investorShare }),
    informed,
  };
};

const SHOWN_TERMS = 3;
/** Particles that a shared stretch of Hangul may end with and a reader would not. */
const PARTICLE = /(?<=[가-힣]{2})(?:으로|에서|에게|을|를|은|는|의|와|에)$/;

/** Words and endings that two texts may share without telling anything of what they are about. */
const UNTELLING = new Set(
  'about after all also any before between both can each every half how just less may more most much no not now off one only other out over own same so some still such than then there these they through too two until up use used using very what when where while will with within without would you'.split(
    ' ',
  ),
);
const ENDING =
  /^(?:[습합입]?니다|한다|하는|하여|해서|하고|하며|하려|있는|있다|없는|없이|되는|된다|에서|에게|으로|부터|까지|동안|때문|그대로|이라|들이|기를|거나)$/;
/** True for an expression that says nothing to a reader, though it weighs in the cosine. */
const isUntelling = (shown: string): boolean => UNTELLING.has(shown.toLowerCase()) || ENDING.test(shown);

/**
 * The expressions of the company's text that weigh most in the cosine, as they are written there. Shared pairs of Hangul are
 * joined to the longest stretch both texts have; single characters weigh in the cosine but say nothing to a reader.
 */
const sharedTerms = (
  market: Market,
  wanted: ReadonlyMap<number, number>,
  investor: number,
  company: number,
): string[] => {
  const { text } = market;
  const worth = (term: string): number => {
    const id = text.terms.get(term);
    const weight = id === undefined ? undefined : wanted.get(id);
    return weight === undefined ? 0 : weight * companyWeight(text, id!, company);
  };

  const other = market.investorText[investor]!.normalize('NFKC');
  const found = new Map<string, number>();
  const note = (shown: string, weight: number): void => {
    if (weight > 0 && !isUntelling(shown)) found.set(shown, Math.max(weight, found.get(shown) ?? 0));
  };
  let stretch = '';
  let weight = 0;
  const close = (): void => {
    note(stretch.replace(PARTICLE, ''), weight);
    stretch = '';
    weight = 0;
  };
  eachTerm(market.companyText[company]!, (term, shown) => {
    if (term.length === 1) return;
    const value = worth(term);
    const pair = term === shown && /^[가-힣]{2}$/.test(term);
    if (!pair) {
      note(shown, value);
      return;
    }
    if (value > 0 && stretch.endsWith(shown[0]!) && other.includes(stretch + shown[1]!)) {
      stretch += shown[1]!;
      weight += value;
      return;
    }
    close();
    if (value > 0) {
      stretch = shown;
      weight = value;
    }
  });
  close();

  const chosen: string[] = [];
  const fold = (term: string): string => term.toLowerCase();
  for (const [term] of [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) {
    if (chosen.length === SHOWN_TERMS) break;
    const known = chosen.some(c => fold(c).includes(fold(term)) || fold(term).includes(fold(c)));
    if (!known) chosen.push(term);
  }
  return chosen;
};

const textWeights = ({ text }: Market, investor: number): Map<number, number> => {
  const weights = new Map<number, number>();
  for (let i = text.investorStart[investor]!; i < text.investorStart[investor + 1]!; i++)
    weights.set(text.investorTerm[i]!, text.investorWeight[i]!);
  return weights;
};

/**
 * Why pairs of a market score what they score: one reason a factor, in the order of {@link FACTORS}, whose points add up to
 * the score exactly and equal the pair's `Candidates.parts`. Indexes are positions in the market; RangeError outside it.
 * Ask investor by investor: turning to another costs as much as scoring it. `told` gives the facts that only a record of past
 * deals tells, for a pair of the market.
 */
export const explainer = (
  market: Market,
  told: (investor: number, company: number) => Told = () => UNTOLD,
): ((investor: number, company: number) => FactorReason[]) => {
  const read = reader(market);
  const parts = new Int32Array(FACTORS.length);
  let loaded = -1;
  let wanted: ReadonlyMap<number, number> = new Map();
  return (investor, company) => {
    if (market.investorIds[investor] === undefined || market.companyIds[company] === undefined)
      throw new RangeError(`no pair (${investor}, ${company}) in this market`);
    if (loaded !== investor) {
      read.load(investor);
      wanted = textWeights(market, investor);
      loaded = investor;
    }
    read.points(company, parts, 0);
    const [sector, stage, ticket, region, text] = parts as unknown as [number, number, number, number, number];
    const { partners, momentum, activity } = told(investor, company);
    const written = (side: string): boolean => side.trim() !== '';
    return [
      { factor: 'sector', points: sector, facts: sectorFacts(market, investor, company) },
      { factor: 'stage', points: stage, facts: valueFacts(market.stage, investor, market.companyStage[company]!) },
      { factor: 'ticket', points: ticket, facts: ticketFacts(market, investor, company) },
      { factor: 'region', points: region, facts: regionFacts(market, investor, company) },
      {
        factor: 'text',
        points: text,
        facts: {
          terms: text > 0 ? sharedTerms(market, wanted, investor, company) : [],
          informed: written(market.investorText[investor]!) && written(market.companyText[company]!),
        },
      },
      // The untrained scorer has nothing to say of these; a learned one's points replace the zeros.
      { factor: 'partners', points: 0, facts: partners },
      { factor: 'momentum', points: 0, facts: momentum },
      { factor: 'activity', points: 0, facts: activity },
    ];
  };
};

const explainers = new WeakMap<Market, ReturnType<typeof explainer>>();

/** {@link explainer} for one pair; keeps the last investor of a market at hand, so pairs in order of investor cost little. */
export const explainPair = (market: Market, investor: number, company: number): FactorReason[] => {
  let explain = explainers.get(market);
  if (explain === undefined) {
    explain = explainer(market);
    explainers.set(market, explain);
  }
  return explain(investor, company);
};

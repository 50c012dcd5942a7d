import { NONE } from './book/book.ts';
import { attributeOf, codeAt, heatOf } from './book/market.ts';
import type { Past } from './book/past.ts';
import { syndicatesOf } from './book/ties.ts';
import type { ActivityFacts, Heat, MomentumFacts, PartnersFacts } from './types.ts';

const YEAR = 365.25;
/** Fewer partners than this are not counted out loud: who knows its partners would know which of them. */
const LEAST_TOLD = 3;
/** ln of the ratio of rounds from which a sector rises, or cools. */
const LIVELY = 0.2;

/** The facts behind the factors that only a record of past deals can tell. */
export interface Told {
  partners: PartnersFacts;
  momentum: MomentumFacts;
  activity: ActivityFacts;
}

/** What is told where no record was looked at. */
export const UNTOLD: Told = {
  partners: { informed: false },
  momentum: { informed: false },
  activity: { informed: false },
};

const heatIn = (heat: number): Heat => (heat > LIVELY ? 'rising' : heat < -LIVELY ? 'cooling' : 'steady');

/** Facts of a pair of a past, by positions in its book. Ask investor by investor: turning to another costs its deals. */
export const teller = (past: Past): ((investor: number, company: number) => Told) => {
  const { book, start, company: of, day, asOf } = past;
  const syndicates = syndicatesOf(past);
  const sector = attributeOf(past, 'sector');
  const heat = heatOf(past, sector);
  let loaded = -1;
  let partners = new Set<number>();
  let late = 0;
  const load = (investor: number): void => {
    loaded = investor;
    partners = new Set();
    late = 0;
    for (let row = start[investor]!; row < start[investor + 1]!; row++) {
      if (asOf - day[row]! <= YEAR) late++;
      const c = of[row]!;
      for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++) partners.add(syndicates.investor[i]!);
    }
    partners.delete(investor);
  };
  return (investor, company) => {
    if (loaded !== investor) load(investor);
    const own = [...syndicates.investor.subarray(syndicates.start[company]!, syndicates.start[company + 1]!)];
    const known = own.filter(each => partners.has(each)).length;
    let rounds = 0;
    for (let at = book.rounds.start[company]!; at < book.rounds.start[company + 1]!; at++)
      if (book.rounds.day[at]! < asOf && asOf - book.rounds.day[at]! <= 2 * YEAR) rounds++;
    const code = codeAt(sector, company);
    return {
      partners: { informed: own.length > 0 && partners.size > 0, ...(known >= LEAST_TOLD && { partners: known }) },
      momentum: { informed: true, rounds, ...(code !== NONE && { heat: heatIn(heat[code]!) }) },
      activity: { informed: true, deals: late },
    };
  };
};

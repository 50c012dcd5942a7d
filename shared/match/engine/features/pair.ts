import { NONE } from '../book/book.ts';
import { LIFT_RULES, type LiftTable, liftTable, meanLift } from '../book/lifts.ts';
import { attributeOf } from '../book/market.ts';
import type { Attribute, AttributeName, Past } from '../book/past.ts';
import { type Syndicates, tiesOf } from '../book/ties.ts';
import { cosineTable } from '../book/vectors.ts';
import { kindOrder } from './company.ts';
import type { Aspect, Feature, PairFeatures } from './feature.ts';
import { dealCode, meanOver } from './investor.ts';
import { kinTable } from './kin.ts';

const YEAR = 365.25;
const SOON = 365;

const ASPECT_OF: Readonly<{ [Name in AttributeName]: Aspect }> = {
  sector: 'sector',
  region: 'place',
  state: 'place',
  city: 'place',
  age: 'stage',
  raised: 'stage',
  last: 'stage',
  kind: 'stage',
  ask: 'amount',
};

/** Attributes whose lift of the last year is looked at beside the lasting one. */
const LATELY: readonly AttributeName[] = ['sector', 'region', 'kind', 'ask', 'last'];

/** What is known of a pair only together. */
export const pairFeatures = (past: Past, syndicates: Syndicates): PairFeatures => {
  const { book, declared, states, asOf, day, company: of } = past;
  const features: Feature[] = [];
  const lifted: { attribute: Attribute; table: LiftTable; lifts: Float64Array }[] = [];
  const lift = (attribute: Attribute, name: string, halfLife?: number): void => {
    features.push({ name, aspect: ASPECT_OF[attribute.name], rising: true });
    lifted.push({
      attribute,
      table: liftTable(past, attribute, LIFT_RULES[attribute.name], halfLife),
      lifts: new Float64Array(attribute.size),
    });
  };
  for (const attribute of past.attributes) lift(attribute, `${attribute.name}Lift`);
  for (const name of LATELY) lift(attributeOf(past, name), `${name}LiftLately`, SOON);

  const ties = tiesOf(past, syndicates);
  const both = cosineTable(past);
  const words = cosineTable(past, true);
  const kin = kinTable(past);
  features.push(
    { name: 'ties', aspect: 'partners', rising: true },
    { name: 'closestTie', aspect: 'partners', rising: true },
    { name: 'tiesLately', aspect: 'partners', rising: true },
    { name: 'likeness', aspect: 'likeness', rising: true },
    { name: 'sharedWords', aspect: 'likeness', rising: true },
    { name: 'kin', aspect: 'likeness', rising: true },
    { name: 'closestKin', aspect: 'likeness', rising: true },
    { name: 'closestDeal', aspect: 'likeness', rising: true },
    { name: 'threeClosestDeals', aspect: 'likeness', rising: true },
    { name: 'askAgainstUsual', aspect: 'amount' },
    { name: 'askRank', aspect: 'amount' },
    { name: 'kindAgainstUsual', aspect: 'stage' },
    { name: 'ageAgainstUsual', aspect: 'stage' },
    { name: 'roundsAgainstUsual', aspect: 'stage' },
  );
  const ask = dealCode(past, 'ask');
  const kind = dealCode(past, 'kind');
  const order = kindOrder(past);
  const askShare = new Float64Array(attributeOf(past, 'ask').size + 1);
  let usual = { ask: Number.NaN, kind: Number.NaN, age: Number.NaN, rounds: Number.NaN };

  return {
    features,
    load(investor) {
      for (const { table, lifts } of lifted) table(investor, lifts);
      ties.load(investor);
      both.load(investor);
      words.load(investor);
      kin.load(investor);
      usual = {
        ask: meanOver(past, investor, ask),
        kind: meanOver(past, investor, row => order[kind(row)] ?? Number.NaN),
        age: meanOver(past, investor, row => (day[row]! - book.founded[of[row]!]!) / YEAR),
        rounds: meanOver(past, investor, row => past.stateAtDeal[row]!.rounds),
      };
      askShare.fill(0);
      let known = 0;
      for (let row = past.start[investor]!; row < past.start[investor + 1]!; row++) {
        const code = ask(row);
        if (Number.isNaN(code)) continue;
        askShare[code]!++;
        known++;
      }
      // Mid-rank of each bucket among the investor's own deals.
      let below = 0;
      for (let k = 0; k < askShare.length; k++) {
        const here = askShare[k]!;
        askShare[k] = known === 0 ? Number.NaN : (below + here / 2) / known;
        below += here;
      }
    },
    write(c, out, at) {
      let put = at;
      for (const { attribute, lifts } of lifted) {
        const { start } = attribute.company;
        out[put++] = start[c] === start[c + 1] ? Number.NaN : meanLift(attribute, c, lifts);
      }
      const [all, closest] = kin.of(c);
      const asked = declared.ask[c]!;
      const stated = declared.kind[c]!;
      out[put++] = Math.log(1 + 10 * ties.sum(c));
      out[put++] = ties.max(c);
      out[put++] = Math.log(1 + 10 * ties.recent(c));
      out[put++] = both.of(c);
      out[put++] = words.of(c);
      out[put++] = all;
      out[put++] = closest;
      const [one, three] = both.closest(c);
      out[put++] = one;
      out[put++] = three;
      out[put++] = asked === NONE ? Number.NaN : asked - usual.ask;
      out[put++] = asked === NONE ? Number.NaN : askShare[asked]!;
      out[put++] = stated === NONE ? Number.NaN : order[stated]! - usual.kind;
      out[put++] = (asOf - book.founded[c]!) / YEAR - usual.age;
      out[put++] = states[c]!.rounds - usual.rounds;
    },
  };
};

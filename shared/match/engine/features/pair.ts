import { affinityTable, joined, togetherOf } from '../book/affinity.ts';
import { NONE } from '../book/book.ts';
import { circleOf } from '../book/circle.ts';
import { kernelTable } from '../book/kernel.ts';
import { LIFT_RULES, type LiftTable, liftTable, meanLift } from '../book/lifts.ts';
import { attributeOf } from '../book/market.ts';
import type { Attribute, AttributeName, Past } from '../book/past.ts';
import { type Syndicates, tiesOf } from '../book/ties.ts';
import { cosineTable } from '../book/vectors.ts';
import { kindOrder } from './company.ts';
import type { Aspect, Feature, PairFeatures } from './feature.ts';
import { dealCode, meanOver } from './investor.ts';

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

/** Attributes whose lift is looked at; of the others what goes with them says more. */
const LIFTED: readonly AttributeName[] = ['region', 'state', 'city', 'age', 'raised'];
/** Attributes whose lift of the last year is looked at. */
const LATELY: readonly AttributeName[] = ['region', 'last'];
/** Attributes, alone or two as one, whose affinity is looked at: the lift through values that go together. */
const AFFINE: readonly (readonly [AttributeName, AttributeName?])[] = [
  ['sector'],
  ['region'],
  ['state'],
  ['city'],
  ['age'],
  ['kind'],
  ['ask'],
  ['kind', 'ask'],
  ['sector', 'kind'],
  ['last', 'kind'],
];
/** Attributes by which companies are like past deals in everything at once. */
const KERNEL: readonly AttributeName[] = ['sector', 'region', 'kind', 'ask', 'last', 'age'];

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
  for (const name of LIFTED) lift(attributeOf(past, name), `${name}Lift`);
  for (const name of LATELY) lift(attributeOf(past, name), `${name}LiftLately`, SOON);

  const ties = tiesOf(past, syndicates);
  const circle = circleOf(past, syndicates);
  const both = cosineTable(past);
  const together = new Map(past.attributes.map(each => [each.name, togetherOf(past, each)]));
  for (const [name, other] of AFFINE) {
    const attribute =
      other === undefined ? attributeOf(past, name) : joined(attributeOf(past, name), attributeOf(past, other));
    const pairs = other === undefined ? together.get(name)! : togetherOf(past, attribute);
    features.push({
      name: `${name}${other === undefined ? '' : `And${other}`}Affinity`,
      aspect: ASPECT_OF[name],
      rising: true,
    });
    lifted.push({ attribute, table: affinityTable(past, attribute, pairs), lifts: new Float64Array(attribute.size) });
  }
  const kernel = kernelTable(
    past,
    KERNEL.map(name => ({ attribute: attributeOf(past, name), together: together.get(name)! })),
  );
  features.push(
    { name: 'closestTie', aspect: 'partners', rising: true },
    { name: 'tiesLately', aspect: 'partners', rising: true },
    { name: 'followed', aspect: 'partners', rising: true },
    { name: 'distantTies', aspect: 'partners', rising: true },
    { name: 'likeness', aspect: 'likeness', rising: true },
    { name: 'threeClosestDeals', aspect: 'likeness', rising: true },
    { name: 'kernel', aspect: 'likeness', rising: true },
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
      kernel.load(investor);
      circle.load(investor);
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
      const asked = declared.ask[c]!;
      const stated = declared.kind[c]!;
      out[put++] = ties.max(c);
      out[put++] = Math.log(1 + 10 * ties.recent(c));
      out[put++] = Math.log(1 + 10 * circle.followed(c));
      out[put++] = Math.log(1 + 10 * circle.distant(c));
      out[put++] = both.of(c);
      out[put++] = both.threeClosest(c);
      out[put++] = kernel.of(c);
      out[put++] = asked === NONE ? Number.NaN : asked - usual.ask;
      out[put++] = asked === NONE ? Number.NaN : askShare[asked]!;
      out[put++] = stated === NONE ? Number.NaN : order[stated]! - usual.kind;
      out[put++] = (asOf - book.founded[c]!) / YEAR - usual.age;
      out[put++] = states[c]!.rounds - usual.rounds;
    },
  };
};

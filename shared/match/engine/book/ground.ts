import { ASPECTS } from '../features/feature.ts';
import { MICRO, micro } from '../points.ts';
import { NONE } from './book.ts';
import { LIFT_RULES, liftTable, meanLift } from './lifts.ts';
import { attributeOf, codeAt, heatOf, logShares } from './market.ts';
import type { AttributeName, Past } from './past.ts';
import { syndicatesOf, tiesOf } from './ties.ts';
import { cosineTable } from './vectors.ts';

/** Weights of the untrained formula's lifts, in nats a nat. */
export const LIFT_WEIGHTS: Readonly<{ [Name in AttributeName]: number }> = {
  sector: 1,
  region: 0.6,
  state: 0.3,
  city: 0.3,
  age: 0.5,
  raised: 0.3,
  last: 0.3,
  kind: 0.8,
  ask: 0.8,
};
const TIE = 2;
const TIE_SCALE = 10;
const COSINE = 2;
const WORDS = 0.5;
const REGION_SHARE = 0.15;
const HEAT = 0.5;
const HAS_SECTOR = 1;
const ASK_LEVEL = 0.35;

/** A score investor by investor; `into` writes one number a company. */
export interface Scorer {
  into(investor: number, scores: Float32Array): void;
}

/** A score pair by pair that can say why, in whole millionths of a point. */
export interface PairScorer {
  /** Turns to an investor. */
  load(investor: number): void;
  /** The score of the loaded investor and a company. */
  score(company: number): number;
  /** The score's parts in the order of `ASPECTS`; they add up to the score exactly. */
  parts(company: number, parts: Float64Array): void;
}

/** The sum of lifts alone. */
export const liftSum = (past: Past): Scorer => {
  const columns = past.attributes.map(attribute => ({
    attribute,
    weight: LIFT_WEIGHTS[attribute.name],
    table: liftTable(past, attribute, LIFT_RULES[attribute.name]),
    lifts: new Float64Array(attribute.size),
  }));
  return {
    into(investor, scores) {
      for (const { table, lifts } of columns) table(investor, lifts);
      for (let c = 0; c < scores.length; c++) {
        let sum = 0;
        for (const { attribute, weight, lifts } of columns) sum += weight * meanLift(attribute, c, lifts);
        scores[c] = sum;
      }
    },
  };
};

const ASPECT_OF: Readonly<{ [Name in AttributeName]: number }> = {
  sector: ASPECTS.indexOf('sector'),
  region: ASPECTS.indexOf('place'),
  state: ASPECTS.indexOf('place'),
  city: ASPECTS.indexOf('place'),
  age: ASPECTS.indexOf('stage'),
  raised: ASPECTS.indexOf('stage'),
  last: ASPECTS.indexOf('stage'),
  kind: ASPECTS.indexOf('stage'),
  ask: ASPECTS.indexOf('amount'),
};
const [SECTOR, PLACE, AMOUNT] = [ASPECT_OF.sector, ASPECT_OF.region, ASPECT_OF.ask] as const;
const PARTNERS = ASPECTS.indexOf('partners');
const LIKENESS = ASPECTS.indexOf('likeness');
const MOMENTUM = ASPECTS.indexOf('momentum');

/** The untrained formula: lifts, ties to the company's investors, likeness, and how lively its place and sector are. */
export const ground = (past: Past): PairScorer => {
  const columns = past.attributes.map(attribute => ({
    attribute,
    aspect: ASPECT_OF[attribute.name],
    weight: LIFT_WEIGHTS[attribute.name],
    table: liftTable(past, attribute, LIFT_RULES[attribute.name]),
    lifts: new Float64Array(attribute.size),
  }));
  const ties = tiesOf(past, syndicatesOf(past));
  const both = cosineTable(past);
  const words = cosineTable(past, true);
  const regionShare = logShares(past, 'region');
  const sector = attributeOf(past, 'sector');
  const region = attributeOf(past, 'region');
  const heat = heatOf(past, sector);
  const own = new Float64Array(ASPECTS.length);
  const parts = (c: number, into: Float64Array): void => {
    into.fill(0);
    for (const { attribute, aspect, weight, lifts } of columns) into[aspect]! += weight * meanLift(attribute, c, lifts);
    const [s, r, ask] = [codeAt(sector, c), codeAt(region, c), past.declared.ask[c]!];
    if (s !== NONE) {
      into[SECTOR]! += HAS_SECTOR;
      into[MOMENTUM]! += HEAT * heat[s]!;
    }
    if (r !== NONE) into[PLACE]! += REGION_SHARE * regionShare[r]!;
    if (ask !== NONE) into[AMOUNT]! += ASK_LEVEL * ask;
    into[PARTNERS]! += TIE * Math.log(1 + TIE_SCALE * ties.sum(c));
    into[LIKENESS]! += COSINE * both.of(c) + WORDS * words.of(c);
    for (let k = 0; k < into.length; k++) into[k] = micro(into[k]!);
  };
  return {
    load(investor) {
      for (const { table, lifts } of columns) table(investor, lifts);
      ties.load(investor);
      both.load(investor);
      words.load(investor);
    },
    parts,
    score(company) {
      parts(company, own);
      let sum = 0;
      for (const part of own) sum += part;
      return sum;
    },
  };
};

/** Scores of one investor with every company, in points. */
export const scorerOf = (pairs: PairScorer): Scorer => ({
  into(investor, scores) {
    pairs.load(investor);
    for (let c = 0; c < scores.length; c++) scores[c] = pairs.score(c) / MICRO;
  },
});

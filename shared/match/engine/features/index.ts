import type { Past } from '../book/past.ts';
import { syndicatesOf } from '../book/ties.ts';
import { companyFeatures } from './company.ts';
import type { Feature } from './feature.ts';
import { investorFeatures } from './investor.ts';
import { pairFeatures } from './pair.ts';

/** The numbers a pair is judged by. `load` turns to an investor; `write` gives all numbers of it and a company. */
export interface Features {
  readonly features: readonly Feature[];
  load(investor: number): void;
  write(company: number, out: Float32Array, at: number): void;
}

/** The features of a past: one definition for training, measuring and the nightly run. */
export const featuresOf = (past: Past): Features => {
  const syndicates = syndicatesOf(past);
  const pair = pairFeatures(past, syndicates);
  const company = companyFeatures(past, syndicates);
  const investor = investorFeatures(past, syndicates);
  const own = new Float32Array(investor.features.length);
  const afterPair = pair.features.length;
  const afterCompany = afterPair + company.features.length;
  return {
    features: [...pair.features, ...company.features, ...investor.features],
    load(who) {
      pair.load(who);
      for (let k = 0; k < own.length; k++) own[k] = investor.columns[k]![who]!;
    },
    write(what, out, at) {
      pair.write(what, out, at);
      for (let k = 0; k < company.columns.length; k++) out[at + afterPair + k] = company.columns[k]![what]!;
      out.set(own, at + afterCompany);
    },
  };
};

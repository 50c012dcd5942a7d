import { LEAST_SEEN, type Model, ndcgOf, OTHERS, scoresOf } from './learn.ts';
import { sampleOf, type Window } from './sample.ts';

/** How a model ranks a window. */
export interface Judgement {
  /** Mean NDCG@10 among the pairs drawn. */
  readonly ndcg: number;
  readonly investors: number;
}

/**
 * How a model that is there already ranks a window, on the very pairs that `learn` draws of it for its trial with the same seed:
 * so that a new model is held against the one in force. @throws RangeError for a model made for other features.
 */
export const judge = (
  model: Model,
  window: Window,
  options: { readonly seed: number; readonly others?: number },
): Judgement => {
  const held = sampleOf([{ ...window, candidates: window.asked ?? window.candidates }], {
    leastSeen: LEAST_SEEN,
    others: options.others ?? OTHERS,
    idle: true,
    seed: options.seed,
  });
  const { tables } = model;
  const names = (features: readonly { readonly name: string }[]): string => features.map(({ name }) => name).join();
  if (tables !== undefined && names(tables.first.features) !== names(held.features))
    throw new RangeError('the model was made for other features');
  const scores = tables === undefined ? Float64Array.from(held.ground) : scoresOf(tables, held);
  const { mean, investors } = ndcgOf(held, scores);
  return { ndcg: mean, investors };
};

import { describe, expect, test } from 'vitest';
import {
  LEAST_NEW,
  NEVER,
  restOf,
  rolledBackState,
  shownModel,
  trainedState,
  verdictOn,
} from '#shared/match-model/rules.ts';
import type { ModelState, StoredModel } from '#shared/match-model/schema.ts';
import { UNTRAINED } from '#shared/match-model/schema.ts';

const id = (n: number): string => String(n).repeat(32).slice(0, 32);
const hash = (n: number): string => String(n).repeat(64).slice(0, 64);
const AT = '2026-11-24T17:00:00.000Z';
const stored = (n: number): StoredModel => ({
  modelId: id(n),
  runId: '2026-11-24',
  asOf: '2026-11-24',
  learntAt: AT,
  version: 1,
  evidence: 500,
  found: 400,
  dataHash: hash(n),
  trial: { learned: 0.5, untrained: 0.4, investors: 40 },
  calibration: { slope: 1, intercept: -4 },
  chance: 0.01,
  chunks: 1,
  bytes: 100,
});
const last = (evidence: number, n: number, runId = '2026-11-20') => ({
  runId,
  evidence,
  dataHash: hash(n),
  training: 'ELECTED' as const,
});
/** A state in which the models 1, 2, … were put in force one after the other. */
const following = (...models: number[]): ModelState =>
  models.reduce<ModelState>((state, n) => trainedState(state, last(500, n), { modelId: id(n), at: AT }), NEVER);

describe('whether a night learns', () => {
  test.each([
    ['too little was found', NEVER, { evidence: 900, found: 299, dataHash: hash(1) }, 'TOO_LITTLE'],
    ['nothing was ever learnt', NEVER, { evidence: 300, found: 300, dataHash: hash(1) }, undefined],
    ['the evidence is what it was', following(1), { evidence: 500, found: 400, dataHash: hash(1) }, 'NOTHING_NEW'],
    ['a little is new', following(1), { evidence: 500 + LEAST_NEW - 1, found: 400, dataHash: hash(2) }, 'NOTHING_NEW'],
    ['enough is new', following(1), { evidence: 500 + LEAST_NEW, found: 400, dataHash: hash(2) }, undefined],
    ['much is gone', following(1), { evidence: 500 - LEAST_NEW, found: 400, dataHash: hash(2) }, undefined],
  ])('%s', (_, state, known, expected) => {
    expect(restOf(state, known, 300)).toBe(expected);
  });
});

describe('what becomes of a new model', () => {
  const trial = { learned: 0.5, untrained: 0.4, investors: 40 };
  test.each([
    ['better than the untrained formula', NEVER, { modelId: id(2), dataHash: hash(2), trial }, 'ELECTED'],
    [
      'no better than it',
      NEVER,
      { modelId: id(2), dataHash: hash(2), trial: { ...trial, learned: 0.4 } },
      'NOT_BETTER',
    ],
    [
      'better than the one in force',
      following(1),
      { modelId: id(2), dataHash: hash(2), trial: { ...trial, inForce: 0.49 } },
      'ELECTED',
    ],
    [
      'no better than the one in force',
      following(1),
      { modelId: id(2), dataHash: hash(2), trial: { ...trial, inForce: 0.5 } },
      'NOT_BETTER',
    ],
    ['the one in force over again', following(2), { modelId: id(2), dataHash: hash(3), trial }, 'NOT_BETTER'],
    ['nothing came of it', NEVER, { dataHash: hash(2), trial }, 'NOT_BETTER'],
  ])('%s', (_, state, learnt, expected) => {
    expect(verdictOn(state, learnt)).toBe(expected);
  });

  test('a model that was rolled back does not come back, nor another one learnt from the same evidence', () => {
    const state = rolledBackState(following(1, 2), {}, stored(2), AT);
    expect(verdictOn(state, { modelId: id(2), dataHash: hash(9), trial })).toBe('ROLLED_BACK');
    expect(verdictOn(state, { modelId: id(9), dataHash: hash(2), trial })).toBe('ROLLED_BACK');
    expect(verdictOn(state, { modelId: id(9), dataHash: hash(9), trial })).toBe('ELECTED');
  });
});

describe('rolling back', () => {
  const back = (state: ModelState, to?: string, gone?: number) =>
    rolledBackState(state, to === undefined ? {} : { to }, gone === undefined ? undefined : stored(gone), AT);

  test('goes to what was in force before, step by step to the untrained formula, and no further', () => {
    const one = back(following(1, 2), undefined, 2);
    expect(one).toMatchObject({ modelId: id(1), before: [null], rolledBack: [{ modelId: id(2) }] });
    expect(one.movedBy).toBeUndefined();
    const none = back(one, undefined, 1);
    expect(none).toMatchObject({ before: [], rolledBack: [{ modelId: id(2) }, { modelId: id(1) }] });
    expect(none.modelId).toBeUndefined();
    expect(() => back(none)).toThrow(/conflict/);
    expect([one.version, none.version]).toEqual([3, 4]);
  });

  test('goes to a model that is named, over those between', () => {
    expect(back(following(1, 2, 3), id(1), 3)).toMatchObject({ modelId: id(1), before: [null] });
    expect(back(following(1, 2, 3), UNTRAINED, 3)).toMatchObject({ before: [] });
    expect(() => back(following(1, 2), id(2), 2)).toThrow(/conflict/);
    expect(() => back(NEVER, UNTRAINED)).toThrow(/conflict/);
  });

  test('puts a model back in force that was rolled back by mistake', () => {
    const again = back(back(following(1, 2), undefined, 2), id(2), 1);
    expect(again).toMatchObject({ modelId: id(2), before: [null, id(1)], rolledBack: [] });
    expect(back(again, undefined, 2)).toMatchObject({ modelId: id(1) });
  });

  test('keeps in mind what was learnt from, so that the next night does not learn it again', () => {
    const state = back(following(1, 2), undefined, 2);
    expect(restOf(state, { evidence: 500, found: 400, dataHash: hash(2) }, 300)).toBe('NOTHING_NEW');
  });

  test('models are shown in force, rolled back or available', () => {
    const state = back(following(1, 2), undefined, 2);
    expect([1, 2, 3].map(n => shownModel(stored(n), state).state)).toEqual(['IN_FORCE', 'ROLLED_BACK', 'AVAILABLE']);
    expect(shownModel(stored(1), state)).not.toHaveProperty('chunks');
  });
});

import { describe, expect, test } from 'vitest';
import { DraftModel } from '#shared/contract/engine/index.ts';
import { type Change, drafted, shown } from '#test/support/contract-form.ts';

describe.each(['ssa', 'loi', 'spa', 'bta'])('the form %s', id => {
  const model = drafted(id);
  test('drafts its example ready for a lawyer, without a blank', () => {
    expect(DraftModel.safeParse(model).error).toBeUndefined();
    expect(model.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(model.status).toBe('review_ready');
  });
});

describe('figures that follow', () => {
  test('five billion before and one billion in: 500,000 a share, 2,000 shares, 16.67 %', () =>
    expect(['price', 'newShares', 'postMoney', 'stake'].map(path => shown(drafted('ssa'), path))).toEqual([
      'KRW 500,000',
      '2,000 shares',
      'KRW 6,000,000,000',
      '16.67%',
    ]));
  test('shares sold and the price of one follow from the lots', () =>
    expect(['sharesSold', 'pricePerShare'].map(path => shown(drafted('spa'), path))).toEqual([
      '70,000 shares',
      'KRW 100,000',
    ]));
});

describe('what stands in the agreement depends on what is agreed', () => {
  const articles = (id: string, change?: Change) =>
    drafted(id, change)
      .blocks.filter(({ kind }) => kind === 'article')
      .map(({ clauseId }) => clauseId);
  test.each<[string, Change, string]>([
    ['ssa', { security: 'common' }, 'votes dividend liquidation conversion dilution redemption'],
    ['ssa', { security: 'cps' }, 'redemption'],
    ['ssa', { drag: undefined }, 'drag'],
    ['loi', { deposit: undefined, depositTerms: undefined }, 'deposit'],
    ['spa', { adjustment: 'none' }, 'adjustment'],
    ['bta', { employees: undefined }, 'people'],
    ['bta', { personalData: false }, 'data'],
  ])('%s with %j leaves out %s', (id, change, gone) => {
    const left = new Set(articles(id, change));
    expect(articles(id).filter(each => !left.has(each))).toEqual(gone.split(' '));
  });
  test('a letter of intent names exactly what binds', () => {
    const bound = (change?: Change) =>
      drafted('loi', change)
        .blocks.filter(({ clauseId }) => /^binding\.(?!none|some)/.test(clauseId))
        .map(({ clauseId }) => clauseId.slice('binding.'.length));
    expect(bound()).toEqual(['exclusivity', 'confidentiality', 'costs', 'deposit', 'validity', 'disputes']);
    expect(bound({ deposit: undefined })).not.toContain('deposit');
  });
});

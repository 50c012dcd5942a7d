import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redlineOf } from '#shared/contract/redline/redline.ts';
import { renderRedlineHtml } from '#shared/contract/render/redline-html.ts';
import { example } from '#test/support/contract-example.ts';
import { faultsIn, structuresOf } from '#test/support/hostile-check.ts';
import { hostileText, withTexts } from '#test/support/hostile-text.ts';

/** A sample of what `npm run contracts:hostile` does with 20,000 texts. */
test('hostile texts in place of all that a draft shows stay text in every format', async () => {
  const model = example();
  const allowed = await structuresOf(model);
  const texts = fc.sample(hostileText(), { numRuns: withTexts(model, ['']).used, seed: 7 });
  expect(texts.length).toBeGreaterThan(500);
  const { model: attacked } = withTexts(model, texts);
  expect(await faultsIn(attacked, allowed)).toEqual([]);
  const html = renderRedlineHtml(redlineOf(model, attacked), { language: 'bilingual' });
  expect(html).not.toMatch(/<(script|img|!--)/);
  expect(html.isWellFormed()).toBe(true);
});

test('the check itself notices what is lost and what has come of text', async () => {
  const model = example();
  const allowed = await structuresOf(model);
  expect(await faultsIn(model, allowed)).toEqual([]);
  const without = { ...allowed, html: new Set([...allowed.html].filter(each => each !== 'strong')) };
  expect(await faultsIn(model, without)).toEqual(['html has strong']);
});

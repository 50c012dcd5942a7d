import { Command } from 'commander';
import fc from 'fast-check';
import { example } from '#test/support/contract-example.ts';
import { faultsIn, structuresOf } from '#test/support/hostile-check.ts';
import { hostileText, withTexts } from '#test/support/hostile-text.ts';

const options = new Command('contracts:hostile')
  .description(
    'Puts hostile texts in place of all that contract drafts show, renders them in five formats and reads them back by readers that are not ours: every text has to be there as text, and nothing else may have come of it.',
  )
  .option('--count <n>', 'how many texts', '20000')
  .option('--seed <n>', 'of the random numbers', '1')
  .parse()
  .opts<{ count: string; seed: string }>();

const [count, seed] = [Number(options.count), Number(options.seed)];
const model = example();
const allowed = await structuresOf(model);
const perDraft = withTexts(model, ['']).used;
const started = performance.now();
let [texts, drafts, bad] = [0, 0, 0];
while (texts < count) {
  const sample = fc.sample(hostileText(), { numRuns: perDraft, seed: seed + drafts });
  const faults = await faultsIn(withTexts(model, sample).model, allowed);
  for (const fault of faults) process.stdout.write(`draft ${drafts} (seed ${seed + drafts}): ${fault}\n`);
  bad += faults.length;
  texts += sample.length;
  drafts += 1;
}
process.stdout.write(
  `${texts} texts in ${drafts} drafts, five formats each, ${Math.round((performance.now() - started) / 1000)} s: ${bad === 0 ? 'all of them stay text' : `${bad} faults`}\n`,
);
process.exitCode = bad === 0 ? 0 : 1;

import type { DemoRecord } from './demo/data.ts';
import { playDeals } from './demo/deals.ts';
import { seedEnquiries } from './demo/enquiries.ts';
import { recordDemoRates } from './demo/rates.ts';
import { type SeededCity, seedDemoCity } from './demo/seed.ts';
import { playDemo, type Story } from './demo/story.ts';
import type { Progress } from './progress.ts';
import type { LocalStack } from './stack.ts';
import { StartError } from './start-error.ts';
import type { Execution } from './workflow.ts';

/** Runs what the schedule starts, as of the last time it was due. @throws StartError with the cause where the run fails */
export const runTonight = async (stack: LocalStack, progress: Progress): Promise<Execution> => {
  let shards = 0;
  let scored = 0;
  const unsubscribe = stack.workflow.subscribe(({ type, state, output }) => {
    if (type === 'StateExited' && state === 'Plan')
      shards = (output as { shards?: unknown[] } | undefined)?.shards?.length ?? 0;
    if (type === 'MapIterationSucceeded') progress.update(++scored, shards, state ?? '');
    else if (type === 'StateEntered' && state) progress.update(scored, shards, state);
  });
  const execution = stack.fireSchedule();
  await execution.done;
  unsubscribe();
  const { failure } = execution;
  if (failure) throw new StartError(`The match run failed: ${failure.error}: ${failure.cause}`);
  return execution;
};

/** The demo city after its first night. */
export interface DemoNight {
  readonly city: SeededCity;
  readonly execution: Execution;
  readonly story: Story;
}

/**
 * Seeds the demo city, runs the match workflow, and lets the best match come to a drafted contract.
 * @param outDir where the contract's files go
 * @param records part of the demo city, the whole of it unless told
 */
export const playNight = async (
  stack: LocalStack,
  progress: Progress,
  outDir: string,
  records?: readonly DemoRecord[],
): Promise<DemoNight> => {
  const { url, tokenFor } = stack;
  progress.begin('Seeding the demo city');
  const city = await seedDemoCity({ url, tokenFor, onProgress: progress.update, ...(records ? { records } : {}) });
  await recordDemoRates({ url, tokenFor });
  progress.end(`${city.byKey.size} listings`);
  progress.begin('Letting the city trade');
  progress.end(`${await seedEnquiries({ url, tokenFor }, city)} enquiries`);
  progress.begin("Running tonight's matches");
  const execution = await runTonight(stack, progress);
  progress.end();
  progress.begin('Drafting a contract for the best match');
  const story = await playDemo({ url, tokenFor, city, outDir });
  progress.end();
  progress.begin('Dealing');
  const deals = await playDeals({ url, tokenFor }, city, story.matches);
  progress.end(`${deals.sale.length} buyers for a company for sale, ${deals.declined} match declined`);
  await stack.settle();
  return { city, execution, story };
};

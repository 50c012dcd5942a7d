import { setTimeout as delay } from 'node:timers/promises';
import { type SeededCity, seedDemoCity } from '#infra/local/demo/seed.ts';
import { type LocalStack, startLocalStack } from '#infra/local/stack.ts';
import { directoryRoutes } from '#shared/directory/routes.ts';
import { type Answer, type Call, caller } from '#test/support/stack.ts';
import type { Setting } from './support.ts';

/** A line that a function logged, as JSON. */
export type LogLine = Readonly<Record<string, unknown>>;

/** The demo city on a local stack of its own, after its first night. */
export interface BenchCity {
  readonly stack: LocalStack;
  readonly call: Call;
  readonly city: SeededCity;
  /** What `work` gives, and the lines that functions logged meanwhile. Outside of it nobody reads the lines. */
  readonly listening: <T>(
    work: (heard: readonly LogLine[]) => Promise<T>,
  ) => Promise<{ value: T; lines: readonly LogLine[] }>;
  /** What the night's steps logged. */
  readonly night: readonly LogLine[];
  /** The first reading of the directory after the night: later ones find it loaded. */
  readonly firstDirectory: { readonly value: Answer<unknown>; readonly lines: readonly LogLine[] };
}

/** Milliseconds a city rests before its night: readers of the directory read again what changed just before the snapshot. */
const REST = 31_000;

const open = async ({ assemblyDir, say, atEnd }: Setting): Promise<BenchCity> => {
  let lines: LogLine[] | undefined;
  const stack = await startLocalStack({
    assemblyDir: assemblyDir(),
    // One machine asks here for as much as a city.
    rateFactor: 10_000,
    output: ({ service, stream, text }) => {
      if (stream === 'error') say(`${service}: ${text}`);
      else if (lines !== undefined && text.startsWith('{')) lines.push(JSON.parse(text));
    },
  });
  atEnd(stack.close);
  const listening: BenchCity['listening'] = async work => {
    const heard: LogLine[] = [];
    lines = heard;
    try {
      return { value: await work(heard), lines: heard };
    } finally {
      lines = undefined;
    }
  };
  say('seeding the demo city');
  const city = await seedDemoCity({ url: stack.url, tokenFor: stack.tokenFor });
  say(`${city.byKey.size} listings; resting`);
  await delay(REST);
  say('running the first night');
  const { value: execution, lines: night } = await listening(async () => {
    const started = stack.fireSchedule();
    await started.done;
    return started;
  });
  if (execution.status !== 'SUCCEEDED') throw new Error(`the night ended ${execution.status}`);
  await stack.settle();
  const call = caller(stack.url);
  const firstDirectory = await listening(() => call(directoryRoutes.listDirectory.id));
  return { stack, call, city, listening, night, firstDirectory };
};

const opened = new WeakMap<Setting, Promise<BenchCity>>();

/** The city of a run: opened when the first bench asks for it, closed at the end of the run. */
export const openCity = (setting: Setting): Promise<BenchCity> => {
  const known = opened.get(setting) ?? open(setting);
  opened.set(setting, known);
  return known;
};

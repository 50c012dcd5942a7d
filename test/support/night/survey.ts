import type { Item } from '#shared/table/table.ts';
import type { Death } from './calls.ts';
import { DAY, TWO } from './city.ts';
import { contents, differences } from './contents.ts';
import { type Nights, readersSee, type Scratch } from './nights.ts';
import type { NightResult } from './run.ts';

/** The night that nothing happens to: what it calls, and what it leaves. */
export interface Reference {
  readonly night: NightResult;
  readonly contents: ReadonlyMap<string, string>;
  readonly before: string;
  readonly after: string;
  readonly listingIds: readonly string[];
}

/** A way to die that was tried, and what was wrong afterwards; nothing, if all is well. */
export interface Tried extends Death {
  readonly faults: readonly string[];
}

type Input = Readonly<Record<string, unknown>>;

/** On a table of its own, which is gone afterwards. */
const onScratch = async <T>(
  nights: Nights,
  base: readonly Item[],
  work: (scratch: Scratch) => Promise<T>,
): Promise<T> => {
  const scratch = await nights.scratch(base);
  try {
    return await work(scratch);
  } finally {
    await scratch.drop();
  }
};

export const undisturbed = (nights: Nights, base: readonly Item[], input: Input): Promise<Reference> =>
  onScratch(nights, base, async ({ table, night, items }) => {
    const listingIds = base.filter(({ entity }) => entity === 'Listing').map(({ listingId }) => String(listingId));
    const before = await readersSee(table, listingIds);
    const result = await night({ input, clock: () => TWO });
    if (result.status !== 'SUCCEEDED')
      throw new Error(`the undisturbed night ended ${result.status}: ${JSON.stringify(result.failure)}`);
    const after = await readersSee(table, listingIds);
    return { night: result, contents: contents(await items()), before, after, listingIds };
  });

/** A night that dies once, and what is wrong with it: what people read meanwhile, and what it leaves in the end. */
const dying = (
  nights: Nights,
  base: readonly Item[],
  input: Input,
  reference: Reference,
  death: Death,
): Promise<Tried> =>
  onScratch(nights, base, async ({ table, night, items }) => {
    const faults: string[] = [];
    const { calls } = reference.night;
    const first = calls.findIndex(call => call.includes('PACK#'));
    const onDeath = async () => {
      // Until the first pack is written, nothing has been that people could read.
      if (calls.indexOf(death.call) < first) return;
      const seen = await readersSee(table, reference.listingIds);
      if (seen !== reference.before && seen !== reference.after) faults.push('people read something half done');
    };
    const { status, died, failure } = await night({ input, clock: () => TWO, death, onDeath });
    if (!died) faults.push('the call was never made');
    if (status !== 'SUCCEEDED') faults.push(`the night ended ${status}: ${JSON.stringify(failure)}`);
    faults.push(...differences(reference.contents, contents(await items())).map(key => `differs: ${key}`));
    return { ...death, faults };
  });

/** Both ways to die at each of these calls. */
export const deathsAt = (calls: readonly string[]): Death[] =>
  calls.flatMap(call => [
    { call, after: false },
    { call, after: true },
  ]);

/** What only reads. */
const READS = / (Get|BatchGet|Query) /;

/** True for a death after something was only read: what has been done by then is what had been before it. */
export const isIdle = ({ call, after }: Death): boolean => after && READS.test(call);

/**
 * One call of each kind: of those by which the same step does the same to the same kind of record, the middle one. A kind is the
 * call's name without figures and identifiers; what is read is one kind whichever step reads it.
 */
export const oneOfEachKind = (calls: readonly string[]): string[] => {
  const kinds = Map.groupBy(calls, call => {
    const kind = call.replaceAll(/[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{64}|\d+/g, '0');
    return READS.test(call) ? kind.replace(/^.*?: /, '') : kind;
  });
  return [...kinds.values()].map(alike => alike[Math.floor(alike.length / 2)]!);
};

/** Tries every one of these deaths, some at the same time, each on a table of its own. */
export const survey = async (
  nights: Nights,
  base: readonly Item[],
  input: Input,
  reference: Reference,
  deaths: readonly Death[],
  onTried: (tried: number) => void = () => undefined,
): Promise<Tried[]> => {
  const results: Tried[] = [];
  const queue = deaths.values();
  const worker = async () => {
    for (const death of queue) {
      results.push(await dying(nights, base, input, reference, death));
      onTried(results.length);
    }
  };
  await Promise.all(Array.from({ length: 3 }, worker));
  return results;
};

/** The input of a night that is cut so small that a handful of investors make many shards. */
export const cutSmall = { date: DAY, shardSize: 1 } as const;

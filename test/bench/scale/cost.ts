import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { NightFigures } from './night.ts';

const price = z.strictObject({ perMillion: z.number().positive(), source: z.string() });
const Prices = z.strictObject({
  region: z.string(),
  currency: z.literal('USD'),
  readOn: z.iso.date(),
  prices: z.strictObject({
    writeUnits: price,
    readUnits: price,
    gigabyteSeconds: price,
    invocations: price,
    transitions: price,
  }),
});
export type Prices = z.infer<typeof Prices>;

/** The dated price table that is checked in. */
export const readPrices = (): Prices =>
  Prices.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'prices.json'), 'utf8')));

/** What a night would cost on AWS in dollars, part by part: the units it took here, and the memory it is given there. */
export interface Cost {
  readonly table: number;
  readonly functions: number;
  readonly workflow: number;
  readonly all: number;
}

export const costOf = ({ steps, transitions }: NightFigures, { prices }: Prices): Cost => {
  const sum = (of: (step: NightFigures['steps'][string]) => number): number =>
    Object.values(steps).reduce((total, step) => total + of(step), 0);
  const dollars = (amount: number, { perMillion }: { perMillion: number }): number => (amount * perMillion) / 1e6;
  const table =
    dollars(
      sum(({ write }) => write),
      prices.writeUnits,
    ) +
    dollars(
      sum(({ read }) => read),
      prices.readUnits,
    );
  const functions =
    dollars(
      sum(({ ms, memory }) => (ms / 1000) * (memory / 1024)),
      prices.gigabyteSeconds,
    ) +
    dollars(
      sum(({ invocations }) => invocations),
      prices.invocations,
    );
  const workflow = dollars(transitions, prices.transitions);
  return { table, functions, workflow, all: table + functions + workflow };
};

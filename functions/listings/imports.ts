import type * as z from 'zod';
import { commit } from '#shared/change/store.ts';
import type { exchangeRoutes } from '#shared/exchange/routes.ts';
import { completed } from '#shared/exchange/rules.ts';
import { ImportRow, MOST_ROWS, type NewImport, type RowResult } from '#shared/exchange/schema.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { faultsOf } from '#shared/http/faults.ts';
import type { Context } from '#shared/kernel/context.ts';
import { REASONS, Rejection } from '#shared/kernel/rejection.ts';
import { gathering } from '#shared/table/gathering.ts';
import type { Deps } from './deps.ts';
import { planRow } from './import-plan.ts';

/** Rows that are looked up side by side: all of a request, so that their reads go out together. */
const SIDE_BY_SIDE = MOST_ROWS;
/** Transactions under way at the same time. */
const COMMITS = 8;
/** Milliseconds after which no further row is written: a request is answered in time, and what is left is sent again. */
const ENOUGH = 5_000;
/** Times a row is planned anew after somebody else was faster. */
const TRIES = 3;

/** Refusals that say that the ground has moved: what is there now decides. */
const MOVED = new Set(['already-exists', 'version-mismatch', 'conflict']);
/** Refusals that have nothing to do with the row. */
const PASSING = new Set(['unavailable', 'too-many-requests', 'in-progress']);

/** What a row is carried out with: reads that go out together, and writes of which only some are under way at a time. */
interface Hands {
  readonly reading: Deps;
  readonly writing: Deps;
  readonly slots: <T>(act: () => Promise<T>) => Promise<T>;
  /** When no further write is begun. */
  readonly until: number;
}

/** Lets so many acts run at a time; the others wait their turn. */
const slotsOf = (most: number): Hands['slots'] => {
  const waiting: (() => void)[] = [];
  let free = most;
  return async act => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve));
    else free -= 1;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
};

const refused = ({ reason, faults, detail }: Rejection): RowResult => {
  const { status: _, ...title } = REASONS[reason];
  const outcome = PASSING.has(reason) ? ('failed' as const) : ('refused' as const);
  if (faults.length > 0)
    return {
      outcome,
      faults: faults.map(({ pointer, code, message }) => ({ pointer, code, message: { ...message } })),
    };
  return { outcome, faults: [{ pointer: '', code: reason, message: { ...(detail ?? title) } }] };
};

const importRow = async (
  { reading, writing, slots, until }: Hands,
  context: Context,
  value: unknown,
  { dryRun, vouched }: Omit<z.output<typeof NewImport>, 'rows'>,
): Promise<RowResult> => {
  const row = ImportRow.safeParse(value);
  if (!row.success) return refused(new Rejection('invalid-body', { faults: faultsOf('body', row.error.issues) }));
  for (let attempt = 1; ; attempt += 1) {
    let isPlanned = false;
    try {
      const { result, change } = await planRow(reading, context, row.data, { vouched });
      isPlanned = true;
      if (change !== undefined && !dryRun)
        await slots(async () => {
          if (performance.now() > until) throw new Rejection('unavailable');
          return commit(writing.table, writing.newId, context, { ...change, outcome: { body: undefined } });
        });
      return result;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (!isPlanned || attempt === TRIES || !MOVED.has(error.reason)) return refused(error);
    }
  }
};

/** Rows of one organisation follow each other, so that each finds what the one before has made. */
const grouped = (rows: readonly unknown[]): number[][] => {
  const groups = new Map<string, number[]>();
  for (const [i, value] of rows.entries()) {
    const row = ImportRow.safeParse(value);
    const key = row.success ? String(completed(row.data).organisation.externalId) : `row ${i}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()];
};

/**
 * Creates or updates each row's organisation and listing, a transaction a row. Rows are told apart by identifiers, so that a
 * request may be sent again: what is there already is left or brought up to date.
 */
export const importRows =
  (deps: Deps): UseCase<typeof exchangeRoutes.importRows> =>
  async ({ body: { rows, ...terms } }, context) => {
    const results: RowResult[] = [];
    const hands: Hands = {
      reading: { ...deps, table: gathering(deps.table) },
      writing: deps,
      slots: slotsOf(COMMITS),
      until: performance.now() + ENOUGH,
    };
    const groups = grouped(rows).values();
    const worker = async (): Promise<void> => {
      for (const group of groups) for (const i of group) results[i] = await importRow(hands, context, rows[i], terms);
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    return { body: { dryRun: terms.dryRun, results } };
  };

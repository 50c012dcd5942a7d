import * as z from 'zod';
import { ulids } from '#shared/kernel/ids.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { openClient } from '#shared/table/client.ts';
import { openTable } from '#shared/table/table.ts';
import type { Edge } from './bind.ts';
import { tableCounters } from './limit/counters.ts';
import { limiter } from './limit/wiring.ts';
import { environment } from './wiring.ts';

/** What every API function with the table is made of. Apart from the rest, so that a function without it stays small. */
export const tableEdge = () => {
  const { TABLE_NAME, CURSOR_KEY } = environment({ TABLE_NAME: z.string().min(1), CURSOR_KEY: z.string().min(16) });
  const table = openTable(openClient(), TABLE_NAME);
  const edge: Edge = {
    clock: systemClock,
    cursorKey: CURSOR_KEY,
    limiter: limiter(tableCounters(table), CURSOR_KEY),
    table,
  };
  return { table, newId: ulids(), edge };
};

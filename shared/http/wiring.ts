import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { ulids } from '#shared/kernel/ids.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { openClient } from '#shared/table/client.ts';
import { openTable } from '#shared/table/table.ts';
import type { Edge } from './bind.ts';

/**
 * The environment a function was deployed with, checked when it starts: a missing name fails the first invocation with its
 * name in the log rather than a request with something obscure.
 */
export const environment = <S extends z.ZodRawShape>(shape: S): z.output<z.ZodObject<S>> =>
  z.object(shape).parse(process.env);

/** One structured line a request, identifiers only. */
export const logger = (): Logger => new Logger();

/** What every API function with the table is made of. */
export const tableEdge = () => {
  const { TABLE_NAME, CURSOR_KEY } = environment({ TABLE_NAME: z.string().min(1), CURSOR_KEY: z.string().min(16) });
  const table = openTable(openClient(), TABLE_NAME);
  const edge: Edge = { clock: systemClock, cursorKey: CURSOR_KEY, table };
  return { table, newId: ulids(), edge };
};

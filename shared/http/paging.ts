import * as z from 'zod';

/** `limit` as it arrives in a query string: 1..100, 20 unless told. */
export const Limit = z
  .string()
  .regex(/^([1-9]\d?|100)$/, { error: 'bad-limit' })
  .default('20')
  .describe('Items on a page, 1 to 100');

export const Cursor = z
  .string()
  .min(1)
  .max(2048)
  .optional()
  .describe('`next` of the page before; opaque, signed, valid for a day');

/** Query of a list without filters. */
export const Paging = z.strictObject({ limit: Limit, cursor: Cursor });

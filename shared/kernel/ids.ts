import { monotonicFactory } from 'ulid';
import * as z from 'zod';

/** ULID: 26 characters of Crockford base 32, sortable by time of creation. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** An identifier of ours; `what` names the record for the reader of the API document. */
export const id = (what: string) =>
  z
    .string()
    .regex(ULID, { error: 'bad-id' })
    .describe(`ULID of the ${what}`)
    .meta({ example: '01JD8X4N6QJ3V5W8Z2K7M9P0RT' });

/** New identifiers, strictly increasing within a process. */
export type NewId = () => string;
export const ulids = (): NewId => {
  const next = monotonicFactory();
  return () => next();
};

import { monotonicFactory, ulid } from 'ulid';
import * as z from 'zod';
import { sha256Hex } from './hash.ts';
import { startOfSeoulDay } from './time.ts';

/** ULID: 26 characters of Crockford base 32, sortable by time of creation. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** An identifier of ours; `what` names the record for the reader of the API document. */
export const id = (what: string) =>
  z
    .string()
    .regex(ULID, { error: 'bad-id' })
    .describe(`ULID of the ${what}`)
    .meta({ example: '01JD8X4N6QJ3V5W8Z2K7M9P0RT' });

/** What a person is called where no name may stand: 128 random bits, lower-case hex. Says nothing without the mapping. */
export const Reference = z
  .string()
  .regex(/^[0-9a-f]{32}$/, { error: 'bad-reference' })
  .describe('Pseudonym of a person');

/** New identifiers, strictly increasing within a process. */
export type NewId = () => string;
export const ulids = (): NewId => {
  const next = monotonicFactory();
  return () => next();
};

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * The identifier of something that is made at most once: the same instant and names give the same ULID, so that work which is
 * repeated after it died makes no second one. Sorts by the instant, as all do.
 */
export const idOf = (at: string, ...names: readonly string[]): string => {
  let time = '';
  for (let rest = Date.parse(at), i = 0; i < 10; i += 1, rest = Math.floor(rest / 32))
    time = `${CROCKFORD[rest % 32]}${time}`;
  const hash = sha256Hex(JSON.stringify(names));
  const random = Array.from(
    { length: 16 },
    (_, i) => CROCKFORD[Number.parseInt(hash.slice(i * 2, i * 2 + 2), 16) % 32],
  );
  return `${time}${random.join('')}`;
};

/**
 * An identifier that tells no more of its making than the day in Seoul: for records that must not be put together with others by
 * when they were made. Its random part is drawn anew, never counted on from the identifier before.
 */
export const untimedId = (at: string): string => ulid(Date.parse(startOfSeoulDay(at)));

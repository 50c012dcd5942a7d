import * as z from 'zod';
import { UserId } from '#shared/organisation/schema.ts';

/** What a person is called where no name may stand: 128 random bits, lower-case hex. Says nothing without the mapping. */
export const Reference = z
  .string()
  .regex(/^[0-9a-f]{32}$/, { error: 'bad-reference' })
  .describe('Pseudonym of a person');

/** The mapping between a person and their pseudonym: the only place where both stand, so that erasing it makes the trail anonymous. */
export const Person = z.strictObject({ userId: UserId, reference: Reference });
export type Person = z.infer<typeof Person>;

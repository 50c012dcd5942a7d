import * as z from 'zod';
import { LANGUAGES } from '#shared/kernel/i18n.ts';
import { Hub, Sector } from '#shared/kernel/vocabulary.ts';

/** Kinds of listing that have deadlines. */
export const DEADLINE_KINDS = ['need'] as const;

export const DeadlinesQuery = z.strictObject({
  kind: z.enum(DEADLINE_KINDS).optional(),
  sector: Sector.optional(),
  hub: Hub.optional(),
  lang: z.enum(LANGUAGES).optional().describe('Language of the calendar, for programs that send no Accept-Language'),
});

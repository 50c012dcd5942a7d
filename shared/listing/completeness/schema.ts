import * as z from 'zod';

/** How complete a listing is, and what to add next. */
export const Completeness = z
  .strictObject({
    percent: z.int().min(0).max(100).describe('100: everything that can be said is said'),
    next: z
      .array(
        z.strictObject({
          member: z.string().describe('What to add, as a path in the listing'),
          points: z.int().min(1).describe('Percentage points it adds, rounded'),
          why: z.strictObject({ ko: z.string(), en: z.string() }),
        }),
      )
      .max(3)
      .describe('What to add next, what helps most first'),
  })
  .meta({ id: 'Completeness' });
export type Completeness = z.infer<typeof Completeness>;

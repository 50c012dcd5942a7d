import type * as z from 'zod';
import type { RouteSpec } from '#shared/http/route.ts';
import type { TierWorld } from './tier-world.ts';

const NOBODY = '01JZZZZZZZZZZZZZZZZZZZZZZZ';

/** Values for the parameters of paths. A parameter that is not here has to be classified before its route passes. */
const PARAMS: Readonly<Record<string, (world: TierWorld, route: RouteSpec) => readonly string[]>> = {
  listingId: ({ listings, draft }, { method }) =>
    // What a refusal says of a listing does not depend on its kind.
    (method === 'GET' ? [...listings, draft] : listings.filter(({ kind }) => kind === 'acquisition')).map(
      ({ listingId }) => listingId,
    ),
  counterpartId: () => [NOBODY],
  organisationId: ({ organisationId, guestOf }, { path }) =>
    path.includes('/grants/') ? [guestOf.get('con')!, guestOf.get('rex')!] : [organisationId],
  subject: ({ organisationId }) => [organisationId],
  dealId: () => [NOBODY],
  draftId: () => [NOBODY],
  decisionId: () => [NOBODY],
  notificationId: () => [NOBODY],
  invitationId: () => [NOBODY],
  enquiryId: () => [NOBODY],
  savedSearchId: () => [NOBODY],
  outcomeId: () => [NOBODY],
  reportId: () => ['2026-01-01', NOBODY],
  runId: () => ['2026-01-01'],
  templateId: () => ['nda'],
  userId: () => ['nobody'],
  asset: () => ['docs.js'],
};

/** Every way to fill the parameters of a path. */
export const paramsOf = (world: TierWorld, route: RouteSpec): Record<string, string>[] =>
  [...route.path.matchAll(/\{(\w+)\+?\}/g)].reduce<Record<string, string>[]>(
    (filled, [, name = '']) => {
      const values = PARAMS[name]?.(world, route);
      if (values === undefined) throw new Error(`classify the parameter {${name}} of ${route.id} in PARAMS`);
      return filled.flatMap(each => values.map(value => ({ ...each, [name]: value })));
    },
    [{}],
  );

type Def = { type: string; innerType?: z.ZodType; entries?: Record<string, string> };
const enumOf = (schema: z.ZodType): string[] => {
  const { type, innerType, entries } = schema.def as unknown as Def;
  return type === 'enum' ? Object.values(entries!) : innerType === undefined ? [] : enumOf(innerType);
};
/** Each value of each query parameter with a list of values, up to four: sorts, facets, filters, tiers. */
export const queriesOf = ({ query }: RouteSpec): Record<string, string>[] =>
  Object.entries<z.ZodType>(query?.shape ?? {}).flatMap(([name, schema]) =>
    enumOf(schema)
      .slice(0, 4)
      .map(value => ({ [name]: value })),
  );
export const hasWords = ({ query }: RouteSpec): boolean => query !== undefined && 'q' in query.shape;

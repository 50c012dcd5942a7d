import { find, type Mark, type Shelf, similarTo } from '#shared/directory/find.ts';
import { inLanguage } from '#shared/directory/reading.ts';
import type { directoryRoutes } from '#shared/directory/routes.ts';
import type { DirectoryQuery } from '#shared/directory/schema.ts';
import { toPublic, withPublicFacts } from '#shared/disclosure/rules.ts';
import type { PublicListing, ShownListing } from '#shared/disclosure/schema.ts';
import { memberTier } from '#shared/disclosure/store.ts';
import { factsAbout } from '#shared/fact/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context, PublicContext } from '#shared/kernel/context.ts';
import type { Language } from '#shared/kernel/i18n.ts';
import { notFound } from '#shared/kernel/rejection.ts';
import { isShown } from '#shared/listing/rules.ts';
import { findListing } from '#shared/listing/store.ts';
import { forReader } from '#shared/rate/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Deps } from './deps.ts';

type Routes = typeof directoryRoutes;

/** The language of a reply: the one asked for by name before that of the reader's headers. */
const languageOf = (query: { lang?: Language | undefined }, context: PublicContext): Language =>
  query.lang ?? context.language;

/** For whom amounts are shown, and in which currencies. */
const readerOf = (query: { lang?: Language | undefined; currency?: 'USD' | undefined }, context: PublicContext) => ({
  language: languageOf(query, context),
  now: context.now,
  currency: query.currency,
});

/** What anybody is shown: no word of what there would be to see besides. */
const asPublic = ({ tier: _, locked: __, ...listing }: ShownListing): PublicListing => listing as PublicListing;
const asShown = (listing: ShownListing): ShownListing => listing;

/** A page of what a tier finds, with the counts of the facets on the first. */
const pageOf = async <S extends object>(
  { table }: Deps,
  shelf: Shelf,
  query: DirectoryQuery,
  context: PublicContext,
  face: (seen: ShownListing) => S,
) => {
  const after = query.cursor === undefined ? undefined : (context.cursor.open(query.cursor) as Mark);
  const { items, total, facets, next } = find(shelf, query, Number(query.limit), after);
  const reader = readerOf(query, context);
  const faces = items.map(seen => inLanguage(face(seen), reader.language));
  return {
    items: await forReader(table, faces, reader),
    total,
    ...(after === undefined ? { facets } : {}),
    ...(next === undefined ? {} : { next: context.cursor.seal(next) }),
  };
};

type SimilarInput = Pick<Parameters<UseCase<Routes['listSimilar']>>[0], 'params' | 'query'>;
/** @throws Rejection `not-found` where the listing is not to be seen. */
const similar = (shelf: Shelf, { params, query }: SimilarInput): ShownListing[] => {
  const kinds = query.kind === undefined ? undefined : new Set(query.kind.split(','));
  const found = similarTo(shelf, params.listingId, kinds, Number(query.limit));
  if (found === undefined) throw notFound();
  return found;
};

export const listDirectory =
  (deps: Deps): UseCase<Routes['listDirectory']> =>
  async ({ query }, context) => ({
    body: await pageOf(deps, await deps.directory.shelf('T0'), query, context, asPublic),
  });

export const readDirectoryEntry =
  ({ table }: Deps): UseCase<Routes['readDirectoryEntry']> =>
  async ({ params, query }, context) => {
    const [listing, suspended] = await Promise.all([findListing(table, params.listingId), findSuspended(table)]);
    if (listing === undefined || !isShown(listing, context.now) || suspended.has(listing.organisationId))
      throw notFound();
    const shown = withPublicFacts(toPublic(listing), await factsAbout(table, listing, context.now));
    const reader = readerOf(query, context);
    return { body: await forReader(table, inLanguage(shown, reader.language), reader) };
  };

export const listSimilar =
  ({ table, directory }: Deps): UseCase<Routes['listSimilar']> =>
  async (input, context) => {
    const reader = readerOf(input.query, context);
    const found = similar(await directory.shelf('T0'), input);
    const items = found.map(seen => inLanguage(asPublic(seen), reader.language));
    return { body: { items: await forReader(table, items, reader) } };
  };

/** The shelf of somebody signed in: their tier decides which words are searched and counted, not only which are shown. */
const shelfOf = async ({ table, directory }: Deps, { actor }: Context): Promise<Shelf> =>
  directory.shelf(await memberTier(table, actor));

export const searchCatalogue =
  (deps: Deps): UseCase<Routes['searchCatalogue']> =>
  async ({ query }, context) => ({
    body: await pageOf(deps, await shelfOf(deps, context), query, context, asShown),
  });

export const listSimilarInCatalogue =
  (deps: Deps): UseCase<Routes['listSimilarInCatalogue']> =>
  async (input, context) => {
    const reader = readerOf(input.query, context);
    const found = similar(await shelfOf(deps, context), input);
    const items = found.map(seen => inLanguage(seen, reader.language));
    return { body: { items: await forReader(deps.table, items, reader) } };
  };

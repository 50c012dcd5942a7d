import type { directoryRoutes } from '#shared/directory/routes.ts';
import { byPublication, fits, type Position, positionOf } from '#shared/directory/rules.ts';
import { toPublic, withPublicFacts } from '#shared/disclosure/rules.ts';
import { factsAbout } from '#shared/fact/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { notFound } from '#shared/kernel/rejection.ts';
import { isShown } from '#shared/listing/rules.ts';
import { findListing } from '#shared/listing/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Deps } from './deps.ts';

/** A page is what follows a position, so that listings added meanwhile neither repeat nor hide anything. */
export const listDirectory =
  ({ directory }: Deps): UseCase<typeof directoryRoutes.listDirectory> =>
  async ({ query }, { cursor }) => {
    const after = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Position);
    const found = (await directory.entries()).filter(({ shown, text }) => fits(shown, text, query));
    const rest = after === undefined ? found : found.filter(({ shown }) => byPublication(after, positionOf(shown)) < 0);
    const page = rest.slice(0, Number(query.limit));
    const last = page.at(-1);
    return {
      body: {
        items: page.map(({ shown }) => shown),
        total: found.length,
        ...(last === undefined || page.length === rest.length ? {} : { next: cursor.seal(positionOf(last.shown)) }),
      },
    };
  };

export const readDirectoryEntry =
  ({ table }: Deps): UseCase<typeof directoryRoutes.readDirectoryEntry> =>
  async ({ params }, { now }) => {
    const [listing, suspended] = await Promise.all([findListing(table, params.listingId), findSuspended(table)]);
    if (listing === undefined || !isShown(listing, now) || suspended.has(listing.organisationId)) throw notFound();
    return { body: withPublicFacts(toPublic(listing), await factsAbout(table, listing, now)) };
  };

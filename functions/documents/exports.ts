import { columnsOf } from '#shared/exchange/columns/index.ts';
import { encode, fileName, firstFitting, rowOf } from '#shared/exchange/encode.ts';
import type { exchangeRoutes as routes } from '#shared/exchange/routes.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { LISTING_KINDS, type Listing } from '#shared/listing/schema.ts';
import { allListingsOf } from '#shared/listing/store.ts';
import { withoutPeople } from '#shared/organisation/personal.ts';
import { findMembership, requireMemberOrOperator, requireOrganisation } from '#shared/organisation/store.ts';
import type { Reading } from './use-cases.ts';

/** What names a listing in a file. Files are in this order, which an import into another city keeps. */
const nameOf = ({ externalId, listingId, kind }: Listing): string => `${externalId ?? listingId}\n${kind}`;
const byName = (a: Listing, b: Listing): number => (nameOf(a) < nameOf(b) ? -1 : 1);

/** Where a list goes on, and how much of it has gone before. */
interface At {
  readonly after: string;
  readonly done: number;
}

/** The listings of an organisation as a file that imports back, as many as it may hold. */
export const exportOrganisation =
  ({ table }: Reading): UseCase<typeof routes.exportOrganisation> =>
  async ({ params: { organisationId }, query }, { actor, cursor, language, now }) => {
    await requireMemberOrOperator(table, actor, organisationId);
    const [membership, stored, listings] = await Promise.all([
      findMembership(table, organisationId, actor.userId),
      requireOrganisation(table, organisationId),
      allListingsOf(table, organisationId),
    ]);
    const organisation = membership?.status === 'ACTIVE' ? stored : withoutPeople(stored);
    const at = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as At);
    const sorted = listings.sort(byName).filter(listing => at === undefined || nameOf(listing) > at.after);
    const rows = firstFitting(sorted, listing => rowOf(organisation, listing));
    const last = sorted[rows.length - 1];
    const done = (at?.done ?? 0) + rows.length;
    const { bytes, media } = encode(rows, columnsOf(LISTING_KINDS), {
      format: query.format,
      language: query.lang ?? language,
    });
    const span = { first: done - rows.length + 1, rows: rows.length, total: listings.length };
    return {
      file: {
        bytes,
        media,
        name: fileName(`listings-${organisationId}`, now, span, query.format),
        next:
          last === undefined || rows.length === sorted.length ? undefined : cursor.seal({ after: nameOf(last), done }),
      },
    };
  };

import { find, type Mark } from '#shared/directory/find.ts';
import type { ShownListing } from '#shared/disclosure/schema.ts';
import { EXPORT_LIMITS, encode, fileName, firstFitting, publicColumns, publicRow } from '#shared/exchange/encode.ts';
import type { exchangeRoutes as routes } from '#shared/exchange/routes.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { LISTING_KINDS } from '#shared/listing/schema.ts';
import type { Deps } from './deps.ts';

/** Where a list goes on, and how much of it has gone before. */
interface At {
  readonly mark: Mark;
  readonly done: number;
}

/** A part of the directory as a file: what fits its filters and follows a position, as much as a file may hold. */
export const exportDirectory =
  ({ directory }: Deps): UseCase<typeof routes.exportDirectory> =>
  async ({ query }, { cursor, language, now }) => {
    const at = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as At);
    const shelf = await directory.shelf('T0');
    const most = find(shelf, query, EXPORT_LIMITS.rows, at?.mark);
    const rows = firstFitting(most.items, (seen: ShownListing) => publicRow(seen));
    const { total, next } = rows.length === most.items.length ? most : find(shelf, query, rows.length, at?.mark);
    const kinds = LISTING_KINDS.filter(kind => query.kind === undefined || query.kind.split(',').includes(kind));
    const { format } = query;
    const { bytes, media } = encode(rows, publicColumns(kinds), { format, language: query.lang ?? language });
    const done = (at?.done ?? 0) + rows.length;
    return {
      file: {
        bytes,
        media,
        name: fileName('directory', now, { first: done - rows.length + 1, rows: rows.length, total }, format),
        next: next === undefined ? undefined : cursor.seal({ mark: next, done } satisfies At),
      },
    };
  };

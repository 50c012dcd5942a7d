import { demoCity } from '#infra/local/demo/data.ts';
import { searchFields } from '#shared/directory/fields.ts';
import { toPublic } from '#shared/disclosure/rules.ts';
import { Listing } from '#shared/listing/schema.ts';
import type { Fields } from '#shared/search/index.ts';

const AT = '2026-11-24T00:00:00.000Z';
const ID = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';

/** What anybody may search of the demo city, by key of the record. */
export const demoCorpus = (): Map<string, Fields> =>
  new Map(
    Object.values(demoCity())
      .flat()
      .map(({ key, listing }) => {
        const record = {
          organisationId: ID,
          listingId: ID,
          state: 'PUBLISHED',
          version: 1,
          createdAt: AT,
          updatedAt: AT,
        };
        return [key, searchFields(toPublic(Listing.parse({ ...listing, ...record })))];
      }),
  );

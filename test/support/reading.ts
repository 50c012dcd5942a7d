import type { Reading } from '#infra/local/import/record.ts';
import { completed } from '#shared/exchange/rules.ts';
import type { ListingDraft } from '#shared/exchange/schema.ts';
import type { NewOrganisation } from '#shared/organisation/schema.ts';

/** A reading as tests look at it: rows as new records would be made of them, and all faults in one list. */
export const plain = ({ records, bad, remarks }: Reading) => ({
  records: records.map(({ at, externalId, row, links }) => ({
    at,
    externalId,
    ...(completed(row) as { organisation: NewOrganisation; listing: ListingDraft }),
    ...(links === undefined ? {} : { links }),
  })),
  faults: bad.flatMap(({ faults }) => faults),
  remarks,
});

import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id, Reference } from '#shared/kernel/ids.ts';
import { Tier } from '#shared/kernel/tier.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { Sha256 } from '../grant/schema.ts';

/**
 * That somebody read what is not for everybody: written before it is shown. The owner's trail carries the hash of this record,
 * so that neither can be altered unseen.
 */
export const Disclosure = z
  .strictObject({
    listingId: ListingId,
    version: z.int().min(1).describe('Version of the listing that was read'),
    contentHash: Sha256.describe('Of the canonical JSON of what was shown'),
    tier: Tier,
    organisationId: OrganisationId.describe('For which organisation it was read'),
    organisationName: bilingual(120),
    reader: Reference,
    grantId: id('grant'),
    on: date(),
    at: instant().describe('First reading of the day; repeating it the same day leaves no second entry'),
  })
  .meta({ id: 'Disclosure' });
export type Disclosure = z.infer<typeof Disclosure>;

export const DisclosurePage = z
  .strictObject({ items: z.array(Disclosure), next: z.string().optional() })
  .meta({ id: 'DisclosurePage' });

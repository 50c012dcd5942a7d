import { commit } from '#shared/change/store.ts';
import { readingNote, sealOf } from '#shared/disclosure/certificate/rules.ts';
import type { Disclosure } from '#shared/disclosure/ledger/schema.ts';
import { alreadyNoted, digestOf, disclosureWrite, isNoted } from '#shared/disclosure/ledger/store.ts';
import type { disclosureRoutes } from '#shared/disclosure/routes.ts';
import { missingFor, shownAt, withFacts } from '#shared/disclosure/rules.ts';
import type { ShownListing } from '#shared/disclosure/schema.ts';
import { type Standing, standingWith } from '#shared/disclosure/store.ts';
import { factsAbout } from '#shared/fact/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import { notFound } from '#shared/kernel/rejection.ts';
import { mayShow } from '#shared/kernel/tier.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { isShown } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { findListing } from '#shared/listing/store.ts';
import { requireReference } from '#shared/person/store.ts';
import { forReader } from '#shared/rate/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Deps } from './deps.ts';

/**
 * Puts on record, in the listing's ledger, the owner's trail and the grant's own chain, that what is only for some is about to be shown. Fails where
 * that cannot be written: nothing is shown then.
 */
const note = async (
  { table, newId }: Deps,
  context: Context,
  listing: Listing,
  shown: ShownListing,
  { organisation, grant }: Standing,
): Promise<void> => {
  if (organisation === undefined || grant === undefined) throw new Error('a reading beyond T1 without a grant');
  const entry: Disclosure = {
    listingId: listing.listingId,
    version: listing.version,
    contentHash: contentHash(shown),
    tier: shown.tier,
    organisationId: organisation.organisationId,
    organisationName: organisation.name,
    reader: await requireReference(table, context.actor.userId),
    grantId: grant.grantId,
    on: seoulDate(context.now),
    at: context.now,
  };
  if (await isNoted(table, entry)) return;
  try {
    await commit(table, newId, context, {
      writes: [disclosureWrite(entry)],
      audit: [
        { subject: listing.organisationId, action: 'listing.disclosed', changed: [sealOf(entry)] },
        readingNote(entry, digestOf(entry)),
      ],
      outcome: { body: undefined },
    });
  } catch (error) {
    if (error !== alreadyNoted) throw error;
  }
};

/**
 * 1. What is published, of an organisation in good standing. 2. As much of it as the reader's organisation has come to see.
 * 3. What goes beyond T1 is put on record first.
 */
export const readCatalogueEntry =
  (deps: Deps): UseCase<typeof disclosureRoutes.readCatalogueEntry> =>
  async ({ params, query }, context) => {
    const [listing, suspended] = await Promise.all([
      findListing(deps.table, params.listingId),
      findSuspended(deps.table),
    ]);
    if (listing === undefined || !isShown(listing, context.now) || suspended.has(listing.organisationId))
      throw notFound();
    const standing = await standingWith(deps.table, context, listing, query.as);
    const wanted = query.tier ?? standing.tier;
    if (!mayShow(standing.tier, wanted)) throw missingFor(wanted, standing.tier, standing.grant);
    const shown = withFacts(shownAt(listing, wanted), await factsAbout(deps.table, listing, context.now));
    if (!standing.own && (wanted === 'T2' || wanted === 'T3')) await note(deps, context, listing, shown, standing);
    const { language, now } = context;
    return { body: await forReader(deps.table, shown, { language, now, currency: query.currency }) };
  };

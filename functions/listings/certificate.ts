import { NOTICE, readingsIn } from '#shared/disclosure/certificate/rules.ts';
import { PART_ENTRIES } from '#shared/disclosure/certificate/schema.ts';
import { shownGrant } from '#shared/disclosure/grant/rules.ts';
import { disclosuresAt } from '#shared/disclosure/ledger/store.ts';
import type { disclosureRoutes } from '#shared/disclosure/routes.ts';
import { findPastGrant, requireGrant } from '#shared/disclosure/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { notFound, Rejection } from '#shared/kernel/rejection.ts';
import { entriesAfter, findHead } from '#shared/trail/store.ts';
import type { Deps } from './deps.ts';
import { sidesOf } from './disclosure.ts';

/** Tries to read a grant and its chain while nobody changes it. */
const MOST_TRIES = 3;

/**
 * The chain of a grant with what it seals, for either side and for operators. The grant is read before and after its chain:
 * where it changed meanwhile, all is read again, so that the document never contradicts itself.
 */
export const readDisclosureCertificate =
  ({ table }: Deps): UseCase<typeof disclosureRoutes.readDisclosureCertificate> =>
  async ({ params: { listingId, organisationId }, query }, { actor, now }) => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const present = await requireGrant(table, listingId, organisationId);
      if (!actor.operator && (await sidesOf(table, actor, present)).length === 0) throw notFound();
      const grantId = query.grantId ?? present.grantId;
      const grant =
        grantId === present.grantId ? present : await findPastGrant(table, listingId, organisationId, grantId);
      if (grant === undefined) throw notFound();
      const chain = await entriesAfter(table, grantId, { after: Number(query.after), limit: PART_ENTRIES });
      const head = await findHead(table, grantId);
      if (head === undefined) throw notFound();
      if ((await requireGrant(table, listingId, organisationId)).version !== present.version) continue;
      const body = {
        format: 1 as const,
        issuedAt: now,
        grant: shownGrant(grant),
        disclosures: await disclosuresAt(table, listingId, readingsIn(chain)),
        chain,
        head: { version: head.version, hash: head.hash },
        more: (chain.at(-1)?.seq ?? Number(query.after)) < head.version,
        notice: NOTICE,
      };
      return { body };
    }
    throw new Rejection('unavailable', { retryAfter: 1 });
  };

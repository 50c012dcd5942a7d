import { type DealFile, knownFacts, modelOf } from '#shared/contract/rules.ts';
import type { DraftSummary } from '#shared/contract/schema.ts';
import { type Standing, stateOf } from '#shared/contract/signing/rules.ts';
import type { DraftStatus } from '#shared/contract/signing/schema.ts';
import { staleness } from '#shared/contract/signing/stale.ts';
import { findSigning } from '#shared/contract/signing/store.ts';
import { requireDraft, requireVersion } from '#shared/contract/store.ts';
import { type Template, templateOf, templateVersion } from '#shared/contract/templates/index.ts';
import type { Deal } from '#shared/deal/schema.ts';
import { requireDeal, requireTerms } from '#shared/deal/store.ts';
import type { Actor } from '#shared/kernel/context.ts';
import { notFound } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { findListing } from '#shared/listing/store.ts';
import { findOrganisation } from '#shared/organisation/store.ts';
import type { Table } from '#shared/table/table.ts';

/** @throws Rejection `not-found`. */
export const requireTemplate = (templateId: string): Template => {
  const template = templateOf(templateId);
  if (template === undefined) throw notFound();
  return template;
};

/** Everything the platform knows that a contract of this deal may cite. */
export const dealFile = async (table: Table, deal: Deal): Promise<DealFile> => {
  const parties = await Promise.all(
    deal.parties.map(async party => {
      const [organisation, listing] = await Promise.all([
        findOrganisation(table, party.organisationId),
        party.listingId === undefined ? undefined : findListing(table, party.listingId),
      ]);
      if (organisation === undefined || (party.listingId !== undefined && listing === undefined))
        throw new Error(`deal ${deal.dealId} cites records that are gone`);
      return { role: party.role, organisation, listing };
    }),
  );
  const number = deal.terms?.agreed;
  return { deal, parties, agreed: number === undefined ? undefined : await requireTerms(table, deal.dealId, number) };
};

/** A draft and its deal, for those who may read the deal. @throws Rejection `not-found` for everybody else. */
export const readableDraft = async (table: Table, actor: Actor, draftId: string, operators: 'too' | 'not') => {
  const head = await requireDraft(table, draftId);
  const deal = await requireDeal(table, actor, head.dealId, operators);
  return { head, deal };
};

/**
 * Where a version of a draft stands now: what people did with it, and whether the records it cites still say what it says. That is
 * found by reading them, so that no change of a listing has to look for drafts.
 */
export const standingOf = async (
  table: Table,
  { head, deal }: { readonly head: DraftSummary; readonly deal: Deal },
  now: string,
  wanted: number = head.version,
): Promise<Standing> => {
  const [stored, signing] = await Promise.all([
    requireVersion(table, head.draftId, wanted),
    findSigning(table, head.draftId, wanted),
  ]);
  const model = modelOf(stored);
  const template = templateVersion(stored.templateId, stored.templateVersion);
  const settled = wanted < head.version || signing?.state === 'SIGNED' || signing?.state === 'DECLINED';
  if (settled || template === undefined) return { model, latest: head.version, signing, stale: undefined };
  const fresh = knownFacts(template, await dealFile(table, deal), now);
  return { model, latest: head.version, signing, stale: staleness(template, { model, facts: stored.facts }, fresh) };
};

/** A standing as its readers see it. */
export const statusOf = (draftId: string, standing: Standing, now: string): DraftStatus => {
  const { model, stale, signing } = standing;
  return {
    draftId,
    version: model.version,
    modelHash: model.hashes.model,
    state: stateOf(standing, seoulDate(now)),
    ...(stale === undefined ? {} : { stale }),
    ...(signing === undefined ? {} : { signing }),
  };
};

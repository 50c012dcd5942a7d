import { commit } from '#shared/change/store.ts';
import type { contractRoutes as routes } from '#shared/contract/routes.ts';
import { approve, decline, issue } from '#shared/contract/signing/rules.ts';
import type { Signing } from '#shared/contract/signing/schema.ts';
import { signingWrite } from '#shared/contract/signing/store.ts';
import { stillLatest } from '#shared/contract/store.ts';
import { refuseFrozen, refuseHeld, sidesOf } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { requireReference } from '#shared/person/store.ts';
import { readableDraft, standingOf, statusOf } from './file.ts';
import type { Deps } from './use-cases.ts';

export const readDraftStatus =
  ({ table }: Pick<Deps, 'table'>): UseCase<typeof routes.readDraftStatus> =>
  async ({ params, query }, { actor, now }) => {
    const found = await readableDraft(table, actor, params.draftId, 'too');
    const standing = await standingOf(
      table,
      found,
      now,
      query.version === undefined ? undefined : Number(query.version),
    );
    return { body: statusOf(params.draftId, standing, now) };
  };

/** 1. The version that the caller has read. 2. Nothing open, nothing changed. 3. Both sides may approve it until the day given. */
export const issueDraft =
  ({ table, newId }: Deps): UseCase<typeof routes.issueDraft> =>
  async ({ params: { draftId }, body }, context) => {
    const { actor, now, expected } = context;
    const { head, deal } = await readableDraft(table, actor, draftId, 'not');
    await Promise.all([refuseFrozen(table, deal), refuseHeld(table, deal, now)]);
    if (head.version !== expected) throw new Rejection('version-mismatch');
    const standing = await standingOf(table, { head, deal }, now);
    const by = await requireReference(table, actor.userId);
    const signing = issue(standing, { draftId, expiresOn: body.expiresOn, by, at: now });
    return commit(table, newId, context, {
      writes: [stillLatest(head), signingWrite(signing)],
      audit: { subject: deal.dealId, action: 'draft.issued', changed: [`drafts.${draftId}.signing`] },
      events: [
        {
          type: 'draft.issued',
          subject: draftId,
          data: { dealId: deal.dealId, templateId: head.templateId, version: String(head.version) },
        },
      ],
      outcome: { body: statusOf(draftId, { ...standing, signing }, now) },
    });
  };

/** What both sides do with the version that was issued; doing it again changes nothing. */
const answer =
  (
    { table, newId }: Deps,
    did: 'approved' | 'declined',
    decide: (
      given: Parameters<typeof approve>[0],
      sides: string[],
      parties: string[],
      by: { by: string; at: string },
    ) => Signing,
  ) =>
  async (draftId: string, context: Parameters<UseCase<typeof routes.approveDraft>>[1]) => {
    const { actor, now } = context;
    const { head, deal } = await readableDraft(table, actor, draftId, 'not');
    await Promise.all([refuseFrozen(table, deal), refuseHeld(table, deal, now)]);
    const [standing, sides, by] = await Promise.all([
      standingOf(table, { head, deal }, now),
      sidesOf(table, actor, deal),
      requireReference(table, actor.userId),
    ]);
    const parties = deal.parties.map(({ organisationId }) => organisationId);
    const signing = decide(standing, [...sides], parties, { by, at: now });
    const body = statusOf(draftId, { ...standing, signing }, now);
    if (signing === standing.signing) return { body };
    return commit(table, newId, context, {
      writes: [stillLatest(head), signingWrite(signing)],
      audit: { subject: deal.dealId, action: `draft.${did}`, changed: [`drafts.${draftId}.signing`] },
      events: [
        {
          type: `draft.${did}`,
          subject: draftId,
          data: { dealId: deal.dealId, templateId: head.templateId, version: String(head.version) },
        },
      ],
      outcome: { body },
    });
  };

export const approveDraft =
  (deps: Deps): UseCase<typeof routes.approveDraft> =>
  async ({ params, body: { modelHash } }, context) =>
    answer(deps, 'approved', (standing, sides, parties, by) => approve(standing, sides, parties, { modelHash, ...by }))(
      params.draftId,
      context,
    );

export const declineDraft =
  (deps: Deps): UseCase<typeof routes.declineDraft> =>
  async ({ params, body }, context) =>
    answer(deps, 'declined', (standing, [organisationId = ''], _, by) =>
      decline(standing, { ...body, organisationId, ...by }),
    )(params.draftId, context);

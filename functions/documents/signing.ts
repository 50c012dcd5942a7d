import { readableDraft, standingOf, statusOf } from '#functions/contracts/file.ts';
import { commit } from '#shared/change/store.ts';
import type { DraftModel } from '#shared/contract/engine/index.ts';
import type { RenderLanguage } from '#shared/contract/render/words.ts';
import type { contractRoutes as routes } from '#shared/contract/routes.ts';
import { mayBeSigned, sent, signed, stateOf } from '#shared/contract/signing/rules.ts';
import { signingWrite } from '#shared/contract/signing/store.ts';
import { stillLatest } from '#shared/contract/store.ts';
import { refuseFrozen } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { requireReference } from '#shared/person/store.ts';
import type { SigningProvider, ToSign } from './provider.ts';
import type { Deps as Rendering } from './use-cases.ts';

export interface Deps extends Rendering {
  readonly newId: NewId;
  readonly provider: SigningProvider | undefined;
}

const requireProvider = ({ provider }: Deps): SigningProvider => {
  if (provider !== undefined) return provider;
  throw reject('wrong-state', '연결된 전자서명 서비스가 없습니다', 'No signing provider is connected');
};

const documentOf = async (
  { fonts }: Deps,
  model: DraftModel,
  language: RenderLanguage,
  parties: readonly string[],
): Promise<ToSign> => {
  const { renderPdf } = await import('#shared/contract/render/pdf/pdf.ts');
  const pdf = await renderPdf(model, { language, fonts: fonts() });
  return { draftId: model.draftId, draftVersion: model.version, pdf, sha256: sha256Hex(pdf), parties };
};

/** Hands the PDF of the approved version to the signing provider; asking again changes nothing. */
export const requestSignature =
  (deps: Deps): UseCase<typeof routes.requestSignature> =>
  async ({ params: { draftId }, body: { language } }, context) => {
    const { table, newId } = deps;
    const { actor, now } = context;
    const { head, deal } = await readableDraft(table, actor, draftId, 'not');
    await refuseFrozen(table, deal);
    const standing = await standingOf(table, { head, deal }, now);
    const signing = mayBeSigned(standing, now);
    if (signing.envelope !== undefined) return { body: statusOf(draftId, standing, now) };
    const provider = requireProvider(deps);
    const parties = deal.parties.map(({ organisationId }) => organisationId);
    const document = await documentOf(deps, standing.model, language, parties);
    const { envelopeId } = await provider.send(document);
    const by = await requireReference(table, actor.userId);
    const { sha256, pdf } = document;
    const next = sent(signing, {
      provider: provider.name,
      envelopeId,
      language,
      sha256,
      bytes: pdf.length,
      by,
      at: now,
    });
    return commit(table, newId, context, {
      writes: [stillLatest(head), signingWrite(next)],
      audit: { subject: deal.dealId, action: 'draft.sent', changed: [`drafts.${draftId}.signing`] },
      outcome: { body: statusOf(draftId, { ...standing, signing: next }, now) },
    });
  };

/**
 * Takes the signed file back from the provider, once it is signed for both sides and shown to be a copy of what was handed over, and records
 * its hash. The last signature closes the draft and moves the deal on. Asking again changes nothing.
 */
export const collectSignature =
  (deps: Deps): UseCase<typeof routes.collectSignature> =>
  async ({ params: { draftId } }, context) => {
    const { table, newId } = deps;
    const { actor, now } = context;
    const { head, deal } = await readableDraft(table, actor, draftId, 'not');
    await refuseFrozen(table, deal);
    const standing = await standingOf(table, { head, deal }, now);
    if (stateOf(standing, seoulDate(now)) === 'SIGNED') return { body: statusOf(draftId, standing, now) };
    const signing = mayBeSigned(standing, now);
    const { envelope } = signing;
    if (envelope === undefined)
      throw reject('wrong-state', '아직 서명을 요청하지 않았습니다', 'No signature has been asked for yet');
    const parties = deal.parties.map(({ organisationId }) => organisationId);
    const received = await requireProvider(deps).receive(
      envelope.envelopeId,
      () => documentOf(deps, standing.model, envelope.language, parties),
      now,
    );
    const next = signed(signing, received, parties, now);
    return commit(table, newId, context, {
      writes: [stillLatest(head), signingWrite(next)],
      audit: { subject: deal.dealId, action: 'draft.signed', changed: [`drafts.${draftId}.signing`] },
      events: [
        {
          type: 'draft.signed',
          subject: draftId,
          data: { dealId: deal.dealId, templateId: head.templateId, version: String(head.version) },
        },
      ],
      outcome: { body: statusOf(draftId, { ...standing, signing: next }, now) },
    });
  };

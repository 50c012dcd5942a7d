import { readableDraft, standingOf, statusOf } from '#functions/contracts/file.ts';
import { broughtBySigning } from '#functions/deals/signatures.ts';
import { commit } from '#shared/change/store.ts';
import type { DraftModel } from '#shared/contract/engine/index.ts';
import type { RenderLanguage } from '#shared/contract/render/words.ts';
import type { contractRoutes as routes } from '#shared/contract/routes.ts';
import type { DraftSummary } from '#shared/contract/schema.ts';
import { mayBeSigned, sent, signed, standsFor, stateOf } from '#shared/contract/signing/rules.ts';
import { signingWrite } from '#shared/contract/signing/store.ts';
import { endOfDuty, signatoryOf } from '#shared/contract/signing/terms.ts';
import { requireVersion, stillLatest } from '#shared/contract/store.ts';
import { moveFor, signDocument } from '#shared/deal/moves.ts';
import type { Deal, NewDealSignature } from '#shared/deal/schema.ts';
import { dealWrites, findStanding, refuseFrozen, refuseHeld } from '#shared/deal/store.ts';
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
    await Promise.all([refuseFrozen(table, deal), refuseHeld(table, deal, now)]);
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

/** The deal with both sides' signatures, by its own rules, and what follows; as it is where it has come past this or not up to it. */
const movedDeal = async (
  { table, newId }: Deps,
  { head, deal, model }: { head: DraftSummary; deal: Deal; model: DraftModel },
  documentHash: string,
  at: string,
) => {
  const document = standsFor(head.templateId);
  const stays = { stage: deal.stage, writes: [], audit: [] };
  if (document === undefined || moveFor(deal, document === 'NDA' ? 'SIGN_NDA' : 'SIGN') === undefined) return stays;
  const [stored, { standing }] = await Promise.all([
    requireVersion(table, head.draftId, model.version),
    findStanding(table, deal, at),
  ]);
  const signedOn = seoulDate(at);
  const common = { documentHash, draftId: head.draftId, signedOn };
  // What somebody had recorded of another file is replaced: this one is signed for both.
  const before = { ...deal, signatures: (deal.signatures ?? []).filter(each => each.document !== document) };
  const after = deal.parties.reduce<Deal>((sofar, { role, title }) => {
    const signatory = signatoryOf(model, role) ?? title;
    const input: NewDealSignature =
      document === 'NDA'
        ? { ...common, document, signatory, endsOn: endOfDuty(stored.facts, signedOn) }
        : { ...common, document, signatory };
    return { ...signDocument(sofar, role, input, at, standing), version: deal.version + 1 };
  }, before);
  const brought = await broughtBySigning({ table, newId }, after, at);
  return {
    stage: brought.deal.stage,
    writes: [...dealWrites(deal, brought.deal), ...brought.writes],
    audit: brought.audit,
  };
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
    await Promise.all([refuseFrozen(table, deal), refuseHeld(table, deal, now)]);
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
    const hash = next.signed?.sha256 ?? '';
    const brought = await movedDeal(deps, { head, deal, model: standing.model }, hash, now);
    return commit(table, newId, context, {
      writes: [stillLatest(head), signingWrite(next), ...brought.writes],
      audit: [
        {
          subject: deal.dealId,
          action: 'draft.signed',
          changed: [`drafts.${draftId}.signing`, ...(brought.stage === deal.stage ? [] : ['stage'])],
        },
        ...brought.audit,
      ],
      events: [
        ...(brought.stage === deal.stage
          ? []
          : [
              {
                type: 'deal.advanced' as const,
                subject: deal.dealId,
                data: { kind: deal.kind, from: deal.stage, stage: brought.stage },
              },
            ]),
        {
          type: 'draft.signed',
          subject: draftId,
          data: { dealId: deal.dealId, templateId: head.templateId, version: String(head.version) },
        },
      ],
      outcome: { body: statusOf(draftId, { ...standing, signing: next }, now) },
    });
  };

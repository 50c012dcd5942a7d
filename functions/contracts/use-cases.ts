import * as z from 'zod';
import { commit } from '#shared/change/store.ts';
import type { contractRoutes as routes } from '#shared/contract/routes.ts';
import { buildVersion, draftOf, knownFacts, servesDeal, summaryOf, userFacts } from '#shared/contract/rules.ts';
import { voided } from '#shared/contract/signing/rules.ts';
import type { Signing } from '#shared/contract/signing/schema.ts';
import { findSigning, signingWrite } from '#shared/contract/signing/store.ts';
import { draftsOf, draftWrites, oneDraftWrite, requireVersion, type StoredVersion } from '#shared/contract/store.ts';
import { isNda, TEMPLATES, type Template } from '#shared/contract/templates/index.ts';
import { advance as advanceDeal, moveFor } from '#shared/deal/moves.ts';
import { isFrozen, isIntroduced } from '#shared/deal/rules.ts';
import { dealWrites, refuseFrozen, refuseHeld, requireDeal } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { faultsOf } from '#shared/http/faults.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { Rejection, reject } from '#shared/kernel/rejection.ts';
import { rolesOf } from '#shared/kernel/vocabulary-deal.ts';
import { requireReference } from '#shared/person/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { dealFile, readableDraft, requireTemplate } from './file.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
}

const summary = ({ id, version, title, lawAsOf, status, serves }: Template) => ({
  templateId: id,
  version,
  title,
  lawAsOf,
  status,
  serves,
});

export const listTemplates = (): UseCase<typeof routes.listTemplates> => async () => ({
  body: { items: Object.values(TEMPLATES).map(summary) },
});

export const readTemplate =
  (): UseCase<typeof routes.readTemplate> =>
  async ({ params }) => {
    const template = requireTemplate(params.templateId);
    const facts = z.toJSONSchema(template.facts, { io: 'input' }) as Record<string, z.core.util.JSONType>;
    return { body: { ...summary(template), facts } };
  };

/** The facts a person states, checked against the template's own schema. */
const stated = (template: Template, facts: unknown): Record<string, z.core.util.JSONType> => {
  const parsed = template.facts.safeParse(facts);
  if (parsed.success) return parsed.data as Record<string, z.core.util.JSONType>;
  throw new Rejection('invalid-body', {
    faults: faultsOf('body', parsed.error.issues).map(fault => ({ ...fault, pointer: `/facts${fault.pointer}` })),
  });
};

/** 0. Both sides have agreed: a draft shows each what the platform knows of the other. 1. What the platform knows. 2. What the person states. 3. The draft, its first version, and the deal's new stage. */
export const createDraft =
  ({ table, newId }: Deps): UseCase<typeof routes.createDraft> =>
  async ({ params, body }, context) => {
    const { actor, now } = context;
    const deal = await requireDeal(table, actor, params.dealId, 'not');
    await Promise.all([refuseFrozen(table, deal), refuseHeld(table, deal, now)]);
    if (!isIntroduced(deal))
      throw reject(
        'wrong-state',
        '상대방이 아직 거래에 동의하지 않았습니다',
        'The other side has not agreed to the deal yet',
      );
    const template = requireTemplate(body.templateId);
    if (!servesDeal(template, deal))
      throw reject('conflict', '이 거래에 쓸 수 없는 서식입니다', 'This template is not for deals of this kind');
    const known = knownFacts(template, await dealFile(table, deal), now);
    const stating = stated(template, body.facts);
    const by = await requireReference(table, actor.userId);
    const facts = [...known, ...userFacts(stating, by, now)];
    const version = buildVersion(template, facts, { draftId: newId(), version: 1, by, at: now });
    const draft = draftOf(version, deal.dealId);
    const head = summaryOf(draft, now);
    const act = isNda(template.id) ? 'DRAFT_NDA' : 'DRAFT_CONTRACT';
    // The first draft of its kind moves the deal on; a later one, or one beside it, leaves the stage alone.
    const mover = rolesOf(deal.kind)[0].role;
    const advance: Write[] =
      moveFor(deal, act) === undefined ? [] : dealWrites(deal, advanceDeal(deal, act, mover, now));
    return commit(table, newId, context, {
      writes: [...draftWrites(head, version), oneDraftWrite(head), ...advance],
      audit: {
        subject: deal.dealId,
        action: 'draft.created',
        changed: [`drafts.${draft.draftId}`, ...(advance.length > 0 ? ['stage'] : [])],
      },
      events: [
        {
          type: 'draft.created',
          subject: draft.draftId,
          data: { dealId: deal.dealId, templateId: template.id, version: '1' },
        },
      ],
      outcome: { body: draft, version: 1, location: `/v1/drafts/${draft.draftId}` },
    });
  };

export const listDrafts =
  ({ table }: Deps): UseCase<typeof routes.listDrafts> =>
  async ({ params }, { actor }) => {
    const deal = await requireDeal(table, actor, params.dealId, 'too');
    return { body: { items: await draftsOf(table, deal.dealId) } };
  };

export const readDraft =
  ({ table }: Deps): UseCase<typeof routes.readDraft> =>
  async ({ params }, { actor }) => {
    const { head, deal } = await readableDraft(table, actor, params.draftId, 'too');
    const [version, suspended] = await Promise.all([
      requireVersion(table, head.draftId, head.version),
      findSuspended(table),
    ]);
    const draft = draftOf(version, head.dealId);
    // Frozen or not is no part of the version, so the version is no tag to ask with.
    return isFrozen(deal, suspended) ? { body: { ...draft, frozen: true } } : { body: draft, version: head.version };
  };

/** What people stated in earlier versions stays, what they state now replaces it, what the platform knows is taken anew. */
export const reviseDraft =
  ({ table, newId }: Deps): UseCase<typeof routes.reviseDraft> =>
  async ({ params, body }, context) => {
    const { actor, now, expected } = context;
    const { head, deal } = await readableDraft(table, actor, params.draftId, 'not');
    await refuseFrozen(table, deal);
    if (head.version !== expected) throw new Rejection('version-mismatch');
    const template = requireTemplate(head.templateId);
    const [before, signing]: [StoredVersion, Signing | undefined] = await Promise.all([
      requireVersion(table, head.draftId, head.version),
      findSigning(table, head.draftId, head.version),
    ]);
    // What had been approved was another version.
    const over = voided(signing);
    const known = knownFacts(template, await dealFile(table, deal), now);
    const sent = stated(template, body.facts);
    const by = await requireReference(table, actor.userId);
    const stating = userFacts(sent, by, now);
    const replaced = new Set(stating.map(({ path }) => path));
    const kept = before.facts.filter(({ source, path }) => source.kind === 'user' && !replaced.has(path));
    const version = buildVersion(template, [...known, ...kept, ...stating], {
      draftId: head.draftId,
      version: expected + 1,
      by,
      at: now,
    });
    const draft = draftOf(version, deal.dealId);
    return commit(table, newId, context, {
      writes: [
        ...draftWrites({ ...summaryOf(draft, now), createdAt: head.createdAt }, version),
        ...(over === undefined ? [] : [signingWrite(over)]),
      ],
      audit: {
        subject: deal.dealId,
        action: 'draft.revised',
        changed: [...replaced].map(path => `drafts.${head.draftId}.${path}`),
      },
      events: [
        {
          type: 'draft.revised',
          subject: head.draftId,
          data: { dealId: deal.dealId, templateId: template.id, version: String(draft.version) },
        },
      ],
      outcome: { body: draft, version: draft.version, location: `/v1/drafts/${head.draftId}` },
    });
  };

import { commit } from '#shared/change/store.ts';
import type { factRoutes } from '#shared/fact/routes.ts';
import { checkFact, decideFact as decide, onRecord, slotOf, undoDecision, weigh } from '#shared/fact/rules.ts';
import type { Fact } from '#shared/fact/schema.ts';
import { factDecisionWrite, factsOf, factWrite, requireDecision } from '#shared/fact/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField, reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import {
  requireCentre,
  requireMember,
  requireMemberOrOperator,
  requireOrganisation,
} from '#shared/organisation/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import type { Deps } from './deps.ts';

type Routes = typeof factRoutes;

/** Whoever reads the company reads them all: some hundred items are a page or two of the table. */
const MOST_FACTS = 500;

/** Puts a fact on record, whatever it contradicts; that it does is told to whoever decides. */
const record = async ({ table, newId }: Deps, context: Context, said: Omit<Fact, 'factId' | 'recordedAt'>) => {
  checkFact(said, context.now);
  const fact: Fact = { ...said, factId: newId(), recordedAt: context.now };
  const { facts, decisions } = await factsOf(table, said.organisationId);
  if (facts.length >= MOST_FACTS)
    throw reject(
      'conflict',
      `사실은 조직마다 ${MOST_FACTS}건까지입니다`,
      `An organisation has at most ${MOST_FACTS} facts`,
    );
  const weighed = weigh([...facts, fact], decisions, seoulDate(context.now));
  const body = weighed.find(({ factId }) => factId === fact.factId)!;
  const told = async () =>
    notificationWrite({
      notificationId: newId(),
      recipient: { organisationId: said.organisationId },
      kind: 'fact.conflict',
      subject: said.organisationId,
      facts: { title: (await requireOrganisation(table, said.organisationId)).name },
      at: context.now,
    });
  return commit(table, newId, context, {
    writes: [factWrite(fact), ...(body.status === 'CONFLICT' ? [await told()] : [])],
    audit: { subject: said.organisationId, action: 'fact.recorded', changed: [`facts.${slotOf(fact)}`] },
    events:
      body.status === 'CONFLICT'
        ? [{ type: 'fact.conflicted', subject: said.organisationId, data: { path: fact.path } }]
        : [],
    outcome: { body },
  });
};

export const stateFact =
  (deps: Deps): UseCase<Routes['stateFact']> =>
  async ({ params: { organisationId }, body }, context) => {
    await requireMember(deps.table, context.actor, organisationId);
    await refuseSuspended(deps.table, organisationId);
    const { url, recordId, ...said } = body;
    const source = {
      type: 'SELF' as const,
      ...(url === undefined ? {} : { url }),
      ...(recordId === undefined ? {} : { recordId }),
    };
    return record(deps, context, { ...said, organisationId, source });
  };

export const recordFact =
  (deps: Deps): UseCase<Routes['recordFact']> =>
  async ({ params: { organisationId }, body }, context) => {
    await requireCentre(deps.table, context.actor, organisationId);
    await requireOrganisation(deps.table, organisationId);
    if (body.source.type === 'PRESS' && body.source.url === undefined)
      throw invalidField('/source/url', 'url-required', {
        ko: '언론 보도는 주소가 필요합니다',
        en: 'A press report needs its address',
      });
    return record(deps, context, { ...body, organisationId });
  };

export const listFacts =
  ({ table }: Deps): UseCase<Routes['listFacts']> =>
  async ({ params: { organisationId }, query }, { actor, now }) => {
    await requireMemberOrOperator(table, actor, organisationId);
    const day = query.asOf ?? seoulDate(now);
    const { facts, decisions } = await factsOf(table, organisationId);
    const then = onRecord(facts, decisions, day);
    const about = ({ path }: Pick<Fact, 'path'>) => query.path === undefined || path === query.path;
    return {
      body: {
        items: weigh(then.facts, then.decisions, day).filter(about),
        decisions: then.decisions.filter(about),
      },
    };
  };

/** 1. By whoever looks after the organisation. 2. Between facts that contradict each other now. 3. As a record of its own. */
export const decideFact =
  ({ table, newId }: Deps): UseCase<Routes['decideFact']> =>
  async ({ params: { organisationId }, body }, context) => {
    await requireCentre(table, context.actor, organisationId);
    const { facts, decisions } = await factsOf(table, organisationId);
    const weighed = weigh(facts, decisions, seoulDate(context.now));
    const chosen = weighed.find(({ factId }) => factId === body.factId);
    if (chosen === undefined)
      throw invalidField('/factId', 'no-such-fact', {
        ko: '이 조직에 없는 사실입니다',
        en: 'No fact of this organisation',
      });
    const reason = withEnglishSource(body.reason);
    const decision = decide(weighed, chosen, { decisionId: newId(), reason }, context.now);
    return commit(table, newId, context, {
      writes: [factDecisionWrite(decision)],
      audit: { subject: organisationId, action: 'fact.decided', changed: [`facts.${slotOf(chosen)}`] },
      outcome: { body: decision },
    });
  };

export const undoFactDecision =
  ({ table, newId }: Deps): UseCase<Routes['undoFactDecision']> =>
  async ({ params: { organisationId, decisionId } }, context) => {
    await requireCentre(table, context.actor, organisationId);
    const decision = undoDecision(await requireDecision(table, organisationId, decisionId), context.now);
    return commit<undefined>(table, newId, context, {
      writes: [factDecisionWrite(decision)],
      audit: { subject: organisationId, action: 'fact.decision-undone', changed: [`facts.${slotOf(decision)}`] },
      outcome: { body: undefined },
    });
  };

import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Actor, Context } from '#shared/kernel/context.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { invalidField, Rejection } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { findListing } from '#shared/listing/store.ts';
import { requireCentre, requireMember, requireMemberOrOperator } from '#shared/organisation/store.ts';
import type { outcomeRoutes as routes } from '#shared/outcome/routes.ts';
import {
  correctOutcome as correct,
  decideOutcome as decide,
  reportOutcome as report,
  withdrawOutcome as withdraw,
} from '#shared/outcome/rules.ts';
import type { Outcome } from '#shared/outcome/schema.ts';
import { outcomeFrom, outcomeHistory, outcomesOf, outcomeWrites, requireOutcome } from '#shared/outcome/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import type { Item, Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
}

/** What has not happened yet cannot be reported, and a listing cited must be the organisation's own. */
const checkFacts = async (
  table: Table,
  organisationId: string,
  { occurredOn, listingId }: Pick<Outcome, 'occurredOn' | 'listingId'>,
  now: string,
): Promise<void> => {
  if (occurredOn > seoulDate(now))
    throw invalidField('/occurredOn', 'too-late', {
      ko: '아직 오지 아니한 날짜입니다',
      en: 'That day has not come yet',
    });
  if (listingId === undefined) return;
  const listing = await findListing(table, listingId);
  if (listing?.organisationId !== organisationId)
    throw invalidField('/listingId', 'not-yours', {
      ko: '이 조직의 등록 정보가 아닙니다',
      en: 'Not a listing of this organisation',
    });
};

const save = ({ table, newId }: Deps, context: Context, outcome: Outcome, action: string, changed: readonly string[]) =>
  commit(table, newId, context, {
    writes: outcomeWrites(outcome),
    audit: {
      subject: outcome.organisationId,
      action,
      changed: changed.map(member => `outcomes.${outcome.outcomeId}.${member}`),
    },
    outcome: { body: outcome, version: outcome.version, location: `/v1/outcomes/${outcome.outcomeId}` },
  });

export const reportOutcome =
  (deps: Deps): UseCase<typeof routes.reportOutcome> =>
  async ({ params: { organisationId }, body }, context) => {
    await requireMember(deps.table, context.actor, organisationId);
    await refuseSuspended(deps.table, organisationId);
    await checkFacts(deps.table, organisationId, body, context.now);
    const outcome = report(body, { outcomeId: deps.newId(), organisationId }, context.now);
    return save(deps, context, outcome, 'outcome.reported', Object.keys(body));
  };

export const listOutcomes =
  ({ table }: Deps): UseCase<typeof routes.listOutcomes> =>
  async ({ params: { organisationId }, query }, { actor, cursor }) => {
    await requireMemberOrOperator(table, actor, organisationId);
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = await outcomesOf(table, organisationId, {
      limit: Number(query.limit),
      ...(from === undefined ? {} : { from }),
    });
    return {
      body: {
        items: page.items.map(outcomeFrom),
        ...(page.next === undefined ? {} : { next: cursor.seal(page.next) }),
      },
    };
  };

const readable = async (table: Table, actor: Actor, outcomeId: string): Promise<Outcome> => {
  const outcome = await requireOutcome(table, outcomeId);
  await requireMemberOrOperator(table, actor, outcome.organisationId);
  return outcome;
};

export const readOutcome =
  ({ table }: Deps): UseCase<typeof routes.readOutcome> =>
  async ({ params }, { actor }) => {
    const body = await readable(table, actor, params.outcomeId);
    return { body, version: body.version };
  };

export const readOutcomeHistory =
  ({ table }: Deps): UseCase<typeof routes.readOutcomeHistory> =>
  async ({ params }, { actor }) => {
    await readable(table, actor, params.outcomeId);
    return { body: { items: await outcomeHistory(table, params.outcomeId) } };
  };

/** The outcome for one of its own people, at the version they read. */
const mine = async ({ table }: Deps, context: Context, outcomeId: string): Promise<Outcome> => {
  const outcome = await requireOutcome(table, outcomeId);
  await requireMember(table, context.actor, outcome.organisationId);
  await refuseSuspended(table, outcome.organisationId);
  if (outcome.version !== context.expected) throw new Rejection('version-mismatch');
  return outcome;
};

export const correctOutcome =
  (deps: Deps): UseCase<typeof routes.correctOutcome> =>
  async ({ params, body }, context) => {
    const before = await mine(deps, context, params.outcomeId);
    await checkFacts(deps.table, before.organisationId, body, context.now);
    return save(deps, context, correct(before, body, context.now), 'outcome.corrected', Object.keys(body));
  };

export const withdrawOutcome =
  (deps: Deps): UseCase<typeof routes.withdrawOutcome> =>
  async ({ params, body }, context) => {
    const before = await mine(deps, context, params.outcomeId);
    return save(deps, context, withdraw(before, body, context.now), 'outcome.withdrawn', ['state']);
  };

export const decideOutcome =
  (deps: Deps): UseCase<typeof routes.decideOutcome> =>
  async ({ params, body }, context) => {
    const before = await requireOutcome(deps.table, params.outcomeId);
    await requireCentre(deps.table, context.actor, before.organisationId);
    if (before.version !== context.expected) throw new Rejection('version-mismatch');
    const action = body.decision === 'VERIFY' ? 'outcome.verified' : 'outcome.disputed';
    return save(deps, context, decide(before, body, context.now), action, ['state']);
  };

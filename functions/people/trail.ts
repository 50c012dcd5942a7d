import { findDeal, sidesOf } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Actor } from '#shared/kernel/context.ts';
import { Reference } from '#shared/kernel/ids.ts';
import { notFound } from '#shared/kernel/rejection.ts';
import { requireOwner } from '#shared/organisation/store.ts';
import { peopleBehind } from '#shared/person/store.ts';
import type { Item, Table } from '#shared/table/table.ts';
import type { trailRoutes as routes } from '#shared/trail/routes.ts';
import type { TrailEntry } from '#shared/trail/schema.ts';
import { entriesAfter, findHead, firstEntries } from '#shared/trail/store.ts';

export interface Deps {
  readonly table: Table;
}

const referencesIn = (items: readonly TrailEntry[]): string[] =>
  items.flatMap(({ actor, about = [] }) => [actor, ...about]).filter(each => Reference.safeParse(each).success);

/** A page of a chain; the head is read after the entries, so that of an intact chain no entry is beyond it. */
const pageOf = async (
  table: Table,
  actor: Actor,
  subject: string,
  { limit, after }: { limit: string; after: string },
) => {
  const items = await entriesAfter(table, subject, { after: Number(after), limit: Number(limit) });
  const head = await findHead(table, subject);
  if (head === undefined) throw notFound();
  const { version, hash } = head;
  const people = actor.auditor ? { people: await peopleBehind(table, referencesIn(items)) } : {};
  return { body: { subject, items, head: { version, hash }, ...people } };
};

export const listTrails =
  ({ table }: Deps): UseCase<typeof routes.listTrails> =>
  async ({ query }, { cursor }) => {
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = await firstEntries(table, {
      limit: Number(query.limit),
      ...(from === undefined ? {} : { from }),
    });
    return {
      body: {
        items: page.items.map(({ subject, at }) => ({ subject, since: at })),
        ...(page.next === undefined ? {} : { next: cursor.seal(page.next) }),
      },
    };
  };

export const readTrail =
  ({ table }: Deps): UseCase<typeof routes.readTrail> =>
  async ({ params, query }, { actor }) =>
    pageOf(table, actor, params.subject, query);

export const readOrganisationTrail =
  ({ table }: Deps): UseCase<typeof routes.readOrganisationTrail> =>
  async ({ params: { organisationId }, query }, { actor }) => {
    if (!actor.auditor) await requireOwner(table, actor, organisationId);
    return pageOf(table, actor, organisationId, query);
  };

export const readDealTrail =
  ({ table }: Deps): UseCase<typeof routes.readDealTrail> =>
  async ({ params: { dealId }, query }, { actor }) => {
    const deal = await findDeal(table, dealId);
    if (deal === undefined) throw notFound();
    if (!actor.auditor && (await sidesOf(table, actor, deal)).size === 0) throw notFound();
    return pageOf(table, actor, dealId, query);
  };

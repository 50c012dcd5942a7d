import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import type { notificationRoutes as routes } from '#shared/notification/routes.ts';
import { shownNotification } from '#shared/notification/rules.ts';
import { notificationsOf, readNotificationWrite, requireNotification } from '#shared/notification/store.ts';
import { requireMember } from '#shared/organisation/store.ts';
import type { Item, Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
}

export const listNotifications =
  ({ table }: Deps): UseCase<typeof routes.listNotifications> =>
  async ({ params: { organisationId }, query }, { actor, cursor, now }) => {
    await requireMember(table, actor, organisationId);
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = { limit: Number(query.limit), ...(from === undefined ? {} : { from }) };
    const { items, next } = await notificationsOf(table, { organisationId }, now, page);
    return {
      body: { items: items.map(shownNotification), ...(next === undefined ? {} : { next: cursor.seal(next) }) },
    };
  };

/** Whoever of the organisation comes first marks it for all. */
export const markNotificationRead =
  ({ table, newId }: Deps): UseCase<typeof routes.markNotificationRead> =>
  async ({ params: { organisationId, notificationId } }, context) => {
    await requireMember(table, context.actor, organisationId);
    const before = await requireNotification(table, { organisationId }, notificationId, context.now);
    const marked =
      before.readAt === undefined ? { ...before, readAt: context.now, version: before.version + 1 } : before;
    return commit(table, newId, context, {
      writes: marked === before ? [] : [readNotificationWrite(marked)],
      audit: {
        subject: organisationId,
        action: 'notification.read',
        changed: marked === before ? [] : [notificationId],
      },
      outcome: { body: shownNotification(marked) },
    });
  };

export const listMyNotifications =
  ({ table }: Deps): UseCase<typeof routes.listMyNotifications> =>
  async ({ query }, { actor, cursor, now }) => {
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = { limit: Number(query.limit), ...(from === undefined ? {} : { from }) };
    const { items, next } = await notificationsOf(table, { userId: actor.userId }, now, page);
    return {
      body: { items: items.map(shownNotification), ...(next === undefined ? {} : { next: cursor.seal(next) }) },
    };
  };

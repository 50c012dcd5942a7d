import { notFound, reject } from '#shared/kernel/rejection.ts';
import { epochSeconds, plusDays } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { keys } from '#shared/table/keys.ts';
import type { PersonalItems } from '#shared/table/personal.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { type Recipient, StoredNotification } from './schema.ts';

/** Notifications are kept this long, read or not; what they tell of stands in the records themselves. */
export const NOTIFICATION_DAYS = 180;

const keyOf = (recipient: Recipient, notificationId: string) =>
  'userId' in recipient
    ? keys.personalNotification(recipient.userId, notificationId)
    : keys.notification(recipient.organisationId, notificationId);

const notifications = entity('Notification', StoredNotification, n => keyOf(n.recipient, n.notificationId));
const ttlOf = ({ at }: StoredNotification) => ({ ttl: epochSeconds(plusDays(at, NOTIFICATION_DAYS)) });

/**
 * A notification, to be written in the transaction of what it tells of. Give work that may be repeated an identifier of
 * `idOf`: the second time the guard does not hold, and nobody is told twice.
 */
export const notificationWrite = (told: Omit<StoredNotification, 'version' | 'readAt'>): Write => {
  const notification = { ...told, version: 1 };
  return {
    put: notifications.toItem(notification, ttlOf(notification)),
    when: 'absent',
    otherwise: reject('already-exists', '이미 알렸습니다', 'This has been told already'),
  };
};

/** An organisation's notification with its mark, over the version it was read at. */
export const readNotificationWrite = (notification: StoredNotification): Write => ({
  put: notifications.toItem(notification, ttlOf(notification)),
  when: { version: notification.version - 1 },
  otherwise: reject('conflict', '다시 시도해 주십시오', 'Try again'),
});

/** @throws Rejection `not-found`, also for what is past its time but not yet swept away. */
export const requireNotification = async (
  table: Table,
  recipient: Recipient,
  notificationId: string,
  now: string,
): Promise<StoredNotification> => {
  const item = await table.get(keyOf(recipient, notificationId));
  if (item === undefined || Number(item.ttl) <= epochSeconds(now)) throw notFound();
  return notifications.fromItem(item);
};

/** A page of what a recipient was told, newest first. */
export const notificationsOf = async (
  table: Table,
  recipient: Recipient,
  now: string,
  page: { limit: number; from?: Item },
): Promise<{ items: StoredNotification[]; next?: Item }> => {
  const { pk } = keyOf(recipient, 'any');
  const { items, next } = await table.query({
    pk,
    newestFirst: true,
    consistent: false,
    ...page,
  });
  return {
    items: items.filter(item => Number(item.ttl) > epochSeconds(now)).map(notifications.fromItem),
    ...(next === undefined ? {} : { next }),
  };
};

/** What a person was told. */
export const personalNotifications: PersonalItems = {
  name: 'notifications',
  entities: [notifications.name],
  keys: ['personalNotification'],
  find: (table, userId) => table.queryAll({ pk: keyOf({ userId }, 'any').pk }),
  shown: item => {
    const { recipient: _, version: __, ...told } = notifications.fromItem(item);
    return told;
  },
};

import * as z from 'zod';
import { Paging } from '#shared/http/paging.ts';
import { route } from '#shared/http/route.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { Notification, NotificationId, NotificationPage } from './schema.ts';

const tag = 'Notifications';

export const notificationRoutes = {
  listNotifications: route({
    id: 'listNotifications',
    area: 'trading',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/notifications',
    tag,
    access: ['member'],
    summary: 'What my organisation was told, newest first; kept for 180 days',
    params: z.strictObject({ organisationId: OrganisationId }),
    query: Paging,
    reply: NotificationPage,
  }),
  markNotificationRead: route({
    id: 'markNotificationRead',
    area: 'trading',
    method: 'POST',
    path: '/v1/organisations/{organisationId}/notifications/{notificationId}/read',
    tag,
    access: ['member'],
    summary: 'Mark a notification as read; marking it again changes nothing',
    params: z.strictObject({ organisationId: OrganisationId, notificationId: NotificationId }),
    reply: Notification,
    refusals: ['conflict'],
  }),
  listMyNotifications: route({
    id: 'listMyNotifications',
    area: 'trading',
    method: 'GET',
    path: '/v1/me/notifications',
    tag,
    access: ['person'],
    summary: 'What I was told in person, newest first; kept for 180 days',
    query: Paging,
    reply: NotificationPage,
  }),
} as const;

import { enquiryRoutes } from '#shared/enquiry/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import { notificationRoutes } from '#shared/notification/routes.ts';
import { sweepRoutes } from '#shared/sweep/routes.ts';
import * as enquiries from './enquiries.ts';
import * as notifications from './notifications.ts';
import * as sweeps from './sweeps.ts';

const { edge, ...deps } = tableEdge();

/** Technology trading, and what the platform tells people of. */
export const handler = api(
  [
    bind(enquiryRoutes.createEnquiry, enquiries.createEnquiry(deps), edge),
    bind(enquiryRoutes.readEnquiry, enquiries.readEnquiry(deps), edge),
    bind(enquiryRoutes.answerEnquiry, enquiries.answerEnquiry(deps), edge),
    bind(enquiryRoutes.withdrawEnquiry, enquiries.withdrawEnquiry(deps), edge),
    bind(enquiryRoutes.listEnquiries, enquiries.listEnquiries(deps), edge),
    bind(enquiryRoutes.readResponsiveness, enquiries.readResponsiveness(deps), edge),
    bind(notificationRoutes.listNotifications, notifications.listNotifications(deps), edge),
    bind(notificationRoutes.markNotificationRead, notifications.markNotificationRead(deps), edge),
    bind(notificationRoutes.listMyNotifications, notifications.listMyNotifications(deps), edge),
    bind(sweepRoutes.listSweeps, sweeps.listSweeps(deps), edge),
  ],
  logger(),
);

import type { Enquiry } from '#shared/enquiry/schema.ts';
import { unique } from '#test/support/city.ts';
import type { CallOptions } from '#test/support/stack.ts';
import { companyOf, type Prepare } from './requests-organisation.ts';
import { fresh } from './world.ts';

const ofEnquiry = ({ enquiryId, version }: Enquiry): CallOptions => ({
  params: { enquiryId },
  headers: { 'if-match': `"v${version}"` },
});

/** Requests of technology trading, notifications and sweeps. */
export const TRADE: Readonly<Record<string, Prepare>> = {
  createEnquiry: async world => {
    const { listingId } = await world.publish('ben', world.investor.organisationId, 'technology', {});
    const { organisationId } = world.company;
    return { body: { listingId, organisationId, message: { ko: '문의드립니다' } }, headers: fresh() };
  },
  readEnquiry: async world => ({ params: { enquiryId: (await world.freshEnquiry('ben')).enquiryId } }),
  answerEnquiry: async world => ({
    ...ofEnquiry(await world.freshEnquiry('ben')),
    body: { decision: 'DECLINE', reason: 'TERMS', text: { ko: '조건이 맞지 않습니다' } },
  }),
  withdrawEnquiry: async world => ofEnquiry(await world.freshEnquiry('ann')),
  listEnquiries: companyOf,
  readResponsiveness: world => ({ params: { listingId: world.first.listingId } }),
  listSweeps: () => ({}),
  listNotifications: companyOf,
  markNotificationRead: async world => {
    const { body } = await world.city.as<{ items: { notificationId: string }[] }>(
      'ann',
      'listNotifications',
      companyOf(world),
    );
    const notificationId = body.items[unique() % body.items.length]!.notificationId;
    return { params: { organisationId: world.company.organisationId, notificationId } };
  },
  listMyNotifications: () => ({}),
};

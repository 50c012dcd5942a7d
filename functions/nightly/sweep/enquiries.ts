import { commit } from '#shared/change/store.ts';
import { type DutyStep, dutyDone, dutyOn, graceEnds } from '#shared/enquiry/rules.ts';
import type { StoredEnquiry } from '#shared/enquiry/schema.ts';
import { enquiriesDue, enquiryWrite, findEnquiry } from '#shared/enquiry/store.ts';
import type { NotificationKind } from '#shared/notification/schema.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import { SYSTEM } from '#shared/trail/schema.ts';
import type { Deps } from '../wiring.ts';
import { type Night, overShards, type SweepTask } from './task.ts';

const STEPS = {
  BEFORE: { kind: 'enquiry.due-soon', to: ['receiver'], outcome: 'reminded' },
  DAY: { kind: 'enquiry.due-today', to: ['receiver'], outcome: 'reminded' },
  OVERDUE: { kind: 'enquiry.overdue', to: ['receiver'], outcome: 'reminded' },
  EXPIRE: { kind: 'enquiry.expired', to: ['receiver', 'sender'], outcome: 'expired' },
} as const satisfies Record<
  DutyStep,
  { kind: NotificationKind; to: readonly ('receiver' | 'sender')[]; outcome: string }
>;

/**
 * The step that is due of the duty to answer: the enquiry remembers it in the transaction that tells of it, so each is told once
 * however often the night is repeated. While a side is suspended nothing moves.
 */
const duty = async (
  { table, newId }: Deps,
  { date, now, requestId }: Night,
  { enquiryId }: StoredEnquiry,
): Promise<string> => {
  const before = await findEnquiry(table, enquiryId);
  const step = before === undefined ? undefined : dutyOn(before, date);
  if (before === undefined || step === undefined) return 'skipped';
  const suspended = await findSuspended(table);
  if (suspended.has(before.receiver.organisationId) || suspended.has(before.sender.organisationId)) return 'frozen';
  const enquiry = dutyDone(before, step, now);
  const { kind, to, outcome } = STEPS[step];
  const told = to.map(side =>
    notificationWrite({
      notificationId: newId(),
      recipient: { organisationId: enquiry[side].organisationId },
      kind,
      subject: enquiryId,
      facts: { title: enquiry.listing.title, date: enquiry.respondBy, expiry: graceEnds(enquiry) },
      at: now,
    }),
  );
  await commit(
    table,
    newId,
    { now, requestId, receipt: undefined, actor: SYSTEM },
    {
      writes: [enquiryWrite(enquiry), ...told],
      audit: {
        subject: enquiry.receiver.organisationId,
        action: step === 'EXPIRE' ? 'enquiry.expired' : 'enquiry.reminded',
        changed: [`enquiries.${enquiryId}.${step === 'EXPIRE' ? 'state' : 'reminded'}`],
      },
      events: step === 'EXPIRE' ? [{ type: 'enquiry.expired', subject: enquiryId, data: { kind: enquiry.kind } }] : [],
      outcome: { body: undefined },
    },
  );
  return outcome;
};

export const enquiries: SweepTask = {
  name: 'enquiries',
  page: overShards(({ table }, shard, { date }, page) => enquiriesDue(table, shard, date, page), duty),
};

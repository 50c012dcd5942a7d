import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id, Reference } from '#shared/kernel/ids.ts';
import { safeText } from '#shared/kernel/text.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { DealRole } from '#shared/kernel/vocabulary-deal.ts';
import { DeclineReason } from '#shared/kernel/vocabulary-trade.ts';
import { DealId } from '../schema.ts';

export const NewMessage = z.strictObject({ text: bilingual(4000) }).meta({ id: 'NewMessage' });
export const DealMessage = z
  .strictObject({
    messageId: id('message'),
    dealId: DealId,
    by: DealRole,
    author: Reference,
    text: bilingual(4000),
    at: instant(),
  })
  .meta({ id: 'DealMessage' });
export type DealMessage = z.infer<typeof DealMessage>;
export const MessagePage = z
  .strictObject({ items: z.array(DealMessage), next: z.string().optional() })
  .meta({ id: 'MessagePage' });

const grade = z.int().min(1).max(5);
/** What a side reports of a meeting. Only `heldOn` and `shared` are for the other side. */
export const NewMeeting = z
  .strictObject({
    heldOn: date(),
    place: safeText(120).optional(),
    intent: grade.describe('How far we mean to go on: 1 not at all, 5 we want to close'),
    reasons: z.array(DeclineReason).max(6).default([]).describe('What speaks against it'),
    grades: z
      .strictObject({ market: grade, technology: grade, finance: grade })
      .partial()
      .optional()
      .describe('Market fit, technical difference, finance'),
    notes: bilingual(2000).optional().describe('For our own side'),
    shared: bilingual(2000).optional().describe('For the other side too'),
  })
  .meta({ id: 'NewMeeting' });
export const Meeting = z.strictObject({
  meetingId: id('meeting report'),
  dealId: DealId,
  by: DealRole,
  at: instant(),
  ...NewMeeting.shape,
});
export type Meeting = z.infer<typeof Meeting>;
/** A report as its reader sees it: of the other side's, only the day and what it shares. */
export const ShownMeeting = Meeting.partial()
  .required({ meetingId: true, dealId: true, by: true, heldOn: true, at: true })
  .meta({ id: 'Meeting' });
export const MeetingList = z.strictObject({ items: z.array(ShownMeeting) }).meta({ id: 'MeetingList' });

import type * as z from 'zod';
import { commit } from '#shared/change/store.ts';
import type { dealRoutes as routes } from '#shared/deal/routes.ts';
import type { Deal, DealChange, DealParty } from '#shared/deal/schema.ts';
import { meetingsOf, meetingWrite, messagesOf, messageWrite, requireDeal, sidesOf } from '#shared/deal/store.ts';
import type { Meeting } from '#shared/deal/talk/schema.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { findListing } from '#shared/listing/store.ts';
import { requireReference } from '#shared/person/store.ts';
import { signalWrite } from '#shared/proposal/store.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';
import { enter, requireOpen, saveDeal } from './room.ts';
import { toldParty } from './told.ts';

export const sendDealMessage =
  (deps: Deps): UseCase<typeof routes.sendDealMessage> =>
  async ({ params, body }, context) => {
    const { table, newId } = deps;
    const room = await enter(deps, context, params.dealId);
    requireOpen(room);
    const { deal, mine, other } = room;
    const message = {
      messageId: newId(),
      dealId: deal.dealId,
      by: mine.role,
      author: await requireReference(table, context.actor.userId),
      text: withEnglishSource(body.text),
      at: context.now,
    };
    return commit(table, newId, context, {
      writes: [messageWrite(message), toldParty(newId, deal, other, 'deal.message', context.now)],
      audit: { subject: deal.dealId, action: 'deal.message-sent', changed: [`messages.${message.messageId}`] },
      outcome: { body: message, location: `/v1/deals/${deal.dealId}/messages` },
    });
  };

export const listDealMessages =
  ({ table }: Deps): UseCase<typeof routes.listDealMessages> =>
  async ({ params, query }, { actor, cursor }) => {
    const deal = await requireDeal(table, actor, params.dealId, 'not');
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = { limit: Number(query.limit), ...(from === undefined ? {} : { from }) };
    const { items, next } = await messagesOf(table, deal.dealId, page);
    return { body: { items, ...(next === undefined ? {} : { next: cursor.seal(next) }) } };
  };

/** What a report of a meeting says for learning; nothing where a side has no listing. */
const signalsOf = async (table: Table, signalId: string, mine: DealParty, other: DealParty, report: Meeting) => {
  const [own, theirs] = await Promise.all(
    [mine, other].map(({ listingId }) => (listingId === undefined ? undefined : findListing(table, listingId))),
  );
  if (own === undefined || theirs === undefined) return [];
  const [by, about] = [own, theirs].map(({ listingId, kind }) => ({ listingId, kind }));
  const { heldOn: day, intent } = report;
  return [signalWrite({ signalId, kind: 'meeting', by: by!, about: about!, day, intent })];
};

/** Of the other side's report only the day and what it shares. */
const shownMeeting = (report: Meeting, own: ReadonlySet<string>, { parties }: Pick<Deal, 'parties'>) => {
  const mine = parties.some(({ role, organisationId }) => role === report.by && own.has(organisationId));
  if (mine) return report;
  const { meetingId, dealId, by, heldOn, at, shared } = report;
  return { meetingId, dealId, by, heldOn, at, ...(shared === undefined ? {} : { shared }) };
};

export const reportMeeting =
  (deps: Deps): UseCase<typeof routes.reportMeeting> =>
  async ({ params, body }, context) => {
    const { table, newId } = deps;
    const room = await enter(deps, context, params.dealId);
    requireOpen(room);
    const { deal, mine, other } = room;
    if (body.heldOn > seoulDate(context.now) || body.heldOn < seoulDate(deal.introducedAt ?? deal.createdAt))
      throw invalidField('/heldOn', 'not-then', {
        ko: '소개된 날부터 오늘까지의 날짜여야 합니다',
        en: 'A day from the introduction to today',
      });
    const { notes, shared, ...rest } = body;
    const report: Meeting = {
      meetingId: newId(),
      dealId: deal.dealId,
      by: mine.role,
      at: context.now,
      ...rest,
      ...(notes === undefined ? {} : { notes: withEnglishSource(notes) }),
      ...(shared === undefined ? {} : { shared: withEnglishSource(shared) }),
    };
    const told: Write[] = shared === undefined ? [] : [toldParty(newId, deal, other, 'deal.meeting', context.now)];
    return commit(table, newId, context, {
      writes: [meetingWrite(report), ...(await signalsOf(table, newId(), mine, other, report)), ...told],
      audit: { subject: deal.dealId, action: 'deal.meeting-reported', changed: [`meetings.${report.meetingId}`] },
      outcome: { body: report, location: `/v1/deals/${deal.dealId}/meetings` },
    });
  };

export const listMeetings =
  ({ table }: Deps): UseCase<typeof routes.listMeetings> =>
  async ({ params }, { actor }) => {
    const deal = await requireDeal(table, actor, params.dealId, 'not');
    const [own, reports] = await Promise.all([sidesOf(table, actor, deal), meetingsOf(table, deal.dealId)]);
    return { body: { items: reports.map(report => shownMeeting(report, own, deal)) } };
  };

/** The next action, or that there is none any more. A reminder follows where its day passes. */
export const changeDeal =
  (deps: Deps): UseCase<typeof routes.changeDeal> =>
  async ({ params, body }, context) => {
    const room = await enter(deps, context, params.dealId);
    requireOpen(room);
    return saveDeal(deps, context, room, withAction(room.deal, body, context.now), {
      action: 'deal.changed',
      changed: ['nextAction'],
    });
  };

const withAction = (deal: Deal, { nextAction }: z.output<typeof DealChange>, at: string): Deal => {
  const { nextAction: _before, ...rest } = deal;
  const roles = deal.parties.map(({ role }) => role);
  if (nextAction !== null && !roles.includes(nextAction.owner))
    throw invalidField('/nextAction/owner', 'no-side', {
      ko: `이 거래의 당사자는 ${roles.join(', ')}입니다`,
      en: `The sides of the deal are ${roles.join(' and ')}`,
    });
  if (nextAction !== null && nextAction.due < seoulDate(at))
    throw invalidField('/nextAction/due', 'in-the-past', { ko: '오늘 이후의 날짜여야 합니다', en: 'Today or later' });
  const next = nextAction === null ? {} : { nextAction: { ...nextAction, text: withEnglishSource(nextAction.text) } };
  return { ...rest, ...next, version: deal.version + 1, updatedAt: at };
};

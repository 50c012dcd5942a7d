import { dateAfter } from '#shared/kernel/calendar.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { EXCLUSIVE, FINAL, STALL_DAYS } from './machine.ts';
import { advance } from './moves.ts';
import type { Deal } from './schema.ts';

/** Calendar days before the last day to answer on which the first reminder is sent. */
const REMIND_BEFORE = 3;

/**
 * What a night does about a deal. `BEFORE`, `DAY`: reminders to whoever is asked to agree; `EXPIRE`: its end without an answer;
 * `LAPSE_LOI`: a letter of intent whose last day is over; `EXCLUSIVITY`: the seller may talk to others again; `ACTION`: the next
 * action is overdue; `STALL`: nothing has moved for longer than the stage should take.
 */
export const DEAL_DUTIES = ['BEFORE', 'DAY', 'EXPIRE', 'LAPSE_LOI', 'EXCLUSIVITY', 'ACTION', 'STALL'] as const;
export type DealDuty = (typeof DEAL_DUTIES)[number];
type Due = readonly [duty: DealDuty, from: string];

const answerDue = ({ respondBy: by, reminded }: Deal): Due[] => {
  if (by === undefined) return [];
  const all: Due[] = [
    ['BEFORE', dateAfter(by, -REMIND_BEFORE)],
    ['DAY', by],
    ['EXPIRE', dateAfter(by, 1)],
  ];
  return all.slice(reminded === undefined ? 0 : reminded === 'BEFORE' ? 1 : 2);
};

const workDue = (deal: Deal): Due[] => {
  const { stage, stageSince, nextAction, exclusiveUntil, loi, alarmed = {} } = deal;
  const due: Due[] = [];
  if (stage === 'LOI_SENT' && loi !== undefined) due.push(['LAPSE_LOI', dateAfter(loi.validUntil, 1)]);
  const exclusive = EXCLUSIVE.includes(stage) || stage === 'STALLED';
  if (exclusive && exclusiveUntil !== undefined && alarmed.exclusivity !== exclusiveUntil)
    due.push(['EXCLUSIVITY', dateAfter(exclusiveUntil, 1)]);
  if (nextAction !== undefined && alarmed.action !== nextAction.due) due.push(['ACTION', dateAfter(nextAction.due, 1)]);
  const days = STALL_DAYS[stage];
  if (days !== undefined && stageSince !== undefined && alarmed.stage !== stageSince) {
    const usual = dateAfter(seoulDate(stageSince), days);
    // What has a next action on a later day is not standing still.
    const planned = nextAction === undefined ? usual : dateAfter(nextAction.due, 1);
    due.push(['STALL', [usual, planned].sort()[1]!]);
  }
  return due;
};

const dueOf = (deal: Deal): Due[] => {
  if (FINAL.includes(deal.stage)) return [];
  return deal.stage === 'PROPOSED' ? answerDue(deal) : workDue(deal);
};

/** The day from which on the next duty is due; none where nothing is. */
export const dealDueFrom = (deal: Deal): string | undefined =>
  dueOf(deal)
    .map(([, from]) => from)
    .sort()[0];

/**
 * What is due about a deal on a day. Of the steps of the duty to answer only the latest: a reminder missed by a night that did not
 * run gives way to the next.
 */
export const dealDutiesOn = (deal: Deal, day: string): DealDuty[] => {
  const due = dueOf(deal)
    .filter(([, from]) => from <= day)
    .map(([duty]) => duty);
  return deal.stage === 'PROPOSED' ? due.slice(-1) : due;
};

/** The deal with a duty done, and so no longer due. */
export const dealDutyDone = (deal: Deal, duty: DealDuty, at: string): Deal => {
  const told = { ...deal, version: deal.version + 1, updatedAt: at };
  switch (duty) {
    case 'BEFORE':
    case 'DAY':
      return { ...told, reminded: duty };
    case 'EXPIRE':
      return { ...advance(deal, 'EXPIRE', 'SYSTEM', at), closed: { at } };
    case 'LAPSE_LOI':
      return advance(deal, 'LAPSE_LOI', 'SYSTEM', at);
    case 'EXCLUSIVITY':
      return { ...told, alarmed: { ...deal.alarmed, exclusivity: deal.exclusiveUntil } };
    case 'ACTION':
      return { ...told, alarmed: { ...deal.alarmed, action: deal.nextAction?.due } };
    case 'STALL':
      return { ...told, alarmed: { ...deal.alarmed, stage: deal.stageSince } };
  }
};

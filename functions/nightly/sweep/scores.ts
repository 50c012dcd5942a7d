import { responseScore, WINDOW_DAYS } from '#shared/enquiry/score.ts';
import { findEnquiries, receivedSince, scoreWrite } from '#shared/enquiry/store.ts';
import { plusDays } from '#shared/kernel/time.ts';
import { each, type SweepTask } from './task.ts';

/** Organisations of one page. */
const PAGE = 200;

/** Makes the response score of every organisation that received something in the last 90 days, in the order of identifiers. */
export const scores: SweepTask = {
  name: 'scores',
  page: async ({ table }, { now }, from) => {
    const received = await receivedSince(table, plusDays(now, -WINDOW_DAYS), now);
    const rest = received.filter(({ organisationId }) => organisationId > String(from?.after ?? ''));
    const some = rest.slice(0, PAGE);
    const page = await each(some, async ({ organisationId, enquiryIds }) => {
      const score = responseScore(organisationId, await findEnquiries(table, enquiryIds), now);
      await table.put(scoreWrite(score, now));
      return score.score === undefined ? 'insufficient' : 'scored';
    });
    const last = some.at(-1);
    return {
      ...page,
      next: last === undefined || some.length === rest.length ? undefined : { after: last.organisationId },
    };
  },
};

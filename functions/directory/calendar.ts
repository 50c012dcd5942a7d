import { CALENDAR_NAME, deadlinesOf } from '#shared/calendar/deadlines.ts';
import type { calendarRoutes as routes } from '#shared/calendar/routes.ts';
import { icsOf } from '#shared/calendar/rules.ts';
import { toPublic } from '#shared/disclosure/rules.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Deps } from './deps.ts';

export const readDeadlines =
  ({ directory }: Deps): UseCase<typeof routes.readDeadlines> =>
  async ({ query }, context) => {
    const language = query.lang ?? context.language;
    const shown = (await directory.listings())
      .filter(({ kind }) => kind === 'need')
      .map(toPublic)
      .filter(
        ({ kind, profile }) =>
          (query.kind === undefined || kind === query.kind) &&
          (query.sector === undefined || profile.sectors.includes(query.sector)) &&
          (query.hub === undefined || ('hub' in profile && profile.hub === query.hub)),
      );
    const deadlines = deadlinesOf(shown, language);
    const ics = icsOf({ name: CALENDAR_NAME[language], language, deadlines });
    return { file: { bytes: Buffer.from(ics, 'utf8'), media: 'text/calendar; charset=utf-8' } };
  };

import type { PublicListing } from '#shared/disclosure/schema.ts';
import { type Language, read } from '#shared/kernel/i18n.ts';
import { HUBS, labelOf, SECTORS } from '#shared/kernel/vocabulary.ts';
import type { Deadline } from './rules.ts';

const WHAT = {
  due: { ko: '제안 마감', en: 'Proposals due' },
  respondBy: { ko: '답변 기한', en: 'Answers due' },
} as const;
type What = keyof typeof WHAT;

/** Korean stands in where there is no English, and is marked as such. */
const textIn = (language: Language, text: Parameters<typeof read>[0]): string => {
  const { text: found, marked } = read(text, language);
  return marked ? `${found} (Korean)` : found;
};

/**
 * The deadlines of listings as anybody may see them, from what is public of them alone. The identifier of an event is made of
 * the listing's and of which deadline it is, so that a calendar moves the event it has when the date moves.
 */
export const deadlinesOf = (listings: readonly PublicListing[], language: Language): Deadline[] =>
  listings
    .flatMap(listing => {
      if (listing.kind !== 'need') return [];
      const { listingId, title, summary, updatedAt, profile } = listing;
      const { due, respondBy } = profile.deadlines;
      const of = (what: What, date: string): Deadline => ({
        uid: `${listingId}-${what.toLowerCase()}@startup-plus`,
        date,
        changedAt: updatedAt,
        summary: `[${WHAT[what][language]}] ${textIn(language, title)}`,
        description: `${textIn(language, summary)}\n\n/v1/directory/${listingId}`,
        categories: [
          ...profile.sectors.map(sector => labelOf(SECTORS, sector)[language]),
          ...(profile.hub === undefined ? [] : [labelOf(HUBS, profile.hub)[language]]),
        ],
      });
      return [of('due', due), ...(respondBy === undefined ? [] : [of('respondBy', respondBy)])];
    })
    .sort((a, b) => (a.date === b.date ? (a.uid < b.uid ? -1 : 1) : a.date < b.date ? -1 : 1));

export const CALENDAR_NAME = { ko: '스타트업 플러스 마감 일정', en: 'Startup Plus deadlines' } as const;

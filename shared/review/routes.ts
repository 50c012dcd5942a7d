import { route } from '#shared/http/route.ts';
import { ListingPage } from '#shared/listing/schema.ts';
import { ReviewQueueQuery, ReviewStatistics, ReviewStatisticsQuery } from './schema.ts';

const tag = 'Reviews';

export const reviewRoutes = {
  listReviews: route({
    id: 'listReviews',
    area: 'listings',
    method: 'GET',
    path: '/v1/reviews',
    tag,
    access: ['operator'],
    summary: 'Listings that wait for review, longest waiting first: those overdue come first of all',
    query: ReviewQueueQuery,
    reply: ListingPage,
    refusals: ['forbidden'],
  }),
  readReviewStatistics: route({
    id: 'readReviewStatistics',
    area: 'listings',
    method: 'GET',
    path: '/v1/reviews/statistics',
    tag,
    access: ['operator'],
    summary: 'How long submitted listings waited for a decision, by centre',
    query: ReviewStatisticsQuery,
    reply: ReviewStatistics,
    refusals: ['forbidden'],
  }),
} as const;

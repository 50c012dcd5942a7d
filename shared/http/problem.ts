import * as z from 'zod';
import type { Language } from '#shared/kernel/i18n.ts';
import { REASONS, Rejection } from '#shared/kernel/rejection.ts';
import { BASE_HEADERS, type HttpReply } from './event.ts';

/** Where the reasons are described; the last segment is the reason. */
export const PROBLEM_TYPES = 'https://startup-plus.example/problems/';

/** RFC 9457 problem document: the body of every reply that is not a success. */
export const Problem = z
  .strictObject({
    type: z.string().describe('Stable URI of the reason'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().describe('Identifier of the request, for support'),
    existing: z.string().optional().describe('Path of the record that is in the way, where you may read it'),
    blocking: z.array(z.string()).optional().describe('Paths of your records that have to be settled first'),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(['body', 'query', 'path', 'header']),
          pointer: z.string(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .describe('Every fault found (the first 20), each with a JSON pointer'),
  })
  .meta({ id: 'Problem', description: 'Problem document (RFC 9457)' });

/** Any thrown value as a problem reply. What is no {@link Rejection} is a defect: a bare 500 that tells nothing of the inside. */
export const toProblem = (error: unknown, language: Language, instance: string): HttpReply => {
  const rejection = error instanceof Rejection ? error : new Rejection('internal');
  const { status, ...title } = REASONS[rejection.reason];
  const body: z.infer<typeof Problem> = {
    type: `${PROBLEM_TYPES}${rejection.reason}`,
    title: title[language],
    status,
    ...(rejection.detail === undefined ? {} : { detail: rejection.detail[language] }),
    instance,
    ...(rejection.existing === undefined ? {} : { existing: rejection.existing }),
    ...(rejection.blocking.length === 0 ? {} : { blocking: [...rejection.blocking] }),
    ...(rejection.faults.length === 0
      ? {}
      : { errors: rejection.faults.map(fault => ({ ...fault, message: fault.message[language] })) }),
  };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...BASE_HEADERS,
      ...(rejection.retryAfter === undefined ? {} : { 'retry-after': String(rejection.retryAfter) }),
    },
    body: JSON.stringify(body),
  };
};

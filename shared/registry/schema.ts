import * as z from 'zod';
import { date, instant } from '#shared/kernel/time.ts';

/** Where a business stands with the tax office: going on (계속), dormant (휴업), closed (폐업), not in its register, or not told. */
export const BusinessStatus = z
  .enum(['ACTIVE', 'DORMANT', 'CLOSED', 'UNREGISTERED', 'UNKNOWN'])
  .meta({ id: 'BusinessStatus', description: 'UNKNOWN and UNREGISTERED are no failure: new firms appear days later' });
export type BusinessStatus = z.infer<typeof BusinessStatus>;

/** Whether number, opening date and representative belong together. */
export const Authenticity = z
  .enum(['MATCHES', 'DIFFERS', 'NOT_ASKED', 'UNKNOWN'])
  .meta({ id: 'Authenticity', description: 'NOT_ASKED where opening date or representative are missing' });

/** What the tax office told of a number, and when. */
export const RegistryResult = z
  .strictObject({
    businessNumber: z.string().regex(/^\d{10}$/),
    status: BusinessStatus,
    taxType: z.string().max(100).optional().describe('Kind of taxpayer, in the words of the tax office'),
    closedOn: date().optional(),
    authenticity: Authenticity,
    source: z.enum(['NTS', 'FILE']).describe('The National Tax Service, or the file of a sandbox'),
    fault: z
      .enum(['TIMEOUT', 'UNREACHABLE', 'REFUSED', 'MALFORMED', 'NOT_LISTED'])
      .optional()
      .describe('Why something is UNKNOWN'),
    checkedAt: instant(),
  })
  .meta({ id: 'RegistryResult' });
export type RegistryResult = z.infer<typeof RegistryResult>;

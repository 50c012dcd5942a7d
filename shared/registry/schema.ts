import * as z from 'zod';
import { date, instant } from '#shared/kernel/time.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

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

/**
 * That an organisation's number is to be asked about again: whom, when it was last done, and what came of it. Watched as long as
 * the organisation is verified.
 */
export const RegistryWatch = z.strictObject({
  organisationId: OrganisationId,
  businessNumber: z.string().regex(/^\d{10}$/),
  watching: z.boolean(),
  status: BusinessStatus,
  checkedAt: instant(),
  version: z.int().min(1),
});
export type RegistryWatch = z.infer<typeof RegistryWatch>;

import { Rejection } from '#shared/kernel/rejection.ts';
import { instantAfter } from '#shared/kernel/time.ts';
import { findOrganisations } from '#shared/organisation/store.ts';
import { askStatuses, MOST_ASKED, type TaxOffice } from '#shared/registry/rules.ts';
import type { RegistryResult, RegistryWatch } from '#shared/registry/schema.ts';
import { watchesDue, watchMoved, watchWrite } from '#shared/registry/store.ts';
import { SYSTEM } from '#shared/trail/schema.ts';
import { settle, type Tools } from './settle.ts';

/** A number is asked about once a night; the office itself is half an hour behind at most. */
const DUE_MS = 20 * 3_600_000;

export interface RecheckDeps extends Tools {
  readonly office: TaxOffice;
}
export interface RecheckInput {
  /** The moment of the night; what was asked about less than 20 hours before is left alone. */
  readonly now: string;
  /** Named in the trail of what changes. */
  readonly requestId: string;
  /** Most numbers in this batch, 100 unless told: what one call to the office takes. */
  readonly limit?: number;
}
export interface RecheckReport {
  readonly checked: number;
  /** Verifications that ended because the business has closed. */
  readonly expired: number;
  /** Numbers the office said nothing about; they stay as they are and are asked about again the next night. */
  readonly unknown: number;
  /** Left for a later batch because somebody changed them meanwhile, or no longer verified. */
  readonly skipped: number;
  /** There may be more that is due: call again. */
  readonly more: boolean;
}

/**
 * Asks the tax office again about one batch of verified organisations, those not asked about for longest first. Repeating it
 * is harmless: what is done is no longer due. An answer becomes evidence only where it differs from the one before.
 */
export const recheckStatuses = async (
  { office, ...tools }: RecheckDeps,
  { now, requestId, limit = MOST_ASKED }: RecheckInput,
): Promise<RecheckReport> => {
  const { table } = tools;
  const due = await watchesDue(table, instantAfter(now, -DUE_MS), Math.min(limit, MOST_ASKED));
  const [organisations, results] = await Promise.all([
    findOrganisations(
      table,
      due.map(({ organisationId }) => organisationId),
      { consistent: true },
    ),
    askStatuses(
      office,
      due.map(({ businessNumber }) => businessNumber),
      now,
    ),
  ]);
  const byId = new Map(organisations.map(organisation => [organisation.organisationId, organisation]));
  const context = { now, requestId, receipt: undefined, actor: SYSTEM } as const;

  const one = async (watch: RegistryWatch, result: RegistryResult): Promise<'expired' | 'kept' | 'skipped'> => {
    const organisation = byId.get(watch.organisationId);
    const { organisationId, businessNumber } = watch;
    const watching = organisation?.verification.state === 'VERIFIED';
    try {
      if (organisation !== undefined && watching && result.status !== watch.status && result.status !== 'UNKNOWN')
        return await settle(tools, context, { organisation, watch, result });
      const status = result.status === 'UNKNOWN' ? watch.status : result.status;
      await table.put(watchWrite(watch, { organisationId, businessNumber, watching, status, checkedAt: now }));
      return watching ? 'kept' : 'skipped';
    } catch (error) {
      if (error === watchMoved || (error instanceof Rejection && error.reason === 'version-mismatch')) return 'skipped';
      throw error;
    }
  };
  const outcomes: string[] = [];
  for (const [i, watch] of due.entries()) outcomes.push(await one(watch, results[i]!));
  const count = (outcome: string): number => outcomes.filter(each => each === outcome).length;
  return {
    checked: due.length - count('skipped'),
    expired: count('expired'),
    unknown: results.filter(({ status }) => status === 'UNKNOWN').length,
    skipped: count('skipped'),
    more: due.length === Math.min(limit, MOST_ASKED),
  };
};

import { plusDays } from '#shared/kernel/time.ts';
import type { Proposal } from '#shared/proposal/schema.ts';
import type { FrozenLists } from '#shared/quality/schema.ts';

export const RANKED_AT = '2026-11-01T17:00:00.000Z';
export const investorId = (n: number): string => `01H${String(n).padStart(23, '0')}`;
export const companyId = (n: number): string => `01C${String(n).padStart(23, '0')}`;

/** Hours after the run. */
export const hoursAfter = (hours: number): string => new Date(Date.parse(RANKED_AT) + hours * 3_600_000).toISOString();
export const late = plusDays(RANKED_AT, 31);

export interface Acts {
  readonly investor?: string;
  readonly company?: string;
  readonly investorDeclines?: string;
  readonly companyDeclines?: string;
}

/** A pair as it is kept, by when its sides did what. */
export const proposal = (i: number, c: number, acts: Acts): Proposal => {
  const side = (kind: 'investor' | 'company', listingId: string, interest?: string, decline?: string) => ({
    listingId,
    kind,
    organisationId: `o-${listingId}`,
    ...(interest === undefined ? {} : { interestedAt: interest, viewedAt: interest }),
    ...(decline === undefined ? {} : { declined: { reason: 'OTHER' as const, at: decline } }),
  });
  const at = Object.values(acts).toSorted()[0] ?? RANKED_AT;
  return {
    a: side('investor', investorId(i), acts.investor, acts.investorDeclines),
    b: side('company', companyId(c), acts.company, acts.companyDeclines),
    origin: { runId: '2026-11-01', score: 900 },
    version: 1,
    createdAt: at,
    updatedAt: at,
  } as Proposal;
};

/** Lists of a market in which everybody is an organisation of its own, the first of each side new here. */
export const frozen = (
  investors: number,
  companies: number,
  lists: FrozenLists['lists'],
  fresh: { readonly investors: number; readonly companies: number } = { investors: 0, companies: 0 },
): FrozenLists => {
  const side = (id: (n: number) => string, count: number, isNew: number) =>
    Array.from({ length: count }, (_, n) => ({
      listingId: id(n),
      organisationId: `o-${id(n)}`,
      isNew: n < isNew,
      open: true,
    }));
  return {
    investors: side(investorId, investors, fresh.investors),
    companies: side(companyId, companies, fresh.companies),
    lists,
  };
};

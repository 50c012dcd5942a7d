import type { Deal } from '#shared/deal/schema.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Outcome } from '#shared/outcome/schema.ts';
import type { Signal as Act } from '#shared/proposal/schema.ts';
import type { Signal } from './engine/index.ts';

const byKey = (a: Signal, b: Signal): number => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The two listings of an investment deal; none where either side is here without one. */
const pairOf = ({ kind, parties }: Deal): { investor: string; company: string } | undefined => {
  const investor = parties.find(({ role }) => role === 'investor')?.listingId;
  const company = parties.find(({ role }) => role === 'company')?.listingId;
  return kind !== 'INVESTMENT' || investor === undefined || company === undefined ? undefined : { investor, company };
};

/** A meeting after which an investor means this little to go on (of 1 to 5) was one too many. */
const NO_INTENT = 2;

/** What an investor did about a match as evidence of its taste; what a company did says nothing of the investor. */
const toSignal = ({ investorListing: investor, companyListing: company, kind, by, day: on, intent }: Act): Signal[] => {
  if (by !== 'investor') return [];
  const refused = kind === 'meeting' && intent !== undefined && intent <= NO_INTENT;
  return [{ investor, company, kind: refused ? 'decline' : kind, on }];
};

/**
 * What deals, verified outcomes and acts about matches tell of the investors in them, in an order of its own. An investor that proposes
 * a deal gets in touch, one that has agreed to it meets, and one that has signed invests. A verified investment in a company is that of the one investor it was dealing with
 * by then; where there were several it names none of them.
 */
export const signalsOf = (
  deals: readonly Deal[],
  outcomes: readonly Outcome[],
  acts: readonly Act[] = [],
): Signal[] => {
  const signals: Signal[] = acts.flatMap(toSignal);
  const agreed = new Map<string, { investor: string; on: string }[]>();
  for (const deal of deals) {
    const pair = pairOf(deal);
    if (pair === undefined) continue;
    const accepted = deal.parties.map(({ acceptedAt }) => acceptedAt);
    const own = deal.parties.find(({ role }) => role === 'investor')?.acceptedAt;
    if (own !== undefined) signals.push({ ...pair, kind: 'contact', on: seoulDate(own) });
    if (accepted.some(at => at === undefined)) continue;
    const on = accepted
      .map(at => seoulDate(at!))
      .sort()
      .at(-1)!;
    signals.push({ ...pair, kind: 'meeting', on });
    if (REACHED.has(deal.stage))
      signals.push({ ...pair, kind: 'investment', on: seoulDate(deal.stageSince ?? deal.updatedAt) });
    agreed.set(pair.company, [...(agreed.get(pair.company) ?? []), { investor: pair.investor, on }]);
  }
  for (const { type, state, listingId: company, occurredOn } of latest(outcomes)) {
    if (type !== 'INVESTMENT' || state !== 'VERIFIED' || company === undefined) continue;
    const by = (agreed.get(company) ?? []).filter(({ on }) => on <= occurredOn);
    if (by.length === 1) signals.push({ investor: by[0]!.investor, company, kind: 'investment', on: occurredOn });
  }
  return signals.sort(byKey);
};

/** Stages in which an investment is agreed under signatures. */
const REACHED: ReadonlySet<Deal['stage']> = new Set(['SIGNED', 'CLOSED_WON']);

/** The version that stands of every outcome. */
const latest = (versions: readonly Outcome[]): Outcome[] => {
  const found = new Map<string, Outcome>();
  for (const each of versions)
    if ((found.get(each.outcomeId)?.version ?? 0) < each.version) found.set(each.outcomeId, each);
  return [...found.values()];
};

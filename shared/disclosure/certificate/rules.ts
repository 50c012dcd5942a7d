import { contentHash } from '#shared/kernel/hash.ts';
import type { TrailNote } from '#shared/trail/rules.ts';
import { type Break, breakAt, breakAtEnd, type ChainEnd, START } from '#shared/trail/rules.ts';
import { shownGrant } from '../grant/rules.ts';
import type { Grant, Side, StoredGrant } from '../grant/schema.ts';
import type { Disclosure } from '../ledger/schema.ts';
import type { DisclosureCertificate } from './schema.ts';

export const NOTICE = {
  ko: '이 증명서는 기록된 순서와 내용이 바뀌지 않았음을 확인하는 데 쓰입니다. 열람 이후 상대방이 정보를 어떻게 썼는지는 증명하지 않습니다.',
  en: 'This certificate serves to check that what was recorded, and its order, were not altered. It does not prove what was done with the information after it was read.',
} as const;

const READING = 'listing.disclosed';
const sealOfGrant = (grant: Grant): string => `grant.${contentHash(grant)}`;
/** What the trail carries of a reading. */
export const sealOf = (entry: Disclosure): string => `disclosures.${contentHash(entry)}`;

/**
 * The entry of a grant's own chain about its new state. Whoever acts for the owner is told as the owner's side: both sides hold
 * the chain, and the owner of a teaser must not be known by its people.
 */
export const grantNote = (grant: StoredGrant, act: string, side: Side): TrailNote => ({
  subject: grant.grantId,
  action: `disclosure.${act}`,
  changed: [sealOfGrant(shownGrant(grant))],
  ...(side === 'OWNER' ? { as: 'owner' as const } : {}),
});

/** The entry of a grant's own chain about a reading; `digest` finds the record in the ledger. */
export const readingNote = (entry: Disclosure, digest: string): TrailNote => ({
  subject: entry.grantId,
  action: READING,
  changed: [sealOf(entry), `ledger.${digest}`],
});

/** Where the ledger keeps the readings that a part of a chain seals: the day and the digest, by entry. */
export const readingsIn = (chain: DisclosureCertificate['chain']): { at: string; digest: string }[] =>
  chain.flatMap(({ action, at, changed }) => {
    const digest = changed.find(each => each.startsWith('ledger.'))?.slice('ledger.'.length);
    return action === READING && digest !== undefined ? [{ at, digest }] : [];
  });

/** What is wrong with a certificate. */
export type CertificateFault =
  | { readonly fault: 'broken'; readonly break: Break }
  | { readonly fault: 'incomplete'; readonly seq: number }
  | { readonly fault: 'other-grant'; readonly part: number }
  | { readonly fault: 'grant-altered' }
  | { readonly fault: 'reading-altered'; readonly seq: number }
  | { readonly fault: 'reading-added'; readonly at: string }
  | { readonly fault: 'rewritten'; readonly seq: number };

/**
 * Checks a certificate, given as its parts in order, with nothing but itself: the chain is whole from its first entry to its end
 * and about this grant; every reading it seals is there and is what was sealed, and there is no other; the grant is what the last
 * entry about it seals.
 * @param earlier a certificate of the same grant kept from before: its entries must be the beginning of these
 */
export const certificateFaults = (
  parts: readonly DisclosureCertificate[],
  earlier: readonly DisclosureCertificate[] = [],
): CertificateFault[] => {
  const last = parts.at(-1);
  if (last === undefined) return [{ fault: 'incomplete', seq: 1 }];
  const { grantId } = last.grant;
  const foreign = [...parts, ...earlier].findIndex(part => part.grant.grantId !== grantId);
  if (foreign >= 0) return [{ fault: 'other-grant', part: foreign + 1 }];
  const faults: CertificateFault[] = [];
  let end: ChainEnd = START;
  let seal: string | undefined;
  for (const { chain, disclosures } of parts) {
    const unseen = new Map(disclosures.map(entry => [sealOf(entry), entry]));
    for (const entry of chain) {
      const broken = breakAt(grantId, end, entry);
      if (broken !== undefined) return [...faults, { fault: 'broken', break: broken }];
      end = { seq: entry.seq, hash: entry.hash };
      if (entry.action === READING) {
        if (!unseen.delete(entry.changed[0] ?? '')) faults.push({ fault: 'reading-altered', seq: entry.seq });
      } else seal = entry.changed.find(each => each.startsWith('grant.')) ?? seal;
    }
    for (const { at } of unseen.values()) faults.push({ fault: 'reading-added', at });
  }
  const cut = breakAtEnd(grantId, end, last.head);
  if (last.more) faults.push({ fault: 'incomplete', seq: end.seq + 1 });
  else if (cut !== undefined) faults.push({ fault: 'broken', break: cut });
  else if (seal !== sealOfGrant(last.grant)) faults.push({ fault: 'grant-altered' });
  const now = parts.flatMap(({ chain }) => chain);
  const before = earlier.flatMap(({ chain }) => chain);
  const rewritten = before.findIndex(({ hash }, i) => now[i]?.hash !== hash);
  if (rewritten >= 0) faults.push({ fault: 'rewritten', seq: rewritten + 1 });
  return faults;
};

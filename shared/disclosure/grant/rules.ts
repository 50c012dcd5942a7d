import type * as z from 'zod';
import { type Bilingual, withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField, Rejection, reject } from '#shared/kernel/rejection.ts';
import type { Tier } from '#shared/kernel/tier.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import type { Agreement, Grant, GrantDecision, NewGrant, NewSignature, Side, StoredGrant } from './schema.ts';

/** Days after a refusal before the same organisation may ask again about the same listing. */
export const PAUSE_DAYS = 7;

/** True where the people of an organisation may see what is for members (T1), and may ask for more. */
export const isTrusted = ({ verification, suspension }: Pick<Organisation, 'verification' | 'suspension'>): boolean =>
  verification.state === 'VERIFIED' && suspension === undefined;

/** The tier that a grant gives: T2 with the owner's consent, T3 once both sides signed the same agreement. */
export const tierOf = (grant: Pick<Grant, 'state' | 'nda'> | undefined): Exclude<Tier, 'T0'> => {
  if (grant?.state !== 'GRANTED') return 'T1';
  return grant.nda?.owner !== undefined && grant.nda.viewer !== undefined ? 'T3' : 'T2';
};

export const grantPath = ({ listingId, organisationId }: Pick<Grant, 'listingId' | 'organisationId'>): string =>
  `/v1/listings/${listingId}/grants/${organisationId}`;

/**
 * A request for consent, after `before` was refused or revoked where there was one.
 * @throws Rejection `already-exists` while one is open or in force; `wrong-state` too soon after a refusal.
 */
export const requestGrant = (
  { purpose }: z.output<typeof NewGrant>,
  listing: Pick<Listing, 'listingId' | 'organisationId' | 'title'>,
  viewer: Pick<Organisation, 'organisationId' | 'name'>,
  before: StoredGrant | undefined,
  grantId: string,
  at: string,
): StoredGrant => {
  if (before?.state === 'REQUESTED' || before?.state === 'GRANTED')
    throw new Rejection('already-exists', { existing: grantPath(before) });
  const again = before?.refusedAt === undefined ? at : plusDays(before.refusedAt, PAUSE_DAYS);
  if (at < again)
    throw reject(
      'wrong-state',
      `거절된 뒤 ${PAUSE_DAYS}일이 지나야 다시 요청할 수 있습니다 (${seoulDate(again)}부터)`,
      `After a refusal a new request is possible in ${PAUSE_DAYS} days (from ${seoulDate(again)})`,
    );
  return {
    grantId,
    listingId: listing.listingId,
    title: listing.title,
    ownerId: listing.organisationId,
    organisationId: viewer.organisationId,
    organisationName: viewer.name,
    state: 'REQUESTED',
    purpose: withEnglishSource(purpose),
    requestedAt: at,
    version: (before?.version ?? 0) + 1,
  };
};

const need = (grant: StoredGrant, state: StoredGrant['state']): void => {
  if (grant.state !== state)
    throw reject(
      'wrong-state',
      `현재 상태는 ${grant.state}이며, ${state} 상태에서만 할 수 있습니다`,
      `The grant is ${grant.state}; this takes ${state}`,
    );
};

/** The owner's answer to a request. @throws Rejection `wrong-state`; `invalid-body` where OTHER has no text. */
export const decideGrant = (grant: StoredGrant, decision: z.output<typeof GrantDecision>, at: string): StoredGrant => {
  need(grant, 'REQUESTED');
  const next = { ...grant, version: grant.version + 1 };
  if (decision.decision === 'GRANT') return { ...next, state: 'GRANTED', grantedAt: at };
  const { reason, text } = decision;
  if (reason === 'OTHER' && text === undefined)
    throw invalidField('/text', 'text-required', {
      ko: '기타 사유는 내용을 적어 주십시오',
      en: 'Say why, where the reason is OTHER',
    });
  const refusal = { reason, ...(text === undefined ? {} : { text: withEnglishSource(text) }) };
  return { ...next, state: 'REFUSED', refusedAt: at, refusal };
};

/** Consent taken back: access ends at once, what was signed and what was seen stays on record. */
export const revokeGrant = (grant: StoredGrant, text: Bilingual | undefined, at: string): StoredGrant => {
  need(grant, 'GRANTED');
  return {
    ...grant,
    state: 'REVOKED',
    revokedAt: at,
    ...(text === undefined ? {} : { revocation: withEnglishSource(text) }),
    version: grant.version + 1,
  };
};

/**
 * One side's signature under the agreement. Until the other side has signed, a side may sign anew: a wrong file is put right.
 * @throws Rejection `wrong-state` without consent; `conflict` where the other side signed another file, or both have signed;
 * `invalid-body` where it was signed in the future.
 */
export const signNda = (grant: StoredGrant, side: Side, signature: NewSignature, at: string): StoredGrant => {
  need(grant, 'GRANTED');
  const { documentHash, ndaId, signedOn, signatory } = signature;
  if (signedOn > seoulDate(at))
    throw invalidField('/signedOn', 'in-the-future', {
      ko: '서명일은 오늘까지여야 합니다',
      en: 'The day of signing must not be in the future',
    });
  const [mine, theirs] = side === 'OWNER' ? (['owner', 'viewer'] as const) : (['viewer', 'owner'] as const);
  const { nda } = grant;
  if (nda?.[mine] !== undefined && nda[theirs] !== undefined)
    throw reject('conflict', '양측이 이미 서명했습니다', 'Both sides have signed already');
  const other = nda?.[theirs];
  if (other !== undefined && nda?.documentHash !== documentHash)
    throw reject(
      'conflict',
      '상대방이 서명한 문서와 다른 문서입니다 (SHA-256 불일치)',
      'The other side signed another file: the hashes differ',
    );
  if (other !== undefined && nda?.ndaId !== undefined && ndaId !== undefined && nda.ndaId !== ndaId)
    throw reject('conflict', '상대방이 다른 계약을 지정했습니다', 'The other side named another agreement');
  const agreement = ndaId ?? (other === undefined ? undefined : nda?.ndaId);
  return {
    ...grant,
    nda: {
      documentHash,
      ...(agreement === undefined ? {} : { ndaId: agreement }),
      ...(other === undefined ? {} : { [theirs]: other }),
      [mine]: { signedOn, signatory: withEnglishSource(signatory), at },
    },
    version: grant.version + 1,
  };
};

/**
 * A grant under an NDA that both sides signed in a deal; the same grant where there is no consent, where they signed one already,
 * or where the agreement is over.
 */
export const withAgreement = (grant: StoredGrant, agreement: Agreement | undefined, day: string): StoredGrant => {
  const { nda, state } = grant;
  if (agreement === undefined || agreement.endsOn < day || state !== 'GRANTED') return grant;
  if (nda?.owner !== undefined && nda.viewer !== undefined) return grant;
  const { documentHash, ndaId, owner, viewer } = agreement;
  return { ...grant, nda: { documentHash, ndaId, owner, viewer }, version: grant.version + 1 };
};

/** The grant as either side may read it. */
export const shownGrant = ({ ownerId: _ownerId, ...grant }: StoredGrant): Grant => grant;

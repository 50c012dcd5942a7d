import { reject } from '#shared/kernel/rejection.ts';
import type { Membership, Organisation } from './schema.ts';

/** The organisation with its count of owners moved; the count is what keeps the last owner, under concurrency too. */
const withOwners = (organisation: Organisation, difference: number, at: string): Organisation => {
  const owners = organisation.owners + difference;
  if (owners < 1) throw reject('conflict', '마지막 소유자는 남아 있어야 합니다', 'The last owner has to stay');
  return { ...organisation, owners, version: organisation.version + 1, updatedAt: at };
};
/** How many owners a membership counts for. */
export const ownerCount = (membership: Membership | undefined): number =>
  membership?.status === 'ACTIVE' && membership.role === 'OWNER' ? 1 : 0;

/** An organisation and one of its memberships, changed together. */
export interface Joined {
  readonly organisation: Organisation;
  readonly membership: Membership;
}

/** Takes a person in, takes one back who had left, or gives a member another role. */
export const join = (
  organisation: Organisation,
  before: Membership | undefined,
  { userId, role }: Pick<Membership, 'userId' | 'role'>,
  at: string,
): Joined => {
  const membership: Membership = {
    organisationId: organisation.organisationId,
    userId,
    role,
    status: 'ACTIVE',
    version: (before?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  };
  return { organisation: withOwners(organisation, ownerCount(membership) - ownerCount(before), at), membership };
};

/** @throws Rejection `not-found` where there is no active membership, `conflict` for the last owner. */
export const leave = (organisation: Organisation, before: Membership | undefined, at: string): Joined => {
  if (before?.status !== 'ACTIVE') throw reject('not-found', '구성원이 아닙니다', 'Not a member');
  const membership: Membership = { ...before, status: 'ENDED', version: before.version + 1, updatedAt: at };
  return { organisation: withOwners(organisation, -ownerCount(before), at), membership };
};

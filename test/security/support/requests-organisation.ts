import { businessNumber, unique } from '#test/support/city.ts';
import type { CallOptions } from '#test/support/stack.ts';
import { fresh, type World } from './world.ts';

/** A request that would succeed for whoever may make it; made anew for each case, so that none depends on another. */
export type Prepare = (world: World) => CallOptions | Promise<CallOptions>;

export const companyOf = (world: World): CallOptions => ({ params: { organisationId: world.company.organisationId } });
/** Version of a record now, as its ETag. */
export const etag = async (world: World, target: string, params: Record<string, string>): Promise<string> =>
  (await world.city.as('ann', target, { params })).headers.get('etag') ?? '';

const verified = () => ({
  decision: 'VERIFY',
  evidence: [
    {
      kind: 'BUSINESS_REGISTRATION',
      reference: '사업자등록증 사본',
      checkedAt: new Date(Date.now() - 1000).toISOString(),
    },
  ],
});
/** A new organisation of `ann`'s, with `amy` in it, as she reads it now. */
const ownOrganisation = async (world: World): Promise<CallOptions> => {
  const { organisationId } = await world.city.organisation('ann', { centre: 'SEONGSU' });
  const params = { organisationId };
  await world.city.made201('ann', 'addMember', { params, body: { userId: 'amy', role: 'MEMBER' } });
  return { params, headers: { 'if-match': await etag(world, 'readOrganisation', params) } };
};
const refusedOrganisation = async (world: World): Promise<CallOptions> => {
  const { params = {}, headers = {} } = await ownOrganisation(world);
  const body = { decision: 'REJECT', reason: 'NAME_MISMATCH', text: { ko: '이름이 다릅니다' } };
  await world.city.as('operator', 'decideVerification', { params, headers, body });
  return { params, headers: { 'if-match': await etag(world, 'readOrganisation', params) } };
};

/** An invitation by address, with its secret. */
const invited = (world: World, owner: string, organisationId: string) =>
  world.city.made201<{ organisationId: string; invitationId: string; secret: string }>(owner, 'createInvitation', {
    params: { organisationId },
    body: { role: 'MEMBER', email: `guest-${unique()}@mail.example` },
  });
/** To an organisation that none of the tests' people belongs to. */
const answerTo = async (world: World): Promise<CallOptions> => {
  const { organisationId } = await world.city.organisation('olga');
  const { invitationId, secret } = await invited(world, 'olga', organisationId);
  return { params: { invitationId }, body: { secret } };
};
const abuse = () => ({ reason: 'ABUSE', text: { ko: '반복된 허위 등록' } });
const suspendedOrganisation = async (world: World): Promise<CallOptions> => {
  const { params = {}, headers = {} } = await ownOrganisation(world);
  await world.city.as('operator', 'suspendOrganisation', { params, headers, body: abuse() });
  return { params, headers: { 'if-match': await etag(world, 'readOrganisation', params) } };
};

/** Requests about `ann`'s organisation, or another one of hers where the request would change who she is. */
export const ORGANISATION_REQUESTS: Readonly<Record<string, Prepare>> = {
  createOrganisation: () => ({
    body: { name: { ko: `새 조직 ${unique()}` }, country: 'KR', businessNumber: businessNumber() },
    headers: fresh(),
  }),
  readOrganisation: companyOf,
  changeOrganisation: async world => ({
    ...(await ownOrganisation(world)),
    body: { name: { ko: `바뀐 이름 ${unique()}` } },
  }),
  moveOrganisation: async world => ({
    ...(await ownOrganisation(world)),
    body: { centre: 'SEONGSU' },
  }),
  createInvitation: world => ({
    ...companyOf(world),
    body: { role: 'MEMBER', email: `guest-${unique()}@mail.example` },
    headers: fresh(),
  }),
  listInvitations: companyOf,
  revokeInvitation: async world => {
    const { organisationId, invitationId } = await invited(world, 'ann', world.company.organisationId);
    return { params: { organisationId, invitationId } };
  },
  acceptInvitation: answerTo,
  declineInvitation: answerTo,
  requestVerification: async world => refusedOrganisation(world),
  decideVerification: async world => ({ ...(await ownOrganisation(world)), body: verified() }),
  suspendOrganisation: async world => ({ ...(await ownOrganisation(world)), body: abuse() }),
  liftSuspension: async world => suspendedOrganisation(world),
  checkRegistry: companyOf,
  listVerifications: () => ({}),
  readVerificationHistory: companyOf,
  listMembers: companyOf,
  addMember: world => ({
    ...companyOf(world),
    body: { userId: `new-${unique()}`, role: 'MEMBER' },
    headers: fresh(),
  }),
  endMembership: async world => {
    const userId = `leaving-${unique()}`;
    await world.city.made201('ann', 'addMember', { ...companyOf(world), body: { userId, role: 'MEMBER' } });
    return { params: { organisationId: world.company.organisationId, userId } };
  },
};

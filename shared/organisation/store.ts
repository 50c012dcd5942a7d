import type { Actor } from '#shared/kernel/context.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { PersonalItems } from '#shared/table/personal.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { foreignKey } from './rules.ts';
import { Membership, Organisation } from './schema.ts';

/** gsi2 holds those whose verification waits for a decision. */
const organisations = entity('Organisation', Organisation, o => ({
  ...keys.organisation(o.organisationId),
  ...(o.verification.state === 'PENDING'
    ? indexes.verificationDue(o.verification.at ?? o.updatedAt, o.organisationId)
    : {}),
}));
const memberships = entity('Membership', Membership, m => ({
  ...keys.membership(m.organisationId, m.userId),
  ...indexes.membershipsOf(m.userId, m.organisationId),
}));

/** A changed record is written over the version it was read at. */
const guard = ({ version }: { version: number }) => (version === 1 ? ('absent' as const) : { version: version - 1 });
const stale = new Rejection('version-mismatch');
export const membersChanged = reject(
  'conflict',
  '그 사이에 구성원이 바뀌었습니다. 다시 시도해 주십시오',
  'The members have changed in the meantime; try again',
);

/** `otherwise` is told where somebody else was faster: 412 to who named a version, something else to who did not. */
export const organisationWrite = (organisation: Organisation, otherwise: Rejection = stale): Write => ({
  put: organisations.toItem(organisation),
  when: guard(organisation),
  otherwise,
});
export const membershipWrite = (membership: Membership): Write => ({
  put: memberships.toItem(membership),
  when: guard(membership),
  otherwise: membersChanged,
});
/** What names one organisation only. */
export type Names = Pick<
  Organisation,
  'country' | 'businessNumber' | 'corporateNumber' | 'foreignNumber' | 'externalId'
>;
/**
 * The business and the corporate number are unique among all, a foreign one among those of its country, an own identifier among
 * those of one person.
 */
const claimKeys = ({ country, businessNumber, corporateNumber, foreignNumber, externalId }: Names, userId: string) => [
  ...(businessNumber === undefined ? [] : [keys.unique('BUSINESS', businessNumber)]),
  ...(corporateNumber === undefined ? [] : [keys.unique('CORPORATE', corporateNumber)]),
  ...(foreignNumber === undefined
    ? []
    : [keys.unique('FOREIGN', sha256Hex(`${country}\n${foreignKey(foreignNumber)}`))]),
  ...(externalId === undefined ? [] : [keys.unique('EXTERNAL', sha256Hex(`${userId}\n${externalId}`))]),
];

const taken = (existing?: string) =>
  new Rejection('already-exists', {
    detail: { ko: '이미 등록된 조직입니다', en: 'An organisation with this number or identifier is registered' },
    ...(existing === undefined ? {} : { existing }),
  });

/** Claims on the numbers an organisation gets, held in the same transaction as the organisation. */
export const claimWrites = (organisationId: string, names: Names, userId: string): Write[] =>
  claimKeys(names, userId).map(key => ({
    put: { ...key, entity: 'Unique', organisationId },
    when: 'absent',
    otherwise: taken(),
  }));

/** Gives the numbers of an organisation that nobody is left in free again; those that another has taken since stay. */
export const releaseClaims = async (
  table: Table,
  organisationId: string,
  names: Names,
  userId: string,
): Promise<void> => {
  for (const key of claimKeys(names, userId))
    await table.remove(key, { member: 'organisationId', value: organisationId });
};

/**
 * Refuses a number that is taken; whoever belongs to the organisation that has it is told which one it is, so that
 * registering again leads to what is there.
 * @throws Rejection `already-exists`.
 */
export const refuseTaken = async (table: Table, names: Names, actor: Actor): Promise<void> => {
  for (const item of await table.getMany(claimKeys(names, actor.userId), { consistent: true })) {
    if (item === undefined) continue;
    const organisationId = String(item.organisationId);
    const membership = await findMembership(table, organisationId, actor.userId);
    throw taken(membership?.status === 'ACTIVE' ? `/v1/organisations/${organisationId}` : undefined);
  }
};

/** The organisations that have one of these numbers, or the actor's own with the identifier; usually one or none. */
export const findClaimants = async (table: Table, names: Names, { userId }: Actor): Promise<string[]> => {
  const items = await table.getMany(claimKeys(names, userId), { consistent: true });
  return [...new Set(items.flatMap(item => (item === undefined ? [] : [String(item.organisationId)])))];
};

export const findOrganisation = async (table: Table, organisationId: string): Promise<Organisation | undefined> => {
  const item = await table.get(keys.organisation(organisationId));
  return item === undefined ? undefined : organisations.fromItem(item);
};

/** @throws Rejection `not-found`, which only those are told who may know. */
export const requireOrganisation = async (table: Table, organisationId: string): Promise<Organisation> => {
  const organisation = await findOrganisation(table, organisationId);
  if (organisation === undefined) throw reject('not-found', '없는 조직입니다', 'No such organisation');
  return organisation;
};

/** Organisations whose verification waits for a decision, longest waiting first. */
export const organisationsPending = async (
  table: Table,
  page: { limit: number; from?: Item },
): Promise<{ items: Organisation[]; next?: Item }> => {
  const { items, next } = await table.query({ index: 'gsi2', pk: 'VERIFICATION', ...page });
  return { items: items.map(organisations.fromItem), ...(next === undefined ? {} : { next }) };
};

/** The membership, ended ones included. */
export const findMembership = async (
  table: Table,
  organisationId: string,
  userId: string,
): Promise<Membership | undefined> => {
  const item = await table.get(keys.membership(organisationId, userId));
  return item === undefined ? undefined : memberships.fromItem(item);
};

/** In no order; those that do not exist are left out. */
export const findOrganisations = async (
  table: Table,
  organisationIds: readonly string[],
  options: { consistent?: boolean } = {},
): Promise<Organisation[]> => {
  const items = await table.getMany(organisationIds.map(keys.organisation), options);
  return items.flatMap(item => (item === undefined ? [] : [organisations.fromItem(item)]));
};

/** The memberships of a person in these organisations that are active; strongly consistent. */
export const findMemberships = async (
  table: Table,
  organisationIds: readonly string[],
  userId: string,
): Promise<Membership[]> => {
  const items = await table.getMany(
    organisationIds.map(organisationId => keys.membership(organisationId, userId)),
    { consistent: true },
  );
  return items
    .flatMap(item => (item === undefined ? [] : [memberships.fromItem(item)]))
    .filter(({ status }) => status === 'ACTIVE');
};

export const membersOf = async (table: Table, organisationId: string): Promise<Membership[]> => {
  const items = await table.queryAll({ pk: keys.organisation(organisationId).pk, sk: { beginsWith: 'MEMBER#' } });
  return items.map(memberships.fromItem).filter(member => member.status === 'ACTIVE');
};

export const personalMemberships: PersonalItems = {
  name: 'memberships',
  entities: [memberships.name],
  keys: ['membership', 'membershipsOf'],
  find: (table, userId) => table.queryAll({ index: 'gsi1', pk: `USER#${userId}`, sk: { beginsWith: 'ORG#' } }),
  shown: item => memberships.fromItem(item),
};

/** Memberships of a person, ended ones included; eventually consistent. */
export const allMembershipsOf = async (table: Table, userId: string): Promise<Membership[]> =>
  (await personalMemberships.find(table, userId)).map(memberships.fromItem);

/** Active memberships of a person; eventually consistent. */
export const membershipsOf = async (table: Table, userId: string): Promise<Membership[]> => {
  const items = await personalMemberships.find(table, userId);
  return items.map(memberships.fromItem).filter(member => member.status === 'ACTIVE');
};

/**
 * The active membership of the actor in an organisation.
 * @throws Rejection `not-found` for everybody else: whether the organisation exists is not theirs to know.
 */
export const requireMember = async (table: Table, actor: Actor, organisationId: string): Promise<Membership> => {
  const membership = await findMembership(table, organisationId, actor.userId);
  if (membership?.status !== 'ACTIVE') throw notFound();
  return membership;
};

/** Members and the city's operators; 404 for everybody else. */
export const requireMemberOrOperator = async (table: Table, actor: Actor, organisationId: string): Promise<void> => {
  if (!actor.operator) await requireMember(table, actor, organisationId);
};

/**
 * For everything an operator does about an organisation: the staff of a centre act on what their centre looks after, the
 * city's on all. Costs nothing for the city's.
 * @throws Rejection `outside-centre`.
 */
export const requireCentre = async (table: Table, { centres }: Actor, organisationId: string): Promise<void> => {
  if (centres === 'ALL') return;
  const { centre } = await requireOrganisation(table, organisationId);
  if (centre === undefined || !centres.includes(centre)) throw new Rejection('outside-centre');
};

/** For what both may do: members, and the operators of its centre. 404 for all others, 403 for operators of another centre. */
export const requireMemberOrCentre = async (table: Table, actor: Actor, organisationId: string): Promise<void> => {
  if (!actor.operator) return void (await requireMember(table, actor, organisationId));
  const membership = await findMembership(table, organisationId, actor.userId);
  if (membership?.status !== 'ACTIVE') await requireCentre(table, actor, organisationId);
};

/** Owners, and the operators of its centre. 403 for other members and for operators of another centre, 404 for all others. */
export const requireOwnerOrCentre = async (table: Table, actor: Actor, organisationId: string): Promise<void> => {
  const membership = actor.operator ? await findMembership(table, organisationId, actor.userId) : undefined;
  const owner = membership?.status === 'ACTIVE' && membership.role === 'OWNER';
  if (!actor.operator) await requireOwner(table, actor, organisationId);
  else if (!owner) await requireCentre(table, actor, organisationId);
};

/** Owners; 403 for other members, 404 for everybody else. */
export const requireOwner = async (table: Table, actor: Actor, organisationId: string): Promise<void> => {
  const { role } = await requireMember(table, actor, organisationId);
  if (role !== 'OWNER')
    throw reject('forbidden', '소유자 권한이 필요합니다', 'Only an owner of the organisation may do this');
};

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Invitation } from '#shared/invitation/schema.ts';
import type { Membership, Organisation } from '#shared/organisation/schema.ts';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const someone = () => `person-${unique()}`;
type Made = Invitation & { secret: string };
const client = () => DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb));
const everything = async () =>
  (await client().send(new ScanCommand({ TableName: handle.stack.tableName, ConsistentRead: true }))).Items ?? [];

const founded = async () => {
  const owner = someone();
  const { organisationId } = await city().organisation(owner);
  return { owner, params: { organisationId } };
};
const invite = (owner: string, params: Record<string, string>, body: object) =>
  city().made201<Made>(owner, 'createInvitation', { params, body });
const byMail = (role = 'MEMBER') => ({ role, email: `guest-${unique()}@mail.example` });
const answer = (who: string, { invitationId, secret }: Made, target = 'acceptInvitation') =>
  city().as<Membership>(who, target, { params: { invitationId }, body: { secret } });
const listed = async (owner: string, params: Record<string, string>) =>
  (await city().as<{ items: Invitation[] }>(owner, 'listInvitations', { params })).body.items;

describe('inviting', () => {
  test('tells the secret once, keeps its hash alone, and whoever has it joins with the role', async () => {
    const { owner, params } = await founded();
    const headers = fresh();
    const body = byMail();
    const first = await city().as<Made>(owner, 'createInvitation', { params, body, headers });
    expect([first.status, first.body.state]).toEqual([201, 'PENDING']);
    const fortnight = Date.parse(first.body.expiresAt) - Date.parse(first.body.createdAt);
    expect(fortnight).toBe(14 * 86_400_000);
    const repeat = await city().as<Partial<Made>>(owner, 'createInvitation', { params, body, headers });
    expect([repeat.status, repeat.body.invitationId, repeat.body.secret]).toEqual([
      201,
      first.body.invitationId,
      undefined,
    ]);
    const stored = JSON.stringify(await everything());
    expect(stored).not.toContain(first.body.secret);
    expect(stored).toContain(body.email);
    expect((await listed(owner, params))[0]).toMatchObject({ email: body.email, state: 'PENDING' });
    expect(JSON.stringify(await listed(owner, params))).not.toMatch(/secret/i);

    const guest = someone();
    const joined = await answer(guest, first.body);
    expect([joined.status, joined.body.role]).toEqual([200, 'MEMBER']);
    expect((await city().as(guest, 'readOrganisation', { params })).status).toBe(200);
    // Nobody needs the address any more.
    expect(JSON.stringify(await everything())).not.toContain(body.email);
    expect((await listed(owner, params))[0]).toMatchObject({ state: 'ACCEPTED' });
  });

  test('is for owners, of one invitee, who is no member yet', async () => {
    const { owner, params } = await founded();
    const member = someone();
    await answer(member, await invite(owner, params, byMail()));
    const attempt = (who: string, body: object) =>
      city().as(who, 'createInvitation', { params, body, headers: fresh() });
    expect((await attempt(member, byMail())).status).toBe(403);
    expect((await attempt(someone(), byMail())).status).toBe(404);
    expect((await attempt('operator', byMail())).status).toBe(404);
    for (const body of [{ role: 'MEMBER' }, { ...byMail(), userId: someone() }, { ...byMail(), role: 'KING' }])
      expect((await attempt(owner, body)).status).toBe(422);
    expect((await attempt(owner, { role: 'MEMBER', userId: member })).status).toBe(409);
    const promoted = await answer(member, await invite(owner, params, { role: 'OWNER', userId: member }));
    expect(promoted.body.role).toBe('OWNER');
    expect((await city().as<Organisation>(owner, 'readOrganisation', { params })).body.owners).toBe(2);
    expect((await city().as(member, 'listInvitations', { params })).status).toBe(200);
  });
});

describe('answering', () => {
  test('takes the secret, and the person where one is named; all others learn nothing', async () => {
    const { owner, params } = await founded();
    const named = someone();
    const made = await invite(owner, params, { role: 'MEMBER', userId: named });
    const wrong = { ...made, secret: 'A'.repeat(43) };
    const nothing = { ...made, invitationId: '01JZZZZZZZZZZZZZZZZZZZZZZZ' };
    for (const [who, what] of [
      [someone(), made],
      [named, wrong],
      [named, nothing],
      [owner, made],
    ] as const)
      for (const target of ['acceptInvitation', 'declineInvitation'])
        expect((await answer(who, what, target)).status, `${who} ${target}`).toBe(404);
    expect((await answer(named, { ...made, secret: 'short' })).status).toBe(422);
    expect((await answer(named, made)).status).toBe(200);
  });

  test('is possible once: declined, revoked and expired ones are over, an acceptance may be repeated by who made it', async () => {
    const { owner, params } = await founded();
    const guest = someone();
    const declined = await invite(owner, params, byMail());
    expect((await answer(guest, declined, 'declineInvitation')).status).toBe(204);
    expect((await answer(guest, declined)).status).toBe(409);
    expect((await answer(guest, declined, 'declineInvitation')).status).toBe(409);

    const revoked = await invite(owner, params, byMail());
    const revoke = (who: string, organisationId: string) =>
      city().as(who, 'revokeInvitation', { params: { organisationId, invitationId: revoked.invitationId } });
    const other = await founded();
    expect((await revoke(other.owner, other.params.organisationId)).status).toBe(404);
    expect((await revoke(owner, params.organisationId)).status).toBe(204);
    expect((await revoke(owner, params.organisationId)).status).toBe(409);
    expect((await answer(guest, revoked)).status).toBe(409);

    const old = await invite(owner, params, byMail());
    const item = (await everything()).find(({ invitationId }) => invitationId === old.invitationId)!;
    const expiresAt = new Date(Date.now() - 1).toISOString();
    await client().send(new PutCommand({ TableName: handle.stack.tableName, Item: { ...item, expiresAt } }));
    const late = await answer(guest, old);
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('기한')]);
    expect((await listed(owner, params)).map(({ state }) => state)).toEqual(['EXPIRED', 'REVOKED', 'DECLINED']);

    const good = await invite(owner, params, byMail());
    const first = await answer(guest, good);
    expect((await answer(guest, good)).body).toEqual(first.body);
    expect((await answer(someone(), good)).status).toBe(409);
  });

  test('of ten who answer one invitation at the same moment one joins; ten with one each all join', async () => {
    const { owner, params } = await founded();
    const one = await invite(owner, params, byMail());
    const racing = await Promise.all(Array.from({ length: 10 }, () => answer(someone(), one)));
    expect(racing.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
    const many = await Promise.all(Array.from({ length: 10 }, () => invite(owner, params, byMail('OWNER'))));
    const joining = await Promise.all(many.map(each => answer(someone(), each)));
    expect(joining.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
    expect((await city().as<Organisation>(owner, 'readOrganisation', { params })).body.owners).toBe(11);
    const both = await invite(owner, params, byMail());
    const [accepted, revoked] = await Promise.all([
      answer(someone(), both),
      city().as(owner, 'revokeInvitation', { params: { ...params, invitationId: both.invitationId } }),
    ]);
    expect([accepted.status === 200, revoked.status === 204].filter(Boolean)).toHaveLength(1);
  });

  test('waits while the organisation is suspended', async () => {
    const { owner, params } = await founded();
    const made = await invite(owner, params, byMail());
    const guest = someone();
    await city().turn(params.organisationId, true);
    expect((await answer(guest, made)).status).toBe(409);
    await city().turn(params.organisationId, false);
    expect((await answer(guest, made)).status).toBe(200);
  });
});

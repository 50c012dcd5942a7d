import { describe, expect, test } from 'vitest';
import type { Membership, Organisation } from '#shared/organisation/schema.ts';
import { businessNumber, cityOf, corporateNumber, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const someone = () => `person-${unique()}`;

describe('registering', () => {
  test('makes the caller the owner, stores the number without hyphens and answers with its place', async () => {
    const owner = someone();
    const number = businessNumber();
    const answer = await city().as<Organisation>(owner, 'createOrganisation', {
      body: {
        name: { ko: '한강로보틱스'.normalize('NFD'), en: 'Hangang Robotics' },
        country: 'KR',
        businessNumber: `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`,
      },
      headers: fresh(),
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      businessNumber: number,
      owners: 1,
      version: 1,
      name: { ko: '한강로보틱스', enSource: 'human' },
    });
    expect(answer.headers.get('location')).toBe(`/v1/organisations/${answer.body.organisationId}`);
    expect(answer.headers.get('etag')).toBe('"v1"');
    const me = await city().as<{ memberships: unknown[] }>(owner, 'readMe');
    expect(me.body.memberships).toEqual([{ organisationId: answer.body.organisationId, role: 'OWNER' }]);
  });

  test('refuses a taken number, and tells only its members where it is', async () => {
    const owner = someone();
    const number = businessNumber();
    const { organisationId } = await city().organisation(owner, { businessNumber: number });
    const body = { name: { ko: '다른 이름' }, country: 'KR', businessNumber: number };
    const again = await city().as<{ type: string; existing?: string }>(owner, 'createOrganisation', {
      body,
      headers: fresh(),
    });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ existing: `/v1/organisations/${organisationId}` });
    const stranger = await city().as<{ existing?: string }>(someone(), 'createOrganisation', {
      body,
      headers: fresh(),
    });
    expect(stranger.status).toBe(409);
    expect(stranger.body.existing).toBeUndefined();
  });

  test.each([
    ['business number', () => ({ country: 'KR', businessNumber: businessNumber() })],
    ['corporate number', () => ({ country: 'KR', corporateNumber: corporateNumber() })],
    ['number of a foreign register', () => ({ country: 'DE', foreignNumber: `HRB ${unique()} B` })],
  ] as const)('of twenty at the same moment with one %s exactly one wins', async (_what, names) => {
    const body = { name: { ko: '경쟁' }, ...names() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => city().as(someone(), 'createOrganisation', { body, headers: fresh() })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
  });

  test('a foreign number is one however it is written, and another one in another country', async () => {
    const number = `hrb-${unique()}.b`;
    await city().organisation(someone(), { businessNumber: undefined, country: 'DE', foreignNumber: number });
    const register = (country: string) =>
      city().as(someone(), 'createOrganisation', {
        body: { name: { ko: '같은 번호' }, country, foreignNumber: number.toUpperCase().replaceAll('.', ' ') },
        headers: fresh(),
      });
    expect((await register('DE')).status).toBe(409);
    expect((await register('AT')).status).toBe(201);
    const korean = await register('KR');
    expect([korean.status, korean.text]).toEqual([422, expect.stringContaining('/foreignNumber')]);
  });

  test('a corporate number whose check digit does not fit is kept with a warning in both languages', async () => {
    const register = (number: string) =>
      city().organisation(someone(), { businessNumber: undefined, corporateNumber: number });
    const good = corporateNumber();
    expect((await register(`${good.slice(0, 6)}-${good.slice(6)}`)).warnings).toBeUndefined();
    const other = corporateNumber();
    const doubtful = await register(`${other.slice(0, 12)}${(Number(other[12]) + 1) % 10}`);
    expect(doubtful.warnings).toEqual([
      {
        code: 'CORPORATE_NUMBER_CHECKSUM',
        text: { ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/^[^가-힣]+$/) },
      },
    ]);
    expect(doubtful.verification.state).toBe('PENDING');
  });

  test('an own identifier is unique for the person, not for the city', async () => {
    const [one, other] = [someone(), someone()];
    await city().organisation(one, { businessNumber: undefined, externalId: 'a-1' });
    await city().organisation(other, { businessNumber: undefined, externalId: 'a-1' });
    const again = await city().as(one, 'createOrganisation', {
      body: { name: { ko: '가' }, country: 'KR', externalId: 'a-1' },
      headers: fresh(),
    });
    expect(again.status).toBe(409);
  });

  test("lists all faults at once, each at its place, in the reader's language", async () => {
    const bad = { name: { ko: ' ' }, country: 'kr', businessNumber: '124-81-00997', owners: 9 };
    const ko = await city().as<{ errors: { pointer: string; message: string }[] }>(someone(), 'createOrganisation', {
      body: bad,
      headers: fresh(),
    });
    expect(ko.status).toBe(422);
    expect(ko.headers.get('content-type')).toContain('application/problem+json');
    expect(ko.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/businessNumber',
      '/country',
      '/name/ko',
      '/owners',
    ]);
    expect(ko.body.errors.find(({ pointer }) => pointer === '/businessNumber')?.message).toContain('사업자등록번호');
    const en = await city().as<{ errors: { message: string }[] }>(someone(), 'createOrganisation', {
      body: bad,
      headers: { ...fresh(), 'accept-language': 'en-GB' },
    });
    expect(JSON.stringify(en.body)).not.toMatch(/[가-힣]/);
  });

  test('needs an Idempotency-Key, and a repeat has one effect and the same answer', async () => {
    const owner = someone();
    const body = { name: { ko: '한 번만' }, country: 'KR', businessNumber: businessNumber() };
    expect((await city().as(owner, 'createOrganisation', { body })).status).toBe(400);
    const headers = fresh();
    const first = await city().as<Organisation>(owner, 'createOrganisation', { body, headers });
    const second = await city().as<Organisation>(owner, 'createOrganisation', { body, headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const other = await city().as<{ type: string }>(owner, 'createOrganisation', {
      body: { ...body, name: { ko: '다름' } },
      headers,
    });
    expect(other.status).toBe(422);
    expect(other.body.type).toMatch(/key-reused$/);
    // Somebody else's key is another key.
    const stranger = await city().as(someone(), 'createOrganisation', {
      body: { name: { ko: '남' }, country: 'KR' },
      headers,
    });
    expect(stranger.status).toBe(201);
  });

  test('the same request eight times at once has one effect', async () => {
    const owner = someone();
    const body = { name: { ko: '동시에' }, country: 'KR' };
    const headers = fresh();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => city().as<Organisation>(owner, 'createOrganisation', { body, headers })),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(new Set(answers.map(answer => answer.body.organisationId)).size).toBe(1);
  });
});

describe('changing', () => {
  test('needs the version that was read', async () => {
    const owner = someone();
    const { organisationId } = await city().organisation(owner);
    const params = { organisationId };
    const change = (headers: Record<string, string>) =>
      city().as<Organisation>(owner, 'changeOrganisation', {
        params,
        body: { address: { ko: '서울 성동구' } },
        headers,
      });
    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': '"v9"' })).status).toBe(412);
    const changed = await change({ 'if-match': '"v1"' });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).toBe('"v2"');
    expect((await change({ 'if-match': '"v1"' })).status).toBe(412);
    const read = await city().as<Organisation>(owner, 'readOrganisation', { params });
    expect(read.body).toEqual(changed.body);
    const fresh304 = await city().as(owner, 'readOrganisation', { params, headers: { 'if-none-match': '"v2"' } });
    expect([fresh304.status, fresh304.text]).toEqual([304, '']);
  });

  test('adds a number that was missing, verifies anew, and never changes one', async () => {
    const owner = someone();
    const number = businessNumber();
    const { organisationId } = await city().organisation(owner, { businessNumber: undefined });
    const params = { organisationId };
    const change = (version: number, body: object) =>
      city().as<Organisation>(owner, 'changeOrganisation', { params, body, headers: { 'if-match': `"v${version}"` } });
    const added = await change(1, { businessNumber: `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}` });
    expect(added.body).toMatchObject({ businessNumber: number, verification: { state: 'PENDING' }, version: 2 });
    const other = await change(2, { businessNumber: businessNumber() });
    expect([other.status, other.text]).toEqual([422, expect.stringContaining('number-fixed')]);
    expect((await change(2, { businessNumber: number, address: { ko: '서울' } })).body).toMatchObject({ version: 3 });
    expect((await change(3, { centre: 'SEONGSU' })).status).toBe(422);
    const taken = await city().as(someone(), 'createOrganisation', {
      body: { name: { ko: '남' }, country: 'KR', businessNumber: number },
      headers: fresh(),
    });
    expect(taken.status).toBe(409);
  });

  test('of twenty that add one number at the same moment exactly one wins', async () => {
    const number = businessNumber();
    const organisations = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const owner = someone();
        return { owner, ...(await city().organisation(owner, { businessNumber: undefined })) };
      }),
    );
    const answers = await Promise.all(
      organisations.map(({ owner, organisationId }) =>
        city().as(owner, 'changeOrganisation', {
          params: { organisationId },
          body: { businessNumber: number },
          headers: { 'if-match': '"v1"' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
  });
});

describe('membership', () => {
  test('an owner adds, promotes and ends; rights follow at once', async () => {
    const [owner, friend] = [someone(), someone()];
    const { organisationId } = await city().organisation(owner);
    const params = { organisationId };
    const grant = (by: string, userId: string, role: string) =>
      city().as<Membership>(by, 'addMember', { params, body: { userId, role }, headers: fresh() });
    expect((await city().as(friend, 'readOrganisation', { params })).status).toBe(404);
    expect((await grant(owner, friend, 'MEMBER')).status).toBe(201);
    expect((await city().as(friend, 'readOrganisation', { params })).status).toBe(200);
    expect((await grant(friend, friend, 'OWNER')).status).toBe(403);
    expect((await grant(owner, friend, 'OWNER')).status).toBe(201);
    expect((await city().as<Organisation>(owner, 'readOrganisation', { params })).body.owners).toBe(2);
    expect((await city().as(friend, 'endMembership', { params: { organisationId, userId: owner } })).status).toBe(204);
    expect((await city().as(owner, 'readOrganisation', { params })).status).toBe(404);
    const members = await city().as<{ items: Membership[] }>(friend, 'listMembers', { params });
    expect(members.body.items.map(({ userId }) => userId)).toEqual([friend]);
  });

  test('the last owner stays, also when two owners leave at once', async () => {
    const [one, two] = [someone(), someone()];
    const { organisationId } = await city().organisation(one);
    expect((await city().as(one, 'endMembership', { params: { organisationId, userId: one } })).status).toBe(409);
    await city().made201(one, 'addMember', { params: { organisationId }, body: { userId: two, role: 'OWNER' } });
    const leaving = await Promise.all([
      city().as(one, 'endMembership', { params: { organisationId, userId: one } }),
      city().as(two, 'endMembership', { params: { organisationId, userId: two } }),
    ]);
    expect(leaving.filter(({ status }) => status === 204)).toHaveLength(1);
    const left = await city().as<{ items: Membership[] }>('operator', 'listMembers', { params: { organisationId } });
    expect(left.body.items).toHaveLength(1);
  });

  test('ending a membership that is not there is 404', async () => {
    const owner = someone();
    const { organisationId } = await city().organisation(owner);
    expect((await city().as(owner, 'endMembership', { params: { organisationId, userId: 'nobody' } })).status).toBe(
      404,
    );
  });
});

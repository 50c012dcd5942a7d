import { describe, expect, test } from 'vitest';
import type { Listing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import type { VerificationEntry } from '#shared/verification/schema.ts';
import { businessNumber, cityOf, companyProfile, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const someone = () => `person-${unique()}`;
type Problem = { type: string; errors: { pointer: string; code: string; message: string }[] };
const at = (version: number) => ({ 'if-match': `"v${version}"` });
const earlier = () => new Date(Date.now() - 60_000).toISOString();
const evidence = () => [
  { kind: 'BUSINESS_REGISTRATION', reference: '사업자등록증 2026-0117', note: '원본 대조', checkedAt: earlier() },
];
const verify = () => ({ decision: 'VERIFY', evidence: evidence() });
const reject = () => ({
  decision: 'REJECT',
  reason: 'NAME_MISMATCH',
  text: { ko: '상호가 등록증과 다릅니다', en: 'The name differs from the certificate' },
});
const decide = (who: string, { organisationId, version }: Organisation, body: object) =>
  city().as<Organisation>(who, 'decideVerification', { params: { organisationId }, body, headers: at(version) });
const history = async (who: string, organisationId: string) =>
  (
    await city().as<{ items: VerificationEntry[] }>(who, 'readVerificationHistory', { params: { organisationId } })
  ).body.items.map(entry => (entry.type === 'STATE' ? `${entry.from} ${entry.to}` : entry.type));

describe('J1: a company registers and is verified', () => {
  test('from the number as people write it to a verified listing without its contact', async () => {
    const [owner, number] = [someone(), '124-81-00998'];
    const body = { name: { ko: '한강로보틱스' }, country: 'KR', contact: { email: 'j1@hidden.example' } };
    const register = (businessNumber: string) =>
      city().as<Organisation & Problem>(owner, 'createOrganisation', {
        body: { ...body, businessNumber },
        headers: fresh(),
      });
    const made = await register(number);
    expect([made.status, made.body.businessNumber, made.body.verification.state]).toEqual([
      201,
      '1248100998',
      'PENDING',
    ]);
    expect((await register('124 81 00998')).status).toBe(409);
    const wrong = await register('124-81-00997');
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toMatchObject([{ pointer: '/businessNumber', code: 'bad-business-number' }]);

    const { organisationId } = made.body;
    expect((await decide(owner, made.body, verify())).status).toBe(403);
    const verified = await decide('operator', made.body, verify());
    expect(verified.body.verification).toMatchObject({ state: 'VERIFIED' });
    const entries = await city().as<{ items: VerificationEntry[] }>(owner, 'readVerificationHistory', {
      params: { organisationId },
    });
    expect(entries.body.items).toMatchObject([
      { from: 'PENDING', to: 'VERIFIED', evidence: evidence().map(({ kind, reference }) => ({ kind, reference })) },
    ]);

    const draft = await city().draft(owner, organisationId, 'company');
    const { listingId } = await city().approve(await city().submit(owner, draft));
    const entry = await handle.call('readDirectoryEntry', { params: { listingId } });
    expect(entry.status).toBe(200);
    expect(entry.text).not.toContain('hidden.example');
    expect((await handle.call('listDirectory')).text).not.toContain('hidden.example');
  });

  test('a refusal tells why; the owner asks again; who is no owner does not', async () => {
    const [owner, member] = [someone(), someone()];
    const made = await city().organisation(owner);
    const params = { organisationId: made.organisationId };
    await city().made201(owner, 'addMember', { params, body: { userId: member, role: 'MEMBER' } });
    const current = (await city().as<Organisation>(owner, 'readOrganisation', { params })).body;
    const refused = await decide('operator', current, reject());
    expect(refused.body.verification).toMatchObject({
      state: 'REJECTED',
      reason: 'NAME_MISMATCH',
      text: { en: 'The name differs from the certificate', enSource: 'human' },
    });
    const ask = (who: string, version: number) =>
      city().as<Organisation>(who, 'requestVerification', { params, headers: at(version) });
    expect((await ask(member, refused.body.version)).status).toBe(403);
    expect((await ask(someone(), refused.body.version)).status).toBe(404);
    const again = await ask(owner, refused.body.version);
    expect(again.body.verification).toEqual({ state: 'PENDING', at: expect.any(String) });
    expect((await ask(owner, again.body.version)).status).toBe(409);
    await decide('operator', again.body, verify());
    expect(await history('operator', made.organisationId)).toEqual([
      'PENDING VERIFIED',
      'REJECTED PENDING',
      'PENDING REJECTED',
    ]);
    expect((await city().as(someone(), 'readVerificationHistory', { params })).status).toBe(404);
  });

  test('who is verified and takes another name, representative or opening date is verified anew; an address changes nothing', async () => {
    for (const change of [
      { name: { ko: '대기업 이름' } },
      { representative: { name: { ko: '다른대표' }, title: { ko: '대표이사' } } },
      { openedOn: '2020-01-02' },
    ]) {
      const owner = 'ownhand';
      const made = await city().organisation(owner, {
        representative: { name: { ko: '첫대표' }, title: { ko: '대표' } },
      });
      const verified = await decide('operator', made, verify());
      const params = { organisationId: made.organisationId };
      const send = (version: number, body: object) =>
        city().as<Organisation>(owner, 'changeOrganisation', { params, body, headers: at(version) });
      const moved = await send(verified.body.version, { address: { ko: '서울' }, name: made.name });
      expect(moved.body.verification.state).toBe('VERIFIED');
      expect((await send(moved.body.version, change)).body.verification.state, JSON.stringify(change)).toBe('PENDING');
      expect(await history(owner, made.organisationId)).toEqual(['VERIFIED PENDING', 'PENDING VERIFIED']);
    }
  });

  test('only what waits is decided on, once, and never on evidence from the future', async () => {
    const made = await city().organisation(someone());
    const future = [{ kind: 'OTHER', reference: 'r', checkedAt: '2999-01-01T00:00:00.000Z' }];
    const early = await decide('operator', made, { decision: 'VERIFY', evidence: future });
    expect([early.status, early.text]).toEqual([422, expect.stringContaining('/evidence/0/checkedAt')]);
    expect((await decide('operator', made, { decision: 'VERIFY', evidence: [] })).status).toBe(422);
    const both = await Promise.all([decide('operator', made, verify()), decide('operator', made, reject())]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const now = both.find(({ status }) => status === 200)!.body;
    expect((await decide('operator', now, verify())).status).toBe(409);
    const unnumbered = await city().organisation(someone(), { businessNumber: undefined });
    expect((await decide('operator', unnumbered, verify())).status).toBe(409);
  });

  test('the queue holds what waits, longest first, and nothing else', async () => {
    const waiting = [await city().organisation(someone()), await city().organisation(someone())];
    const unnumbered = await city().organisation(someone(), { businessNumber: undefined });
    const queue = async () => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page: { body: { items: Organisation[]; next?: string } } = await city().as(
          'operator',
          'listVerifications',
          { query: { limit: 2, cursor } },
        );
        ids.push(...page.body.items.map(({ organisationId }) => organisationId));
        cursor = page.body.next;
      } while (cursor !== undefined);
      return ids;
    };
    const [first, second] = waiting.map(({ organisationId }) => organisationId);
    const before = await queue();
    expect(before.indexOf(first!)).toBeLessThan(before.indexOf(second!));
    expect(before).not.toContain(unnumbered.organisationId);
    await decide('operator', waiting[0]!, verify());
    expect(await queue()).toEqual(before.filter(id => id !== first));
    expect((await city().as(someone(), 'listVerifications')).status).toBe(403);
  });
});

describe('J2: a pre-founder without a number', () => {
  test('lists a plan only; adds the number later and is verified anew, history kept', async () => {
    const owner = someone();
    const made = await city().organisation(owner, { businessNumber: undefined });
    expect(made.verification.state).toBe('UNVERIFIED');
    const { organisationId } = made;
    const create = (stage: string) =>
      city().as<Listing & Problem>(owner, 'createListing', {
        body: {
          kind: 'company',
          organisationId,
          title: { ko: '예비창업팀' },
          summary: { ko: '창업을 준비합니다' },
          profile: { ...companyProfile(), raising: { stage } },
        },
        headers: { ...fresh(), 'accept-language': 'en' },
      });
    const refused = await create('SERIES_A');
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([
      {
        pointer: '/profile/raising/stage',
        code: 'business-number-required',
        message: expect.stringContaining('PRE_FOUNDING'),
      },
    ]);
    const plan = await create('PRE_FOUNDING');
    expect(plan.status).toBe(201);
    const listed = { listingId: plan.body.listingId };
    const change = (version: number, profile: object) =>
      city().as<Listing & Problem>(owner, 'changeListing', { params: listed, body: { profile }, headers: at(version) });
    expect((await change(1, { raising: { stage: 'SEED' } })).body.errors).toMatchObject([
      { pointer: '/profile/raising/stage' },
    ]);
    const published = await city().approve(await city().submit(owner, plan.body));
    expect((await handle.call('readDirectoryEntry', { params: listed })).status).toBe(200);

    const params = { organisationId };
    const number = businessNumber();
    const added = await city().as<Organisation>(owner, 'changeOrganisation', {
      params,
      body: { businessNumber: number },
      headers: at(1),
    });
    expect(added.body.verification.state).toBe('PENDING');
    const verified = await decide('operator', added.body, verify());
    expect((await change(published.version, { raising: { stage: 'SERIES_A' } })).status).toBe(200);
    const corporate = await city().as<Organisation>(owner, 'changeOrganisation', {
      params,
      body: { corporateNumber: '110111-0062432' },
      headers: at(verified.body.version),
    });
    expect(corporate.body.verification.state).toBe('PENDING');
    expect(await history(owner, organisationId)).toEqual([
      'VERIFIED PENDING',
      'PENDING VERIFIED',
      'UNVERIFIED PENDING',
    ]);
  });

  test('may offer or need a technology, and an organisation abroad lists any stage', async () => {
    const owner = someone();
    const { organisationId } = await city().organisation(owner, { businessNumber: undefined });
    expect((await city().draft(owner, organisationId, 'technology')).state).toBe('DRAFT');
    const abroad = await city().organisation(owner, { businessNumber: undefined, country: 'SG' });
    expect((await city().draft(owner, abroad.organisationId, 'company')).state).toBe('DRAFT');
  });
});

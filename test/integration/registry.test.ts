import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { type RecheckReport, recheckStatuses } from '#functions/registry/recheck.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { plusDays } from '#shared/kernel/time.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { RegistryFault, type TaxOffice } from '#shared/registry/rules.ts';
import type { RegistryResult } from '#shared/registry/schema.ts';
import { openTable } from '#shared/table/table.ts';
import type { VerificationEntry } from '#shared/verification/schema.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const someone = () => `person-${unique()}`;
const table = () =>
  openTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    handle.stack.tableName,
  );
const read = async (organisationId: string) =>
  (await city().as<Organisation>('operator', 'readOrganisation', { params: { organisationId } })).body;
const check = (who: string, organisationId: string) =>
  city().as<RegistryResult>(who, 'checkRegistry', { params: { organisationId } });
const history = async (organisationId: string) =>
  (
    await city().as<{ items: VerificationEntry[] }>('operator', 'readVerificationHistory', {
      params: { organisationId },
    })
  ).body.items.map(entry => (entry.type === 'STATE' ? `${entry.from} ${entry.to}` : entry.result.status));
const verified = async (more: object = {}) => {
  const owner = someone();
  const { organisationId, version } = await city().organisation(owner, more);
  const answer = await city().as<Organisation>('operator', 'decideVerification', {
    params: { organisationId },
    body: {
      decision: 'VERIFY',
      evidence: [{ kind: 'OTHER', reference: '서류', checkedAt: '2026-01-01T00:00:00.000Z' }],
    },
    headers: { 'if-match': `"v${version}"` },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return { owner, organisationId, businessNumber: answer.body.businessNumber! };
};

describe('asking the tax office about an organisation', () => {
  test('is answered by the sandbox file, and the answer is kept as evidence', async () => {
    const owner = someone();
    const { organisationId } = await city().organisation(owner, {
      businessNumber: '901-81-10011',
      openedOn: '2021-03-15',
      representative: { name: { ko: '강가람별' }, title: { ko: '대표이사' } },
    });
    const answer = await check(owner, organisationId);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      businessNumber: '9018110011',
      status: 'ACTIVE',
      authenticity: 'MATCHES',
      source: 'FILE',
    });
    expect(await history(organisationId)).toEqual(['ACTIVE']);
    expect((await read(organisationId)).verification.state).toBe('PENDING');
  });

  test('a number the office does not know is UNKNOWN, which is no failure', async () => {
    const { owner, organisationId } = await verified();
    const answer = await check(owner, organisationId);
    expect(answer.body).toMatchObject({ status: 'UNKNOWN', authenticity: 'NOT_ASKED', fault: 'NOT_LISTED' });
    expect((await read(organisationId)).verification.state).toBe('VERIFIED');
  });

  test('closed ends the verification, once, and its members are told', async () => {
    const { owner, organisationId } = await verified({ businessNumber: '978-88-14087' });
    expect((await check('operator', organisationId)).body).toMatchObject({ status: 'CLOSED', closedOn: '2026-09-30' });
    expect((await read(organisationId)).verification).toMatchObject({ state: 'EXPIRED', reason: 'CLOSED_BUSINESS' });
    expect(await history(organisationId)).toEqual(['VERIFIED EXPIRED', 'CLOSED', 'PENDING VERIFIED']);
    const told = await city().as(owner, 'listNotifications', { params: { organisationId } });
    expect(told.text).toContain('organisation.verification-expired');
    expect((await check('operator', organisationId)).status).toBe(200);
  });

  test('is for owners and the operators of its centre, and takes a business number', async () => {
    const { owner, organisationId } = await verified({ centre: 'SEONGSU' });
    const member = someone();
    await city().made201(owner, 'addMember', { params: { organisationId }, body: { userId: member, role: 'MEMBER' } });
    const status = async (who: string) => (await check(who, organisationId)).status;
    expect(await status('centreOperator')).toBe(200);
    expect(await status('otherCentreOperator')).toBe(403);
    expect(await status(member)).toBe(403);
    expect(await status(someone())).toBe(404);
    const plain = await city().organisation(owner, { businessNumber: undefined });
    expect((await check(owner, plain.organisationId)).status).toBe(409);
  });
});

describe('every night', () => {
  /** An office of which each number's answer is told. */
  const office = (answers: ReadonlyMap<string, string>, calls: string[][] = []): TaxOffice => ({
    source: 'NTS',
    status: async numbers => {
      calls.push([...numbers]);
      return numbers.flatMap(b_no => {
        const b_stt_cd = answers.get(b_no);
        return b_stt_cd === undefined ? [] : [{ b_no, b_stt_cd, tax_type: '일반', end_dt: '' }];
      });
    },
    validate: async () => [],
  });
  const recheck = (of: TaxOffice, now: string, limit?: number): Promise<RecheckReport> =>
    recheckStatuses(
      { table: table(), newId: ulids(), office: of },
      { now, requestId: 'night', ...(limit === undefined ? {} : { limit }) },
    );
  const rest = async (of: TaxOffice, now: string) => {
    for (;;) if (!(await recheck(of, now)).more) return;
  };

  test('batches ask about all who are verified, longest unasked first; closed ones expire, all others stay', async () => {
    await rest(office(new Map()), plusDays(new Date().toISOString(), 1));
    const firms = await Promise.all(Array.from({ length: 7 }, () => verified()));
    const codes = ['01', '02', '03', undefined, '01', '01', '01'];
    const answers = new Map(
      firms.flatMap(({ businessNumber }, i) => (codes[i] === undefined ? [] : [[businessNumber, codes[i]!] as const])),
    );
    const now = new Date().toISOString();
    expect(await recheck(office(answers), now)).toMatchObject({ checked: 0, more: false });

    const tomorrow = plusDays(now, 1);
    const calls: string[][] = [];
    const reports: RecheckReport[] = [];
    do reports.push(await recheck(office(answers, calls), tomorrow, 3));
    while (reports.at(-1)!.more);
    expect(calls.every(numbers => numbers.length <= 3)).toBe(true);
    expect(calls.flat()).toEqual(expect.arrayContaining(firms.map(({ businessNumber }) => businessNumber)));
    expect(reports.reduce((sum, { expired }) => sum + expired, 0)).toBe(1);
    const states = await Promise.all(firms.map(async each => (await read(each.organisationId)).verification.state));
    expect(states).toEqual(['VERIFIED', 'VERIFIED', 'EXPIRED', 'VERIFIED', 'VERIFIED', 'VERIFIED', 'VERIFIED']);
    expect(await history(firms[1]!.organisationId)).toEqual(['DORMANT', 'PENDING VERIFIED']);
    expect(await history(firms[3]!.organisationId)).toEqual(['PENDING VERIFIED']);

    // The same night again has nothing left; the next one keeps no evidence of what has not changed, and leaves the expired alone.
    expect(await recheck(office(answers), tomorrow)).toMatchObject({ checked: 0, expired: 0 });
    const next: string[][] = [];
    await rest(office(answers, next), plusDays(tomorrow, 1));
    expect(next.flat()).not.toContain(firms[2]!.businessNumber);
    expect(await history(firms[1]!.organisationId)).toEqual(['DORMANT', 'PENDING VERIFIED']);
  });

  test('an office that cannot be reached changes nothing but the day of the next try', async () => {
    const { organisationId } = await verified();
    const down: TaxOffice = {
      source: 'NTS',
      status: () => Promise.reject(new RegistryFault('UNREACHABLE')),
      validate: () => Promise.reject(new RegistryFault('UNREACHABLE')),
    };
    const night = plusDays(new Date().toISOString(), 3);
    await rest(down, night);
    expect((await read(organisationId)).verification.state).toBe('VERIFIED');
    expect(await history(organisationId)).toEqual(['PENDING VERIFIED']);
    expect((await recheck(down, night)).checked).toBe(0);
  });

  test('two sweeps at once expire a closed business once; what was verified again is asked about again', async () => {
    const { organisationId, owner, businessNumber } = await verified();
    const night = plusDays(new Date().toISOString(), 5);
    const closed = office(new Map([[businessNumber, '03']]));
    await Promise.all([rest(closed, night), rest(closed, night)]);
    expect((await history(organisationId)).filter(entry => entry === 'VERIFIED EXPIRED')).toHaveLength(1);
    const asked = await city().as<Organisation>(owner, 'requestVerification', {
      params: { organisationId },
      headers: { 'if-match': `"v${(await read(organisationId)).version}"` },
    });
    expect(asked.body.verification.state).toBe('PENDING');
    await city().as('operator', 'decideVerification', {
      params: { organisationId },
      body: {
        decision: 'VERIFY',
        evidence: [{ kind: 'OTHER', reference: '재개업', checkedAt: '2026-01-01T00:00:00.000Z' }],
      },
      headers: { 'if-match': `"v${asked.body.version}"` },
    });
    await rest(closed, plusDays(night, 1));
    expect((await read(organisationId)).verification.state).toBe('EXPIRED');
  });
});

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDirectory } from '#shared/directory/store.ts';
import type { PublicListing } from '#shared/disclosure/schema.ts';
import { openTable } from '#shared/table/table.ts';
import { cityOf, companyProfile, investorProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
type Page = { items: PublicListing[]; total: number; next?: string };
const list = async (query: Record<string, string | number | undefined> = {}) =>
  handle.call<Page>('listDirectory', { query });
const ids = (page: { body: Page }) => page.body.items.map(({ listingId }) => listingId);

const listed: Record<string, string> = {};
const publish = async (key: string, kind: 'company' | 'investor', title: string, profile: object) => {
  const { listing } = await city().published(`owner-${key}-${unique()}`, kind, {
    title: { ko: title },
    summary: { ko: `${title} 소개` },
    profile,
  });
  listed[key] = listing.listingId;
};

beforeAll(async () => {
  await publish('robot', 'company', '성수 물류로봇', companyProfile());
  await publish('bio', 'company', '홍릉 신약', {
    ...companyProfile(),
    sectors: ['BIO'],
    location: { area: 'KR-11', district: '11230' },
    hub: 'BIO_HUB',
    raising: { stage: 'SERIES_A' },
  });
  await publish('busan', 'company', '부산 해양드론', {
    ...companyProfile(),
    sectors: ['AEROSPACE'],
    location: { area: 'KR-26', city: '부산' },
    hub: undefined,
  });
  await publish('seoulvc', 'investor', '서울 로봇 투자', investorProfile());
  await publish('anyvc', 'investor', 'Anywhere Capital', {
    ...investorProfile(),
    regions: [],
    sectors: ['BIO'],
    stages: ['SERIES_A'],
    keywords: ['신약개발'],
  });
});

describe('directory', () => {
  test('needs no token and shows the newest first', async () => {
    const page = await list();
    expect(page.status).toBe(200);
    expect(ids(page)).toEqual([listed.anyvc, listed.seoulvc, listed.busan, listed.bio, listed.robot]);
    expect(page.body.total).toBe(5);
  });

  test.each<[Record<string, string>, string[]]>([
    [{ kind: 'company' }, ['busan', 'bio', 'robot']],
    [{ sector: 'BIO' }, ['anyvc', 'bio']],
    [{ kind: 'company', stage: 'SERIES_A' }, ['bio']],
    [{ area: 'KR' }, ['anyvc', 'seoulvc', 'busan', 'bio', 'robot']],
    [{ area: 'KR-26' }, ['anyvc', 'busan']],
    [{ district: '11230' }, ['bio']],
    [{ hub: 'SEONGSU' }, ['robot']],
    [{ kind: 'company,investor', sector: 'BIO,AEROSPACE' }, ['anyvc', 'busan', 'bio']],
    [{ q: '물류로봇', sort: 'newest' }, ['seoulvc', 'robot']],
    [{ q: '물류로봇' }, ['robot', 'seoulvc']],
    [{ q: '신약 bio', kind: 'company' }, ['bio']],
    [{ q: '신약', sort: 'newest' }, ['anyvc', 'bio']],
    [{ q: '"ANYWHERE capital"' }, ['anyvc']],
    [{ q: '해양드론'.normalize('NFD') }, ['busan']],
  ])('filters by %j', async (query, expected) =>
    expect(ids(await list(query))).toEqual(expected.map(key => listed[key])),
  );

  test.each([
    { kind: 'robot' },
    { limit: '0' },
    { limit: '101' },
    { sector: 'bio' },
    { sector: 'BIO,' },
    { sector: 'BIO,NOPE' },
    { sort: 'best' },
    { trl: '10' },
    { dueBefore: '2026-13-01' },
    { lang: 'jp' },
    { q: 'a'.repeat(201) },
    { unknown: '1' },
    { q: '' },
    { cursor: 'x' },
  ])('refuses %j with 400', async query =>
    expect((await list(query as unknown as Record<string, string>)).status).toBe(400),
  );

  test('pages neither repeat nor skip while listings are added', async () => {
    const before = ids(await list());
    const first = await list({ limit: 2 });
    await publish('late', 'company', '늦게 온 회사', companyProfile());
    const second = await list({ limit: 2, cursor: first.body.next });
    const third = await list({ limit: 2, cursor: second.body.next });
    expect([...ids(first), ...ids(second), ...ids(third)]).toEqual(before);
    expect(third.body.next).toBeUndefined();
  });

  test('a change and a closing are seen at once, also after the night published a snapshot', async () => {
    const owner = `owner-${unique()}`;
    const { listing } = await city().published(owner, 'company', { title: { ko: '스냅숏 이전' } });
    const found = async () => (await list({ q: '스냅숏' })).body.items.map(({ title }) => title.ko);
    expect(await found()).toEqual(['스냅숏 이전']);
    await city().night('2030-01-01');
    const params = { listingId: listing.listingId };
    await city().as(owner, 'changeListing', {
      params,
      body: { title: { ko: '스냅숏 이후' } },
      headers: { 'if-match': `"v${listing.version}"` },
    });
    expect(await found()).toEqual(['스냅숏 이후']);
    await city().as(owner, 'closeListing', { params, headers: { 'if-match': `"v${listing.version + 1}"` } });
    expect(await found()).toEqual([]);
    expect((await handle.call('readDirectoryEntry', { params })).status).toBe(404);
  });

  test('a snapshot whose chunks have expired costs nothing but reading the log', async () => {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb));
    const { Items = [] } = await client.send(new ScanCommand({ TableName: handle.stack.tableName }));
    const chunks = Items.filter(({ entity }) => entity === 'SnapshotChunk');
    expect(chunks.length).toBeGreaterThan(0);
    for (const { pk, sk } of chunks)
      await client.send(new DeleteCommand({ TableName: handle.stack.tableName, Key: { pk, sk } }));
    const cold = await openDirectory(openTable(client, handle.stack.tableName)).listings();
    expect(cold.map(({ listingId }) => listingId)).toEqual(ids(await list({ limit: 100 })));
  });

  test('one entry shows what anybody may see, and only that', async () => {
    const entry = await handle.call<PublicListing>('readDirectoryEntry', { params: { listingId: listed.seoulvc! } });
    expect(Object.keys(entry.body.profile).sort()).toEqual(['keywords', 'regions', 'sectors', 'stages', 'type']);
    expect(entry.text).not.toMatch(/비밀투자기업|777000000|대부업|ticket|monthlyCapacity|organisationId/);
  });

  test('drafts and listings under review are not in it', async () => {
    const owner = `owner-${unique()}`;
    const { organisationId } = await city().organisation(owner);
    const draft = await city().draft(owner, organisationId, 'company', { title: { ko: '아직초안' } });
    await city().submit(owner, draft);
    expect((await list({ q: '아직초안' })).body.total).toBe(0);
    expect((await handle.call('readDirectoryEntry', { params: { listingId: draft.listingId } })).status).toBe(404);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Facets } from '#shared/directory/schema.ts';
import type { ShownListing } from '#shared/disclosure/schema.ts';
import {
  acquisitionProfile,
  cityOf,
  companyProfile,
  needProfile,
  technologyProfile,
  unique,
} from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

const handle = useStack();
const city = () => cityOf(handle);
type Reading = { gaps: number; texts: { pointer: string; text: string; marked: boolean }[] };
type Item = ShownListing & { reading?: Reading };
type Page = { items: Item[]; total: number; next?: string; facets?: Facets };
type Query = Record<string, string | number | undefined>;

const listed: Record<string, string> = {};
const publish = async (key: string, kind: Parameters<ReturnType<typeof city>['published']>[1], more: object) => {
  const owner = `owner-${key}-${unique()}`;
  const { listing, organisationId } = await city().published(owner, kind, more);
  listed[key] = listing.listingId;
  return { owner, listing, organisationId };
};
const search = (query: Query) => handle.call<Page>('listDirectory', { query });
const asPerson = (userId: string, query: Query) => city().as<Page>(userId, 'searchCatalogue', { query });
const keysOf = ({ body }: { body: Page }) => {
  const names = new Map(Object.entries(listed).map(([key, id]) => [id, key]));
  return body.items.map(({ listingId }) => names.get(listingId));
};
const member = `verified-${unique()}`;

beforeAll(async () => {
  await publish('robot', 'company', {
    title: { ko: '한강로보틱스', en: 'Hangang Robotics' },
    profile: { ...companyProfile(), tags: ['냉동물류'] },
  });
  await publish('lidar', 'technology', {
    title: { ko: '성에 없는 라이다', en: 'Frost-free lidar' },
    summary: { ko: '영하 30도에서도 앞을 보는 센서' },
    profile: {
      ...technologyProfile(),
      trl: 8,
      location: { area: 'KR-26', city: '부산' },
      hub: undefined,
      advantage: { ko: '경쟁품의 아홉 배 꿩비둘기 성능' },
      forMembers: { ko: '회원에게만 알리는 물총새 자료' },
      underNda: { ko: '서명 뒤에 보는 느시 조성' },
    },
  });
  await publish('late', 'need', {
    title: { ko: '저온 하역 무인화' },
    profile: { ...needProfile(), deadlines: { due: '2099-11-30', respondBy: '2099-12-05' } },
  });
  await publish('soon', 'need', {
    title: { ko: '택배 낱개 분류' },
    profile: { ...needProfile(), sectors: ['ROBOTICS'], deadlines: { due: '2098-01-15', respondBy: '2099-12-20' } },
  });
  await publish('teaser', 'acquisition', { title: { ko: '반려동물 용품 쇼핑몰' }, profile: acquisitionProfile() });
  const { organisationId } = await city().organisation(member);
  await verify(handle, organisationId);
});

describe('finding', () => {
  test.each<[Query, string[]]>([
    [{ q: 'lidar' }, ['lidar']],
    [{ q: 'lidr' }, ['lidar']],
    [{ q: 'hang' }, ['robot']],
    [{ q: '반려동' }, ['teaser']],
    [{ q: '하역 -택배', kind: 'need' }, ['late']],
    [{ q: '"낱개 분류"' }, ['soon']],
    // A teaser tells the day it was published, not the moment.
    [{ q: '라이다 OR 쇼핑몰', sort: 'newest' }, ['lidar', 'teaser']],
    [{ trl: '8' }, ['lidar']],
    [{ trl: '9' }, []],
    [{ area: 'KR-26' }, ['lidar']],
    [{ transferType: 'POC', sector: 'LOGISTICS' }, ['late']],
    [{ sort: 'due' }, ['soon', 'late']],
    [{ sort: 'respond' }, ['late', 'soon']],
    [{ sort: 'due', dueBefore: '2098-12-31' }, ['soon']],
    [{ respondBefore: '2099-12-10' }, ['late']],
    [{ sort: 'due', q: '무인화' }, ['late']],
  ])('%j', async (query, expected) => expect(keysOf(await search(query))).toEqual(expected));

  test('what a person types is never an error of ours', async () => {
    for (const q of ['(((', '"', '-', 'OR OR', '+-"', '☃', '\\', '%', '가'.repeat(200), '-'.repeat(200)])
      expect((await search({ q })).status, q).toBe(200);
  });

  test('every count is what choosing that value leaves, with the other filters as they are', async () => {
    for (const filters of [
      {},
      { sector: 'ROBOTICS' },
      { kind: 'technology,need', q: '하역' },
      { area: 'KR-11' },
    ] as Query[]) {
      const { facets } = (await search(filters)).body;
      for (const [facet, values] of Object.entries(facets!))
        for (const { value, count } of values)
          expect((await search({ ...filters, [facet]: value })).body.total, `${facet}=${value}`).toBe(count);
    }
  }, 60_000);

  test('counts have names in both languages and come with the first page only', async () => {
    const first = await search({ limit: 2 });
    expect(first.body.facets?.kind).toContainEqual({ value: 'need', name: { ko: '수요', en: 'Need' }, count: 2 });
    expect((await search({ limit: 2, cursor: first.body.next })).body.facets).toBeUndefined();
  });

  test('pages of a relevance list neither repeat nor skip while listings that fit better are added', async () => {
    for (let i = 0; i < 6; i++)
      await publish(`page-${i}`, 'company', {
        title: { ko: `수면 앱 ${i}` },
        summary: { ko: '잠을 재는 '.repeat(i + 1) },
      });
    const query = { q: '수면 앱 잠', limit: 2 };
    const before = keysOf(await search({ ...query, limit: 100 }));
    const seen: unknown[] = [];
    let cursor: string | undefined;
    for (let page = 0; page === 0 || cursor !== undefined; page++) {
      const answer = await search({ ...query, cursor });
      expect(answer.status).toBe(200);
      seen.push(...answer.body.items.map(({ listingId }) => listingId));
      cursor = answer.body.next;
      if (page < 3)
        await publish(`better-${page}`, 'company', {
          title: { ko: `수면 앱 잠 ${page}` },
          summary: { ko: '수면 앱 잠 수면 앱 잠' },
        });
    }
    expect(new Set(seen).size).toBe(seen.length);
    const found = new Set(seen);
    expect(before.filter(key => !found.has(listed[key!]))).toEqual([]);
  }, 60_000);

  test('a change is found at once, and what is closed is not', async () => {
    const { owner, listing } = await publish('moving', 'company', { title: { ko: '옛이름연구소' } });
    const params = { listingId: listing.listingId };
    expect((await search({ q: '옛이름연구소' })).body.total).toBe(1);
    await city().as(owner, 'changeListing', {
      params,
      body: { title: { ko: '새이름연구소' } },
      headers: { 'if-match': `"v${listing.version}"` },
    });
    expect((await search({ q: '"옛이름연구소"' })).body.total).toBe(0);
    expect((await search({ q: '"새이름연구소"' })).body.total).toBe(1);
    await city().as(owner, 'closeListing', { params, headers: { 'if-match': `"v${listing.version + 1}"` } });
    expect((await search({ q: '"새이름연구소"' })).body.total).toBe(0);
    expect((await handle.call('listSimilar', { params })).status).toBe(404);
  });
});

describe('resembling', () => {
  test('names what is like a listing, of every kind or of some, never itself', async () => {
    const params = { listingId: listed.late! };
    const all = await handle.call<Page>('listSimilar', { params });
    expect(all.status).toBe(200);
    expect(keysOf(all)).not.toContain('late');
    const technologies = await handle.call<Page>('listSimilar', { params, query: { kind: 'technology' } });
    expect(keysOf(technologies)).toEqual(['lidar']);
  });

  test.each(['01JD8X4N6QJ3V5W8Z2K7M9P0RT', 'nothing'])('knows nothing of %s', async listingId =>
    expect((await handle.call('listSimilar', { params: { listingId } })).status).toBe(404),
  );
});

describe('tiers', () => {
  test('words for members are found by people of verified organisations, by nobody else', async () => {
    for (const word of ['꿩비둘기', '물총새']) {
      expect((await search({ q: word })).body.total, word).toBe(0);
      expect((await search({ q: `-${word}`, kind: 'technology' })).body.total, word).toBe(1);
      expect((await asPerson(`stranger-${unique()}`, { q: word })).body.total, word).toBe(0);
      const found = await asPerson(member, { q: word });
      expect(keysOf(found), word).toEqual(['lidar']);
      expect(found.body.items[0]).toMatchObject({ tier: 'T1', locked: ['T2', 'T3'] });
    }
    for (const word of ['느시', '느시 조성']) expect((await asPerson(member, { q: word })).body.total).toBe(0);
  });

  test('somebody without a verified organisation is told that there is more, not what', async () => {
    const answer = await asPerson(`stranger-${unique()}`, { q: 'lidar' });
    expect(answer.body.items[0]).toMatchObject({ tier: 'T0', locked: ['T1', 'T2', 'T3'] });
    expect(answer.text).not.toMatch(/꿩비둘기|물총새|느시/);
    expect((await handle.call('searchCatalogue')).status).toBe(401);
  });

  test('the public list says nothing of tiers', async () =>
    expect(Object.keys((await search({ q: 'lidar' })).body.items[0]!)).not.toEqual(
      expect.arrayContaining(['tier', 'locked']),
    ));

  test('likeness is by the words of the viewer’s tier', async () => {
    const params = { listingId: listed.lidar! };
    const answer = await city().as<Page>(member, 'listSimilarInCatalogue', { params });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('느시');
  });
});

describe('reading in English', () => {
  const lidar = async (options: object) =>
    (await handle.call<Item>('readDirectoryEntry', { params: { listingId: listed.lidar! }, ...options })).body;

  test('shows every text, with Korean marked where English is missing', async () => {
    const { reading, profile } = await lidar({ headers: { 'accept-language': 'en' } });
    expect(reading?.texts).toContainEqual({
      pointer: '/title',
      text: 'Frost-free lidar',
      marked: false,
      source: 'human',
    });
    expect(reading?.texts).toContainEqual({
      pointer: '/summary',
      text: '영하 30도에서도 앞을 보는 센서',
      marked: true,
      source: 'none',
    });
    expect(reading?.texts.map(({ pointer }) => pointer)).toContain('/profile/problem');
    expect(reading?.gaps).toBe(reading?.texts.filter(({ marked }) => marked).length);
    expect(profile).not.toHaveProperty('advantage');
  });

  test('comes by name before the headers, and not to readers of Korean', async () => {
    expect((await lidar({ query: { lang: 'en' } })).reading?.gaps).toBe(1);
    expect((await lidar({ query: { lang: 'ko' }, headers: { 'accept-language': 'en' } })).reading).toBeUndefined();
    expect((await search({ q: 'lidar', lang: 'en' })).body.items[0]?.reading?.gaps).toBe(1);
  });
});

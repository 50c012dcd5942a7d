import { expect, test } from 'vitest';
import type { WhyNot } from '#shared/match/why/schema.ts';
import {
  acquisitionProfile,
  cityOf,
  companyProfile,
  investorProfile,
  needProfile,
  technologyProfile,
  unique,
  won,
} from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const someone = () => `why-${unique()}`;
const why = async (userId: string, listingId: string) => {
  const answer = await city().as<WhyNot>(userId, 'readWhyNot', { params: { listingId } });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

/** An odd amount, which no step and no other figure of the city could be taken for. */
const SECRET = { min: won('431234567'), max: won('1987654321') };
const seekers = () =>
  Promise.all(
    Array.from({ length: 7 }, () =>
      city().published(someone(), 'investor', {
        title: { ko: `조용한 투자자 ${unique()}` },
        summary: { ko: '바이오 분야' },
        profile: {
          ...investorProfile(),
          sectors: ['BIO'],
          stages: ['SERIES_A'],
          regions: ['KR-11'],
          keywords: [],
          ticket: SECRET,
          portfolio: [],
          exclusions: { sectors: ['GAME'], keywords: ['대부업'] },
        },
      }),
    ),
  );

test('an unmatched company reads what stands in its way and what would bring it over the floor, and nothing of anybody', async () => {
  await seekers();
  const owner = someone();
  const { listing } = await city().published(owner, 'company', {
    summary: { ko: '드론으로 항공 사진을 찍는다' },
    profile: {
      ...companyProfile(),
      sectors: ['AEROSPACE'],
      location: { area: 'KR-26' },
      hub: undefined,
      raising: { stage: 'SEED', amount: won('90000000000') },
    },
  });
  // Others whose values make up the market that changes may lead to.
  for (const area of ['KR-11', 'KR-26', 'KR-41'])
    await city().published(someone(), 'company', {
      summary: { ko: '신약 개발' },
      profile: {
        ...companyProfile(),
        sectors: ['BIO'],
        location: { area },
        hub: undefined,
        raising: { stage: 'SERIES_A', amount: won('1500000000') },
      },
    });
  expect(await why(owner, listing.listingId)).toMatchObject({ standing: 'NO_RUN_YET' });
  await city().night('2026-04-01');

  const told = await why(owner, listing.listingId);
  expect(told).toMatchObject({
    standing: 'BELOW_FLOOR',
    runId: '2026-04-01',
    changedSince: false,
    matches: 0,
    groupSize: 5,
    estimate: false,
    looked: { atLeast: 5, below: 10 },
    excluded: { atLeast: 0, below: 5 },
    above: { atLeast: 0, below: 5 },
  });
  expect(told.factors!.map(({ factor }) => factor).sort()).toEqual(['region', 'sector', 'stage', 'text', 'ticket']);
  expect(told.factors!.map(({ points }) => points)).toEqual(
    told.factors!.map(({ points }) => points).toSorted((a, b) => a - b),
  );
  expect(told.changes!.length).toBeGreaterThan(0);
  for (const { gains, changes, text } of told.changes!) {
    expect(gains).toEqual({ atLeast: 5, below: 10 });
    expect([changes.length, text.ko, text.en]).toEqual([
      expect.any(Number),
      expect.stringMatching(/투자자 조직이 5~9곳 늘어납니다\.$/),
      expect.stringMatching(/5 to 9 more investors/),
    ]);
  }
  expect(JSON.stringify(told)).not.toMatch(/431|1987|조용한|GAME|대부업/);
  expect(await why('operator', listing.listingId)).toEqual(told);
  expect((await city().as(someone(), 'readWhyNot', { params: { listingId: listing.listingId } })).status).toBe(404);

  // What it does about it shows by the next night: until then it reads what the run had seen.
  const moved = await city().act(owner, 'changeListing', listing, { title: { ko: '다른 제목' } });
  expect(await why(owner, listing.listingId)).toMatchObject({ changedSince: true, standing: 'BELOW_FLOOR' });
  const paused = await city().act(owner, 'pauseListing', moved);
  expect((await why(owner, listing.listingId)).standing).toBe('NOT_PUBLISHED');
  const back = await city().act(owner, 'resumeListing', paused);
  await city().act(owner, 'chooseMatching', back, { matching: 'OFF' });
  expect((await why(owner, listing.listingId)).standing).toBe('OPTED_OUT');
});

test('the change that is told comes true: made, it brings matches the next night', async () => {
  const owner = someone();
  const { listing } = await city().published(owner, 'company', {
    summary: { ko: '신약' },
    profile: {
      ...companyProfile(),
      sectors: ['BIO'],
      location: { area: 'KR-11' },
      raising: { stage: 'SEED', amount: won('90000000000') },
    },
  });
  await city().night('2026-04-02');
  const before = await why(owner, listing.listingId);
  expect(before).toMatchObject({ standing: 'BEATEN', matches: 0 });
  const { changes } = before;
  const first = changes!.find(each => each.changes.every(({ what }) => what === 'stage' || what === 'ask'))!;
  const value = (what: string) => first.changes.find(each => each.what === what)?.to;
  const amount = value('ask') ?? '90000000000';
  await city().act(owner, 'changeListing', listing, {
    profile: { raising: { stage: value('stage') ?? 'SEED', amount: won(amount) } },
  });
  await city().night('2026-04-03');
  const { body } = await city().as<{ items: unknown[] }>(owner, 'listMatches', {
    params: { listingId: listing.listingId },
  });
  expect(body.items.length).toBeGreaterThanOrEqual(5);
  expect(await why(owner, listing.listingId)).toMatchObject({ standing: 'MATCHED', matches: body.items.length });
});

test('an investor reads the same of companies, and one that takes no introductions that it takes none', async () => {
  const owner = someone();
  const { listing } = await city().published(owner, 'investor', {
    summary: { ko: '게임' },
    profile: {
      ...investorProfile(),
      sectors: ['GAME'],
      stages: ['PRE_IPO'],
      regions: ['KR-50'],
      exclusions: { sectors: ['BIO'], keywords: [] },
      keywords: [],
      portfolio: [],
    },
  });
  const idle = someone();
  const { listing: none } = await city().published(idle, 'company', {
    profile: { ...companyProfile(), monthlyCapacity: 0 },
  });
  for (let n = 0; n < 4; n += 1)
    await city().published(someone(), 'company', {
      summary: { ko: '신약' },
      profile: { ...companyProfile(), sectors: ['BIO'], raising: { stage: 'SERIES_A', amount: won('1000000000') } },
    });
  await city().night('2026-04-04');
  const told = await why(owner, listing.listingId);
  expect(told).toMatchObject({ standing: 'BELOW_FLOOR', looked: { atLeast: 5, below: 10 } });
  expect(told.text.en).toMatch(/companies/);
  expect(await why(idle, none.listingId)).toMatchObject({ standing: 'AT_CAPACITY' });
});

test('a need, a technology and a company for sale read where they stand with their other sides, and nothing of anybody', async () => {
  const listed = async (kind: 'need' | 'technology' | 'acquisition' | 'investor', more: object) => {
    const owner = someone();
    return { owner, ...(await city().published(owner, kind, more)).listing };
  };
  const need = await listed('need', {
    summary: { ko: '영하 창고의 팔레트 하역' },
    profile: { ...needProfile(), leastTrl: 9 },
  });
  const immature = await listed('technology', {
    summary: { ko: '조용한 용접 로봇' },
    profile: { ...technologyProfile(), trl: 4 },
  });
  for (let n = 0; n < 5; n += 1)
    await listed('technology', { summary: { ko: '용접 로봇' }, profile: { ...technologyProfile(), trl: 3 } });
  const shop = await listed('acquisition', {
    title: { ko: '반려동물 매장' },
    summary: { ko: '사료와 용품' },
    profile: { ...acquisitionProfile(), underNda: { ko: '심어둔매각비밀', en: 'plantedseller' } },
  });
  const acquiring = { sectors: ['BIO'], saleTypes: ['SHARES'], areas: ['KR-50'], keywords: ['심어둔인수관심'] };
  const buyers = await Promise.all(
    Array.from({ length: 5 }, () =>
      listed('investor', {
        title: { ko: '제약사' },
        summary: { ko: '항체 치료제' },
        profile: { ...investorProfile(), keywords: [], acquiring },
      }),
    ),
  );
  const never = await why(need.owner, need.listingId);
  expect([never.standing, never.pairing]).toEqual(['NO_RUN_YET', undefined]);
  await city().night('2026-04-05');

  const ofNeed = await why(need.owner, need.listingId);
  expect(ofNeed).toMatchObject({
    pairing: 'TECHNOLOGY',
    standing: 'BELOW_FLOOR',
    matches: 0,
    looked: { atLeast: 5, below: 10 },
    excluded: { atLeast: 5, below: 10 },
    changes: [],
    elsewhere: [{ pairing: 'COLLABORATION', looked: { atLeast: 5 } }],
  });
  expect(ofNeed.text.en).toMatch(/technology owners/);
  expect(await why(immature.owner, immature.listingId)).toMatchObject({
    pairing: 'TECHNOLOGY',
    standing: 'BELOW_FLOOR',
    // One need alone: too few to be counted out.
    looked: { atLeast: 0, below: 5 },
    factors: [],
  });

  const ofShop = await why(shop.owner, shop.listingId);
  expect(ofShop).toMatchObject({ pairing: 'ACQUISITION', standing: 'BELOW_FLOOR', looked: { atLeast: 5, below: 10 } });
  expect(ofShop.factors!.map(({ factor }) => factor).sort()).toEqual(['region', 'sector', 'stage', 'text', 'ticket']);
  const ofBuyer = await why(buyers[0]!.owner, buyers[0]!.listingId);
  expect(ofBuyer.pairing).toBe('INVESTMENT');
  expect(ofBuyer.elsewhere).toMatchObject([{ pairing: 'ACQUISITION', looked: { atLeast: 0, below: 5 } }]);
  expect(JSON.stringify([ofNeed, ofShop, ofBuyer])).not.toMatch(/심어둔|plantedseller|KR-50|조용한/);
  expect((await city().as(someone(), 'readWhyNot', { params: { listingId: shop.listingId } })).status).toBe(404);
});

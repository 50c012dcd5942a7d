import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Grant } from '#shared/disclosure/grant/schema.ts';
import type { PublicListing, ShownListing } from '#shared/disclosure/schema.ts';
import type { Problem } from '#shared/http/problem.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { acquisitionProfile, cityOf, companyProfile, fresh } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

const here = useStack();
let city: ReturnType<typeof cityOf>;
beforeAll(() => {
  city = cityOf(here);
});
type Refusal = z.infer<typeof Problem>;
const faultsOf = ({ errors = [] }: Refusal) => errors.map(({ pointer, code }) => [pointer, code]);

const named = {
  name: { ko: '주식회사 한강로보틱스', en: 'Hangang Robotics Inc.' },
  representative: { name: { ko: '김도윤', en: 'Doyun Kim' }, title: { ko: '대표' } },
  contact: { email: 'ceo@hgrobot.example' },
};
const teaserText = {
  title: { ko: '수도권 물류 로봇 기업', en: 'Logistics robotics firm' },
  summary: { ko: '흑자를 내는 기업이다', en: 'A profitable firm' },
};
const identity = { ko: '주식회사 한강로보틱스', en: 'Hangang Robotics Inc.' };
const withIdentity = { ...acquisitionProfile(), identity };

describe('an acquisition teaser (J12)', () => {
  test('is refused for whatever names the company, with a pointer to each place, at every step', async () => {
    const organisation = await city.organisation('seller', named);
    const { organisationId, businessNumber } = organisation;
    const create = (more: object) =>
      city.as<Listing & Refusal>('seller', 'createListing', {
        body: { kind: 'acquisition', organisationId, ...teaserText, profile: withIdentity, ...more },
        headers: fresh(),
      });
    const telling = await create({
      title: { ko: '한 강 로보틱스 매각', en: 'hangang-robotics for sale' },
      summary: { ko: `사업자번호 ${businessNumber}`, en: 'see www.somewhere.example' },
      profile: {
        ...withIdentity,
        tags: ['SLAM', '㈜한강로보틱스'],
        reason: { ko: '김 도 윤 대표의 은퇴', en: 'D o y u n Kim retires' },
        forMembers: { ko: '문의 010-1234-5678' },
      },
    });
    expect(telling.status).toBe(422);
    expect(faultsOf(telling.body)).toEqual([
      ['/title/ko', 'teaser-name'],
      ['/title/en', 'teaser-name'],
      ['/summary/ko', 'teaser-number'],
      ['/summary/en', 'teaser-contact'],
      ['/profile/tags/1', 'teaser-name'],
      ['/profile/reason/ko', 'teaser-person'],
      ['/profile/reason/en', 'teaser-person'],
      ['/profile/forMembers/ko', 'teaser-contact'],
    ]);
    // The refusal itself names nobody.
    expect(telling.text).not.toMatch(/한강|Hangang|김도윤/);

    const draft = await create({});
    expect(draft.status, draft.text).toBe(201);
    const change = (listing: Listing, body: object) =>
      city.as<Listing & Refusal>('seller', 'changeListing', {
        params: { listingId: listing.listingId },
        headers: { 'if-match': `"v${listing.version}"` },
        body,
      });
    expect(faultsOf((await change(draft.body, { profile: { reason: { ko: '한강로보틱스' } } })).body)).toEqual([
      ['/profile/reason/ko', 'teaser-name'],
    ]);
    const drafted = (await change(draft.body, { title: { ko: '새벽별 물류 기업' } })).body;

    // Renamed after drafting: refused at submission; renamed after submission: refused at publication.
    const rename = async (name: object) => {
      const { headers } = await city.as('seller', 'readOrganisation', { params: { organisationId } });
      const answer = await city.as<Organisation>('seller', 'changeOrganisation', {
        params: { organisationId },
        headers: { 'if-match': headers.get('etag') ?? '' },
        body: { name },
      });
      expect(answer.status, answer.text).toBe(200);
    };
    const step = (who: string, target: string, listing: Listing, body?: object) =>
      city.as<Listing & Refusal>(who, target, {
        params: { listingId: listing.listingId },
        headers: { 'if-match': `"v${listing.version}"` },
        ...(body === undefined ? {} : { body }),
      });
    await rename({ ko: '새벽별물류' });
    expect(faultsOf((await step('seller', 'submitListing', drafted)).body)).toEqual([['/title/ko', 'teaser-name']]);
    await rename(named.name);
    const submitted = (await step('seller', 'submitListing', drafted)).body;
    expect(submitted.state).toBe('IN_REVIEW');
    await rename({ ko: '새벽별물류' });
    const approval = await step('operator', 'reviewListing', submitted, { decision: 'APPROVE' });
    expect(approval.status).toBe(422);
    expect(faultsOf(approval.body)).toEqual([['/title/ko', 'teaser-name']]);
    const returned = await step('operator', 'reviewListing', submitted, {
      decision: 'REQUEST_CHANGES',
      reason: 'UNCLEAR',
      text: { ko: '상호가 드러납니다' },
    });
    expect(returned.status, returned.text).toBe(200);
    // Paused, and the name has come to be one that it tells: it does not come back.
    await rename(named.name);
    const shown = await city.approve(await city.submit('seller', returned.body));
    const paused = (await step('seller', 'pauseListing', shown)).body;
    await rename({ ko: '새벽별물류' });
    expect((await step('seller', 'resumeListing', paused)).status).toBe(422);
    await rename(named.name);
    expect((await step('seller', 'resumeListing', paused)).body.state).toBe('PUBLISHED');
  });

  test('tells nothing that leads to the company: no identifier, moment or title in common with what it lists', async () => {
    const { organisationId } = await city.organisation('quiet', named);
    const publish = async (kind: 'company' | 'acquisition', more: object) =>
      city.approve(await city.submit('quiet', await city.draft('quiet', organisationId, kind, more)));
    const title = { ko: '영하 25도 자율주행 지게차', en: 'Deep-cold forklifts' };
    const company = await publish('company', {
      title,
      profile: { ...companyProfile(), website: 'https://icelift.example' },
    });
    for (const text of [title.ko, title.en, 'ICELIFT', '영하25도 자율주행-지게차']) {
      const answer = await city.as<Refusal>('quiet', 'createListing', {
        body: { kind: 'acquisition', organisationId, ...teaserText, summary: { ko: text }, profile: withIdentity },
        headers: fresh(),
      });
      expect(answer.status, text).toBe(422);
    }
    const teaser = await publish('acquisition', { ...teaserText, profile: withIdentity });
    expect(teaser.listingId.slice(0, 10)).not.toBe(company.listingId.slice(0, 10));
    expect(teaser.publishedAt).not.toMatch(/T15:00:00\.000Z$/);
    const read = async <T extends object>(target: string, id: string, who?: string) =>
      (
        await here.call<T>(target, {
          params: { listingId: id },
          ...(who === undefined ? {} : { token: await city.token(who) }),
        })
      ).body;
    const buyer = await city.organisation('buyer');
    await verify(here, buyer.organisationId);
    const shown = [
      await read<PublicListing>('readDirectoryEntry', teaser.listingId),
      await read<ShownListing>('readCatalogueEntry', teaser.listingId, 'buyer'),
    ];
    for (const each of shown) {
      // The day in Seoul, no more.
      expect(each.publishedAt).toMatch(/T15:00:00\.000Z$/);
      expect(each.updatedAt).toMatch(/T15:00:00\.000Z$/);
      const values = (value: unknown): string[] =>
        typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(values)
          : [String(value)].filter(text => text.length > 8);
      const told = new Set(values(await read('readDirectoryEntry', company.listingId)));
      expect(values(each).filter(value => told.has(value))).toEqual([]);
      expect(JSON.stringify(each)).not.toContain(organisationId);
    }
    expect(shown[1]).toMatchObject({ tier: 'T1', locked: ['T2'] });
    // Nor does a grant, up to consent and after it; then the identity is told.
    const params = { listingId: teaser.listingId, organisationId: buyer.organisationId };
    const asked = await city.made201<Grant>('buyer', 'requestGrant', {
      params: { listingId: teaser.listingId },
      body: { organisationId: buyer.organisationId, purpose: { ko: '인수 검토' } },
    });
    await city.as('quiet', 'decideGrant', { params, body: { decision: 'GRANT' }, headers: { 'if-match': '"v1"' } });
    const grant = await city.as('buyer', 'readGrant', { params });
    const trail = await city.as('buyer', 'readOrganisationTrail', {
      params: { organisationId: buyer.organisationId },
    });
    for (const text of [JSON.stringify(asked), grant.text, trail.text]) expect(text).not.toContain(organisationId);
    // Who acts for the seller stands in its other trails too, and so not in the buyer's.
    expect(trail.text).toContain('disclosure.requested');
    expect(trail.text).not.toContain('disclosure.granted');
    const consented = await read<ShownListing>('readCatalogueEntry', teaser.listingId, 'buyer');
    expect(consented).toMatchObject({ tier: 'T2', profile: { identity } });
  });
});

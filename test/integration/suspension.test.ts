import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '#shared/contract/schema.ts';
import type { ShownDeal as Deal } from '#shared/deal/schema.ts';
import { openDirectory } from '#shared/directory/store.ts';
import type { Enquiry } from '#shared/enquiry/schema.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Matches } from '#shared/match/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import { openTable } from '#shared/table/table.ts';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

/** Journey 20: a suspended company vanishes everywhere, its deals are frozen, nothing is lost, and lifting brings all back. */
const handle = useStack();
const city = () => cityOf(handle);
const table = () =>
  openTable(DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb)), handle.stack.tableName);
const [founder, angel] = [`founder-${unique()}`, `angel-${unique()}`];
const NAME = '사라질기업';
const why = { reason: 'FRAUD', text: { ko: '허위 실적을 등록했습니다', en: 'It stated false results' } };

let company: { organisationId: string; listing: Listing };
let investor: { organisationId: string; listing: Listing };
let sibling: { organisationId: string; listing: Listing };
let deal: Deal;
let draft: Draft;
beforeAll(async () => {
  company = await city().published(
    founder,
    'company',
    { title: { ko: NAME, en: 'Vanishing Inc' } },
    { centre: 'SEONGSU' },
  );
  investor = await city().published(angel, 'investor');
  sibling = await city().published(`sibling-${unique()}`, 'company');
  await city().night('2030-03-01');
  deal = await city().introduction(founder, angel, company.listing.listingId, investor.listing.listingId);
  draft = await city().made201<Draft>(founder, 'createDraft', {
    params: { dealId: deal.dealId },
    body: { templateId: 'nda' },
  });
});

const versionOf = async ({ organisationId }: { organisationId: string }) =>
  (await city().as<Organisation>('operator', 'readOrganisation', { params: { organisationId } })).body.version;
const suspend = async (who: string, of: { organisationId: string }, body: object = why) =>
  city().as<Organisation>(who, 'suspendOrganisation', {
    params: { organisationId: of.organisationId },
    body,
    headers: { 'if-match': `"v${await versionOf(of)}"` },
  });
const lift = async (who: string, of: { organisationId: string }) =>
  city().as<Organisation>(who, 'liftSuspension', {
    params: { organisationId: of.organisationId },
    headers: { 'if-match': `"v${await versionOf(of)}"` },
  });

/** Everything that somebody outside can read; the counterpart reads the deal besides. */
const outside = async () => {
  const params = { listingId: company.listing.listingId };
  const organisationId = investor.organisationId;
  const of = (answer: { text: string }) => answer.text.includes(NAME);
  const cold = await openDirectory(table()).listings();
  return {
    list: of(await handle.call('listDirectory', { query: { limit: 100 } })),
    search: of(await handle.call('listDirectory', { query: { q: NAME } })),
    facets: of(await handle.call('listDirectory', { query: { q: 'Vanishing' } })),
    similar: of(await handle.call('listSimilar', { params: { listingId: sibling.listing.listingId } })),
    signedIn: of(await city().as(angel, 'searchCatalogue', { query: { q: NAME } })),
    inFull: (await city().as(angel, 'readCatalogueEntry', { params })).status === 200,
    detail: (await handle.call('readDirectoryEntry', { params })).status === 200,
    cold: cold.some(({ title }) => title.ko === NAME),
    matches: of(await city().as<Matches>(angel, 'listMatches', { params: { listingId: investor.listing.listingId } })),
    deal: of(await city().as(angel, 'readDeal', { params: { dealId: deal.dealId } })),
    deals: of(await city().as(angel, 'listOrganisationDeals', { params: { organisationId } })),
  };
};
const everywhere = (there: boolean) => ({
  list: there,
  search: there,
  facets: there,
  similar: there,
  signedIn: there,
  inFull: there,
  detail: there,
  cold: there,
  deal: there,
  deals: there,
  matches: there,
});

describe('J20: a suspended company', () => {
  test('vanishes from every reader at once, warm and cold, and is there again once the suspension is lifted', async () => {
    expect(await outside()).toEqual(everywhere(true));
    const suspended = await suspend('centreOperator', company);
    expect(suspended.status).toBe(200);
    expect(suspended.body.suspension).toMatchObject({ reason: 'FRAUD', text: { enSource: 'human' } });
    expect(await outside()).toEqual(everywhere(false));
    // A night in between: readers that start from its snapshot neither see the company nor lose it.
    await city().night('2030-03-02');
    expect(await outside()).toEqual(everywhere(false));

    const lifted = await lift('centreOperator', company);
    expect([lifted.status, lifted.body.suspension]).toEqual([200, undefined]);
    const { matches, ...rest } = await outside();
    const { matches: _, ...all } = everywhere(true);
    expect(rest).toEqual(all);
    // A pair that dealt is not proposed again, so the night in between left nothing to show.
    expect(matches).toBe(false);
  });

  test('freezes its deals: both sides read them, marked, and nobody changes anything', async () => {
    const params = { dealId: deal.dealId };
    const draftParams = { draftId: draft.draftId };
    await suspend('operator', company);
    for (const who of [founder, angel, 'operator']) {
      const read = await city().as<Deal>(who, 'readDeal', { params });
      expect([read.status, read.body.frozen]).toEqual([200, true]);
      // Not the tag of the version: with that in hand a reader would never learn that the deal is frozen.
      expect(read.headers.get('etag')).not.toMatch(/^"v\d/);
      expect((await city().as<Draft>(who, 'readDraft', { params: draftParams })).body.frozen).toBe(true);
    }
    const title = async (who: string) =>
      (await city().as<Deal>(who, 'readDeal', { params })).body.parties.find(({ role }) => role === 'company')!.title;
    expect((await title(founder)).ko).toBe(NAME);
    expect(await title(angel)).toEqual({ ko: '이용이 정지된 조직', en: 'Suspended organisation', enSource: 'human' });

    for (const who of [founder, angel]) {
      const attempts = await Promise.all([
        city().as(who, 'acceptDeal', { params }),
        city().as(who, 'createDraft', { params, body: { templateId: 'nda' }, headers: fresh() }),
        city().as(who, 'reviseDraft', {
          params: draftParams,
          body: { facts: {} },
          headers: { ...fresh(), 'if-match': '"v1"' },
        }),
      ]);
      for (const { status, text } of attempts)
        expect([status, text]).toEqual([409, expect.stringContaining('organisation-suspended')]);
    }
    await lift('operator', company);
    const after = await city().as<Deal>(angel, 'readDeal', { params });
    expect(after.body).toEqual({
      ...deal,
      stage: 'NDA_DRAFT',
      version: deal.version + 1,
      stageSince: expect.any(String),
      updatedAt: expect.any(String),
    });
    const revised = await city().as(angel, 'reviseDraft', {
      params: draftParams,
      body: { facts: {} },
      headers: { ...fresh(), 'if-match': '"v1"' },
    });
    expect(revised.status).toBe(201);
  });

  test('holds its enquiries: both sides read them, without the name of who is suspended, and nothing moves', async () => {
    const [seller, buyer] = [`seller-${unique()}`, `buyer-${unique()}`];
    const offer = await city().published(
      seller,
      'technology',
      { title: { ko: '사라질기술' } },
      { name: { ko: '사라질판매자' } },
    );
    const asking = await city().organisation(buyer, { name: { ko: '묻는기업' } });
    await verify(handle, asking.organisationId);
    const made = await city().made201<Enquiry>(buyer, 'createEnquiry', {
      body: {
        listingId: offer.listing.listingId,
        organisationId: asking.organisationId,
        message: { ko: '문의드립니다' },
      },
    });
    const params = { enquiryId: made.enquiryId };
    const readBy = async (who: string) => city().as<Enquiry>(who, 'readEnquiry', { params });
    const answerBy = (who: string) =>
      city().as(who, 'answerEnquiry', { params, body: { decision: 'CONTACT' }, headers: { 'if-match': '"v1"' } });

    await city().turn(offer.organisationId, true);
    const sent = await readBy(buyer);
    expect([sent.status, sent.body.frozen, sent.text.includes('사라질')]).toEqual([200, true, false]);
    const listed = await city().as(buyer, 'listEnquiries', {
      params: { organisationId: asking.organisationId },
      query: { box: 'sent' },
    });
    expect([listed.text.includes('문의드립니다'), listed.text.includes('사라질')]).toEqual([true, false]);
    expect((await answerBy(seller)).status).toBe(409);
    await city().turn(offer.organisationId, false);

    await city().turn(asking.organisationId, true);
    const received = await readBy(seller);
    expect([received.body.frozen, received.body.sender.name.en, received.body.listing.title.ko]).toEqual([
      true,
      'Suspended organisation',
      '사라질기술',
    ]);
    expect((await readBy(buyer)).body.sender.name.ko).toBe('묻는기업');
    expect((await answerBy(seller)).status).toBe(409);
    await city().turn(asking.organisationId, false);
    expect((await readBy(buyer)).body.frozen).toBeUndefined();
    expect((await answerBy(seller)).status).toBe(200);
  });

  test('its members read and do not change; they are told why', async () => {
    await suspend('operator', company);
    const params = { organisationId: company.organisationId };
    const read = await city().as<Organisation>(founder, 'readOrganisation', { params });
    expect(read.body.suspension).toMatchObject({ text: { ko: '허위 실적을 등록했습니다' } });
    const listing = { listingId: company.listing.listingId };
    expect((await city().as(founder, 'readListing', { params: listing })).status).toBe(200);
    const change = await city().as(founder, 'changeListing', {
      params: listing,
      body: { title: { ko: '새 이름' } },
      headers: { 'if-match': `"v${company.listing.version}"` },
    });
    expect([change.status, change.text]).toEqual([409, expect.stringContaining('이용이 정지된')]);
    const told = await city().as(founder, 'listNotifications', { params });
    expect(told.text).toContain('organisation.suspended');
    await lift('operator', company);
    expect((await city().as(founder, 'listNotifications', { params })).text).toContain('organisation.reinstated');
  });

  test('only operators of its centre suspend or lift, with a reason from the list, and not twice', async () => {
    for (const who of [founder, angel, 'auditor', 'otherCentreOperator']) {
      expect((await suspend(who, company)).status, who).toBe(403);
      expect((await lift(who, company)).status, who).toBe(403);
    }
    expect((await lift('operator', company)).status).toBe(409);
    expect((await suspend('operator', company, { ...why, reason: 'BECAUSE' })).status).toBe(422);
    expect((await suspend('operator', company, { reason: 'FRAUD' })).status).toBe(422);
    expect((await suspend('operator', company)).status).toBe(200);
    expect((await suspend('operator', company)).status).toBe(409);
    expect((await lift('operator', company)).status).toBe(200);
  });
});

describe('at the same moment', () => {
  test('a suspension and a publication: whichever comes first, nothing is to be seen until it is lifted', async () => {
    for (let round = 0; round < 5; round += 1) {
      const owner = `racer-${unique()}`;
      const { organisationId } = await city().organisation(owner);
      const title = `경주 ${unique()}`;
      const listing = await city().submit(
        owner,
        await city().draft(owner, organisationId, 'company', { title: { ko: title } }),
      );
      const params = { listingId: listing.listingId };
      const approve = () =>
        city().as<Listing>('operator', 'reviewListing', {
          params,
          body: { decision: 'APPROVE' },
          headers: { 'if-match': `"v${listing.version}"` },
        });
      const [suspended, approved] = await Promise.all([suspend('operator', { organisationId }), approve()]);
      expect(suspended.status).toBe(200);
      expect([200, 409]).toContain(approved.status);
      const visible = async () => ({
        list: (await handle.call('listDirectory', { query: { q: title } })).text.includes(title),
        detail: (await handle.call('readDirectoryEntry', { params })).status,
        cold: (await openDirectory(table()).listings()).some(listing => listing.title.ko === title),
      });
      expect(await visible()).toEqual({ list: false, detail: 404, cold: false });
      await lift('operator', { organisationId });
      if (approved.status === 409) expect((await approve()).status).toBe(200);
      expect(await visible()).toEqual({ list: true, detail: 200, cold: true });
    }
  });

  test('eight suspensions of eight organisations all hold, and of two of one organisation one does', async () => {
    const organisations = await Promise.all(Array.from({ length: 8 }, () => city().organisation(`many-${unique()}`)));
    const answers = await Promise.all(organisations.map(each => suspend('operator', each)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(8).fill(200));
    const suspended = await findSuspended(table());
    for (const { organisationId } of organisations) expect(suspended).toContain(organisationId);
    const one = await city().organisation(`once-${unique()}`);
    const both = await Promise.all([suspend('operator', one), suspend('operator', one)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { ShownDeal } from '#shared/deal/schema.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { cityOf, fresh, unique, won } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

const handle = useStack();
const city = () => cityOf(handle);
const today = seoulDate(new Date().toISOString());

const seller = `seller-${unique()}`;
const buyers = Array.from({ length: 3 }, () => `buyer-${unique()}`);
let sold: { organisationId: string; listing: Listing };
const organisations: string[] = [];

beforeAll(async () => {
  sold = await city().published(seller, 'acquisition', {
    title: { ko: '수도권 커머스 기업' },
    summary: { ko: '자체 물류를 갖춘 커머스 기업' },
  });
  await verify(handle, sold.organisationId);
  for (const buyer of buyers) {
    const { organisationId } = await city().organisation(buyer);
    await verify(handle, organisationId);
    organisations.push(organisationId);
  }
});

const read = async (person: string, dealId: string) =>
  (await city().as<ShownDeal>(person, 'readDeal', { params: { dealId } })).body;
const change = async (person: string, target: string, dealId: string, body: object) =>
  city().as<ShownDeal>(person, target, {
    params: { dealId },
    body,
    headers: {
      ...(target === 'proposeTerms' ? fresh() : {}),
      'if-match': `"v${(await read(person, dealId)).version}"`,
    },
  });
const act = (person: string, dealId: string, name: string, more: object = {}) =>
  change(person, 'actOnDeal', dealId, { act: name, ...more });
const loi = (days = 30) => ({
  loi: { price: won('5000000000'), saleType: 'SHARES', validUntil: '2099-12-31', exclusivityDays: days },
});

/** A buyer let in by the seller, under an NDA, with consent to see the whole of the teaser, and a letter of intent. */
const offered = async (n: number, listing: Listing): Promise<string> => {
  const [buyer, organisationId] = [buyers[n]!, organisations[n]!];
  const made = await city().made201<ShownDeal>(buyer, 'approachListing', {
    params: { listingId: listing.listingId },
    body: { organisationId, message: { ko: '인수를 검토합니다' } },
  });
  const { dealId } = made;
  expect(JSON.stringify(made)).not.toContain(sold.organisationId);
  await city().as(seller, 'acceptDeal', { params: { dealId } });
  const nda = {
    document: 'NDA',
    documentHash: 'ab'.repeat(32),
    signedOn: today,
    signatory: { ko: '김서명' },
    endsOn: '2098-12-31',
  };
  await change(buyer, 'signDealDocument', dealId, nda);
  await change(seller, 'signDealDocument', dealId, nda);
  const params = { listingId: listing.listingId };
  await city().made201(buyer, 'requestGrant', { params, body: { organisationId, purpose: { ko: '인수 검토' } } });
  await city().as(seller, 'decideGrant', {
    params: { ...params, organisationId },
    body: { decision: 'GRANT' },
    headers: { 'if-match': '"v1"' },
  });
  expect((await act(buyer, dealId, 'SEND_LOI', loi())).body?.stage).toBe('LOI_SENT');
  return dealId;
};
const seesAll = async (n: number, listing = sold.listing) =>
  (
    await city().as(buyers[n]!, 'readCatalogueEntry', {
      params: { listingId: listing.listingId },
      query: { tier: 'T3' },
    })
  ).status;

describe('a company for sale', () => {
  let first: string;
  let second: string;
  test('is shown whole to every buyer under an NDA until the seller accepts one letter of intent', async () => {
    [first, second] = [await offered(0, sold.listing), await offered(1, sold.listing)];
    expect([await seesAll(0), await seesAll(1)]).toEqual([200, 200]);
    expect((await act(buyers[0]!, first, 'ACCEPT_LOI')).status).toBe(409);
    const accepted = await act(seller, first, 'ACCEPT_LOI');
    expect(accepted.body).toMatchObject({ stage: 'LOI_ACCEPTED', exclusiveUntil: expect.any(String) });
  });

  test('is then closed to the others at once: they see nothing, do nothing, and are told', async () => {
    expect([await seesAll(0), await seesAll(1)]).toEqual([200, 403]);
    expect(await read(buyers[1]!, second)).toMatchObject({ held: true, stage: 'LOI_SENT' });
    const params = { dealId: second };
    const body = { text: { ko: '저희 제안은요?' } };
    expect((await city().as(buyers[1]!, 'sendDealMessage', { params, body, headers: fresh() })).status).toBe(409);
    const draft = { templateId: 'nda' };
    expect((await city().as(buyers[1]!, 'createDraft', { params, body: draft, headers: fresh() })).status).toBe(409);
    expect((await act(seller, second, 'ACCEPT_LOI')).status).toBe(409);
    expect((await act(seller, second, 'READMIT')).status).toBe(409);
    const told = await city().as(buyers[1]!, 'listNotifications', { params: { organisationId: organisations[1]! } });
    expect(told.text).toContain('deal.held');
    // Nobody new is let in either.
    const late = await city().made201<ShownDeal>(buyers[2]!, 'approachListing', {
      params: { listingId: sold.listing.listingId },
      body: { organisationId: organisations[2]!, message: { ko: '저도요' } },
    });
    expect((await city().as(seller, 'acceptDeal', { params: { dealId: late.dealId } })).status).toBe(409);
    expect((await act(seller, late.dealId, 'DECLINE', { reason: 'TIMING' })).body.stage).toBe('DECLINED');
  });

  test('goes through diligence, or back to another buyer whom the seller lets in again', async () => {
    expect((await act(buyers[0]!, first, 'START_DILIGENCE')).body.stage).toBe('DILIGENCE');
    expect((await act(buyers[0]!, first, 'CLOSE_LOST', { reason: 'TECH_CONCERN' })).body.stage).toBe('CLOSED_LOST');
    // The exclusivity is over; that alone lets nobody in.
    expect(await seesAll(1)).toBe(403);
    expect((await act(seller, second, 'READMIT')).body.stage).toBe('LOI_SENT');
    expect(await seesAll(1)).toBe(200);
    expect((await read(buyers[1]!, second)).held).toBeUndefined();
    expect((await act(seller, second, 'ACCEPT_LOI')).body.stage).toBe('LOI_ACCEPTED');
    expect([await seesAll(0), await seesAll(1)]).toEqual([403, 200]);
    await act(seller, second, 'START_DILIGENCE');
    const terms = { kind: 'ACQUISITION', saleType: 'SHARES', price: won('4800000000'), stake: 10_000 };
    await change(buyers[1]!, 'proposeTerms', second, { terms });
    expect((await change(seller, 'acceptTerms', second, { number: 1 })).body.stage).toBe('SPA');
    await act(seller, second, 'SUBMIT_REVIEW');
    const contract = {
      document: 'CONTRACT',
      documentHash: 'cd'.repeat(32),
      signedOn: today,
      signatory: { ko: '김서명' },
    };
    await change(seller, 'signDealDocument', second, contract);
    const signed = await change(buyers[1]!, 'signDealDocument', second, contract);
    expect(signed.body.stage).toBe('SIGNED');
    const params = { outcomeId: signed.body.outcomeId ?? '' };
    expect((await city().as(seller, 'readOutcome', { params })).body).toMatchObject({
      type: 'MNA',
      amount: won('4800000000'),
      dealId: second,
    });
  });
});

test('two letters of intent accepted at once: exactly one wins, every time', async () => {
  for (let round = 0; round < 4; round += 1) {
    const draft = await city().draft(seller, sold.organisationId, 'acquisition', {
      title: { ko: `커머스 기업 ${round}` },
      summary: { ko: '자체 물류를 갖춘 커머스 기업' },
    });
    const listing = await city().approve(await city().submit(seller, draft));
    const deals = await Promise.all([offered(0, listing), offered(1, listing)]);
    const answers = await Promise.all(deals.map(dealId => act(seller, dealId, 'ACCEPT_LOI')));
    expect(answers.map(({ status }) => status).sort(), answers.map(({ text }) => text).join('\n')).toEqual([200, 409]);
    const after = await Promise.all(deals.map(dealId => read(seller, dealId)));
    expect(after.map(({ stage }) => stage).sort()).toEqual(['LOI_ACCEPTED', 'LOI_SENT']);
    expect(after.map(({ held }) => held === true)).toEqual(after.map(({ stage }) => stage === 'LOI_SENT'));
    const seen = await Promise.all([seesAll(0, listing), seesAll(1, listing)]);
    expect(seen).toEqual(after.map(({ stage }) => (stage === 'LOI_ACCEPTED' ? 200 : 403)));
    const loser = after.find(({ stage }) => stage === 'LOI_SENT')!;
    const trail = await city().as<{ items: { action: string }[] }>(seller, 'readDealTrail', {
      params: { dealId: loser.dealId },
    });
    expect(trail.body.items.map(({ action }) => action)).not.toContain('deal.accept-loi');
  }
}, 60_000);

import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Draft } from '#shared/contract/schema.ts';
import type { DraftStatus } from '#shared/contract/signing/schema.ts';
import type { ShownDeal } from '#shared/deal/schema.ts';
import type { DealMessage, ShownMeeting } from '#shared/deal/talk/schema.ts';
import type { Enquiry } from '#shared/enquiry/schema.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Outcome } from '#shared/outcome/schema.ts';
import { cityOf, fresh, unique, won } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

const handle = useStack();
const city = () => cityOf(handle);
const today = seoulDate(new Date().toISOString());
const HASH = 'ab'.repeat(32);

const owner = `owner-${unique()}`;
const asker = `asker-${unique()}`;
const stranger = `stranger-${unique()}`;
let mine: { organisationId: string; listing: Listing };
let theirs: { organisationId: string };

beforeAll(async () => {
  mine = await city().published(owner, 'technology');
  theirs = await city().organisation(asker);
  const nobody = await city().organisation(stranger);
  for (const { organisationId } of [mine, theirs, nobody]) await verify(handle, organisationId);
});

const read = async (person: string, dealId: string) =>
  (await city().as<ShownDeal>(person, 'readDeal', { params: { dealId } })).body;
/** A change of a deal at the version it has now, or at one that is told. */
const change = async (person: string, target: string, dealId: string, body: object, version?: number) => {
  const at = version ?? (await read(owner, dealId)).version;
  return city().as<ShownDeal & { type?: string }>(person, target, {
    params: { dealId },
    body,
    headers: { ...(target === 'proposeTerms' ? fresh() : {}), 'if-match': `"v${at}"` },
  });
};
const act = (person: string, dealId: string, name: string, version?: number) =>
  change(person, 'actOnDeal', dealId, { act: name }, version);

/** A deal from an enquiry about a technology that its owner accepted. */
const accepted = async (listing = mine.listing): Promise<string> => {
  const body = { listingId: listing.listingId, organisationId: theirs.organisationId, message: { ko: '도입 문의' } };
  const enquiry = await city().made201<Enquiry>(asker, 'createEnquiry', { body });
  const answer = await city().as<Enquiry>(owner, 'answerEnquiry', {
    params: { enquiryId: enquiry.enquiryId },
    body: { decision: 'ACCEPT' },
    headers: { 'if-match': '"v1"' },
  });
  return answer.body.dealId ?? '';
};
const another = async () =>
  city().approve(await city().submit(owner, await city().draft(owner, mine.organisationId, 'technology')));

let dealId: string;
describe('an accepted enquiry', () => {
  test('is a deal about a technology, introduced, between the two that it was between', async () => {
    dealId = await accepted();
    expect(await read(asker, dealId)).toMatchObject({
      kind: 'TECHNOLOGY',
      stage: 'INTRODUCED',
      origin: { kind: 'ENQUIRY' },
      message: { ko: '도입 문의' },
      parties: [
        { role: 'demander', organisationId: theirs.organisationId },
        { role: 'provider', organisationId: mine.organisationId, listingId: mine.listing.listingId },
      ],
      version: 1,
    });
    expect((await city().as(stranger, 'readDeal', { params: { dealId } })).status).toBe(404);
    // A second enquiry about it, accepted, belongs to the same deal.
    expect(await accepted()).toBe(dealId);
  });
});

test('a contract is drafted from the terms both accepted, and goes stale when they agree on others', async () => {
  const room = await accepted(await another());
  const agree = async (upfront: string, number: number) => {
    const terms = { kind: 'TECHNOLOGY', transferType: 'NON_EXCLUSIVE', upfront: won(upfront), running: 250 };
    expect((await change(owner, 'proposeTerms', room, { terms })).status).toBe(201);
    expect((await change(asker, 'acceptTerms', room, { number })).body.terms?.agreed).toBe(number);
  };
  await agree('30000000', 1);
  const draft = await city().made201<Draft>(asker, 'createDraft', {
    params: { dealId: room },
    body: { templateId: 'lic' },
  });
  const cited = (of: Draft) =>
    Object.values(of.model.provenance).find(
      ({ path }) => path === 'royalty.upfront' || path === 'royalty.running.rate',
    );
  expect(cited(draft)?.source).toMatchObject({ kind: 'deal', id: room, version: 1 });
  await agree('40000000', 2);
  const status = await city().as<DraftStatus>(owner, 'readDraftStatus', { params: { draftId: draft.draftId } });
  expect(status.body.state).toBe('STALE');
  expect(JSON.stringify(status.body.stale)).toContain('40,000,000');
});

describe('the two sides of a deal', () => {
  test('sign the same NDA, which is kept seven years beyond its end', async () => {
    const sign = (person: string, documentHash: string) =>
      change(person, 'signDealDocument', dealId, {
        document: 'NDA',
        documentHash,
        signedOn: today,
        signatory: { ko: '김서명' },
        endsOn: '2098-06-30',
      });
    expect((await sign(owner, HASH)).body).toMatchObject({ stage: 'INTRODUCED' });
    expect((await sign(asker, 'cd'.repeat(32))).status).toBe(409);
    expect((await sign(asker, HASH)).body).toMatchObject({
      stage: 'NDA_SIGNED',
      nda: { documentHash: HASH, endsOn: '2098-06-30', retainUntil: '2105-06-30' },
    });
  });

  test('open the listing at T3 by it as soon as its owner consents', async () => {
    const params = { listingId: mine.listing.listingId };
    const body = { organisationId: theirs.organisationId, purpose: { ko: '실증 검토' } };
    await city().made201(asker, 'requestGrant', { params, body });
    const grant = { ...params, organisationId: theirs.organisationId };
    const given = await city().as<{ nda?: { ndaId?: string } }>(owner, 'decideGrant', {
      params: grant,
      body: { decision: 'GRANT' },
      headers: { 'if-match': '"v1"' },
    });
    expect(given.body).toMatchObject({ state: 'GRANTED', nda: { ndaId: dealId, documentHash: HASH } });
    expect((await city().as(asker, 'readCatalogueEntry', { params, query: { tier: 'T3' } })).status).toBe(200);
  });

  test('write to each other and report how a meeting went, each for itself but for what it shares', async () => {
    const params = { dealId };
    const said = await city().made201<DealMessage>(asker, 'sendDealMessage', {
      params,
      body: { text: { ko: '안녕하세요' } },
    });
    expect(said).toMatchObject({ by: 'demander', text: { ko: '안녕하세요' } });
    const list = await city().as<{ items: DealMessage[] }>(owner, 'listDealMessages', { params });
    expect(list.body.items).toEqual([said]);
    const body = {
      heldOn: today,
      intent: 2,
      reasons: ['TERMS'],
      notes: { ko: '우리끼리만' },
      shared: { ko: '시연 잘 봤습니다' },
    };
    await city().made201(owner, 'reportMeeting', { params, body });
    const seen = await city().as<{ items: z.infer<typeof ShownMeeting>[] }>(asker, 'listMeetings', { params });
    expect(seen.body.items).toMatchObject([{ heldOn: today, by: 'provider', shared: { ko: '시연 잘 봤습니다' } }]);
    expect(seen.text).not.toMatch(/우리끼리만|intent|TERMS/);
    expect((await city().as(owner, 'listMeetings', { params })).text).toContain('우리끼리만');
    for (const route of ['listDealMessages', 'listMeetings', 'listTerms'])
      expect((await city().as(stranger, route, { params })).status, route).toBe(404);
    const early = await city().as(owner, 'reportMeeting', {
      params,
      body: { heldOn: '2020-01-01', intent: 3 },
      headers: fresh(),
    });
    expect(early.status).toBe(422);
  });

  test('agree once both accept the same terms, and not by accepting different ones', async () => {
    const terms = (running: number) => ({
      kind: 'TECHNOLOGY',
      transferType: 'NON_EXCLUSIVE',
      feeModel: 'RUNNING',
      upfront: won('30000000'),
      running,
    });
    const wrong = await change(owner, 'proposeTerms', dealId, {
      terms: { kind: 'COLLABORATION', goal: { ko: '실증' } },
    });
    expect(wrong.status).toBe(422);
    expect((await change(owner, 'proposeTerms', dealId, { terms: terms(300) })).body).toMatchObject({
      stage: 'NEGOTIATING',
      terms: { number: 1, acceptedBy: ['provider'] },
    });
    expect((await change(asker, 'proposeTerms', dealId, { terms: terms(250) })).body.terms).toEqual({
      number: 2,
      by: 'demander',
      acceptedBy: ['demander'],
    });
    expect((await change(owner, 'acceptTerms', dealId, { number: 1 })).status).toBe(409);
    expect((await change(owner, 'acceptTerms', dealId, { number: 2 })).body).toMatchObject({
      stage: 'TERMS_AGREED',
      terms: { agreed: 2 },
    });
    const all = await city().as<{ items: object[]; agreed: number }>(asker, 'listTerms', { params: { dealId } });
    expect(all.body.agreed).toBe(2);
    expect(all.body.items).toMatchObject([
      { number: 1, by: 'provider', terms: { running: 300 } },
      { number: 2, by: 'demander', terms: { running: 250 } },
    ]);
  });

  test('move it on to the signed contract, which proposes the outcome of the chain', async () => {
    const due = { text: { ko: '계약서 검토' }, owner: 'demander', due: '2099-01-31' };
    expect((await change(asker, 'changeDeal', dealId, { nextAction: due })).body.nextAction).toMatchObject(due);
    expect((await change(asker, 'changeDeal', dealId, { nextAction: { ...due, owner: 'seller' } })).status).toBe(422);
    expect((await act(owner, dealId, 'CLOSE_WON')).status).toBe(409);
    expect((await act(owner, dealId, 'DRAFT_CONTRACT')).body.stage).toBe('CONTRACT_DRAFT');
    expect((await act(asker, dealId, 'SUBMIT_REVIEW')).body.stage).toBe('IN_REVIEW');
    const body = { document: 'CONTRACT', documentHash: HASH, signedOn: today, signatory: { ko: '김서명' } };
    await change(asker, 'signDealDocument', dealId, body);
    const signed = await change(owner, 'signDealDocument', dealId, body);
    expect(signed.body).toMatchObject({ stage: 'SIGNED', outcomeId: expect.any(String) });
    const params = { outcomeId: signed.body.outcomeId ?? '' };
    expect((await city().as<Outcome>(owner, 'readOutcome', { params })).body).toMatchObject({
      type: 'TECH_DEAL',
      state: 'EVIDENCED',
      basis: 'DIRECT',
      dealId,
      amount: won('30000000'),
      organisationId: mine.organisationId,
      listingId: mine.listing.listingId,
    });
    expect((await act(asker, dealId, 'CLOSE_WON')).body).toMatchObject({ stage: 'CLOSED_WON' });
    expect((await act(asker, dealId, 'STALL')).status).toBe(409);
  });

  test('tell each other at every step', async () => {
    const params = { organisationId: theirs.organisationId };
    const page = await city().as<{ items: { kind: string; text: { ko: string; en: string } }[] }>(
      asker,
      'listNotifications',
      { params },
    );
    const kinds = page.body.items.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['deal.terms-proposed', 'deal.advanced', 'deal.signed', 'deal.meeting']),
    );
    for (const { text } of page.body.items) expect(`${text.ko}${text.en}`).not.toMatch(/\{|undefined|정보 없음/);
  });
});

const terms = (amount: number) => ({
  terms: { kind: 'TECHNOLOGY', transferType: 'POC', upfront: won(String(amount)) },
});
test('of two at once exactly one stands: no update is lost, no step is missing in the trail', async () => {
  const id = await accepted(await another());
  let { version } = await read(owner, id);
  let done = 0;
  // Both move at the version both have read: one wins, the other has to read again.
  const rounds: [string, object][][] = [
    [
      ['proposeTerms', terms(1)],
      ['proposeTerms', terms(2)],
    ],
    [
      ['acceptTerms', { number: 1 }],
      ['proposeTerms', terms(3)],
    ],
    [
      ['actOnDeal', { act: 'STALL' }],
      ['actOnDeal', { act: 'CLOSE_LOST', reason: 'TIMING' }],
    ],
    [
      ['actOnDeal', { act: 'RESUME' }],
      ['actOnDeal', { act: 'CLOSE_LOST', reason: 'TIMING' }],
    ],
  ];
  for (const [first, second] of rounds) {
    const answers = await Promise.all([
      change(owner, first![0], id, first![1], version),
      change(asker, second![0], id, second![1], version),
    ]);
    // Who accepts what they had proposed changes nothing, and is not told off for it.
    const before = version;
    const won = answers.filter(({ status, body }) => status < 300 && body.version > before);
    expect(won.length, answers.map(({ text }) => text).join('\n')).toBeLessThan(2);
    const after = await read(owner, id);
    expect(after.version).toBe(version + won.length);
    for (const { status } of answers.filter(each => !won.includes(each))) expect([200, 409, 412]).toContain(status);
    if (won.length === 1) expect(won[0]!.body.version).toBe(after.version);
    done += won.length;
    version = after.version;
  }
  expect(done).toBeGreaterThan(2);
  const trail = await city().as<{ items: { action: string }[] }>(owner, 'readDealTrail', { params: { dealId: id } });
  // Its opening, and each change that stood: nothing of those that did not.
  expect(trail.body.items.length).toBe(1 + done);
  expect(version).toBe(1 + done);
}, 60_000);

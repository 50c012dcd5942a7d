import { describe, expect, test } from 'vitest';
import type { Enquiry } from '#shared/enquiry/schema.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import type { Notification } from '#shared/notification/schema.ts';
import { cityOf, fresh, needProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { suspend, verify } from '#test/support/trust.ts';

const here = useStack();
const city = () => cityOf(here);
const someone = () => `trade-${unique()}`;
type Problem = { type: string; detail?: string; existing?: string; errors?: { pointer: string; code: string }[] };

/** Somebody with a verified organisation and a published listing. */
const side = async (kind: ListingKind, more: object = {}) => {
  const owner = someone();
  const { organisationId, listing } = await city().published(owner, kind, more, {
    name: { ko: `비밀조직${unique()}` },
  });
  await verify(here, organisationId);
  return { owner, organisationId, listing };
};
type Someone = Awaited<ReturnType<typeof side>>;
const body = (from: Someone, listing: Listing, more: object = {}) => ({
  listingId: listing.listingId,
  organisationId: from.organisationId,
  message: { ko: '귀사의 야간 하역 문제를 저희 지게차로 풀 수 있습니다', en: 'Our forklift unloads at night' },
  ...more,
});
const ask = (from: Someone, listing: Listing, more: object = {}) =>
  city().made201<Enquiry>(from.owner, 'createEnquiry', { body: body(from, listing, more) });
const refused = (who: string, from: Someone, listing: Listing, more: object = {}) =>
  city().as<Problem>(who, 'createEnquiry', { body: body(from, listing, more), headers: fresh() });
const act = <T = Enquiry>(who: string, target: string, { enquiryId, version }: Enquiry, answer?: object) =>
  city().as<T>(who, target, {
    params: { enquiryId },
    headers: { 'if-match': `"v${version}"` },
    ...(answer === undefined ? {} : { body: answer }),
  });
const told = async ({ owner, organisationId }: Someone) =>
  (await city().as<{ items: Notification[] }>(owner, 'listNotifications', { params: { organisationId } })).body.items;
const box = async ({ owner, organisationId }: Someone, name: string) =>
  (await city().as<{ items: Enquiry[] }>(owner, 'listEnquiries', { params: { organisationId }, query: { box: name } }))
    .body.items;

describe('J6: a need, a proposal, and an answer that helps', () => {
  test('a firm states its need, a startup proposes its technology, and is told why not', async () => {
    const [firm, startup] = [await side('need'), await side('technology')];
    const terms = { transferType: 'POC', fee: { upfront: { amount: '30000000', currency: 'KRW' }, running: 300 } };
    const proposal = await ask(startup, firm.listing, { technologyId: startup.listing.listingId, terms });
    expect(proposal).toMatchObject({ kind: 'PROPOSAL', state: 'NEW', respondBy: '2099-12-20', side: 'SENT', terms });
    expect(proposal.technology).toMatchObject({ listingId: startup.listing.listingId });

    expect((await box(firm, 'received')).map(({ enquiryId }) => enquiryId)).toEqual([proposal.enquiryId]);
    expect((await box(firm, 'due')).map(({ enquiryId }) => enquiryId)).toEqual([proposal.enquiryId]);
    expect((await box(startup, 'sent')).map(({ enquiryId }) => enquiryId)).toEqual([proposal.enquiryId]);
    expect(await box(startup, 'received')).toEqual([]);
    expect((await told(firm))[0]).toMatchObject({ kind: 'enquiry.received', subject: proposal.enquiryId });

    const taken = (await act(firm.owner, 'answerEnquiry', proposal, { decision: 'REVIEW' })).body;
    expect(taken).toMatchObject({
      state: 'UNDER_REVIEW',
      side: 'RECEIVED',
      sender: { organisationId: startup.organisationId },
    });
    // Declining takes a reason of the list; another reason takes words.
    for (const [answer, pointer] of [
      [{ decision: 'DECLINE' }, '/reason'],
      [{ decision: 'DECLINE', reason: 'NO' }, '/reason'],
      [{ decision: 'DECLINE', reason: 'OTHER' }, '/text'],
    ] as const) {
      const answered = await act<Problem>(firm.owner, 'answerEnquiry', taken, answer);
      expect([answered.status, answered.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
    const text = { ko: '처리량 수치를 보여 주시면 다시 보겠습니다', en: 'Show us throughput' };
    const declined = await act(firm.owner, 'answerEnquiry', taken, {
      decision: 'DECLINE',
      reason: 'BENEFIT_UNCLEAR',
      text,
    });
    expect(declined.body.state).toBe('DECLINED');

    const read = await city().as<Enquiry>(startup.owner, 'readEnquiry', { params: { enquiryId: proposal.enquiryId } });
    expect(read.body.decline).toMatchObject({ reason: 'BENEFIT_UNCLEAR', text });
    expect(read.body.decline?.advice.ko).toMatch(/수치/);
    expect(read.body.decline?.advice.en).toMatch(/Figures/);
    expect(read.headers.get('etag')).toBe('"v3"');
    const [notice] = await told(startup);
    expect(notice?.kind).toBe('enquiry.declined');
    expect(notice?.text.ko).toContain('기존 대비 이점이 불분명함');
    // Notices go through more hands than the enquiry: what was written stays in it.
    expect(JSON.stringify([await told(startup), await told(firm)])).not.toMatch(/처리량|지게차로/);
    expect(await box(firm, 'due')).toEqual([]);
    // Declined, the startup may come again with what was missing.
    expect((await ask(startup, firm.listing)).state).toBe('NEW');
  });

  test('nothing after the due date, in the last state it had as in any', async () => {
    const [firm, startup] = [await side('need'), await side('technology')];
    const day = (days: number) => seoulDate(plusDays(new Date().toISOString(), days));
    const due = (date: string) => ({ profile: { deadlines: { due: date } } });
    const today = await city().act(firm.owner, 'changeListing', firm.listing, due(day(0)));
    const proposal = await ask(startup, firm.listing);
    const over = await city().act(firm.owner, 'changeListing', today, due(day(-1)));
    const other = await side('technology');
    const late = await refused(other.owner, other, firm.listing);
    expect([late.status, late.body.type]).toEqual([409, expect.stringMatching(/wrong-state$/)]);
    await city().act('operator', 'expireListing', over);
    expect((await refused(other.owner, other, firm.listing)).status).toBe(409);
    // What came in time is still answered.
    expect((await act(firm.owner, 'answerEnquiry', proposal, { decision: 'ACCEPT' })).body.state).toBe('ACCEPTED');
  });

  test('only from verified organisations, one at a time, not to oneself, not about what is not public', async () => {
    const [firm, startup] = [await side('need'), await side('technology')];
    const owner = someone();
    const { organisationId } = await city().organisation(owner);
    const unverified = { ...startup, owner, organisationId };
    expect((await refused(owner, unverified, firm.listing)).status).toBe(403);
    expect((await refused(someone(), startup, firm.listing)).status).toBe(404);
    expect((await refused(firm.owner, firm, firm.listing)).status).toBe(409);
    const draft = await city().draft(firm.owner, firm.organisationId, 'need');
    expect((await refused(startup.owner, startup, draft)).status).toBe(404);
    const company = await side('company');
    expect((await refused(startup.owner, startup, company.listing)).status).toBe(409);
    const foreign = await refused(startup.owner, startup, firm.listing, { technologyId: firm.listing.listingId });
    expect(foreign.body.errors?.[0]).toMatchObject({ pointer: '/technologyId', code: 'not-offered' });

    const first = await ask(startup, firm.listing);
    const second = await refused(startup.owner, startup, firm.listing);
    expect(second.body).toMatchObject({
      type: expect.stringMatching(/already-exists$/),
      existing: `/v1/enquiries/${first.enquiryId}`,
    });
    await act(startup.owner, 'withdrawEnquiry', first);
    const again = await Promise.all([1, 2, 3, 4].map(() => refused(startup.owner, startup, firm.listing)));
    expect(again.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);

    await suspend(here, firm.organisationId);
    const other = await side('technology');
    expect((await refused(other.owner, other, firm.listing)).status).toBe(404);
  });
});

describe('an enquiry', () => {
  test('is read by its two sides and nobody else; each side does only what is its own', async () => {
    const [seller, buyer] = [await side('technology'), await side('company')];
    const enquiry = await ask(buyer, seller.listing);
    const params = { enquiryId: enquiry.enquiryId };
    const other = await side('company');
    for (const who of [other.owner, 'operator', 'auditor'])
      expect((await city().as(who, 'readEnquiry', { params })).status, who).toBe(404);
    expect((await act(buyer.owner, 'answerEnquiry', enquiry, { decision: 'ACCEPT' })).status).toBe(404);
    expect((await act(seller.owner, 'withdrawEnquiry', enquiry)).status).toBe(404);
    expect(
      (await city().as(other.owner, 'listEnquiries', { params: { organisationId: seller.organisationId } })).status,
    ).toBe(404);
    const stale = await act(seller.owner, 'answerEnquiry', { ...enquiry, version: 7 }, { decision: 'ACCEPT' });
    expect(stale.status).toBe(412);
  });

  test('two answers at once: exactly one stands, and one is told of', async () => {
    const [seller, buyer] = [await side('technology'), await side('company')];
    const enquiry = await ask(buyer, seller.listing);
    const answers = [{ decision: 'ACCEPT' }, { decision: 'DECLINE', reason: 'TERMS' }, { decision: 'CONTACT' }];
    const replies = await Promise.all(answers.map(answer => act(seller.owner, 'answerEnquiry', enquiry, answer)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const won = replies.find(({ status }) => status === 200)?.body.state;
    const read = await city().as<Enquiry>(buyer.owner, 'readEnquiry', { params: { enquiryId: enquiry.enquiryId } });
    expect(read.body).toMatchObject({ state: won, version: 2 });
    expect((await told(buyer)).filter(({ subject }) => subject === enquiry.enquiryId)).toHaveLength(1);
  });

  test('stands still while one of its sides is suspended', async () => {
    const [seller, buyer] = [await side('technology'), await side('company')];
    const enquiry = await ask(buyer, seller.listing);
    await suspend(here, buyer.organisationId);
    const answered = await act<Problem>(seller.owner, 'answerEnquiry', enquiry, { decision: 'ACCEPT' });
    expect([answered.status, answered.body.type]).toEqual([409, expect.stringMatching(/suspended$/)]);
  });
});

describe('J7: about a technology, and about a company for sale', () => {
  test('accepted, both sides know each other and a deal can start; until then the seller stays unnamed', async () => {
    const [seller, buyer] = [await side('acquisition'), await side('company')];
    const enquiry = await ask(buyer, seller.listing);
    const asBuyer = () => city().as<Enquiry>(buyer.owner, 'readEnquiry', { params: { enquiryId: enquiry.enquiryId } });
    const contacted = (
      await act(seller.owner, 'answerEnquiry', enquiry, {
        decision: 'CONTACT',
        text: { ko: '비밀유지계약부터 하시지요' },
      })
    ).body;
    const seen = await asBuyer();
    expect(seen.body).toMatchObject({
      state: 'CONTACTED',
      steps: [{ state: 'NEW' }, { state: 'CONTACTED', text: { ko: '비밀유지계약부터 하시지요' } }],
    });
    expect(seen.text + JSON.stringify(await told(buyer))).not.toMatch(
      new RegExp(`${seller.organisationId}|${seller.owner}`),
    );
    const accepted = (await act(seller.owner, 'answerEnquiry', contacted, { decision: 'ACCEPT' })).body;
    expect(accepted.acceptedAt).toBeDefined();
    expect((await asBuyer()).body.receiver?.organisationId).toBe(seller.organisationId);
    await here.stack.settle();
    expect(here.stack.bus.events.map(event => [event['detail-type'], event.detail])).toContainEqual([
      'enquiry.accepted',
      expect.objectContaining({ subject: enquiry.enquiryId }),
    ]);
    expect((await act(seller.owner, 'answerEnquiry', accepted, { decision: 'DECLINE', reason: 'TERMS' })).status).toBe(
      409,
    );
  });

  test('responsiveness says nothing of a teaser and too little of few answers', async () => {
    const [seller, holder] = [await side('acquisition'), await side('technology')];
    const read = (listingId: string) => here.call('readResponsiveness', { params: { listingId } });
    expect((await read(seller.listing.listingId)).body).toEqual({
      listingId: seller.listing.listingId,
      band: 'WITHHELD',
      least: 5,
    });
    expect((await read(holder.listing.listingId)).body).toEqual({
      listingId: holder.listing.listingId,
      band: 'INSUFFICIENT',
      least: 5,
    });
    await city().act(holder.owner, 'pauseListing', holder.listing);
    expect((await read(holder.listing.listingId)).status).toBe(404);
  });

  test('the list of what is to be answered is in order of urgency', async () => {
    const firm = await side('need');
    const soon = {
      due: seoulDate(new Date().toISOString()),
      respondBy: seoulDate(plusDays(new Date().toISOString(), 2)),
    };
    const urgent = await city().approve(
      await city().submit(
        firm.owner,
        await city().draft(firm.owner, firm.organisationId, 'need', { profile: { ...needProfile(), deadlines: soon } }),
      ),
    );
    const [a, b] = [await side('technology'), await side('technology')];
    const later = await ask(a, firm.listing);
    const first = await ask(b, urgent);
    expect((await box(firm, 'due')).map(({ enquiryId }) => enquiryId)).toEqual([first.enquiryId, later.enquiryId]);
    expect((await box(firm, 'received')).map(({ enquiryId }) => enquiryId)).toEqual([first.enquiryId, later.enquiryId]);
  });
});

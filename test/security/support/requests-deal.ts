import type { Enquiry } from '#shared/enquiry/schema.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { won } from '#test/support/city.ts';
import type { CallOptions } from '#test/support/stack.ts';
import { companyOf, type Prepare } from './requests-organisation.ts';
import { fresh, type World } from './world.ts';

const freshDeal = (world: World) => world.city.deal('ann', world.nextPair().listingId, world.thesis.listingId);
export const freshIntroduction = (world: World) =>
  world.city.introduction('ann', 'ben', world.nextPair().listingId, world.thesis.listingId);

/** A new deal about a technology of `ben`'s that `ann` asked about, introduced. */
const room = async (world: World): Promise<CallOptions & { params: { dealId: string } }> => {
  const { enquiryId, version } = await world.freshEnquiry('ann');
  const answer = await world.city.as<Enquiry>('ben', 'answerEnquiry', {
    params: { enquiryId },
    headers: { 'if-match': `"v${version}"` },
    body: { decision: 'ACCEPT' },
  });
  return { params: { dealId: answer.body.dealId ?? '' }, headers: { 'if-match': '"v1"' } };
};
const terms = { kind: 'TECHNOLOGY', transferType: 'POC', upfront: won('10000000') };
/** The same with terms that `ben`'s side has proposed. */
const proposed = async (world: World): Promise<CallOptions> => {
  const at = await room(world);
  await world.city.made201('ben', 'proposeTerms', { ...at, body: { terms } });
  return { ...at, headers: { 'if-match': '"v2"' }, body: { number: 1 } };
};

/** Good requests about deals, of `ann`'s with `ben`'s. */
export const DEAL_REQUESTS: Readonly<Record<string, Prepare>> = {
  createDeal: world => ({
    body: { listingId: world.nextPair().listingId, counterpartId: world.thesis.listingId },
    headers: fresh(),
  }),
  readDeal: world => ({ params: { dealId: world.deal.dealId } }),
  acceptDeal: async world => ({ params: { dealId: (await freshDeal(world)).dealId } }),
  listOrganisationDeals: companyOf,
  approachListing: async world => ({
    params: { listingId: (await world.publish('ben', world.investor.organisationId, 'technology', {})).listingId },
    body: { organisationId: world.company.organisationId, message: { ko: '함께 일하고 싶습니다' } },
    headers: fresh(),
  }),
  actOnDeal: async world => ({ ...(await room(world)), body: { act: 'STALL' } }),
  changeDeal: async world => ({
    ...(await room(world)),
    body: { nextAction: { text: { ko: '자료 보내기' }, owner: 'demander', due: '2099-01-31' } },
  }),
  proposeTerms: async world => {
    const at = await room(world);
    return { ...at, body: { terms }, headers: { ...at.headers, ...fresh() } };
  },
  listTerms: world => ({ params: { dealId: world.deal.dealId } }),
  acceptTerms: proposed,
  signDealDocument: async world => ({
    ...(await room(world)),
    body: {
      document: 'NDA',
      documentHash: 'a'.repeat(64),
      signedOn: '2026-01-05',
      signatory: { ko: '김서명' },
      endsOn: '2099-01-05',
    },
  }),
  sendDealMessage: world => ({
    params: { dealId: world.deal.dealId },
    body: { text: { ko: '안녕하세요' } },
    headers: fresh(),
  }),
  listDealMessages: world => ({ params: { dealId: world.deal.dealId } }),
  reportMeeting: world => ({
    params: { dealId: world.deal.dealId },
    body: { heldOn: seoulDate(world.deal.updatedAt), intent: 4 },
    headers: fresh(),
  }),
  listMeetings: world => ({ params: { dealId: world.deal.dealId } }),
};

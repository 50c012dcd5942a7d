import type * as z from 'zod';
import type { Draft } from '#shared/contract/schema.ts';
import type { Deal } from '#shared/deal/schema.ts';
import type { Enquiry } from '#shared/enquiry/schema.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import type { Matches } from '#shared/match/schema.ts';
import { type City, cityOf, companyProfile, fresh, investorProfile, won } from '#test/support/city.ts';
import { plantModel } from '#test/support/model.ts';
import type { StackHandle } from '#test/support/stack.ts';
import { verify } from '#test/support/trust.ts';

/** Confidential values, each unlike any other text of the system, so that finding one in a reply proves a leak. */
export const SECRETS = {
  investorEmail: 'hidden-investor@secret-mail.example',
  investorPhone: '+82 2-7319-4486',
  companyEmail: 'hidden-company@secret-mail.example',
  investorAddress: '비밀주소 종로 71-93',
  investorRepresentative: '비밀대표자',
  externalId: 'secret-external-7193',
  ticketMin: '512345671',
  ticketMax: '2987654329',
  excludedKeyword: '비밀제외어',
  portfolioCompany: '비밀투자기업',
  portfolioAmount: '777000123',
  unpublishedTitle: '비밀미공개제목',
  reviewText: '비밀검토의견',
  enquiryMessage: '비밀문의내용',
  draftPurpose: '비밀초안목적',
} as const;
export type Secret = keyof typeof SECRETS;

/** Pairs that match and have no deal yet: each case that opens one takes its own. */
const PAIRS = 24;
/** Further ones for contracts that are signed, of which a deal has one. */
const SIGNED = 8;

const secretThesis = () => ({
  ...investorProfile(),
  ticket: { min: won(SECRETS.ticketMin), max: won(SECRETS.ticketMax) },
  exclusions: { sectors: ['TRAVEL_LEISURE'], keywords: [SECRETS.excludedKeyword] },
  monthlyCapacity: 37,
  portfolio: [
    {
      companyName: SECRETS.portfolioCompany,
      sectors: ['ROBOTICS'],
      stage: 'PRE_A',
      area: 'KR-11',
      amount: won(SECRETS.portfolioAmount),
      on: '2025-02-03',
    },
  ],
});
/** Companies unlike the ones that match: a leaning shows only against a market. */
const otherProfile = () => ({
  ...companyProfile(),
  sectors: ['GAME'],
  location: { area: 'KR-26' },
  hub: undefined,
  raising: { stage: 'SERIES_C', amount: won('90000000000'), instrument: 'COMMON' },
});
const otherText = {
  title: { ko: '모바일 퍼즐', en: 'Mobile puzzles' },
  summary: { ko: '스마트폰에서 즐기는 퍼즐과 캐릭터', en: 'Puzzles and characters on a phone' },
};

/**
 * A city with one deal and everybody who might look at it. `ann` owns the company's organisation, which Seongsu looks after, and `amy` belongs to it;
 * `ben` owns the investor's; `cat` owns another one; `sid` belongs to none.
 */
export const buildWorld = async (handle: StackHandle) => {
  const city: City = cityOf(handle);
  const company = await city.organisation('ann', {
    centre: 'SEONGSU',
    contact: { email: SECRETS.companyEmail, phone: '02-120' },
  });
  const add = { params: { organisationId: company.organisationId }, body: { userId: 'amy', role: 'MEMBER' } };
  await city.made201('ann', 'addMember', add);
  const investor = await city.organisation('ben', {
    contact: { email: SECRETS.investorEmail, phone: SECRETS.investorPhone },
    address: { ko: SECRETS.investorAddress },
    representative: { name: { ko: SECRETS.investorRepresentative }, title: { ko: '대표' } },
    externalId: SECRETS.externalId,
  });
  const other = await city.organisation('cat');
  for (const { organisationId } of [company, investor, other]) await verify(handle, organisationId);

  const publish = async (owner: string, organisationId: string, kind: ListingKind, more: object) =>
    city.approve(await city.submit(owner, await city.draft(owner, organisationId, kind, more)));
  const own = Array.from({ length: PAIRS + SIGNED }, () => publish('ann', company.organisationId, 'company', {}));
  const others = Array.from({ length: PAIRS }, () =>
    publish('cat', other.organisationId, 'company', { ...otherText, profile: otherProfile() }),
  );
  const thesis = await publish('ben', investor.organisationId, 'investor', { profile: secretThesis() });
  const [companies, strangers] = await Promise.all([Promise.all(own), Promise.all(others)]);

  const unpublished = await city.draft('ben', investor.organisationId, 'investor', {
    title: { ko: SECRETS.unpublishedTitle },
    profile: secretThesis(),
  });
  const returned = await city.act('operator', 'reviewListing', await city.submit('ben', unpublished), {
    decision: 'REQUEST_CHANGES',
    reason: 'OTHER',
    text: { ko: SECRETS.reviewText },
  });

  // Tomorrow's last run: no request of a test can start one that would replace it.
  const runId = await city.night(seoulDate(new Date().toISOString()), 99);
  const seen = await city.as<z.infer<typeof Matches>>('ben', 'listMatches', {
    params: { listingId: thesis.listingId },
  });
  const matched = new Set(seen.body.items.map(({ counterpart }) => counterpart.listingId));
  const pairs = companies.filter(({ listingId }) => matched.has(listingId));
  /** A listing of `ann`'s that matches `ben`'s and has no deal yet. */
  const nextPair = (): Listing => {
    const pair = pairs.pop();
    if (pair === undefined) throw new Error(`there are no more than ${PAIRS + SIGNED} pairs; ${matched.size} matched`);
    return pair;
  };

  const unasked = [...strangers];
  /** A listing of `cat`'s of which nobody has asked to see more. */
  const nextUnasked = (): Listing => {
    const listing = unasked.pop();
    if (listing === undefined) throw new Error(`there are no more than ${PAIRS} listings to ask about`);
    return listing;
  };
  /** What `ben` asked about a new listing of `ann`'s: for the path of the grant. */
  const freshRequest = async () => {
    const { listingId } = await publish('ann', company.organisationId, 'company', {});
    const body = { organisationId: investor.organisationId, purpose: { ko: '투자 검토' } };
    await city.made201('ben', 'requestGrant', { params: { listingId }, body });
    return { listingId, organisationId: investor.organisationId };
  };
  const freshGrant = async () => {
    const params = await freshRequest();
    const headers = { 'if-match': '"v1"' };
    await city.as('ann', 'decideGrant', { params, body: { decision: 'GRANT' }, headers });
    return params;
  };

  /** A new technology of `ann`'s that `ben` asked about, or of `ben`'s that `ann` did. */
  const freshEnquiry = async (from: 'ann' | 'ben'): Promise<Enquiry> => {
    const [asks, owner, owns] =
      from === 'ann' ? ([company, 'ben', investor] as const) : ([investor, 'ann', company] as const);
    const { listingId } = await publish(owner, owns.organisationId, 'technology', {});
    const body = { listingId, organisationId: asks.organisationId, message: { ko: SECRETS.enquiryMessage } };
    return city.made201<Enquiry>(from, 'createEnquiry', { body });
  };

  const first = nextPair();
  const deal: Deal = await city.introduction('ann', 'ben', first.listingId, thesis.listingId);
  const draft = await city.made201<Draft>('ann', 'createDraft', {
    params: { dealId: deal.dealId },
    body: { templateId: 'nda', facts: { purpose: { ko: SECRETS.draftPurpose } } },
  });
  return {
    city,
    company,
    investor,
    other,
    thesis,
    returned,
    runId,
    first,
    deal,
    draft,
    companies,
    strangers,
    nextPair,
    nextUnasked,
    freshRequest,
    freshGrant,
    freshEnquiry,
    putModelInForce: () => plantModel(handle),
    publish,
  };
};
export type World = Awaited<ReturnType<typeof buildWorld>>;

export { fresh };

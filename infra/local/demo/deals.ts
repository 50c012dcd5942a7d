import { dealRoutes } from '#shared/deal/routes.ts';
import type { DealAct, ShownDeal } from '#shared/deal/schema.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { proposalRoutes } from '#shared/proposal/routes.ts';
import { verified } from './enquiries.ts';
import { type Api, caller, type Seeded, type SeededCity, type SeedOptions } from './seed.ts';
import type { ShownMatch } from './story.ts';

/** Who buys what in the demo city: the first one's letter of intent is accepted, the other is kept out by it. */
const SALE = { sold: 'seller-han', buyers: ['hangyeolmaru-ventures', 'cheotdanchu-studio'] } as const;
const won = (amount: string) => ({ amount, currency: 'KRW' as const });

/** What the demo city shows of deals. */
export interface DemoDeals {
  /** Matches that one side declined. */
  readonly declined: number;
  /** Stages of the deals about the company for sale, by buyer. */
  readonly sale: readonly { readonly buyer: string; readonly stage: ShownDeal['stage']; readonly held: boolean }[];
}

/** Acts on a deal as a person of one of its sides, at the version it has now. */
const actingOn = (call: Api, dealId: string) => {
  const params = { dealId };
  const read = (token: string) => call(dealRoutes.readDeal, { token, params });
  const at = async (token: string) => ({ 'if-match': `"v${(await read(token)).body.version}"` });
  return {
    read,
    act: async (token: string, body: DealAct) =>
      call(dealRoutes.actOnDeal, { token, params, body, headers: await at(token) }),
    sign: async (token: string, signatory: string, endsOn: string) =>
      call(dealRoutes.signDealDocument, {
        token,
        params,
        headers: await at(token),
        body: {
          document: 'NDA',
          documentHash: sha256Hex(`demo NDA of deal ${dealId}`),
          signedOn: seoulDate(new Date().toISOString()),
          signatory: { ko: signatory },
          endsOn,
        },
      }),
  };
};

/** Brings one buyer as far as its letter of intent; leaves a deal that is there as it is. */
const offered = async (call: Api, sold: Seeded, buyer: Seeded, tokens: { buyer: string; seller: string }) => {
  const { organisationId } = buyer;
  const list = await call(dealRoutes.listOrganisationDeals, { token: tokens.buyer, params: { organisationId } });
  const before = list.body.items.find(({ parties }) => parties.some(({ listingId }) => listingId === sold.listingId));
  if (before !== undefined) return { dealId: before.dealId, fresh: false };
  const { body } = await call(dealRoutes.approachListing, {
    token: tokens.buyer,
    params: { listingId: sold.listingId },
    body: {
      organisationId,
      message: {
        ko: '온라인몰 인수를 검토하고 있습니다. 자금 증빙과 함께 상세 자료 열람을 요청드립니다.',
        en: 'We are looking at buying the online shop and ask to see the details; proof of funds is attached.',
      },
    },
    headers: { 'idempotency-key': `demo-approach-${buyer.key}` },
  });
  const { dealId } = body;
  await call(dealRoutes.acceptDeal, { token: tokens.seller, params: { dealId } });
  const deal = actingOn(call, dealId);
  await deal.sign(tokens.buyer, '인수 담당 이사', '2029-12-31');
  await deal.sign(tokens.seller, '고단솔', '2029-12-31');
  const loi = {
    price: won('4200000000'),
    saleType: 'BUSINESS' as const,
    validUntil: '2099-12-31',
    exclusivityDays: 45,
  };
  await deal.act(tokens.buyer, { act: 'SEND_LOI', loi });
  return { dealId, fresh: true };
};

/** A match that its company declines, so that the city shows one. */
const declineOne = async (call: Api, { offer, seeker }: ShownMatch, tokenFor: SeedOptions['tokenFor']) =>
  call(proposalRoutes.respondToMatch, {
    token: await tokenFor({ userId: offer.owner }),
    params: { listingId: offer.listingId, counterpartId: seeker.listingId },
    body: {
      act: 'DECLINE',
      reason: 'TIMING',
      note: { ko: '다음 라운드에서 다시 검토', en: 'Look again at the next round' },
    },
  });

/**
 * Lets the demo city deal, through the public API alone: one match declined, and a company for sale with two buyers under NDA, of
 * which one's letter of intent is accepted. The mutual match is the story's, the technology deal that of an accepted enquiry. May
 * be repeated: a deal that is there stays.
 */
export const playDeals = async (
  { url, tokenFor }: Pick<SeedOptions, 'url' | 'tokenFor'>,
  { byKey }: SeededCity,
  matches: readonly ShownMatch[],
): Promise<DemoDeals> => {
  const { call } = caller(url);
  const spare = matches.at(-1);
  if (spare !== undefined && matches.length > 1) await declineOne(call, spare, tokenFor);
  const sold = byKey.get(SALE.sold);
  const buyers = SALE.buyers.flatMap(key => byKey.get(key) ?? []);
  const declined = matches.length > 1 ? 1 : 0;
  if (sold === undefined || buyers.length < SALE.buyers.length) return { declined, sale: [] };
  const operator = await tokenFor({ userId: 'city-operator', groups: ['operator'] });
  const seller = await tokenFor({ userId: sold.owner });
  const deals: { buyer: Seeded; dealId: string; fresh: boolean }[] = [];
  for (const buyer of buyers) {
    await verified(call, buyer, operator);
    const tokens = { buyer: await tokenFor({ userId: buyer.owner }), seller };
    deals.push({ buyer, ...(await offered(call, sold, buyer, tokens)) });
  }
  const [first] = deals;
  if (first?.fresh === true) {
    const deal = actingOn(call, first.dealId);
    await deal.act(seller, { act: 'ACCEPT_LOI' });
    await deal.act(await tokenFor({ userId: first.buyer.owner }), { act: 'START_DILIGENCE' });
  }
  const sale = await Promise.all(
    deals.map(async ({ buyer, dealId }) => {
      const { body } = await actingOn(call, dealId).read(seller);
      return { buyer: buyer.key, stage: body.stage, held: body.held === true };
    }),
  );
  return { declined, sale };
};

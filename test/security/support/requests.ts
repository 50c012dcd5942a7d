import type { Draft } from '#shared/contract/schema.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { UNTRAINED } from '#shared/match-model/schema.ts';
import { companyProfile, unique } from '#test/support/city.ts';
import { advanced, readyDraft } from '#test/support/drafting.ts';
import type { CallOptions } from '#test/support/stack.ts';
import { PUBLIC_API } from './public-api.ts';
import { DEAL_REQUESTS, freshIntroduction } from './requests-deal.ts';
import { DISCLOSURE_REQUESTS } from './requests-disclosure.ts';
import { DISCOVERY_REQUESTS } from './requests-discovery.ts';
import { EXCHANGE_REQUESTS } from './requests-exchange.ts';
import { companyOf, etag, ORGANISATION_REQUESTS, type Prepare } from './requests-organisation.ts';
import { RESULTS } from './requests-results.ts';
import { TRADE } from './requests-trade.ts';
import { fresh, type World } from './world.ts';

export type { Prepare };

const draftedBy = (world: World, owner: string, organisationId: string): Promise<Listing> =>
  world.city.draft(owner, organisationId, 'company');
const publishedBy = async (world: World): Promise<Listing> =>
  world.city.approve(await world.city.submit('ann', await draftedBy(world, 'ann', world.company.organisationId)));
const ofListing = ({ listingId, version }: Listing): CallOptions => ({
  params: { listingId },
  headers: { 'if-match': `"v${version}"` },
});
const draftOf = (world: World): CallOptions => ({ params: { draftId: world.draft.draftId } });

const complete = new WeakMap<World, Draft>();
/** A complete draft that nothing has been done with: a new version of the last one, or another deal's once that is signed. */
const readyOf = async (world: World): Promise<Draft> => {
  const last = complete.get(world);
  const revised =
    last === undefined
      ? undefined
      : await world.city.as<Draft>('ann', 'reviseDraft', {
          params: { draftId: last.draftId },
          body: { facts: {} },
          headers: { ...fresh(), 'if-match': await etag(world, 'readDraft', { draftId: last.draftId }) },
        });
  const draft =
    revised?.status === 201
      ? revised.body
      : await readyDraft(world.city, 'ann', (await freshIntroduction(world)).dealId);
  complete.set(world, draft);
  return draft;
};
const draftAt = async (world: World, to: 'ISSUED' | 'APPROVED' | 'SENT') =>
  advanced(world.city, await readyOf(world), ['ann', 'ben'], to);

/**
 * For every route, by its id, one good request about `ann`'s organisation, listing or deal. The tests fail where a route of
 * the table is missing here: a new route has to be classified.
 */
export const REQUESTS: Readonly<Record<string, Prepare>> = {
  readMe: () => ({}),
  ...ORGANISATION_REQUESTS,
  createListing: world => ({
    body: {
      kind: 'company',
      organisationId: world.company.organisationId,
      title: { ko: '새 등록' },
      summary: { ko: '소개' },
      profile: companyProfile(),
    },
    headers: fresh(),
  }),
  readListing: world => ({ params: { listingId: world.first.listingId } }),
  readCompleteness: world => ({ params: { listingId: world.first.listingId } }),
  changeListing: async world => ({
    ...ofListing(await draftedBy(world, 'ann', world.company.organisationId)),
    body: { title: { ko: '바뀐 제목' } },
  }),
  submitListing: async world => ofListing(await draftedBy(world, 'ann', world.company.organisationId)),
  reviewListing: async world => ({
    ...ofListing(await world.city.submit('ann', await draftedBy(world, 'ann', world.company.organisationId))),
    body: { decision: 'APPROVE' },
  }),
  pauseListing: async world => ofListing(await publishedBy(world)),
  resumeListing: async world => ofListing(await world.city.act('ann', 'pauseListing', await publishedBy(world))),
  chooseMatching: async world => ({
    ...ofListing(await draftedBy(world, 'ann', world.company.organisationId)),
    body: { matching: 'OFF' },
  }),
  expireListing: async world =>
    ofListing(await world.city.act('ann', 'changeListing', await publishedBy(world), { expiresOn: '2026-01-01' })),
  closeListing: async world => ofListing(await draftedBy(world, 'ann', world.company.organisationId)),
  listOrganisationListings: companyOf,
  listReviews: () => ({}),
  readReviewStatistics: () => ({ query: { days: '90' } }),
  ...DISCOVERY_REQUESTS,
  ...EXCHANGE_REQUESTS,
  ...DISCLOSURE_REQUESTS,
  listMatches: world => ({ params: { listingId: world.first.listingId } }),
  respondToMatch: world => ({
    params: { listingId: world.nextPair().listingId, counterpartId: world.thesis.listingId },
    body: { act: 'INTEREST' },
  }),
  readWhyNot: world => ({ params: { listingId: world.first.listingId } }),
  startMatchRun: world => ({ body: { date: world.runId.slice(0, 10), revision: 99 }, headers: fresh() }),
  listMatchRuns: () => ({}),
  readMatchRun: world => ({ params: { runId: world.runId } }),
  listMatchModels: () => ({}),
  rollBackMatchModel: async world => {
    await world.putModelInForce();
    return { body: { to: UNTRAINED }, headers: fresh() };
  },
  ...TRADE,
  ...RESULTS,
  ...DEAL_REQUESTS,
  listTemplates: () => ({}),
  readTemplate: () => ({ params: { templateId: 'nda' } }),
  createDraft: async world => ({
    params: { dealId: (await freshIntroduction(world)).dealId },
    body: { templateId: 'nda' },
    headers: fresh(),
  }),
  listDrafts: world => ({ params: { dealId: world.deal.dealId } }),
  readDraft: draftOf,
  reviseDraft: async world => ({
    ...draftOf(world),
    body: { facts: { term: { value: 1 + (unique() % 9), unit: 'year' } } },
    headers: { ...fresh(), 'if-match': await etag(world, 'readDraft', { draftId: world.draft.draftId }) },
  }),
  readDraftStatus: draftOf,
  issueDraft: async world => {
    const { draftId, version } = await readyOf(world);
    const headers = { ...fresh(), 'if-match': `"v${version}"` };
    return { params: { draftId }, body: { expiresOn: '2026-12-20' }, headers };
  },
  approveDraft: async world => {
    const { draftId, modelHash } = await draftAt(world, 'ISSUED');
    return { params: { draftId }, body: { modelHash } };
  },
  declineDraft: async world => {
    const { draftId, modelHash } = await draftAt(world, 'ISSUED');
    return { params: { draftId }, body: { modelHash, reason: 'TERMS' } };
  },
  requestSignature: async world => ({ params: { draftId: (await draftAt(world, 'APPROVED')).draftId }, body: {} }),
  collectSignature: async world => ({ params: { draftId: (await draftAt(world, 'SENT')).draftId } }),
  readDraftHtml: draftOf,
  readDraftDocx: draftOf,
  readDraftPdf: draftOf,
  readDraftHwpx: draftOf,
  readDraftMarkdown: draftOf,
  readRedlineHtml: draftOf,
  readRedlineDocx: draftOf,
  readComparisonHtml: draftOf,
  readComparisonDocx: draftOf,
  readContact: companyOf,
  readMyData: () => ({}),
  // Refused for the people of the tests, who are last owners; what it does is tested with people of its own.
  eraseMe: () => ({ headers: fresh() }),
  listTrails: () => ({}),
  readTrail: world => ({ params: { subject: world.deal.dealId } }),
  readOrganisationTrail: companyOf,
  readDealTrail: world => ({ params: { dealId: world.deal.dealId } }),
  ...PUBLIC_API,
  readHealth: () => ({}),
  readOpenApi: () => ({}),
  readDocs: () => ({}),
  readDocsAsset: () => ({ params: { asset: 'docs.js' } }),
};

export const prepare = (routeId: string, world: World): CallOptions | Promise<CallOptions> => {
  const make = REQUESTS[routeId];
  if (make === undefined) throw new Error(`classify the new route "${routeId}" in test/security/support/requests.ts`);
  return make(world);
};

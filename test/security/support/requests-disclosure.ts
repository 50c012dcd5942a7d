import type { Fact, FactDecision } from '#shared/fact/schema.ts';
import { unique } from '#test/support/city.ts';
import { companyOf, type Prepare } from './requests-organisation.ts';
import { fresh, type World } from './world.ts';

const people = (count: number) => ({ path: 'PEOPLE', value: { unit: 'COUNT', count }, asOf: '2026-01-05' });
/** A fact about `ann`'s organisation that contradicts another one. */
const disputed = async (world: World): Promise<string> => {
  const year = { path: 'REVENUE', of: String(1900 + (unique() % 200)), asOf: '2026-01-05' };
  const money = (amount: number) => ({ unit: 'MONEY', money: { amount: String(amount), currency: 'KRW' } });
  await world.city.made201('ann', 'stateFact', { ...companyOf(world), body: { ...year, value: money(1) } });
  const body = { ...year, value: money(2), source: { type: 'OPERATOR' }, confidence: 90 };
  return (await world.city.made201<Fact>('operator', 'recordFact', { ...companyOf(world), body })).factId;
};

/** Good requests about what is shown to some, and about facts. */
export const DISCLOSURE_REQUESTS: Readonly<Record<string, Prepare>> = {
  readCatalogueEntry: world => ({ params: { listingId: world.first.listingId } }),
  requestGrant: world => ({
    params: { listingId: world.nextUnasked().listingId },
    body: { organisationId: world.company.organisationId, purpose: { ko: '실증 검토' } },
    headers: fresh(),
  }),
  listGrants: world => ({ params: { listingId: world.first.listingId } }),
  listOrganisationGrants: companyOf,
  readGrant: async world => ({ params: await world.freshRequest() }),
  readDisclosureCertificate: async world => ({ params: await world.freshGrant() }),
  decideGrant: async world => ({
    params: await world.freshRequest(),
    body: { decision: 'GRANT' },
    headers: { 'if-match': '"v1"' },
  }),
  revokeGrant: async world => ({ params: await world.freshGrant(), body: {}, headers: { 'if-match': '"v2"' } }),
  signGrantNda: async world => ({
    params: await world.freshGrant(),
    body: { documentHash: 'a'.repeat(64), signedOn: '2026-01-05', signatory: { ko: '김서명' } },
    headers: { 'if-match': '"v2"' },
  }),
  listDisclosures: world => ({ params: { listingId: world.first.listingId } }),
  listFacts: companyOf,
  stateFact: world => ({ ...companyOf(world), body: people(unique()), headers: fresh() }),
  recordFact: world => ({
    ...companyOf(world),
    body: { ...people(unique()), source: { type: 'OPERATOR' }, confidence: 90 },
    headers: fresh(),
  }),
  decideFact: async world => ({
    ...companyOf(world),
    body: { factId: await disputed(world), reason: { ko: '등기부 확인' } },
    headers: fresh(),
  }),
  undoFactDecision: async world => {
    const { organisationId } = world.company;
    const body = { factId: await disputed(world), reason: { ko: '확인' } };
    const { decisionId } = await world.city.made201<FactDecision>('operator', 'decideFact', {
      ...companyOf(world),
      body,
    });
    return { params: { organisationId, decisionId } };
  },
};

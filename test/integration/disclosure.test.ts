import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { certificateFaults } from '#shared/disclosure/certificate/rules.ts';
import type { DisclosureCertificate } from '#shared/disclosure/certificate/schema.ts';
import type { Grant } from '#shared/disclosure/grant/schema.ts';
import type { Disclosure } from '#shared/disclosure/ledger/schema.ts';
import type { ShownListing } from '#shared/disclosure/schema.ts';
import type { Problem } from '#shared/http/problem.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { cityOf, fresh, technologyProfile } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { suspend, unverify, verify } from '#test/support/trust.ts';

const here = useStack();
let city: ReturnType<typeof cityOf>;
beforeAll(() => {
  city = cityOf(here);
});
type Refusal = z.infer<typeof Problem>;
const codesOf = (problem: Refusal) => problem.errors?.map(({ code }) => code);

const HASH = 'a'.repeat(64);
const tiered = {
  profile: {
    ...technologyProfile(),
    forMembers: { ko: '회원공개내용', en: 'members text' },
    forConsented: { ko: '동의공개내용', en: 'consented text' },
    underNda: { ko: '계약공개내용', en: 'agreement text' },
  },
};

/** A published technology of one organisation, and a verified one that looks at it; each its own people. */
const scene = async (name: string) => {
  const [owner, viewer] = [`owner-${name}`, `viewer-${name}`];
  const { listing } = await city.published(owner, 'technology', tiered);
  const { organisationId } = await city.organisation(viewer);
  await verify(here, organisationId);
  const read = (query: object = {}, who = viewer) =>
    city.as<ShownListing & Refusal>(who, 'readCatalogueEntry', {
      params: { listingId: listing.listingId },
      query: query as Record<string, string>,
    });
  const params = { listingId: listing.listingId, organisationId };
  const ask = (more: object = {}) =>
    city.as<Grant & Refusal>(viewer, 'requestGrant', {
      params: { listingId: listing.listingId },
      body: { organisationId, purpose: { ko: '저온 물류센터 실증 검토' }, ...more },
      headers: fresh(),
    });
  const act = (who: string, target: string, version: number, body: object = {}) =>
    city.as<Grant & Refusal>(who, target, { params, body, headers: { 'if-match': `"v${version}"` } });
  const sign = (who: string, version: number, more: object = {}) =>
    act(who, 'signGrantNda', version, {
      documentHash: HASH,
      signedOn: '2026-01-05',
      signatory: { ko: '김대표' },
      ...more,
    });
  const ledger = async () =>
    (await city.as<{ items: Disclosure[] }>(owner, 'listDisclosures', { params: { listingId: listing.listingId } }))
      .body.items;
  return { owner, viewer, listing: listing as Listing, organisationId, params, read, ask, act, sign, ledger };
};
const textsIn = (text: string) => ['회원공개내용', '동의공개내용', '계약공개내용'].filter(word => text.includes(word));

describe('staged disclosure (J7)', () => {
  test('leads from public over consent to the agreement, and back to nothing by revocation', async () => {
    const { owner, viewer, listing, params, organisationId, read, ask, act, sign, ledger } = await scene('j7');
    // Nobody finds a confidential word.
    for (const q of ['계약공개내용', '동의공개내용', '회원공개내용', 'agreement'])
      expect((await here.call('listDirectory', { query: { q } })).text).toMatch(/"total":0/);
    const open = await here.call('readDirectoryEntry', { params: { listingId: listing.listingId } });
    expect(textsIn(open.text)).toEqual([]);
    // A stranger sees what everybody sees; a verified organisation more.
    const stranger = await read({}, 'sid-j7');
    expect(stranger.body).toMatchObject({ tier: 'T0', locked: ['T1', 'T2', 'T3'] });
    expect(textsIn(stranger.text)).toEqual([]);
    const member = await read();
    expect(member.body).toMatchObject({ tier: 'T1', locked: ['T2', 'T3'] });
    expect(textsIn(member.text)).toEqual(['회원공개내용']);
    // More takes consent and says so.
    const early = await read({ tier: 'T3' });
    expect(early.status).toBe(403);
    expect(codesOf(early.body)).toEqual(['needs-consent', 'needs-their-signature', 'needs-your-signature']);
    expect(codesOf((await read({ tier: 'T1' }, 'sid-j7')).body)).toEqual(['needs-verification']);

    const asked = await ask();
    expect(asked.status, asked.text).toBe(201);
    expect(asked.body).not.toHaveProperty('ownerId');
    expect((await read({ tier: 'T2' })).status).toBe(403);
    expect((await ask()).status).toBe(409);
    expect((await act(viewer, 'decideGrant', 1, { decision: 'GRANT' })).status).toBe(404);
    expect((await sign(viewer, 1)).status).toBe(409);
    const granted = await act(owner, 'decideGrant', 1, { decision: 'GRANT' });
    expect(granted.body).toMatchObject({ state: 'GRANTED', version: 2 });
    expect(await ledger()).toEqual([]);
    const consented = await read();
    expect(consented.body).toMatchObject({ tier: 'T2', locked: ['T3'] });
    expect(textsIn(consented.text)).toEqual(['회원공개내용', '동의공개내용']);
    // Reading it again the same day leaves one entry, with the hash of what was shown.
    await read();
    const [entry, ...more] = await ledger();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ tier: 'T2', organisationId, version: listing.version });
    expect(entry?.contentHash).toBe(contentHash(consented.body));
    expect((await read({ tier: 'T1' })).body.tier).toBe('T1');
    expect(await ledger()).toHaveLength(1);

    // T3 before both have signed the same file is refused.
    const before = await read({ tier: 'T3' });
    expect(before.status).toBe(403);
    expect(codesOf(before.body)).toEqual(['needs-their-signature', 'needs-your-signature']);
    expect((await sign('sid-j7', 2)).status).toBe(404);
    expect((await sign(viewer, 2, { signedOn: '2099-01-01' })).status).toBe(422);
    const first = await sign(viewer, 2);
    expect(first.body.version).toBe(3);
    expect(codesOf((await read({ tier: 'T3' })).body)).toEqual(['needs-their-signature']);
    const other = await sign(owner, 3, { documentHash: 'b'.repeat(64) });
    expect(other.status).toBe(409);
    expect((await read()).body.tier).toBe('T2');
    expect((await sign(owner, 3)).status).toBe(200);
    expect((await sign(owner, 4)).status).toBe(409);
    const inFull = await read({ tier: 'T3' });
    expect(inFull.body).toMatchObject({ tier: 'T3', locked: [] });
    expect(textsIn(inFull.text)).toHaveLength(3);
    expect((await ledger()).map(({ tier }) => tier)).toEqual(['T3', 'T2']);

    // Taken back: access ends at once, the ledger and the trail stay.
    expect((await act(owner, 'revokeGrant', 4)).body.state).toBe('REVOKED');
    const after = await read();
    expect(after.body.tier).toBe('T1');
    expect(textsIn(after.text)).toEqual(['회원공개내용']);
    expect((await read({ tier: 'T2' })).status).toBe(403);
    expect(await ledger()).toHaveLength(2);
    expect((await city.as(owner, 'readGrant', { params })).status).toBe(200);
    // Both sides hold the same certificate of it all, which holds with nothing but itself; nobody else gets one.
    const certify = async (who: string, query: Record<string, string> = {}) =>
      city.as<DisclosureCertificate>(who, 'readDisclosureCertificate', { params, query });
    const [theirs, ours] = [(await certify(viewer)).body, (await certify(owner)).body];
    expect({ ...theirs, issuedAt: '' }).toEqual({ ...ours, issuedAt: '' });
    expect(certificateFaults([theirs])).toEqual([]);
    expect(theirs.chain.map(({ action }) => action.split('.')[1])).toEqual([
      'requested',
      'granted',
      'disclosed',
      'signed',
      'signed',
      'disclosed',
      'revoked',
    ]);
    expect(theirs.disclosures.map(({ tier }) => tier)).toEqual(['T2', 'T3']);
    expect(JSON.stringify(theirs)).not.toContain(listing.organisationId);
    expect((await certify('sid-j7')).status).toBe(404);
    // Each side was told what the other did.
    const told = async (who: string, id: string) => {
      const answer = await city.as<{ items: { kind: string }[] }>(who, 'listNotifications', {
        params: { organisationId: id },
      });
      return answer.body.items.map(({ kind }) => kind).filter(kind => kind.startsWith('consent.'));
    };
    expect((await told(owner, listing.organisationId)).reverse()).toEqual(['consent.requested', 'consent.signed']);
    expect((await told(viewer, organisationId)).reverse()).toEqual([
      'consent.granted',
      'consent.signed',
      'consent.revoked',
    ]);
    // A new round starts at consent: the old agreement does not open T3 again.
    expect((await ask()).body).toMatchObject({ state: 'REQUESTED', version: 6 });
    // It has a chain of its own; that of the round before can still be had.
    expect(certificateFaults([(await certify(viewer)).body])).toEqual([]);
    const round = (await certify(viewer, { grantId: theirs.grant.grantId })).body;
    expect(certificateFaults([round], [theirs])).toEqual([]);
    expect((await certify(viewer, { grantId: listing.listingId })).status).toBe(404);
    expect((await act(owner, 'decideGrant', 6, { decision: 'GRANT' })).status).toBe(200);
    expect((await read()).body.tier).toBe('T2');
  });

  test('a refusal carries its reason, and another request waits', async () => {
    const { owner, act, ask, read } = await scene('refusal');
    await ask();
    expect((await act(owner, 'decideGrant', 1, { decision: 'REFUSE', reason: 'OTHER' })).status).toBe(422);
    expect((await act(owner, 'decideGrant', 1, { decision: 'REFUSE' })).status).toBe(422);
    const refused = await act(owner, 'decideGrant', 1, { decision: 'REFUSE', reason: 'COMPETITOR' });
    expect(refused.body).toMatchObject({ state: 'REFUSED', refusal: { reason: 'COMPETITOR' } });
    expect((await read()).body.tier).toBe('T1');
    const again = await ask();
    expect(again.status).toBe(409);
    expect(again.text).toMatch(/wrong-state/);
    expect((await act(owner, 'revokeGrant', 2)).status).toBe(409);
  });

  test('only a verified organisation asks, for itself, about what is published and not its own', async () => {
    const { owner, listing, organisationId, ask, params } = await scene('asking');
    const other = await city.organisation('unverified-asking');
    const askAs = (who: string, id: string, listingId = listing.listingId) =>
      city.as<Refusal>(who, 'requestGrant', {
        params: { listingId },
        body: { organisationId: id, purpose: { ko: '검토' } },
        headers: fresh(),
      });
    expect((await askAs('unverified-asking', other.organisationId)).status).toBe(403);
    expect((await askAs('unverified-asking', organisationId)).status).toBe(404);
    await verify(here, listing.organisationId);
    expect((await askAs(owner, listing.organisationId)).status).toBe(409);
    const draft = await city.draft(owner, listing.organisationId, 'technology');
    expect((await askAs('viewer-asking', organisationId, draft.listingId)).status).toBe(404);
    expect((await ask({ purpose: { ko: ' ' } })).status).toBe(422);
    expect((await ask()).status).toBe(201);
    expect((await city.as('unverified-asking', 'readGrant', { params })).status).toBe(404);
  });

  test('ends with the trust in the reader’s organisation, the membership, or the owner’s standing', async () => {
    const { owner, viewer, listing, organisationId, ask, act, read } = await scene('trust');
    await ask();
    await act(owner, 'decideGrant', 1, { decision: 'GRANT' });
    const add = { params: { organisationId }, body: { userId: 'mate-trust', role: 'OWNER' } };
    await city.made201(viewer, 'addMember', add);
    expect((await read({}, 'mate-trust')).body.tier).toBe('T2');
    await city.as('mate-trust', 'endMembership', { params: { organisationId, userId: viewer } });
    expect((await read()).body.tier).toBe('T0');
    await unverify(here, organisationId);
    expect((await read({}, 'mate-trust')).body.tier).toBe('T0');
    expect((await read({ tier: 'T2' }, 'mate-trust')).status).toBe(403);
    await verify(here, organisationId);
    expect((await read({}, 'mate-trust')).body.tier).toBe('T2');
    await suspend(here, organisationId);
    expect((await read({}, 'mate-trust')).body.tier).toBe('T0');
    await suspend(here, listing.organisationId);
    expect((await read({}, 'mate-trust')).status).toBe(404);
  });

  test('`as` reads for one of several organisations; the owner sees all without a trace', async () => {
    const { owner, viewer, listing, organisationId, ask, act, read, ledger } = await scene('as');
    const second = await city.organisation(viewer);
    await verify(here, second.organisationId);
    await ask();
    await act(owner, 'decideGrant', 1, { decision: 'GRANT' });
    expect((await read()).body.tier).toBe('T2');
    expect((await read({ as: organisationId })).body.tier).toBe('T2');
    expect((await read({ as: second.organisationId })).body.tier).toBe('T1');
    expect((await read({ as: listing.organisationId })).status).toBe(404);
    expect((await read({}, owner)).body.tier).toBe('T3');
    expect((await read({ tier: 'T0' }, owner)).body).toMatchObject({ tier: 'T0', locked: ['T1', 'T2', 'T3'] });
    expect(await ledger()).toHaveLength(1);
    const [asked, mine] = await Promise.all([
      city.as<{ items: Grant[] }>(owner, 'listGrants', { params: { listingId: listing.listingId } }),
      city.as<{ items: Grant[] }>(viewer, 'listOrganisationGrants', { params: { organisationId } }),
    ]);
    expect(asked.body.items).toEqual(mine.body.items);
    expect(mine.body.items).toHaveLength(1);
  });

  test('of two decisions at once one stands', async () => {
    const { owner, ask, act } = await scene('race');
    await ask();
    const answers = await Promise.all([
      act(owner, 'decideGrant', 1, { decision: 'GRANT' }),
      act(owner, 'decideGrant', 1, { decision: 'REFUSE', reason: 'TIMING' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

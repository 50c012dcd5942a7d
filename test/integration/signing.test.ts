import { beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '#shared/contract/schema.ts';
import type { DraftStatus } from '#shared/contract/signing/schema.ts';
import type { Deal } from '#shared/deal/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { advanced, readyDraft } from '#test/support/drafting.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const founder = `founder-${unique()}`;
const angel = `angel-${unique()}`;
const SIDES = [founder, angel] as const;
let company: { organisationId: string; listing: { listingId: string } };
let investor: typeof company;
const pairs: { dealId: string }[] = [];

beforeAll(async () => {
  const named = (ko: string, en: string) => ({
    name: { ko, en },
    representative: { name: { ko: '이한강', en: 'Hangang Lee' }, title: { ko: '대표이사', en: 'CEO' } },
    address: { ko: '서울특별시 성동구 1', en: '1, Seongdong-gu, Seoul' },
  });
  investor = await city().published(angel, 'investor', {}, named('한결투자', 'Hangyeol Ventures'));
  company = await city().published(founder, 'company', {}, named('㈜한강로보틱스', 'Hangang Robotics Inc.'));
  const more = await Promise.all(
    [1, 2].map(async () =>
      city().approve(await city().submit(founder, await city().draft(founder, company.organisationId, 'company'))),
    ),
  );
  await city().night('2026-03-01');
  for (const { listingId } of [company.listing, ...more])
    pairs.push(await city().introduction(founder, angel, listingId, investor.listing.listingId));
}, 120_000);

const status = async (draftId: string, query: Record<string, string> = {}) =>
  (await city().as<DraftStatus>(founder, 'readDraftStatus', { params: { draftId }, query })).body;
const issue = (draft: Pick<Draft, 'draftId' | 'version'>, more: object = {}) =>
  city().as<DraftStatus & { type: string; errors: { pointer: string; code: string }[] }>(founder, 'issueDraft', {
    params: { draftId: draft.draftId },
    body: { expiresOn: '2026-12-20', ...more },
    headers: { ...fresh(), 'if-match': `"v${draft.version}"` },
  });

describe('a draft on its way to the signature', () => {
  let draft: Draft;

  test('is not issued while values are missing, and the whole list says which', async () => {
    const { dealId } = pairs[0]!;
    draft = await city().made201<Draft>(founder, 'createDraft', { params: { dealId }, body: { templateId: 'nda' } });
    expect((await status(draft.draftId)).state).toBe('DRAFT_INCOMPLETE');
    const refused = await issue(draft);
    expect([refused.status, refused.body.type.split('/').at(-1)]).toEqual([409, 'conflict']);
    const missing = draft.model.issues.filter(({ ruleId }) => ['CC-REQ', 'CC-PENDING'].includes(ruleId));
    expect(refused.body.errors.length).toBeGreaterThanOrEqual(missing.length);
    expect(refused.body.errors.map(({ pointer }) => pointer)).toContain('/facts/usePeriod');
  });

  test('is approved by both sides, signed, and never revised again', async () => {
    draft = await readyDraft(city(), founder, pairs[1]!.dealId, false);
    expect(await status(draft.draftId)).toMatchObject({
      state: 'READY',
      version: 1,
      modelHash: draft.model.hashes.model,
    });
    const params = { draftId: draft.draftId };
    const early = await city().as(founder, 'approveDraft', { params, body: { modelHash: draft.model.hashes.model } });
    expect(early.status).toBe(409);
    expect((await advanced(city(), draft, SIDES, 'ISSUED')).state).toBe('ISSUED');
    const other = await city().as(angel, 'approveDraft', { params, body: { modelHash: '0'.repeat(64) } });
    expect(other.status).toBe(409);
    // Both sides at once: whoever loses the race tries again, and nobody's approval is lost.
    const both = async (person: string): Promise<number> => {
      for (let tries = 1; ; tries += 1) {
        const body = { modelHash: draft.model.hashes.model };
        const answer = await city().as<{ type: string }>(person, 'approveDraft', { params, body });
        if (answer.status === 200) return tries;
        expect(answer.body.type).toMatch(/conflict$/);
      }
    };
    await Promise.all(SIDES.map(both));
    const approved = await status(draft.draftId);
    expect(approved.state).toBe('APPROVED');
    expect(approved.signing?.approvals.map(({ organisationId }) => organisationId).sort()).toEqual(
      [company.organisationId, investor.organisationId].sort(),
    );
    expect((await city().as(founder, 'collectSignature', { params })).status).toBe(409);
    const sent = await city().as<DraftStatus>(founder, 'requestSignature', { params, body: {} });
    expect(sent.body.signing?.envelope).toMatchObject({ provider: 'local', language: 'bilingual' });
    const pdf = await city().as(founder, 'readDraftPdf', { params });
    expect(sent.body.signing?.envelope?.bytes).toBe(pdf.bytes.length);
    const signed = await city().as<DraftStatus>(angel, 'collectSignature', { params });
    expect(signed.body).toMatchObject({
      state: 'SIGNED',
      signing: { signed: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
    expect((await city().as<DraftStatus>(founder, 'collectSignature', { params })).body).toEqual(signed.body);
    // The last signature moves the deal on, with the file that both have signed and the end of their duty.
    const deal = await city().as<Deal>(angel, 'readDeal', { params: { dealId: draft.dealId } });
    expect(deal.body).toMatchObject({
      stage: 'NDA_SIGNED',
      nda: { documentHash: signed.body.signing?.signed?.sha256 },
      signatures: [
        { role: 'investor', draftId: draft.draftId },
        { role: 'company', draftId: draft.draftId },
      ],
    });
    const revised = await city().as(founder, 'reviseDraft', {
      params,
      body: { facts: { term: { value: 2, unit: 'year' } } },
      headers: { ...fresh(), 'if-match': '"v1"' },
    });
    expect(revised.status).toBe(409);
    expect(handle.stack.bus.events.map(event => event['detail-type'])).toEqual(
      expect.arrayContaining(['draft.created', 'draft.issued', 'draft.approved', 'draft.signed']),
    );
  });

  test('is found stale when a record it cites has changed; a new version voids what was approved', async () => {
    draft = await readyDraft(city(), founder, pairs[2]!.dealId, false);
    await advanced(city(), draft, SIDES, 'APPROVED');
    const params = { organisationId: company.organisationId };
    const before = await city().as<Organisation>(founder, 'readOrganisation', { params });
    const changed = await city().as(founder, 'changeOrganisation', {
      params,
      body: { address: { ko: '서울특별시 성동구 2', en: '2, Seongdong-gu, Seoul' } },
      headers: { 'if-match': before.headers.get('etag') ?? '' },
    });
    expect(changed.status).toBe(200);
    const stale = await status(draft.draftId);
    expect(stale.state).toBe('STALE');
    expect(stale.stale?.changes).toEqual([
      expect.objectContaining({
        path: 'parties.company.address',
        before: { ko: '서울특별시 성동구 1', en: '1, Seongdong-gu, Seoul' },
        after: { ko: '서울특별시 성동구 2', en: '2, Seongdong-gu, Seoul' },
      }),
    ]);
    for (const [route, body] of [
      ['requestSignature', {}],
      ['approveDraft', { modelHash: draft.model.hashes.model }],
    ] as const) {
      const refused = await city().as<{ errors: { code: string }[] }>(angel, route, {
        params: { draftId: draft.draftId },
        body,
      });
      expect([refused.status, refused.body.errors[0]?.code], route).toEqual([409, 'stale']);
    }
    const revised = await city().made201<Draft>(founder, 'reviseDraft', {
      params: { draftId: draft.draftId },
      body: { facts: {} },
      headers: { 'if-match': '"v1"' },
    });
    expect(await status(draft.draftId)).toMatchObject({ state: 'READY', version: 2 });
    expect((await status(draft.draftId, { version: '1' })).state).toBe('VOID');
    expect((await issue(draft)).status).toBe(412);
    const again = await issue(revised);
    expect(again.body).toMatchObject({ state: 'ISSUED', signing: { approvals: [] } });
    const declined = await city().as<DraftStatus>(angel, 'declineDraft', {
      params: { draftId: draft.draftId },
      body: { modelHash: again.body.modelHash, reason: 'TERMS' },
    });
    expect(declined.body).toMatchObject({
      state: 'DECLINED',
      signing: { declined: { organisationId: investor.organisationId, reason: 'TERMS' } },
    });
    expect((await issue(revised)).status).toBe(409);
  });
});

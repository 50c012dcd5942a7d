import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Draft, DraftList, TemplateDetail } from '#shared/contract/schema.ts';
import type { Deal } from '#shared/deal/schema.ts';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);

const founder = `founder-${unique()}`;
const angel = `angel-${unique()}`;
const stranger = `stranger-${unique()}`;
let mine: { organisationId: string; listing: { listingId: string } };
let theirs: typeof mine;

beforeAll(async () => {
  const representative = (ko: string) => ({
    representative: { name: { ko, en: 'Signatory' }, title: { ko: '대표이사', en: 'CEO' } },
    address: { ko: '서울특별시 성동구 1', en: '1, Seongdong-gu, Seoul' },
  });
  theirs = await city().published(
    angel,
    'investor',
    {},
    { name: { ko: '한결투자', en: 'Hangyeol Ventures' }, ...representative('김한결') },
  );
  mine = await city().published(
    founder,
    'company',
    {},
    { name: { ko: '㈜한강로보틱스', en: 'Hangang Robotics Inc.' }, ...representative('이한강') },
  );
  await city().organisation(stranger);
  await city().night('2026-03-01');
});

let deal: Deal;

describe('a deal', () => {
  test('starts from a match, by either side', async () => {
    deal = await city().deal(founder, mine.listing.listingId, theirs.listing.listingId);
    expect(deal).toMatchObject({
      stage: 'PROPOSED',
      kind: 'INVESTMENT',
      origin: { runId: '2026-03-01' },
      version: 1,
    });
    expect(deal.parties.map(({ role }) => role)).toEqual(['investor', 'company']);
  });

  test('a second one between the two is refused, from the other side too', async () => {
    const body = { listingId: theirs.listing.listingId, counterpartId: mine.listing.listingId };
    const again = await city().as<{ type: string }>(angel, 'createDeal', { body, headers: fresh() });
    expect(again.status).toBe(409);
    expect(again.body.type).toMatch(/already-exists$/);
  });

  test('without a match there is none', async () => {
    const other = await city().published(`founder-${unique()}`, 'company');
    const body = { listingId: mine.listing.listingId, counterpartId: other.listing.listingId };
    expect((await city().as(founder, 'createDeal', { body, headers: fresh() })).status).toBe(409);
    const notMine = { listingId: theirs.listing.listingId, counterpartId: mine.listing.listingId };
    expect((await city().as(founder, 'createDeal', { body: notMine, headers: fresh() })).status).toBe(404);
  });

  test('is read by both sides and operators, and by nobody else', async () => {
    const params = { dealId: deal.dealId };
    for (const person of [founder, angel, 'operator'])
      expect((await city().as(person, 'readDeal', { params })).status).toBe(200);
    expect((await city().as(stranger, 'readDeal', { params })).status).toBe(404);
    for (const [person, { organisationId }] of [
      [founder, mine],
      [angel, theirs],
    ] as const) {
      const list = await city().as<{ items: Deal[] }>(person, 'listOrganisationDeals', { params: { organisationId } });
      expect(list.body.items.map(({ dealId }) => dealId)).toEqual([deal.dealId]);
      expect((await city().as(stranger, 'listOrganisationDeals', { params: { organisationId } })).status).toBe(404);
    }
  });

  test('needs the agreement of both sides before a contract shows one what is known of the other', async () => {
    const params = { dealId: deal.dealId };
    const early = await city().as(founder, 'createDraft', { params, body: { templateId: 'nda' }, headers: fresh() });
    expect(early.status).toBe(409);
    expect(early.text).not.toContain('한결투자');
    // Who opened it has agreed already; that alone introduces nobody.
    expect((await city().as<Deal>(founder, 'acceptDeal', { params })).body).toMatchObject({
      stage: 'PROPOSED',
      version: 1,
    });
    expect((await city().as(stranger, 'acceptDeal', { params })).status).toBe(404);
    expect((await city().as('operator', 'acceptDeal', { params })).status).toBe(404);
    const accepted = await city().as<Deal>(angel, 'acceptDeal', { params });
    expect(accepted.body).toMatchObject({ stage: 'INTRODUCED', version: 2 });
    expect((await city().as<Deal>(angel, 'acceptDeal', { params })).body).toEqual(accepted.body);
  });

  test('is not proposed again and uses up capacity', async () => {
    await city().night('2026-03-02');
    const matches = await city().as<{ items: { counterpart: { listingId: string } }[] }>(founder, 'listMatches', {
      params: { listingId: mine.listing.listingId },
    });
    expect(matches.body.items.map(({ counterpart }) => counterpart.listingId)).not.toContain(theirs.listing.listingId);
  });
});

describe('a contract', () => {
  const facts = {
    relation: 'subcontract',
    purpose: { ko: '투자 검토', en: 'Assessment of an investment' },
    usePeriod: { value: 6, unit: 'month' },
  };
  let draft: Draft;
  const open = (model: Draft['model']) => new Set(model.issues.flatMap(({ paths }) => paths));

  test('has templates that say which facts they take', async () => {
    const list = await handle.call<{ items: { templateId: string }[] }>('listTemplates');
    expect(list.body.items.map(({ templateId }) => templateId)).toContain('nda');
    const template = await handle.call<z.infer<typeof TemplateDetail>>('readTemplate', {
      params: { templateId: 'nda' },
    });
    expect(Object.keys((template.body.facts as { properties: object }).properties)).toEqual(
      expect.arrayContaining(['purpose', 'materials', 'recipients', 'return']),
    );
    expect((await handle.call('readTemplate', { params: { templateId: 'constructor' } })).status).toBe(404);
  });

  test('is drafted from the deal: known values cite their source, missing ones are named', async () => {
    draft = await city().made201<Draft>(founder, 'createDraft', {
      params: { dealId: deal.dealId },
      body: { templateId: 'nda', facts },
    });
    expect(draft).toMatchObject({
      version: 1,
      dealId: deal.dealId,
      createdBy: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(draft.model.status).toBe('blocked');
    const text = JSON.stringify(draft.model.blocks);
    expect(text).toContain('㈜한강로보틱스');
    expect(text).toContain('Hangyeol Ventures');
    expect([...open(draft.model)].join(' ')).toMatch(/materials|recipients/);
    const kinds = new Set(Object.values(draft.model.provenance).map(({ source }) => source.kind));
    expect(kinds).toContain('organisation');
    expect(kinds).toContain('user');
    expect(JSON.stringify(draft)).not.toMatch(/undefined|null,/);
    expect((await city().as<Deal>(angel, 'readDeal', { params: { dealId: deal.dealId } })).body).toMatchObject({
      stage: 'NDA_DRAFT',
      version: 3,
    });
  });

  test('a form for deals of another kind drafts nothing here', async () => {
    const refused = await city().as(angel, 'createDraft', {
      params: { dealId: deal.dealId },
      body: { templateId: 'lic' },
      headers: fresh(),
    });
    expect(refused).toMatchObject({ status: 409, body: { type: expect.stringContaining('conflict') } });
    expect(
      (await city().as<{ items: unknown[] }>(angel, 'listDrafts', { params: { dealId: deal.dealId } })).body.items,
    ).toHaveLength(1);
  });

  test('facts are checked against the template, at their place', async () => {
    const body = {
      templateId: 'nda',
      facts: { purpose: { ko: '가\u0000' }, usePeriod: { value: 0, unit: 'week' }, unheardOf: 1 },
    };
    const answer = await city().as<{ errors: { pointer: string }[] }>(angel, 'createDraft', {
      params: { dealId: deal.dealId },
      body,
      headers: fresh(),
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/facts/purpose/ko',
      '/facts/unheardOf',
      '/facts/usePeriod/unit',
      '/facts/usePeriod/value',
    ]);
  });

  test('of one template a deal has one draft; new facts make a new version and the old one stays', async () => {
    const params = { draftId: draft.draftId };
    const second = await city().as(angel, 'createDraft', {
      params: { dealId: deal.dealId },
      body: { templateId: 'nda' },
      headers: fresh(),
    });
    expect(second.status).toBe(409);
    const revise = (headers: Record<string, string>) =>
      city().as<Draft>(angel, 'reviseDraft', {
        params,
        body: { facts: { survival: { value: 3, unit: 'year' } } },
        headers: { ...fresh(), ...headers },
      });
    expect((await revise({})).status).toBe(428);
    expect((await revise({ 'if-match': '"v5"' })).status).toBe(412);
    const revised = await revise({ 'if-match': '"v1"' });
    expect(revised.status).toBe(201);
    expect(revised.body).toMatchObject({ version: 2, createdBy: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(revised.body.createdBy).not.toBe(draft.createdBy);
    expect(open(draft.model)).toContain('survival');
    expect(open(revised.body.model)).not.toContain('survival');
    // What was stated before is still stated.
    expect(open(revised.body.model)).not.toContain('usePeriod');
    const read = await city().as<Draft>(founder, 'readDraft', { params });
    expect(read.headers.get('etag')).toBe('"v2"');
    expect(read.body.model).toEqual(revised.body.model);
    const list = await city().as<z.infer<typeof DraftList>>(founder, 'listDrafts', { params: { dealId: deal.dealId } });
    expect(list.body.items).toMatchObject([{ draftId: draft.draftId, version: 2 }]);
    const first = await city().as(founder, 'readDraftHtml', { params, query: { version: '1' } });
    expect(first.status).toBe(200);
    expect((await city().as(founder, 'readDraftHtml', { params, query: { version: '3' } })).status).toBe(404);
  });

  test('is read as a web page and as a document in four formats by the parties alone', async () => {
    const params = { draftId: draft.draftId };
    const html = await city().as(angel, 'readDraftHtml', { params, query: { language: 'ko' } });
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html.text).toContain('비밀유지');
    expect(html.text).toContain('㈜한강로보틱스');
    const docx = await city().as(angel, 'readDraftDocx', { params });
    expect(docx.headers.get('content-disposition')).toContain(`nda-${draft.draftId}-v2-bilingual.docx`);
    expect(Buffer.from(docx.bytes.subarray(0, 2)).toString()).toBe('PK');
    const others = [
      ['readDraftPdf', 'pdf', 'application/pdf', '%PDF-1.7'],
      ['readDraftHwpx', 'hwpx', 'application/hwp+zip', 'PK'],
      ['readDraftMarkdown', 'md', 'text/markdown; charset=utf-8', '**'],
    ] as const;
    for (const [target, ending, media, start] of others) {
      const file = await city().as(angel, target, { params, query: { language: 'ko' } });
      expect(file.headers.get('content-type'), target).toBe(media);
      expect(file.headers.get('content-disposition')).toContain(`nda-${draft.draftId}-v2-ko.${ending}`);
      expect(Buffer.from(file.bytes.subarray(0, start.length)).toString()).toBe(start);
    }
    const red = await city().as(angel, 'readRedlineHtml', { params, query: { language: 'ko' } });
    expect(red.text).toMatch(/<ins>|class="block d\d inserted"/);
    expect(red.headers.get('content-security-policy')).toContain("default-src 'none'");
    const table = await city().as(angel, 'readComparisonHtml', { params, query: { from: '1', to: '2' } });
    expect(table.text).toContain('신구조문대비표');
    for (const target of ['readRedlineDocx', 'readComparisonDocx']) {
      const file = await city().as(angel, target, { params });
      expect(file.headers.get('content-disposition'), target).toContain(`nda-${draft.draftId}-v1-v2-bilingual-`);
    }
    expect((await city().as(angel, 'readRedlineHtml', { params, query: { from: '9' } })).status).toBe(404);
    for (const target of [
      'readDraft',
      'readDraftHtml',
      'readDraftDocx',
      'readRedlineHtml',
      ...others.map(([each]) => each),
    ]) {
      expect((await city().as(stranger, target, { params })).status, target).toBe(404);
      expect((await city().as('operator', target, { params })).status, target).toBe(200);
    }
    expect(
      (
        await city().as('operator', 'reviseDraft', {
          params,
          body: { facts: {} },
          headers: { ...fresh(), 'if-match': '"v2"' },
        })
      ).status,
    ).toBe(404);
    expect((await city().as(founder, 'readDraftDocx', { params, query: { language: 'fr' } })).status).toBe(400);
  });

  test('another template drafts beside it, computes what follows, and leaves the stage alone', async () => {
    const won = (amount: string) => ({ amount, currency: 'KRW' });
    const made = await city().made201<Draft>(angel, 'createDraft', {
      params: { dealId: deal.dealId },
      body: {
        templateId: 'safe',
        facts: {
          amount: won('100000000'),
          valuationCap: won('2500000000'),
          capType: 'pre',
          fullyDiluted: 1_000_000,
          illustration: { nextPreMoney: won('10000000000') },
        },
      },
    });
    const price = Object.values(made.model.provenance).find(({ path }) => path === 'illustration.price');
    expect(price).toMatchObject({ value: { en: 'KRW 2,500' }, source: { kind: 'computed' } });
    expect(made.model.status).toBe('blocked');
    expect(made.model.issues.map(({ ruleId }) => ruleId)).toContain('LF-SAFE-2');
    const params = { dealId: deal.dealId };
    const after = await city().as<Deal>(angel, 'readDeal', { params });
    expect(after.body.stage).toBe('NDA_DRAFT');
  });
});

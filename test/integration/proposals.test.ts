import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { deals as dealDuties } from '#functions/nightly/sweep/deals.ts';
import { sweep } from '#functions/nightly/sweep/use-cases.ts';
import type { ShownDeal } from '#shared/deal/schema.ts';
import { dateAfter } from '#shared/kernel/calendar.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import type { Matches } from '#shared/match/schema.ts';
import type { MatchAct, MatchResponse } from '#shared/proposal/schema.ts';
import { declinedPairs, proposalsSince, signalsSince } from '#shared/proposal/store.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { cityOf, fresh, investorProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const now = new Date().toISOString();
const today = seoulDate(now);

const angel = `angel-${unique()}`;
const founders = Array.from({ length: 7 }, () => `founder-${unique()}`);
let investor: string;
let investorOrganisation: string;
const companies: string[] = [];
const organisations: string[] = [];
let table: Table;

beforeAll(async () => {
  const profile = { ...investorProfile(), monthlyCapacity: 20 };
  const theirs = await city().published(angel, 'investor', { profile });
  investor = theirs.listing.listingId;
  investorOrganisation = theirs.organisationId;
  for (const founder of founders) {
    const { listing, organisationId } = await city().published(founder, 'company');
    companies.push(listing.listingId);
    organisations.push(organisationId);
  }
  await city().night(today);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb), {
    marshallOptions: { removeUndefinedValues: true },
  });
  table = openTable(client, handle.stack.tableName);
});

const say = (person: string, listingId: string, counterpartId: string, body: MatchAct) =>
  city().as<z.infer<typeof MatchResponse>>(person, 'respondToMatch', {
    params: { listingId, counterpartId },
    body,
  });
const list = async (person: string, listingId: string) =>
  (await city().as<Matches>(person, 'listMatches', { params: { listingId } })).body.items;
const standing = async (person: string, listingId: string, counterpartId: string) =>
  (await list(person, listingId)).find(({ counterpart }) => counterpart.listingId === counterpartId)?.standing;
const told = async (person: string, organisationId: string) => {
  const page = await city().as<{ items: { kind: string; text: { ko: string } }[] }>(person, 'listNotifications', {
    params: { organisationId },
  });
  return page.body.items.map(({ kind }) => kind).filter(kind => kind.startsWith('deal.'));
};

describe('a match', () => {
  test('is proposed to both until somebody acts, and reading it writes nothing', async () => {
    const before = await standing(angel, investor, companies[0]!);
    expect(before).toEqual({ state: 'PROPOSED', toAct: 'EITHER', mine: {}, theirs: {} });
    expect(await proposalsSince(table, '2026-01-01', plusDays(now, 1))).toEqual([]);
  });

  test('is seen, kept and wanted by one, answered by the other, and becomes a deal in the same moment', async () => {
    const [founder, company] = [founders[0]!, companies[0]!];
    expect((await say(angel, investor, company, { act: 'VIEW' })).body.standing).toMatchObject({ state: 'VIEWED' });
    expect((await say(angel, investor, company, { act: 'SAVE' })).body.standing.mine.savedAt).toBeDefined();
    expect(JSON.stringify(await standing(founder, company, investor))).not.toContain('savedAt');

    const asked = await say(founder, company, investor, { act: 'INTEREST', message: { ko: '뵙고 싶습니다' } });
    const respondBy = dateAfter(today, 14);
    expect(asked.body.standing).toMatchObject({ state: 'INTERESTED_B', toAct: 'THEM', respondBy });
    const { dealId } = asked.body.standing;
    const params = { dealId: dealId! };
    const deal = (await city().as<ShownDeal>(angel, 'readDeal', { params })).body;
    expect(deal).toMatchObject({ stage: 'PROPOSED', message: { ko: '뵙고 싶습니다' }, respondBy });
    // Whose thesis it is the founder learns once the investor agrees.
    const before = (await city().as<ShownDeal>(founder, 'readDeal', { params })).text;
    expect(before).not.toContain(investorOrganisation);

    expect(await standing(angel, investor, company)).toMatchObject({ toAct: 'ME', dealId });
    const met = await say(angel, investor, company, { act: 'INTEREST' });
    expect(met.body.standing).toMatchObject({ state: 'MUTUAL', toAct: 'NOBODY', dealId });
    const after = await city().as<ShownDeal>(founder, 'readDeal', { params });
    expect(after.body).toMatchObject({ stage: 'INTRODUCED', version: 2 });
    expect(after.text).toContain(investorOrganisation);
    expect((await say(angel, investor, company, { act: 'INTEREST' })).body).toEqual(met.body);
    expect((await say(angel, investor, company, { act: 'DECLINE', reason: 'TERMS' })).status).toBe(409);
    expect(await told(founder, organisations[0]!)).toEqual(['deal.introduced']);
  });

  test('that both want at the same moment is one deal, introduced', async () => {
    const [founder, company] = [founders[1]!, companies[1]!];
    const both = await Promise.all([
      say(angel, investor, company, { act: 'INTEREST' }),
      say(founder, company, investor, { act: 'INTEREST' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const ends = await Promise.all([standing(angel, investor, company), standing(founder, company, investor)]);
    expect(ends.map(end => end?.state)).toEqual(['MUTUAL', 'MUTUAL']);
    expect(ends[0]?.dealId).toBe(ends[1]?.dealId);
    const params = { organisationId: organisations[1]! };
    const deals = await city().as<{ items: ShownDeal[] }>(founder, 'listOrganisationDeals', { params });
    expect(deals.body.items).toMatchObject([{ stage: 'INTRODUCED', version: 2 }]);
  });

  test('through POST /v1/deals and its acceptance goes the same way', async () => {
    const [founder, company] = [founders[2]!, companies[2]!];
    const { dealId } = await city().deal(angel, investor, company);
    expect(await standing(founder, company, investor)).toMatchObject({ state: 'INTERESTED_A', toAct: 'ME', dealId });
    const body = { listingId: company, counterpartId: investor };
    const again = await city().as<{ existing?: string }>(founder, 'createDeal', { body, headers: fresh() });
    expect(again.status).toBe(409);
    expect(again.text).toContain(`/v1/deals/${dealId}`);
    await city().as(founder, 'acceptDeal', { params: { dealId } });
    expect(await standing(angel, investor, company)).toMatchObject({ state: 'MUTUAL' });
  });

  test('declined vanishes from both lists at once, tells whoever asked why, and no later run proposes it', async () => {
    const [founder, company] = [founders[3]!, companies[3]!];
    await say(founder, company, investor, { act: 'INTEREST' });
    const note = { ko: '내부용 메모' };
    const no = await say(angel, investor, company, { act: 'DECLINE', reason: 'STAGE_TOO_EARLY', note });
    expect(no.body.standing).toMatchObject({ state: 'DECLINED', mine: { declined: { note } } });
    expect(await standing(angel, investor, company)).toBeUndefined();
    expect(await standing(founder, company, investor)).toBeUndefined();
    expect((await say(founder, company, investor, { act: 'SAVE' })).status).toBe(409);
    expect(await told(founder, organisations[3]!)).toEqual(['deal.declined']);
    const deal = await city().as<ShownDeal>(founder, 'readDeal', { params: { dealId: no.body.standing.dealId! } });
    expect(deal.body).toMatchObject({ stage: 'DECLINED', closed: { reason: 'STAGE_TOO_EARLY', by: 'investor' } });
    expect(deal.text).not.toContain('내부용 메모');

    // One that nobody had asked about is declined without a word to the other side.
    const [quiet, other] = [founders[4]!, companies[4]!];
    await say(angel, investor, other, { act: 'DECLINE', reason: 'FIELD_MISMATCH' });
    expect(await told(quiet, organisations[4]!)).toEqual([]);
    expect(await standing(quiet, other, investor)).toBeUndefined();
    expect((await declinedPairs(table, now)).map(pair => pair.join())).toEqual(
      expect.arrayContaining([`${investor},${company}`, `${investor},${other}`]),
    );
    await city().night(today, 2);
    const proposed = (await list(angel, investor)).map(({ counterpart }) => counterpart.listingId);
    expect(proposed).toContain(companies[5]);
    for (const gone of [company, other]) expect(proposed).not.toContain(gone);
  });

  test('nobody answers is told of in time, ends by itself, frees the capacity and stays in the list till then', async () => {
    const [founder, company] = [founders[5]!, companies[5]!];
    const { dealId } = (await say(founder, company, investor, { act: 'INTEREST' })).body.standing;
    // The next run holds the pair no more, since it deals; its interest waits all the same, with its reasons.
    await city().night(today, 3);
    const kept = (await list(angel, investor)).find(({ counterpart }) => counterpart.listingId === company);
    expect(kept?.standing).toMatchObject({ state: 'INTERESTED_B', toAct: 'ME' });
    expect(kept?.reasons.length).toBeGreaterThan(0);
    const run = (date: string) =>
      sweep({ table, clock: () => `${date}T17:00:00.000Z`, newId: ulids() }, { tasks: [dealDuties] })({ date });
    for (const days of [11, 14, 15, 15]) await run(dateAfter(today, days));
    const deal = await city().as<ShownDeal>(founder, 'readDeal', { params: { dealId: dealId! } });
    expect(deal.body).toMatchObject({ stage: 'EXPIRED' });
    expect(await standing(angel, investor, company)).toBeUndefined();
    expect(await told(founder, organisations[5]!)).toEqual(['deal.expired']);
    const asked = await told(angel, investorOrganisation);
    expect(asked.filter(kind => kind === 'deal.due-soon' || kind === 'deal.due-today').length).toBe(2);
    expect((await city().as(angel, 'acceptDeal', { params: { dealId: dealId! } })).status).toBe(409);
  });

  test('of others cannot be acted on, and what was never matched neither', async () => {
    const [founder, company] = [founders[6]!, companies[6]!];
    expect((await say(founder, investor, company, { act: 'VIEW' })).status).toBe(404);
    expect((await say('operator', investor, company, { act: 'VIEW' })).status).toBe(404);
    expect((await say(founder, company, companies[0]!, { act: 'INTEREST' })).status).toBe(409);
    expect((await say(founder, company, company, { act: 'VIEW' })).status).toBe(409);
    const bad = await city().as<{ errors: { pointer: string }[] }>(founder, 'respondToMatch', {
      params: { listingId: company, counterpartId: investor },
      body: { act: 'DECLINE', reason: 'NO' },
    });
    expect(bad.status).toBe(422);
  });

  test('leaves signals of who did what, and the instants of asking and answering', async () => {
    const signals = await signalsSince(table, today, plusDays(now, 1));
    const of = (company: string) =>
      signals.flatMap(({ companyListing, by, kind }) => (companyListing === company ? [`${by} ${kind}`] : []));
    expect(of(companies[0]!)).toEqual(['investor view', 'investor save', 'company contact', 'investor contact']);
    expect(of(companies[3]!)).toEqual(['company contact', 'investor decline']);
    expect(signals.every(({ day, investorListing }) => day === today && investorListing === investor)).toBe(true);
    expect(await signalsSince(table, dateAfter(today, 1), plusDays(now, 2))).toEqual([]);
    const proposals = await proposalsSince(table, today, plusDays(now, 1));
    expect(proposals.filter(({ a, b }) => a.interestedAt !== undefined && b.interestedAt !== undefined).length).toBe(3);
    expect(proposals.every(({ a }) => a.listingId === investor)).toBe(true);
  });
});

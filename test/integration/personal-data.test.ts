import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { eraseMe } from '#functions/people/erasure.ts';
import type { Context } from '#shared/kernel/context.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Membership, Organisation } from '#shared/organisation/schema.ts';
import type { MyData } from '#shared/person/schema.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { firstBreak } from '#shared/trail/rules.ts';
import type { TrailPage } from '#shared/trail/schema.ts';
import { digestOf, type Stored, tableReader } from '#test/security/support/digest.ts';
import { businessNumber, cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { tracesOf } from '#test/support/traces.ts';

const here = useStack();
const city = () => cityOf(here);
let reader: ReturnType<typeof tableReader>;
let table: Table;
beforeAll(() => {
  reader = tableReader(here);
  table = openTable(DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb)), here.stack.tableName);
});
afterAll(() => reader.close());

/** Somebody with details unlike any other text. */
const somebody = () => {
  const n = unique();
  return {
    userId: `somebody-${n}x`,
    email: `hidden-${n}@person.example`,
    phone: `+82 10-77${String(n).padStart(4, '0')}-4486`,
    name: `홍길동${n}호`,
    english: `Hong Gildong the ${n}th`,
  };
};
type Somebody = ReturnType<typeof somebody>;
const needlesOf = (who: Somebody) => Object.values(who);
const factsOf = (who: Somebody) => ({
  contact: { email: who.email, phone: who.phone },
  representative: { name: { ko: who.name, en: who.english }, title: { ko: '대표' }, userId: who.userId },
});
const organisationOf = (who: Somebody, more: object = {}) =>
  city().organisation(who.userId, { ...factsOf(who), ...more });
const erase = (userId: string) => city().as<{ state: string }>(userId, 'eraseMe', { headers: fresh() });
const addMember = (owner: string, organisationId: string, userId: string, role = 'OWNER') =>
  city().made201<Membership>(owner, 'addMember', { params: { organisationId }, body: { userId, role } });
const brokenChains = async () => {
  const chains = Map.groupBy(
    [...(await reader.items()).values()].filter(({ pk }) => String(pk).startsWith('TRAIL#')),
    ({ subject }) => String(subject),
  );
  const keys = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'entity', 'schemaVersion']);
  const bare = (item: Stored) => Object.fromEntries(Object.entries(item).filter(([name]) => !keys.has(name)));
  return [...chains].flatMap(([subject, items]) => {
    const head = items.find(({ entity }) => entity === 'TrailHead') as { version: number; hash: string } | undefined;
    const entries = items.filter(({ seq }) => seq !== undefined).sort((a, b) => Number(a.seq) - Number(b.seq));
    return firstBreak(subject, entries.map(bare), head) ?? [];
  });
};

describe('contact details', () => {
  test('are read by members with the rest, by operators one by one, and each reading of theirs is in the trail', async () => {
    const who = somebody();
    const { organisationId } = await organisationOf(who);
    const params = { organisationId };
    const own = await city().as<Organisation>(who.userId, 'readOrganisation', { params });
    expect(own.body).toMatchObject({ contact: { email: who.email, userId: who.userId } });
    const staff = await city().as<Organisation>('operator', 'readOrganisation', { params });
    expect(staff.status).toBe(200);
    expect(tracesOf(new Map([['reply', staff.body]]), needlesOf(who))).toEqual([]);

    const read = (userId: string) => city().as<Organisation>(userId, 'readContact', { params });
    for (const _ of [1, 2]) expect((await read('operator')).body).toMatchObject({ contact: { phone: who.phone } });
    expect((await read(who.userId)).body).toMatchObject({ representative: { name: { ko: who.name } } });
    expect((await read(`person-${unique()}`)).status).toBe(404);
    expect((await read('auditor')).status).toBe(404);
    const trail = await city().as<z.infer<typeof TrailPage>>('auditor', 'readOrganisationTrail', { params });
    expect(trail.body.items.map(({ action, actor }) => [action, trail.body.people?.[actor]])).toEqual([
      ['organisation.registered', who.userId],
      ['contact.read', 'city-operator'],
      ['contact.read', 'city-operator'],
    ]);
  });

  test('belong to who enters them unless told; an operator enters those of others; nobody names a stranger', async () => {
    const who = somebody();
    const { organisationId } = await organisationOf(who);
    const change = async (contact: object) => {
      const params = { organisationId };
      const { headers } = await city().as(who.userId, 'readOrganisation', { params });
      const etag = { 'if-match': headers.get('etag') ?? '' };
      return city().as<Organisation>(who.userId, 'changeOrganisation', { params, body: { contact }, headers: etag });
    };
    expect((await change({ email: 'office@a.example', userId: null })).body.contact).toEqual({
      email: 'office@a.example',
      userId: null,
    });
    const stranger = await change({ email: 'x@a.example', userId: 'stranger' });
    expect(stranger.status).toBe(422);
    expect(stranger.text).toContain('/contact/userId');
    await addMember(who.userId, organisationId, 'colleague', 'MEMBER');
    expect((await change({ email: 'x@a.example', userId: 'colleague' })).status).toBe(200);
    const imported = await city().organisation('operator', { contact: { email: 'theirs@a.example' } });
    expect(imported.contact).toEqual({ email: 'theirs@a.example' });
  });
});

describe('what is kept about me', () => {
  test('is shown to me, and nothing of anybody else', async () => {
    const [who, other] = [somebody(), somebody()];
    const { organisationId } = await organisationOf(other);
    const mine = await organisationOf(who);
    await addMember(other.userId, organisationId, who.userId, 'MEMBER');
    const { status, body } = await city().as<z.infer<typeof MyData>>(who.userId, 'readMyData');
    expect(status).toBe(200);
    expect(body.kept.memberships).toHaveLength(2);
    expect(body.kept.receipts).toMatchObject([{ routeId: 'createOrganisation', status: 201 }]);
    expect(body.details).toMatchObject([{ organisationId: mine.organisationId, contact: { email: who.email } }]);
    expect(body.did).toMatchObject([{ subject: mine.organisationId, action: 'organisation.registered' }]);
    expect(body.about).toMatchObject([{ subject: organisationId, action: 'membership.granted' }]);
    expect(body.next).toBeUndefined();
    expect(tracesOf(new Map([['reply', body]]), needlesOf(other))).toEqual([]);
  });

  test('is nothing for somebody who never did anything', async () => {
    const { body } = await city().as<z.infer<typeof MyData>>(`person-${unique()}`, 'readMyData');
    expect(Object.values(body.kept).flat()).toEqual([]);
    expect([...body.details, ...body.did, ...body.about]).toEqual([]);
  });
});

describe('erasure', () => {
  test('is refused to the last owner of what is live, with the list, and changes nothing', async () => {
    const who = somebody();
    const { organisationId } = await organisationOf(who);
    const listing = await city().draft(who.userId, organisationId, 'company');
    await city().approve(await city().submit(who.userId, listing));
    const before = digestOf(await reader.items());
    const answer = await erase(who.userId);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ blocking: [`/v1/organisations/${organisationId}`] });
    expect(digestOf(await reader.items())).toBe(before);
  });

  test('leaves no trace in the table, in no attribute and no packed blob, and every chain holds', async () => {
    const [who, partner, angel] = [somebody(), somebody(), `angel-${unique()}`];
    const { organisationId } = await organisationOf(who);
    const first = await city().approve(
      await city().submit(who.userId, await city().draft(who.userId, organisationId, 'company')),
    );
    const thesis = await city().published(angel, 'investor');
    const others = Array.from({ length: 6 }, () => city().published(`other-${unique()}`, 'company'));
    await Promise.all(others);
    await city().night(seoulDate(new Date().toISOString()));
    const deal = await city().introduction(who.userId, angel, first.listingId, thesis.listing.listingId);
    await city().made201(who.userId, 'createDraft', {
      params: { dealId: deal.dealId },
      body: { templateId: 'nda', facts: { purpose: { ko: '목적' } } },
    });
    // An office that nobody else is in, and a colleague who writes the person's identifier.
    const own = await city().organisation(who.userId, { businessNumber: businessNumber(), externalId: 'my-own' });
    await addMember(who.userId, organisationId, partner.userId);
    await addMember(partner.userId, organisationId, who.userId);
    await city().as('operator', 'readContact', { params: { organisationId } });
    // Another organisation asks for the person, who never answers.
    const asking = { organisationId: thesis.organisationId };
    await city().made201(angel, 'createInvitation', { params: asking, body: { userId: who.userId, role: 'MEMBER' } });
    await city().made201(who.userId, 'createSavedSearch', {
      body: { name: `${who.name}의 검색`, rule: { all: [{ field: 'words', words: '로봇' }], any: [], none: [] } },
    });
    expect(tracesOf(await reader.items(), needlesOf(who)).length).toBeGreaterThan(20);
    expect(tracesOf(await reader.items(), [who.name])).not.toEqual([]);

    const answer = await erase(who.userId);
    expect(answer.body).toEqual({ state: 'ERASED' });
    const items = await reader.items();
    expect(tracesOf(items, needlesOf(who))).toEqual([]);
    expect(await brokenChains()).toEqual([]);

    // What is left is as it should be.
    const params = { organisationId };
    const left = await city().as<Organisation>(partner.userId, 'readOrganisation', { params });
    expect(left.body).toMatchObject({ owners: 1 });
    expect(left.body).not.toHaveProperty('contact');
    expect(left.body).not.toHaveProperty('representative');
    expect((await city().as(who.userId, 'readOrganisation', { params })).status).toBe(404);
    const trail = await city().as<z.infer<typeof TrailPage>>('auditor', 'readOrganisationTrail', { params });
    expect(trail.body.items.at(-1)).toMatchObject({ action: 'person.erased' });
    expect(trail.body.people).not.toHaveProperty(trail.body.items[0]!.actor);
    expect(Object.values(trail.body.people ?? {})).toContain(partner.userId);
    const drafts = [...items.values()].filter(({ entity }) => entity === 'DraftVersion');
    expect(JSON.stringify(drafts)).toContain('[삭제됨]');

    // Asked again it answers the same, and the number of an office that nobody is left in is free.
    const before = digestOf(await reader.items());
    expect((await erase(who.userId)).body).toEqual({ state: 'ERASED' });
    expect(digestOf(await reader.items())).toBe(before);
    await city().organisation(`next-${unique()}`, { businessNumber: own.businessNumber });
    // The person may come back as somebody new.
    expect((await city().organisation(who.userId)).owners).toBe(1);
  }, 60_000);

  test('that stops anywhere is finished by the next', async () => {
    const context = (userId: string): Context => ({
      requestId: `request-${unique()}`,
      now: new Date().toISOString(),
      language: 'ko',
      cursor: { seal: () => '', open: () => undefined },
      actor: { userId, operator: false, auditor: false, centres: [] },
      expected: 0,
      receipt: undefined,
    });
    let stops = 0;
    for (let step = 0; ; step += 1) {
      const [who, partner] = [somebody(), somebody()];
      const { organisationId } = await organisationOf(who);
      await addMember(who.userId, organisationId, partner.userId);
      await organisationOf(partner, { businessNumber: undefined });
      const lonely = await organisationOf(who);
      let written = 0;
      /** The table of a function that dies before its next write. */
      const dying = (work: <A extends unknown[], R>(call: (...args: A) => R) => (...args: A) => R): Table => ({
        ...table,
        put: work(table.put),
        transact: work(table.transact),
        remove: work(table.remove),
      });
      const mortal = dying(call => (...args) => {
        written += 1;
        if (written > step) throw new Error('the function died');
        return call(...args);
      });
      const run = (on: Table) =>
        eraseMe({ table: on, newId: ulids() })({ params: {}, query: {}, body: {} }, context(who.userId));
      const died = await run(mortal).then(
        () => false,
        () => true,
      );
      if (died) {
        stops += 1;
        await run(table);
      }
      const items = await reader.items();
      expect(tracesOf(items, needlesOf(who)), `stopped before write ${step + 1}`).toEqual([]);
      expect(items.get(`ORG#${organisationId} PROFILE`)).toMatchObject({ owners: 1 });
      expect(items.has(`UNIQUE#BUSINESS#${lonely.businessNumber} UNIQUE`)).toBe(false);
      if (!died) break;
    }
    expect(stops).toBeGreaterThan(6);
    expect(await brokenChains()).toEqual([]);
  }, 120_000);

  test('needs a key, and is nobody’s but one’s own', async () => {
    expect((await city().as(`person-${unique()}`, 'eraseMe')).status).toBe(400);
    expect((await here.call('eraseMe', { headers: fresh() })).status).toBe(401);
  });
});

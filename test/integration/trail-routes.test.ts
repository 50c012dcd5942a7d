import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { type Break, firstBreak } from '#shared/trail/rules.ts';
import type { TrailPage, Trails } from '#shared/trail/schema.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
type Page = z.infer<typeof TrailPage>;

let owner: string;
let member: string;
let params: { organisationId: string };
const CHANGES = 24;
beforeAll(async () => {
  [owner, member] = [`person-${unique()}`, `person-${unique()}`];
  params = { organisationId: (await city().organisation(owner)).organisationId };
  await city().made201(owner, 'addMember', { params, body: { userId: member, role: 'MEMBER' } });
  const drafts = Array.from({ length: CHANGES - 3 }, () => city().draft(member, params.organisationId, 'company'));
  await city().submit(member, (await Promise.all(drafts))[0]!);
});
const read = (who: string, query: object = {}) =>
  city().as<Page>(who, 'readOrganisationTrail', { params, query: query as Record<string, string> });

describe('the trail of an organisation', () => {
  test('is read page by page by an auditor, who verifies it from what is sent alone', async () => {
    const items: Page['items'] = [];
    const people: Record<string, string> = {};
    let head: Page['head'] | undefined;
    for (;;) {
      const { body } = await read('auditor', { limit: '10', after: String(items.length) });
      if (body.items.length === 0) break;
      items.push(...body.items);
      Object.assign(people, body.people);
      head = body.head;
    }
    expect(items.length).toBe(CHANGES);
    expect(firstBreak(params.organisationId, items, head)).toBeUndefined();
    expect(firstBreak(params.organisationId, items.toSpliced(5, 1), head)).toMatchObject({
      seq: 6,
    } satisfies Partial<Break>);
    expect(Object.values(people).sort()).toEqual([owner, member].sort());
    expect(people[items[0]!.actor]).toBe(owner);
    expect(items[1]).toMatchObject({ action: 'membership.granted', changed: ['members'] });
    expect(items[1]!.about!.map(reference => people[reference])).toEqual([member]);
  });

  test('is read by its owner, to whom pseudonyms stay pseudonyms', async () => {
    const { status, body, text } = await read(owner, { limit: '100' });
    expect(status).toBe(200);
    expect(body.items.length).toBe(CHANGES);
    expect(body.people).toBeUndefined();
    expect(text).not.toMatch(/person-/);
  });

  test('is refused to everybody else', async () => {
    expect((await read(member)).status).toBe(403);
    expect((await read(`person-${unique()}`)).status).toBe(404);
    expect((await read('operator')).status).toBe(404);
    for (const target of ['listTrails', 'readTrail'])
      expect((await city().as(owner, target, { params: { subject: params.organisationId } })).status).toBe(403);
  });

  test('is not there for what does not exist, nor from a place that is none', async () => {
    const none = { organisationId: '01JZZZZZZZZZZZZZZZZZZZZZZZ' };
    expect((await city().as('auditor', 'readOrganisationTrail', { params: none })).status).toBe(404);
    expect((await city().as('auditor', 'readTrail', { params: { subject: 'HEAD%23' } })).status).toBe(404);
    for (const after of ['-1', '01', '1e3', '9999999999'])
      expect((await read('auditor', { after })).status, after).toBe(400);
    expect((await read('auditor', { after: '999999' })).body.items).toEqual([]);
  });
});

test('all chains are listed for auditors, each once, also while chains are added', async () => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await city().as<z.infer<typeof Trails>>('auditor', 'listTrails', {
      query: { limit: '2', cursor },
    });
    found.push(...body.items.map(({ subject }) => subject));
    if (found.length === 2) await city().organisation(`person-${unique()}`);
    cursor = body.next;
  } while (cursor !== undefined && found.length < 200);
  expect(found).toContain(params.organisationId);
  expect(new Set(found).size).toBe(found.length);
});

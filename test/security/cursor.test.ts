import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { cursorSeal } from '#shared/http/cursor.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
type Paged = { next?: string; type?: string; items?: { listingId: string }[] };
const page = async (who: string | undefined, target: string, options: CallOptions) => {
  const token = who === undefined ? {} : { token: await world.city.token(who) };
  return here.call<Paged>(target, { ...options, ...token });
};

let mine: { params: { organisationId: string }; cursor: string };
let directory: string;
beforeAll(async () => {
  world = await buildWorld(here);
  const params = { organisationId: world.company.organisationId };
  const cursor = (await page('ann', 'listOrganisationListings', { params, query: { limit: '2' } })).body.next ?? '';
  mine = { params, cursor };
  directory = (await page(undefined, 'listDirectory', { query: { kind: 'company', limit: '2' } })).body.next ?? '';
});

const list = (cursor: string, who: string | undefined = 'ann', target = 'listOrganisationListings', query = {}) =>
  page(who, target, { params: mine.params, query: { limit: '2', cursor, ...query } });
const refused = async (answer: ReturnType<typeof list>) => {
  const { status, body, text } = await answer;
  expect(status, text).toBe(400);
  expect(body.type).toMatch(/invalid-(cursor|query)$/);
};

describe('a cursor', () => {
  test('opens the list it was made for, whatever the size of the next page', async () => {
    expect((await list(mine.cursor)).status).toBe(200);
    expect((await list(mine.cursor, 'ann', undefined, { limit: '50' })).status).toBe(200);
    expect((await list(directory, undefined, 'listDirectory', { kind: 'company' })).status).toBe(200);
  });

  test('opens nothing for another person who may see the same list', async () => {
    await refused(list(mine.cursor, 'amy'));
    await refused(list(mine.cursor, 'operator'));
  });

  test('opens no other list', async () => {
    await refused(list(mine.cursor, 'ann', 'listOrganisationDeals'));
    await refused(list(mine.cursor, 'ann', 'listDirectory'));
    await refused(list(directory, 'ann'));
    const other = { params: { organisationId: world.other.organisationId }, query: { cursor: mine.cursor } };
    await refused(page('operator', 'listOrganisationListings', other));
    await refused(page('operator', 'listReviews', { query: { cursor: mine.cursor } }));
    expect((await page('ann', 'listOrganisationListings', other)).status).toBe(404);
  });

  test('opens nothing once the filters differ', async () => {
    for (const query of [
      { kind: 'investor' },
      {},
      { kind: 'company', sector: 'ROBOTICS' },
      { kind: 'company', q: '팔레트' },
    ])
      await refused(list(directory, undefined, 'listDirectory', query));
  });

  test('is refused for a change at any place, and in any other spelling', async () => {
    const { cursor } = mine;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const places = Array.from({ length: cursor.length }, (_, i) => i);
    await Promise.all(
      places.map(i => {
        const other = alphabet[(alphabet.indexOf(cursor[i]!) + 1) % 64];
        return refused(list(`${cursor.slice(0, i)}${other}${cursor.slice(i + 1)}`));
      }),
    );
    for (const spelling of [`${cursor}=`, `${cursor}A`, cursor.slice(0, -1), cursor.slice(22), cursor.toLowerCase()])
      await refused(list(spelling));
  });

  test('is refused where it was forged or is of yesterday, and taken where it was sealed with the key', async () => {
    const key =
      here.stack.assembly.functions.find(({ service }) => service === 'listings')?.environment.CURSOR_KEY ?? '';
    expect(key.length).toBeGreaterThanOrEqual(16);
    const scope = contentHash(['ann', 'listOrganisationListings', mine.params, {}]);
    const [, listing] = world.companies;
    const position = {
      pk: `LISTING#${listing?.listingId}`,
      sk: 'LISTING',
      gsi1pk: `LISTINGS#${mine.params.organisationId}`,
      gsi1sk: listing?.listingId,
    };
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    expect((await list(cursorSeal(key, scope, at(0)).seal(position))).status).toBe(200);
    await refused(list(cursorSeal(key, scope, at(-1.01)).seal(position)));
    await refused(list(cursorSeal('another key, as long as it', scope, at(0)).seal(position)));
    await refused(list(cursorSeal(key, `${scope}x`, at(0)).seal(position)));
    const payload = Buffer.from(JSON.stringify({ e: 9_999_999_999, p: position }));
    for (const secret of ['', scope, 'secret']) {
      const tag = createHmac('sha256', secret).update(scope).update('\0').update(payload).digest().subarray(0, 16);
      await refused(list(Buffer.concat([tag, payload]).toString('base64url')));
    }
    await refused(list(payload.toString('base64url')));
  });
});

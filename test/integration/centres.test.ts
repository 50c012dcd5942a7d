import { expect, test } from 'vitest';
import type { Organisation } from '#shared/organisation/schema.ts';
import { cityOf, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

/** Journey 20: an operator of centre A edits centre B. */
const handle = useStack();
const city = () => cityOf(handle);
const someone = () => `person-${unique()}`;
const [SEONGSU, CHANGDONG] = ['centreOperator', 'otherCentreOperator'];
const evidence = [{ kind: 'OTHER', reference: '현장 확인', checkedAt: '2026-01-01T00:00:00.000Z' }];

test('the staff of a centre act on its organisations alone, read all, and say so in both languages', async () => {
  const owner = someone();
  const { organisationId, version } = await city().organisation(owner, { centre: 'SEONGSU' });
  const listing = await city().submit(owner, await city().draft(owner, organisationId, 'company'));
  const params = { listingId: listing.listingId };
  const headers = { 'if-match': `"v${listing.version}"` };
  const review = (who: string) =>
    city().as<{ type: string }>(who, 'reviewListing', { params, body: { decision: 'APPROVE' }, headers });
  const verify = (who: string) =>
    city().as(who, 'decideVerification', {
      params: { organisationId },
      body: { decision: 'VERIFY', evidence },
      headers: { 'if-match': `"v${version}"` },
    });
  for (const attempt of [review, verify, (who: string) => city().as(who, 'closeListing', { params, headers })]) {
    const refused = await attempt(CHANGDONG!);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('outside-centre')]);
  }
  expect((await city().as(CHANGDONG!, 'readListing', { params })).status).toBe(200);
  expect((await city().as(CHANGDONG!, 'readOrganisation', { params: { organisationId } })).status).toBe(200);
  expect((await review(SEONGSU!)).status).toBe(200);
  expect((await verify(SEONGSU!)).status).toBe(200);
});

test('an organisation without a centre is for the whole city alone, and nobody else moves one', async () => {
  const owner = someone();
  const { organisationId } = await city().organisation(owner);
  const listing = await city().submit(owner, await city().draft(owner, organisationId, 'company'));
  const close = (who: string) =>
    city().as(who, 'closeListing', {
      params: { listingId: listing.listingId },
      headers: { 'if-match': `"v${listing.version}"` },
    });
  const move = (who: string, centre: string | null, version: number) =>
    city().as<Organisation>(who, 'moveOrganisation', {
      params: { organisationId },
      body: { centre },
      headers: { 'if-match': `"v${version}"` },
    });
  expect((await close(SEONGSU!)).status).toBe(403);
  for (const who of [SEONGSU!, owner, someone()]) expect((await move(who, 'SEONGSU', 1)).status, who).toBe(403);
  const moved = await move('operator', 'SEONGSU', 1);
  expect([moved.status, moved.body.centre]).toEqual([200, 'SEONGSU']);
  expect((await move('operator', 'CHANGDONG', 1)).status).toBe(412);
  expect((await move('operator', 'ATLANTIS', 2)).status).toBe(422);
  expect((await close(SEONGSU!)).status).toBe(200);
  expect((await move('operator', null, 2)).body.centre).toBeUndefined();
});

test('the staff of a centre who are members of an organisation keep what members may', async () => {
  const { organisationId } = await city().organisation('changdong-operator', { centre: 'SEONGSU' });
  const listing = await city().draft(CHANGDONG!, organisationId, 'company');
  const closed = await city().as(CHANGDONG!, 'closeListing', {
    params: { listingId: listing.listingId },
    headers: { 'if-match': '"v1"' },
  });
  expect(closed.status).toBe(200);
});

test('a run of the match engine is for the whole city', async () => {
  const start = (who: string) => city().as(who, 'startMatchRun', { body: { date: '2026-01-01' }, headers: fresh() });
  expect((await start(SEONGSU!)).status).toBe(403);
  expect((await city().as(SEONGSU!, 'listMatchRuns')).status).toBe(200);
});

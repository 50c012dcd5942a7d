import { describe, expect, test } from 'vitest';
import { useStack } from '#test/support/stack.ts';

const stack = useStack();

describe('rows over HTTP', () => {
  const row = (more: object = {}) => ({
    organisation: { name: { ko: '요청 기업' }, externalId: 'HTTP-1' },
    listing: {
      kind: 'company',
      summary: { ko: '소개' },
      profile: { sectors: ['AI'], location: { area: 'KR-11' }, raising: { stage: 'PRE_FOUNDING' } },
    },
    ...more,
  });
  const post = async (body: object) =>
    stack.call<{ results: { outcome: string; faults?: { pointer: string }[]; state?: string }[] }>('importRows', {
      body,
      token: await stack.stack.tokenFor('operator'),
    });

  test('each row has its result; a bad one says all that is wrong with it', async () => {
    const bad = {
      organisation: { name: {}, country: '한국' },
      listing: { kind: 'company', profile: { sectors: ['X'] } },
    };
    const { status, body } = await post({
      rows: [row({ state: 'DRAFT' }), bad, 'no row', row({ state: 'PUBLISHED' })],
    });
    expect(status).toBe(200);
    expect(body.results.map(({ outcome, state }) => [outcome, state])).toEqual([
      ['created', 'DRAFT'],
      ['refused', undefined],
      ['refused', undefined],
      ['updated', 'PUBLISHED'],
    ]);
    expect(body.results[1]?.faults?.map(({ pointer }) => pointer).sort()).toEqual([
      '/listing/profile/location',
      '/listing/profile/raising',
      '/listing/profile/sectors/0',
      '/listing/summary/ko',
      '/listing/title/ko',
      '/organisation/country',
      '/organisation/name/ko',
    ]);
  });

  test('fifty rows at most', async () => {
    expect((await post({ rows: Array.from({ length: 51 }, () => row()) })).status).toBe(422);
    expect((await post({ rows: [] })).status).toBe(422);
  });
});

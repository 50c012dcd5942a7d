import { beforeAll, describe, expect, test } from 'vitest';
import type { Listing } from '#shared/listing/schema.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const owner = `owner-${unique()}`;
let listing: Listing;
const titled = (ko: string) => ({ title: { ko } });
beforeAll(async () => {
  for (const each of ['하나', '둘']) await city().published(`owner-${unique()}`, 'company', titled(each));
  listing = (await city().published(owner, 'company', titled('셋'))).listing;
});

const change = async (ko: string): Promise<void> => {
  listing = await city().act(owner, 'changeListing', listing, titled(ko));
};
/** Reads, and reads again with what was learnt: the tag, and how the second answer differs from the first. */
const twice = async (target: string, options: CallOptions = {}) => {
  const first = await here.call(target, options);
  const etag = first.headers.get('etag') ?? '';
  const again = (tag = etag) =>
    here.call(target, { ...options, headers: { ...options.headers, 'if-none-match': tag } });
  return { first, etag, again };
};

describe.each([
  ['a list', 'listDirectory', () => ({})],
  ['a page of a list', 'listDirectory', () => ({ query: { limit: '2' } })],
  ['a filtered list', 'listDirectory', () => ({ query: { kind: 'company' } })],
  ['an entry', 'readDirectoryEntry', () => ({ params: { listingId: listing.listingId } })],
] as const)('%s', (_, target, options) => {
  test('is read once, and then only asked after until it changes', async () => {
    const { first, etag, again } = await twice(target, options());
    expect(first.status).toBe(200);
    expect(etag).toMatch(/^(W\/)?"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('vary')).toContain('accept-language');
    const same = await again();
    expect([same.status, same.text]).toEqual([304, '']);
    for (const name of ['etag', 'cache-control', 'vary', 'x-content-type-options'])
      expect(same.headers.get(name), name).toBe(first.headers.get(name));
    expect((await again(`"other", W/${etag.replace('W/', '')}`)).status).toBe(304);
    expect((await again('"other"')).status).toBe(200);

    await change(`바뀐 제목 ${unique()}`);
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(changed.text).toContain(listing.title.ko);
  });
});

test('a tag is weak where the bytes differ though the content does not', async () => {
  const page = await twice('listDirectory', { query: { limit: '1' } });
  const whole = await twice('listDirectory', { query: { limit: '100' } });
  expect(page.etag).toMatch(/^W\//);
  expect(whole.etag).toMatch(/^"/);
  // The next page has another tag, a cursor made later leads to the same page.
  const next = async () => (await here.call<{ next: string }>('listDirectory', { query: { limit: '1' } })).body.next;
  const second = await twice('listDirectory', { query: { limit: '1', cursor: await next() } });
  expect(second.etag).not.toBe(page.etag);
  const later = await twice('listDirectory', { query: { limit: '1', cursor: await next() } });
  expect(later.etag).toBe(second.etag);
});

test('an entry that is gone is gone, whatever a reader holds of it', async () => {
  const { listing: other } = await city().published(owner, 'company', titled('넷'));
  const params = { listingId: other.listingId };
  const { etag, again } = await twice('readDirectoryEntry', { params });
  expect((await again()).status).toBe(304);
  await city().act(owner, 'closeListing', other);
  for (const tag of [etag, '*']) expect((await again(tag)).status).toBe(404);
});

test('what only some may read is kept by nobody', async () => {
  const own = await city().as(owner, 'readListing', { params: { listingId: listing.listingId } });
  expect(own.headers.get('etag')).toBe(`"v${listing.version}"`);
  expect(own.headers.get('cache-control')).toBe('no-store');
  const refused = await here.call('readDirectoryEntry', { params: { listingId: '01JZZZZZZZZZZZZZZZZZZZZZZZ' } });
  expect(refused.headers.get('cache-control')).toBe('no-store');
});

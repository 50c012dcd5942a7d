import { beforeAll, describe, expect, test } from 'vitest';
import { recordDemoRates } from '#infra/local/demo/rates.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { cityOf, companyProfile, fresh, unique, won } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const today = seoulDate(new Date().toISOString());
const daysAgo = (days: number) => seoulDate(plusDays(new Date().toISOString(), -days));
const record = (body: object, userId = 'operator') =>
  city().as(userId, 'recordExchangeRate', {
    body: { currency: 'USD', date: today, rate: '1391.2', source: { ko: '견본 환율', en: 'Sample rate' }, ...body },
    headers: fresh(),
  });
type Amount = { amount: string; currency: string; inUsd?: unknown; inKrw?: unknown };
type Shown = { profile: { raising: { amount: Amount } } };
const english = { 'accept-language': 'en' };

const listed: Record<string, string> = {};
const publish = async (key: string, amount: object) => {
  const profile = { ...companyProfile(), raising: { stage: 'SEED', amount } };
  listed[key] = (await city().published(`owner-${unique()}`, 'company', { profile })).listing.listingId;
};
const amountOf = async (key: string, headers: Record<string, string> = {}, query = {}) =>
  (await here.call<Shown>('readDirectoryEntry', { params: { listingId: listed[key]! }, headers, query })).body.profile
    .raising.amount;

beforeAll(async () => {
  await publish('won', won('1391200000'));
  await publish('dollars', { amount: '500000000', currency: 'USD' });
});

describe('without a rate', () => {
  test('nothing is made up, and it says so', async () => {
    const none = { unavailable: 'NO_RECENT_RATE', days: 10 };
    expect(await amountOf('won', english)).toEqual({ ...won('1391200000'), inUsd: none });
    await record({ date: daysAgo(11) });
    expect(await amountOf('won', english)).toEqual({ ...won('1391200000'), inUsd: none });
    const list = await here.call<{ items: unknown[]; missing: string[] }>('listExchangeRates');
    expect(list.body).toMatchObject({ on: today, items: [], missing: ['USD', 'EUR', 'JPY', 'CNY', 'SGD'] });
  });
});

describe('with a rate', () => {
  beforeAll(async () => {
    expect((await record({ date: daysAgo(3), rate: '1391.2' })).status).toBe(201);
  });
  const told = { rate: '1391.2', rateDate: daysAgo(3), rateSource: 'Sample rate' };

  test('a reader in English sees dollars beside won and won beside dollars', async () => {
    expect(await amountOf('won', english)).toEqual({ ...won('1391200000'), inUsd: { amount: '100000000', ...told } });
    const dollars = { amount: '500000000', currency: 'USD' };
    expect(await amountOf('dollars', english)).toEqual({ ...dollars, inKrw: { amount: '6956000000', ...told } });
    const list = await here.call<{ items: Shown[] }>('listDirectory', { headers: english });
    for (const { profile } of list.body.items) {
      const { inUsd, inKrw } = profile.raising.amount;
      expect(inUsd ?? inKrw).toMatchObject(told);
    }
  });

  test('a reader in Korean sees the original, and dollars when asked for', async () => {
    expect(await amountOf('won')).toEqual(won('1391200000'));
    const asked = await amountOf('won', {}, { currency: 'USD' });
    expect(asked.inUsd).toEqual({ amount: '100000000', ...told, rateSource: '견본 환율' });
    for (const currency of ['EUR', 'usd', ''])
      expect((await here.call('listDirectory', { query: { currency } })).status, currency).toBe(400);
  });

  test('a newer day counts, an older one recorded later does not, and of one day the later record does', async () => {
    await record({ date: daysAgo(2), rate: '1400' });
    await record({ date: daysAgo(4), rate: '1500' });
    expect(await amountOf('won', english)).toMatchObject({ inUsd: { rate: '1400', rateDate: daysAgo(2) } });
    await record({ date: daysAgo(2), rate: '1401.5' });
    expect(await amountOf('won', english)).toMatchObject({ inUsd: { rate: '1401.5' } });
    const past = await here.call<{ items: { rate: string }[] }>('listExchangeRates', { query: { on: daysAgo(3) } });
    expect(past.body.items.map(({ rate }) => rate)).toEqual(['1391.2']);
  });

  test('the tag of an entry changes with the rate, and not for who reads no amount in two currencies', async () => {
    const read = (headers: Record<string, string>) =>
      here.call('readDirectoryEntry', { params: { listingId: listed.won! }, headers });
    const tags = async () => [(await read(english)).headers.get('etag'), (await read({})).headers.get('etag')] as const;
    const [before, korean] = await tags();
    await record({ date: daysAgo(1), rate: '1410' });
    const [after, still] = await tags();
    expect(after).not.toBe(before);
    expect(still).toBe(korean);
    expect((await read({ ...english, 'if-none-match': String(before) })).status).toBe(200);
  });

  test('the catalogue shows amounts so too, those that are only for some among them', async () => {
    const owner = `owner-${unique()}`;
    const revenue = [{ year: 2025, amount: won('2802000000') }];
    const { listing } = await city().published(owner, 'company', { profile: { ...companyProfile(), revenue } });
    const options = { params: { listingId: listing.listingId }, headers: english };
    const entry = await city().as<{ profile: { revenue: { amount: Amount }[] } }>(owner, 'readCatalogueEntry', options);
    expect(entry.body.profile.revenue[0]?.amount.inUsd).toMatchObject({ rateSource: 'Sample rate' });
    expect(
      (await city().as<typeof entry.body>(owner, 'readCatalogueEntry', { params: options.params })).text,
    ).not.toMatch(/inUsd/);
  });

  test('the stored amount is what was written', async () => {
    const stored = await city().as<Shown>('operator', 'readListing', {
      params: { listingId: listed.won! },
      headers: english,
    });
    expect(stored.body.profile.raising.amount).toEqual(won('1391200000'));
  });
});

describe('recording', () => {
  test.each([
    ['a day to come', { date: plusDays(new Date().toISOString(), 2).slice(0, 10) }, '/date'],
    ['nothing', { rate: '0' }, '/rate'],
    ['a number', { rate: 1391.2 }, '/rate'],
    ['the won', { currency: 'KRW' }, '/currency'],
    ['no source', { source: undefined }, '/source'],
  ])('%s is refused', async (_, body, pointer) => {
    const answer = await record(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });

  test('is for operators, and tells nobody who did it', async () => {
    expect((await record({}, 'somebody')).status).toBe(403);
    const headers = fresh();
    const body = { currency: 'JPY', date: today, rate: '9.13', source: { ko: '견본' } };
    const first = await city().as('operator', 'recordExchangeRate', { body, headers });
    const again = await city().as('operator', 'recordExchangeRate', { body, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(Object.keys(first.body as object).sort()).toEqual(
      ['currency', 'date', 'rate', 'rateId', 'recordedAt', 'source'].sort(),
    );
    expect((await here.call('listExchangeRates')).text).not.toContain('operator');
  });
});

test('the demo city has rates of today, once, and says that they are samples', async () => {
  const { url, tokenFor } = here.stack;
  for (let times = 0; times < 2; times += 1) await recordDemoRates({ url, tokenFor });
  const { body, text } = await here.call<{ items: { date: string; source: { ko: string } }[]; missing: string[] }>(
    'listExchangeRates',
  );
  expect(body.missing).toEqual([]);
  expect(text).toMatch(/견본 환율 \(실제/);
  expect(text).toMatch(/Sample rate \(not a published one\)/);
});

import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Listing } from '#shared/listing/schema.ts';
import { cityOf, needProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
const SECRET = '비밀예산금액';
const owner = `need-${unique()}`;
let need: Listing;

const read = (query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  here.call('readDeadlines', { query, headers });
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(each => new ICAL.Event(each));

beforeAll(async () => {
  const profile = {
    ...needProfile(),
    sectors: ['AI'],
    hub: 'SEONGSU',
    deadlines: { due: '2030-12-31', respondBy: '2031-01-15' },
    budget: { min: { amount: '71930001', currency: 'KRW' }, max: { amount: '71930002', currency: 'KRW' } },
    forMembers: { ko: SECRET },
  };
  need = (await city().published(owner, 'need', { title: { ko: '교량 균열 탐지' }, profile })).listing;
  await city().published(`company-${unique()}`, 'company', {});
});

describe('the calendar of deadlines', () => {
  test('holds both deadlines of a need, and nothing that is not public', async () => {
    const answer = await read();
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = eventsIn(answer.text);
    expect(events.map(event => [event.uid, event.startDate.toString(), event.summary])).toEqual([
      [`${need.listingId}-due@startup-plus`, '2030-12-31T23:59:59', '[제안 마감] 교량 균열 탐지'],
      [`${need.listingId}-respondby@startup-plus`, '2031-01-15T23:59:59', '[답변 기한] 교량 균열 탐지'],
    ]);
    expect(answer.text.replaceAll('\r\n ', '')).not.toMatch(new RegExp(`${SECRET}|7193000|${need.organisationId}`));
  });

  test('is read in English by Accept-Language, or by `lang`, which goes before it', async () => {
    const english = { 'accept-language': 'en' };
    for (const answer of [
      await read({}, english),
      await read({ lang: 'en' }),
      await read({ lang: 'en' }, { 'accept-language': 'ko' }),
    ])
      expect(eventsIn(answer.text)[0]?.summary).toMatch(/^\[Proposals due\]/);
    expect(eventsIn((await read({ lang: 'ko' }, english)).text)[0]?.summary).toMatch(/^\[제안 마감\]/);
  });

  test.each<[Record<string, string>, number]>([
    [{ kind: 'need' }, 2],
    [{ sector: 'AI', hub: 'SEONGSU' }, 2],
    [{ sector: 'GAME' }, 0],
    [{ hub: 'GONGDEOK' }, 0],
  ])('filters by %j', async (query, events) => expect(eventsIn((await read(query)).text)).toHaveLength(events));

  test.each([{ kind: 'company' }, { sector: 'ai' }, { lang: 'fr' }, { unknown: '1' }])('refuses %j', async query =>
    expect((await read(query as unknown as Record<string, string>)).status).toBe(400),
  );

  test('is sent again only where it changed, keeps the event of a date that moved, and loses what is closed', async () => {
    const first = await read();
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const same = await read({}, { 'if-none-match': etag });
    expect([same.status, same.text]).toEqual([304, '']);
    const deadlines = { due: '2031-01-05', respondBy: '2031-01-15' };
    need = await city().act(owner, 'changeListing', need, { profile: { deadlines } });
    const moved = await read({}, { 'if-none-match': etag });
    expect(moved.status).toBe(200);
    expect(eventsIn(moved.text).map(event => [event.uid, event.startDate.toString()])[0]).toEqual([
      `${need.listingId}-due@startup-plus`,
      '2031-01-05T23:59:59',
    ]);
    await city().act(owner, 'closeListing', need);
    expect(eventsIn((await read()).text)).toEqual([]);
  });
});

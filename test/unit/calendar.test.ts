import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { deadlinesOf } from '#shared/calendar/deadlines.ts';
import { type Deadline, escaped, folded, icsOf } from '#shared/calendar/rules.ts';
import type { PublicListing } from '#shared/disclosure/schema.ts';

const deadline = (more: Partial<Deadline> = {}): Deadline => ({
  uid: '01JD8X4N6QJ3V5W8Z2K7M9P0RT-due@startup-plus',
  date: '2026-12-31',
  changedAt: '2026-11-24T03:04:05.678Z',
  summary: '제목',
  description: '설명',
  categories: ['로봇', '물류'],
  ...more,
});
const eventsIn = (ics: string) =>
  new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map(each => new ICAL.Event(each));
/** Texts as people may store them: of any script, with line breaks and with what the format gives a meaning to. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(',', ';', '\\', '\n', ':', '"', '\\n', '한', '🏙️', 'e\u0301', ' '),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map(parts =>
    parts
      .join('')
      .toWellFormed()
      .split('')
      .filter(unit => unit === '\n' || (unit > '\u001f' && unit !== '\u007f'))
      .join(''),
  )
  .filter(text => text.length > 0);

/** Names of categories come from our own lists; the parser takes a backslash before a comma for an escape, even an escaped one. */
const names = texts.map(text => text.replaceAll('\\', '/'));

describe('a line', () => {
  test('is never longer than 75 octets, splits no character, and is whole again unfolded', () =>
    fc.assert(
      fc.property(texts, text => {
        const line = `SUMMARY:${escaped(text)}`;
        const lines = folded(line).split('\r\n');
        for (const each of lines) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
        for (const each of lines.slice(1)) expect(each[0]).toBe(' ');
        expect(folded(line).replaceAll('\r\n ', '')).toBe(line);
        // Each line is text by itself: no half of a character at either end.
        for (const each of lines) expect(each.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    ));
  test.each([75, 76, 149, 150])('of %d octets is folded where it has to be', octets => {
    const lines = folded('a'.repeat(octets)).split('\r\n');
    expect(lines.map(line => line.length)).toEqual(
      octets === 75 ? [75] : octets === 150 ? [75, 75, 2] : octets === 149 ? [75, 75] : [75, 2],
    );
  });
  test('keeps a character of several octets whole at the edge', () => {
    const lines = folded(`${'a'.repeat(74)}한🏙`).split('\r\n');
    expect(lines).toEqual(['a'.repeat(74), ' 한🏙']);
  });
});

describe('a calendar, read by a parser that is not ours', () => {
  test('gives every text back as it was', () =>
    fc.assert(
      fc.property(texts, texts, fc.array(names, { maxLength: 3 }), (summary, description, categories) => {
        const ics = icsOf({
          name: '달력',
          language: 'ko',
          deadlines: [deadline({ summary, description, categories })],
        });
        const [event] = eventsIn(ics);
        expect(event?.summary).toBe(summary);
        expect(event?.description).toBe(description);
        const found = event?.component.getFirstProperty('categories')?.getValues() ?? [];
        expect(found).toEqual(categories);
      }),
      { numRuns: 500 },
    ));

  test('ends a day at 23:59:59 in Seoul', () => {
    const ics = icsOf({ name: '달력', language: 'ko', deadlines: [deadline()] });
    const root = new ICAL.Component(ICAL.parse(ics));
    const zone = new ICAL.Timezone(root.getFirstSubcomponent('vtimezone')!);
    expect(zone.tzid).toBe('Asia/Seoul');
    const start = root.getFirstSubcomponent('vevent')!.getFirstPropertyValue('dtstart') as ICAL.Time;
    start.zone = zone;
    expect(start.toJSDate().toISOString()).toBe('2026-12-31T14:59:59.000Z');
    expect(ics).toContain('DTSTART;TZID=Asia/Seoul:20261231T235959\r\n');
    expect(ics).toContain('DTSTAMP:20261124T030405Z\r\n');
  });

  test('has what the format demands, and ends each line as it demands', () => {
    const ics = icsOf({
      name: '달력',
      language: 'en',
      deadlines: [deadline(), deadline({ uid: 'other@startup-plus' })],
    });
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r\n]+\r\n/);
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const root = new ICAL.Component(ICAL.parse(ics));
    for (const event of root.getAllSubcomponents('vevent'))
      for (const name of ['uid', 'dtstamp', 'dtstart', 'summary'])
        expect(event.getAllProperties(name), name).toHaveLength(1);
    expect(eventsIn(icsOf({ name: '빈 달력', language: 'ko', deadlines: [] }))).toEqual([]);
  });
});

describe('deadlines', () => {
  const need = (listingId: string, due: string, more: object = {}, respondBy?: string) =>
    ({
      kind: 'need',
      listingId,
      title: { ko: '바닥 균열 탐지' },
      summary: { ko: '소개', en: 'About' },
      publishedAt: '2026-11-01T00:00:00.000Z',
      updatedAt: '2026-11-20T00:00:00.000Z',
      profile: {
        sectors: ['AI'],
        hub: 'SEONGSU',
        deadlines: { due, ...(respondBy === undefined ? {} : { respondBy }) },
      },
      ...more,
    }) as PublicListing;

  test('are those of needs, by date, with identifiers that stay', () => {
    const before = deadlinesOf([need('B', '2026-12-02', {}, '2026-12-20'), need('A', '2026-12-01')], 'ko');
    expect(before.map(({ date, uid }) => `${date} ${uid}`)).toEqual([
      '2026-12-01 A-due@startup-plus',
      '2026-12-02 B-due@startup-plus',
      '2026-12-20 B-respondby@startup-plus',
    ]);
    const [moved] = deadlinesOf([need('A', '2027-01-15', { title: { ko: '새 제목' } })], 'ko');
    expect(moved?.uid).toBe(before[0]?.uid);
    expect(deadlinesOf([need('A', '2026-12-01', { kind: 'company' })], 'ko')).toEqual([]);
  });

  test('are told in the language of the reader, with a mark where there is only Korean', () => {
    const [ko] = deadlinesOf([need('A', '2026-12-01')], 'ko');
    const [en] = deadlinesOf([need('A', '2026-12-01')], 'en');
    expect(ko).toMatchObject({ summary: '[제안 마감] 바닥 균열 탐지', categories: ['인공지능', '서울창업허브 성수'] });
    expect(en).toMatchObject({ summary: '[Proposals due] 바닥 균열 탐지 (Korean)' });
    expect(en?.description).toBe('About\n\n/v1/directory/A');
    expect(en?.categories).toEqual(['Artificial intelligence', 'Seoul Startup Hub Seongsu']);
  });
});

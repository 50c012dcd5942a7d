import type { Language } from '#shared/kernel/i18n.ts';

/**
 * iCalendar (RFC 5545) of deadlines: moments in Seoul, written by ourselves. What is needed of the format is folding, escaping,
 * one time zone without daylight saving, and a dozen properties; a library would bring rules of recurrence and of every zone.
 */

/** A deadline as an event without length. */
export interface Deadline {
  /** Stays the same for the same deadline however its date or text change. */
  readonly uid: string;
  /** `YYYY-MM-DD`: the last day, to its end at 23:59:59 in Seoul. */
  readonly date: string;
  /** When the record last changed, UTC: without METHOD this is what DTSTAMP tells (RFC 5545 §3.8.7.2). */
  readonly changedAt: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
}

export interface Calendar {
  readonly name: string;
  readonly language: Language;
  readonly deadlines: readonly Deadline[];
}

/** Text as a value (§3.3.11): backslash, semicolon, comma escaped, line breaks as `\n`; other controls are not allowed. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?|\n/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is what this is for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, character => `\\${character}`)
    .replaceAll('\n', '\\n');

/** Octets of a line without its break (§3.1). */
const LINE_OCTETS = 75;

/**
 * A content line folded: no line longer than 75 octets of UTF-8, each further one beginning with a blank. Characters are never
 * split: many readers decode line by line.
 */
export const folded = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
};

const utc = (at: string): string => at.replace(/[-:]/g, '').replace(/\.\d+Z$/, 'Z');
const compact = (date: string): string => date.replaceAll('-', '');

/** Korea has had no daylight saving since 1988: one rule for all time that deadlines are about. */
const SEOUL = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Seoul',
  'BEGIN:STANDARD',
  'DTSTART:19881009T030000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:KST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const eventLines = (language: Language, deadline: Deadline): string[] => [
  'BEGIN:VEVENT',
  `UID:${deadline.uid}`,
  `DTSTAMP:${utc(deadline.changedAt)}`,
  `LAST-MODIFIED:${utc(deadline.changedAt)}`,
  `DTSTART;TZID=Asia/Seoul:${compact(deadline.date)}T235959`,
  `SUMMARY;LANGUAGE=${language}:${escaped(deadline.summary)}`,
  `DESCRIPTION;LANGUAGE=${language}:${escaped(deadline.description)}`,
  ...(deadline.categories.length === 0 ? [] : [`CATEGORIES:${deadline.categories.map(escaped).join(',')}`]),
  'CLASS:PUBLIC',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** The calendar as a file: equal deadlines give equal bytes, whenever it is made. */
export const icsOf = ({ name, language, deadlines }: Calendar): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Startup Plus//Deadlines//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Seoul',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...SEOUL,
    ...deadlines.flatMap(deadline => eventLines(language, deadline)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
};

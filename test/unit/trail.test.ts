import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { type ChainEnd, entryHash, firstBreak, GENESIS, linked, START } from '#shared/trail/rules.ts';
import type { TrailEntry } from '#shared/trail/schema.ts';

const SUBJECT = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';
type Loose = Record<string, unknown>;
type Head = { version: number; hash: string };

const note = fc.record({
  action: fc.constantFrom('listing.changed', 'listing.submitted', 'organisation.changed'),
  actor: fc.oneof(
    fc.constant('system'),
    fc.nat().map(n => sha256Hex(String(n)).slice(0, 32)),
  ),
  changed: fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 4 }),
  at: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map(d => d.toISOString()),
  requestId: fc.uuid(),
});
/** Chains as `commit` writes them, with their heads. */
const chains = fc.array(note, { minLength: 1, maxLength: 25 }).map(notes => {
  let end: ChainEnd = START;
  const entries = notes.map(each => {
    const entry: TrailEntry = linked(end, { subject: SUBJECT, ...each });
    end = entry;
    return entry;
  });
  return { entries, head: { version: end.seq, hash: end.hash } };
});

/** Every way to lay hands on a chain: gives it changed, and the place that must be named. */
const TAMPERINGS: Record<
  string,
  (entries: Loose[], head: Head, at: number, other: number) => { seq: number; head?: Head } | undefined
> = {
  'a member is altered': (entries, _head, at, other) => {
    const names = Object.keys(entries[at]!);
    const name = names[other % names.length]!;
    const value = entries[at]![name];
    entries[at] = {
      ...entries[at],
      [name]: typeof value === 'number' ? value + 1 : Array.isArray(value) ? [...value, 'x'] : `${value}x`,
    };
    return { seq: at + 1 };
  },
  'a member is added': (entries, _head, at) => {
    entries[at] = { ...entries[at], note: 'seen' };
    return { seq: at + 1 };
  },
  'a member is taken away': (entries, _head, at) => {
    const { requestId: _, ...rest } = entries[at]!;
    entries[at] = rest;
    return { seq: at + 1 };
  },
  'an entry is rewritten with a hash of its own': (entries, _head, at) => {
    const { hash: _, ...rest }: Loose = { ...entries[at], action: 'nothing.happened' };
    entries[at] = { ...rest, hash: entryHash(rest) };
    // The entry itself is now well-formed: it shows at the link to the next, or at the head.
    return { seq: Math.min(at + 2, entries.length) };
  },
  'an entry is deleted': (entries, _head, at) => {
    entries.splice(at, 1);
    return { seq: at + 1 };
  },
  'the end is cut off': (entries, _head, at) => {
    entries.splice(at);
    return { seq: at + 1 };
  },
  'an entry is inserted': (entries, _head, at, other) => {
    entries.splice(at, 0, { ...entries[other]!, seq: at + 1, requestId: 'forged' });
    return { seq: at + 1 };
  },
  'an entry is repeated': (entries, _head, at) => {
    entries.splice(at + 1, 0, entries[at]!);
    return { seq: at + 2 };
  },
  'a well-formed entry is put on the end': (entries, head) => {
    const rest = { ...entries.at(-1)!, seq: head.version + 1, prev: head.hash };
    entries.push({ ...rest, hash: entryHash(rest) });
    return { seq: head.version + 1 };
  },
  'two entries change places': (entries, _head, at, other) => {
    if (at === other) return undefined;
    [entries[at], entries[other]] = [entries[other]!, entries[at]!];
    return { seq: Math.min(at, other) + 1 };
  },
  'all are deleted, the head stays': entries => {
    entries.splice(0);
    return { seq: 1 };
  },
  'the head is taken away': () => ({ seq: 1, head: { version: 0, hash: GENESIS } }),
  'the head is set back': (_entries, { version }, at) =>
    at + 1 === version ? undefined : { seq: at + 2, head: { version: at + 1, hash: GENESIS } },
};

const CHAINS = 2_000;

describe('the chain of a subject', () => {
  test(`${CHAINS} random chains hold`, () => {
    void fc.assert(
      fc.property(chains, ({ entries, head }) => {
        expect(firstBreak(SUBJECT, entries, head)).toBeUndefined();
        // As they come back from a file.
        expect(firstBreak(SUBJECT, JSON.parse(JSON.stringify(entries)) as Loose[], head)).toBeUndefined();
      }),
      { numRuns: CHAINS },
    );
  });

  test.each(Object.entries(TAMPERINGS))(`%s: the very place is named, in ${CHAINS} random chains`, (_, tamper) => {
    void fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), ({ entries, head }, x, y) => {
        const copy: Loose[] = [...entries];
        const expected = tamper(copy, head, x % entries.length, y % entries.length);
        fc.pre(expected !== undefined);
        expect(firstBreak(SUBJECT, copy, expected.head ?? head)).toMatchObject({ subject: SUBJECT, seq: expected.seq });
      }),
      { numRuns: CHAINS },
    );
  });

  test('an entry of another chain is named, and so is a format nobody knows', () => {
    const other = linked(START, {
      subject: 'other',
      action: 'a',
      actor: 'system',
      changed: [],
      at: '',
      requestId: 'r',
    });
    expect(firstBreak(SUBJECT, [other], { version: 1, hash: other.hash })).toMatchObject({
      seq: 1,
      differs: 'subject',
    });
    const { hash: _, ...rest } = { ...other, subject: SUBJECT, format: 2 };
    const later = { ...rest, hash: entryHash(rest) };
    expect(firstBreak(SUBJECT, [later], { version: 1, hash: later.hash })).toMatchObject({ seq: 1, differs: 'format' });
  });

  test('the canonical form is pinned: entries written today verify with every later release', () => {
    const entry = linked(START, {
      subject: SUBJECT,
      action: 'listing.changed',
      actor: '00112233445566778899aabbccddeeff',
      changed: ['title', 'profile.people'],
      at: '2026-11-24T00:00:00.000Z',
      requestId: 'r-1',
    });
    const canonical =
      '{"action":"listing.changed","actor":"00112233445566778899aabbccddeeff","at":"2026-11-24T00:00:00.000Z",' +
      '"changed":["title","profile.people"],"format":1,' +
      `"prev":"${GENESIS}","requestId":"r-1","seq":1,"subject":"${SUBJECT}"}`;
    expect(entry.hash).toBe(sha256Hex(canonical));
  });
});

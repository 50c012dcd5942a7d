import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateFaults, grantNote, readingNote } from '#shared/disclosure/certificate/rules.ts';
import type { DisclosureCertificate } from '#shared/disclosure/certificate/schema.ts';
import { decideGrant, requestGrant, shownGrant, signNda } from '#shared/disclosure/grant/rules.ts';
import type { Disclosure } from '#shared/disclosure/ledger/schema.ts';
import { contentHash, sha256Hex } from '#shared/kernel/hash.ts';
import { type ChainEnd, linked, START, type TrailNote } from '#shared/trail/rules.ts';
import type { TrailEntry } from '#shared/trail/schema.ts';

const GRANT = '01JD8X4N6QJ3V5W8Z2K7M9P0RT';
const LISTING = '01JD8X4N6QJ3V5W8Z2K7M9P0RV';
const VIEWER = '01JD8X4N6QJ3V5W8Z2K7M9P0RW';
const OWNER = '01JD8X4N6QJ3V5W8Z2K7M9P0RX';
const NOTICE = { ko: '안내', en: 'notice' };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 3, minute)).toISOString();
const signed = (documentHash: string) => ({ documentHash, signedOn: '2026-01-05', signatory: { ko: '김서명' } });

/** A certificate of a grant that was asked for, given, signed by both and used for some readings. */
const certificate = (readings: number, shown?: string, documentHash = 'a'.repeat(64)): DisclosureCertificate => {
  const asked = requestGrant(
    { organisationId: VIEWER, purpose: { ko: '실증 검토' } },
    { listingId: LISTING, organisationId: OWNER, title: { ko: '저온 물류 기술' } },
    { organisationId: VIEWER, name: { ko: '새벽캐피털' } },
    undefined,
    GRANT,
    at(0),
  );
  const given = decideGrant(asked, { decision: 'GRANT' }, at(1));
  const half = signNda(given, 'VIEWER', signed(documentHash), at(2));
  const whole = signNda(half, 'OWNER', signed(documentHash), at(3));
  const disclosures = Array.from(
    { length: readings },
    (_, n): Disclosure => ({
      listingId: LISTING,
      version: n + 1,
      contentHash: shown ?? String(n % 10).repeat(64),
      tier: 'T3',
      organisationId: VIEWER,
      organisationName: { ko: '새벽캐피털' },
      reader: 'b'.repeat(32),
      grantId: GRANT,
      on: '2026-01-05',
      at: at(4 + n),
    }),
  );
  const notes: TrailNote[] = [
    grantNote(asked, 'requested', 'VIEWER'),
    grantNote(given, 'granted', 'OWNER'),
    grantNote(half, 'signed', 'VIEWER'),
    grantNote(whole, 'signed', 'OWNER'),
    ...disclosures.map((entry, n) => readingNote(entry, String(n))),
  ];
  let end: ChainEnd = START;
  const chain = notes.map(({ subject, action, changed = [], as }, n): TrailEntry => {
    const entry = linked(end, {
      subject,
      action,
      changed: [...changed],
      actor: as ?? 'c'.repeat(32),
      at: at(n),
      requestId: `r${n}`,
    });
    end = entry;
    return entry;
  });
  const head = { version: end.seq, hash: end.hash };
  const grant = shownGrant(whole);
  return { format: 1, issuedAt: at(59), grant, disclosures, chain, head, more: false, notice: NOTICE };
};
const copy = <T>(value: T): T => structuredClone(value);
const faultsOf = (...parts: DisclosureCertificate[]) => certificateFaults(parts).map(({ fault }) => fault);

describe('a disclosure certificate', () => {
  const whole = certificate(6);

  test('holds as it was given, in one part or in several', () => {
    expect(faultsOf(whole)).toEqual([]);
    expect(faultsOf(certificate(0))).toEqual([]);
    const first = { ...whole, chain: whole.chain.slice(0, 6), disclosures: whole.disclosures.slice(0, 2), more: true };
    const rest = { ...whole, chain: whole.chain.slice(6), disclosures: whole.disclosures.slice(2) };
    expect(faultsOf(first, rest)).toEqual([]);
    expect(faultsOf(first)).toEqual(['incomplete']);
    expect(faultsOf(rest)).toEqual(['broken']);
    expect(faultsOf(rest, first)).toEqual(['broken']);
    expect(certificateFaults([])).toEqual([{ fault: 'incomplete', seq: 1 }]);
  });

  test('names nobody of the owner’s side', () => {
    const actors = whole.chain.map(({ actor }) => actor);
    expect(actors.slice(0, 4)).toEqual(['c'.repeat(32), 'owner', 'c'.repeat(32), 'owner']);
    expect(JSON.stringify(whole)).not.toContain(OWNER);
  });

  test('an altered, missing or added reading is found', () => {
    const altered = copy(whole);
    altered.disclosures[2]!.contentHash = 'f'.repeat(64);
    expect(faultsOf(altered)).toEqual(['reading-altered', 'reading-added']);
    const missing = { ...whole, disclosures: whole.disclosures.slice(1) };
    expect(certificateFaults([missing])).toEqual([{ fault: 'reading-altered', seq: 5 }]);
    const added = { ...whole, disclosures: [...whole.disclosures, { ...whole.disclosures[0]!, tier: 'T2' as const }] };
    expect(faultsOf(added)).toEqual(['reading-added']);
  });

  test('a grant that says something else than was sealed last is found', () => {
    expect(faultsOf({ ...whole, grant: { ...whole.grant, purpose: { ko: '다른 목적' } } })).toEqual(['grant-altered']);
    const { nda: _nda, ...unsigned } = whole.grant;
    expect(faultsOf({ ...whole, grant: unsigned })).toEqual(['grant-altered']);
    expect(faultsOf({ ...whole, grant: { ...whole.grant, grantId: LISTING } })).toEqual(['broken']);
    const other = { ...whole, grant: { ...whole.grant, grantId: LISTING } };
    expect(faultsOf(other, whole)).toEqual(['other-grant']);
  });

  test('a record that was rewritten from some entry on is told from one that went on', () => {
    const before = certificate(3);
    const now = certificate(6);
    expect(certificateFaults([now], [before])).toEqual([]);
    // A certificate that went back: what was there before is not there now.
    expect(certificateFaults([before], [now])).toEqual([{ fault: 'rewritten', seq: before.chain.length + 1 }]);
    const forged = certificate(6);
    let end: ChainEnd = START;
    forged.chain = forged.chain.map(({ hash: _hash, seq: _seq, prev: _prev, format: _format, ...entry }, n) => {
      const next = linked(end, { ...entry, requestId: n === 1 ? 'another' : entry.requestId });
      end = next;
      return next;
    });
    forged.head = { version: end.seq, hash: end.hash };
    expect(faultsOf(forged)).toEqual([]);
    expect(certificateFaults([forged], [before])).toEqual([{ fault: 'rewritten', seq: 2 }]);
  });

  test('is verified by one command without a network, with the agreement and what was kept of a reading', () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const shown = { listingId: LISTING, tier: 'T3' };
    const agreement = '비밀유지계약서';
    const kept = certificate(2, contentHash(shown), sha256Hex(agreement));
    const [good, bad] = [
      file('good.json', JSON.stringify(kept)),
      file('bad.json', JSON.stringify({ ...kept, chain: kept.chain.slice(1) })),
    ];
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['infra/local/certificate-verify.ts', ...args], { encoding: 'utf8' });
    const extras = ['--document', file('nda.txt', agreement), '--content', file('shown.json', JSON.stringify(shown))];
    expect(run(good, '--language', 'en', '--earlier', good, ...extras)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/T3 {2}v1 .*\n.*T3 {2}v2 .*\n.*6 entries · 2 readings · verified/),
    });
    expect(run(bad, good, '--language', 'ko').stdout).toMatch(/✗ 1번째 항목에서 사슬이 끊어졌습니다/);
    const wrong = run(good, '--language', 'en', '--document', bad, '--content', bad);
    expect(wrong).toMatchObject({ status: 1, stdout: expect.stringMatching(/not the agreement.*\n.*never shown/) });
    expect(run(file('none.json', '{}'))).toMatchObject({ status: 1, stderr: expect.stringMatching(/no certificate/) });
    rmSync(folder, { recursive: true });
  }, 30_000);

  test('no entry of the chain can be changed, left out, repeated or moved unseen', () => {
    const last = whole.chain.length - 1;
    fc.assert(
      fc.property(fc.nat(last), fc.nat(last), fc.constantFrom('alter', 'drop', 'repeat', 'swap'), (a, b, how) => {
        const forged = copy(whole);
        if (how === 'alter') forged.chain[a]!.at = at(50);
        if (how === 'drop') forged.chain.splice(a, 1);
        if (how === 'repeat') forged.chain.splice(b, 0, forged.chain[a]!);
        if (how === 'swap') {
          fc.pre(a !== b);
          [forged.chain[a], forged.chain[b]] = [forged.chain[b]!, forged.chain[a]!];
        }
        expect(faultsOf(forged)).toContain('broken');
      }),
      { numRuns: 200 },
    );
  });
});

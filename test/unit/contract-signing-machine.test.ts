import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  approve,
  decline,
  issue,
  mayBeSigned,
  type Standing,
  sent,
  signed,
  voided,
} from '#shared/contract/signing/rules.ts';
import type { Signing } from '#shared/contract/signing/schema.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { example } from '#test/support/contract-example.ts';

const AT = '2026-11-25T03:00:00.000Z';
const [LEFT, RIGHT] = ['01JD8X4N6QJ3V5W8Z2K7M9P0RB', '01JD8X4N6QJ3V5W8Z2K7M9P0RD'] as const;
const BOTH = [LEFT, RIGHT];
const model = example();
const by = '01JD8X4N6QJ3V5W8Z2K7M9P0RX';
const standing = (more: Partial<Standing>): Standing => ({
  model,
  latest: 1,
  signing: undefined,
  stale: undefined,
  ...more,
});

/** The machine against a plain account of what may follow what. */
test('any sequence of steps ends where a plain account of them does', () => {
  type Step = 'issue' | 'left' | 'right' | 'decline' | 'send' | 'collect' | 'revise' | 'stale' | 'late';
  const steps: Step[] = ['issue', 'left', 'right', 'decline', 'send', 'collect', 'revise', 'stale', 'late'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 14 }), taken => {
      // What the rules say.
      let version = 1;
      let signing: Signing | undefined;
      let stale: Standing['stale'];
      let months = 0;
      // What a person would say.
      const plain = { given: new Set<string>(), issued: false, sent: false, ended: '', month: 0 };
      const pdf = Buffer.from('%PDF-1.7');
      for (const step of taken) {
        const now = () => standing({ model: { ...model, version }, latest: version, signing, stale });
        const at = plusDays(AT, 30 * months);
        const hash = { modelHash: model.hashes.model, by, at };
        const late = months > plain.month;
        const open = plain.ended === '' && plain.issued && !late;
        const attempt = (may: boolean, run: () => Signing): boolean => {
          try {
            signing = run();
          } catch (error) {
            expect(error).toBeInstanceOf(Rejection);
            expect(may, `${step} after ${taken.join()}`).toBe(false);
            return false;
          }
          expect(may, `${step} after ${taken.join()}`).toBe(true);
          return true;
        };
        if (step === 'stale')
          stale = {
            sources: [],
            changes: [{ path: 'purpose', label: { ko: '', en: '' }, source: { kind: 'listing' } }],
          };
        else if (step === 'late') months += 1;
        else if (step === 'issue') {
          const may = plain.ended === '' && (!plain.issued || late) && stale === undefined;
          const expiresOn = seoulDate(plusDays(at, 20));
          if (attempt(may, () => issue(now(), { draftId: model.draftId, expiresOn, by, at }))) {
            Object.assign(plain, { issued: true, sent: false, given: new Set(), month: months });
          }
        } else if (step === 'left' || step === 'right') {
          const side = step === 'left' ? LEFT : RIGHT;
          if (attempt(open && stale === undefined, () => approve(now(), [side], BOTH, hash))) plain.given.add(side);
        } else if (step === 'decline') {
          if (attempt(open, () => decline(now(), { ...hash, organisationId: LEFT, reason: 'TERMS' })))
            plain.ended = 'DECLINED';
        } else if (step === 'send') {
          const may = open && stale === undefined && plain.given.size === 2;
          const envelope = {
            provider: 'p',
            envelopeId: 'e',
            language: 'ko' as const,
            sha256: sha256Hex(pdf),
            bytes: pdf.length,
            by,
            at,
          };
          if (attempt(may, () => sent(mayBeSigned(now(), at), envelope))) plain.sent = true;
        } else if (step === 'collect') {
          const may = open && stale === undefined && plain.given.size === 2 && plain.sent;
          const signers = BOTH.map(organisationId => ({ organisationId, at }));
          const file = { provider: 'p', envelopeId: 'e', bytes: Buffer.concat([pdf, pdf]), signers };
          if (attempt(may, () => signed(mayBeSigned(now(), at), file, BOTH, at))) plain.ended = 'SIGNED';
        } else if (plain.ended === 'SIGNED') expect(() => voided(signing)).toThrow(Rejection);
        else {
          const over = voided(signing);
          expect(over?.state).toBe(plain.issued && plain.ended === '' ? 'VOID' : undefined);
          version += 1;
          [signing, stale] = [undefined, undefined];
          Object.assign(plain, { issued: false, sent: false, ended: '', given: new Set() });
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

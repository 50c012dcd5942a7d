import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localProvider } from '#functions/documents/provider.ts';
import type { DealContext, SourcedFact } from '#shared/contract/engine/index.ts';
import {
  approve,
  decline,
  issue,
  mayBeSigned,
  type Standing,
  sent,
  signed,
  stateOf,
  voided,
} from '#shared/contract/signing/rules.ts';
import type { Signing } from '#shared/contract/signing/schema.ts';
import { staleness } from '#shared/contract/signing/stale.ts';
import { prefillNda } from '#shared/contract/templates/index.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { asUser, deal, draftWith, example, nda, stated } from '#test/support/contract-example.ts';

const AT = '2026-11-25T03:00:00.000Z';
const DAY = '2026-11-25';
const [LEFT, RIGHT] = ['01JD8X4N6QJ3V5W8Z2K7M9P0RB', '01JD8X4N6QJ3V5W8Z2K7M9P0RD'] as const;
const BOTH = [LEFT, RIGHT];
const model = example();
const by = '01JD8X4N6QJ3V5W8Z2K7M9P0RX';
const standing = (more: Partial<Standing> = {}): Standing => ({
  model,
  latest: 1,
  signing: undefined,
  stale: undefined,
  ...more,
});
const issued = (more: Partial<Standing> = {}) =>
  issue(standing(more), { draftId: model.draftId, expiresOn: '2026-12-20', by, at: AT });
const caught = (run: () => unknown): Rejection => {
  try {
    run();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('issuing for signature', () => {
  test('a complete draft without errors is issued', () => {
    expect(stateOf(standing(), DAY)).toBe('READY');
    expect(issued()).toMatchObject({ state: 'ISSUED', draftVersion: 1, modelHash: model.hashes.model, approvals: [] });
  });

  test('refused with the whole list of what is missing, wrong and changed', () => {
    const bad = example({
      usePeriod: undefined,
      term: undefined,
      penalty: { amount: '0', currency: 'KRW' },
      signedOn: '2020-01-01',
    });
    const stale = {
      sources: [],
      changes: [
        {
          path: 'purpose',
          label: { ko: '목적', en: 'Purpose' },
          after: { ko: '새', en: 'new' },
          source: { kind: 'listing' as const },
        },
      ],
    };
    const { reason, faults } = caught(() => issued({ model: bad, stale }));
    expect(reason).toBe('conflict');
    const open = bad.issues.filter(i => i.severity === 'error' || ['CC-REQ', 'CC-PENDING'].includes(i.ruleId));
    expect(open.length).toBeGreaterThan(1);
    expect(faults).toHaveLength(open.length + 1);
    expect(faults.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/facts/usePeriod', '/facts/term', '/facts/purpose']),
    );
    expect(faults.at(-1)?.message).toEqual({
      ko: '‘목적’ 값이 바뀌었습니다: (없음) → 새',
      en: '“Purpose” has changed: (none) → new',
    });
    expect(stateOf(standing({ model: bad }), DAY)).toBe('DRAFT_INCOMPLETE');
  });

  test.each(['2026-11-24', '2027-12-01'])('not until %s', expiresOn =>
    expect(caught(() => issue(standing(), { draftId: model.draftId, expiresOn, by, at: AT })).reason).toBe(
      'invalid-body',
    ),
  );
});

describe('a signed file', () => {
  const pdf = Buffer.from('%PDF-1.7 the contract %%EOF');
  const document = { draftId: model.draftId, draftVersion: 1, pdf, sha256: sha256Hex(pdf), parties: BOTH };
  const ready = async () => {
    const approved = approve(standing({ signing: issued() }), BOTH, BOTH, {
      modelHash: model.hashes.model,
      by,
      at: AT,
    });
    const { envelopeId } = await localProvider.send(document);
    const signing = sent(approved, {
      provider: 'local',
      envelopeId,
      language: 'ko',
      sha256: document.sha256,
      bytes: pdf.length,
      by,
      at: AT,
    });
    return { signing, received: await localProvider.receive(envelopeId, async () => document, AT) };
  };

  test('is recorded with its hash where it is what was handed over', async () => {
    const { signing, received } = await ready();
    const done = signed(signing, received, BOTH, AT);
    expect(done).toMatchObject({
      state: 'SIGNED',
      signed: { sha256: sha256Hex(received.bytes), bytes: received.bytes.length },
    });
    expect(stateOf(standing({ signing: done, latest: 2 }), '2099-01-01')).toBe('SIGNED');
  });

  test('is refused with everything that does not fit', async () => {
    const { signing, received } = await ready();
    const tampered = Buffer.from(received.bytes);
    tampered[10] = 0x21;
    const codes = (more: object) =>
      caught(() => signed(signing, { ...received, ...more }, BOTH, AT)).faults.map(({ code }) => code);
    expect(codes({ bytes: tampered })).toEqual(['other-document']);
    expect(codes({ bytes: pdf })).toEqual(['other-document']);
    expect(codes({ provider: 'else', envelopeId: 'else' })).toEqual(['other-provider', 'other-envelope']);
    expect(codes({ signers: received.signers.slice(1) })).toEqual(['not-signed']);
    expect(caught(() => signed({ ...signing, envelope: undefined }, received, BOTH, AT)).reason).toBe('wrong-state');
  });
});

describe('what has changed in the records', () => {
  const facts = (context: DealContext, more: SourcedFact[] = []) => [
    ...prefillNda(context),
    ...asUser(stated),
    ...more,
  ];
  const changedName: DealContext = {
    ...deal,
    parties: deal.parties.map(party =>
      party.role === 'company'
        ? {
            ...party,
            organisation: {
              ...party.organisation,
              version: 6,
              name: { ko: '한강로봇 주식회사', en: 'Hangang Robot Inc.' },
            },
          }
        : party,
    ),
  };
  const found = (from: SourcedFact[], to: DealContext) =>
    staleness(nda, { model: draftWith(from), facts: from }, prefillNda(to));

  test('nothing, where only versions and moments have', () => {
    const touched = {
      ...deal,
      today: '2027-01-01',
      parties: deal.parties.map(p => ({ ...p, organisation: { ...p.organisation, version: 99, at: AT } })),
    };
    expect(found(facts(deal), touched)).toBeUndefined();
  });

  test('the value before and after, in both languages, with the record', () => {
    const stale = found(facts(deal), changedName);
    expect(stale?.changes).toEqual([
      {
        path: 'parties.company.name',
        label: { ko: '기업 · 상호', en: 'Company · Name' },
        before: { ko: '한강로보틱스 주식회사', en: 'Hangang Robotics Inc.' },
        after: { ko: '한강로봇 주식회사', en: 'Hangang Robot Inc.' },
        source: expect.objectContaining({ kind: 'organisation', id: RIGHT, version: 6 }),
      },
    ]);
    expect(stale?.sources).toHaveLength(1);
    expect(stale?.sources[0]).toMatchObject({
      kind: 'organisation',
      id: RIGHT,
      before: { version: 5 },
      after: { version: 6 },
    });
    expect(stale?.sources[0]?.before?.hash).not.toBe(stale?.sources[0]?.after?.hash);
    expect(stateOf(standing({ stale, signing: issued() }), DAY)).toBe('STALE');
    expect(
      caught(() =>
        approve(standing({ stale, signing: issued() }), [LEFT], BOTH, { modelHash: model.hashes.model, by, at: AT }),
      ).faults,
    ).toHaveLength(1);
  });

  test('not where a person has stated the value', () => {
    const own: SourcedFact = {
      path: 'parties.company.name',
      value: { ko: '다른 이름', en: 'Other' },
      source: { kind: 'user', id: by, at: AT },
    };
    expect(found(facts(deal, [own]), changedName)).toBeUndefined();
  });

  test('a value that is there no longer', () => {
    const without = {
      ...deal,
      parties: deal.parties.map(p => ({ ...p, organisation: { ...p.organisation, address: undefined } })),
    };
    const changes = found(facts(deal), without)?.changes ?? [];
    expect(changes.map(({ path }) => path)).toEqual(['parties.company.address', 'parties.investor.address']);
    expect(changes.every(({ before, after }) => before !== undefined && after === undefined)).toBe(true);
  });
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

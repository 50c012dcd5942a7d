import { describe, expect, test } from 'vitest';
import { localProvider } from '#functions/documents/provider.ts';
import type { DealContext, SourcedFact } from '#shared/contract/engine/index.ts';
import { approve, issue, type Standing, sent, signed, standsFor, stateOf } from '#shared/contract/signing/rules.ts';
import { staleness } from '#shared/contract/signing/stale.ts';
import { endOfDuty } from '#shared/contract/signing/terms.ts';
import { prefillNda } from '#shared/contract/templates/index.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
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

test.each([
  [{ value: 1, unit: 'year' }, { value: 3, unit: 'year' }, '2028-02-29', '2032-02-28'],
  [{ value: 1, unit: 'year' }, undefined, '2028-02-29', '2029-02-28'],
  [{ value: 6, unit: 'month' }, { value: 10, unit: 'day' }, '2026-08-31', '2027-03-10'],
  [undefined, undefined, '2026-11-25', '2026-11-25'],
])('a term of %o and then %o from the day of signing', (term, survival, from, to) => {
  const facts = asUser({ ...(term && { term }), ...(survival && { survival }) });
  expect(endOfDuty(facts, from)).toBe(to);
});

test.each([
  ['nda', 'NDA'],
  ['safe', 'CONTRACT'],
  ['lic', 'CONTRACT'],
  ['loi', undefined],
  ['ts', undefined],
])('%s is the %s of a deal', (form, document) => expect(standsFor(form)).toBe(document));

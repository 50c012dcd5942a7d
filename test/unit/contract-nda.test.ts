import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DraftModel, type SourcedFact } from '#shared/contract/engine/index.ts';
import type { Clause, Template } from '#shared/contract/engine/types.ts';
import { prefillNda } from '#shared/contract/templates/index.ts';
import { STATUTORY } from '#shared/contract/templates/nda/statutory.ts';
import { asUser, deal, draftWith, example, nda, runsOf, stated } from '#test/support/contract-example.ts';

const without = (clauses: readonly Clause[], id: string): readonly Clause[] =>
  clauses
    .filter(c => c.id !== id)
    .map(c => (c.kind === 'table' || c.children === undefined ? c : { ...c, children: without(c.children, id) }));

const statutoryIds = (model: DraftModel) =>
  model.issues.filter(i => i.ruleId.startsWith('NDA-STAT-')).map(i => i.ruleId);
const rowsWithout = (field: string) =>
  (stated.materials as Record<string, SourcedFact['value']>[]).map(row =>
    Object.fromEntries(Object.entries(row).filter(([key]) => key !== field)),
  );

describe('a complete draft', () => {
  const model = example();
  test('is ready for a lawyer, without a blank, and fits its schema', () => {
    expect(DraftModel.safeParse(model).error).toBeUndefined();
    expect(model.status).toBe('review_ready');
    expect(model.issues.filter(i => i.severity === 'error')).toEqual([]);
    for (const lang of ['ko', 'en'] as const) expect(runsOf(model, lang).filter(r => r.mark !== undefined)).toEqual([]);
  });

  test('every value stated or known stands in it with its source', () => {
    const sources = Object.values(model.provenance);
    for (const { path, source } of prefillNda(deal).filter(f => f.path !== 'direction' && !f.path.endsWith('country')))
      expect(sources.find(s => s.path === path)?.source, path).toEqual(source);
    const cited = new Set(
      runsOf(model, 'ko')
        .map(r => r.prov)
        .filter(p => p !== undefined),
    );
    expect([...cited].sort()).toEqual(Object.keys(model.provenance).sort());
    for (const lang of ['ko', 'en'] as const) {
      const text = runsOf(model, lang)
        .map(r => r.text)
        .join('\n');
      for (const { value, path } of sources.filter(
        s =>
          s.value.ko !== undefined &&
          !['relation', 'consideration.kind', 'damages.basis', 'disputes.mode', 'language'].includes(s.path),
      ))
        expect(text, path).toContain(value[lang]);
    }
  });

  test('amounts, dates, periods and particles read as a contract does', () => {
    const ko = runsOf(model, 'ko')
      .map(r => r.text)
      .join('');
    expect(ko).toContain('위약벌로서 일금 삼억원정(₩300,000,000)을 상대방에게');
    expect(ko).toContain('체결일부터 1년간으로');
    expect(ko).toContain('남산벤처투자 주식회사(이하 “투자자”라 한다)와 한강로보틱스 주식회사(이하 “기업”이라 한다)는');
    expect(
      runsOf(model, 'en')
        .map(r => r.text)
        .join(''),
    ).toContain('No later than 30 June 2027');
  });

  test('is the same each time, whatever order the facts come in', () => {
    const facts = [...prefillNda(deal), ...asUser(stated)];
    expect(draftWith([...facts].reverse()).hashes).toEqual(model.hashes);
    expect(example()).toEqual(model);
    expect(example({ signedOn: '2026-11-29' }).hashes.model).not.toBe(model.hashes.model);
    expect(example({ signedOn: '2026-11-29' }).hashes.template).toBe(model.hashes.template);
  });

  test('what a person states overrides the record and is cited as theirs', () => {
    const changed = example({
      parties: { company: { address: { ko: '서울특별시 성동구 왕십리로 1', en: '1 Wangsimni-ro, Seoul' } } },
    });
    const entry = Object.values(changed.provenance).find(p => p.path === 'parties.company.address');
    expect(entry).toMatchObject({
      value: { ko: '서울특별시 성동구 왕십리로 1' },
      source: { kind: 'user', id: 'seohyun' },
    });
    expect(Object.values(changed.provenance).find(p => p.path === 'parties.company.name')?.source.kind).toBe(
      'organisation',
    );
  });

  test('its facts are small enough to store', () =>
    expect(JSON.stringify([...prefillNda(deal), ...asUser(stated)]).length).toBeLessThan(10_000));
});

describe('the eleven statutory items', () => {
  const dropped: Record<string, () => DraftModel> = {
    'NDA-STAT-01-PURPOSE': () => draftWith([...prefillNda(deal).filter(f => f.path !== 'purpose'), ...asUser(stated)]),
    'NDA-STAT-02-SECRECY': () => example({}, deal, { ...nda, clauses: without(nda.clauses, 'secrecy.duty') }),
    'NDA-STAT-03-DAMAGES': () => example({ damages: undefined }),
    'NDA-STAT-04-NAME': () => example({ materials: rowsWithout('name') }),
    'NDA-STAT-05-PERIOD': () => example({ usePeriod: undefined }),
    'NDA-STAT-06-HOLDERS': () => example({ recipients: undefined }),
    'NDA-STAT-07-NO-OTHER-USE': () => example({}, deal, { ...nda, clauses: without(nda.clauses, 'other-use.ban') }),
    'NDA-STAT-08-OWNERSHIP': () => example({}, deal, { ...nda, clauses: without(nda.clauses, 'ownership.title') }),
    'NDA-STAT-09-CONSIDERATION': () => example({ consideration: undefined }),
    'NDA-STAT-10-PROVISION': () => example({ materials: rowsWithout('providedOn') }),
    'NDA-STAT-11-RETURN': () => example({ return: { by: '2027-06-30' } }),
  };
  test('there are eleven, each with its statute', () => {
    expect(STATUTORY.map(r => r.id)).toEqual(Object.keys(dropped));
    for (const rule of STATUTORY) expect(rule.legal?.[0]?.statuteKo).toContain('상생협력');
    expect(STATUTORY.filter(r => r.legal?.some(l => l.statuteKo.startsWith('하도급'))).length).toBe(7);
  });
  test('none is reported when all are there', () => expect(statutoryIds(example())).toEqual([]));

  test.each(Object.entries(dropped))('%s is reported, alone, as an error, when its item is missing', (id, draft) => {
    const model = draft();
    expect(statutoryIds(model)).toEqual([id]);
    expect(model.issues.find(i => i.ruleId === id)).toMatchObject({ severity: 'error', legal: expect.any(Array) });
    expect(model.status).toBe('blocked');
  });

  test.each([['none'], [undefined]])(
    'outside a commission (%s) a missing item is a warning, labelled as ours',
    relation => {
      const issue = example({ relation, usePeriod: undefined }).issues.find(i => i.ruleId === 'NDA-STAT-05-PERIOD');
      expect(issue).toMatchObject({ severity: 'warn', messageKo: expect.stringContaining('플랫폼의 최소 기준') });
    },
  );

  test('a price needs its amount, date and manner', () => {
    const paid = {
      kind: 'paid',
      amount: { amount: '5000000', currency: 'KRW' },
      paidOn: '2026-12-10',
      method: 'bank_transfer',
    };
    expect(statutoryIds(example({ consideration: paid }))).toEqual([]);
    for (const field of ['amount', 'paidOn', 'method'])
      expect(
        statutoryIds(example({ consideration: Object.fromEntries(Object.entries(paid).filter(([k]) => k !== field)) })),
      ).toEqual(['NDA-STAT-09-CONSIDERATION']);
  });
});

describe('checks', () => {
  const ids = (change: Parameters<typeof example>[0]) => example(change).issues.map(i => i.ruleId);
  const named = (ko: string, en = 'HR-200 specification') =>
    ids({ materials: [{ ...(stated.materials as object[])[0], name: { ko, en } }] });

  test.each(['개발자료 일체', '기술자료', '모든 자료', '관련 기술자료 등', '각종 문서', '기타 자료', '노하우'])(
    '%s names nothing',
    name => expect(named(name)).toContain('NDA-VAGUE-NAME'),
  );
  test.each([
    '일체형 센서 모듈 회로도',
    'HR-200 제어기 소스코드 v2.1',
    '전체 조립도 A-113',
    '배터리 시험자료(2026-03)',
  ])('%s names something', name => expect(named(name)).not.toContain('NDA-VAGUE-NAME'));
  test('an English catch-all is found too', () =>
    expect(named('제어 설계서', 'All technical documents')).toContain('NDA-VAGUE-NAME'));

  test.each<[string, Parameters<typeof example>[0]]>([
    ['NDA-DATE-ORDER', { signedOn: '2026-12-02' }],
    ['NDA-RETURN-DATE', { return: { by: '2026-11-01', method: 'return' } }],
    ['NDA-USE-TERM', { usePeriod: { value: 13, unit: 'month' } }],
    ['NDA-SURVIVAL', { survival: { value: 6, unit: 'month' } }],
    ['NDA-RELATION', { relation: undefined }],
    ['NDA-SECRECY-MEASURE', { materials: rowsWithout('secrecyMeasure') }],
    ['NDA-SAME-PARTY', { parties: { company: { registrationNumber: '110-81-12345' } } }],
    ['CC-TYPE', { term: 'two years' }],
    ['CC-LANG', { purpose: { ko: '투자 검토' } }],
    ['CC-PARITY', { purpose: { ko: '로봇 10대의 검토', en: 'review of 100 robots' } }],
  ])('%s', (id, change) => {
    expect(ids({})).not.toContain(id);
    expect(ids(change)).toContain(id);
  });

  test('without the language clause nothing says which text prevails', () =>
    expect(
      example({}, deal, { ...nda, clauses: without(nda.clauses, 'language') }).issues.map(i => i.ruleId),
    ).toContain('CC-PREVAIL'));

  test('a foreign party brings in export control; where the country is not known the article stays, marked', () => {
    const abroad = (country?: string) => ({
      ...deal,
      parties: deal.parties.map(p =>
        p.role === 'investor' && country !== undefined ? { ...p, organisation: { ...p.organisation, country } } : p,
      ),
    });
    const block = (model: DraftModel) => model.blocks.find(b => b.clauseId === 'export');
    expect(block(example())).toBeUndefined();
    expect(block(example({}, abroad('SG')))).toMatchObject({ number: { ko: '제18조' } });
    const unknown = draftWith([...prefillNda(deal).filter(f => !f.path.endsWith('country')), ...asUser(stated)]);
    expect(block(unknown)?.pending).toBe(true);
    expect(unknown.status).toBe('incomplete');
  });
});

describe('whatever is known', () => {
  const value: fc.Arbitrary<SourcedFact['value']> = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<SourcedFact['value'][]>(...Object.values(stated)) },
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<SourcedFact['value']>,
  );
  const facts = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom(...Object.keys(stated), 'purpose', 'parties', 'language'),
      fc.option(value, { nil: undefined, freq: 6 }),
    ),
    { selector: ([k]) => k },
  );
  const whole = (template: Template, list: readonly SourcedFact[]) => draftWith(list, template);

  test('a draft has no undefined, no empty heading, no dangling reference, closed numbering, both languages and parity', () => {
    void fc.assert(
      fc.property(facts, fc.subarray(prefillNda(deal)), fc.subarray(Object.entries(stated)), (odd, known, good) => {
        const user = { ...Object.fromEntries(good), ...Object.fromEntries(odd.filter(([, v]) => v !== undefined)) };
        const model = whole(nda, [...known, ...asUser(user as Record<string, SourcedFact['value']>)]);
        expect(DraftModel.safeParse(model).error).toBeUndefined();
        const text = JSON.stringify([model.blocks, model.provenance, model.issues]);
        expect(text).not.toMatch(/undefined|\[object Object\]|NaN/);
        expect(model.issues.map(i => i.ruleId)).not.toEqual(expect.arrayContaining(['CC-XREF']));
        expect(
          model.issues.filter(
            i =>
              ['CC-DEFTERM', 'CC-PREVAIL'].includes(i.ruleId) || (i.ruleId === 'CC-PARITY' && i.severity === 'error'),
          ),
        ).toEqual([]);
        const articles = model.blocks.filter(b => b.kind === 'article').map(b => b.number?.ko);
        expect(articles).toEqual(articles.map((_, i) => `제${i + 1}조`));
        for (const block of model.blocks) {
          if (block.heading !== undefined) expect([block.heading.ko, block.heading.en]).not.toContain('');
          if (block.text !== undefined)
            for (const lang of ['ko', 'en'] as const) expect(block.text[lang].map(r => r.text).join('')).not.toBe('');
        }
        for (const lang of ['ko', 'en'] as const)
          for (const run of runsOf(model, lang)) {
            if (run.prov !== undefined) expect(model.provenance[run.prov]?.source.kind).toBeDefined();
            if (run.ref !== undefined) expect(model.blocks.some(b => b.clauseId === run.ref)).toBe(true);
          }
        // A blank is never silent: where there is one, an issue says what is missing.
        if (runsOf(model, 'ko').some(r => r.mark === 'blank'))
          expect(model.issues.map(i => i.ruleId)).toContain('CC-REQ');
      }),
      { numRuns: 60 },
    );
  });

  test('nothing at all still drafts, with every blank marked', () => {
    const model = draftWith([]);
    expect(model.status).toBe('incomplete');
    expect(runsOf(model, 'ko').filter(r => r.mark === 'blank').length).toBeGreaterThan(25);
    expect(model.provenance).toEqual({});
  });
});

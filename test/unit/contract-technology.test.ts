import { describe, expect, test } from 'vitest';
import type { DealContext } from '#shared/contract/engine/index.ts';
import { DraftModel } from '#shared/contract/engine/index.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { deal } from '#test/support/contract-example.ts';
import { type Change, drafted, shown } from '#test/support/contract-form.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });
const FORMS = ['lic', 'asg', 'poc', 'mou', 'jda', 'nda-one-way', 'nda-mutual'];
const blocks = (id: string, change?: Change) => drafted(id, change).blocks.map(({ clauseId }) => clauseId);
const textOf = (id: string, clause: string, lang: 'ko' | 'en', change?: Change) =>
  drafted(id, change)
    .blocks.find(({ clauseId }) => clauseId === clause)
    ?.text?.[lang].map(({ text }) => text)
    .join('');

test.each(FORMS)('%s drafts its example ready for a lawyer, without a blank', id => {
  const model = drafted(id);
  expect(DraftModel.safeParse(model).error).toBeUndefined();
  expect(model.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(model.status).toBe('review_ready');
});

describe('a licence', () => {
  test.each([
    ['exclusive_registered', '전용실시권', ['registration', 'registration.effect', 'grant.own-use', 'diligence']],
    ['exclusive_contractual', '독점적 통상실시권', ['grant.own-use', 'diligence']],
    ['sole', '단독 통상실시권', []],
    ['nonexclusive', '통상실시권', []],
  ])('%s', (exclusivity, name, brings) => {
    const turning = ['registration', 'registration.effect', 'grant.own-use', 'diligence'];
    const left = blocks('lic', { exclusivity, register: false });
    expect(turning.filter(id => left.includes(id))).toEqual(brings);
    expect(textOf('lic', 'grant.licence', 'ko', { exclusivity })).toContain(`다음과 같다. ${name}으로 하`);
  });
  test('with nothing paid by sales there is nothing to report and nothing to audit', () => {
    const left = blocks('lic', { royalty: { upfront: won('300000000'), payWithin: 30, lateRate: 900 } });
    expect(['reports', 'audit', 'royalties.running', 'royalties.minimum'].filter(id => left.includes(id))).toEqual([]);
    expect(blocks('lic')).toEqual(expect.arrayContaining(['reports', 'audit', 'royalties.tiers', 'royalties.minimum']));
  });
  test('paid abroad with tax borne by the payer: the fee over one less the rate', () => {
    const change = { 'parties.licensor.country': 'SG', 'royalty.taxBearer': 'gross_up' };
    // 300,000,000 ÷ 0.78
    expect(shown(drafted('lic', change), 'royalty.upfrontGross')).toBe('KRW 384,615,384');
    expect(blocks('lic', change)).toEqual(expect.arrayContaining(['taxes.withholding', 'taxes.gross', 'export']));
    expect(blocks('lic')).not.toContain('taxes.withholding');
  });
  test('a treaty rate is told as to be confirmed, and nothing is computed with it', () => {
    const issue = drafted('lic', { 'parties.licensor.country': 'US' }).issues.find(
      ({ ruleId }) => ruleId === 'LF-TREATY-US',
    );
    expect(issue).toMatchObject({
      severity: 'info',
      messageKo: expect.stringContaining('10%~15%이다. 협정 제한세율 확인 필요. (근거를'),
      messageEn: expect.stringContaining('to be confirmed'),
    });
  });
  test('names the office as it is called in the month the law was read', () => {
    expect(textOf('lic', 'registration.filing', 'ko')).toContain('지식재산처에');
    expect(textOf('lic', 'registration.filing', 'en')).toContain('Ministry of Intellectual Property');
  });
});

describe('an assignment', () => {
  test.each([
    ['10000000', 2, undefined],
    ['10000001', 2, 'KRW 40,000'],
    ['30000000', 1, 'KRW 20,000'],
    ['30000001', 1, 'KRW 40,000'],
    ['50000001', 1, 'KRW 70,000'],
    ['100000000', 3, 'KRW 210,000'],
    ['100000001', 1, 'KRW 150,000'],
    ['300000000', 2, 'KRW 300,000'],
    ['1000000001', 2, 'KRW 700,000'],
  ])('for %s won in %i originals bears stamp duty of %s', (price, originals, duty) => {
    const model = drafted('asg', { price: won(price), originals });
    expect(shown(model, 'stampDuty')).toBe(duty);
    expect(model.blocks.some(({ clauseId }) => clauseId === 'costs.stamp')).toBe(duty !== undefined);
  });
  test('in another currency leaves the duty to people, marked', () => {
    const model = drafted('asg', { price: { amount: '20000000', currency: 'USD' } });
    expect(shown(model, 'stampDuty')).toBeUndefined();
    expect(model.blocks.find(({ clauseId }) => clauseId === 'costs.stamp')?.pending).toBe(true);
  });
});

describe('a pilot and a joint development', () => {
  test.each([
    ['poc', 'joint', true],
    ['poc', 'provider', false],
    ['jda', 'joint', true],
    ['jda', 'developer', false],
  ])('%s with results to %s: %s', (id, foreground, there) =>
    expect(blocks(id, { foreground }).includes('joint')).toBe(there),
  );
  test('technical data bring the non-disclosure agreement in', () =>
    expect(
      [blocks('poc'), blocks('poc', { techDataFrom: undefined })].map(ids => ids.includes('tech-data.nda')),
    ).toEqual([true, false]));
  test('a memorandum names what binds only where nothing else does', () =>
    expect(['none', 'full'].map(binding => blocks('mou', { binding }).includes('binding.some'))).toEqual([
      true,
      false,
    ]));
});

describe('a one-way agreement', () => {
  test('protects one side alone', () => {
    expect(textOf('nda-one-way', 'preamble', 'ko')).toContain('제공자가 제공하는 비밀정보의 보호에');
    expect(textOf('nda-one-way', 'aim', 'en')).toContain(
      'does not apply to information provided by the Receiving Party',
    );
    expect(blocks('nda-one-way')).not.toContain('definitions.discloser');
    expect(
      drafted('nda-one-way').blocks.find(({ clauseId }) => clauseId === 'schedule.materials.table')?.table?.columns,
    ).toHaveLength(6);
  });
});

describe('what the platform knows', () => {
  const [demander, provider] = deal.parties;
  const technology: DealContext = {
    ...deal,
    deal: { ...deal.deal, kind: 'TECHNOLOGY' },
    parties: [
      {
        ...demander!,
        role: 'demander',
        listing: {
          ...demander!.listing!,
          details: {
            metrics: [{ name: { ko: '무게', en: 'Weight' }, target: { ko: '2킬로그램', en: '2 kilograms' } }],
          },
        },
      },
      {
        ...provider!,
        role: 'provider',
        listing: {
          ...provider!.listing!,
          details: {
            governmentFunded: true,
            ipRights: [
              {
                kind: 'PATENT',
                country: 'KR',
                number: '10-2345678',
                title: { ko: '경로 보정', en: 'Path correction' },
              },
              { kind: 'PATENT_APPLICATION', country: 'KR', number: '10-2025-0012345' },
            ],
          },
        },
      },
    ],
  };
  const known = (id: string, context: DealContext) =>
    Object.fromEntries(TEMPLATES[id]!.prefill(context).map(({ path, value, source }) => [path, [value, source.field]]));

  test('the provider becomes the licensor, its rights the rights, each from its field', () => {
    const facts = known('lic', technology);
    expect(facts['parties.licensor.name']).toEqual([
      { ko: '한강로보틱스 주식회사', en: 'Hangang Robotics Inc.' },
      'name',
    ]);
    expect(facts['parties.licensee.country']).toEqual(['KR', 'country']);
    expect(facts.technology).toEqual([{ ko: '자율주행 물류로봇', en: 'Autonomous logistics robot' }, 'title']);
    expect(facts.publiclyFunded).toEqual([true, 'profile.governmentFunded']);
    expect(facts.rights).toEqual([
      [
        {
          kind: 'patent',
          country: 'KR',
          status: 'registered',
          number: '10-2345678',
          title: { ko: '경로 보정', en: 'Path correction' },
        },
        { kind: 'patent', country: 'KR', status: 'pending', number: '10-2025-0012345' },
      ],
      'profile.ipRights',
    ]);
    expect(
      TEMPLATES.lic?.facts.safeParse({ rights: facts.rights?.[0], technology: facts.technology?.[0] }).success,
    ).toBe(true);
  });
  test('what a need says is to be reached becomes the goals of the pilot', () => {
    const facts = known('poc', technology);
    expect(facts.goals).toEqual([
      [{ name: { ko: '무게', en: 'Weight' }, target: { ko: '2킬로그램', en: '2 kilograms' } }],
      'profile.metrics',
    ]);
    expect(facts['parties.host.name']).toEqual(known('lic', technology)['parties.licensee.name']);
  });
  test('a side without a listing gives its organisation alone', () => {
    const [first, second] = technology.parties;
    const facts = known('lic', { ...technology, parties: [first!, { ...second!, listing: undefined }] });
    expect(Object.keys(facts).filter(path => !path.startsWith('parties.'))).toEqual(['language']);
  });
  test('the purpose of a one-way agreement is told by the listing of the side that shows', () => {
    expect(known('nda-one-way', technology).purpose?.[0]).toEqual({
      ko: '‘자율주행 물류로봇’에 관한 거래의 검토와 협의',
      en: 'the review and discussion of a transaction concerning ‘Autonomous logistics robot’',
    });
    expect(known('nda-one-way', deal)['parties.discloser.name']?.[0]).toMatchObject({ en: 'Hangang Robotics Inc.' });
  });
});

import { buildDraft, type DealContext, type DraftModel, type SourcedFact } from '#shared/contract/engine/index.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { asUser, deal } from './contract-example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** The published vector: 100 million won, cap 2.5 billion, 20 %, next round at 10 billion, 1,000,000 shares. */
export const statedSafe: Readonly<Record<string, SourcedFact['value']>> = {
  amount: won('100000000'),
  paidOn: '2026-12-15',
  uses: [
    { item: { ko: '양산 금형 제작', en: 'Production tooling' }, amount: won('60000000') },
    { item: { ko: '인력 채용', en: 'Hiring' }, amount: won('40000000') },
  ],
  capType: 'pre',
  valuationCap: won('2500000000'),
  discount: 2_000,
  qualifyingAmount: won('500000000'),
  roundSecurity: 'same',
  fullyDiluted: 1_000_000,
  issued: 900_000,
  authorised: 4_000_000,
  parValue: won('500'),
  shareholders: [
    { name: { ko: '이도윤', en: 'Doyun Lee' }, shares: 700_000, consentedOn: '2026-11-20' },
    { name: { ko: '정하은', en: 'Haeun Jung' }, shares: 200_000, consentedOn: '2026-11-21' },
  ],
  mfn: true,
  proRata: true,
  reportEvery: 'quarter',
  curePeriod: { value: 14, unit: 'day' },
  illustration: { nextPreMoney: won('10000000000') },
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};

/** The published vector: 5 billion before, 10,000 shares, 1 billion in: 500,000 a share, 2,000 shares, 16.67 %. */
export const statedTs: Readonly<Record<string, SourcedFact['value']>> = {
  security: 'rcps',
  investment: won('1000000000'),
  preMoney: won('5000000000'),
  fullyDiluted: 10_000,
  parValue: won('5000'),
  preference: {
    dividend: 100,
    participation: 'participating',
    liquidation: 10_000,
    convertWithin: { value: 10, unit: 'year' },
    redeemAfter: { value: 3, unit: 'year' },
    redemptionRate: 300,
  },
  antiDilution: 'broad',
  veto: 'consultation',
  matters: [{ text: { ko: '정관의 변경', en: 'Amendment of the articles' } }],
  directors: 1,
  lockUp: { value: 3, unit: 'year' },
  refusalDays: 30,
  pool: 1_000,
  conditions: [
    { text: { ko: '정관에 종류주식의 근거를 둘 것', en: 'A basis for the class of shares in the articles' } },
  ],
  uses: [{ item: { ko: '연구개발', en: 'Research and development' }, amount: won('1000000000') }],
  costs: 'each',
  exclusivity: { value: 60, unit: 'day' },
  validUntil: '2027-02-28',
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};

const {
  capType: _capType,
  roundSecurity: _roundSecurity,
  authorised: _authorised,
  parValue: _parValue,
  mfn: _mfn,
  proRata: _proRata,
  ...shared
} = statedSafe;
/** The same money as a note: five per cent, two years. */
export const statedCn: Readonly<Record<string, SourcedFact['value']>> = {
  ...shared,
  term: { value: 2, unit: 'year' },
  interest: 500,
  delayInterest: 1_200,
};

type Facts = Readonly<Record<string, SourcedFact['value'] | undefined>>;
/** A draft of the example deal on a form, from complete facts some of which are replaced or (undefined) left out. */
const exampleOf =
  (id: string, stated: Facts) =>
  (change: Facts = {}, context: DealContext = deal): DraftModel => {
    const template = TEMPLATES[id];
    if (template === undefined) throw new Error(`there is no form ${id}`);
    const facts = Object.entries({ ...stated, ...change }).filter(
      (entry): entry is [string, SourcedFact['value']] => entry[1] !== undefined,
    );
    return buildDraft({
      template,
      facts: [...template.prefill(context), ...asUser(Object.fromEntries(facts))],
      draftId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
      version: 1,
      at: '2026-11-23T01:00:00.000Z',
    });
  };
export const safeExample = exampleOf('safe', statedSafe);
export const tsExample = exampleOf('ts', statedTs);
export const cnExample = exampleOf('cn', statedCn);

import { buildDraft, type DealContext, type DraftModel, type SourcedFact } from '#shared/contract/engine/index.ts';
import { prefillSafe, TEMPLATES } from '#shared/contract/templates/index.ts';
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

/** The SAFE of the example deal with some facts replaced, or (undefined) left out. */
export const safeExample = (
  change: Readonly<Record<string, SourcedFact['value'] | undefined>> = {},
  context: DealContext = deal,
): DraftModel => {
  const facts = Object.entries({ ...statedSafe, ...change }).filter(
    (entry): entry is [string, SourcedFact['value']] => entry[1] !== undefined,
  );
  const template = TEMPLATES.safe;
  if (template === undefined) throw new Error('there is no SAFE');
  return buildDraft({
    template,
    facts: [...prefillSafe(context), ...asUser(Object.fromEntries(facts))],
    draftId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
    version: 1,
    at: '2026-11-23T01:00:00.000Z',
  });
};

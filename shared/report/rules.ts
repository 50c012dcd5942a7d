import { endOfDay } from '#shared/kernel/calendar.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import type { Currency } from '#shared/kernel/money.ts';
import { invalidField } from '#shared/kernel/rejection.ts';
import type { Outcome, OutcomeType } from '#shared/outcome/schema.ts';

interface Definition {
  readonly version: number;
  readonly name: Label;
  readonly definition: Label;
  readonly types: readonly OutcomeType[];
  readonly unit: 'money' | 'number' | 'events';
}
const definition = (name: Label, types: readonly OutcomeType[], unit: Definition['unit'], what: Label): Definition => ({
  version: 1,
  name,
  types,
  unit,
  definition: {
    ko: `${what.ko} 기준 시점까지 기록된 것을 센다. 확인 수치는 운영자가 증빙으로 확인한 것만, 보고 수치는 이의가 제기되거나 철회된 것을 뺀 전부이다. 금액은 통화별로 더하고 환산하지 아니한다.`,
    en: `${what.en} Counts what was recorded up to the as-of instant. The verified figure holds what an operator verified by evidence, the reported one everything that is neither disputed nor withdrawn. Amounts are added up by currency and never converted.`,
  },
});

/** The city's figures. A figure whose meaning changes gets a new version, so that no two releases mean different things by one name. */
export const KPIS = {
  'investment-amount': definition({ ko: '투자 유치액', en: 'Investment raised' }, ['INVESTMENT'], 'money', {
    ko: '등록 조직이 유치한 투자금의 합계.',
    en: 'Money invested in listed organisations.',
  }),
  'investment-count': definition({ ko: '투자 유치 건수', en: 'Investments' }, ['INVESTMENT'], 'events', {
    ko: '등록 조직이 유치한 투자의 건수.',
    en: 'Investments in listed organisations.',
  }),
  'tech-deal-amount': definition({ ko: '기술 거래액', en: 'Technology deals, amount' }, ['TECH_DEAL'], 'money', {
    ko: '기술의 양도·실시 계약금액의 합계.',
    en: 'Contract value of technology assignments and licences.',
  }),
  'tech-deal-count': definition({ ko: '기술 거래 건수', en: 'Technology deals' }, ['TECH_DEAL'], 'events', {
    ko: '기술의 양도·실시 계약의 건수.',
    en: 'Technology assignments and licences.',
  }),
  'poc-count': definition({ ko: '실증 건수', en: 'Proofs of concept' }, ['POC'], 'events', {
    ko: '실증(PoC)의 건수.',
    en: 'Proofs of concept.',
  }),
  'nda-count': definition({ ko: '비밀유지계약 건수', en: 'Non-disclosure agreements' }, ['NDA'], 'events', {
    ko: '체결된 비밀유지계약의 건수.',
    en: 'Non-disclosure agreements signed.',
  }),
  'sales-amount': definition({ ko: '매출액', en: 'Sales' }, ['SALES'], 'money', {
    ko: '플랫폼에서 이루어진 협업에서 나온 매출의 합계.',
    en: 'Sales from cooperation that began here.',
  }),
  jobs: definition({ ko: '고용 인원', en: 'Jobs' }, ['JOBS'], 'number', {
    ko: '새로 고용한 인원의 합계.',
    en: 'People newly employed.',
  }),
  'mna-amount': definition({ ko: '인수·합병 금액', en: 'Mergers and acquisitions, amount' }, ['MNA'], 'money', {
    ko: '종결된 인수·합병 금액의 합계.',
    en: 'Value of mergers and acquisitions closed.',
  }),
} as const satisfies Readonly<Record<string, Definition>>;
export type KpiId = keyof typeof KPIS;
export const KPI_IDS = Object.keys(KPIS) as [KpiId, ...KpiId[]];

/** The figures with their definitions. */
export const kpiList = () => KPI_IDS.map(kpiId => ({ kpiId, ...KPIS[kpiId], types: [...KPIS[kpiId].types] }));

/** The outcomes that a figure adds up, out of those that stood at its instant. */
export const rowsOf = (kpiId: KpiId, standing: readonly Outcome[], only: 'verified' | 'reported'): Outcome[] =>
  standing.filter(
    ({ type, state }) =>
      (KPIS[kpiId].types as readonly OutcomeType[]).includes(type) &&
      (state === 'VERIFIED' || (only === 'reported' && (state === 'REPORTED' || state === 'EVIDENCED'))),
  );

/** Sums by currency, in the order of the codes; integers throughout. */
const amounts = (rows: readonly Outcome[]): { amount: string; currency: Currency }[] => {
  const sums = new Map<Currency, bigint>();
  for (const { amount } of rows)
    if (amount !== undefined) sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + BigInt(amount.amount));
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ amount: String(sum), currency }));
};

interface Total {
  readonly rows: number;
  readonly number?: number;
  readonly amounts?: { amount: string; currency: Currency }[];
}
const totalOf = (unit: Definition['unit'], rows: readonly Outcome[]): Total => ({
  rows: rows.length,
  ...(unit === 'money'
    ? { amounts: amounts(rows) }
    : { number: unit === 'events' ? rows.length : rows.reduce((sum, { number = 0 }) => sum + number, 0) }),
});

/** One figure over the outcomes that stood at an instant. */
export const figureOf = (kpiId: KpiId, standing: readonly Outcome[]) => ({
  kpiId,
  version: KPIS[kpiId].version,
  verified: totalOf(KPIS[kpiId].unit, rowsOf(kpiId, standing, 'verified')),
  reported: totalOf(KPIS[kpiId].unit, rowsOf(kpiId, standing, 'reported')),
});
export const figuresOf = (standing: readonly Outcome[]) => KPI_IDS.map(kpiId => figureOf(kpiId, standing));

/** What identifies the rows a report was computed from. */
export const rowsHash = (standing: readonly Outcome[]): string => contentHash(standing);

/** What was recorded up to an instant is all there this much later: a request lasts ten seconds at most, an index lags a little. */
const SETTLED_MS = 12_000;

/**
 * The instant that `asOf` means: the end of a day in Seoul, or the instant itself.
 * @throws Rejection `invalid-body` where it is not past yet: the figure could still change.
 */
export const instantOf = (asOf: string, now: string): string => {
  const at = asOf.length === 10 ? endOfDay(asOf) : new Date(asOf).toISOString();
  if (Date.parse(at) + SETTLED_MS > Date.parse(now))
    throw invalidField('/asOf', 'not-past', {
      ko: '아직 지나지 아니한 시점입니다. 지난 날짜나 12초 이상 지난 시각을 지정해 주십시오',
      en: 'That is not past yet; name a day that is over, or an instant at least 12 seconds ago',
    });
  return at;
};

/** What became different between the outcomes of two reports, in order of their identifiers. */
export const changesBetween = (before: readonly Outcome[], after: readonly Outcome[]) => {
  const earlier = new Map(before.map(outcome => [outcome.outcomeId, outcome]));
  return after.flatMap(outcome => {
    const was = earlier.get(outcome.outcomeId);
    if (was?.version === outcome.version) return [];
    const change =
      was === undefined
        ? ('ADDED' as const)
        : outcome.state === 'WITHDRAWN'
          ? ('WITHDRAWN' as const)
          : ('CHANGED' as const);
    return [
      {
        change,
        ...(was === undefined ? {} : { before: was }),
        after: outcome,
        ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
      },
    ];
  });
};

import { magnitudeInWon } from '#shared/kernel/money.ts';
import { invalidField, reject } from '#shared/kernel/rejection.ts';
import { mayShow, type Tier } from '#shared/kernel/tier.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { STAGES } from '#shared/kernel/vocabulary.ts';
import { type Fact, type FactDecision, type FactValue, pathOf, type ShownFact, type WeighedFact } from './schema.ts';

/** Two amounts in one currency agree within one in a hundred, in two currencies within ten: rates move. */
const TOLERANCE = { same: 0.01, other: 0.1 } as const;
/** Registers and people take different days for the founding of one company. */
const DAYS = 31;
const DAY_MS = 86_400_000;

/** True where two values say the same: counts and levels exactly, amounts and dates within a tolerance. */
export const agree = (a: FactValue, b: FactValue): boolean => {
  if (a.unit === 'MONEY' && b.unit === 'MONEY') {
    const [x, y] = [magnitudeInWon(a.money), magnitudeInWon(b.money)];
    const tolerance = a.money.currency === b.money.currency ? TOLERANCE.same : TOLERANCE.other;
    return Math.abs(x - y) <= tolerance * Math.max(x, y);
  }
  if (a.unit === 'DATE' && b.unit === 'DATE') return Math.abs(Date.parse(a.date) - Date.parse(b.date)) <= DAYS * DAY_MS;
  if (a.unit === 'COUNT' && b.unit === 'COUNT') return a.count === b.count;
  return a.unit === 'LEVEL' && b.unit === 'LEVEL' && a.level === b.level;
};

/**
 * Checks what the schema cannot: that the value has the unit of its path, what it is of, and a day that has come.
 * @throws Rejection `invalid-body`.
 */
export const checkFact = (fact: Pick<Fact, 'path' | 'of' | 'value' | 'asOf'>, now: string): void => {
  const { unit, of } = pathOf(fact.path);
  if (fact.value.unit !== unit)
    throw invalidField('/value/unit', 'wrong-unit', {
      ko: `단위는 ${unit}이어야 합니다`,
      en: `The unit must be ${unit}`,
    });
  const fits =
    of === undefined
      ? fact.of === undefined
      : of === 'YEAR'
        ? /^(19|20)\d\d$/.test(fact.of ?? '')
        : Object.hasOwn(STAGES, fact.of ?? '');
  if (!fits)
    throw invalidField('/of', 'wrong-of', {
      ko:
        of === 'YEAR'
          ? '연도를 적어 주십시오'
          : of === 'STAGE'
            ? '투자 단계를 적어 주십시오'
            : '이 항목에는 쓰지 않습니다',
      en: of === 'YEAR' ? 'Name the year' : of === 'STAGE' ? 'Name the stage' : 'Is not used with this path',
    });
  if (fact.asOf > seoulDate(now))
    throw invalidField('/asOf', 'in-the-future', {
      ko: '기준일은 오늘까지여야 합니다',
      en: 'Must not be in the future',
    });
};

type Slot = string;
export const slotOf = ({ path, of = '' }: Pick<Fact, 'path' | 'of'>): Slot => `${path}#${of}`;
const hostOf = (url: string | undefined): string => (url === undefined ? '' : new URL(url).hostname);
/** One source is one kind at one host: a newspaper, a register. */
const sourceOf = ({ source }: Fact): string => `${source.type} ${hostOf(source.url)}`;
const isNewer = (a: Fact, b: Fact): boolean =>
  a.asOf === b.asOf
    ? a.recordedAt === b.recordedAt
      ? a.factId > b.factId
      : a.recordedAt > b.recordedAt
    : a.asOf > b.asOf;

const groupBy = <T>(items: readonly T[], by: (item: T) => string): T[][] => [
  ...items
    .reduce((groups, item) => groups.set(by(item), [...(groups.get(by(item)) ?? []), item]), new Map<string, T[]>())
    .values(),
];

const monthsLater = (day: string, months: number): string => {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))).toISOString().slice(0, 10);
};
/** True where a fact is older than facts of its kind keep. */
export const isStale = ({ path, asOf }: Pick<Fact, 'path' | 'asOf'>, today: string): boolean => {
  const { shelf } = pathOf(path);
  return shelf !== undefined && monthsLater(asOf, shelf) < today;
};

/** The latest decision about a slot that is in force and whose fact its source still stands by. */
const decisionOn = (decisions: readonly FactDecision[], standing: readonly Fact[]): FactDecision | undefined =>
  decisions
    .filter(({ factId }) => standing.some(fact => fact.factId === factId))
    .reduce<FactDecision | undefined>(
      (last, next) => (last === undefined || next.at >= last.at ? next : last),
      undefined,
    );

/** What the facts of one slot count. */
const weighSlot = (facts: readonly Fact[], decisions: readonly FactDecision[], today: string): WeighedFact[] => {
  // 1. Each source stands by its newest word.
  const standing = groupBy(facts, sourceOf).map(of => of.reduce((last, next) => (isNewer(next, last) ? next : last)));
  // 2. A decision settles what was on record when it was made; what came later is weighed against what it chose.
  const decision = decisionOn(decisions, standing);
  const open = standing.filter(
    ({ factId, recordedAt }) => decision === undefined || factId === decision.factId || recordedAt > decision.at,
  );
  // 3. What is stale does not contradict what is fresh.
  const fresh = open.filter(fact => !isStale(fact, today));
  const compared = fresh.length > 0 ? fresh : open;
  const disputed = compared.some(a => compared.some(b => !agree(a.value, b.value)));
  return facts.map(fact => ({
    ...fact,
    status: !open.includes(fact) ? 'SUPERSEDED' : disputed && compared.includes(fact) ? 'CONFLICT' : 'CURRENT',
    stale: isStale(fact, today),
  }));
};

/** All facts with what they count, newest day first; nothing is ever left out. */
export const weigh = (facts: readonly Fact[], decisions: readonly FactDecision[], today: string): WeighedFact[] =>
  groupBy(facts, slotOf)
    .flatMap(of => {
      const slot = slotOf(of[0]!);
      const about = decisions.filter(decision => decision.undoneAt === undefined && slotOf(decision) === slot);
      return weighSlot(of, about, today);
    })
    .sort((a, b) => (slotOf(a) === slotOf(b) ? (isNewer(a, b) ? -1 : 1) : slotOf(a) < slotOf(b) ? -1 : 1));

/** What was on record at the end of a day in Seoul: facts recorded, decisions made and not yet undone by then. */
export const onRecord = (
  facts: readonly Fact[],
  decisions: readonly FactDecision[],
  day: string,
): { facts: Fact[]; decisions: FactDecision[] } => ({
  facts: facts.filter(({ recordedAt }) => seoulDate(recordedAt) <= day),
  decisions: decisions
    .filter(({ at }) => seoulDate(at) <= day)
    .map(({ undoneAt, ...decision }) =>
      undoneAt !== undefined && seoulDate(undoneAt) <= day ? { ...decision, undoneAt } : decision,
    ),
});

/** The decision that one fact holds. @throws Rejection `wrong-state` where nothing contradicts it, or it is superseded. */
export const decideFact = (
  weighed: readonly WeighedFact[],
  chosen: WeighedFact,
  decision: Pick<FactDecision, 'decisionId' | 'reason'>,
  at: string,
): FactDecision => {
  const disputed = weighed.some(fact => slotOf(fact) === slotOf(chosen) && fact.status === 'CONFLICT');
  if (!disputed || chosen.status === 'SUPERSEDED')
    throw reject('wrong-state', '서로 어긋나는 사실이 아닙니다', 'Nothing contradicts this fact');
  const { organisationId, factId, path, of } = chosen;
  return { ...decision, organisationId, factId, path, ...(of === undefined ? {} : { of }), at, version: 1 };
};

/** @throws Rejection `wrong-state` where it is undone already. */
export const undoDecision = (decision: FactDecision, at: string): FactDecision => {
  if (decision.undoneAt !== undefined) throw reject('wrong-state', '이미 취소된 결정입니다', 'Undone already');
  return { ...decision, undoneAt: at, version: decision.version + 1 };
};

/** What others may see at a tier: every fact that counts, those in conflict side by side, each with its source. */
export const shownFacts = (weighed: readonly WeighedFact[], reached: Tier): ShownFact[] =>
  weighed
    .filter(({ path, status }) => status !== 'SUPERSEDED' && mayShow(reached, pathOf(path).tier))
    .map(({ path, of, value, asOf, source: { type, url }, confidence, status, stale }) => ({
      path,
      ...(of === undefined ? {} : { of }),
      value,
      asOf,
      source: { type, ...(url === undefined ? {} : { url }) },
      confidence,
      status,
      stale,
    }));

/** Tiers above the one reached at which facts are to be seen. */
export const lockedFacts = (weighed: readonly WeighedFact[], reached: Tier): Tier[] =>
  (['T1', 'T2', 'T3'] as const).filter(
    tier =>
      !mayShow(reached, tier) &&
      weighed.some(({ path, status }) => status !== 'SUPERSEDED' && pathOf(path).tier === tier),
  );

import type { Bilingual } from '#shared/kernel/i18n.ts';
import type { DraftModel, SourcedFact } from '../engine/index.ts';

const valueAt = (facts: readonly SourcedFact[], path: string): unknown =>
  facts.filter(fact => fact.path === path).at(-1)?.value;

/** A day some days, months or years later; the last of a month where it has no such day. */
const plus = (date: string, period: unknown): string => {
  if (typeof period !== 'object' || period === null) return date;
  const { value, unit } = period as { value?: unknown; unit?: unknown };
  if (typeof value !== 'number') return date;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (unit === 'day') return new Date(Date.UTC(year, month - 1, day + value)).toISOString().slice(0, 10);
  const months = month - 1 + value * (unit === 'year' ? 12 : 1);
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, last))).toISOString().slice(0, 10);
};

/** Last day of the duty of confidentiality of a non-disclosure agreement: its term, then what survives it. */
export const endOfDuty = (facts: readonly SourcedFact[], signedOn: string): string =>
  plus(plus(signedOn, valueAt(facts, 'term')), valueAt(facts, 'survival'));

/** Who signs for a party, as the draft names them; undefined where it names nobody. */
export const signatoryOf = (model: DraftModel, role: string): Bilingual | undefined =>
  Object.values(model.provenance).find(({ path }) => path === `parties.${role}.representative.name`)?.value;

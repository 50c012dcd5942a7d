import type { Label } from '#shared/kernel/i18n.ts';
import { type CondScope, holds } from './cond.ts';
import type { Clause } from './types.ts';

/** A clause that stays in the draft. `pending`: whether it belongs there is not known yet. */
export interface Kept {
  readonly clause: Clause;
  readonly pending: boolean;
  readonly children: readonly Kept[];
}

/** A clause's number as printed before it, and as others refer to it from outside and inside its article. */
export interface Numbered {
  readonly number: Label | undefined;
  readonly full: Label;
  readonly local: Label;
  /** The article or schedule it stands in. */
  readonly root: string;
}

/**
 * The clauses whose condition is true or unknown, in order. A text clause left with neither text nor children goes too,
 * so that no heading stands alone.
 */
export const keep = (clauses: readonly Clause[], scope: CondScope): Kept[] =>
  clauses.flatMap(clause => {
    const truth = clause.when === undefined ? true : holds(clause.when, scope);
    if (truth === false) return [];
    const children = clause.kind === 'table' ? [] : keep(clause.children ?? [], scope);
    if (clause.kind !== 'table' && clause.body === undefined && children.length === 0) return [];
    return [{ clause, pending: truth === undefined, children }];
  });

const SYLLABLES = '가나다라마바사아자차카타파하';
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv'];

/** ① – ㊿; beyond that in brackets. */
export const circled = (n: number): string => {
  if (n <= 20) return String.fromCodePoint(0x2460 + n - 1);
  if (n <= 35) return String.fromCodePoint(0x3251 + n - 21);
  return n <= 50 ? String.fromCodePoint(0x32b1 + n - 36) : `(${n})`;
};
/** a … z, aa, ab … */
const letters = (n: number): string =>
  n <= 26 ? String.fromCodePoint(96 + n) : `${letters(Math.floor((n - 1) / 26))}${letters(((n - 1) % 26) + 1)}`;

interface Place {
  readonly full: Label;
  readonly local: Label;
  readonly root: string;
  /** How many items it stands below. */
  readonly items: number;
}

/**
 * Numbers what is kept: 제1조 / Article 1 · ① / (1) · 1. / (a) · 가. / (i) · 별지 제1호 / Schedule 1. A paragraph that is alone in
 * its article has no number, and is referred to as the article.
 */
export const numberClauses = (kept: readonly Kept[]): ReadonlyMap<string, Numbered> => {
  const numbers = new Map<string, Numbered>();
  let articles = 0;
  let schedules = 0;

  const enter = ({ clause, children }: Kept, number: Label | undefined, place: Place): void => {
    numbers.set(clause.id, { number, full: place.full, local: place.local, root: place.root });
    const paragraphs = children.filter(c => c.clause.kind === 'paragraph').length;
    let paragraph = 0;
    let item = 0;
    for (const child of children) {
      const same = { ...place, full: place.full, local: place.local };
      if (child.clause.kind === 'paragraph' && paragraphs > 1) {
        paragraph += 1;
        const local = { ko: `제${paragraph}항`, en: `paragraph (${paragraph})` };
        const full = { ko: `${place.full.ko} ${local.ko}`, en: `${place.full.en}(${paragraph})` };
        enter(child, { ko: circled(paragraph), en: `(${paragraph})` }, { ...place, full, local });
      } else if (child.clause.kind === 'item') {
        item += 1;
        const nested = place.items > 0;
        const mark = nested
          ? { ko: SYLLABLES[item - 1] ?? String(item), en: ROMAN[item - 1] ?? String(item) }
          : { ko: String(item), en: letters(item) };
        const name = nested ? `${mark.ko}목` : `제${mark.ko}호`;
        const full = { ko: `${place.full.ko} ${name}`, en: `${place.full.en}(${mark.en})` };
        const local = { ko: `${place.local.ko} ${name}`, en: `${place.local.en}(${mark.en})` };
        enter(child, { ko: `${mark.ko}.`, en: `(${mark.en})` }, { ...place, full, local, items: place.items + 1 });
      } else enter(child, undefined, same);
    }
  };

  for (const top of kept) {
    const { id, kind } = top.clause;
    let number: Label | undefined;
    if (kind === 'article') {
      articles += 1;
      number = { ko: `제${articles}조`, en: `Article ${articles}` };
    } else if (kind === 'schedule') {
      schedules += 1;
      number = { ko: `별지 제${schedules}호`, en: `Schedule ${schedules}` };
    }
    const full = number ?? { ko: '', en: '' };
    const local = kind === 'article' ? { ko: '이 조', en: 'this Article' } : full;
    enter(top, number, { full, local, root: id, items: 0 });
  }
  return numbers;
};

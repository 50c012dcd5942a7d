import type { Language } from '#shared/kernel/i18n.ts';
import type { DraftRun } from '../engine/model.ts';

/** How a paragraph looks; each writer has its own sizes and weights for them. */
export type Style = 'title' | 'subtitle' | 'heading' | 'body' | 'head' | 'cell' | 'label' | 'annex' | 'note' | 'soft';

/** A paragraph in one language, its number hanging before it. */
export interface Para {
  readonly lang: Language;
  readonly style: Style;
  readonly runs: readonly DraftRun[];
  readonly number?: string;
  /** Depth in the clause tree, for the indent. */
  readonly depth?: number;
}

/** What a page is made of, from top to bottom. */
export type Piece =
  | {
      readonly kind: 'paragraphs';
      readonly paras: readonly Para[];
      /** Clauses that references lead to. */
      readonly clauseIds?: readonly string[];
      readonly newPage?: true;
    }
  | {
      /** Cells side by side without lines: the two languages, or the parties' signatures. */
      readonly kind: 'columns';
      readonly cells: readonly (readonly Para[])[];
      readonly clauseIds?: readonly string[];
      /** Never split between two pages. */
      readonly whole?: true;
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Para[])[];
      readonly rows: readonly (readonly (readonly Para[])[])[];
      /** Widths of the columns in relation to each other. */
      readonly shares: readonly number[];
    };

export const para = (style: Style, lang: Language, text: string): Para => ({ style, lang, runs: [{ text }] });

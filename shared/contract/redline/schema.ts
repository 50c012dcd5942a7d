import type { Label, Language } from '#shared/kernel/i18n.ts';
import type { DraftBlock, FactSource } from '../engine/model.ts';

/** A stretch of text that both versions have, that came in, or that went. */
export interface Span {
  readonly op: 'same' | 'ins' | 'del';
  readonly text: string;
}
/** Text of both versions in both languages. */
export type Spans = Readonly<Record<Language, readonly Span[]>>;

/** `movedFrom` and `movedTo` are one clause at its old and at its new place. */
export type Change = 'same' | 'changed' | 'inserted' | 'deleted' | 'movedFrom' | 'movedTo';

/** A clause of either version; every text in it says what of it belongs to which. */
export interface RedBlock {
  readonly clauseId: string;
  readonly kind: DraftBlock['kind'];
  readonly depth: number;
  readonly change: Change;
  readonly number: Spans;
  readonly heading: Spans;
  readonly text: Spans;
  /** Heads and rows of a schedule, or the lines of a signature. */
  readonly columns: readonly Spans[];
  readonly rows: readonly { readonly change: Change; readonly cells: readonly Spans[] }[];
}

/** A value that is not what it was: why texts have changed. */
export interface Cause {
  readonly path: string;
  readonly label: Label;
  readonly before?: Label;
  readonly after?: Label;
  readonly source: FactSource;
}

interface Side {
  readonly version: number;
  readonly at: string;
  readonly hash: string;
}
/** Two versions of a draft laid over each other. */
export interface Redline {
  readonly draftId: string;
  readonly from: Side;
  readonly to: Side;
  readonly title: Spans;
  readonly blocks: readonly RedBlock[];
  readonly causes: readonly Cause[];
}

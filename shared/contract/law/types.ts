import type { Label } from '#shared/kernel/i18n.ts';
import type { StatuteId } from './statutes.ts';

/**
 * How far a statement can be relied on: read in the text of the statute; told by a secondary source; or general knowledge that a
 * lawyer or the authority has to confirm before anybody acts on it.
 */
export type SourceTag = 'statute' | 'secondary' | 'general';

/** What a provision says, in our words, as read in a month. */
export interface LawEntry {
  readonly statute: StatuteId;
  /** e.g. `제101조제1항제2호`. */
  readonly article: string;
  readonly says: Label;
  /** Month (`YYYY-MM`) in which it was read. */
  readonly asOf: string;
  readonly source: SourceTag;
}

/** A figure of law with its day: where it changes, a line is added and none is taken away. */
export interface Dated {
  /** First day (`YYYY-MM-DD`) on which it holds; from the beginning where there is none. */
  readonly from?: string;
}

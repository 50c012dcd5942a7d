import type { LegalNote } from '../engine/types.ts';
import { STATUTES, type StatuteId } from '../law/statutes.ts';

/** Month in which the provisions cited by {@link law} were read. Newer forms cite the table in `law/`, entry by entry. */
export const LAW_AS_OF = '2026-06';

/** A citation as read in {@link LAW_AS_OF}. */
export const law = (statute: StatuteId, article: string): LegalNote => ({
  ...STATUTES[statute],
  article,
  asOf: LAW_AS_OF,
});
/** A statute's name as contract text quotes it. */
export const quoted = (statute: StatuteId): { ko: string; en: string } => ({
  ko: `「${STATUTES[statute].statuteKo}」`,
  en: `the ${STATUTES[statute].statuteEn}`,
});

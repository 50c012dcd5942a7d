import type { Clause } from '../../engine/types.ts';

/**
 * Clauses of another form with some of them put in the place of those with the same id, and some (null) left out: how a form
 * shares the text of one whose versions may not change.
 */
export const reworked = (
  clauses: readonly Clause[],
  changes: Readonly<Record<string, Clause | null>>,
): readonly Clause[] =>
  clauses.flatMap(clause => {
    const change = changes[clause.id];
    if (change === null) return [];
    if (change !== undefined) return [change];
    return clause.kind === 'table' || clause.children === undefined
      ? [clause]
      : [{ ...clause, children: reworked(clause.children, changes) }];
  });

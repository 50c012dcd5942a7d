import type { Clause, Cond, Inline, TextClause } from '../engine/types.ts';

/** All clauses of a tree, each before those below it. */
export const everyClause = (clauses: readonly Clause[]): Clause[] =>
  clauses.flatMap(c => [c, ...(c.kind === 'table' ? [] : everyClause(c.children ?? []))]);

/** Clauses with a text of their own. */
export const textsOf = (clauses: readonly Clause[]): (TextClause & { body: NonNullable<TextClause['body']> })[] =>
  everyClause(clauses).flatMap(c => (c.kind !== 'table' && c.body !== undefined ? [{ ...c, body: c.body }] : []));

/** All nodes of a text, those inside choices too. */
export const everyNode = (nodes: readonly Inline[]): Inline[] =>
  nodes.flatMap(n => (n.t === 'choose' ? [n, ...Object.values(n.options).flatMap(everyNode)] : [n]));

/** A condition and all that it is made of; what is asked of a list's members stays within. */
export const everyCond = (cond: Cond): Cond[] =>
  cond.op === 'and' || cond.op === 'or'
    ? [cond, ...cond.of.flatMap(everyCond)]
    : cond.op === 'not'
      ? [cond, ...everyCond(cond.of)]
      : [cond];

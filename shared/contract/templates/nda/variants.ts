import type { DealContext } from '../../engine/context.ts';
import type { SourcedFact } from '../../engine/model.ts';
import type { Clause, Rule, Serves } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { and, every, foreignAmong, has, included, not } from '../common/cond.ts';
import { castFacts } from '../common/prefill.ts';
import { sameParty } from '../common/rules.ts';
import { openingClauses } from './definitions.ts';
import { generalClauses } from './general.ts';
import { liabilityClauses } from './liability.ts';
import { protectionClauses } from './protection.ts';
import { ndaRules } from './rules.ts';
import { scopeClauses } from './scope.ts';

/** What the further forms of the non-disclosure agreement are made from: the clauses and rules of the first. */
export const ndaClauses: readonly Clause[] = [
  ...openingClauses,
  ...scopeClauses,
  ...protectionClauses,
  ...liabilityClauses,
  ...generalClauses,
];

/** The article on export control, where one of these parties is from abroad. */
export const exportBetween = (a: string, b: string): Clause => {
  const clause = generalClauses.find(({ id }) => id === 'export');
  if (clause === undefined || clause.kind === 'table') throw new Error('the NDA has no article on export control');
  return { ...clause, when: foreignAmong(a, b) };
};

/** The rules with the names of the parties and the fields of a recipient that the form has. */
export const ndaRulesFor = (a: string, b: string, recipient: readonly string[]): readonly Rule[] =>
  ndaRules.map(rule => {
    if (rule.id === 'NDA-SAME-PARTY') return sameParty(rule.id, a, b);
    if (rule.id === 'LF-NCT')
      return {
        ...rule,
        violated: foreignAmong(a, b),
        paths: [`parties.${a}.country`, `parties.${b}.country`],
        legal: cite('export.core-technology', 'export.strategic'),
      };
    if (rule.id !== 'NDA-STAT-06-HOLDERS') return rule;
    const complete = every('recipients', and(...recipient.map(field => has(`item.${field}`))));
    return { ...rule, violated: not(and(...rule.clauses.map(included), has('recipients'), complete)) };
  });

/** The parties, and a purpose in words made from the listing of the side that shows its technology. */
export const ndaPrefill =
  (serves: Serves, shows: string) =>
  (context: DealContext): SourcedFact[] => [
    ...castFacts(serves)(context),
    ...context.parties.flatMap(({ role, listing }): SourcedFact[] => {
      if (listing === undefined || serves[context.deal.kind]?.[role] !== shows) return [];
      const { id, version, at, title } = listing;
      const ko = `‘${title.ko}’에 관한 거래의 검토와 협의`;
      // Half a translation would be worse than none: without an English title the English is left to the parties.
      const en = `the review and discussion of a transaction concerning ‘${title.en}’`;
      return [
        {
          path: 'purpose',
          value: title.en === undefined ? { ko } : { ko, en },
          source: { kind: 'computed', id, version, at, field: 'title' },
        },
      ];
    }),
  ];

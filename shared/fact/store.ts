import { notFound } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { entity } from '#shared/table/codec.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { weigh } from './rules.ts';
import { Fact, FactDecision, type WeighedFact } from './schema.ts';

const facts = entity('Fact', Fact, fact => keys.fact(fact.organisationId, fact.factId));
const decisions = entity('FactDecision', FactDecision, decision =>
  keys.factDecision(decision.organisationId, decision.decisionId),
);

export const factWrite = (fact: Fact): Write => ({ put: facts.toItem(fact), when: 'absent' });
export const factDecisionWrite = (decision: FactDecision): Write => ({
  put: decisions.toItem(decision),
  when: decision.version === 1 ? 'absent' : { version: decision.version - 1 },
});

/** Everything on record about an organisation, in one query. */
export const factsOf = async (
  table: Table,
  organisationId: string,
): Promise<{ facts: Fact[]; decisions: FactDecision[] }> => {
  const items = await table.queryAll({ pk: keys.fact(organisationId, 'X').pk });
  return {
    facts: items.filter(item => item.entity === facts.name).map(facts.fromItem),
    decisions: items.filter(item => item.entity === decisions.name).map(decisions.fromItem),
  };
};

/** The facts that a reader of a listing may come to see, weighed now. Only a company's: those of a teaser would tell whose it is. */
export const factsAbout = async (
  table: Table,
  { kind, organisationId }: Pick<Listing, 'kind' | 'organisationId'>,
  now: string,
): Promise<WeighedFact[]> => {
  if (kind !== 'company') return [];
  const { facts: all, decisions: made } = await factsOf(table, organisationId);
  return weigh(all, made, seoulDate(now));
};

/** @throws Rejection `not-found`. */
export const requireDecision = async (
  table: Table,
  organisationId: string,
  decisionId: string,
): Promise<FactDecision> => {
  const item = await table.get(keys.factDecision(organisationId, decisionId));
  if (item === undefined) throw notFound();
  return decisions.fromItem(item);
};

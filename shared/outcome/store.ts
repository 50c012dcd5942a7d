import { notFound, Rejection } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { CHANGE_SHARDS, indexes, keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { Outcome } from './schema.ts';

const outcomes = entity('Outcome', Outcome, o => ({
  ...keys.outcome(o.outcomeId),
  ...indexes.outcomesOf(o.organisationId, o.outcomeId),
}));
/** Versions are never changed; gsi2 holds all of them in order of their recording. */
const versions = entity('OutcomeVersion', Outcome, o => ({
  ...keys.outcomeVersion(o.outcomeId, o.version),
  ...indexes.outcomeLog(o.outcomeId, o.version, o.updatedAt),
}));

export const outcomeFrom = (item: Item): Outcome => outcomes.fromItem(item);

/** An outcome and the version it now has. */
export const outcomeWrites = (outcome: Outcome): Write[] => [
  {
    put: outcomes.toItem(outcome),
    when: outcome.version === 1 ? 'absent' : { version: outcome.version - 1 },
    otherwise: new Rejection('version-mismatch'),
  },
  { put: versions.toItem(outcome), when: 'absent', otherwise: new Rejection('version-mismatch') },
];

/** @throws Rejection `not-found`. */
export const requireOutcome = async (table: Table, outcomeId: string): Promise<Outcome> => {
  const item = await table.get(keys.outcome(outcomeId));
  if (item === undefined) throw notFound();
  return outcomes.fromItem(item);
};

/** Every version of an outcome, the first one first. */
export const outcomeHistory = async (table: Table, outcomeId: string): Promise<Outcome[]> => {
  const items = await table.queryAll({ pk: keys.outcome(outcomeId).pk, sk: { beginsWith: 'V#' } });
  return items.map(versions.fromItem);
};

/** A page of an organisation's outcomes, latest reported first. */
export const outcomesOf = (table: Table, organisationId: string, page: { limit: number; from?: Item }): Promise<Page> =>
  table.query({ index: 'gsi1', pk: `OUTCOMES#${organisationId}`, newestFirst: true, ...page });

/** Every version of every outcome recorded up to an instant. */
export const recordedUpTo = async (table: Table, at: string): Promise<Outcome[]> => {
  const shards = Array.from({ length: CHANGE_SHARDS }, (_, shard) =>
    // '~' sorts after every identifier: the instant itself is in.
    table.queryAll({ index: 'gsi2', pk: `OUTCOMELOG#${shard}`, sk: { atMost: `${at}#~` } }),
  );
  return (await Promise.all(shards)).flat().map(versions.fromItem);
};

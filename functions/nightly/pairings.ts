import { decodeColumns, encodeColumns } from '#shared/kernel/columns.ts';
import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Candidates } from '#shared/match/engine/index.ts';
import type { Ledger } from '#shared/match/exposure.ts';
import type { Dealings } from '#shared/match/market.ts';
import type { View } from '#shared/match/pairings/appeal.ts';
import { countSides, PAIRINGS, type PairingMarket, pairingMarket, pairingOf } from '#shared/match/pairings/table.ts';
import type { RunPlan } from '#shared/match/schema.ts';
import { readPart } from '#shared/match/store.ts';
import type { Table } from '#shared/table/table.ts';

/** Seekers of one pairing that are scored together. */
export interface Shard {
  readonly pairing: DealKind;
  readonly from: number;
  readonly to: number;
}

/** How a run's seekers are cut: investors first, one shard at least, then the other pairings that have both sides. */
export const shardsOf = ({
  investors,
  shardSize,
  pairings = [],
}: Pick<RunPlan, 'investors' | 'shardSize' | 'pairings'>): Shard[] => {
  const cut = (pairing: DealKind, seekers: number, least: number): Shard[] =>
    Array.from({ length: Math.max(least, Math.ceil(seekers / shardSize)) }, (_, n) => ({
      pairing,
      from: n * shardSize,
      to: Math.min((n + 1) * shardSize, seekers),
    }));
  const others = pairings.filter(({ id, seekers, offers }) => id !== 'INVESTMENT' && seekers > 0 && offers > 0);
  return [...cut('INVESTMENT', investors, 1), ...others.flatMap(({ id, seekers }) => cut(id, seekers, 0))];
};

/** How many of either side each pairing has, for the plan. */
export const sidesOf = (listings: readonly Listing[], dealings: Dealings): NonNullable<RunPlan['pairings']> =>
  PAIRINGS.map(pairing => ({ id: pairing.id, ...countSides(pairing, listings, dealings) }));

/** The market of one pairing that a run was planned on. */
export const frozenPairing = (
  { listings, dealings }: { readonly listings: readonly Listing[]; readonly dealings: Dealings },
  { asOf }: RunPlan,
  id: DealKind,
): PairingMarket => pairingMarket(pairingOf(id), listings, dealings, asOf);

/** Who was introduced to whom before the run, as frozen by its plan. */
export const frozenLedger = async (table: Table, { exposure }: RunPlan): Promise<Ledger> =>
  exposure === undefined
    ? {}
    : (JSON.parse(
        Buffer.from(await readPart(table, exposure.runId, 'exposure', exposure.chunks)).toString('utf8'),
      ) as Ledger);

/** The pairs of one pairing that are proposed. */
export interface Chosen {
  readonly id: DealKind;
  readonly chosen: Candidates;
  readonly offers?: View;
}

/** What was settled, as the allocation stores it: investors and companies by bare names, the others behind the pairing's. */
export const encodeChosen = (all: readonly Chosen[]): Uint8Array =>
  encodeColumns(
    Object.fromEntries(
      all.flatMap(({ id, chosen, offers }) => {
        const prefix = id === 'INVESTMENT' ? '' : `${id}.`;
        const named = (columns: object, of: string) =>
          Object.entries(columns).map(([name, column]) => [`${of}${name}`, column] as const);
        const { score, parts } = offers ?? {};
        return [...named(chosen, prefix), ...(offers === undefined ? [] : named({ score, parts }, `${prefix}offers.`))];
      }),
    ),
  );

/** What {@link encodeChosen} stored of a pairing besides investors and companies; nothing where there was none. */
export const decodeChosen = (bytes: Uint8Array, id: DealKind): Omit<Chosen, 'id'> => {
  const columns = decodeColumns(bytes);
  const codes = (name: string): Uint32Array =>
    (columns[`${id}.${name}`] as Uint32Array | undefined) ?? new Uint32Array(0);
  const points = (name: string): Int32Array | undefined => columns[`${id}.${name}`] as Int32Array | undefined;
  const [score, parts] = [points('offers.score'), points('offers.parts')];
  return {
    chosen: {
      investor: codes('investor'),
      company: codes('company'),
      score: points('score') ?? new Int32Array(0),
      parts: points('parts') ?? new Int32Array(0),
    },
    ...(score !== undefined && parts !== undefined && { offers: { score, parts } }),
  };
};

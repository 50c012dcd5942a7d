import { gunzipSync, gzipSync } from 'node:zlib';
import type { Actor, Context, Outcome, ReceiptSlot } from '#shared/kernel/context.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { mentions, redacted } from '#shared/kernel/redact.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { epochSeconds, plusDays } from '#shared/kernel/time.ts';
import { personMade, pseudonymsOf } from '#shared/person/store.ts';
import { entity } from '#shared/table/codec.ts';
import { keys } from '#shared/table/keys.ts';
import type { PersonalItems } from '#shared/table/personal.ts';
import { retrying } from '#shared/table/retry.ts';
import type { Table, Write } from '#shared/table/table.ts';
import type { TrailNote } from '#shared/trail/rules.ts';
import { SYSTEM } from '#shared/trail/schema.ts';
import { chainWrites, headMoved } from '#shared/trail/store.ts';
import { OutboxEvent, Receipt } from './schema.ts';

const outbox = entity('Outbox', OutboxEvent, event => keys.outbox(event.eventId));
const receipts = entity('Receipt', Receipt, receipt => keys.receipt(receipt.userId, receipt.routeId, receipt.keyHash));

const RECEIPT_DAYS = 1;
const OUTBOX_DAYS = 7;

/** What a use case wants to happen, all of it or none. */
export interface Change<T> {
  readonly writes: readonly Write[];
  /** The trail. A change that concerns two organisations leaves an entry in the chain of each. */
  readonly audit: TrailNote | readonly TrailNote[];
  readonly events?: readonly Pick<OutboxEvent, 'type' | 'subject' | 'data'>[];
  readonly outcome: Outcome<T>;
}

/** The outbox item of one event; the table's stream carries it to the event bus. */
export const outboxWrite = (event: OutboxEvent): Write => ({
  put: outbox.toItem(event, { ttl: epochSeconds(plusDays(event.at, OUTBOX_DAYS)) }),
  when: 'absent',
});

const receiptWrite = <T>(slot: ReceiptSlot, now: string, { body, version, location }: Outcome<T>): Write => ({
  put: receipts.toItem(
    {
      userId: slot.userId,
      routeId: slot.routeId,
      keyHash: sha256Hex(slot.key),
      bodyHash: slot.bodyHash,
      status: slot.status,
      body: gzipSync(JSON.stringify(body ?? null)),
      version,
      location,
    },
    { ttl: epochSeconds(plusDays(now, RECEIPT_DAYS)) },
  ),
  when: 'absent',
  otherwise: new Rejection('in-progress', { retryAfter: 1 }),
});

/** What a change is told about the request; a job of ours that nobody asked for acts as `system`. */
export type ChangeContext = Pick<Context, 'now' | 'requestId' | 'receipt'> & {
  readonly actor: Pick<Actor, 'userId'> | typeof SYSTEM;
};

/** Tries at the end of a chain that others are adding to as well; with their pauses some five seconds. */
const MOST_TRIES = 16;

/** The trail of a change as writes: each chain from where it ends now. */
const trailWrites = async (table: Table, context: ChangeContext, notes: readonly TrailNote[]) => {
  const { now: at, requestId, actor } = context;
  const acting = actor === SYSTEM ? [] : [actor.userId];
  const people = await pseudonymsOf(table, [...acting, ...notes.flatMap(({ about = [] }) => about)]);
  const referenceOf = (userId: string): string => people.of.get(userId)!;
  const chains = await Promise.all(
    [...new Set(notes.map(({ subject }) => subject))].map(subject =>
      chainWrites(
        table,
        subject,
        notes
          .filter(note => note.subject === subject)
          .map(({ action, changed = [], about, as }) => ({
            subject,
            action,
            actor: as ?? (actor === SYSTEM ? SYSTEM : referenceOf(actor.userId)),
            ...(about === undefined ? {} : { about: about.map(referenceOf) }),
            changed: [...changed],
            at,
            requestId,
          })),
      ),
    ),
  );
  return { writes: [...people.writes, ...chains.flat()], made: people.keep };
};

/**
 * Commits business writes, trail, outbox events and receipt in one transaction, and gives the outcome back. Where another change
 * only got ahead in the chain, the end of the chain is read again and the same writes are tried again: their own guards say
 * whether they still may happen.
 * @throws the `otherwise` of the first write whose guard does not hold; nothing is written then.
 * @throws Rejection `unavailable` where others kept getting ahead.
 */
export const commit = async <T>(
  table: Table,
  newId: NewId,
  context: ChangeContext,
  change: Change<T>,
): Promise<Outcome<T>> => {
  const { now, requestId, receipt } = context;
  const notes: readonly TrailNote[] = 'action' in change.audit ? [change.audit] : change.audit;
  const told: readonly Write[] = [
    ...(change.events ?? []).map(event => outboxWrite({ ...event, eventId: newId(), at: now, requestId })),
    ...(receipt === undefined ? [] : [receiptWrite(receipt, now, change.outcome)]),
  ];
  await retrying(async () => {
    const trail = await trailWrites(table, context, notes);
    try {
      await table.transact([...change.writes, ...trail.writes, ...told]);
    } catch (error) {
      if (error === headMoved || error === personMade) return false;
      throw error;
    }
    trail.made();
    return true;
  }, MOST_TRIES);
  return change.outcome;
};

const bodyOf = ({ body }: Receipt): unknown => JSON.parse(gunzipSync(body).toString('utf8'));

export const personalReceipts: PersonalItems = {
  name: 'receipts',
  entities: [receipts.name],
  keys: ['receipt'],
  find: (table, userId) => table.queryAll({ pk: `RECEIPTS#${userId}` }),
  shown: item => {
    const receipt = receipts.fromItem(item);
    return { routeId: receipt.routeId, status: receipt.status, reply: bodyOf(receipt), expires: item.ttl };
  },
};

/**
 * Blots somebody's details out of the answers kept for another person; an answer without them stays as it is. Replaying it is
 * replaying what is left.
 */
export const redactReceipts = async (table: Table, userId: string, texts: ReadonlySet<string>): Promise<void> => {
  for (const item of await personalReceipts.find(table, userId)) {
    const receipt = receipts.fromItem(item);
    const body = bodyOf(receipt);
    if (!mentions(body, texts)) continue;
    const kept = { ...receipt, body: gzipSync(JSON.stringify(redacted(body, texts))) };
    await table.put({ put: receipts.toItem(kept, { ttl: Number(item.ttl) }), when: 'always' });
  }
};

/** An earlier reply to the same request. */
export interface Replay extends Outcome<unknown> {
  readonly status: number;
}

/**
 * The reply this request had before, if it had one less than a day ago.
 * @throws Rejection `key-reused` where the key came with another body.
 */
export const findReplay = async (table: Table, slot: ReceiptSlot, now: string): Promise<Replay | undefined> => {
  const item = await table.get(keys.receipt(slot.userId, slot.routeId, sha256Hex(slot.key)));
  // Time to live is lazy: an item past its time may still be there, and then no longer counts.
  if (item === undefined || Number(item.ttl) <= epochSeconds(now)) return undefined;
  const receipt = receipts.fromItem(item);
  if (receipt.bodyHash !== slot.bodyHash) throw new Rejection('key-reused');
  const { status, version, location } = receipt;
  return {
    status,
    body: bodyOf(receipt),
    ...(version === undefined ? {} : { version }),
    ...(location === undefined ? {} : { location }),
  };
};

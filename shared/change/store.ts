import { gunzipSync, gzipSync } from 'node:zlib';
import type { Context, Outcome, ReceiptSlot } from '#shared/kernel/context.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { epochSeconds, plusDays } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { AuditEvent, OutboxEvent, Receipt } from './schema.ts';

const outbox = entity('Outbox', OutboxEvent, event => keys.outbox(event.eventId));
const audit = entity('Audit', AuditEvent, event => keys.audit(event.subject, event.eventId));
const receipts = entity('Receipt', Receipt, receipt => keys.receipt(receipt.userId, receipt.routeId, receipt.keyHash));

const RECEIPT_DAYS = 1;
const OUTBOX_DAYS = 7;

/** What a use case wants to happen, all of it or none. */
export interface Change<T> {
  readonly writes: readonly Write[];
  /** The trail: about which record, and what was done. `changed` names members, never values. */
  readonly audit: { readonly subject: string; readonly action: string; readonly changed?: readonly string[] };
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

/**
 * Commits business writes, audit event, outbox events and receipt in one transaction, and gives the outcome back.
 * @throws the `otherwise` of the first write whose guard does not hold; nothing is written then.
 */
export const commit = async <T>(
  table: Table,
  newId: NewId,
  context: Context,
  change: Change<T>,
): Promise<Outcome<T>> => {
  const { now, requestId, actor, receipt } = context;
  const trail: AuditEvent = {
    eventId: newId(),
    subject: change.audit.subject,
    action: change.audit.action,
    actor: actor.userId,
    changed: [...(change.audit.changed ?? [])],
    at: now,
    requestId,
  };
  await table.transact([
    ...change.writes,
    { put: audit.toItem(trail), when: 'absent' },
    ...(change.events ?? []).map(event => outboxWrite({ ...event, eventId: newId(), at: now, requestId })),
    ...(receipt === undefined ? [] : [receiptWrite(receipt, now, change.outcome)]),
  ]);
  return change.outcome;
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
  const body = JSON.parse(gunzipSync(receipt.body).toString('utf8')) as unknown;
  return {
    status,
    body,
    ...(version === undefined ? {} : { version }),
    ...(location === undefined ? {} : { location }),
  };
};

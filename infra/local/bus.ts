import { randomUUID } from 'node:crypto';

/** An event as EventBridge delivers it to its targets. */
export interface BusEvent {
  readonly id: string;
  readonly bus: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
  readonly time: string;
}

type Entry = Readonly<Record<string, unknown>>;
type EntryReply = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

/** The event buses of the local stack: keeps what was sent and tells who listens. */
export interface Bus {
  readonly events: readonly BusEvent[];
  readonly subscribe: (listener: (event: BusEvent) => void) => () => void;
  /** PutEvents: each entry is taken or refused by itself. */
  readonly put: (entries: readonly unknown[]) => { FailedEntryCount: number; Entries: EntryReply[] };
}

const ENTRY_LIMIT = 1_048_576;
/** Older events are forgotten: enough for a demo city, and bounded for a big import. */
const KEPT = 10_000;

/** @param names the buses there are; an event for another one is refused */
export const openBus = (names: readonly string[]): Bus => {
  const events: BusEvent[] = [];
  const listeners = new Set<(event: BusEvent) => void>();

  const putOne = (entry: Entry): EntryReply => {
    const refuse = (code: string, message: string): EntryReply => ({ ErrorCode: code, ErrorMessage: message });
    const { EventBusName = 'default', Source, DetailType, Detail, Time } = entry;
    const name = String(EventBusName).replace(/^arn:.*:event-bus\//, '');
    if (!names.includes(name)) return refuse('ResourceNotFoundException', `Event bus ${name} does not exist.`);
    for (const [field, value] of Object.entries({ Source, DetailType, Detail }))
      if (typeof value !== 'string' || value === '')
        return refuse('InvalidArgument', `Parameter ${field} is not valid. Reason: ${field} is a required argument.`);
    if (Buffer.byteLength(String(Source) + DetailType + Detail) > ENTRY_LIMIT)
      return refuse('InvalidArgument', 'Total size of the entry is over the limit.');
    let detail: unknown;
    try {
      detail = JSON.parse(String(Detail));
    } catch {
      return refuse('MalformedDetail', 'Detail is malformed.');
    }
    if (typeof detail !== 'object' || detail === null || Array.isArray(detail))
      return refuse('MalformedDetail', 'Detail is malformed.');
    const event: BusEvent = {
      id: randomUUID(),
      bus: name,
      source: String(Source),
      'detail-type': String(DetailType),
      detail,
      // The JSON protocol writes times as seconds.
      time: (typeof Time === 'number' ? new Date(Time * 1000) : new Date()).toISOString(),
    };
    events.push(event);
    if (events.length > KEPT) events.splice(0, events.length - KEPT);
    for (const listener of listeners) listener(event);
    return { EventId: event.id };
  };

  return {
    events,
    subscribe: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    put: entries => {
      const Entries = entries.map(entry => putOne(entry as Entry));
      return { FailedEntryCount: Entries.filter(each => 'ErrorCode' in each).length, Entries };
    },
  };
};

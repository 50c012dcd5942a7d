/** One event for the bus. */
export interface BusEntry {
  readonly type: string;
  readonly detail: string;
  readonly at: string;
}
/** Sends at most ten entries; gives back, for each, whether the bus took it. */
export type Send = (entries: readonly BusEntry[]) => Promise<boolean[]>;

/** The part of a table stream's record that we read. */
export interface StreamRecord {
  readonly eventName?: string;
  readonly dynamodb?: { readonly SequenceNumber?: string; readonly NewImage?: Readonly<Record<string, unknown>> };
}

/** Most entries the bus takes in one call. */
const BATCH = 10;

type Attribute = { S?: string; M?: Record<string, Attribute> };
const textOf = (attribute: unknown): string => (attribute as Attribute | undefined)?.S ?? '';

const entryOf = (image: Readonly<Record<string, unknown>>): BusEntry => {
  const data = Object.entries((image.data as Attribute | undefined)?.M ?? {}).map(([key, value]) => [
    key,
    textOf(value),
  ]);
  const detail = {
    eventId: textOf(image.eventId),
    subject: textOf(image.subject),
    at: textOf(image.at),
    requestId: textOf(image.requestId),
    data: Object.fromEntries(data),
  };
  return { type: textOf(image.type), detail: JSON.stringify(detail), at: detail.at };
};

/**
 * Carries outbox items from the table's stream to the event bus, in order. Stops at the first that the bus did not take: the
 * stream sends it and all after it again, so that order holds and nothing is lost. Readers of the bus tell repeats by eventId.
 * @returns the sequence number to go on from, in the form Lambda wants; empty when all was taken.
 */
export const forward =
  (send: Send) =>
  async (records: readonly StreamRecord[]): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> => {
    const due = records.filter(
      ({ eventName, dynamodb }) => eventName === 'INSERT' && textOf(dynamodb?.NewImage?.entity) === 'Outbox',
    );
    for (let start = 0; start < due.length; start += BATCH) {
      const batch = due.slice(start, start + BATCH);
      const taken = await send(batch.map(({ dynamodb }) => entryOf(dynamodb?.NewImage ?? {})));
      const refused = taken.indexOf(false);
      const first = batch[refused]?.dynamodb?.SequenceNumber;
      if (refused >= 0) return { batchItemFailures: [{ itemIdentifier: first ?? '' }] };
    }
    return { batchItemFailures: [] };
  };

import { type Break, breakAt, breakAtEnd, type ChainEnd, START } from '#shared/trail/rules.ts';

export type Loose = Readonly<Record<string, unknown>>;
export interface Head {
  readonly version: number;
  readonly hash: string;
}

/** A chain as it is read, in parts; the last part says where it ends. */
export interface Chain {
  readonly subject: string;
  readonly parts: AsyncIterable<{ readonly items: readonly Loose[]; readonly head?: Head | undefined }>;
}

export interface Verified {
  readonly entries: number;
  readonly broken?: Break;
}

/** Reads a whole chain, past its first break too, and names that; `onEntries` is told how many entries were read at a time. */
export const verifyChain = async (
  { subject, parts }: Chain,
  onEntries: (count: number) => void = () => undefined,
): Promise<Verified> => {
  let end: ChainEnd = START;
  let head: Head | undefined;
  let broken: Break | undefined;
  let entries = 0;
  for await (const part of parts) {
    for (const entry of part.items) {
      broken ??= breakAt(subject, end, entry);
      end = { seq: end.seq + 1, hash: String(entry.hash) };
    }
    head = part.head ?? head;
    entries += part.items.length;
    onEntries(part.items.length);
  }
  broken ??= breakAtEnd(subject, end, head);
  return broken === undefined ? { entries } : { entries, broken };
};

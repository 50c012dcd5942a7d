import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Chain, Head, Loose } from './chain.ts';

/**
 * An export is JSON Lines: for each chain a line `{"chain": subject}`, its entries as they are stored, and `{"head": {"version",
 * "hash"}}`; at the very end `{"chains": n}`, so that a file cut short is seen to be.
 */
export const openExport = (path: string) => {
  const file = createWriteStream(path);
  let chains = 0;
  const line = async (value: unknown): Promise<void> => {
    if (!file.write(`${JSON.stringify(value)}\n`)) await once(file, 'drain');
  };
  return {
    /** The same chain, written to the file as it is read. */
    copying: ({ subject, parts }: Chain): Chain => ({
      subject,
      parts: (async function* () {
        await line({ chain: subject });
        let head: Head | undefined;
        for await (const part of parts) {
          for (const entry of part.items) await line(entry);
          head = part.head ?? head;
          yield part;
        }
        if (head !== undefined) await line({ head: { version: head.version, hash: head.hash } });
        chains += 1;
      })(),
    }),
    close: async (): Promise<void> => {
      await line({ chains });
      file.end();
      await once(file, 'finish');
    },
  };
};

/** The file is no export, or not all of one. */
export class NoExport extends Error {
  override readonly name = 'NoExport';
}

const parsed = (line: string): Loose => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Loose) : {};
  } catch {
    // Shows as an entry of which nothing is as it should be.
    return {};
  }
};

/** The chains of an export, one after the other; each has to be read, or left, before the next. @throws NoExport */
export async function* fileChains(path: string): AsyncGenerator<Chain> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  const take = async (): Promise<Loose | undefined> => {
    const { value, done } = await lines.next();
    return done === true ? undefined : parsed(value);
  };
  let line = await take();
  let chains = 0;
  while (line !== undefined && typeof line.chain === 'string') {
    const subject = line.chain;
    line = await take();
    const parts = (async function* () {
      for (; line !== undefined && !('chain' in line) && !('chains' in line); line = await take())
        yield 'head' in line && !('seq' in line) ? { items: [], head: line.head as Head } : { items: [line] };
    })();
    yield { subject, parts };
    // Of a chain that nobody asked for, all of it.
    while (line !== undefined && !('chain' in line) && !('chains' in line)) line = await take();
    chains += 1;
  }
  if (line?.chains !== chains || (await take()) !== undefined)
    throw new NoExport(`${path}: ${line === undefined ? 'ends early' : 'is no complete export'}, ${chains} chains`);
}

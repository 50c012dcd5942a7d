import type { Send } from '../import/client.ts';
import type { Chain, Head, Loose } from './chain.ts';

/** The API refused: who asks is no auditor, or there is no such chain. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const read = async <T>(send: Send, path: string): Promise<T> => {
  const { status, body } = await send('GET', path);
  if (status !== 200)
    throw new Refused(`${status} ${path} ${(body as { title?: string } | undefined)?.title ?? ''}`.trim());
  return body as T;
};

/** Asks after an end that is not there yet, before it counts as cut off: a change may come between reading entries and head. */
const ASKED_AGAIN = 3;

/** A chain of a stack; what is added while it is read is read too. */
export const stackChain = (send: Send, subject: string): Chain => ({
  subject,
  parts: (async function* () {
    let seen = 0;
    let empty = 0;
    for (;;) {
      const path = `/v1/trails/${encodeURIComponent(subject)}?limit=100&after=${seen}`;
      const { items, head } = await read<{ items: Loose[]; head: Head }>(send, path);
      yield { items, head };
      seen += items.length;
      empty = items.length === 0 ? empty + 1 : 0;
      if (head.version <= seen || empty >= ASKED_AGAIN) return;
    }
  })(),
});

/** Subjects of all chains of a stack. */
export const stackSubjects = async (send: Send, onFound: (count: number) => void): Promise<string[]> => {
  const found: string[] = [];
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page = await read<{ items: { subject: string }[]; next?: string }>(send, `/v1/trails?limit=100${cursor}`);
    found.push(...page.items.map(({ subject }) => subject));
    onFound(found.length);
    next = page.next;
  } while (next !== undefined);
  return found;
};

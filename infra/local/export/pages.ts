import type { Send } from '../import/client.ts';

/** A part of an export; `total` is known where the file's name tells it. */
export interface ExportPage {
  readonly rows: readonly unknown[];
  readonly total?: number;
}

/**
 * The parts of an export as JSON lines, following `Link: …; rel="next"` to the end.
 * @throws Error with the API's words where it refuses, Unreachable, SignedOut
 */
export const rowsFrom = async function* (send: Send, first: string): AsyncGenerator<ExportPage, void> {
  for (let path: string | undefined = first; path !== undefined; ) {
    const { status, text, body, headers }: Awaited<ReturnType<Send>> = await send('GET', path);
    if (status !== 200) {
      const { title, detail } = (body ?? {}) as { title?: string; detail?: string };
      throw new Error([title ?? `HTTP ${status}`, detail].filter(Boolean).join(': '));
    }
    const total = /-of-(\d+)\./.exec(headers.get('content-disposition') ?? '')?.[1];
    yield {
      rows: text.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as unknown])),
      ...(total === undefined ? {} : { total: Number(total) }),
    };
    path = /^<([^>]+)>;\s*rel="next"$/.exec(headers.get('link') ?? '')?.[1];
  }
};

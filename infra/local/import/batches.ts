import { MOST_ROWS, type RowResult } from '#shared/exchange/schema.ts';
import type { Reply, Send } from './client.ts';
import type { ImportRecord, Row } from './record.ts';

/** What a request may hold, below the API's own limits: characters of JSON, and members, of which an investor's deals have many. */
const MOST_CHARACTERS = 120_000;
const MOST_MEMBERS = 12_000;

const membersIn = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce<number>((sum, member) => sum + 1 + membersIn(member), 0);

/** Records cut into requests, in their order. */
export const batchesOf = function* (
  records: Iterable<ImportRecord>,
  most: number = MOST_ROWS,
): Generator<ImportRecord[], void> {
  let batch: ImportRecord[] = [];
  let characters = 0;
  let members = 0;
  for (const record of records) {
    const [c, m] = [JSON.stringify(record.row).length, membersIn(record.row)];
    const isFull = batch.length >= most || characters + c > MOST_CHARACTERS || members + m > MOST_MEMBERS;
    if (isFull && batch.length > 0) {
      yield batch;
      [batch, characters, members] = [[], 0, 0];
    }
    batch.push(record);
    characters += c;
    members += m;
  }
  if (batch.length > 0) yield batch;
};

/** The API refused a whole request. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  constructor({ status, body }: Reply) {
    const { title, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    super([title ?? `HTTP ${status}`, detail].filter(Boolean).join(': '));
    this.status = status;
  }
}

/** What holds for a whole run: `dryRun` writes nothing; `vouched` rows come from a public register. */
export interface Terms {
  readonly dryRun: boolean;
  readonly vouched: boolean;
}

/**
 * Sends rows and gives what became of each. A request that fails as a whole is cut in two until the row that is the cause stands
 * alone, so that it costs no other.
 * @throws Refused where a request is refused for its sender, Unreachable, SignedOut
 */
export const sendRows = async (send: Send, rows: readonly Row[], terms: Terms): Promise<RowResult[]> => {
  const reply = await send('POST', '/v1/imports', { body: { rows, ...terms } });
  if (reply.status === 200) return (reply.body as { results: RowResult[] }).results;
  if (reply.status === 401 || reply.status === 403) throw new Refused(reply);
  if (rows.length > 1) {
    const middle = Math.ceil(rows.length / 2);
    return [
      ...(await sendRows(send, rows.slice(0, middle), terms)),
      ...(await sendRows(send, rows.slice(middle), terms)),
    ];
  }
  const { message } = new Refused(reply);
  return [
    {
      outcome: 'refused',
      faults: [{ pointer: '', code: String(reply.status), message: { ko: message, en: message } }],
    },
  ];
};

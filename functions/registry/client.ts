import * as z from 'zod';
import { RegistryFault, StatusRow, type TaxOffice, ValidityRow } from '#shared/registry/rules.ts';

export interface TaxOfficeOptions {
  /** Base of the service, `https://api.odcloud.kr/api/nts-businessman/v1`. */
  readonly url: string;
  /** Service key of the public data portal, decoded. It goes in the address, so neither that nor an error with it is logged. */
  readonly key: string;
  /** Milliseconds for one attempt. */
  readonly timeout?: number;
  /** Attempts of a call. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, doubled before each further one, with full jitter. */
  readonly pause?: number;
}

const replyOf = <R extends z.ZodType>(row: R) =>
  z.object({ status_code: z.literal('OK'), data: z.array(row).max(100) });
const StatusReply = replyOf(StatusRow);
const ValidityReply = replyOf(ValidityRow);

/** Longest reply that is read: a hundred rows take some 60 KB. */
const MOST_BYTES = 1_000_000;
const wait = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, Math.random() * ms));

/** The text of a reply, up to a limit: a broken server must not fill our memory. */
const textOf = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new RegistryFault('MALFORMED');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

/**
 * The National Tax Service over HTTP. A time-out, a broken connection, 429 and 5xx are tried again; any other refusal, and a
 * reply that is not what was agreed, are not: asking again would bring the same.
 */
export const openTaxOffice = ({
  url,
  key,
  timeout = 2_500,
  attempts = 3,
  pause = 200,
}: TaxOfficeOptions): TaxOffice => {
  const once = async (path: string, body: unknown): Promise<unknown> => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(
        `${url.replace(/\/$/, '')}/${path}?serviceKey=${encodeURIComponent(key)}&returnType=JSON`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        },
      );
      text = await textOf(response);
    } catch (error) {
      if (error instanceof RegistryFault) throw error;
      throw new RegistryFault((error as Error).name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE');
    }
    if (response.status === 429 || response.status >= 500) throw new RegistryFault('UNREACHABLE');
    if (!response.ok) throw new RegistryFault('REFUSED');
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new RegistryFault('MALFORMED');
    }
  };
  const call = async (path: string, body: unknown): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(path, body);
      } catch (error) {
        const passing = error instanceof RegistryFault && (error.code === 'TIMEOUT' || error.code === 'UNREACHABLE');
        if (!passing || attempt >= attempts) throw error;
        await wait(pause * 2 ** (attempt - 1));
      }
    }
  };
  const parsed = <S extends z.ZodType>(schema: S, reply: unknown): z.output<S> => {
    const result = schema.safeParse(reply);
    if (!result.success) throw new RegistryFault('MALFORMED');
    return result.data;
  };
  return {
    source: 'NTS',
    status: async numbers => parsed(StatusReply, await call('status', { b_no: numbers })).data,
    validate: async businesses => parsed(ValidityReply, await call('validate', { businesses })).data,
  };
};

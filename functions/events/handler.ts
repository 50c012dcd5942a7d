import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import { environment, logger } from '#shared/http/wiring.ts';
import { forward, type Send, type StreamRecord } from './use-cases.ts';

const { EVENT_BUS_NAME } = environment({ EVENT_BUS_NAME: z.string().min(1) });
const bus = new EventBridgeClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
});
const log = logger();

const send: Send = async entries => {
  const Entries = entries.map(({ type, detail, at }) => ({
    EventBusName: EVENT_BUS_NAME,
    Source: 'startup-plus',
    DetailType: type,
    Detail: detail,
    Time: new Date(at),
  }));
  const reply = await bus.send(new PutEventsCommand({ Entries }));
  return entries.map((_, i) => reply.Entries?.[i]?.EventId !== undefined);
};
const forwardAll = forward(send);

/** Table stream → event bus. */
export const handler = async (event: { Records: readonly StreamRecord[] }) => {
  const result = await forwardAll(event.Records);
  log.info('forwarded', { records: event.Records.length, refused: result.batchItemFailures.length });
  return result;
};

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startLocalStack } from '#infra/local/stack.ts';
import { tableCounters } from '#shared/http/limit/counters.ts';
import { type Limiter, openLimiter } from '#shared/http/limit/limiter.ts';
import { instantAfter } from '#shared/kernel/time.ts';
import { metered } from '#shared/table/capacity.ts';
import { openTable } from '#shared/table/table.ts';
import type { Bench, ResultTable } from './support.ts';

const REQUESTS = 1_000;
const START = '2026-11-24T03:00:00.000Z';
const MINUTE = 60_000;

/** Who calls when, and which of the instances answers. */
interface Traffic {
  readonly name: string;
  readonly instances: number;
  readonly of: (request: number) => { caller: string; at: string };
}
const TRAFFIC: readonly Traffic[] = [
  { name: 'one caller, all in one minute, one instance', instances: 1, of: () => ({ caller: 'a', at: START }) },
  { name: 'one caller, all in one minute, four instances', instances: 4, of: () => ({ caller: 'b', at: START }) },
  {
    name: 'one caller, 100 a minute, one instance',
    instances: 1,
    of: n => ({ caller: 'c', at: instantAfter(START, Math.floor(n / 100) * MINUTE) }),
  },
  {
    name: 'one caller, 10 a minute, one instance',
    instances: 1,
    of: n => ({ caller: 'd', at: instantAfter(START, Math.floor(n / 10) * MINUTE) }),
  },
  { name: '1,000 callers, once each', instances: 1, of: n => ({ caller: `e${n}`, at: START }) },
];

export const limits: Bench = {
  name: 'limits',
  about: 'capacity units that counting requests takes',
  run: async ({ assemblyDir, say, atEnd }) => {
    const stack = await startLocalStack({ assemblyDir: assemblyDir() });
    atEnd(stack.close);
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(stack.dynamodb));
    const table = openTable(client, stack.tableName);
    const faults: string[] = [];
    const open = (): Limiter =>
      openLimiter({ counters: tableCounters(table), hashKey: 'bench', onOpen: error => faults.push(String(error)) });
    const rows: (string | number)[][] = [];
    for (const { name, instances, of } of TRAFFIC) {
      say(`limits: ${name}`);
      const limiters = Array.from({ length: instances }, open);
      let passed = 0;
      const { consumed } = await metered(async () => {
        for (let n = 0; n < REQUESTS; n += 1) {
          const { caller, at } = of(n);
          const { admitted } = await limiters[n % instances]!.admit('read', caller, at);
          passed += admitted ? 1 : 0;
        }
      });
      rows.push([name, passed, consumed.read, consumed.write, consumed.write / REQUESTS]);
    }
    client.destroy();
    const result: ResultTable = {
      title: 'Capacity units of counting 1,000 requests',
      against: 'a write for each request, which is what a counter without leases takes: 1,000 write units',
      columns: [
        { name: 'traffic' },
        { name: 'passed' },
        { name: 'read', digits: 1 },
        { name: 'write', digits: 1 },
        { name: 'write a request', digits: 3 },
      ],
      rows,
      notes: ['The limit is 600 a minute for each caller (`read`). A request over the limit costs nothing.'],
      faults,
    };
    return [result];
  },
};

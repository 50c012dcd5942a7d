import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deps } from '#functions/nightly/wiring.ts';
import type { Assembly } from '#infra/local/assembly.ts';
import { FunctionError } from '#infra/local/functions.ts';
import { openWorkflow } from '#infra/local/workflow.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { metered } from '#shared/table/capacity.ts';
import { openTable } from '#shared/table/table.ts';
import { type Calls, type Death, mortalClient } from './calls.ts';

type Step = (deps: Deps) => (input: unknown) => Promise<unknown>;

/** How an invocation is delivered: once; a second time beside the first; or a second time after it. */
export type Delivery = 'once' | 'beside' | 'after';

export interface NightOptions {
  readonly assembly: Assembly;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** What the state machine is started with. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly death?: Death | undefined;
  readonly delivery?: Delivery;
  /** The time on the machine of the n-th invocation of a night. */
  readonly clock: (step: string, n: number) => string;
  /** What to look at between the death and the workflow's hearing of it. */
  readonly onDeath?: () => Promise<void>;
}

export interface NightResult {
  readonly status: string;
  readonly failure: { readonly error: string; readonly cause: string } | undefined;
  readonly calls: readonly string[];
  readonly died: boolean;
  /** Invocations of each step, those that died among them. */
  readonly invocations: Readonly<Record<string, number>>;
}

/** The use case of a step: whatever `functions/nightly/<step>/use-cases.ts` exports under the step's name. */
const stepOf = async (step: string): Promise<Step> => {
  const module = (await import(`#functions/nightly/${step}/use-cases.ts`)) as Record<string, unknown>;
  if (typeof module[step] !== 'function')
    throw new Error(`functions/nightly/${step}/use-cases.ts exports nothing called ${step}`);
  return module[step] as Step;
};

/** `score 3`: the step, and what tells its invocations apart. */
const nameOf = (step: string, payload: unknown): string => {
  const { runId: _same, ...rest } = payload as Record<string, unknown>;
  return [step, ...Object.values(rest).filter(value => typeof value !== 'object')].join(' ');
};

/**
 * Runs a night as the synthesized state machine runs it, whatever its steps are: each task is the use case of the function the
 * definition names, on a table of its own that may die once, and is tried again by the definition's own rules.
 */
export const runNight = async (options: NightOptions): Promise<NightResult> => {
  const { assembly, client, tableName, input, death, delivery = 'once', clock, onDeath } = options;
  const calls: Calls = { names: [], death, died: false };
  const invocations: Record<string, number> = {};
  const newId = ulids();
  let invoked = 0;

  const deliver = async (step: string, payload: unknown): Promise<unknown> => {
    const run = await stepOf(step);
    const n = invoked++;
    invocations[step] = (invocations[step] ?? 0) + 1;
    const { promise: ended, reject } = Promise.withResolvers<never>();
    ended.catch(() => undefined);
    const mortal = mortalClient(client, calls, nameOf(step, payload), async () => {
      await onDeath?.();
      // What Lambda answers where the process has ended.
      reject(new FunctionError('Runtime.ExitError', 'Error: Runtime exited with error: signal: killed'));
    });
    const deps: Deps = { table: openTable(mortal, tableName), clock: () => clock(step, n), newId };
    const working = metered(() => run(deps)(structuredClone(payload))).then(({ value }) => value);
    try {
      return await Promise.race([working, ended]);
    } catch (error) {
      if (error instanceof FunctionError) throw error;
      throw new FunctionError((error as Error).name, (error as Error).message, [(error as Error).stack ?? '']);
    }
  };
  const invoke = async (name: string, payload: unknown): Promise<unknown> => {
    const service = assembly.functions.find(({ arn }) => arn === name)?.service ?? name;
    const step = service.replace(/^nightly-/, '');
    if (delivery === 'once') return deliver(step, payload);
    if (delivery === 'after') {
      const first = await deliver(step, payload);
      await deliver(step, payload);
      return first;
    }
    // As with an invocation that is sent again while the first one still runs: one of them may lose a race, its answer is unheard.
    const both = await Promise.allSettled([deliver(step, payload), deliver(step, payload)]);
    const heard = both.find(each => each.status === 'fulfilled');
    if (heard === undefined) throw (both[0] as PromiseRejectedResult).reason;
    return heard.value;
  };

  const workflow = openWorkflow({ stateMachines: assembly.stateMachines, invoke, retryInterval: 0 });
  const execution = workflow.start({
    stateMachineArn: assembly.stateMachines[0]!.arn,
    input: JSON.stringify(input),
  });
  await execution.done;
  const { status, failure } = execution;
  return { status, failure, calls: calls.names, died: calls.died, invocations };
};

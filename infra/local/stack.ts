import { randomUUID } from 'node:crypto';
import { type Assembly, readAssembly } from './assembly.ts';
import { openAwsApi } from './aws-api.ts';
import { type Bus, openBus } from './bus.ts';
import { createTables, dropTables, localClientConfig, startEngine } from './engine.ts';
import { type FunctionOutput, openFunctions } from './functions.ts';
import { openGateway } from './gateway.ts';
import { type Identity, openIdentity } from './identity.ts';
import { openScheduler, type Scheduler } from './scheduler.ts';
import { openStream, type StreamReader } from './streams.ts';
import { type Execution, type ExecutionEvent, openWorkflow, type Workflow } from './workflow.ts';

export interface LocalStackOptions {
  /** The synthesized assembly (`cdk.out`). */
  readonly assemblyDir: string;
  /** Port of the API on 127.0.0.1, any free one unless told; tokens and the AWS APIs are on the next one. */
  readonly port?: number;
  /** Gets what functions write and throw; else the last thousand lines are kept in `logs` and thrown errors are printed. */
  readonly output?: (output: FunctionOutput) => void;
  /** Milliseconds since the epoch, for tokens, the schedule and request times. Functions have the machine's clock. */
  readonly clock?: () => number;
  /** Milliseconds before each retry of a workflow's step, instead of what its definition says: for tests. */
  readonly retryInterval?: number;
  /** Instances of one function at the same time, 4 unless told. */
  readonly concurrency?: number;
  /** Milliseconds the gateway waits for a function, 29 s unless told. */
  readonly timeLimit?: number;
  /** Multiplies what one caller may ask for in a minute, instead of what the assembly says. */
  readonly rateFactor?: number;
  readonly onReply?: (method: string, path: string, status: number, milliseconds: number) => void;
}

/** A running local stack. */
export interface LocalStack {
  /** Base URL of the HTTP API. */
  readonly url: string;
  /** Base URL of the AWS APIs, the issuer's keys and tokens. */
  readonly servicesUrl: string;
  readonly assembly: Assembly;
  readonly identity: Identity;
  readonly tokenFor: Identity['tokenFor'];
  readonly tableName: string;
  /** For a client of one's own on the table. */
  readonly dynamodb: ReturnType<typeof localClientConfig>;
  /** Runs a function by its service name: `listings`, `nightly/plan`. @throws FunctionError */
  readonly invoke: (name: string, payload: unknown) => Promise<unknown>;
  readonly workflow: Workflow;
  /** Runs the state machine to its end. `onEvent` sees its history as it is made. */
  readonly startRun: (
    input: unknown,
    options?: { readonly name?: string; readonly onEvent?: (event: ExecutionEvent) => void },
  ) => Promise<Execution>;
  /** Starts what the schedule starts, at the time it was last due unless told; await `done` for its end. */
  readonly fireSchedule: Scheduler['fire'];
  readonly nextSchedule: Scheduler['next'];
  /** What went over the event bus. */
  readonly bus: Bus;
  /** Settles when all that was written before has passed from the table's stream to its function. */
  readonly settle: () => Promise<void>;
  readonly deadLetters: () => StreamReader['deadLetters'];
  readonly logs: readonly FunctionOutput[];
  /** Stops everything that was started, the table engine last. */
  readonly close: () => Promise<void>;
}

const KEPT_LOGS = 1_000;

/**
 * Runs a synthesized assembly on this machine.
 * @throws StartError with a way out where the table engine or a port is missing
 */
export const startLocalStack = async (options: LocalStackOptions): Promise<LocalStack> => {
  const { assemblyDir, port = 0, clock = Date.now } = options;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const logs: FunctionOutput[] = [];
  const keep = (output: FunctionOutput): void => {
    logs.push(output);
    if (logs.length > KEPT_LOGS) logs.shift();
    if (output.stream === 'error') console.error(`${output.service}: ${output.text}`);
  };

  try {
    const engine = await startEngine();
    closers.push(engine.close);
    // An engine that is not ours alone may hold another stack's table of the same name.
    const assembly = readAssembly(assemblyDir, engine.external ? `-${randomUUID().slice(0, 8)}` : '');
    const { region } = assembly.place;
    const authorizer = assembly.routes.find(each => each.authorizer)?.authorizer;
    const issuer = { issuer: authorizer?.issuer ?? 'https://localhost', clientId: authorizer?.audience[0] ?? 'local' };
    const [identity, streamArns] = await Promise.all([
      openIdentity({ ...issuer, clock }),
      createTables(engine, assembly),
    ]);
    if (engine.external) closers.push(() => dropTables(engine, assembly));

    const bus = openBus(assembly.eventBuses);
    const workflow = openWorkflow({
      stateMachines: assembly.stateMachines,
      invoke: (name, payload) => functions.invoke(name, payload),
      retryInterval: options.retryInterval,
    });
    closers.push(workflow.close);
    const aws = await openAwsApi({ bus, workflow, identity, port: port === 0 ? 0 : port + 1 });
    closers.push(aws.close);
    const { rateFactor } = options;
    const functions = openFunctions({
      functions: assembly.functions.map(spec =>
        rateFactor === undefined
          ? spec
          : { ...spec, environment: { ...spec.environment, RATE_FACTOR: String(rateFactor) } },
      ),
      environment: {
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
        AWS_ENDPOINT_URL_EVENTBRIDGE: aws.url,
        AWS_ENDPOINT_URL_SFN: aws.url,
      },
      output: options.output ?? keep,
      ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    });

    const streams = assembly.streamMappings.flatMap(mapping => {
      const streamArn = streamArns.get(mapping.tableName);
      return streamArn === undefined
        ? []
        : openStream({ endpoint: engine.endpoint, region, mapping, streamArn, invoke: functions.invoke });
    });
    closers.push(async () => void (await Promise.all(streams.map(each => each.close()))));
    const scheduler = openScheduler({ schedules: assembly.schedules, workflow, clock });
    closers.push(scheduler.close);
    const gateway = await openGateway({
      assembly,
      identity,
      invoke: (spec, event) => functions.invoke(spec.arn, event),
      port,
      clock,
      ...(options.timeLimit === undefined ? {} : { timeLimit: options.timeLimit }),
      onReply: (method, path, status, milliseconds) => {
        if (method !== 'GET' && status < 300) for (const stream of streams) stream.wake();
        options.onReply?.(method, path, status, milliseconds);
      },
    });
    closers.push(gateway.close);

    return {
      url: gateway.url,
      servicesUrl: aws.url,
      assembly,
      identity,
      tokenFor: identity.tokenFor,
      tableName: String(assembly.tables[0]?.TableName),
      dynamodb: localClientConfig(engine.endpoint, region),
      invoke: functions.invoke,
      workflow,
      startRun: async (input, { name = randomUUID(), onEvent } = {}) => {
        const machine = assembly.stateMachines[0];
        if (!machine) throw new Error('the assembly has no state machine');
        const unsubscribe = onEvent && workflow.subscribe(event => event.execution === name && onEvent(event));
        const execution = workflow.start({ stateMachineArn: machine.arn, name, input: JSON.stringify(input) });
        await execution.done;
        unsubscribe?.();
        return execution;
      },
      fireSchedule: scheduler.fire,
      nextSchedule: scheduler.next,
      bus,
      settle: async () => void (await Promise.all(streams.map(each => each.settle()))),
      deadLetters: () => streams.flatMap(each => each.deadLetters),
      logs,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

import { randomUUID } from 'node:crypto';
import type { Assembly } from './assembly.ts';
import { FunctionError } from './functions.ts';

/** A refusal in the form of an AWS API: `type` is the name that SDKs give the exception. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** One execution of a state machine; fields change until it is over. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  /** JSON text. */
  readonly input: string;
  readonly startedAt: Date;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  stoppedAt?: Date;
  output?: unknown;
  failure?: { readonly error: string; readonly cause: string };
  /** Settles when it is over, well or not. */
  readonly done: Promise<void>;
}

/** A step of an execution's history. */
export interface ExecutionEvent {
  readonly execution: string;
  /** `StateEntered`, `StateExited`, `StateRetried`, `MapIterationSucceeded`, `ExecutionFailed` … */
  readonly type: string;
  readonly state?: string;
  /** Index of the item inside a Map. */
  readonly index?: number;
  readonly output?: unknown;
  readonly error?: string;
}

export interface WorkflowOptions {
  readonly stateMachines: Assembly['stateMachines'];
  readonly invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  /** Milliseconds to wait before each retry, instead of what the definition says: for tests. */
  readonly retryInterval?: number | undefined;
}

/** The state machines of the assembly, running their synthesized definitions. */
export interface Workflow {
  /**
   * StartExecution, with its rule for names: the same name and input while it runs gives the same execution.
   * @throws ApiError as Step Functions would
   */
  readonly start: (request: {
    stateMachineArn: string;
    name?: string | undefined;
    input?: string | undefined;
  }) => Execution;
  readonly describe: (executionArn: string) => Execution;
  readonly subscribe: (listener: (event: ExecutionEvent) => void) => () => void;
  readonly executions: readonly Execution[];
  /** Stops what runs. */
  readonly close: () => Promise<void>;
}

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Retry?: unknown;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly ItemProcessor?: Definition;
  readonly Iterator?: Definition;
  readonly Branches?: readonly Definition[];
}
interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** Bytes of JSON that may pass from state to state. */
const PAYLOAD_LIMIT = 262_144;
const LAMBDA_INVOKE = 'arn:aws:states:::lambda:invoke';

class TaskError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** All states, those inside Map and Parallel too. Their names are unique in a state machine. */
const statesOf = (definition: Definition): [string, State][] =>
  Object.entries(definition.States).flatMap(([name, state]): [string, State][] => [
    [name, state],
    ...[state.ItemProcessor, state.Iterator, ...(state.Branches ?? [])].flatMap(each => (each ? statesOf(each) : [])),
  ]);

/**
 * The definition for the interpreter. It gives a task 60 seconds where Step Functions sets no limit, so tasks without one get
 * Lambda's longest. Distributed maps and JSONata it would run wrongly without a word: refused here.
 */
const prepare = (definition: Definition): Definition => {
  const copy = structuredClone(definition) as { States: Record<string, Record<string, unknown>> } & Definition;
  const refuse = (what: string) => new Error(`the local stack cannot run ${what} in a state machine`);
  if (JSON.stringify(copy).includes('"QueryLanguage":"JSONata"')) throw refuse('JSONata');
  for (const [name, state] of statesOf(copy)) {
    if (JSON.stringify(state).includes('"Mode":"DISTRIBUTED"')) throw refuse('a distributed map');
    if (state.Type !== 'Task') continue;
    if (state.Resource !== LAMBDA_INVOKE && !state.Resource?.startsWith('arn:aws:lambda:'))
      throw refuse(`the task "${name}" (${state.Resource})`);
    if (state.TimeoutSeconds === undefined && state.TimeoutSecondsPath === undefined)
      Object.assign(state, { TimeoutSeconds: 900 });
  }
  return copy;
};

const parseInput = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('InvalidExecutionInput', 'The provided execution input is not valid JSON.');
  }
};

/** Opens the state machines. @throws Error for what the interpreter would run wrongly */
export const openWorkflow = ({ stateMachines, invoke, retryInterval }: WorkflowOptions): Workflow => {
  const machines = new Map(
    stateMachines.map(machine => [machine.arn, { ...machine, definition: prepare(machine.definition as Definition) }]),
  );
  const executions = new Map<string, Execution>();
  const listeners = new Set<(event: ExecutionEvent) => void>();
  const aborts = new Map<string, () => void>();
  let closed = false;

  const runTask = async (resource: string, input: unknown): Promise<unknown> => {
    const { FunctionName, Payload } = (input ?? {}) as Record<string, unknown>;
    const optimized = resource === LAMBDA_INVOKE;
    try {
      const result = await (optimized ? invoke(String(FunctionName), Payload ?? {}) : invoke(resource, input));
      if (Buffer.byteLength(JSON.stringify(result) ?? 'null') > PAYLOAD_LIMIT)
        throw new TaskError(
          'States.DataLimitExceeded',
          'The state/task returned a result with a size exceeding the maximum number of bytes service limit.',
        );
      return optimized ? { ExecutedVersion: '$LATEST', Payload: result, StatusCode: 200 } : result;
    } catch (error) {
      if (error instanceof FunctionError) throw new TaskError(error.errorType, JSON.stringify(error.payload));
      throw error;
    }
  };

  const run = async (execution: Execution, definition: Definition, input: unknown): Promise<void> => {
    const { StateMachine, ExecutionAbortedError, ExecutionTimeoutError } = await import('aws-local-stepfunctions');
    const states = statesOf(definition);
    type Machine = ConstructorParameters<typeof StateMachine>[0];
    type Json = Parameters<InstanceType<typeof StateMachine>['run']>[0];
    const tasks = states.flatMap(([name, { Resource }]) =>
      Resource === undefined ? [] : [[name, (task: Json) => runTask(Resource, task) as Promise<Json>] as const],
    );
    const retried = states.filter(([, state]) => state.Retry).map(([name]) => [name, retryInterval ?? 0] as const);
    const machine = new StateMachine(definition as Machine, { validationOptions: { noValidate: true } });
    const { result, eventLogs, abort } = machine.run(input as Json, {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(tasks),
        ...(retryInterval === undefined ? {} : { retryIntervalOverrides: Object.fromEntries(retried) }),
      },
      context: {
        Execution: { Id: execution.arn, Name: execution.name },
        StateMachine: { Id: execution.stateMachineArn },
      },
    });
    aborts.set(execution.arn, abort);
    if (closed) abort();
    const followed = (async () => {
      for await (const event of eventLogs) {
        const state = 'state' in event ? event.state : 'parentState' in event ? event.parentState : undefined;
        const told: ExecutionEvent = {
          execution: execution.name,
          type: event.type,
          ...(state ? { state: state.name, ...(event.type === 'StateExited' ? { output: state.output } : {}) } : {}),
          ...('index' in event && event.index !== undefined ? { index: event.index } : {}),
          ...('Error' in event ? { error: event.Error } : {}),
        };
        for (const listener of listeners) listener(told);
      }
    })();
    try {
      execution.output = await result;
      execution.status = 'SUCCEEDED';
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
      execution.failure = { error: cause.name, cause: cause.message };
      execution.status =
        error instanceof ExecutionAbortedError
          ? 'ABORTED'
          : error instanceof ExecutionTimeoutError
            ? 'TIMED_OUT'
            : 'FAILED';
    } finally {
      execution.stoppedAt = new Date();
      aborts.delete(execution.arn);
    }
    await followed;
  };

  const start: Workflow['start'] = ({ stateMachineArn, name = randomUUID(), input = '{}' }) => {
    const machine = machines.get(stateMachineArn);
    if (!machine) throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name))
      throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
    const parsed = parseInput(input);
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const before = executions.get(arn);
    if (before?.status === 'RUNNING' && before.input === input) return before;
    if (before) throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const execution: Execution = { arn, name, stateMachineArn, input, startedAt: new Date(), status: 'RUNNING', done };
    executions.set(arn, execution);
    run(execution, machine.definition, parsed)
      .catch(error => {
        execution.status = 'FAILED';
        execution.failure = { error: 'States.Runtime', cause: String(error) };
      })
      .finally(resolve);
    return execution;
  };

  return {
    start,
    describe: arn => {
      const execution = executions.get(arn);
      if (!execution) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
      return execution;
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get executions() {
      return [...executions.values()];
    },
    close: async () => {
      closed = true;
      for (const abort of aborts.values()) abort();
      await Promise.all([...executions.values()].map(each => each.done));
    },
  };
};

import { randomUUID } from 'node:crypto';
import type { FunctionSpec } from './assembly.ts';
import { type LoadedFunction, loadFunction } from './function-instance.ts';

/** Payload limit of a synchronous invocation, bytes, both ways. */
const PAYLOAD_LIMIT = 6_291_556;

/** What Lambda answers when a function threw, ran out of time or said too much. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  /** Name of the error thrown; `Sandbox.Timedout` and others where Lambda ended it. */
  readonly errorType: string;
  readonly trace: readonly string[];
  constructor(errorType: string, message: string, trace: readonly string[] = []) {
    super(message);
    this.errorType = errorType;
    this.trace = trace;
  }
  /** The JSON that Lambda sends back, and that Step Functions gives as the cause. */
  get payload() {
    return { errorType: this.errorType, errorMessage: this.message, trace: this.trace };
  }
}

/** A line a function wrote, or an error it threw. */
export interface FunctionOutput {
  readonly service: string;
  readonly stream: 'stdout' | 'stderr' | 'error';
  readonly text: string;
}

export interface FunctionsOptions {
  readonly functions: readonly FunctionSpec[];
  /** Endpoints and credentials, the same for all functions. */
  readonly environment: Readonly<Record<string, string>>;
  readonly output: (output: FunctionOutput) => void;
  /** Instances of one function at the same time; more invocations wait. */
  readonly concurrency?: number;
}

/** The functions of the assembly, ready to be invoked. */
export interface Functions {
  /**
   * Runs a function on a copy of the payload, and gives back a copy of its result.
   * @param name service name (`listings`, `nightly-plan` or `nightly/plan`), function name or ARN
   * @throws FunctionError as Lambda would report it; Error where there is no such function
   */
  readonly invoke: (name: string, payload: unknown) => Promise<unknown>;
  readonly find: (name: string) => FunctionSpec;
}

interface Pool {
  readonly spec: FunctionSpec;
  readonly idle: LoadedFunction[];
  readonly waiting: (() => void)[];
  busy: number;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const lambdaContext = (spec: FunctionSpec, requestId: string, deadline: number) => ({
  functionName: spec.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: spec.arn,
  memoryLimitInMB: String(spec.memory),
  awsRequestId: requestId,
  logGroupName: `/aws/lambda/${spec.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

const asFunctionError = (error: unknown): FunctionError => {
  if (error instanceof FunctionError) return error;
  if (!(error instanceof Error)) return new FunctionError(typeof error, String(error));
  return new FunctionError(error.name, error.message, (error.stack ?? '').split('\n'));
};

/**
 * Runs Lambda functions in this process, as Lambda does: one event at a time in an instance, an instance reused while it is
 * warm, more instances when more events come at once, and none again after it ran out of time.
 */
export const openFunctions = ({ functions, environment, output, concurrency = 4 }: FunctionsOptions): Functions => {
  const pools = new Map<string, Pool>(functions.map(spec => [spec.arn, { spec, idle: [], waiting: [], busy: 0 }]));

  const poolOf = (name: string): Pool => {
    const short = plain(name);
    const found = [...pools.values()].find(
      ({ spec }) =>
        spec.arn === name ||
        name.startsWith(`${spec.arn}:`) ||
        spec.functionName === name ||
        plain(spec.service) === short ||
        spec.logicalId === name,
    );
    if (found) return found;
    throw new Error(`There is no function "${name}"; there are: ${functions.map(each => each.service).join(', ')}`);
  };

  const load = (spec: FunctionSpec): LoadedFunction =>
    loadFunction(spec, environment, (stream, text) => output({ service: spec.service, stream, text }));

  const runOnce = async (pool: Pool, event: unknown): Promise<unknown> => {
    const { spec } = pool;
    let timer: NodeJS.Timeout | undefined;
    let healthy = true;
    let instance: LoadedFunction | undefined;
    const requestId = randomUUID();
    const expiry = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        healthy = false;
        const seconds = (spec.timeout / 1000).toFixed(2);
        reject(
          new FunctionError(
            'Sandbox.Timedout',
            `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
          ),
        );
      }, spec.timeout);
    });
    expiry.catch(() => undefined);
    try {
      instance = pool.idle.pop() ?? load(spec);
      const context = lambdaContext(spec, requestId, Date.now() + spec.timeout);
      const result = await Promise.race([instance.handler(event, context), expiry]);
      const text = JSON.stringify(result) ?? 'null';
      if (Buffer.byteLength(text) > PAYLOAD_LIMIT)
        throw new FunctionError(
          'Function.ResponseSizeTooLarge',
          'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
        );
      return JSON.parse(text);
    } finally {
      clearTimeout(timer);
      if (instance && healthy) pool.idle.push(instance);
    }
  };

  return {
    find: name => poolOf(name).spec,
    invoke: async (name, payload) => {
      const pool = poolOf(name);
      const text = JSON.stringify(payload) ?? 'null';
      if (Buffer.byteLength(text) > PAYLOAD_LIMIT)
        throw new FunctionError(
          'RequestEntityTooLargeException',
          'Request must be smaller than 6291556 bytes for the InvokeFunction operation',
        );
      // A slot is handed from the invocation that ends to the one that waits longest: `busy` does not change then.
      if (pool.busy >= concurrency) await new Promise<void>(resolve => pool.waiting.push(resolve));
      else pool.busy++;
      try {
        return await runOnce(pool, JSON.parse(text));
      } catch (error) {
        const failure = asFunctionError(error);
        const { service } = pool.spec;
        output({
          service,
          stream: 'error',
          text: failure.trace.join('\n') || `${failure.errorType}: ${failure.message}`,
        });
        throw failure;
      } finally {
        const next = pool.waiting.shift();
        if (next) next();
        else pool.busy--;
      }
    },
  };
};

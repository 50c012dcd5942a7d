import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { FunctionSpec } from '#infra/local/assembly.ts';
import { FunctionError } from '#infra/local/functions.ts';
import type { Answered } from './function-process.ts';

/** What a function came to over its invocations. */
export interface Taken {
  readonly spec: FunctionSpec;
  invocations: number;
  /** Milliseconds from call to answer, all invocations: what Lambda bills. */
  ms: number;
  longest: number;
  cpu: number;
  /** MB, of the instance that had most. */
  peak: number;
  read: number;
  write: number;
  /** Bytes of the largest answer. */
  payload: number;
}

export interface Processes {
  readonly invoke: (arn: string, payload: unknown) => Promise<unknown>;
  /** What was taken since it was asked last, by service. */
  readonly taken: () => ReadonlyMap<string, Taken>;
  readonly close: () => void;
}

/** Share of a function's memory that Lambda's Node gives to the heap. */
const HEAP = 0.9;

/**
 * Functions of an assembly, each instance a process with the heap that its memory on Lambda allows. As many instances of one
 * function at the same time as this machine has cores; more invocations wait.
 */
export const openProcesses = (
  functions: readonly FunctionSpec[],
  environment: Readonly<Record<string, string>>,
  concurrency: number,
): Processes => {
  const idle = new Map<string, ChildProcess[]>();
  const all: ChildProcess[] = [];
  const queues = new Map<string, { busy: number; waiting: (() => void)[] }>();
  let taken = new Map<string, Taken>();

  const start = (spec: FunctionSpec): ChildProcess => {
    const child = fork(join(import.meta.dirname, 'function-process.ts'), [], {
      execArgv: [`--max-old-space-size=${Math.floor(spec.memory * HEAP)}`, '--disable-warning=ExperimentalWarning'],
    });
    all.push(child);
    child.send({ spec, environment });
    return child;
  };
  const ask = (child: ChildProcess, event: unknown): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null, signal: string | null) =>
        reject(new FunctionError('Runtime.ExitError', `the process ended: ${signal ?? code}`));
      child.once('exit', ended);
      child.once('message', message => {
        child.off('exit', ended);
        resolve(message as Answered);
      });
      child.send({ event });
    });

  const note = (spec: FunctionSpec, { ms, cpu, peak, lines, result }: Answered): void => {
    const sum = (kind: 'read' | 'write') => lines.reduce((total, line) => total + Number(line[kind] ?? 0), 0);
    const before = taken.get(spec.service);
    taken.set(spec.service, {
      spec,
      invocations: (before?.invocations ?? 0) + 1,
      ms: (before?.ms ?? 0) + ms,
      longest: Math.max(before?.longest ?? 0, ms),
      cpu: (before?.cpu ?? 0) + cpu,
      peak: Math.max(before?.peak ?? 0, peak),
      read: (before?.read ?? 0) + sum('read'),
      write: (before?.write ?? 0) + sum('write'),
      payload: Math.max(before?.payload ?? 0, Buffer.byteLength(JSON.stringify(result) ?? '')),
    });
  };

  return {
    invoke: async (arn, payload) => {
      const spec = functions.find(each => each.arn === arn);
      if (spec === undefined) throw new Error(`no function ${arn}`);
      const queue = queues.get(arn) ?? { busy: 0, waiting: [] };
      queues.set(arn, queue);
      if (queue.busy >= concurrency) await new Promise<void>(resolve => queue.waiting.push(resolve));
      else queue.busy++;
      const free = idle.get(arn) ?? [];
      idle.set(arn, free);
      try {
        const child = free.pop() ?? start(spec);
        const answered = await ask(child, payload);
        free.push(child);
        note(spec, answered);
        if (answered.error !== undefined) throw new FunctionError(answered.error.name, answered.error.message);
        return answered.result;
      } finally {
        const next = queue.waiting.shift();
        if (next) next();
        else queue.busy--;
      }
    },
    taken: () => {
      const until = taken;
      taken = new Map();
      return until;
    },
    close: () => {
      for (const child of all) child.kill();
    },
  };
};

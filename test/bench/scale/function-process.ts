import type { FunctionSpec } from '#infra/local/assembly.ts';
import { type LoadedFunction, loadFunction } from '#infra/local/function-instance.ts';

/**
 * One instance of a function in a process of its own, as on Lambda: what it takes is its own, and so is its memory. Told its spec
 * first, then event after event; answers each with what came of it and what it took.
 */

export interface Told {
  readonly spec: FunctionSpec;
  readonly environment: Readonly<Record<string, string>>;
}
export interface Asked {
  readonly event: unknown;
}
export interface Answered {
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
  /** Milliseconds the handler took. */
  readonly ms: number;
  /** Milliseconds of computing in the handler. */
  readonly cpu: number;
  /** Most memory the process ever had, MB. */
  readonly peak: number;
  /** JSON lines the function logged. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

let loaded: LoadedFunction | undefined;
let lines: Readonly<Record<string, unknown>>[] = [];

const answer = async (event: unknown): Promise<Answered> => {
  lines = [];
  const [started, before] = [performance.now(), process.cpuUsage()];
  const took = () => {
    const { user, system } = process.cpuUsage(before);
    const peak = process.resourceUsage().maxRSS / 1024;
    return { ms: performance.now() - started, cpu: (user + system) / 1000, peak, lines };
  };
  try {
    const context = { awsRequestId: String(started), getRemainingTimeInMillis: () => 900_000 };
    return { result: await loaded?.handler(event, context), ...took() };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: { name, message }, ...took() };
  }
};

process.on('message', async (message: Told | Asked) => {
  if ('spec' in message) {
    loaded = loadFunction(message.spec, message.environment, (stream, text) => {
      if (text.startsWith('{')) lines.push(JSON.parse(text));
      else if (stream === 'stderr') process.stderr.write(`${text}\n`);
    });
    return;
  }
  process.send?.(await answer(message.event));
});
process.once('disconnect', () => process.exit());

import { Console } from 'node:console';
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { FunctionSpec } from './assembly.ts';

/** One warm instance of a function: its module with its own state. */
export interface LoadedFunction {
  readonly handler: (event: unknown, context: unknown) => Promise<unknown>;
}

type Write = (stream: 'stdout' | 'stderr', text: string) => void;

const lines = (stream: 'stdout' | 'stderr', write: Write): Writable => {
  let rest = '';
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) write(stream, line);
      done();
    },
  });
};

/** What Lambda itself puts into the environment, beside the variables the template gives. */
const lambdaEnvironment = (spec: FunctionSpec): Record<string, string> => {
  const region = spec.arn.split(':')[3] ?? '';
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Credentials of its own, as each function has by its role: who did what can be told apart.
    AWS_ACCESS_KEY_ID: spec.service,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: spec.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memory),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: spec.directory,
    _HANDLER: spec.handler,
    // Lambda has no such files; without these the SDK would read those of whoever sits at this machine.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
};

/** `process` as the function sees it: the real one, but for the environment and where it writes to. */
const ownProcess = (environment: Record<string, string>, write: Write): NodeJS.Process =>
  Object.create(process, {
    env: { value: environment, writable: true, enumerable: true },
    stdout: { value: lines('stdout', write), enumerable: true },
    stderr: { value: lines('stderr', write), enumerable: true },
  });

type Body = (
  exports: unknown,
  require: NodeJS.Require,
  module: unknown,
  file: string,
  folder: string,
  ...own: unknown[]
) => void;

/** Compiled bundles by file: a second instance of a function, or of a second stack, need not be read and parsed again. */
const bodies = new Map<string, Body>();

/**
 * Compiles a bundle to a function of what makes a module, `process` and `console` among it. Through Node's own CommonJS
 * compiler and not `vm`, where a bundle's `import('node:…')` is refused or warned about.
 */
const bodyOf = (file: string): Body => {
  const known = bodies.get(file);
  if (known) return known;
  const compiler = new Module(file) as unknown as { exports: Body; _compile: (source: string, file: string) => void };
  const parameters = 'exports, require, module, __filename, __dirname, process, console';
  compiler._compile(`module.exports = function (${parameters}) {${readFileSync(file, 'utf8')}\n};`, file);
  bodies.set(file, compiler.exports);
  return compiler.exports;
};

/**
 * Loads a CommonJS bundle as a module of its own.
 * @throws whatever the module throws while it loads; Error where it has no such handler
 */
export const loadFunction = (
  spec: FunctionSpec,
  environment: Readonly<Record<string, string>>,
  write: Write,
): LoadedFunction => {
  const [file = 'index', exported = 'handler'] = spec.handler.split(/\.(?=[^.]+$)/);
  const path = join(spec.directory, `${file}.js`);
  const env = { ...environment, ...lambdaEnvironment(spec), ...spec.environment };
  const injected = ownProcess(env, write);
  const module: { exports: Record<string, unknown> } = { exports: {} };
  const log = new Console({ stdout: injected.stdout, stderr: injected.stderr });
  bodyOf(path).call(module.exports, module.exports, createRequire(path), module, path, dirname(path), injected, log);
  const handler = module.exports[exported];
  if (typeof handler !== 'function') throw new Error(`${spec.handler} is not exported by ${path}`);
  return { handler: async (event, context) => handler(event, context) };
};

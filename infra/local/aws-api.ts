import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Bus } from './bus.ts';
import type { Identity } from './identity.ts';
import { people } from './people.ts';
import { listen } from './server.ts';
import { ApiError, type Workflow } from './workflow.ts';

export interface AwsApiOptions {
  readonly bus: Bus;
  readonly workflow: Workflow;
  readonly identity: Identity;
  /** Port on 127.0.0.1; any free one where 0. */
  readonly port: number;
}

type Input = Readonly<Record<string, unknown>>;
const seconds = (at: Date): number => at.getTime() / 1000;
const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The operations that functions call besides the table's, by `X-Amz-Target`. */
const operations = ({ bus, workflow }: AwsApiOptions): Readonly<Record<string, (input: Input) => unknown>> => ({
  'AWSEvents.PutEvents': input => bus.put(Array.isArray(input.Entries) ? input.Entries : []),
  'AWSStepFunctions.StartExecution': input => {
    const execution = workflow.start({
      stateMachineArn: String(input.stateMachineArn),
      name: optionalText(input.name),
      input: optionalText(input.input),
    });
    return { executionArn: execution.arn, startDate: seconds(execution.startedAt) };
  },
  'AWSStepFunctions.DescribeExecution': input => {
    const execution = workflow.describe(String(input.executionArn));
    return {
      executionArn: execution.arn,
      stateMachineArn: execution.stateMachineArn,
      name: execution.name,
      status: execution.status,
      startDate: seconds(execution.startedAt),
      ...(execution.stoppedAt ? { stopDate: seconds(execution.stoppedAt) } : {}),
      input: execution.input,
      ...(execution.output === undefined ? {} : { output: JSON.stringify(execution.output) }),
      ...(execution.failure ? { error: execution.failure.error, cause: execution.failure.cause } : {}),
    };
  },
});

const MAX_BODY = 2 * 1024 * 1024;

/**
 * Serves, on 127.0.0.1, the AWS APIs that the functions call (EventBridge PutEvents, Step Functions StartExecution and
 * DescribeExecution, AWS JSON protocol), the issuer's public keys (`GET /jwks.json`) and tokens for the demo people
 * (`POST /tokens` with `{"person": "operator"}` or `{"userId": "…"}`).
 */
export const openAwsApi = async (options: AwsApiOptions) => {
  const known = operations(options);
  const { identity } = options;

  const aws = (target: string, body: string): { status: number; reply: unknown } => {
    const operation = known[target];
    try {
      if (!operation)
        throw new ApiError('UnknownOperationException', `The local stack does not serve ${target || 'this'}`);
      return { status: 200, reply: operation(body === '' ? {} : JSON.parse(body)) };
    } catch (error) {
      if (error instanceof ApiError) return { status: 400, reply: { __type: error.type, message: error.message } };
      if (error instanceof SyntaxError)
        return { status: 400, reply: { __type: 'SerializationException', message: error.message } };
      return { status: 500, reply: { __type: 'InternalFailure', message: String(error) } };
    }
  };

  const token = async (body: string): Promise<{ status: number; reply: unknown }> => {
    try {
      const { person, userId } = JSON.parse(body);
      if (typeof person === 'string' && person in people)
        return { status: 200, reply: { token: await identity.tokenFor(person) } };
      if (typeof userId === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(userId))
        return { status: 200, reply: { token: await identity.tokenFor({ userId }) } };
    } catch {
      // Falls through to the one answer for every bad request.
    }
    return {
      status: 400,
      reply: { message: `Send {"person": "${Object.keys(people).join('" | "')}"} or {"userId": "…"}` },
    };
  };

  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of request) {
        size += chunk.length;
        if (size > MAX_BODY) throw new RangeError('body over the limit');
        chunks.push(chunk);
      }
    } catch {
      return void response.destroy();
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const { method, url, headers } = request;
    // A page in a browser can make a name of its own point here; it cannot send our Host, nor JSON without asking first.
    const ownHost = /^(?:127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? '');
    const { status, reply } = !ownHost
      ? { status: 403, reply: { message: 'Forbidden' } }
      : method === 'GET' && url === '/jwks.json'
        ? { status: 200, reply: identity.jwks }
        : method === 'POST' && url === '/tokens' && headers['content-type'] === 'application/json'
          ? await token(body)
          : aws(String(headers['x-amz-target'] ?? ''), body);
    const text = JSON.stringify(reply);
    response.writeHead(status, {
      'content-type':
        url === '/' ? String(headers['content-type'] ?? 'application/x-amz-json-1.0') : 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-amzn-requestid': randomUUID(),
    });
    response.end(text);
  });
  return listen(server, options.port);
};

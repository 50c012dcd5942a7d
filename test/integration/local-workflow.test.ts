import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { openWorkflow } from '#infra/local/workflow.ts';
import { useStack } from '#test/support/stack.ts';
import { tinyAssembly } from '#test/support/tiny-assembly.ts';

// Remembers what each step was given, and fails as often as the input asks for.
const STEP = `
const seen = [];
let failures = 0;
exports.handler = async event => {
  if (event.read) return seen;
  seen.push(event);
  if (event.wait) await new Promise(done => setTimeout(done, event.wait));
  if (event.fail > failures) { failures++; const e = new Error('on purpose ' + failures); e.name = 'Flaky'; throw e; }
  return event.plan ? { runId: 'r-' + event.plan, shards: [{ index: 0 }, { index: 1 }, { index: 2 }] } : { done: event.index };
};`;
const retry = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 60, MaxAttempts: 2 }];

const here = useStack({
  retryInterval: 1,
  output: () => {},
  concurrency: 1,
  clock: () => Date.parse('2026-03-12T12:00:00Z'),
  assemblyDir: tinyAssembly({
    functions: { Step: { source: STEP } },
    definition: {
      StartAt: 'Plan',
      States: {
        Plan: {
          Type: 'Task',
          Resource: '@Step@',
          Retry: retry,
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Abandon' }],
          Next: 'Planned',
        },
        Planned: {
          Type: 'Choice',
          Choices: [{ Variable: '$.shards', IsPresent: true, Next: 'Each' }],
          Default: 'Nothing',
        },
        Each: {
          Type: 'Map',
          ItemsPath: '$.shards',
          MaxConcurrency: 2,
          ResultPath: null,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            StartAt: 'One',
            States: {
              One: {
                Type: 'Task',
                Resource: 'arn:aws:states:::lambda:invoke',
                Parameters: { FunctionName: '@Step@', 'Payload.$': '$' },
                OutputPath: '$.Payload',
                End: true,
              },
            },
          },
          Next: 'Nothing',
        },
        Nothing: { Type: 'Succeed' },
        Abandon: { Type: 'Fail', Error: 'Abandoned', CausePath: '$.failure.Cause' },
      },
    },
  }),
});
const seen = async () => (await here.stack.invoke('step', { read: true })) as Record<string, unknown>[];

describe('a run', () => {
  test('goes through tasks, choice and map, and tells its history', async () => {
    const history: string[] = [];
    const run = await here.stack.startRun(
      { plan: 'a' },
      { onEvent: ({ type, state = '' }) => history.push(`${type} ${state}`.trim()) },
    );
    expect(run.status).toBe('SUCCEEDED');
    expect(run.output).toEqual({ runId: 'r-a', shards: [{ index: 0 }, { index: 1 }, { index: 2 }] });
    expect(await seen()).toEqual([{ plan: 'a' }, { index: 0 }, { index: 1 }, { index: 2 }]);
    expect(history[0]).toBe('ExecutionStarted');
    expect(history.filter(each => each === 'StateExited One')).toHaveLength(3);
    expect(history.at(-1)).toBe('ExecutionSucceeded');
  });

  test('repeats a step that failed, and fails with its cause when it does not get better', async () => {
    const mended = await here.stack.startRun({ fail: 2 });
    expect(mended.status).toBe('SUCCEEDED');
    const failed = await here.stack.startRun({ fail: 99 });
    expect(failed.status).toBe('FAILED');
    expect(failed.failure?.error).toBe('Abandoned');
    expect(JSON.parse(failed.failure?.cause ?? '')).toMatchObject({ errorType: 'Flaky', errorMessage: 'on purpose 5' });
  });
});

describe('the Step Functions API', () => {
  const client = () => new SFNClient({ ...here.stack.dynamodb, endpoint: here.stack.servicesUrl });
  const machine = () => here.stack.assembly.stateMachines[0]?.arn;

  test('starts and describes an execution', async () => {
    const sfn = client();
    const { executionArn, startDate } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn: machine(), name: 'by-sdk', input: '{"plan":"b"}' }),
    );
    expect(startDate).toBeInstanceOf(Date);
    await here.stack.workflow.describe(String(executionArn)).done;
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      name: 'by-sdk',
      input: '{"plan":"b"}',
      stopDate: expect.any(Date),
    });
    expect(JSON.parse(described.output ?? '')).toMatchObject({ runId: 'r-b' });
  });

  test('takes the same name and input twice while it runs, and never after', async () => {
    const sfn = client();
    const request = { stateMachineArn: machine(), name: 'once', input: '{"plan":"c","wait":150}' };
    const [first, second] = await Promise.all([
      sfn.send(new StartExecutionCommand(request)),
      sfn.send(new StartExecutionCommand(request)),
    ]);
    expect(second.executionArn).toBe(first.executionArn);
    await here.stack.workflow.describe(String(first.executionArn)).done;
    for (const input of [request.input, '{"plan":"d"}'])
      await expect(sfn.send(new StartExecutionCommand({ ...request, input }))).rejects.toMatchObject({
        name: 'ExecutionAlreadyExists',
      });
  });

  test.each([
    ['StateMachineDoesNotExist', { stateMachineArn: 'arn:aws:states:ap-northeast-2:000000000000:stateMachine:none' }],
    ['InvalidName', { name: 'no blanks' }],
    ['InvalidExecutionInput', { input: '{' }],
  ])('refuses with %s', async (name, part) => {
    await expect(
      client().send(new StartExecutionCommand({ stateMachineArn: machine(), ...part })),
    ).rejects.toMatchObject({ name });
  });

  test('knows no execution that was never started', async () => {
    const executionArn = `${machine()?.replace(':stateMachine:', ':execution:')}:none`;
    await expect(client().send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
    });
  });
});

describe('the schedule', () => {
  test('is due at two in the morning in Seoul', () => {
    expect(here.stack.nextSchedule()?.toISOString()).toBe('2026-03-12T17:00:00.000Z');
  });
  test('starts the run with the time it was due and an id of its own', async () => {
    const first = here.stack.fireSchedule();
    const second = here.stack.fireSchedule({ at: new Date('2026-03-20T17:00:00Z') });
    await Promise.all([first.done, second.done]);
    const [a, b] = [first, second].map(each => JSON.parse(each.input));
    expect(a.scheduledTime).toBe('2026-03-11T17:00:00Z');
    expect(b.scheduledTime).toBe('2026-03-20T17:00:00Z');
    expect(a.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(b.id).not.toBe(a.id);
  });
});

describe('what the interpreter would run wrongly', () => {
  const open = (state: unknown) =>
    openWorkflow({
      stateMachines: [{ name: 'm', arn: 'm', definition: { StartAt: 'S', States: { S: state } } }],
      invoke: async () => null,
    });
  test.each([
    ['JSONata', { Type: 'Pass', QueryLanguage: 'JSONata', End: true }],
    [
      'a distributed map',
      { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'A', States: {} }, End: true },
    ],
    ['a task of another service', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true }],
  ])('%s is refused', (_, state) => {
    expect(() => open(state)).toThrow(/cannot run/);
  });
});

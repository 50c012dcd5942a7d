import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { FunctionError } from '#infra/local/functions.ts';
import { openWorkflow } from '#infra/local/workflow.ts';
import { routes } from '#shared/routes.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();

describe('the synthesized assembly, running here', () => {
  test('has every route of the table, with a token wherever the table wants one', () => {
    const declared = here.stack.assembly.routes.map(({ key, authorizer, function: { service } }) => [
      key,
      Boolean(authorizer),
      service,
    ]);
    const wanted = routes.map(({ method, path, access, area }) => [
      `${method} ${path}`,
      !access.includes('public'),
      area,
    ]);
    expect(declared.sort()).toEqual(wanted.sort());
  });

  test('asks for a token before any function', async () => {
    for (const route of routes.filter(({ access }) => !access.includes('public'))) {
      const params = Object.fromEntries([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [String(name), 'x']));
      const answer = await here.call(route, { params });
      expect([route.id, answer.status, answer.body]).toEqual([route.id, 401, { message: 'Unauthorized' }]);
    }
    expect(here.stack.logs).toEqual([]);
  });

  test('has every function load with the environment it is given', async () => {
    const services = here.stack.assembly.functions.map(each => each.service);
    expect(services).toEqual(
      expect.arrayContaining(['listings', 'matching', 'nightly-plan', 'nightly-publish', 'events']),
    );
    for (const { functionName, environment } of here.stack.assembly.functions)
      expect([functionName, environment.STAGE, environment.POWERTOOLS_SERVICE_NAME]).not.toContain(undefined);
    // The stream's function takes an empty batch: it is loaded, and has found its environment.
    expect(await here.stack.invoke('events', { Records: [] })).toEqual({ batchItemFailures: [] });
  });

  test('passes what was written from the outbox over the stream to the bus', async () => {
    const token = await here.stack.tokenFor({ userId: 'founder-1' });
    const made = await here.call<{ organisationId: string }>('createOrganisation', {
      token,
      body: { name: { ko: '한강로보틱스' }, country: 'KR', businessNumber: '124-81-00998' },
      headers: { 'idempotency-key': 'stream-to-bus-1' },
    });
    expect(made.status).toBe(201);
    await here.stack.settle();
    const events = here.stack.bus.events.filter(each => each['detail-type'] === 'organisation.registered');
    expect(JSON.stringify(events)).toContain(made.body.organisationId);
    expect(events).toHaveLength(1);
    expect(here.stack.deadLetters()).toEqual([]);
  });

  test('runs the nightly workflow from its schedule', async () => {
    const states: string[] = [];
    const stop = here.stack.workflow.subscribe(
      ({ type, state }) => type === 'StateEntered' && states.push(String(state)),
    );
    const execution = here.stack.fireSchedule();
    await execution.done;
    stop();
    expect(execution.failure).toBeUndefined();
    expect(execution.status).toBe('SUCCEEDED');
    expect(states).toEqual(expect.arrayContaining(['Plan', 'Allocate', 'Publish']));
    expect(JSON.parse(execution.input).scheduledTime).toMatch(/T17:00:00Z$/);
  });
});

describe('the synthesized state machine, with steps of the test', () => {
  type Step = (payload: Record<string, unknown>) => unknown;
  const runWith = async (steps: Readonly<Record<string, Step>>) => {
    const { stateMachines, functions } = readAssembly(inject('assemblyDir'));
    const calls: [string, unknown][] = [];
    const workflow = openWorkflow({
      stateMachines,
      retryInterval: 1,
      invoke: async (arn, payload) => {
        const service = functions.find(each => each.arn === arn)?.service ?? arn;
        calls.push([service, payload]);
        const silent = service === 'nightly-sweep' ? { done: true } : null;
        return steps[service]?.(payload as Record<string, unknown>) ?? silent;
      },
    });
    const execution = workflow.start({
      stateMachineArn: String(stateMachines[0]?.arn),
      input: '{"date":"2026-11-23"}',
    });
    await execution.done;
    return { execution, calls };
  };
  const plan: Step = () => ({ runId: 'r', skip: false, shards: [0, 1, 2].map(index => ({ runId: 'r', index })) });
  const fail: Step = () => {
    throw new FunctionError('TimeoutError', 'the table did not answer');
  };

  test('goes from plan over the shards to publish', async () => {
    const { execution, calls } = await runWith({ 'nightly-plan': plan });
    expect(execution.status).toBe('SUCCEEDED');
    expect(calls.slice(0, 2).map(([service]) => service)).toEqual(['nightly-sweep', 'nightly-plan']);
    expect(calls[0]?.[1]).toEqual({ date: '2026-11-23' });
    expect(calls[2]).toEqual(['nightly-train', { runId: 'r' }]);
    expect(calls.slice(3, 6)).toEqual([0, 1, 2].map(index => ['nightly-score', { runId: 'r', index }]));
    expect(calls.slice(6)).toEqual([
      ['nightly-allocate', { runId: 'r' }],
      ['nightly-publish', { runId: 'r' }],
      ['nightly-explain', { runId: 'r' }],
    ]);
  });

  test('does nothing more when the night was done already', async () => {
    const { execution, calls } = await runWith({ 'nightly-plan': () => ({ runId: 'r', skip: true, shards: [] }) });
    expect([execution.status, calls.length]).toEqual(['SUCCEEDED', 2]);
  });

  test('repeats a step that fails once', async () => {
    let failures = 0;
    const { execution, calls } = await runWith({
      'nightly-plan': plan,
      'nightly-allocate': () => (failures++ === 0 ? fail({}) : null),
    });
    expect(execution.status).toBe('SUCCEEDED');
    expect(calls.filter(([service]) => service === 'nightly-allocate')).toHaveLength(2);
  });

  test('marks the run as abandoned when a step fails for good', async () => {
    const { execution, calls } = await runWith({ 'nightly-plan': plan, 'nightly-score': fail });
    expect(execution.status).toBe('FAILED');
    expect(execution.failure?.error).toBe('NightlyRunFailed');
    await delay(10);
    expect(calls.at(-1)).toEqual([
      'nightly-publish',
      {
        runId: 'r',
        failure: {
          Error: 'TimeoutError',
          Cause: JSON.stringify({ errorType: 'TimeoutError', errorMessage: 'the table did not answer', trace: [] }),
        },
      },
    ]);
    expect(calls.filter(([service]) => service === 'nightly-allocate')).toEqual([]);
  });

  test('abandons nothing when there is no run yet', async () => {
    const { execution, calls } = await runWith({ 'nightly-plan': fail });
    expect(execution.status).toBe('FAILED');
    expect(new Set(calls.map(([service]) => service))).toEqual(new Set(['nightly-sweep', 'nightly-plan']));
  });
});

import { createRequire } from 'node:module';
import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { describe, expect, test } from 'vitest';
import { at, flat, functionsOf, only, templateOf } from './template.ts';

const template = templateOf('prod');

/** Puts an ARN where the template refers to a function: what CloudFormation will do. */
const definition = ((): StateMachineDefinition => {
  const text = flat(at(only(template, 'AWS::StepFunctions::StateMachine'), 'Properties.DefinitionString'));
  const names = new Map([...functionsOf(template)].map(([name, { id }]) => [id, name]));
  return JSON.parse(
    text.replaceAll(
      /\$\{(\w+)\.Arn\}/g,
      (_, id) => `arn:aws:lambda:ap-northeast-2:123456789012:function:${names.get(id)}`,
    ),
  );
})();
const states = definition.States as unknown as Record<string, Record<string, unknown>>;

type Step = 'Sweep' | 'Plan' | 'Train' | 'ScoreShard' | 'Allocate' | 'Publish' | 'Explain' | 'Abandon';
type Payload = Record<string, unknown>;

const SWEPT = { date: '2026-11-24', done: true };

/** Runs the definition as synthesized; each step is given its payload and may answer or throw. Retries do not wait. */
const run = async (input: Payload, steps: Partial<Record<Step, (payload: Payload) => unknown>>) => {
  const calls: [Step, Payload][] = [];
  const local = (name: Step) => async (payload: unknown) => {
    calls.push([name, payload as Payload]);
    const silent = name === 'Sweep' ? SWEPT : null;
    return steps[name]?.(payload as Payload) ?? silent;
  };
  const names: Step[] = ['Sweep', 'Plan', 'Train', 'ScoreShard', 'Allocate', 'Publish', 'Explain', 'Abandon'];
  const { result } = new StateMachine(definition).run(input as never, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(names.map(name => [name, local(name)])) as never,
      retryIntervalOverrides: Object.fromEntries(names.map(name => [name, [0, 0]])) as never,
    },
  });
  const outcome = await result.then(
    () => 'succeeded',
    (error: Error) => `failed: ${error.message}`,
  );
  return { outcome, calls, names: calls.map(([name]) => name) };
};

const shards = [0, 1, 2].map(index => ({ runId: 'R1', index }));
const planned = () => ({ runId: 'R1', skip: false, shards });
const down = () => {
  throw new Error('down');
};

test('the definition is valid Amazon States Language, and a misspelt one is not', () => {
  const validate = createRequire(import.meta.url)('asl-validator') as (d: unknown) => {
    isValid: boolean;
    errors: unknown;
  };
  expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  const misspelt = structuredClone(definition) as { States: Record<string, { Next?: string }> };
  misspelt.States.Allocate!.Next = 'Publsh';
  expect(validate(misspelt).isValid).toBe(false);
});

describe('a run', () => {
  test('goes through every step and shard, in order', async () => {
    const { outcome, calls, names } = await run({ scheduledTime: '2026-11-23T17:00:00Z' }, { Plan: planned });
    expect(outcome).toBe('succeeded');
    expect(names).toEqual([
      'Sweep',
      'Plan',
      'Train',
      'ScoreShard',
      'ScoreShard',
      'ScoreShard',
      'Allocate',
      'Publish',
      'Explain',
    ]);
    expect(calls.map(([, payload]) => payload)).toEqual([
      { scheduledTime: '2026-11-23T17:00:00Z' },
      { scheduledTime: '2026-11-23T17:00:00Z', sweep: SWEPT },
      { runId: 'R1' },
      ...shards,
      { runId: 'R1' },
      { runId: 'R1' },
      { runId: 'R1' },
    ]);
  });

  test('takes what an operator asks for as it is', async () => {
    const { calls } = await run({ date: '2026-11-24', revision: 1 }, { Plan: planned });
    expect(calls[0]).toEqual(['Sweep', { date: '2026-11-24', revision: 1 }]);
    expect(calls[1]).toMatchObject(['Plan', { date: '2026-11-24', revision: 1 }]);
  });

  test('ends at once when there is nothing to do', async () => {
    const { outcome, names } = await run({}, { Plan: () => ({ runId: 'R1', skip: true, shards: [] }) });
    expect([outcome, names]).toEqual(['succeeded', ['Sweep', 'Plan']]);
  });

  test('is swept as often as it takes before it is planned', async () => {
    let calls = 0;
    const inParts = () => {
      calls += 1;
      return { date: '2026-11-24', done: calls === 3 };
    };
    const { outcome, names } = await run({}, { Plan: planned, Sweep: inParts });
    expect([outcome, names.slice(0, 4)]).toEqual(['succeeded', ['Sweep', 'Sweep', 'Sweep', 'Plan']]);
  });

  test('is matched all the same where the sweep fails for good', async () => {
    const { outcome, names } = await run({ date: '2026-11-24' }, { Plan: planned, Sweep: down });
    expect([outcome, names.at(-1)]).toEqual(['succeeded', 'Explain']);
  });

  test('stands once it is published, even where it cannot be explained', async () => {
    const { outcome, names } = await run({}, { Plan: planned, Explain: down });
    expect(outcome).toBe('succeeded');
    expect(names).not.toContain('Abandon');
  });

  test('is matched all the same where the training fails for good', async () => {
    const { outcome, names } = await run({}, { Plan: planned, Train: down });
    expect([outcome, names.at(-1)]).toEqual(['succeeded', 'Explain']);
    expect(names.filter(name => name === 'ScoreShard')).toHaveLength(3);
  });

  test('goes on after a step has failed once', async () => {
    let first = true;
    const flaky = () => {
      if (first) {
        first = false;
        down();
      }
      return null;
    };
    const { outcome, names } = await run({}, { Plan: planned, Allocate: flaky });
    expect([outcome, names.filter(name => name === 'Allocate').length]).toEqual(['succeeded', 2]);
  });
});

describe('a run that cannot go on', () => {
  test.each(['ScoreShard', 'Allocate', 'Publish'] as const)('%s: is abandoned with the reason', async step => {
    const { outcome, calls, names } = await run({}, { Plan: planned, [step]: down });
    expect(outcome).toMatch(/^failed/);
    expect(calls.at(-1)).toEqual(['Abandon', { runId: 'R1', failure: { Error: 'Error', Cause: 'down' } }]);
    if (step === 'Allocate') expect(names).not.toContain('Publish');
  });

  test('Plan: fails without anything to abandon', async () => {
    const { outcome, names } = await run({}, { Plan: down });
    expect(outcome).toMatch(/^failed/);
    expect(new Set(names)).toEqual(new Set(['Sweep', 'Plan']));
  });

  test('fails even if it cannot be marked as abandoned', async () => {
    const { outcome } = await run({}, { Plan: planned, Publish: down, Abandon: down });
    expect(outcome).toMatch(/^failed/);
  });
});

describe('every task', () => {
  const inner = (at(states, 'Score.ItemProcessor.States') ?? {}) as typeof states;
  const tasks = Object.entries({ ...states, ...inner }).filter(([, state]) => state.Type === 'Task');

  test('there are eight', () => {
    expect(tasks.map(([name]) => name).sort()).toEqual([
      'Abandon',
      'Allocate',
      'Explain',
      'Plan',
      'Publish',
      'ScoreShard',
      'Sweep',
      'Train',
    ]);
  });
  test.each(tasks)('%s waits a little longer than its function may take', (_, state) => {
    const name = String(state.Resource).split(':').at(-1)!;
    const limit = at(functionsOf(template).get(name)?.resource, 'Properties.Timeout') as number;
    expect(state.TimeoutSeconds).toBe(limit + 10);
  });
  test.each(tasks)('%s is retried, longer for faults of the service than for its own', (_, state) => {
    const retry = state.Retry as { ErrorEquals: string[]; MaxAttempts: number; BackoffRate: number }[];
    expect(retry.map(({ MaxAttempts }) => MaxAttempts)).toEqual([6, 3]);
    expect(retry[0]!.ErrorEquals).toContain('Lambda.TooManyRequestsException');
    expect(retry[1]!.ErrorEquals).toEqual(['States.TaskFailed', 'States.Timeout']);
    expect(retry.every(({ BackoffRate }) => BackoffRate > 1)).toBe(true);
  });
});

test('shards run at most forty at a time', () => {
  expect(states.Score).toMatchObject({ Type: 'Map', MaxConcurrency: 40, ItemsPath: '$.shards', ResultPath: null });
});

test('the workflow may call its seven functions and nothing else', () => {
  const roleId = /\$\{(\w+)/.exec(
    flat(at(only(template, 'AWS::StepFunctions::StateMachine'), 'Properties.RoleArn')),
  )![1]!;
  const statements = at(template.Resources[roleId], 'Properties.Policies.0.PolicyDocument.Statement') as unknown[];
  const calls = statements.filter(statement => at(statement, 'Action') === 'lambda:InvokeFunction');
  const steps = ['sweep', 'plan', 'train', 'score', 'allocate', 'publish', 'explain'].map(
    step => functionsOf(template).get(`nightly-${step}`)!.id,
  );
  const allowed = calls.flatMap(call => (at(call, 'Resource') as unknown[]).map(flat));
  expect(allowed.sort()).toEqual(steps.map(id => `\${${id}.Arn}`).sort());
});

import { Duration } from 'aws-cdk-lib';
import {
  type Chain,
  Choice,
  Condition,
  Errors,
  Fail,
  JitterType,
  JsonPath,
  Map as MapState,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { NightlyStep } from '../functions.ts';
import type { ServiceFunction } from './service-function.ts';

/** Faults of the Lambda service itself: nothing is wrong with the work, so be patient. */
const SERVICE_FAULTS = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

/** Shards scored at the same time. */
export const SCORE_CONCURRENCY = 40;

/**
 * The nightly run: sweep, as often as it takes → plan → train → score every shard → allocate → publish → explain. Each step may be repeated, so all of them are retried; when
 * one fails for good the run is marked as abandoned and readers stay with the run of the night before. A training that fails keeps
 * nobody from matching: the model of the night before goes on.
 *
 * Plan's reply `{ runId, skip, shards: [{ runId, index }] }` stays the state's data throughout: later results are dropped,
 * since the steps hand their work on through the table.
 */
export const nightlyDefinition = (
  scope: Construct,
  functions: Readonly<Record<NightlyStep, ServiceFunction>>,
): Chain => {
  const task = (
    id: string,
    step: NightlyStep,
    payload?: Record<string, unknown>,
    resultPath?: string,
  ): LambdaInvoke => {
    const { function: lambdaFunction, timeout } = functions[step];
    const state = new LambdaInvoke(scope, id, {
      lambdaFunction,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      // A little more than the function's own limit: its error says more than the workflow's.
      taskTimeout: Timeout.duration(timeout.plus(Duration.seconds(10))),
      ...(payload === undefined ? {} : { payload: TaskInput.fromObject(payload) }),
      ...(resultPath === undefined ? {} : { resultPath }),
    });
    retry(state);
    return state;
  };
  const runId = { runId: JsonPath.stringAt('$.runId') };

  const failed = new Fail(scope, 'Failed', {
    error: 'NightlyRunFailed',
    cause: 'A step failed after all retries; the active run is still the one before.',
  });
  const abandon = task(
    'Abandon',
    'publish',
    {
      ...runId,
      failure: { Error: JsonPath.stringAt('$.failure.Error'), Cause: JsonPath.stringAt('$.failure.Cause') },
    },
    JsonPath.DISCARD,
  );
  abandon.addCatch(failed, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
  abandon.next(failed);
  const onFailure = { errors: [Errors.ALL], resultPath: '$.failure' };

  const plan = task('Plan', 'plan');
  plan.addCatch(failed, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
  const score = new MapState(scope, 'Score', {
    itemsPath: '$.shards',
    maxConcurrency: SCORE_CONCURRENCY,
    resultPath: JsonPath.DISCARD,
  });
  score.itemProcessor(task('ScoreShard', 'score'));
  score.addCatch(abandon, onFailure);
  const train = task('Train', 'train', runId, JsonPath.DISCARD);
  train.addCatch(score, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
  const allocate = task('Allocate', 'allocate', runId, JsonPath.DISCARD);
  allocate.addCatch(abandon, onFailure);
  const publish = task('Publish', 'publish', runId, JsonPath.DISCARD);
  publish.addCatch(abandon, onFailure);

  // Readers have the run by then: what it did is worth a night's work, not the night.
  const published = new Succeed(scope, 'Published');
  const explain = task('Explain', 'explain', runId, JsonPath.DISCARD);
  explain.addCatch(published, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });

  plan.next(
    new Choice(scope, 'AlreadyDone')
      .when(Condition.booleanEquals('$.skip', true), new Succeed(scope, 'Skipped'))
      .otherwise(train.next(score).next(allocate).next(publish).next(explain).next(published)),
  );

  const sweep = task('Sweep', 'sweep', undefined, '$.sweep');
  // What a night has to do besides matching must not keep it from matching.
  sweep.addCatch(plan, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
  return sweep.next(
    new Choice(scope, 'SweptAll').when(Condition.booleanEquals('$.sweep.done', false), sweep).otherwise(plan),
  );
};

const retry = (state: TaskStateBase): void => {
  state.addRetry({
    errors: SERVICE_FAULTS,
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxAttempts: 6,
    maxDelay: Duration.minutes(1),
    jitterStrategy: JitterType.FULL,
  });
  state.addRetry({
    errors: [Errors.TASKS_FAILED, Errors.TIMEOUT],
    interval: Duration.seconds(5),
    backoffRate: 3,
    maxAttempts: 3,
    maxDelay: Duration.minutes(2),
    jitterStrategy: JitterType.FULL,
  });
};

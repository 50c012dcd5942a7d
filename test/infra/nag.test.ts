import { rmSync } from 'node:fs';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { CfnQueue, type CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { appOf, cfn } from './template.ts';

/** What cdk-nag finds in a stage's app after a change to it: rule and construct path. */
const findings = (stage: string, change: (stack: Stack) => void = () => {}): string[] => {
  const { app, stack, outdir } = appOf(stage);
  change(stack);
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  rmSync(outdir, { recursive: true });
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );
};

test.each(['sandbox', 'prod'])('cdk-nag finds nothing in %s', stage => {
  expect(findings(stage)).toEqual([]);
});

test('the checks of a synthesis let the stack pass, and name the faults of either kind in one that has some', () => {
  delete process.env.CDK_VALIDATION;
  const synth = (change: (stack: Stack) => void): void => {
    const { app, stack, outdir } = appOf('prod', {}, true);
    change(stack);
    try {
      app.synth();
    } finally {
      rmSync(outdir, { recursive: true });
    }
  };
  expect(() => synth(() => {})).not.toThrow();
  const faulty = (stack: Stack): void => {
    new CfnQueue(stack, 'Work');
    cfn(stack, 'Outbox/DeadLetters/Queue/Resource').addPropertyOverride('DelaySeconds', 'soon');
  };
  let report = '';
  try {
    synth(faulty);
  } catch (error) {
    report = String(error);
  }
  expect(report).toContain('AwsSolutions-SQS3');
  expect(report).toContain('DelaySeconds');
}, 30_000);

/** Each change makes one thing worse; the rule that must see it. */
const controls: [rule: string, path: string, worsen: (resource: never, stack: Stack) => void][] = [
  ['APIG4', 'Gateway/Api/GET--v1--me', (route: CfnRoute) => Object.assign(route, { authorizationType: 'NONE' })],
  ['APIG1', 'Gateway/Stage', (stage: CfnStage) => Object.assign(stage, { accessLogSettings: undefined })],
  ['L1', 'Listings/Function', (lambda: CfnFunction) => Object.assign(lambda, { runtime: 'nodejs22.x' })],
  [
    'SQS4',
    'Outbox/DeadLetters/Queue',
    (_: CfnQueue, stack: Stack) =>
      Object.assign(cfn<CfnQueuePolicy>(stack, 'Outbox/DeadLetters/Queue/Policy/Resource'), {
        policyDocument: { Statement: [] },
      }),
  ],
  [
    'COG1',
    'Identity/Pool',
    (pool: CfnUserPool) => Object.assign(pool, { policies: { passwordPolicy: { minimumLength: 6 } } }),
  ],
  ['COG2', 'Identity/Pool', (pool: CfnUserPool) => Object.assign(pool, { mfaConfiguration: 'OPTIONAL' })],
  ['COG8', 'Identity/Pool', (pool: CfnUserPool) => Object.assign(pool, { userPoolTier: 'LITE' })],
  [
    'SF2',
    'Nightly/StateMachine',
    (machine: CfnStateMachine) => Object.assign(machine, { tracingConfiguration: { enabled: false } }),
  ],
  [
    'SF1',
    'Nightly/StateMachine',
    (machine: CfnStateMachine) => Object.assign(machine, { loggingConfiguration: { level: 'OFF' } }),
  ],
  [
    'SNS3',
    'Watch/Topic',
    (_: CfnResource, stack: Stack) =>
      Object.assign(cfn<CfnTopicPolicy>(stack, 'Watch/Topic/Policy/Resource'), { policyDocument: { Statement: [] } }),
  ],
  [
    'IAM4[Policy::arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess]',
    'Deals/Role',
    (role: CfnRole) => Object.assign(role, { managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess'] }),
  ],
  [
    'IAM5[Action::dynamodb:*]',
    'Deals/Role',
    (role: CfnRole) => allow(role, 'dynamodb:*', 'arn:aws:dynamodb:x:1:table/t'),
  ],
  ['IAM5[Resource::*]', 'Deals/Role', (role: CfnRole) => allow(role, 'dynamodb:GetItem', '*')],
  // Acknowledged for the workflow's own role only as far as the resource goes.
  ['IAM5[Action::logs:*]', 'Nightly/Role', (role: CfnRole) => allow(role, 'logs:*', '*')],
];

const allow = (role: CfnRole, action: string, resource: string): void => {
  const statement = { Effect: 'Allow', Action: action, Resource: resource };
  Object.assign(role, { policies: [{ policyName: 'More', policyDocument: { Statement: [statement] } }] });
};

describe('cdk-nag sees', () => {
  test.each(controls)('%s at %s', (rule, path, worsen) => {
    const found = findings('prod', stack => worsen(cfn(stack, `${path}/Resource`) as never, stack));
    expect(found).toContain(`AwsSolutions-${rule} StartupPlus/${path}/Resource`);
  });

  test('SQS3 at a queue without dead letters of its own', () => {
    const found = findings('prod', stack => new CfnQueue(stack, 'Work'));
    expect(found).toContain('AwsSolutions-SQS3 StartupPlus/Work');
  });
});

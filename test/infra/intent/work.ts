import { areaFunctions } from '#infra/functions.ts';
import { at, flat, functionsOf, idIn, ofType, only } from '../template.ts';
import { type Check, differing, specs, within } from './check.ts';

export const functions: Check = template => {
  const found = functionsOf(template);
  const names = Object.keys(specs).sort().join();
  return [
    ...([...found.keys()].sort().join() === names ? [] : [`the functions are ${[...found.keys()]}`]),
    ...[...found].flatMap(([name, { resource }]) => {
      const spec = specs[name];
      return [
        ...differing(resource, {
          'Properties.Runtime': 'nodejs24.x',
          'Properties.Architectures': ['arm64'],
          'Properties.Handler': 'index.handler',
          'Properties.MemorySize': spec?.memory,
          'Properties.Timeout': spec?.timeout,
          'Properties.LoggingConfig.LogFormat': 'JSON',
          'Properties.ReservedConcurrentExecutions': undefined,
          'Properties.Environment.Variables.POWERTOOLS_METRICS_NAMESPACE': 'StartupPlus',
        }),
        ...(template.Resources[idIn(at(resource, 'Properties.LoggingConfig.LogGroup'))]?.Type === 'AWS::Logs::LogGroup'
          ? []
          : ['it has no log group of its own']),
        // The gateway stops waiting after 30 s: a function that may take longer works for nobody.
        ...(name in areaFunctions ? within(resource, 'Properties.Timeout', 1, 29) : []),
        ...((at(resource, 'Properties.Environment.Variables.TABLE_NAME') !== undefined) === (spec?.table !== undefined)
          ? []
          : ['TABLE_NAME goes to the wrong function']),
      ].map(fault => `${name}: ${fault}`);
    }),
  ];
};

export const workflow: Check = template =>
  differing(only(template, 'AWS::StepFunctions::StateMachine'), {
    'Properties.StateMachineType': 'STANDARD',
    'Properties.LoggingConfiguration.Level': 'ALL',
    'Properties.LoggingConfiguration.IncludeExecutionData': false,
    'Properties.TracingConfiguration.Enabled': true,
  });

export const schedule: Check = template => {
  const found = only(template, 'AWS::Scheduler::Schedule');
  return [
    ...differing(found, {
      'Properties.ScheduleExpression': 'cron(0 2 * * ? *)',
      'Properties.ScheduleExpressionTimezone': 'Asia/Seoul',
      'Properties.FlexibleTimeWindow.Mode': 'OFF',
      'Properties.State': 'ENABLED',
      'Properties.Target.Input': '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
    }),
    ...within(found, 'Properties.Target.RetryPolicy.MaximumRetryAttempts', 1, 185),
    ...within(found, 'Properties.Target.RetryPolicy.MaximumEventAgeInSeconds', 600, 86_400),
    ...(template.Resources[idIn(at(found, 'Properties.Target.DeadLetterConfig.Arn'))]?.Type === 'AWS::SQS::Queue'
      ? []
      : ['a start that fails is lost']),
    ...(template.Resources[idIn(at(found, 'Properties.Target.Arn'))]?.Type === 'AWS::StepFunctions::StateMachine'
      ? []
      : ['it starts something else']),
  ];
};

const ALARMED = [
  '5xx',
  'Latency',
  'Throttles',
  'ReadThrottleEvents',
  'WriteThrottleEvents',
  'ExecutionsFailed',
  'ExecutionsTimedOut',
  'IteratorAge',
  'ApproximateNumberOfMessagesVisible',
  'SweepFailed',
  'ListingsQuarantined',
];

export const alarms: Check = template => {
  const topic = ofType(template, 'AWS::SNS::Topic')[0]![0];
  const found = ofType(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);
  const silence = found.find(alarm => at(alarm, 'Properties.MetricName') === 'RunPublished');
  const watched = JSON.stringify(found);
  const publisher = functionsOf(template).get('nightly-publish')?.resource;
  return [
    ...found
      .filter(alarm => idIn(at(alarm, 'Properties.AlarmActions.0')) !== topic)
      .map(alarm => `nobody hears of: ${at(alarm, 'Properties.AlarmDescription')}`),
    ...differing(silence, {
      'Properties.Namespace': 'StartupPlus',
      'Properties.Period': 3600,
      'Properties.EvaluationPeriods': 26,
      'Properties.Statistic': 'Sum',
      'Properties.Threshold': 1,
      'Properties.ComparisonOperator': 'LessThanThreshold',
      'Properties.TreatMissingData': 'breaching',
      'Properties.Dimensions': [
        { Name: 'service', Value: at(publisher, 'Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME') },
      ],
    }),
    ...ALARMED.filter(metric => !watched.includes(`"MetricName":"${metric}"`)).map(metric => `no alarm on ${metric}`),
  ];
};

const OUTPUTS = {
  ApiUrl: 'AWS::ApiGatewayV2::Api',
  UserPoolId: 'AWS::Cognito::UserPool',
  UserPoolClientId: 'AWS::Cognito::UserPoolClient',
  TableName: 'AWS::DynamoDB::GlobalTable',
  StateMachineArn: 'AWS::StepFunctions::StateMachine',
  EventBusName: 'AWS::Events::EventBus',
  DashboardUrl: 'AWS::CloudWatch::Dashboard',
};

/** The names that the local stack, the smoke test and operators read. */
export const outputs: Check = template =>
  Object.entries(OUTPUTS)
    .filter(([name, type]) => {
      const ids = [...flat(template.Outputs[name]?.Value).matchAll(/\$\{(\w+)/g)].map(([, id]) => id!);
      return !ids.some(id => template.Resources[id]?.Type === type);
    })
    .map(([name, type]) => `the output ${name} is not of an ${type}`);

import { routes } from '#shared/routes.ts';
import { at, flat, functionsOf, idIn, ofType, only, statementsOf } from '../template.ts';
import { type Check, differing } from './check.ts';

const functions = functionsOf(template);
  const declared = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, route]) => {
    const integration = template.Resources[idIn(at(route, 'Properties.Target'))];
    const type = at(route, 'Properties.AuthorizationType');
    const authorizer = type === 'JWT' ? idIn(at(route, 'Properties.AuthorizerId')) : 'nobody';
    const kind = template.Resources[authorizer]?.Type === 'AWS::ApiGatewayV2::Authorizer' ? 'a valid token' : authorizer;
    return `${at(route, 'Properties.RouteKey')} to ${idIn(at(integration, 'Properties.IntegrationUri'))} asks for ${kind}`;
  });
  const wanted = routes.map(
    route =>
      `${route.method} ${route.path} to ${functions.get(route.area)?.id} asks for ${route.access.includes('public') ? 'nobody' : 'a valid token'}`,
  );
  return [
    ...wanted.filter(line => !declared.includes(line)).map(line => `not declared: ${line}`),
    ...declared.filter(line => !wanted.includes(line)).map(line => `not in the table: ${line}`),
    ...(new Set(declared).size === declared.length ? [] : ['a route is declared twice']),
  ];
};

const workflow = idIn(at(only(template, 'AWS::StepFunctions::StateMachine'), 'Properties.RoleArn'));
  return statementsOf(template).flatMap(({ owner, effect, actions, resources }) => [
    ...(effect === 'Allow' ? actions.filter(action => FORBIDDEN.test(action)) : []).map(each => `${owner} may ${each}`),
    // Log delivery and tracing take no resource; the workflow's role has nothing else on *.
    ...(resources.some(each => each.includes('*')) &&
    !(owner === workflow && actions.every(action => /^(logs|xray):/.test(action)))
      ? [`${owner} may ${actions} on ${resources}`]
      : []),
  ]);
};

const schedule = only(template, 'AWS::Scheduler::Schedule');
  const used = [
    idIn(at(mapping, 'Properties.DestinationConfig.OnFailure.Destination')),
    idIn(at(schedule, 'Properties.Target.DeadLetterConfig.Arn')),
  ];
  return ofType(template, 'AWS::SQS::Queue').flatMap(([id, queue]) => {
    const deny = policies
      .filter(policy => idIn(at(policy, 'Properties.Queues.0')) === id)
      .map(policy => at(policy, 'Properties.PolicyDocument.Statement.0'));
    return [
      ...differing(queue, { 'Properties.SqsManagedSseEnabled': true, 'Properties.MessageRetentionPeriod': 1_209_600 }),
      ...(at(deny[0], 'Effect') === 'Deny' && at(deny[0], 'Condition.Bool.aws:SecureTransport') === 'false'
        ? []
        : [`${id} takes requests without TLS`]),
      ...(used.includes(id) ? [] : [`nothing ends up in ${id}`]),
    ];
  });
};

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
    ...['5xx', 'Latency', 'Throttles', 'ReadThrottleEvents', 'WriteThrottleEvents', 'ExecutionsFailed', 'IteratorAge']
      .concat('ExecutionsTimedOut', 'ApproximateNumberOfMessagesVisible')
      .filter(metric => !watched.includes(`"MetricName":"${metric}"`))
      .map(metric => `no alarm on ${metric}`),
  ];
};

export const outputs: Check = template => {
  const wanted = ['ApiUrl', 'UserPoolId', 'UserPoolClientId', 'TableName', 'StateMachineArn', 'EventBusName', 'DashboardUrl'];
  return [
    ...wanted.filter(name => !(name in template.Outputs)).map(name => `no output ${name}`),
    ...Object.entries(template.Outputs)
      .filter(([, output]) => flat(output.Value) === '')
      .map(([name]) => `${name} is empty`),
  ];
};

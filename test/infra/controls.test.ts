import { expect, test } from 'vitest';
import { intent } from './intent/index.ts';
import { at, functionsOf, idIn, ofType, type Template, templateOf } from './template.ts';

/** Prod: there everything is on that the checks are about. */
const sound = templateOf('prod', { origins: 'https://startup.example' });

const ids = {
  route: (method: string) =>
    ofType(sound, 'AWS::ApiGatewayV2::Route').find(([, route]) =>
      String(route.Properties?.RouteKey).startsWith(`${method} `),
    )![0],
  of: (service: string) => functionsOf(sound).get(service)!.id,
  roleOf: (service: string) => idIn(at(functionsOf(sound).get(service)!.resource, 'Properties.Role')),
  type: (type: string) => ofType(sound, type)[0]![0],
};
const apiStage = ids.type('AWS::ApiGatewayV2::Stage');
const authorizer = ids.type('AWS::ApiGatewayV2::Authorizer');
const pool = ids.type('AWS::Cognito::UserPool');
const client = ids.type('AWS::Cognito::UserPoolClient');
const mapping = ids.type('AWS::Lambda::EventSourceMapping');
const schedule = ids.type('AWS::Scheduler::Schedule');
const machine = ids.type('AWS::StepFunctions::StateMachine');
const table = ids.type('AWS::DynamoDB::GlobalTable');
const publicRoute = ofType(sound, 'AWS::ApiGatewayV2::Route').find(
  ([, route]) => route.Properties?.AuthorizationType === 'NONE',
)![0];
const alarm = ofType(sound, 'AWS::CloudWatch::Alarm').find(
  ([, found]) => found.Properties?.MetricName === 'RunPublished',
)![0];

/** Each flips one thing: the check that must see it, the resource, the path below it, the new value (undefined removes). */
const flips: [check: keyof typeof intent, what: string, id: string, path: string, value: unknown][] = [
  ['routesDeclared', 'a route without its token', ids.route('POST'), 'Properties.AuthorizationType', 'NONE'],
  ['routesDeclared', 'a public route that asks for a token', publicRoute, 'Properties.AuthorizationType', 'JWT'],
  ['routesDeclared', 'a route of another path', ids.route('PATCH'), 'Properties.RouteKey', 'PATCH /v1/elsewhere'],
  ['routesDeclared', 'a route for everything', ids.route('GET'), 'Properties.RouteKey', '$default'],
  ['gateway', 'no throttle', apiStage, 'Properties.DefaultRouteSettings', {}],
  ['gateway', 'no throttle of a route', apiStage, 'Properties.RouteSettings.GET /v1/directory', undefined],
  ['gateway', 'settings before their routes', apiStage, 'DependsOn', []],
  [
    'gateway',
    'a wide gate before creating',
    apiStage,
    'Properties.RouteSettings.POST /v1/listings.ThrottlingRateLimit',
    500,
  ],
  ['gateway', 'paths in the access log', apiStage, 'Properties.AccessLogSettings.Format', '{"p":"$context.path"}'],
  [
    'gateway',
    'CORS for anybody',
    ids.type('AWS::ApiGatewayV2::Api'),
    'Properties.CorsConfiguration.AllowOrigins',
    ['*'],
  ],
  ['gateway', 'tokens for any client', authorizer, 'Properties.JwtConfiguration.Audience', ['other']],
  ['gateway', 'payload 1.0', ids.type('AWS::ApiGatewayV2::Integration'), 'Properties.PayloadFormatVersion', '1.0'],
  ['data', 'no point-in-time recovery', table, 'Properties.Replicas.0.PointInTimeRecoverySpecification', undefined],
  ['data', 'no deletion protection', table, 'Properties.Replicas.0.DeletionProtectionEnabled', false],
  ['data', 'data goes with the stack', table, 'DeletionPolicy', 'Delete'],
  ['data', 'nothing expires', table, 'Properties.TimeToLiveSpecification', undefined],
  ['data', 'no stream', table, 'Properties.StreamSpecification', undefined],
  ['home', 'a copy in another country', table, 'Properties.Replicas.1', { Region: 'us-east-1' }],
  ['identity', 'self sign-up', pool, 'Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly', false],
  ['identity', 'second factor optional', pool, 'Properties.MfaConfiguration', 'OPTIONAL'],
  ['identity', 'second factor by SMS', pool, 'Properties.EnabledMfas.1', 'SMS_MFA'],
  ['identity', 'an attribute one may write', client, 'Properties.WriteAttributes.1', 'custom:role'],
  ['identity', 'tokens in the address line', client, 'Properties.AllowedOAuthFlows', ['implicit']],
  ['identity', 'passwords sent as they are', client, 'Properties.ExplicitAuthFlows.0', 'ALLOW_USER_PASSWORD_AUTH'],
  ['queues', 'a queue not encrypted', ids.type('AWS::SQS::Queue'), 'Properties.SqsManagedSseEnabled', undefined],
  [
    'queues',
    'a queue without TLS',
    ids.type('AWS::SQS::QueuePolicy'),
    'Properties.PolicyDocument.Statement.0.Effect',
    'Allow',
  ],
  ['stream', 'a failed batch fails whole', mapping, 'Properties.FunctionResponseTypes', undefined],
  ['stream', 'events without dead letters', mapping, 'Properties.DestinationConfig', undefined],
  ['stream', 'retries for ever', mapping, 'Properties.MaximumRetryAttempts', -1],
  ['schedule', 'another time of day', schedule, 'Properties.ScheduleExpressionTimezone', 'UTC'],
  ['schedule', 'a start without dead letters', schedule, 'Properties.Target.DeadLetterConfig', undefined],
  ['schedule', 'a start without retries', schedule, 'Properties.Target.RetryPolicy.MaximumRetryAttempts', 0],
  ['functions', 'an older runtime', ids.of('deals'), 'Properties.Runtime', 'nodejs22.x'],
  ['functions', 'another processor', ids.of('deals'), 'Properties.Architectures', ['x86_64']],
  ['functions', 'slower than the gateway waits', ids.of('documents'), 'Properties.Timeout', 60],
  [
    'functions',
    'a table it has no business with',
    ids.of('reference'),
    'Properties.Environment.Variables.TABLE_NAME',
    't',
  ],
  [
    'permissions',
    'Scan',
    ids.roleOf('listings'),
    'Properties.Policies.0.PolicyDocument.Statement.1.Action',
    ['dynamodb:Scan'],
  ],
  [
    'permissions',
    'one action more',
    ids.roleOf('contracts'),
    'Properties.Policies.0.PolicyDocument.Statement.1.Action.2',
    'dynamodb:UpdateItem',
  ],
  [
    'permissions',
    'one action less',
    ids.roleOf('deals'),
    'Properties.Policies.0.PolicyDocument.Statement.1.Action.0',
    undefined,
  ],
  [
    'nobody',
    'DeleteItem',
    ids.roleOf('contracts'),
    'Properties.Policies.0.PolicyDocument.Statement.1.Action.0',
    'dynamodb:DeleteItem',
  ],
  [
    'nobody',
    'DeleteTable',
    ids.roleOf('nightly-plan'),
    'Properties.Policies.0.PolicyDocument.Statement.1.Action.0',
    'dynamodb:DeleteTable',
  ],
  [
    'nobody',
    'a service whole',
    ids.roleOf('events'),
    'Properties.Policies.0.PolicyDocument.Statement.1.Action',
    'events:*',
  ],
  [
    'nobody',
    'every resource',
    ids.roleOf('matching'),
    'Properties.Policies.0.PolicyDocument.Statement.1.Resource',
    '*',
  ],
  [
    'managed',
    'a managed policy',
    ids.roleOf('listings'),
    'Properties.ManagedPolicyArns',
    ['arn:aws:iam::aws:policy/X'],
  ],
  ['workflow', 'data in the log', machine, 'Properties.LoggingConfiguration.IncludeExecutionData', true],
  ['workflow', 'an express workflow', machine, 'Properties.StateMachineType', 'EXPRESS'],
  ['alarms', 'silence is no alarm', alarm, 'Properties.TreatMissingData', 'notBreaching'],
  ['alarms', 'a metric nobody writes', alarm, 'Properties.Dimensions.0.Value', 'nightly'],
  ['alarms', 'an alarm nobody hears', alarm, 'Properties.AlarmActions', undefined],
  ['logs', 'a log for ever', ids.type('AWS::Logs::LogGroup'), 'Properties.RetentionInDays', undefined],
];

/** A copy of the template with one value set, or removed if undefined. */
const flipped = (id: string, path: string, value: unknown): Template => {
  const copy = structuredClone(sound);
  const keys = path.split('.');
  const last = keys.pop()!;
  let inner = copy.Resources[id] as unknown as Record<string, unknown>;
  for (const key of keys) {
    const next = inner[key];
    if (typeof next !== 'object' || next === null) throw new Error(`${id} has no ${path}`);
    inner = next as Record<string, unknown>;
  }
  if (value !== undefined) inner[last] = value;
  else if (Array.isArray(inner)) inner.splice(Number(last), 1);
  else if (!delete inner[last]) throw new Error(`${id} keeps ${path}`);
  return copy;
};

test('the template the flips start from passes every check', () => {
  for (const [name, check] of Object.entries(intent)) expect(check(sound, true), name).toEqual([]);
});

test.each(flips)('%s sees: %s', (check, _, id, path, value) => {
  const worse = flipped(id, path, value);
  expect(worse).not.toEqual(sound);
  expect(intent[check](worse, true).length).toBeGreaterThan(0);
});

test('routesDeclared sees: a route that is gone', () => {
  const copy = structuredClone(sound);
  delete copy.Resources[publicRoute];
  expect(intent.routesDeclared(copy, true)).toHaveLength(1);
});

test('outputs sees: an output that is gone', () => {
  const copy = structuredClone(sound);
  delete copy.Outputs.ApiUrl;
  expect(intent.outputs(copy, true)).toHaveLength(1);
});

test('every check has a flip that it sees', () => {
  const seen = new Set<string>(['outputs', ...flips.map(([check]) => check)]);
  expect(Object.keys(intent).filter(name => !seen.has(name))).toEqual([]);
});

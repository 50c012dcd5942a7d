import { at, functionsOf, idIn, ofType, only } from '../template.ts';
import { type Check, differing, within } from './check.ts';

export const data: Check = (template, kept) => {
  const table = only(template, 'AWS::DynamoDB::GlobalTable');
  const policy = kept ? 'Retain' : 'Delete';
  return differing(table, {
    'Properties.BillingMode': 'PAY_PER_REQUEST',
    'Properties.Replicas.0.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': true,
    'Properties.Replicas.0.DeletionProtectionEnabled': kept,
    'Properties.Replicas.0.Region': 'ap-northeast-2',
    'Properties.Replicas.length': 1,
    'Properties.TimeToLiveSpecification': { AttributeName: 'ttl', Enabled: true },
    'Properties.StreamSpecification': { StreamViewType: 'NEW_IMAGE' },
    'Properties.GlobalSecondaryIndexes.0.IndexName': 'gsi1',
    'Properties.GlobalSecondaryIndexes.1.IndexName': 'gsi2',
    'Properties.GlobalSecondaryIndexes.1.Projection.ProjectionType': 'ALL',
    DeletionPolicy: policy,
    UpdateReplacePolicy: policy,
  });
};

export const queues: Check = template => {
  const policies = ofType(template, 'AWS::SQS::QueuePolicy').map(([, policy]) => policy);
  const mapping = only(template, 'AWS::Lambda::EventSourceMapping');
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

export const stream: Check = template => {
  const mapping = only(template, 'AWS::Lambda::EventSourceMapping');
  const pattern = JSON.parse(String(at(mapping, 'Properties.FilterCriteria.Filters.0.Pattern')));
  return [
    ...differing(mapping, {
      'Properties.BatchSize': 100,
      'Properties.BisectBatchOnFunctionError': true,
      'Properties.FunctionResponseTypes': ['ReportBatchItemFailures'],
      'Properties.StartingPosition': 'TRIM_HORIZON',
    }),
    ...differing(pattern, { eventName: ['INSERT'], 'dynamodb.NewImage.entity.S': ['Outbox'] }),
    ...within(mapping, 'Properties.MaximumRetryAttempts', 1, 100),
    ...within(mapping, 'Properties.MaximumRecordAgeInSeconds', 3600, 86_400),
    ...(template.Resources[idIn(at(mapping, 'Properties.DestinationConfig.OnFailure.Destination'))]?.Type ===
    'AWS::SQS::Queue'
      ? []
      : ['failed events go nowhere']),
    ...(idIn(at(mapping, 'Properties.FunctionName')) === functionsOf(template).get('events')?.id
      ? []
      : ['the stream goes to another function']),
  ];
};

export const logs: Check = (template, kept) =>
  ofType(template, 'AWS::Logs::LogGroup').flatMap(([id, group]) =>
    [
      ...within(group, 'Properties.RetentionInDays', 1, 731),
      ...differing(group, { DeletionPolicy: kept ? 'Retain' : 'Delete' }),
    ].map(fault => `${id}: ${fault}`),
  );

export const home: Check = template =>
  [...new Set(JSON.stringify(template).match(/\b(us|eu|ap|ca|sa|me|af|il|mx)-[a-z]+-\d\b/g))]
    .filter(region => region !== 'ap-northeast-2')
    .map(region => `something is in ${region}`);

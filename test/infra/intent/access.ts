import type { TableAccess } from '#infra/functions.ts';
import { at, functionsOf, idIn, ofType, only, statementsOf } from '../template.ts';
import { type Check, specs } from './check.ts';

/** The actions on the table that an access comes to. */
const tableActions = (access: TableAccess): string[] => [
  ...['BatchGetItem', 'GetItem', 'Query'],
  ...(access.write ? ['ConditionCheckItem', 'PutItem', 'UpdateItem'] : []),
  ...(access.batchWrite ? ['BatchWriteItem'] : []),
];

/** What each function may do, written out by hand from the design rather than from the constructs. */
export const permissions: Check = template => {
  const statements = statementsOf(template);
  const id = (type: string): string => ofType(template, type)[0]![0];
  const table = `\${${id('AWS::DynamoDB::GlobalTable')}.Arn}`;
  const failures = idIn(
    at(only(template, 'AWS::Lambda::EventSourceMapping'), 'Properties.DestinationConfig.OnFailure.Destination'),
  );
  const extra: Record<string, string[]> = {
    matching: [`states:StartExecution on \${${id('AWS::StepFunctions::StateMachine')}}`],
    events: [
      `events:PutEvents on \${${id('AWS::Events::EventBus')}.Arn}`,
      ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
        action => `dynamodb:${action} on \${${id('AWS::DynamoDB::GlobalTable')}.StreamArn}`,
      ),
      `sqs:SendMessage on \${${failures}.Arn}`,
    ],
  };
  return [...functionsOf(template)].flatMap(([name, { resource }]) => {
    const role = idIn(at(resource, 'Properties.Role'));
    const log = idIn(at(resource, 'Properties.LoggingConfig.LogGroup'));
    const access = specs[name]?.table;
    const wanted = [
      ...['CreateLogStream', 'PutLogEvents'].map(action => `logs:${action} on \${${log}.Arn}`),
      ...(access === undefined ? [] : tableActions(access).map(action => `dynamodb:${action} on ${table}`)),
      ...(access?.indexes ?? []).map(index => `dynamodb:Query on ${table}/index/${index}`),
      ...(extra[name] ?? []),
    ];
    const held = statements
      .filter(statement => statement.owner === role)
      .flatMap(({ actions, resources }) => actions.flatMap(action => resources.map(each => `${action} on ${each}`)));
    return [
      ...wanted.filter(each => !held.includes(each)).map(each => `${name} may not ${each}`),
      ...held.filter(each => !wanted.includes(each)).map(each => `${name} may ${each}`),
    ];
  });
};

const FORBIDDEN = /\*|:Delete(Item|Table)$|:Scan$|:PartiQL|:(Create|Update|Restore)Table|^iam:|^sts:/;

export const nobody: Check = template => {
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

export const managed: Check = template =>
  ofType(template, 'AWS::IAM::Role').flatMap(([id, role]) =>
    at(role, 'Properties.ManagedPolicyArns') === undefined ? [] : [`${id} holds a managed policy`],
  );

import { at, functionsOf, idIn, ofType, only, statementsOf } from '../template.ts';
import type { Check } from './check.ts';

type Access = readonly [onTable: readonly string[], onIndexes: readonly string[]];
const API = ['GetItem', 'BatchGetItem', 'Query', 'PutItem'];
const STEP = ['GetItem', 'BatchGetItem', 'PutItem'];

/** Actions on the table and queries on its indexes, by function: written out rather than taken from what the stack is made of. */
const ON_TABLE: Record<string, Access> = {
  listings: [API, ['gsi1', 'gsi2']],
  directory: [API, ['gsi1', 'gsi2']],
  matching: [API, ['gsi1']],
  trading: [API, ['gsi1']],
  deals: [API, ['gsi1']],
  results: [
    ['GetItem', 'Query', 'PutItem'],
    ['gsi1', 'gsi2'],
  ],
  contracts: [['GetItem', 'PutItem'], ['gsi1']],
  documents: [['GetItem', 'PutItem'], ['gsi1']],
  registry: [['GetItem', 'PutItem'], []],
  people: [
    [...API, 'DeleteItem'],
    ['gsi1', 'gsi2'],
  ],
  'nightly-sweep': [STEP, ['gsi1', 'gsi2']],
  'nightly-plan': [STEP, ['gsi2']],
  'nightly-train': [STEP, []],
  'nightly-score': [STEP, []],
  'nightly-allocate': [STEP, []],
  'nightly-publish': [[...STEP, 'Query', 'BatchWriteItem'], ['gsi1']],
  'nightly-explain': [[...STEP, 'Query'], []],
};

/** Each function may do exactly this, on exactly that. */
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
    const [onTable, onIndexes] = ON_TABLE[name] ?? [[], []];
    const wanted = [
      ...['CreateLogStream', 'PutLogEvents'].map(action => `logs:${action} on \${${log}.Arn}`),
      ...onTable.map(action => `dynamodb:${action} on ${table}`),
      ...onIndexes.map(index => `dynamodb:Query on ${table}/index/${index}`),
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

/** One function may remove items: the one that erases people. */
const FORBIDDEN = /\*|:Delete(Item|Table)$|:Scan$|:PartiQL|:(Create|Update|Restore)Table|^iam:|^sts:/;

export const nobody: Check = template => {
  const workflow = idIn(at(only(template, 'AWS::StepFunctions::StateMachine'), 'Properties.RoleArn'));
  const eraser = idIn(at(functionsOf(template).get('people')?.resource, 'Properties.Role'));
  return statementsOf(template).flatMap(({ owner, effect, actions, resources }) => [
    ...(effect === 'Allow' ? actions.filter(action => FORBIDDEN.test(action)) : [])
      .filter(each => !(owner === eraser && each === 'dynamodb:DeleteItem'))
      .map(each => `${owner} may ${each}`),
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

import { describe, expect, test } from 'vitest';
import { parseCron } from '#infra/local/cron.ts';
import { claimText } from '#infra/local/identity.ts';
import { compilePattern } from '#infra/local/pattern.ts';
import { resolver } from '#infra/local/resolve.ts';

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());

describe('schedules', () => {
  test.each([
    ['cron(0 2 * * ? *)', 'Asia/Seoul', '2026-03-12T16:59:59Z', '2026-03-12T17:00:00.000Z', '2026-03-11T17:00:00.000Z'],
    ['cron(0 2 * * ? *)', 'Asia/Seoul', '2026-03-12T17:00:00Z', '2026-03-13T17:00:00.000Z', '2026-03-12T17:00:00.000Z'],
    [
      'cron(*/30 9-10 ? * MON-FRI *)',
      'UTC',
      '2026-03-13T10:10:00Z',
      '2026-03-13T10:30:00.000Z',
      '2026-03-13T10:00:00.000Z',
    ],
    [
      'cron(*/30 9-10 ? * MON-FRI *)',
      'UTC',
      '2026-03-13T11:00:00Z',
      '2026-03-16T09:00:00.000Z',
      '2026-03-13T10:30:00.000Z',
    ],
    ['cron(15 0 1 JAN,JUL ? *)', 'UTC', '2026-03-13T00:00:00Z', '2026-07-01T00:15:00.000Z', '2026-01-01T00:15:00.000Z'],
    // Clocks go forward on 8 March 2026 in New York: noon moves by an hour in UTC.
    [
      'cron(0 12 * * ? *)',
      'America/New_York',
      '2026-03-08T00:00:00Z',
      '2026-03-08T16:00:00.000Z',
      '2026-03-07T17:00:00.000Z',
    ],
  ])('%s in %s at %s', (expression, timezone, at, next, previous) => {
    const cron = parseCron(expression, timezone);
    expect([iso(cron.next(Date.parse(at))), iso(cron.previous(Date.parse(at)))]).toEqual([next, previous]);
  });
  test('one that is over has no next time', () => {
    expect(parseCron('cron(0 0 1 1 ? 2020)', 'UTC').next(Date.parse('2026-01-01T00:00:00Z'))).toBeUndefined();
  });
  test.each(['rate(5 minutes)', 'cron(0 2 * * ?)', 'cron(0 25 * * ? *)', 'cron(0 2 L * ? *)', 'cron(0 2 ? * MON#1 *)'])(
    '%s is refused',
    expression => {
      expect(() => parseCron(expression, 'UTC')).toThrow(RangeError);
    },
  );
});

describe('filter patterns', () => {
  const record = { eventName: 'INSERT', dynamodb: { NewImage: { entity: { S: 'Outbox' }, n: { N: '3' } } } };
  test.each([
    [{ eventName: ['INSERT'] }, true],
    [{ eventName: ['REMOVE', 'INSERT'] }, true],
    [{ eventName: ['REMOVE'] }, false],
    [{ eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['Listing'] } } } }, false],
    [{ dynamodb: { NewImage: { entity: { S: [{ prefix: 'Out' }] } } } }, true],
    [{ dynamodb: { NewImage: { entity: { S: [{ suffix: 'Out' }] } } } }, false],
    [{ dynamodb: { OldImage: { entity: { S: [{ exists: false }] } } } }, true],
    [{ dynamodb: { NewImage: { n: { N: [{ exists: true }] } } } }, true],
    [{ eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    [{ eventName: [{ 'anything-but': 'INSERT' }] }, false],
    [{ eventName: [{ 'equals-ignore-case': 'insert' }] }, true],
    [{}, true],
  ])('%j: %s', (pattern, fits) => {
    expect(compilePattern(pattern)(record)).toBe(fits);
  });
  test('an operator that is not known is refused', () => {
    expect(() => compilePattern({ n: [{ numeric: ['>', 1] }] })).toThrow(/numeric/);
  });
});

describe('template values', () => {
  const sub = (text: string): string => text.replaceAll('@', '$');

  const { value } = resolver(
    {
      Parameters: { Size: { Default: 'L' } },
      Conditions: { Big: { 'Fn::Equals': [{ Ref: 'Size' }, 'L'] }, Small: { 'Fn::Not': [{ Condition: 'Big' }] } },
      Resources: {
        Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} },
        Named: {
          Type: 'AWS::DynamoDB::Table',
          Properties: { TableName: { 'Fn::Join': ['-', ['t', { Ref: 'Size' }]] } },
        },
        Machine: { Type: 'AWS::StepFunctions::StateMachine' },
        Queue: { Type: 'AWS::SQS::Queue' },
      },
    },
    { region: 'ap-northeast-2', account: '000000000000', stackName: 'S' },
  );
  test.each([
    [{ Ref: 'Table' }, 'S-Table'],
    [{ Ref: 'Named' }, 't-L'],
    [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:ap-northeast-2:000000000000:table/S-Table'],
    [{ 'Fn::GetAtt': 'Table.StreamArn' }, 'arn:aws:dynamodb:ap-northeast-2:000000000000:table/S-Table/stream/local'],
    [{ Ref: 'Machine' }, 'arn:aws:states:ap-northeast-2:000000000000:stateMachine:S-Machine'],
    [{ Ref: 'Queue' }, 'https://sqs.ap-northeast-2.amazonaws.com/000000000000/S-Queue'],
    [
      { 'Fn::Sub': sub('@{AWS::Region}/@{Table}/@{Table.Arn}/@{!Table}') },
      sub('ap-northeast-2/S-Table/arn:aws:dynamodb:ap-northeast-2:000000000000:table/S-Table/@{Table}'),
    ],
    [{ 'Fn::Sub': [sub('@{a}-@{Size}'), { a: { Ref: 'Named' } }] }, 't-L-L'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::If': ['Big', 'yes', 'no'] }, 'yes'],
    [{ a: { 'Fn::If': ['Small', 'yes', { Ref: 'AWS::NoValue' }] }, b: 1 }, { b: 1 }],
    [{ a: [{ Ref: 'AWS::NoValue' }, 1], b: { Ref: 'AWS::NoValue' } }, { a: [1] }],
    [{ Condition: { StringEquals: { 'aws:x': { Ref: 'Size' } } } }, { Condition: { StringEquals: { 'aws:x': 'L' } } }],
  ])('%j', (input, output) => {
    expect(value(input)).toEqual(output);
  });
  test('the id of the stack ends in a UUID, the same each time', () => {
    const cursorKey = value({ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] });
    expect(cursorKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  test.each([{ 'Fn::ImportValue': 'x' }, { Ref: 'Nowhere' }, { 'Fn::GetAtt': ['Nowhere', 'Arn'] }])(
    '%j is refused',
    input => {
      expect(() => value(input)).toThrow();
    },
  );
});

test('claims become text as API Gateway writes it', () => {
  expect([['a', 'b'], [], 1700000000, true, 'x', null].map(claimText)).toEqual([
    '[a b]',
    '[]',
    '1700000000',
    'true',
    'x',
    'null',
  ]);
});

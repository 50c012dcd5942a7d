import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface TinyFunction {
  /** CommonJS source that sets `exports.handler`. */
  readonly source: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly environment?: Readonly<Record<string, unknown>>;
}

export interface TinyOptions {
  readonly functions: Readonly<Record<string, TinyFunction>>;
  /** Route key → function, and whether it needs a token. */
  readonly routes?: Readonly<Record<string, { readonly function: string; readonly guarded?: boolean }>>;
  /** CORS configuration as in the template. */
  readonly cors?: unknown;
  /** State machine definition; `@Name@` stands for a function's ARN. */
  readonly definition?: unknown;
  /** Function that the table's outbox stream goes to, with the mapping's other properties. */
  readonly stream?: { readonly function: string } & Readonly<Record<string, unknown>>;
}

const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const ref = (name: string) => ({ Ref: name });

const resources = ({ functions, routes = {}, cors, definition, stream }: TinyOptions) => ({
  ...Object.fromEntries(
    Object.entries(functions).map(([name, { timeout = 5, environment = {} }]) => [
      name,
      {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Bucket: { 'Fn::Join': ['-', ['assets', ref('AWS::AccountId')]] }, S3Key: `${name}.zip` },
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Timeout: timeout,
          Environment: { Variables: { POWERTOOLS_SERVICE_NAME: name.toLowerCase(), ...environment } },
        },
      },
    ]),
  ),
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
  Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: ref('Pool') } },
  Api: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: { ProtocolType: 'HTTP', ...(cors ? { CorsConfiguration: cors } : {}) },
  },
  Jwt: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [ref('Client')], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
    },
  },
  ...Object.fromEntries(
    Object.keys(functions).map(name => [
      `${name}Integration`,
      {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: { IntegrationType: 'AWS_PROXY', IntegrationUri: arn(name), PayloadFormatVersion: '2.0' },
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(routes).map(([key, route], i) => [
      `Route${i}`,
      {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          RouteKey: key,
          Target: { 'Fn::Join': ['', ['integrations/', ref(`${route.function}Integration`)]] },
          ...(route.guarded ? { AuthorizationType: 'JWT', AuthorizerId: ref('Jwt') } : { AuthorizationType: 'NONE' }),
        },
      },
    ]),
  ),
  Table: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(AttributeName => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    },
  },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'tiny-bus' } },
  ...(definition
    ? {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            DefinitionString: {
              'Fn::Sub': JSON.stringify(definition).replace(/@(\w+)@/g, (_, name) => `\${${name}.Arn}`),
            },
          },
        },
        Nightly: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: {
            ScheduleExpression: 'cron(0 2 * * ? *)',
            ScheduleExpressionTimezone: 'Asia/Seoul',
            Target: {
              Arn: ref('Machine'),
              Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>","id":"<aws.scheduler.execution-id>"}',
            },
          },
        },
      }
    : {}),
  ...(stream
    ? {
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
            StartingPosition: 'TRIM_HORIZON',
            FilterCriteria: {
              Filters: [
                {
                  Pattern: JSON.stringify({
                    eventName: ['INSERT'],
                    dynamodb: { NewImage: { entity: { S: ['Outbox'] } } },
                  }),
                },
              ],
            },
            FunctionResponseTypes: ['ReportBatchItemFailures'],
            ...stream,
            FunctionName: ref(stream.function),
          },
        },
      }
    : {}),
});

/**
 * Writes a small assembly with functions of a few lines each: for what can be shown without the platform's own. Called at the top
 * of a test file; gone when the file's tests are.
 */
export const tinyAssembly = (options: TinyOptions): string => {
  const directory = mkdtempSync(join(tmpdir(), 'tiny-assembly-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const write = (name: string, value: unknown) => writeFileSync(join(directory, name), JSON.stringify(value));
  const names = Object.keys(options.functions);
  for (const [name, { source }] of Object.entries(options.functions)) {
    mkdirSync(join(directory, `asset.${name}`));
    writeFileSync(join(directory, `asset.${name}`, 'index.js'), source);
    writeFileSync(join(directory, `asset.${name}`, 'package.json'), '{"type":"commonjs"}');
  }
  write('manifest.json', {
    artifacts: {
      Tiny: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Tiny.template.json', stackName: 'Tiny' } },
    },
  });
  write('Tiny.assets.json', {
    files: Object.fromEntries(
      names.map(name => [
        name,
        { source: { path: `asset.${name}`, packaging: 'zip' }, destinations: { local: { objectKey: `${name}.zip` } } },
      ]),
    ),
  });
  write('Tiny.template.json', { Resources: resources(options) });
  return directory;
};

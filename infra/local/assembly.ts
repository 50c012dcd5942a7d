import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { type Place, type Resolver, type Resource, resolver, type Template } from './resolve.ts';

/** A Lambda function of the assembly. Times in milliseconds, memory in MB. */
export interface FunctionSpec {
  readonly logicalId: string;
  /** Its service name without the stage (`listings`, `nightly-plan`), else its logical id. */
  readonly service: string;
  readonly functionName: string;
  readonly arn: string;
  /** Folder with the bundle. */
  readonly directory: string;
  /** `index.handler` */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memory: number;
  readonly timeout: number;
}

/** JWT authorizer of the HTTP API. */
export interface AuthorizerSpec {
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface CorsSpec {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  readonly maxAge: number | undefined;
}

/** A route of the HTTP API; `key` as in `GET /v1/listings/{listingId}`. */
export interface HttpRouteSpec {
  readonly key: string;
  readonly function: FunctionSpec;
  readonly authorizer: AuthorizerSpec | undefined;
  readonly scopes: readonly string[];
}

export interface ScheduleSpec {
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly timezone: string;
  readonly targetArn: string;
  readonly input: string;
}

/** Table stream → function. */
export interface StreamMappingSpec {
  readonly tableName: string;
  readonly function: FunctionSpec;
  readonly batchSize: number;
  readonly patterns: readonly Readonly<Record<string, unknown>>[];
  readonly reportsBatchItemFailures: boolean;
  readonly bisects: boolean;
  /** Attempts after the first; -1 without limit. */
  readonly retries: number;
}

/** A synthesized assembly read for running it here. */
export interface Assembly {
  readonly place: Place;
  readonly functions: readonly FunctionSpec[];
  readonly apiId: string;
  readonly routes: readonly HttpRouteSpec[];
  readonly cors: CorsSpec | undefined;
  readonly tables: readonly CreateTableCommandInput[];
  readonly timeToLive: readonly { readonly tableName: string; readonly attribute: string }[];
  readonly stateMachines: readonly { readonly name: string; readonly arn: string; readonly definition: unknown }[];
  readonly schedules: readonly ScheduleSpec[];
  readonly streamMappings: readonly StreamMappingSpec[];
  readonly eventBuses: readonly string[];
}

/* biome-ignore lint/suspicious/noExplicitAny: a template is untyped JSON; what is read from it is typed above. */
type Properties = any;

const json = (path: string): Properties => JSON.parse(readFileSync(path, 'utf8'));

/** The stack artifact of the assembly. One stack is one local stack. */
const readStack = (directory: string): { template: Template; assets: Map<string, string>; stackName: string } => {
  const { artifacts = {} } = json(join(directory, 'manifest.json'));
  const stacks = Object.entries<Properties>(artifacts).filter(([, each]) => each.type === 'aws:cloudformation:stack');
  const [found] = stacks;
  if (!found || stacks.length > 1) throw new Error(`expected one stack in ${directory}, found ${stacks.length}`);
  const assets = new Map<string, string>();
  for (const file of readdirSync(directory).filter(name => name.endsWith('.assets.json')))
    for (const { source, destinations } of Object.values<Properties>(json(join(directory, file)).files ?? {}))
      for (const { objectKey } of Object.values<Properties>(destinations))
        assets.set(objectKey, join(directory, source.path));
  const [id, artifact] = found;
  return {
    template: json(join(directory, artifact.properties.templateFile)),
    assets,
    stackName: artifact.properties.stackName ?? id,
  };
};

const tableInput = (name: string, table: Properties): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: table.KeySchema,
  AttributeDefinitions: table.AttributeDefinitions,
  GlobalSecondaryIndexes: table.GlobalSecondaryIndexes?.map((index: Properties) => ({
    IndexName: index.IndexName,
    KeySchema: index.KeySchema,
    Projection: index.Projection,
  })),
  StreamSpecification: table.StreamSpecification && {
    StreamEnabled: true,
    StreamViewType: table.StreamSpecification.StreamViewType,
  },
});

const functionSpec = (
  id: string,
  p: Properties,
  assets: ReadonlyMap<string, string>,
  resolve: Resolver,
): FunctionSpec => {
  const environment = p.Environment?.Variables ?? {};
  const directory = assets.get(p.Code?.S3Key);
  if (!directory) throw new Error(`the assembly holds no asset for function "${id}"`);
  return {
    logicalId: id,
    service: environment.POWERTOOLS_SERVICE_NAME?.replace(`${environment.STAGE}-`, '') ?? id,
    functionName: resolve.ref(id),
    arn: resolve.attribute(id, 'Arn'),
    directory,
    handler: p.Handler,
    environment,
    memory: p.MemorySize ?? 128,
    timeout: (p.Timeout ?? 3) * 1000,
  };
};

/**
 * Reads `cdk.out` and resolves what the local stack runs.
 * @param directory the synthesized assembly
 * @param suffix goes to the end of the stack's name, and so of the names made from it; lets stacks share one table engine
 * @throws Error where the assembly is not there, holds more than one stack, or uses something the local stack does not know
 */
export const readAssembly = (directory: string, suffix = ''): Assembly => {
  const { template, assets, stackName } = readStack(directory);
  const place: Place = { region: 'ap-northeast-2', account: '000000000000', stackName: stackName + suffix };
  const resolve = resolver(template, place);
  const ofType = (...types: readonly string[]): [string, Properties][] =>
    Object.entries<Resource>(template.Resources)
      .filter(([, each]) => types.includes(each.Type))
      .map(([id, each]) => [id, resolve.value(each.Properties ?? {})]);

  const tables = ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table');
  const tableNames = new Map(tables.map(([id]) => [resolve.attribute(id, 'StreamArn'), resolve.ref(id)]));
  const functions = ofType('AWS::Lambda::Function').map(([id, p]) => functionSpec(id, p, assets, resolve));
  const functionAt = (uri: string): FunctionSpec => {
    const found = functions.find(
      ({ arn, functionName }) => uri === functionName || uri.endsWith(arn) || uri.includes(`${arn}/`),
    );
    if (!found) throw new Error(`the assembly has no function at ${uri}`);
    return found;
  };

  const apis = ofType('AWS::ApiGatewayV2::Api');
  if (apis.length > 1) throw new Error(`expected one HTTP API, found ${apis.length}`);
  const integrations = new Map(ofType('AWS::ApiGatewayV2::Integration').map(([id, p]) => [resolve.ref(id), p]));
  const authorizers = new Map(
    ofType('AWS::ApiGatewayV2::Authorizer').map(([id, p]): [string, AuthorizerSpec] => {
      if (p.AuthorizerType !== 'JWT' || p.IdentitySource?.[0]?.toLowerCase() !== '$request.header.authorization')
        throw new Error(`authorizer "${id}" is not a JWT authorizer on the Authorization header`);
      return [resolve.ref(id), { issuer: p.JwtConfiguration.Issuer, audience: p.JwtConfiguration.Audience }];
    }),
  );
  const routes = ofType('AWS::ApiGatewayV2::Route').map(([id, p]): HttpRouteSpec => {
    const integration = integrations.get(p.Target?.replace(/^integrations\//, ''));
    if (integration?.PayloadFormatVersion !== '2.0') throw new Error(`route "${id}" has no integration of payload 2.0`);
    const authorizer = p.AuthorizationType === 'JWT' ? authorizers.get(p.AuthorizerId) : undefined;
    if (!authorizer && (p.AuthorizationType ?? 'NONE') !== 'NONE')
      throw new Error(`route "${id}" has an authorizer the local stack does not know`);
    return {
      key: p.RouteKey,
      function: functionAt(integration.IntegrationUri),
      authorizer,
      scopes: p.AuthorizationScopes ?? [],
    };
  });
  const cors = apis[0]?.[1].CorsConfiguration;

  return {
    place,
    functions,
    apiId: apis[0] ? resolve.ref(apis[0][0]) : '',
    routes,
    cors: cors && {
      origins: cors.AllowOrigins ?? [],
      methods: cors.AllowMethods ?? [],
      headers: cors.AllowHeaders ?? [],
      exposed: cors.ExposeHeaders ?? [],
      credentials: cors.AllowCredentials ?? false,
      maxAge: cors.MaxAge,
    },
    tables: tables.map(([id, p]) => tableInput(resolve.ref(id), p)),
    timeToLive: tables.flatMap(([id, p]) =>
      p.TimeToLiveSpecification?.Enabled
        ? [{ tableName: resolve.ref(id), attribute: p.TimeToLiveSpecification.AttributeName }]
        : [],
    ),
    stateMachines: ofType('AWS::StepFunctions::StateMachine').map(([id, p]) => ({
      name: resolve.attribute(id, 'Name'),
      arn: resolve.ref(id),
      definition: p.Definition ?? JSON.parse(p.DefinitionString),
    })),
    schedules: ofType('AWS::Scheduler::Schedule').map(([id, p]) => ({
      name: resolve.ref(id),
      arn: `arn:aws:scheduler:${place.region}:${place.account}:schedule/${p.GroupName ?? 'default'}/${resolve.ref(id)}`,
      expression: p.ScheduleExpression,
      timezone: p.ScheduleExpressionTimezone ?? 'UTC',
      targetArn: p.Target.Arn,
      input: p.Target.Input ?? '{}',
    })),
    streamMappings: ofType('AWS::Lambda::EventSourceMapping').flatMap(([, p]) => {
      const tableName = tableNames.get(p.EventSourceArn);
      if (tableName === undefined) return [];
      return {
        tableName,
        function: functionAt(p.FunctionName),
        batchSize: p.BatchSize ?? 100,
        patterns: (p.FilterCriteria?.Filters ?? []).map((each: Properties) => JSON.parse(each.Pattern)),
        reportsBatchItemFailures: p.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
        bisects: p.BisectBatchOnFunctionError ?? false,
        retries: p.MaximumRetryAttempts ?? -1,
      };
    }),
    eventBuses: ofType('AWS::Events::EventBus').map(([id]) => resolve.ref(id)),
  };
};

import { createHash } from 'node:crypto';

/** One resource of a CloudFormation template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

/** The parts of a CloudFormation template that are read here. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** The account, region and stack that a template is resolved for. */
export interface Place {
  readonly region: string;
  readonly account: string;
  readonly stackName: string;
}

/** Turns template values into what they would be after a deployment to `Place`. */
export interface Resolver {
  /** @throws Error naming the intrinsic that is not known here. */
  readonly value: (value: unknown) => unknown;
  readonly text: (value: unknown) => string;
  /** What `Ref` gives. */
  readonly ref: (logicalId: string) => string;
  /** What `Fn::GetAtt` gives. */
  readonly attribute: (logicalId: string, name: string) => string;
}

const ABSENT = Symbol('AWS::NoValue');

/** Letters and digits that stay the same for the same seed, as identifiers that the cloud would make up. */
const madeUp = (seed: string, length: number): string =>
  BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`)
    .toString(36)
    .slice(0, length)
    .padEnd(length, '0');

/** A UUID that stays the same for the same seed. */
const madeUpUuid = (seed: string): string =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');

/** Property that names a resource, and how its ARN is built from that name. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly arn: string }>> = {
  'AWS::DynamoDB::GlobalTable': { name: 'TableName', arn: 'dynamodb:$place:table/$name' },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: 'dynamodb:$place:table/$name' },
  'AWS::Lambda::Function': { name: 'FunctionName', arn: 'lambda:$place:function:$name' },
  'AWS::StepFunctions::StateMachine': { name: 'StateMachineName', arn: 'states:$place:stateMachine:$name' },
  'AWS::Events::EventBus': { name: 'Name', arn: 'events:$place:event-bus/$name' },
  'AWS::SQS::Queue': { name: 'QueueName', arn: 'sqs:$place:$name' },
  'AWS::SNS::Topic': { name: 'TopicName', arn: 'sns:$place:$name' },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: 'logs:$place:log-group:$name:*' },
  'AWS::IAM::Role': { name: 'RoleName', arn: 'iam::$account:role/$name' },
  'AWS::Cognito::UserPool': { name: '', arn: 'cognito-idp:$place:userpool/$id' },
  'AWS::KMS::Key': { name: '', arn: 'kms:$place:key/$id' },
};

/** Resolves the intrinsics of one template with local values: nothing here asks the network. */
export const resolver = (template: Template, place: Place): Resolver => {
  const { region, account, stackName } = place;
  const pseudo: Readonly<Record<string, string | symbol>> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${madeUpUuid(stackName)}`,
    'AWS::NoValue': ABSENT,
  };

  const resourceOf = (logicalId: string): Resource => {
    const resource = template.Resources[logicalId];
    if (!resource) throw new Error(`the template has no resource "${logicalId}"`);
    return resource;
  };

  const idOf = (logicalId: string): string => {
    const { Type, Properties } = resourceOf(logicalId);
    if (Type === 'AWS::Cognito::UserPool') return `${region}_${madeUp(logicalId, 9)}`;
    if (Type === 'AWS::Cognito::UserPoolClient') return madeUp(logicalId, 26);
    if (Type === 'AWS::ApiGatewayV2::Api') return madeUp(logicalId, 10);
    const name = Properties?.[KINDS[Type]?.name ?? ''];
    return name === undefined ? `${stackName}-${logicalId}` : text(name);
  };

  const arnOf = (logicalId: string): string => {
    const kind = KINDS[resourceOf(logicalId).Type];
    const id = idOf(logicalId);
    const rest = kind?.arn ?? 'local:$place:$name';
    return `arn:aws:${rest
      .replace('$place', `${region}:${account}`)
      .replace('$account', account)
      .replace(/\$(name|id)/, id)}`;
  };

  const ref = (logicalId: string): string => {
    const { Type } = resourceOf(logicalId);
    if (Type === 'AWS::StepFunctions::StateMachine' || Type === 'AWS::SNS::Topic') return arnOf(logicalId);
    if (Type === 'AWS::SQS::Queue') return `https://sqs.${region}.amazonaws.com/${account}/${idOf(logicalId)}`;
    return idOf(logicalId);
  };

  const attribute = (logicalId: string, name: string): string => {
    const { Type } = resourceOf(logicalId);
    const id = idOf(logicalId);
    if (name === 'Arn') return arnOf(logicalId);
    if (name === 'StreamArn') return `${arnOf(logicalId)}/stream/local`;
    if (name === 'ProviderURL') return `https://cognito-idp.${region}.amazonaws.com/${id}`;
    if (name === 'ProviderName') return `cognito-idp.${region}.amazonaws.com/${id}`;
    if (name === 'ApiEndpoint') return `https://${id}.execute-api.${region}.amazonaws.com`;
    if (name === 'Name' || name === 'QueueName' || name === 'TopicName' || name.endsWith('Id')) return id;
    if (Type === 'AWS::SQS::Queue' && name === 'QueueUrl') return ref(logicalId);
    return `${id}.${name}`;
  };

  const reference = (name: string): unknown => {
    if (name in pseudo) return pseudo[name];
    const parameter = template.Parameters?.[name];
    return parameter ? parameter.Default : ref(name);
  };

  const substitute = (pattern: string, own: Readonly<Record<string, unknown>>): string =>
    pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in own) return text(own[name]);
      const [logicalId = '', ...rest] = name.split('.');
      return rest.length > 0 ? attribute(logicalId, rest.join('.')) : String(reference(name));
    });

  const condition = (name: string): boolean => {
    if (!template.Conditions || !(name in template.Conditions))
      throw new Error(`the template has no condition "${name}"`);
    return value(template.Conditions[name]) === true;
  };

  const intrinsics: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: name => reference(String(name)),
    Condition: name => condition(String(name)),
    'Fn::GetAtt': argument => {
      const [logicalId = '', name = ''] =
        typeof argument === 'string' ? argument.split(/\.(.*)/) : list(argument).map(text);
      return attribute(logicalId, name);
    },
    'Fn::Sub': argument => {
      if (typeof argument === 'string') return substitute(argument, {});
      const [pattern, own] = list(argument);
      return substitute(String(pattern), own as Record<string, unknown>);
    },
    'Fn::Join': argument => {
      const [separator, parts] = list(argument);
      return list(value(parts)).map(String).join(String(separator));
    },
    'Fn::Select': argument => {
      const [index, items] = list(argument);
      return list(value(items))[Number(value(index))];
    },
    'Fn::Split': argument => {
      const [separator, whole] = list(argument);
      return text(whole).split(String(separator));
    },
    'Fn::If': argument => {
      const [name, then, otherwise] = list(argument);
      return value(condition(String(name)) ? then : otherwise);
    },
    'Fn::Equals': argument => {
      const [a, b] = list(argument).map(value);
      return a === b;
    },
    'Fn::And': argument => list(argument).every(each => value(each) === true),
    'Fn::Or': argument => list(argument).some(each => value(each) === true),
    'Fn::Not': argument => value(list(argument)[0]) !== true,
    'Fn::Base64': argument => Buffer.from(text(argument)).toString('base64'),
  };

  const list = (argument: unknown): readonly unknown[] => {
    if (!Array.isArray(argument)) throw new Error(`expected a list in the template, got ${JSON.stringify(argument)}`);
    return argument;
  };

  const value = (input: unknown): unknown => {
    if (Array.isArray(input)) return input.map(value).filter(each => each !== ABSENT);
    if (typeof input !== 'object' || input === null) return input;
    const entries = Object.entries(input);
    const [first] = entries;
    if (
      first &&
      entries.length === 1 &&
      (first[0] === 'Ref' || first[0] === 'Condition' || first[0].startsWith('Fn::'))
    ) {
      const evaluate = intrinsics[first[0]];
      // A condition operator inside an IAM policy is called "Condition" too, and holds an object.
      if (evaluate && (first[0] !== 'Condition' || typeof first[1] === 'string')) return evaluate(first[1]);
      if (first[0] !== 'Condition') throw new Error(`the local stack does not know the intrinsic ${first[0]}`);
    }
    return Object.fromEntries(entries.map(([key, each]) => [key, value(each)]).filter(([, each]) => each !== ABSENT));
  };

  const text = (input: unknown): string => {
    const resolved = value(input);
    if (typeof resolved !== 'string' && typeof resolved !== 'number' && typeof resolved !== 'boolean')
      throw new Error(`expected text in the template, got ${JSON.stringify(resolved)}`);
    return String(resolved);
  };

  return { value, text, ref, attribute };
};

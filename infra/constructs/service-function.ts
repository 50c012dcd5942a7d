import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type IFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type ICommandHooks, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import type { FunctionSpec } from '../functions.ts';
import type { Stage } from '../stages.ts';
import { Log } from './log.ts';

export const PROJECT_ROOT = join(import.meta.dirname, '..', '..');

export interface ServiceFunctionProps {
  /** Name in logs and metrics, unique in the stack. */
  readonly service: string;
  readonly spec: FunctionSpec;
  readonly stage: Stage;
  /**
   * Environment besides what every function gets.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * What the function may do besides writing its own log.
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Files copied into the bundle as `assets/<name>`, by name: path below the project root.
   * @default - none
   */
  readonly assets?: Readonly<Record<string, string>>;
}

/** Shell commands that NodejsFunction runs around esbuild. */
const hooks = (assets: Readonly<Record<string, string>>): ICommandHooks => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_input, output) => [
    // Node would otherwise take the bundle for an ES module where a package.json further up says so.
    `echo '{"type":"commonjs"}' > ${JSON.stringify(join(output, 'package.json'))}`,
    ...(Object.keys(assets).length > 0 ? [`mkdir -p ${JSON.stringify(join(output, 'assets'))}`] : []),
    ...Object.entries(assets).map(
      ([name, path]) =>
        `cp ${JSON.stringify(join(PROJECT_ROOT, path))} ${JSON.stringify(join(output, 'assets', name))}`,
    ),
  ],
});

/**
 * One Lambda function with its own role and log group. The role holds exactly the statements given: grants that constructs
 * would add by themselves (`index/*`, `function:*`) are shut out, so the policy can be read in one place.
 */
export class ServiceFunction extends Construct {
  readonly function: IFunction;
  readonly service: string;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { spec, stage } = props;
    this.service = `${stage.name}-${props.service}`;
    this.timeout = Duration.seconds(spec.timeout);
    const log = new Log(this, 'Log', { days: stage.logDays, keepsData: stage.keepsData });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [log.group.logGroupArn],
            }),
            ...(props.statements ?? []),
          ],
        }),
      },
    });
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(PROJECT_ROOT, spec.entry),
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: join(PROJECT_ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: spec.memory,
      timeout: this.timeout,
      role: role.withoutPolicyUpdates(),
      logGroup: log.group,
      loggingFormat: LoggingFormat.JSON,
      // A setting of the SDK of before; the one we bundle keeps connections by itself.
      awsSdkConnectionReuse: false,
      environment: {
        STAGE: stage.name,
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: this.service,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        ...props.environment,
      },
      bundling: {
        // CommonJS on purpose: an ES module that imports `node:http` (middy does, for its status texts) makes Node evaluate
        // every lazy export of it, among them the WebSocket client, which triples the time to import.
        format: OutputFormat.CJS,
        minify: true,
        mainFields: ['module', 'main'],
        target: 'node24',
        bundleAwsSDK: true,
        sourceMap: false,
        logLevel: LogLevel.WARNING,
        commandHooks: hooks(props.assets ?? {}),
      },
    });
  }
}

/** CloudWatch namespace of the platform's own metrics; their dimension `service` is {@link ServiceFunction.service}. */
export const METRICS_NAMESPACE = 'StartupPlus';

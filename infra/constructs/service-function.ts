import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type IFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { CodeOf } from '../bundle.ts';
import type { FunctionSpec } from '../functions.ts';
import type { Stage } from '../stages.ts';
import { Log } from './log.ts';

export interface ServiceFunctionProps {
  /** Name in logs and metrics, unique in the stack. */
  readonly service: string;
  readonly spec: FunctionSpec;
  readonly codeOf: CodeOf;
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
}

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
    this.function = new LambdaFunction(this, 'Function', {
      code: props.codeOf(spec),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: spec.memory,
      timeout: this.timeout,
      role: role.withoutPolicyUpdates(),
      logGroup: log.group,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        STAGE: stage.name,
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: this.service,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        ...props.environment,
      },
    });
  }
}

/** CloudWatch namespace of the platform's own metrics; their dimension `service` is {@link ServiceFunction.service}. */
export const METRICS_NAMESPACE = 'StartupPlus';

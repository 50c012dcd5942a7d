import { Aws, Duration, Fn, TimeZone, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { CodeOf } from '../bundle.ts';
import { NIGHTLY_STEPS, type NightlyStep, nightlyFunctions } from '../functions.ts';
import type { Stage } from '../stages.ts';
import { DeadLetters } from './dead-letters.ts';
import { Log } from './log.ts';
import { ServiceFunction } from './service-function.ts';
import type { MarketTable } from './table.ts';
import { nightlyDefinition } from './workflow.ts';

export interface NightlyProps {
  readonly stage: Stage;
  readonly codeOf: CodeOf;
  readonly market: MarketTable;
  /**
   * How the sweep reaches the tax office.
   * @default - it answers from a file
   */
  readonly registry?: Readonly<Record<string, string>>;
  /**
   * Hour of the day in Asia/Seoul at which the run starts.
   * @default 2
   */
  readonly hour?: number;
}

/** The nightly matching run and the schedule that starts it. */
export class Nightly extends Construct {
  readonly stateMachine: StateMachine;
  readonly functions: Readonly<Record<NightlyStep, ServiceFunction>>;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: NightlyProps) {
    super(scope, id);
    const { stage, market } = props;
    const made = NIGHTLY_STEPS.map(step => {
      const spec = nightlyFunctions[step];
      return [
        step,
        new ServiceFunction(this, step[0]!.toUpperCase() + step.slice(1), {
          service: `nightly-${step}`,
          spec,
          stage,
          codeOf: props.codeOf,
          environment: { TABLE_NAME: market.table.tableName, ...(step === 'sweep' ? props.registry : {}) },
          statements: market.statements(spec.table!),
        }),
      ] as const;
    });
    this.functions = Object.fromEntries(made) as Record<NightlyStep, ServiceFunction>;

    const log = new Log(this, 'Log', {
      days: stage.logDays,
      keepsData: stage.keepsData,
      // Below this prefix the delivery service needs no room in the account's log resource policy, which is small.
      name: `/aws/vendedlogs/states/startup-plus-${stage.name}-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}`,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: NIGHTLY_STEPS.map(step => this.functions[step].function.functionArn),
            }),
            new PolicyStatement({ actions: [...LOG_DELIVERY, ...TRACING], resources: ['*'] }),
          ],
        }),
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Log delivery and X-Ray have no resource-level permissions: AWS accepts nothing but * for the named actions here.',
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(nightlyDefinition(new Construct(this, 'States'), this.functions)),
      role: role.withoutPolicyUpdates(),
      timeout: Duration.hours(3),
      logs: { destination: log.group, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });

    this.deadLetters = new DeadLetters(this, 'DeadLetters', { of: 'the schedule' });
    new Schedule(this, 'Schedule', {
      description: 'Starts the nightly matching run',
      schedule: ScheduleExpression.cron({ minute: '0', hour: String(props.hour ?? 2), timeZone: TimeZone.ASIA_SEOUL }),
      target: new StepFunctionsStartExecution(this.stateMachine, {
        input: ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime }),
        deadLetterQueue: this.deadLetters.queue,
        maxEventAge: Duration.hours(4),
        retryAttempts: 20,
      }),
    });
  }

  /** Lets a function start a run. */
  startStatement(): PolicyStatement {
    return new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.stateMachine.stateMachineArn] });
  }
}

const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];
const TRACING = [
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

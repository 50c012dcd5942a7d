import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface LogProps {
  /** Days to keep entries; one of the periods CloudWatch Logs knows. */
  readonly days: number;
  /**
   * Whether the log outlives the stack.
   * @default true
   */
  readonly keepsData?: boolean;
  /**
   * Name of the group.
   * @default - one that CloudFormation makes up
   */
  readonly name?: string;
}

/** A log group that forgets after a while. */
export class Log extends Construct {
  readonly group: LogGroup;

  constructor(scope: Construct, id: string, props: LogProps) {
    super(scope, id);
    this.group = new LogGroup(this, 'Group', {
      retention: props.days as RetentionDays,
      removalPolicy: (props.keepsData ?? true) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(props.name === undefined ? {} : { logGroupName: props.name }),
    });
  }
}

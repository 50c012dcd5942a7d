import { Duration } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { METRICS_NAMESPACE, type ServiceFunction } from './service-function.ts';

export interface WatchProps {
  readonly apiStage: HttpStage;
  readonly table: TableV2;
  readonly indexNames: readonly string[];
  /** Functions people wait for. */
  readonly areaFunctions: readonly IFunction[];
  /** Functions that work by themselves. */
  readonly backgroundFunctions: readonly IFunction[];
  /** Reads the table's stream. */
  readonly streamReader: IFunction;
  /** Counts `RunPublished` each time a run becomes the active one. */
  readonly publisher: ServiceFunction;
  /** Counts `ListingsQuarantined`, the listings that a run could not match. */
  readonly planner: ServiceFunction;
  /** Counts `SweepFailed` each time a try of a night's sweep ends with a task that failed. */
  readonly sweeper: ServiceFunction;
  readonly stateMachine: StateMachine;
  readonly deadLetters: readonly Queue[];
  /**
   * Address alarms are mailed to.
   * @default - alarms go to the topic, which nobody has subscribed to
   */
  readonly alarmEmail?: string;
}

interface Watched {
  readonly id: string;
  readonly description: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** Evaluation periods, each as long as the metric's; all of them must be over the threshold. Default 1. */
  readonly periods?: number;
}

const FIVE_MINUTES = Duration.minutes(5);

/** Adds up to ten metrics together: the most that one alarm may be made of. */
const sum = (metrics: readonly IMetric[], label: string): MathExpression =>
  new MathExpression({
    expression: metrics.map((_, i) => `FILL(m${i}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric])),
    label,
    period: FIVE_MINUTES,
  });

/** An alarm adds up ten metrics at most. */
const tens = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 10) }, (_, i) => all.slice(i * 10, (i + 1) * 10));

/** Alarms that each ask for somebody to act, one topic for them, and one page to look at. */
export class Watch extends Construct {
  readonly topic: Topic;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    if (props.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(props.alarmEmail));

    const action = new SnsAction(this.topic);
    const alarms = [...this.requests(props), ...this.work(props)].map(watched => {
      const alarm = new Alarm(this, watched.id, {
        alarmDescription: watched.description,
        metric: watched.metric,
        threshold: watched.threshold,
        evaluationPeriods: watched.periods ?? 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      return watched;
    });

    const published = this.runsPublished(props);
    new Alarm(this, 'NoRunPublished', {
      alarmDescription: 'No matching run has been published for 26 hours: people see the matches of an earlier night',
      metric: published,
      // Silence is the fault here, so missing data breaches; hours are the longest step CloudWatch can look back 26 h with.
      evaluationPeriods: 26,
      datapointsToAlarm: 26,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    }).addAlarmAction(action);

    this.dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(1) });
    const graphs = [
      ...alarms.map(watched => ({ title: watched.description, left: [watched.metric] })),
      { title: 'Requests', left: [props.apiStage.metricCount({ period: FIVE_MINUTES })] },
      { title: 'Runs published', left: [published] },
    ];
    this.dashboard.addWidgets(...graphs.map(graph => new GraphWidget({ ...graph, width: 8 })));
  }

  private requests({ apiStage, areaFunctions }: WatchProps): Watched[] {
    return [
      {
        id: 'ServerErrors',
        description: 'Requests answered with 5xx',
        metric: apiStage.metricServerError({ period: FIVE_MINUTES, statistic: Stats.SUM }),
        threshold: 5,
      },
      {
        id: 'Latency',
        description: 'p99 of the time to answer, ms',
        metric: apiStage.metricLatency({ period: FIVE_MINUTES, statistic: Stats.percentile(99) }),
        threshold: 3_000,
        periods: 3,
      },
      ...tens(areaFunctions).map((functions, i) => ({
        id: i === 0 ? 'AreaThrottles' : `AreaThrottles${i + 1}`,
        description: i === 0 ? 'Requests that Lambda throttled' : `Requests that Lambda throttled (${i + 1})`,
        metric: sum(
          functions.map(each => each.metricThrottles({ period: FIVE_MINUTES })),
          'throttles',
        ),
        threshold: 0,
      })),
    ];
  }

  private work(props: WatchProps): Watched[] {
    const { table, indexNames, stateMachine } = props;
    const throttleEvents = ['ReadThrottleEvents', 'WriteThrottleEvents'].flatMap(metricName =>
      [{}, ...indexNames.map(GlobalSecondaryIndexName => ({ GlobalSecondaryIndexName }))].map(
        index =>
          new Metric({
            namespace: 'AWS/DynamoDB',
            metricName,
            dimensionsMap: { TableName: table.tableName, ...index },
            statistic: Stats.SUM,
            period: FIVE_MINUTES,
          }),
      ),
    );
    const failed = [stateMachine.metricFailed, stateMachine.metricTimedOut, stateMachine.metricAborted].map(metric =>
      metric.call(stateMachine, { period: FIVE_MINUTES }),
    );
    return [
      {
        id: 'BackgroundThrottles',
        description: 'Background invocations that Lambda throttled',
        metric: sum(
          props.backgroundFunctions.map(each => each.metricThrottles({ period: FIVE_MINUTES })),
          'throttles',
        ),
        threshold: 0,
        periods: 3,
      },
      {
        id: 'TableThrottles',
        description: 'Table requests throttled',
        metric: sum(throttleEvents, 'throttles'),
        threshold: 0,
      },
      { id: 'RunFailures', description: 'Nightly runs failed', metric: sum(failed, 'failed'), threshold: 0 },
      {
        id: 'SweepFailures',
        description: 'Nightly sweeps of which a task failed in all four tries',
        metric: new Metric({
          namespace: METRICS_NAMESPACE,
          metricName: 'SweepFailed',
          dimensionsMap: { service: props.sweeper.service },
          statistic: Stats.SUM,
          period: Duration.hours(1),
        }),
        threshold: 3,
      },
      {
        id: 'Quarantined',
        description: 'Listings that a nightly run could not match',
        metric: new Metric({
          namespace: METRICS_NAMESPACE,
          metricName: 'ListingsQuarantined',
          dimensionsMap: { service: props.planner.service },
          statistic: Stats.MAXIMUM,
          period: Duration.hours(1),
        }),
        threshold: 0,
      },
      {
        id: 'StreamAge',
        description: 'Age of the oldest event not yet passed on, ms',
        metric: props.streamReader.metric('IteratorAge', { period: FIVE_MINUTES, statistic: Stats.MAXIMUM }),
        threshold: 10 * 60_000,
      },
      {
        id: 'DeadLetters',
        description: 'Messages in the dead-letter queues',
        metric: sum(
          props.deadLetters.map(queue =>
            queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: Stats.MAXIMUM }),
          ),
          'messages',
        ),
        threshold: 0,
      },
    ];
  }

  private runsPublished({ publisher }: WatchProps): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName: 'RunPublished',
      dimensionsMap: { service: publisher.service },
      statistic: Stats.SUM,
      period: Duration.hours(1),
    });
  }
}

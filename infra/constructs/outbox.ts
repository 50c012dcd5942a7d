import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { CodeOf } from '../bundle.ts';
import { eventsFunction } from '../functions.ts';
import type { Stage } from '../stages.ts';
import { DeadLetters } from './dead-letters.ts';
import { ServiceFunction } from './service-function.ts';

export interface OutboxProps {
  readonly stage: Stage;
  readonly codeOf: CodeOf;
  readonly table: TableV2;
}

/** Outbox items of the table, in their order, onto the event bus; what cannot be passed on waits in the dead letters. */
export class Outbox extends Construct {
  readonly bus: EventBus;
  readonly events: ServiceFunction;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: OutboxProps) {
    super(scope, id);
    const stream = props.table.tableStreamArn!;
    this.bus = new EventBus(this, 'Bus', { description: `What happens on Startup Plus, ${props.stage.name}` });
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { of: 'the table stream' });
    this.events = new ServiceFunction(this, 'Events', {
      service: 'events',
      spec: eventsFunction,
      stage: props.stage,
      codeOf: props.codeOf,
      environment: { EVENT_BUS_NAME: this.bus.eventBusName },
      statements: [
        new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] }),
        new PolicyStatement({
          actions: [
            'dynamodb:DescribeStream',
            'dynamodb:GetRecords',
            'dynamodb:GetShardIterator',
            'dynamodb:ListStreams',
          ],
          resources: [stream],
        }),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queue.queueArn] }),
      ],
    });
    this.events.function.addEventSource(
      new DynamoEventSource(props.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('Outbox') } } },
          }),
        ],
        batchSize: 100,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 10,
        maxRecordAge: Duration.hours(12),
        onFailure: new SqsDlq(this.deadLetters.queue),
      }),
    );
  }
}

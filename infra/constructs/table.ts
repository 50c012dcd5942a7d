import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { INDEX_NAMES, type TableAccess } from '../functions.ts';

export interface MarketTableProps {
  /**
   * Deletion protection on and RETAIN on removal.
   * @default true
   */
  readonly keepsData?: boolean;
}

/** The single table: two overloaded indexes, on demand, point-in-time recovery, a stream of new items for the outbox. */
export class MarketTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: MarketTableProps = {}) {
    super(scope, id);
    const keepsData = props.keepsData ?? true;
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: INDEX_NAMES.map(indexName => ({
        indexName,
        partitionKey: text(`${indexName}pk`),
        sortKey: text(`${indexName}sk`),
        projectionType: ProjectionType.ALL,
      })),
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'ttl',
      dynamoStream: StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** The policy statements for that access: named actions on the table, queries on the named indexes, nothing else. */
  statements({ table, indexes }: TableAccess): PolicyStatement[] {
    const allow = (actions: readonly string[], resources: string[]) =>
      new PolicyStatement({ effect: Effect.ALLOW, actions: actions.map(action => `dynamodb:${action}`), resources });
    const { tableArn } = this.table;
    return [
      allow(table, [tableArn]),
      ...(indexes.length === 0
        ? []
        : [
            allow(
              ['Query'],
              indexes.map(name => `${tableArn}/index/${name}`),
            ),
          ]),
    ];
  }
}

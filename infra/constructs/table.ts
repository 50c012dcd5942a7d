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

const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
// A transaction is allowed by the actions it consists of; there is no action of its own to grant.
const WRITE = ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const BATCH_WRITE = ['dynamodb:BatchWriteItem'];

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
  statements(access: TableAccess): PolicyStatement[] {
    const onTable = [...READ, ...(access.write ? WRITE : []), ...(access.batchWrite ? BATCH_WRITE : [])];
    const indexes = access.indexes.map(name => `${this.table.tableArn}/index/${name}`);
    return [
      new PolicyStatement({ effect: Effect.ALLOW, actions: onTable, resources: [this.table.tableArn] }),
      ...(indexes.length > 0
        ? [new PolicyStatement({ effect: Effect.ALLOW, actions: ['dynamodb:Query'], resources: indexes })]
        : []),
    ];
  }
}

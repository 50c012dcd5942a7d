import { Aws, CfnOutput, Fn, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { AREAS, type AreaName } from '#shared/http/route.ts';
import { routes } from '#shared/routes.ts';
import type { CodeOf } from './bundle.ts';
import { Gateway } from './constructs/gateway.ts';
import { Identity } from './constructs/identity.ts';
import { Nightly } from './constructs/nightly.ts';
import { Outbox } from './constructs/outbox.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { MarketTable } from './constructs/table.ts';
import { Watch } from './constructs/watch.ts';
import { areaFunctions, INDEX_NAMES } from './functions.ts';
import type { Options } from './options.ts';

export interface StartupPlusProps extends StackProps {
  readonly options: Options;
  readonly codeOf: CodeOf;
}

/** The platform: composes the constructs and says what each function may see and do. */
export class StartupPlusStack extends Stack {
  constructor(scope: Construct, id: string, props: StartupPlusProps) {
    super(scope, id, props);
    const { codeOf } = props;
    const { stage, origins, alarmEmail, registry } = props.options;
    const market = new MarketTable(this, 'Market', { keepsData: stage.keepsData });
    const identity = new Identity(this, 'Identity', { stage, origins });
    const office =
      registry === undefined
        ? undefined
        : {
            REGISTRY_URL: registry.url,
            // Resolved when the stack is deployed: the key is in no template and no repository.
            REGISTRY_KEY: SecretValue.secretsManager(registry.secret).unsafeUnwrap(),
          };
    const nightly = new Nightly(this, 'Nightly', {
      stage,
      codeOf,
      market,
      ...(office === undefined ? {} : { registry: office }),
    });
    const outbox = new Outbox(this, 'Outbox', { stage, codeOf, table: market.table });

    const withTable = {
      TABLE_NAME: market.table.tableName,
      // Signs cursors against tampering. A cursor holds no secret and is checked again when it comes back, so a value that
      // cannot be guessed from outside the account and lives as long as the stack is enough: the UUID in the stack's id. A
      // Secrets Manager secret would add rotation and a call at every cold start for nothing more.
      CURSOR_KEY: Fn.select(2, Fn.split('/', Aws.STACK_ID)),
    };
    const extras: Partial<Record<AreaName, { environment: Record<string, string>; statements: PolicyStatement[] }>> = {
      matching: {
        environment: { STATE_MACHINE_ARN: nightly.stateMachine.stateMachineArn },
        statements: [nightly.startStatement()],
      },
      ...(office === undefined ? {} : { registry: { environment: office, statements: [] } }),
    };
    const areas = Object.fromEntries(
      AREAS.map(area => {
        const spec = areaFunctions[area];
        const extra = extras[area];
        const made = new ServiceFunction(this, area[0]!.toUpperCase() + area.slice(1), {
          service: area,
          spec,
          stage,
          codeOf,
          environment: {
            RATE_FACTOR: String(stage.rateFactor),
            ...(spec.table === undefined ? {} : withTable),
            ...extra?.environment,
          },
          statements: [
            ...(spec.table === undefined ? [] : market.statements(spec.table)),
            ...(extra?.statements ?? []),
          ],
        });
        return [area, made.function];
      }),
    ) as Record<AreaName, ServiceFunction['function']>;

    const gateway = new Gateway(this, 'Gateway', {
      stage,
      routes,
      functions: areas,
      issuer: identity.pool.userPoolProviderUrl,
      audience: identity.client.userPoolClientId,
      origins,
    });
    const watch = new Watch(this, 'Watch', {
      apiStage: gateway.defaultStage,
      table: market.table,
      indexNames: INDEX_NAMES,
      areaFunctions: Object.values(areas),
      backgroundFunctions: [...Object.values(nightly.functions), outbox.events].map(each => each.function),
      streamReader: outbox.events.function,
      publisher: nightly.functions.publish,
      planner: nightly.functions.plan,
      sweeper: nightly.functions.sweep,
      stateMachine: nightly.stateMachine,
      deadLetters: [nightly.deadLetters.queue, outbox.deadLetters.queue],
      ...(alarmEmail === undefined ? {} : { alarmEmail }),
    });

    this.output('ApiUrl', gateway.api.apiEndpoint);
    this.output('UserPoolId', identity.pool.userPoolId);
    this.output('UserPoolClientId', identity.client.userPoolClientId);
    if (identity.signInUrl !== undefined) this.output('SignInUrl', identity.signInUrl);
    this.output('TableName', market.table.tableName);
    this.output('StateMachineArn', nightly.stateMachine.stateMachineArn);
    this.output('EventBusName', outbox.bus.eventBusName);
    const console = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}`;
    this.output('DashboardUrl', `${console}#dashboards/dashboard/${watch.dashboard.dashboardName}`);
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}

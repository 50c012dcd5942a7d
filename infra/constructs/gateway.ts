import { Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnRoute,
  type CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { limitOf, type RouteLimit } from '#shared/http/limit/policies.ts';
import type { AreaName, RouteSpec } from '#shared/http/route.ts';
import type { Stage } from '../stages.ts';
import { Log } from './log.ts';

export interface GatewayProps {
  readonly stage: Stage;
  readonly routes: readonly RouteSpec[];
  /** The function behind each area. */
  readonly functions: Readonly<Record<AreaName, IFunction>>;
  /** Issuer of the tokens, as it stands in their `iss`. */
  readonly issuer: string;
  /** Application client that the tokens must be made for. */
  readonly audience: string;
  /**
   * Exact origins that browsers may call from.
   * @default - none: no CORS
   */
  readonly origins?: readonly string[];
}

/**
 * One line a request: ids, timings and what went wrong; no address line with its query, no token. The person's id and the
 * network address are the access record that the safety measures for personal data ask for.
 */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  sub: '$context.authorizer.claims.sub',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
};

/**
 * The part of the stage's throttle that all callers of one route get together: what costs more stands behind a narrower gate. It
 * is the outer limit of many callers; the inner one, of one caller, is the function's own.
 */
export const GATE: Readonly<Record<RouteLimit, number>> = {
  read: 1,
  search: 0.5,
  write: 0.5,
  create: 0.2,
  render: 0.1,
};

/** The HTTP API: every route of the table declared, so that unknown paths never reach code. */
export class Gateway extends Construct {
  readonly api: HttpApi;
  readonly defaultStage: HttpStage;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    const { stage } = props;
    const origins = props.origins ?? [];
    const jwt = new HttpJwtAuthorizer('Jwt', props.issuer, { jwtAudience: [props.audience] });
    const open = new HttpNoneAuthorizer();
    this.api = new HttpApi(this, 'Api', {
      apiName: `startup-plus-${stage.name}`,
      createDefaultStage: false,
      defaultAuthorizer: jwt,
      ...(origins.length === 0
        ? {}
        : {
            corsPreflight: {
              allowOrigins: [...origins],
              allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PATCH, CorsHttpMethod.DELETE],
              allowHeaders: [
                'accept-language',
                'authorization',
                'content-type',
                'idempotency-key',
                'if-match',
                'if-none-match',
              ],
              exposeHeaders: [
                'content-disposition',
                'content-language',
                'etag',
                'link',
                'location',
                'ratelimit',
                'ratelimit-policy',
                'retry-after',
              ],
              maxAge: Duration.hours(1),
            },
          }),
    });

    const log = new Log(this, 'AccessLog', { days: stage.accessLogDays, keepsData: stage.keepsData });
    this.defaultStage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log.group),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });

    const cfnStage = this.defaultStage.node.defaultChild as CfnStage;
    const gates: Record<string, object> = {};
    const areas = [...new Set(props.routes.map(route => route.area))];
    const integrations = new Map(
      areas.map(area => [
        area,
        new HttpLambdaIntegration(area, props.functions[area], {
          payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
          // One permission a function. One a route would outgrow the 20 KB that a function's policy may hold.
          scopePermissionToRoute: false,
        }),
      ]),
    );
    for (const route of props.routes) {
      const isPublic = route.access.includes('public');
      const declared = this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: integrations.get(route.area)!,
        authorizer: isPublic ? open : jwt,
      });
      const { rate, burst } = stage.throttle;
      const share = GATE[limitOf(route)];
      gates[`${route.method} ${route.path}`] = {
        DetailedMetricsEnabled: true,
        ThrottlingRateLimit: rate * share,
        ThrottlingBurstLimit: Math.ceil(burst * share),
      };
      // Settings of a route that is not there yet would be refused.
      cfnStage.addResourceDependency(declared[0]!.node.defaultChild as CfnRoute);
      if (isPublic) {
        Validations.of(declared[0]!).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: `${route.id} is public by the route table: it serves nothing that belongs to anybody.`,
        });
      }
    }
    cfnStage.routeSettings = gates;
  }
}

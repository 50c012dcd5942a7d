import { limitOf } from '#shared/http/limit/policies.ts';
import { HUBS } from '#shared/kernel/vocabulary.ts';
import { routes } from '#shared/routes.ts';
import { at, functionsOf, idIn, ofType, only } from '../template.ts';
import { type Check, differing, within } from './check.ts';

export const routesDeclared: Check = template => {
  const functions = functionsOf(template);
  const declared = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, route]) => {
    const integration = template.Resources[idIn(at(route, 'Properties.Target'))];
    const type = at(route, 'Properties.AuthorizationType');
    const authorizer = type === 'JWT' ? idIn(at(route, 'Properties.AuthorizerId')) : 'nobody';
    const kind =
      template.Resources[authorizer]?.Type === 'AWS::ApiGatewayV2::Authorizer' ? 'a valid token' : authorizer;
    return `${at(route, 'Properties.RouteKey')} to ${idIn(at(integration, 'Properties.IntegrationUri'))} asks for ${kind}`;
  });
  const wanted = routes.map(
    route =>
      `${route.method} ${route.path} to ${functions.get(route.area)?.id} asks for ${route.access.includes('public') ? 'nobody' : 'a valid token'}`,
  );
  return [
    ...wanted.filter(line => !declared.includes(line)).map(line => `not declared: ${line}`),
    ...declared.filter(line => !wanted.includes(line)).map(line => `not in the table: ${line}`),
    ...(new Set(declared).size === declared.length ? [] : ['a route is declared twice']),
  ];
};

export const gateway: Check = template => {
  const authorizer = only(template, 'AWS::ApiGatewayV2::Authorizer');
  const stage = only(template, 'AWS::ApiGatewayV2::Stage');
  const format = String(at(stage, 'Properties.AccessLogSettings.Format'));
  return [
    ...differing(authorizer, {
      'Properties.AuthorizerType': 'JWT',
      'Properties.IdentitySource': ['$request.header.Authorization'],
    }),
    ...(at(template.Resources[idIn(at(authorizer, 'Properties.JwtConfiguration.Issuer'))], 'Type') ===
    'AWS::Cognito::UserPool'
      ? []
      : ['the issuer is not the user pool']),
    ...(at(template.Resources[idIn(at(authorizer, 'Properties.JwtConfiguration.Audience.0'))], 'Type') ===
    'AWS::Cognito::UserPoolClient'
      ? []
      : ['the audience is not the app client']),
    ...within(stage, 'Properties.DefaultRouteSettings.ThrottlingRateLimit', 1, 500),
    ...within(stage, 'Properties.DefaultRouteSettings.ThrottlingBurstLimit', 1, 1000),
    // Settings of a route that is not there yet are refused.
    ...ofType(template, 'AWS::ApiGatewayV2::Route').flatMap(([id]) =>
      (stage.DependsOn ?? []).includes(id) ? [] : [`the stage does not wait for ${id}`],
    ),
    ...routes.flatMap(route => {
      const key = `${route.method} ${route.path}`;
      const settings = at(stage, 'Properties.RouteSettings') as Record<string, Record<string, unknown>> | undefined;
      const most = limitOf(route) === 'read' ? 1 : 0.5;
      const wide = (name: string): boolean =>
        !(Number(settings?.[key]?.[name]) <= most * Number(at(stage, `Properties.DefaultRouteSettings.${name}`)));
      return wide('ThrottlingRateLimit') || wide('ThrottlingBurstLimit') ? [`no gate of its own: ${key}`] : [];
    }),
    ...(format.startsWith('{') && typeof JSON.parse(format) === 'object' ? [] : ['the access log is not JSON']),
    ...(/\$context\.(path|identity\.user|requestOverride)|authorization/i.test(format)
      ? ['the log tells too much']
      : []),
    ...ofType(template, 'AWS::ApiGatewayV2::Integration').flatMap(([, each]) =>
      differing(each, { 'Properties.PayloadFormatVersion': '2.0' }),
    ),
    ...(JSON.stringify(at(only(template, 'AWS::ApiGatewayV2::Api'), 'Properties.CorsConfiguration') ?? '').includes('*')
      ? ['CORS is open to anybody']
      : []),
  ];
};

/** City-wide operators, those of each centre, and auditors. */
const GROUP_NAMES = ['auditor', 'operator', ...Object.keys(HUBS).map(centre => `operator-${centre}`)].sort().join();

export const identity: Check = (template, kept) => {
  const pool = only(template, 'AWS::Cognito::UserPool');
  const client = only(template, 'AWS::Cognito::UserPoolClient');
  const groups = ofType(template, 'AWS::Cognito::UserPoolGroup').map(([, group]) => at(group, 'Properties.GroupName'));
  return [
    ...differing(pool, {
      'Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly': true,
      'Properties.MfaConfiguration': 'ON',
      'Properties.EnabledMfas': ['SOFTWARE_TOKEN_MFA'],
      'Properties.DeletionProtection': kept ? 'ACTIVE' : 'INACTIVE',
      'Properties.Schema': undefined,
      DeletionPolicy: kept ? 'Retain' : 'Delete',
    }),
    ...within(pool, 'Properties.Policies.PasswordPolicy.MinimumLength', 12, 99),
    ...differing(client, {
      'Properties.GenerateSecret': false,
      'Properties.ExplicitAuthFlows': ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      'Properties.WriteAttributes': ['name'],
      'Properties.PreventUserExistenceErrors': 'ENABLED',
      'Properties.EnableTokenRevocation': true,
    }),
    ...(at(client, 'Properties.AllowedOAuthFlowsUserPoolClient') === true
      ? differing(client, { 'Properties.AllowedOAuthFlows': ['code'] })
      : []),
    ...within(client, 'Properties.AccessTokenValidity', 5, 60),
    ...(groups.sort().join() === GROUP_NAMES ? [] : [`the groups are ${groups}`]),
  ];
};

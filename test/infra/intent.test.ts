import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allFunctions } from '#infra/functions.ts';
import { optionsFrom } from '#infra/options.ts';
import { synthesize } from '#infra/synthesize.ts';
import { intent } from './intent/index.ts';
import { at, ofType, only, type Template, templateOf } from './template.ts';

const templates: Record<string, Template> = { sandbox: templateOf('sandbox'), prod: templateOf('prod') };
const withOrigins = templateOf('prod', { origins: 'https://startup.example, https://admin.example:8443' });

describe.each(Object.entries(templates))('%s', (stage, template) => {
  test.each(Object.entries(intent))('%s is as intended', (_, check) => {
    expect(check(template, stage === 'prod')).toEqual([]);
  });
});

describe('what differs between stages', () => {
  const settings = (template: Template) => ({
    throttle: at(only(template, 'AWS::ApiGatewayV2::Stage'), 'Properties.DefaultRouteSettings'),
    tier: at(only(template, 'AWS::Cognito::UserPool'), 'Properties.UserPoolTier'),
    watching: at(only(template, 'AWS::Cognito::UserPool'), 'Properties.UserPoolAddOns.AdvancedSecurityMode'),
  });
  test('throttling and threat protection', () => {
    expect(settings(templates.sandbox!)).toMatchObject({
      throttle: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      tier: 'ESSENTIALS',
    });
    expect(settings(templates.prod!)).toMatchObject({
      throttle: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
      tier: 'PLUS',
      watching: 'ENFORCED',
    });
  });
  test('an unknown stage is refused with the ones there are', () => {
    expect(() => templateOf('production')).toThrow(/"production".*stage=sandbox.*stage=prod/);
  });
  test('sandbox is the stage unless told', () => {
    expect(optionsFrom(() => undefined)).toMatchObject({ stage: { name: 'sandbox' }, origins: [] });
  });
});

describe('origins', () => {
  test('none given: no CORS, and no sign-in page in prod', () => {
    const prod = templates.prod!;
    expect(at(only(prod, 'AWS::ApiGatewayV2::Api'), 'Properties.CorsConfiguration')).toBeUndefined();
    expect(at(only(prod, 'AWS::Cognito::UserPoolClient'), 'Properties.AllowedOAuthFlowsUserPoolClient')).toBe(false);
  });
  test('those given and no others', () => {
    const origins = ['https://startup.example', 'https://admin.example:8443'];
    expect(at(only(withOrigins, 'AWS::ApiGatewayV2::Api'), 'Properties.CorsConfiguration.AllowOrigins')).toEqual(
      origins,
    );
    expect(at(only(withOrigins, 'AWS::Cognito::UserPoolClient'), 'Properties.CallbackURLs')).toEqual(
      origins.map(origin => `${origin}/signed-in`),
    );
    expect(intent.identity(withOrigins, true)).toEqual([]);
    expect(intent.gateway(withOrigins, true)).toEqual([]);
  });
  test.each(['*', 'https://*.example', 'http://startup.example', 'https://startup.example/', 'startup.example'])(
    '%s is refused',
    text => {
      expect(() => optionsFrom(key => (key === 'origins' ? text : undefined))).toThrow(/exact https origin/);
    },
  );
  test('a bad alarm address is refused', () => {
    expect(() => optionsFrom(key => (key === 'alarmEmail' ? 'nobody' : undefined))).toThrow(/e-mail/);
  });
});

test('alarms are mailed to the address given', () => {
  const subscription = only(templateOf('sandbox', { alarmEmail: 'duty@city.example' }), 'AWS::SNS::Subscription');
  expect(subscription.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'duty@city.example' });
});

describe('the tax office', () => {
  const url = 'https://api.odcloud.kr/api/nts-businessman/v1';
  const environment = (template: Template) =>
    ofType(template, 'AWS::Lambda::Function')
      .map(
        ([, { Properties }]) => (Properties?.Environment as { Variables?: Record<string, unknown> })?.Variables ?? {},
      )
      .filter(variables => 'REGISTRY_URL' in variables);

  test('is asked by its function and the nightly sweep alone, with a key that no template holds', () => {
    expect(environment(templateOf('sandbox'))).toEqual([]);
    const told = environment(templateOf('prod', { registryUrl: url, registrySecret: 'city/nts-key' }));
    const names = told.map(variables => String(variables.POWERTOOLS_SERVICE_NAME));
    expect(names.sort()).toEqual(['prod-nightly-sweep', 'prod-registry']);
    for (const variables of told)
      expect(variables).toMatchObject({
        REGISTRY_URL: url,
        REGISTRY_KEY: '{{resolve:secretsmanager:city/nts-key:SecretString:::}}',
      });
  });
  test.each([
    [{ registryUrl: 'http://plain.example', registrySecret: 'k' }, /https/],
    [{ registryUrl: url }, /secret/],
    [{ registrySecret: 'k' }, /https/],
    [{ registryUrl: `${url}?serviceKey=abc`, registrySecret: 'k' }, /without a query/],
  ])('%j is refused', (context, why) => {
    expect(() => optionsFrom(key => (context as Record<string, string>)[key])).toThrow(why);
  });
});

test('the cursor key is the part of the stack id that cannot be guessed', () => {
  const text = JSON.stringify(templates.sandbox);
  expect(text).toContain('"CURSOR_KEY":{"Fn::Select":[2,{"Fn::Split":["/",{"Ref":"AWS::StackId"}]}]}');
});

test('every feature flag has its recommended value', () => {
  const recommended = createRequire(import.meta.url)('aws-cdk-lib/recommended-feature-flags.json');
  const cdk = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
  expect(cdk.context).toEqual(recommended);
});

test('every entry exports its handler from where the function says', () => {
  for (const spec of allFunctions) {
    const source = readFileSync(new URL(`../../${spec.entry}`, import.meta.url), 'utf8');
    expect(source, spec.entry).toMatch(/export const handler\b/);
  }
});

test('synthesize writes an assembly that another program can read', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'startup-plus-'));
  const before = process.env.CDK_VALIDATION;
  expect(synthesize({ stage: 'sandbox', outdir, bundle: false, context: { alarmEmail: 'duty@city.example' } })).toBe(
    outdir,
  );
  expect(process.env.CDK_VALIDATION).toBe(before);
  const read = (name: string) => JSON.parse(readFileSync(join(outdir, name), 'utf8'));
  expect(read('manifest.json').artifacts.StartupPlus.properties).toMatchObject({
    templateFile: 'StartupPlus.template.json',
    stackName: 'StartupPlus-sandbox',
    tags: { app: 'startup-plus', stage: 'sandbox' },
  });
  const template = read('StartupPlus.template.json') as Template;
  expect(only(template, 'AWS::SNS::Subscription').Properties?.Endpoint).toBe('duty@city.example');
  for (const [, lambda] of ofType(template, 'AWS::Lambda::Function')) {
    expect(at(lambda, 'Metadata.aws:asset:path')).toBeTypeOf('string');
  }
  rmSync(outdir, { recursive: true });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { buildApp } from '#infra/synthesize.ts';

/** One resource of a template, as JSON. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
}
export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Outputs: Record<string, { readonly Value: unknown }>;
}

/** The app of a stage, its functions not bundled, its assembly below the system's directory for temporary files. */
export const appOf = (
  stage: string,
  context: Record<string, unknown> = {},
  nag = false,
): { app: App; stack: Stack; outdir: string } => {
  const outdir = mkdtempSync(join(tmpdir(), 'startup-plus-'));
  const app = buildApp({ outdir, nag, context: { 'aws:cdk:bundling-stacks': [], ...context, stage } });
  const stack = app.node.children.find(child => Stack.isStack(child)) as Stack;
  return { app, stack, outdir };
};

/** The template of a stage. Turns CloudFormation's linter off: it is not what these tests are about and takes seconds. */
export const templateOf = (stage: string, context: Record<string, unknown> = {}): Template => {
  process.env.CDK_VALIDATION = 'false';
  const { app, stack, outdir } = appOf(stage, context);
  const template = app.synth().getStackArtifact(stack.artifactId).template as Template;
  rmSync(outdir, { recursive: true });
  return template;
};

/** All resources of a type, by logical id. */
export const ofType = (template: Template, type: string): [id: string, resource: Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);

/** The resource of a type, of which there must be exactly one. */
export const only = (template: Template, type: string): Resource => {
  const found = ofType(template, type);
  if (found.length !== 1) throw new Error(`${found.length} resources of type ${type}`);
  return found[0]![1];
};

/** The value at a dotted path such as `Properties.Replicas.0.Region`; undefined where the path ends. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        inner === null || typeof inner !== 'object' ? undefined : (inner as Record<string, unknown>)[key],
      value,
    );

/** Writes an intrinsic as text: `${Id}` for Ref, `${Id.Attribute}` for GetAtt, joined texts for Join. */
export const flat = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument] = ['', undefined]] = Object.entries(value);
  if (name === 'Ref') return `\${${argument}}`;
  if (name === 'Fn::GetAtt') return `\${${(argument as string[]).join('.')}}`;
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(flat).join((argument as [string])[0]);
  return JSON.stringify(value);
};

/** The logical id in a Ref or GetAtt. */
export const idIn = (value: unknown): string => /\$\{([A-Za-z0-9]+)/.exec(flat(value))?.[1] ?? '';

export interface Statement {
  readonly owner: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Every statement of every identity policy, with the logical id of the role that holds it. */
export const statementsOf = (template: Template): Statement[] => {
  const read = (owner: string, document: unknown): Statement[] =>
    list(at(document, 'Statement')).map(statement => ({
      owner,
      effect: String(at(statement, 'Effect')),
      actions: list(at(statement, 'Action')).map(String),
      resources: list(at(statement, 'Resource')).map(flat),
    }));
  return [
    ...ofType(template, 'AWS::IAM::Role').flatMap(([id, role]) =>
      list(at(role, 'Properties.Policies')).flatMap(policy => read(id, at(policy, 'PolicyDocument'))),
    ),
    ...ofType(template, 'AWS::IAM::Policy').flatMap(([, policy]) =>
      list(at(policy, 'Properties.Roles')).flatMap(role => read(idIn(role), at(policy, 'Properties.PolicyDocument'))),
    ),
  ];
};

/** The functions by the name they log with, without the stage in front of it. */
export const functionsOf = (template: Template): Map<string, { id: string; resource: Resource }> =>
  new Map(
    ofType(template, 'AWS::Lambda::Function').map(([id, resource]) => {
      const variables = at(resource, 'Properties.Environment.Variables');
      const service = String(at(variables, 'POWERTOOLS_SERVICE_NAME'));
      return [service.replace(`${at(variables, 'STAGE')}-`, ''), { id, resource }];
    }),
  );

/** The level-1 resource at a construct path below the stack, to be changed in place. */
export const cfn = <T extends CfnResource>(stack: Stack, path: string): T =>
  path.split('/').reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack) as T;

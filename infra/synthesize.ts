import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type CodeOf, sourceCode, withBundles } from './bundle.ts';
import { allFunctions } from './functions.ts';
import { optionsFrom } from './options.ts';
import { StartupPlusStack } from './stack.ts';
import type { Stage } from './stages.ts';

/** Personal data stays in the country: the region is part of the design, not of the caller's configuration. */
export const REGION = 'ap-northeast-2';

const BUNDLING_STACKS = 'aws:cdk:bundling-stacks';

export interface AppOptions {
  /** Where the assembly goes; the CDK command chooses when it runs the app. */
  readonly outdir?: string;
  /** CDK context, on top of the feature flags of cdk.json. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Check with cdk-nag; findings make the synthesis fail. Default true. */
  readonly nag?: boolean;
}

/** Makes the app with its one stack, `StartupPlus-<stage>`. Throws RangeError for options that cannot be meant. */
export const buildApp = ({ outdir, context = {}, nag = true }: AppOptions = {}): App => {
  const flags = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'cdk.json'), 'utf8')).context;
  const app = new App({
    ...(outdir === undefined ? {} : { outdir }),
    context: { ...flags, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:enable-path-metadata': true },
    postCliContext: { ...context },
    analyticsReporting: false,
  });
  const options = optionsFrom(key => app.node.tryGetContext(key));
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const make = (codeOf: CodeOf): void => {
    new StartupPlusStack(app, 'StartupPlus', {
      stackName: `StartupPlus-${options.stage.name}`,
      description: `Startup Plus, ${options.stage.name}`,
      env: { region: REGION },
      tags: { app: 'startup-plus', stage: options.stage.name },
      terminationProtection: options.stage.keepsData,
      options,
      codeOf,
    });
  };
  // The CDK command names no stack to bundle for where it only wants to know which there are.
  const toBundle: unknown = app.node.tryGetContext(BUNDLING_STACKS);
  if (Array.isArray(toBundle) && toBundle.length === 0) make(sourceCode);
  else withBundles(allFunctions, make);
  return app;
};

export interface SynthesizeOptions {
  readonly stage: Stage['name'];
  /** Directory the assembly is written to. */
  readonly outdir: string;
  /** Bundle the functions. Without, the assets do not run; the template is the same but for their names. Default true. */
  readonly bundle?: boolean;
  /** More CDK context, such as `origins`. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/**
 * Writes the assembly for a program that will read it: without cdk-nag and without CloudFormation's linter, which
 * `npm run synth` and the tests run. Returns `outdir`. Throws what a failed bundling throws.
 */
export const synthesize = ({ stage, outdir, bundle = true, context = {} }: SynthesizeOptions): string => {
  const before = process.env.CDK_VALIDATION;
  process.env.CDK_VALIDATION = 'false';
  try {
    const noBundles = bundle ? {} : { [BUNDLING_STACKS]: [] };
    return buildApp({ outdir, nag: false, context: { ...context, ...noBundles, stage } }).synth().directory;
  } finally {
    if (before === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = before;
  }
};

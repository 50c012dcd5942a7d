import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const files = ['shared', 'functions', 'infra', 'test']
  .flatMap(folder => globSync(`${folder}/**/*.ts`, { cwd: ROOT }))
  .sort();

/** What a file imports, as paths from the root for ours and as package names for others. */
const importsOf = (file: string): string[] => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const specifiers = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ];
  return specifiers.map(([, from, dynamic, bare]) => {
    const specifier = from ?? dynamic ?? bare ?? '';
    if (specifier.startsWith('#')) return specifier.slice(1);
    return specifier.startsWith('.')
      ? posix.normalize(relative(ROOT, join(ROOT, dirname(file), specifier)))
      : specifier;
  });
};

type Rule = { room: string; of: (file: string) => boolean; may: (target: string, file: string) => boolean };

const ours = (target: string) => /^(shared|functions|infra|test|events|docs|package\.json)(\/|$)/.test(target);
const within =
  (...folders: string[]) =>
  (target: string) =>
    folders.some(folder => target === folder || target.startsWith(`${folder}/`));
const named = (name: string) => (file: string) => file.endsWith(`/${name}.ts`);
const CONCEPTS = [
  'organisation',
  'suspension',
  'invitation',
  'verification',
  'registry',
  'person',
  'listing',
  'fact',
  'disclosure',
  'directory',
  'search',
  'saved-search',
  'enquiry',
  'notification',
  'review',
  'sweep',
  'rate',
  'feed',
  'calendar',
  'exchange',
  'outcome',
  'report',
  'quality',
  'match',
  'proposal',
  'match-model',
  'deal',
  'contract',
  'reference',
  'change',
  'trail',
];
const concept = within(...CONCEPTS.map(name => `shared/${name}`));
const engine = within('shared/match/engine', 'shared/contract/engine', 'shared/search');
const template = within(
  'shared/contract/templates',
  'shared/contract/law',
  'shared/contract/audit',
  'shared/contract/render',
);
const kernel = within('shared/kernel');
const pureConcept = (target: string) => concept(target) && !named('store')(target);
const wiring = (file: string) => within('functions')(file) && (named('handler')(file) || named('wiring')(file));

/** The first rule that fits a file decides. The same table stands in docs/architecture.md. */
const RULES: Rule[] = [
  { room: 'kernel', of: kernel, may: kernel },
  {
    room: 'engine',
    of: engine,
    may: (target, file) => kernel(target) || within(dirname(file).split('/').slice(0, 3).join('/'))(target),
  },
  {
    room: 'contract templates and renderers',
    of: template,
    may: target => kernel(target) || within('shared/contract')(target),
  },
  { room: 'table', of: within('shared/table'), may: target => kernel(target) || within('shared/table')(target) },
  {
    room: 'http',
    of: within('shared/http'),
    may: target => kernel(target) || within('shared/http', 'shared/change', 'shared/table')(target),
  },
  {
    room: 'route table',
    of: file => file === 'shared/routes.ts',
    may: target => named('routes')(target) || target === 'shared/http/route.ts',
  },
  {
    room: 'routes',
    of: file => concept(file) && named('routes')(file),
    may: target => kernel(target) || named('schema')(target) || within('shared/http')(target),
  },
  {
    room: 'schema',
    of: file => concept(file) && named('schema')(file),
    may: target =>
      kernel(target) ||
      named('schema')(target) ||
      named('rules')(target) ||
      within('shared/listing/kinds')(target) ||
      engine(target) ||
      target === 'shared/http/paging.ts',
  },
  {
    room: 'store',
    of: file => concept(file) && named('store')(file),
    may: target => kernel(target) || concept(target) || within('shared/table')(target),
  },
  {
    room: 'registry of what is kept about people',
    of: file => file === 'shared/person/registry.ts',
    may: target => named('store')(target) || within('shared/table')(target),
  },
  {
    room: 'rules',
    of: concept,
    may: (target, file) => kernel(target) || pureConcept(target) || target === `${dirname(file)}/store.ts`,
  },
  {
    room: 'handler',
    of: wiring,
    may: target => !ours(target) || within('shared', 'functions', 'package.json')(target),
  },
  {
    room: 'use cases',
    of: within('functions'),
    may: target =>
      kernel(target) ||
      concept(target) ||
      within('functions', 'shared/table')(target) ||
      ['shared/http/bind.ts', 'shared/http/faults.ts'].includes(target),
  },
  {
    room: 'local',
    of: within('infra/local'),
    may: target => within('infra', 'shared', 'docs', 'package.json')(target) && !named('store')(target),
  },
  {
    room: 'evaluate',
    of: within('infra/evaluate'),
    may: within('infra/evaluate', 'shared/match/engine'),
  },
  {
    room: 'commands about contract forms',
    of: within('infra/contracts'),
    may: within('infra/contracts', 'shared/contract'),
  },
  {
    room: 'infra',
    of: within('infra'),
    may: target =>
      within('infra', 'package.json')(target) ||
      named('routes')(target) ||
      target === 'shared/routes.ts' ||
      ['shared/http/route.ts', 'shared/http/problem.ts', 'shared/http/limit/policies.ts'].includes(target) ||
      kernel(target),
  },
  { room: 'test', of: within('test'), may: () => true },
];

describe('rooms', () => {
  test('the reader of import lines sees them', () =>
    expect(importsOf('functions/listings/handler.ts')).toEqual(
      expect.arrayContaining(['shared/http/api.ts', 'functions/listings/use-cases.ts']),
    ));

  test.each(files)('%s imports only what its room may', file => {
    const rule = RULES.find(({ of }) => of(file));
    expect(rule, 'a file outside every room').toBeDefined();
    const wrong = importsOf(file).filter(target => ours(target) && !rule!.may(target, file));
    expect(wrong, rule!.room).toEqual([]);
  });

  test.each(files.filter(file => within('shared', 'functions')(file)))(
    '%s sees the AWS SDK only where it is wired',
    file => {
      const sdk = importsOf(file).filter(target => target.startsWith('@aws-sdk/'));
      if (!within('shared/table')(file) && !wiring(file)) expect(sdk).toEqual([]);
    },
  );

  test.each(
    files.filter(
      file =>
        within('shared/kernel', 'shared/match/engine', 'shared/contract/engine', 'shared/search')(file) ||
        named('rules')(file),
    ),
  )('%s does no I/O', file => {
    const forbidden = importsOf(file).filter(target =>
      /^(node:(fs|net|http|https|child_process|dns|timers)|@aws-sdk)/.test(target),
    );
    expect(forbidden).toEqual([]);
  });

  test('functions never load the local stack or a network client of their own; the tax office has the one there is', () => {
    const caller = 'functions/registry/client.ts';
    expect(readFileSync(join(ROOT, caller), 'utf8')).toMatch(/\bfetch\(/);
    for (const file of files.filter(within('functions', 'shared')).filter(each => each !== caller))
      expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toMatch(/\bfetch\(|node:https?['"]|infra\/local/);
  });

  test('only the function of the tax office and the nightly sweep reach its network client', () => {
    const registry = within('functions/registry');
    for (const file of files.filter(within('functions', 'shared')).filter(each => !registry(each))) {
      const reached = importsOf(file).filter(registry);
      if (reached.length > 0) expect(file).toMatch(/^functions\/nightly\/sweep\//);
    }
  });

  test('zod is imported as a namespace, which keeps bundles small', () => {
    for (const file of files.filter(file => file !== 'test/unit/rooms.test.ts'))
      expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toMatch(
        /import\s*\{[^}]*\bz\b[^}]*\}\s*from\s*['"]zod['"]/,
      );
  });

  test('no file has outgrown its room', () => {
    const long = files
      .map(file => [file, readFileSync(join(ROOT, file), 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });
});

import type { AreaName } from '#shared/http/route.ts';

export const INDEX_NAMES = ['gsi1', 'gsi2'] as const;
export type IndexName = (typeof INDEX_NAMES)[number];

/** Actions on the table that functions use at all. A transaction is allowed by the actions it consists of. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'BatchWriteItem' | 'DeleteItem';

/** What a function may do with the table; absent: nothing. A test compares it with what each function does. */
export interface TableAccess {
  readonly table: readonly TableAction[];
  /** Indexes it may query. */
  readonly indexes: readonly IndexName[];
}

/** One Lambda function: what it is made of and what it may do. */
export interface FunctionSpec {
  /** Entry file below the project root; exports `handler`. */
  readonly entry: string;
  /** MB; CPU grows with it, 1769 MB is one whole vCPU. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly table?: TableAccess;
  /** Files laid beside the bundle as `assets/<name>`, by name: path below the project root. */
  readonly assets?: Readonly<Record<string, string>>;
}

/** The font of PDFs. Its licence (OFL 1.1) goes wherever the font goes. */
const NOTO = 'node_modules/@expo-google-fonts/noto-sans-kr';

/** An API call is answered in time or not at all: the gateway gives up after 30 s, people long before. */
const api = { memory: 512, timeout: 10 } as const;
/** The function of each area of the API. */
export const areaFunctions: Readonly<Record<AreaName, FunctionSpec>> = {
  listings: {
    entry: 'functions/listings/handler.ts',
    ...api,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['gsi1', 'gsi2'] },
  },
  // Holds every published listing and an index of their words: more memory, and the CPU to load them quickly that goes with it.
  directory: {
    entry: 'functions/directory/handler.ts',
    memory: 1769,
    timeout: 10,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['gsi1', 'gsi2'] },
  },
  matching: {
    entry: 'functions/matching/handler.ts',
    ...api,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['gsi1'] },
  },
  trading: {
    entry: 'functions/trading/handler.ts',
    ...api,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['gsi1'] },
  },
  deals: {
    entry: 'functions/deals/handler.ts',
    ...api,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['gsi1'] },
  },
  contracts: {
    entry: 'functions/contracts/handler.ts',
    ...api,
    table: { table: ['GetItem', 'PutItem'], indexes: ['gsi1'] },
  },
  results: {
    entry: 'functions/results/handler.ts',
    ...api,
    table: { table: ['GetItem', 'Query', 'PutItem'], indexes: ['gsi1', 'gsi2'] },
  },
  // Renders files: more memory and time than the others, which is why it is not one of them. A PDF is a second's work of one CPU.
  documents: {
    entry: 'functions/documents/handler.ts',
    memory: 1769,
    timeout: 20,
    assets: {
      'NotoSansKR-Regular.ttf': `${NOTO}/400Regular/NotoSansKR_400Regular.ttf`,
      'NotoSansKR-Bold.ttf': `${NOTO}/700Bold/NotoSansKR_700Bold.ttf`,
      'NotoSansKR-LICENSE.txt': `${NOTO}/LICENSE_FONT`,
    },
    // Puts nothing but the counts of its callers; queries the listings of an organisation for its export.
    table: { table: ['GetItem', 'PutItem'], indexes: ['gsi1'] },
  },
  // Calls out of the account, as the nightly sweep does; the file is what a sandbox gets for an answer.
  registry: {
    entry: 'functions/registry/handler.ts',
    ...api,
    timeout: 20,
    table: { table: ['GetItem', 'PutItem'], indexes: [] },
    assets: { 'registry.json': 'infra/local/demo/registry.json' },
  },
  // The only one that may delete: erasing a person is the one thing that is not a new version of a record.
  people: {
    entry: 'functions/people/handler.ts',
    ...api,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], indexes: ['gsi1', 'gsi2'] },
  },
  reference: {
    entry: 'functions/reference/handler.ts',
    ...api,
    assets: {
      'swagger-ui.css': 'node_modules/swagger-ui-dist/swagger-ui.css',
      'swagger-ui-bundle.js': 'node_modules/swagger-ui-dist/swagger-ui-bundle.js',
      'openapi.json': 'docs/openapi.json',
    },
  },
};

export const NIGHTLY_STEPS = ['sweep', 'plan', 'train', 'score', 'allocate', 'publish', 'explain'] as const;
export type NightlyStep = (typeof NIGHTLY_STEPS)[number];

/** The steps of the nightly run. Three hold the whole market at once: `train`, `allocate` and `explain`. */
export const nightlyFunctions: Readonly<Record<NightlyStep, FunctionSpec>> = {
  sweep: {
    entry: 'functions/nightly/sweep/handler.ts',
    memory: 1024,
    timeout: 600,
    table: { table: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: ['gsi1', 'gsi2'] },
    assets: { 'registry.json': 'infra/local/demo/registry.json' },
  },
  plan: {
    entry: 'functions/nightly/plan/handler.ts',
    memory: 1769,
    timeout: 600,
    table: { table: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: ['gsi2'] },
  },
  // Learning takes minutes of one core and a gigabyte where a city has enough to learn from; on other nights, seconds.
  train: {
    entry: 'functions/nightly/train/handler.ts',
    memory: 3008,
    timeout: 900,
    table: { table: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: [] },
  },
  score: {
    entry: 'functions/nightly/score/handler.ts',
    memory: 1769,
    timeout: 300,
    table: { table: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: [] },
  },
  allocate: {
    entry: 'functions/nightly/allocate/handler.ts',
    memory: 3008,
    timeout: 900,
    table: { table: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: [] },
  },
  publish: {
    entry: 'functions/nightly/publish/handler.ts',
    memory: 1769,
    timeout: 600,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'BatchWriteItem'], indexes: ['gsi1'] },
  },
  explain: {
    entry: 'functions/nightly/explain/handler.ts',
    memory: 3008,
    timeout: 900,
    table: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: [] },
  },
};

/** Passes the outbox on to the event bus. Sees the table's stream, not the table. */
export const eventsFunction: FunctionSpec = { entry: 'functions/events/handler.ts', memory: 512, timeout: 30 };

/** Every function there is. */
export const allFunctions: readonly FunctionSpec[] = [
  ...Object.values(areaFunctions),
  ...Object.values(nightlyFunctions),
  eventsFunction,
];

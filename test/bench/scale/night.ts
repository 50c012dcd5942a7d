import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readAssembly } from '#infra/local/assembly.ts';
import { localClientConfig, startEngine } from '#infra/local/engine.ts';
import { openWorkflow } from '#infra/local/workflow.ts';
import { runIdOf } from '#shared/match/rules.ts';
import { findRun } from '#shared/match/store.ts';
import { chunksOf } from '#shared/table/retry.ts';
import { openTable } from '#shared/table/table.ts';
import { listingsOf, storedListing } from '#test/support/night/listings.ts';
import { syntheticMarket } from '../market.ts';
import { openProcesses, type Taken } from './functions.ts';

export interface Size {
  readonly investors: number;
  readonly companies: number;
}

/** A night as it ran here. */
export interface NightFigures extends Size {
  /** Which night: all packs are new, or nothing has changed since. */
  readonly which: 'first' | 'unchanged';
  /** Seconds from start to end, with as many functions at once as there are cores. */
  readonly wall: number;
  readonly matches: number;
  /** What the night's training came to, and whether the run was scored by what was learnt. */
  readonly training: string;
  readonly learned: boolean;
  /** States entered, each one a transition. */
  readonly transitions: number;
  readonly steps: Readonly<Record<string, Omit<Taken, 'spec'> & { readonly memory: number; readonly timeout: number }>>;
}

/** Seconds a night may take here before it counts as hung. */
const LIMIT = 900;

const RUNS = { first: 1, unchanged: 2 } as const;
const DATE = '2026-04-02';

/**
 * Runs nights over a generated city: listings go straight to the table by the store's writer, the steps are the bundles of the
 * assembly in processes of their own, and the synthesized state machine calls them.
 */
export const measureNights = async (
  assemblyDir: string,
  size: Size,
  runs: readonly NightFigures['which'][],
  cores: number,
  say: (text: string) => void,
): Promise<NightFigures[]> => {
  const label = `${size.investors} × ${size.companies}`;
  const engine = await startEngine();
  const closers: (() => unknown)[] = [engine.close];
  try {
    const assembly = readAssembly(assemblyDir);
    const config = localClientConfig(engine.endpoint, assembly.place.region);
    const raw = new DynamoDBClient(config);
    const { StreamSpecification: _quiet, ...shape } = assembly.tables[0]!;
    await raw.send(new CreateTableCommand(shape));
    const table = openTable(
      DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }),
      String(shape.TableName),
    );
    say(`${label}: writing listings`);
    const listings = listingsOf(syntheticMarket(size.investors, size.companies));
    for (const chunk of chunksOf(listings, 100))
      await table.transact(chunk.map(listing => ({ put: storedListing(listing), when: 'absent' })));

    const processes = openProcesses(
      assembly.functions,
      { AWS_SECRET_ACCESS_KEY: 'local', AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint },
      cores,
    );
    closers.push(processes.close);
    const workflow = openWorkflow({ stateMachines: assembly.stateMachines, invoke: processes.invoke });
    closers.push(workflow.close);
    let transitions = 0;
    workflow.subscribe(({ type, state }) => {
      if (type === 'StateEntered') transitions += 1;
      if (type === 'StateEntered' && state !== 'ScoreShard') say(`${label}: ${state}`);
    });
    const figures: NightFigures[] = [];
    for (const which of runs) {
      const revision = RUNS[which];
      transitions = 0;
      const started = performance.now();
      const input = JSON.stringify({ date: DATE, revision });
      const execution = workflow.start({ stateMachineArn: assembly.stateMachines[0]!.arn, input });
      const hung = setTimeout(() => processes.close(), LIMIT * 1000);
      await execution.done;
      clearTimeout(hung);
      if (execution.status !== 'SUCCEEDED')
        throw new Error(`${label}, ${which} night: ${execution.status} ${JSON.stringify(execution.failure)}`);
      const wall = (performance.now() - started) / 1000;
      const run = await findRun(table, runIdOf(DATE, revision));
      const steps = [...processes.taken()].map(([service, { spec, ...rest }]) => [
        service.replace(/^nightly-/, ''),
        { ...rest, memory: spec.memory, timeout: spec.timeout / 1000 },
      ]);
      figures.push({
        ...size,
        which,
        wall,
        matches: run?.counts.matches ?? 0,
        training: run?.model?.training ?? 'none',
        learned: run?.model?.modelId !== undefined,
        transitions,
        steps: Object.fromEntries(steps),
      });
    }
    return figures;
  } finally {
    for (const close of closers.reverse()) await close();
  }
};

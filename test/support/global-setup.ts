import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The synthesized assembly of this run. */
    assemblyDir: string;
  }
}

/** One synthesis for all suites of a run, in this process. */
let made: { directory: string; users: number } | undefined;

/**
 * Synthesizes once a run, and gives the folder to the tests as `inject('assemblyDir')`. `ASSEMBLY_DIR` names an assembly that
 * is there already: saves some seconds when nothing in it changed.
 */
export const setup = async (project: TestProject): Promise<() => void> => {
  const given = process.env.ASSEMBLY_DIR;
  if (given && existsSync(given)) {
    project.provide('assemblyDir', given);
    return () => {};
  }
  if (!made) {
    made = { directory: mkdtempSync(join(tmpdir(), 'startup-plus-assembly-')), users: 0 };
    const { synthesize } = await import('#infra/synthesize.ts');
    synthesize({ stage: 'sandbox', outdir: made.directory });
  }
  const { directory } = made;
  made.users++;
  project.provide('assemblyDir', directory);
  return () => {
    if (!made || --made.users > 0) return;
    rmSync(directory, { recursive: true, force: true });
    made = undefined;
  };
};

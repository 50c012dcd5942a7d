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

/**
 * Synthesizes once a run, and gives the folder to the tests as `inject('assemblyDir')`. `ASSEMBLY_DIR` names an assembly that
 * is there already: for repeating a test while nothing in it changes, and from one suite of a run to the next.
 */
export const setup = async (project: TestProject): Promise<(() => void) | undefined> => {
  const given = process.env.ASSEMBLY_DIR;
  if (given && existsSync(given)) {
    project.provide('assemblyDir', given);
    return undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), 'startup-plus-assembly-'));
  const { synthesize } = await import('#infra/synthesize.ts');
  synthesize({ stage: 'sandbox', outdir: directory });
  process.env.ASSEMBLY_DIR = directory;
  project.provide('assemblyDir', directory);
  return () => {
    delete process.env.ASSEMBLY_DIR;
    rmSync(directory, { recursive: true, force: true });
  };
};

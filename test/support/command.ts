import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as a person would, in a folder and without a token in its environment; this process goes on serving meanwhile. */
export const runCommand = (
  script: string,
  args: readonly string[],
  cwd: string,
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<CommandResult> =>
  new Promise(resolve => {
    const { STARTUP_PLUS_TOKEN: _, ...env } = process.env;
    const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...env, LANG: 'ko_KR.UTF-8', LC_ALL: '' } });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8');
      child[name].on('data', (chunk: string) => {
        output[name] += chunk;
      });
    }
    child.once('close', code => resolve({ code, ...output }));
    onStart?.(signal => child.kill(signal));
  });

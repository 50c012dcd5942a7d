/** Says what is going on, step by step. */
export interface Progress {
  readonly begin: (step: string) => void;
  readonly update: (done: number, total: number, label: string) => void;
  /** Ends the step; `result` goes beside its time. */
  readonly end: (result?: string) => void;
}

export const silent: Progress = { begin: () => {}, update: () => {}, end: () => {} };

/** Milliseconds between two changes of the line. */
const REDRAW = 100;

/** Progress on a terminal: one line a step, redrawn while it goes on; elsewhere one line when a step ends. */
export const terminalProgress = (out: NodeJS.WriteStream = process.stdout): Progress => {
  let step = '';
  let started = 0;
  let drawn = 0;
  const draw = (text: string, last = false): void => {
    if (out.isTTY) out.write(`\r\u001b[2K${text.slice(0, out.columns - 1)}${last ? '\n' : ''}`);
    else if (last) out.write(`${text}\n`);
  };
  return {
    begin: name => {
      step = name;
      started = performance.now();
      draw(`  ${step} …`);
    },
    update: (done, total, label) => {
      if (performance.now() - drawn < REDRAW) return;
      drawn = performance.now();
      draw(`  ${step} … ${total > 0 ? `${done}/${total} ` : ''}${label}`);
    },
    end: result => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      draw(`✓ ${step}${result ? `: ${result}` : ''} (${seconds} s)`, true);
    },
  };
};

import type { Label, Language } from '#shared/kernel/i18n.ts';

/** What progress is written to: `process.stderr`. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const WINDOW = 10_000;

/** `5s`, `3m 20s`, `1h 5m`. */
export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}s`;
  return whole < 3600
    ? `${Math.floor(whole / 60)}m ${whole % 60}s`
    : `${Math.floor(whole / 3600)}h ${Math.floor((whole % 3600) / 60)}m`;
};

/**
 * Shows how far an import is: one line that is written over on a terminal, a line every few seconds elsewhere. The rate is that
 * of the last ten seconds, for what comes last (investors) takes longer than what came first.
 */
export const showProgress = (
  total: number,
  language: Language,
  terminal: Terminal,
  clock = () => performance.now(),
) => {
  let done = 0;
  let failed = 0;
  const samples = [{ at: clock(), done }];

  const line = (): string => {
    const now = clock();
    samples.push({ at: now, done });
    while (samples.length > 2 && samples[1]!.at < now - WINDOW) samples.shift();
    const { at, done: before } = samples[0]!;
    const rate = now > at ? ((done - before) / (now - at)) * 1000 : 0;
    const eta = rate > 0 ? duration((total - done) / rate) : '-';
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    const text: Label = {
      ko: `${done}/${total} (${percent}%) · 초당 ${rate.toFixed(1)}건 · 남은 시간 ${eta} · 실패 ${failed}`,
      en: `${done}/${total} (${percent}%) · ${rate.toFixed(1)}/s · ETA ${eta} · failed ${failed}`,
    };
    return text[language];
  };
  const show = () => terminal.write(terminal.isTTY ? `\r\x1b[2K${line()}` : `${line()}\n`);
  const timer = setInterval(show, terminal.isTTY ? 250 : 5_000);
  timer.unref();

  return {
    /** Counts a record that is done. */
    count: (hasFailed: boolean): void => {
      done++;
      if (hasFailed) failed++;
    },
    /** Shows the final state and stops. */
    close: (): void => {
      clearInterval(timer);
      show();
      if (terminal.isTTY) terminal.write('\n');
    },
  };
};

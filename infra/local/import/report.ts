import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Label, Language } from '#shared/kernel/i18n.ts';
import { duration } from './progress.ts';
import type { BadRow, RowFault } from './record.ts';
import { OUTCOMES, type RunResult } from './run.ts';

/** Faults that are printed; the file has all of them. */
export const MOST_PRINTED = 20;

/** Control characters of a file must not reach the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

/** `companies.csv:12 [투자단계] 시리즈 Z: message`. */
export const faultLine = ({ file, line, pointer, column, value, message }: RowFault, language: Language): string => {
  const text = message[language];
  // A message that quotes the value already need not be told it twice.
  const quoted = value === undefined || text.includes(value.slice(0, 20)) ? '' : `(${value})`;
  const where = column === undefined ? pointer : `[${column}]`;
  return printable([`${file}:${line}`, where, text, quoted].filter(Boolean).join(' '));
};

/** What a fault is a case of: its column and its message up to the value that it quotes. */
const reasonOf = ({ column, pointer, message }: RowFault): Label => {
  const where = column ?? pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  const told = (text: string) => [where, text.split(': ')[0]].filter(Boolean).join(': ');
  return { ko: told(message.ko), en: told(message.en) };
};

/**
 * Gathers the bad rows of a run: all faults in a file of JSON lines that is replaced, the first twenty through `print`.
 * @param path the file; there is none when there were no faults
 */
export const openReport = (path: string, language: Language, print: (line: string) => void) => {
  rmSync(path, { force: true });
  const rows: BadRow[] = [];
  const reasons = new Map<string, { label: Label; count: number }>();
  let count = 0;
  return {
    add: (bad: readonly BadRow[]): void => {
      const faults = bad.flatMap(each => each.faults);
      if (faults.length === 0) return;
      if (count === 0) mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, faults.map(fault => `${JSON.stringify(fault)}\n`).join(''));
      rows.push(...bad);
      for (const fault of faults) {
        if (count++ < MOST_PRINTED) print(faultLine(fault, language));
        const label = reasonOf(fault);
        const known = reasons.get(label.ko);
        reasons.set(label.ko, { label, count: (known?.count ?? 0) + 1 });
      }
    },
    rows: (): readonly BadRow[] => rows,
    /** Number of faults, of the rows that have them, and of each reason, the most frequent first. */
    total: () => ({
      faults: count,
      rows: rows.length,
      reasons: [...reasons.values()].sort((a, b) => b.count - a.count),
    }),
  };
};

const OUTCOME_NAMES: Readonly<Record<(typeof OUTCOMES)[number], Label>> = {
  created: { ko: '등록', en: 'created' },
  updated: { ko: '변경', en: 'updated' },
  unchanged: { ko: '변경 없음', en: 'unchanged' },
};
const WHY = {
  'signed-out': { ko: '토큰이 거부되어 멈췄습니다.', en: 'Stopped: the token is not accepted.' },
  unreachable: { ko: '서버에 연결할 수 없어 멈췄습니다.', en: 'Stopped: the API cannot be reached.' },
} as const satisfies Record<string, Label>;

interface SummaryOptions {
  readonly bad: { readonly rows: number; readonly reasons: readonly { label: Label; count: number }[] };
  readonly seconds: number;
  readonly language: Language;
  readonly dryRun?: boolean;
}

/** The report that ends a run: what became of the rows by kind, what was wrong by reason, how long it took. */
export const summary = (result: RunResult, { bad, seconds, language, dryRun = false }: SummaryOptions): string => {
  const t = ({ ko, en }: Label): string => (language === 'ko' ? ko : en);
  const sent = OUTCOMES.reduce((sum, outcome) => sum + result[outcome], 0) + result.failed;
  const rate = (seconds > 0 ? sent / seconds : 0).toFixed(1);
  const counts = (of: Readonly<Record<(typeof OUTCOMES)[number], number>>) =>
    OUTCOMES.map(outcome => `${t(OUTCOME_NAMES[outcome])} ${of[outcome]}`).join(', ');
  const kinds = Object.entries(result.kinds).filter(([, of]) => OUTCOMES.some(outcome => of[outcome] > 0));
  return [
    ...(dryRun ? [t({ ko: '검사만 했습니다. 실제로는:', en: 'Checked only. It would be:' })] : []),
    t({
      ko: `${counts(result)}, 실패한 행 ${bad.rows}, ${seconds.toFixed(1)}초(${duration(seconds)}), 초당 ${rate}건`,
      en: `${counts(result)}, failed rows ${bad.rows}, ${seconds.toFixed(1)} s (${duration(seconds)}), ${rate} records/s`,
    }),
    ...(kinds.length > 1 ? kinds.map(([kind, of]) => `  ${kind}: ${counts(of)}`) : []),
    ...bad.reasons.slice(0, 10).map(({ label, count }) => `  ${count} × ${printable(t(label))}`),
    ...(result.gaveUp === undefined ? [] : [t(WHY[result.gaveUp])]),
    ...(result.left > 0
      ? [
          t({
            ko: `${result.left}건이 남았습니다. 같은 명령을 다시 실행하면 이어서 합니다.`,
            en: `${result.left} records are left. Run the same command again to go on.`,
          }),
        ]
      : []),
  ].join('\n');
};

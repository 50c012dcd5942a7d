import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language } from '#shared/kernel/i18n.ts';
import type { RowFault } from './record.ts';
import type { RunResult } from './run.ts';

/** Faults that are printed; the file has all of them. */
export const MOST_PRINTED = 20;

/** Control characters of a file must not reach the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

/** `companies.csv:12 /listing/profile/raising/stage [투자단계] message`. */
export const faultLine = ({ file, line, pointer, column, message }: RowFault, language: Language): string =>
  printable(
    [`${file}:${line}`, pointer, column === undefined ? '' : `[${column}]`, message[language]]
      .filter(Boolean)
      .join(' '),
  );

/**
 * Gathers the faults of a run: all in a file of JSON lines that is replaced, the first twenty through `print`.
 * @param path the file; there is none when there were no faults
 */
export const openReport = (path: string, language: Language, print: (line: string) => void) => {
  rmSync(path, { force: true });
  const rows = new Set<string>();
  let count = 0;
  return {
    add: (faults: readonly RowFault[]): void => {
      if (faults.length === 0) return;
      if (count === 0) mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, faults.map(fault => `${JSON.stringify(fault)}\n`).join(''));
      for (const fault of faults) {
        if (count++ < MOST_PRINTED) print(faultLine(fault, language));
        rows.add(`${fault.file}:${fault.line}`);
      }
    },
    /** Number of faults, and of the rows that have them. */
    total: () => ({ faults: count, rows: rows.size }),
  };
};

/** The lines that end a run. */
export const summary = (
  result: RunResult,
  { badRows, seconds, language }: { badRows: number; seconds: number; language: Language },
): string => {
  const { created, continued, existing, failed, left, gaveUp } = result;
  const done = created + continued + existing + failed;
  const rate = (seconds > 0 ? done / seconds : 0).toFixed(1);
  const why = {
    'signed-out': { ko: '토큰이 거부되어 멈췄습니다.', en: 'Stopped: the token is not accepted.' },
    unreachable: { ko: '서버에 연결할 수 없어 멈췄습니다.', en: 'Stopped: the API cannot be reached.' },
  } as const;
  const ko = [
    `등록 ${created}, 이어서 완료 ${continued}, 이미 있음 ${existing}, 실패한 행 ${badRows}, ${seconds.toFixed(1)}초, 초당 ${rate}건`,
    ...(gaveUp === undefined ? [] : [why[gaveUp].ko]),
    ...(left > 0 ? [`${left}건이 남았습니다. 같은 명령을 다시 실행하면 이어서 합니다.`] : []),
  ];
  const en = [
    `created ${created}, continued ${continued}, already there ${existing}, failed rows ${badRows}, ${seconds.toFixed(1)} s, ${rate} records/s`,
    ...(gaveUp === undefined ? [] : [why[gaveUp].en]),
    ...(left > 0 ? [`${left} records are left. Run the same command again to go on.`] : []),
  ];
  return (language === 'ko' ? ko : en).join('\n');
};

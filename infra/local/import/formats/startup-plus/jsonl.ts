import { decode } from '#shared/exchange/sheet/decode.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { badRow, type collector, type Row, type SourceFile } from '../../record.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (line: string): { value: unknown } | { reason: string } => {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch (error) {
    return { reason: (error as Error).message };
  }
};

/** Objects of one JSONL file with their lines; `refuse` is told of everything else. Blank lines are skipped. */
export const jsonLines = function* (
  file: SourceFile,
  refuse: (line: number, message: Label) => void,
): Generator<{ line: number; value: Record<string, unknown> }> {
  const decoded = decode(file.bytes);
  if (decoded?.encoding !== 'utf-8') return refuse(1, { ko: 'JSONL은 UTF-8이어야 합니다', en: 'JSONL must be UTF-8' });
  for (const [i, line] of decoded.text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = parsed(line);
    if ('reason' in read) refuse(i + 1, { ko: `JSON이 아닙니다: ${read.reason}`, en: `Not JSON: ${read.reason}` });
    else if (isObject(read.value)) yield { line: i + 1, value: read.value };
    else refuse(i + 1, { ko: '객체가 아닙니다', en: 'Not an object' });
  }
};

const UNKNOWN = { ko: '알 수 없는 항목입니다', en: 'Unknown member' };
const NO_OBJECT = { ko: '객체여야 합니다', en: 'Must be an object' };

/** Adds the lines of one JSONL file to the collector: `{"organisation": …, "listing": …, "state"?: …}` a line. */
export const readJsonlInto = ({ reading, add }: ReturnType<typeof collector>, file: SourceFile): void => {
  const place = (line: number) => ({ file: file.path, line });
  const refuse = (line: number, message: Label) => void reading.bad.push(badRow(place(line), message));
  for (const { line, value } of jsonLines(file, refuse)) {
    const { organisation, listing, state, ...unknown } = value;
    const at = place(line);
    const faults = [
      ...Object.keys(unknown).map(key => ({ ...at, pointer: `/${key}`, message: UNKNOWN })),
      ...(isObject(organisation) ? [] : [{ ...at, pointer: '/organisation', message: NO_OBJECT }]),
      ...(isObject(listing) ? [] : [{ ...at, pointer: '/listing', message: NO_OBJECT }]),
    ];
    if (faults.length > 0) reading.bad.push({ at, faults, row: value });
    else add({ at, row: { organisation, listing, ...(state === undefined ? {} : { state }) } as Row });
  }
};

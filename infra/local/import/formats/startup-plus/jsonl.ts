import type { collector, SourceFile } from '../../record.ts';
import { decode } from '../decode.ts';
import { identityOf } from './row.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The organisation with an external identifier, made from what it says where it has none. */
const identified = (organisation: unknown): unknown => {
  if (!isObject(organisation)) return organisation;
  const name = isObject(organisation.name) ? (text(organisation.name.ko) ?? '') : '';
  return {
    ...organisation,
    externalId:
      organisation.externalId ??
      identityOf({
        businessNumber: text(organisation.businessNumber),
        country: text(organisation.country) ?? '',
        name,
      }),
  };
};

/** Adds the lines of one JSONL file to the collector: `{"organisation": …, "listing": …}` a line, blank lines skipped. */
export const readJsonlInto = ({ reading, add }: ReturnType<typeof collector>, file: SourceFile): void => {
  const fault = (line: number, pointer: string, ko: string, en: string) =>
    reading.faults.push({ file: file.path, line, pointer, message: { ko, en } });
  const decoded = decode(file.bytes);
  if (decoded?.encoding !== 'utf-8') {
    fault(1, '', 'JSONL은 UTF-8이어야 합니다', 'JSONL must be UTF-8');
    return;
  }
  for (const [i, line] of decoded.text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      fault(i + 1, '', `JSON이 아닙니다: ${(error as Error).message}`, `Not JSON: ${(error as Error).message}`);
      continue;
    }
    if (!isObject(value)) {
      fault(i + 1, '', '객체가 아닙니다', 'Not an object');
      continue;
    }
    const { organisation, listing, ...unknown } = value;
    for (const key of Object.keys(unknown)) fault(i + 1, `/${key}`, '알 수 없는 항목입니다', 'Unknown member');
    if (Object.keys(unknown).length === 0)
      add({ at: { file: file.path, line: i + 1 }, organisation: identified(organisation), listing });
  }
};

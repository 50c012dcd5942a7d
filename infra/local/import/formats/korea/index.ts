import * as z from 'zod';
import { decode } from '#shared/exchange/sheet/decode.ts';
import { readSheet } from '#shared/exchange/sheet/index.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { badRow, type Candidate, collector, type Format, type Place, type SourceFile } from '../../record.ts';
import { jsonLines } from '../startup-plus/jsonl.ts';
import { type KsicCodes, ksicCodes } from './fields.ts';
import { managerCandidate } from './funds.ts';
import { listedCandidate } from './listed.ts';
import { startupCandidate } from './startups.ts';

const word = z.string();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Listed = z.object({
  name: word.min(1),
  code: word.min(1),
  industry: word,
  products: word,
  listed: day,
  region: word,
});
const Fund = z.object({
  gp_id: word.min(1),
  gp: word.min(1),
  fund: word.min(1),
  size_krw: z.number().min(0),
  established: day,
  field: word,
  subfield: word,
});
const Startup = z.object({
  category: word,
  companyName: word.min(1),
  description: word.min(1),
  investmentStage: word,
  employees: z.int().min(0).nullable(),
  totalInvestment: z.union([z.number(), word]),
});

type Entry = { readonly line: number; readonly value: Record<string, unknown> };
type Add = ReturnType<typeof collector>;

const NOT_OURS = {
  ko: '상장기업, 투자조합, 스타트업 목록 가운데 어느 것도 아닙니다',
  en: 'Neither a list of listed firms, of venture funds nor of startups',
};

/** Entries of a JSON array, each with the line it begins on: that of its n-th opening brace at the start of a line. */
const arrayEntries = (text: string): Entry[] | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  const lines = text.split('\n').flatMap((line, i) => (/^\s*\[?\s*\{/.test(line) ? [i + 1] : []));
  return parsed.map((value: unknown, i) => ({ line: lines[i] ?? 1, value: (value ?? {}) as Record<string, unknown> }));
};

const entriesOf = (file: SourceFile, refuse: (line: number, message: Label) => void): Entry[] => {
  const text = decode(file.bytes)?.text ?? '';
  return (text.trimStart().startsWith('[') ? arrayEntries(text) : undefined) ?? [...jsonLines(file, refuse)];
};

const readFile = ({ reading, add }: Add, file: SourceFile, ksicOf: KsicCodes): void => {
  const at = (line: number): Place => ({ file: file.path, line });
  const refuse = (line: number, message: Label): void => void reading.bad.push(badRow(at(line), message));
  const entries = entriesOf(file, refuse);
  const first = entries[0]?.value ?? {};
  /** Reads each entry by a schema; what does not fit is a bad row with every fault. */
  const each = <S extends z.ZodType>(schema: S, take: (value: z.output<S>, place: Place) => void): void => {
    for (const { line, value } of entries) {
      const parsed = schema.safeParse(value);
      if (parsed.success) take(parsed.data, at(line));
      else
        for (const issue of parsed.error.issues) {
          const where = issue.path.join('/');
          refuse(line, { ko: `${where}: 읽을 수 없는 값입니다`, en: `${where}: cannot be read` });
        }
    }
  };
  const take = (made: Candidate | Label, { line }: Place): void => {
    if ('row' in made) add(made);
    else refuse(line, made);
  };
  if ('gp_id' in first) {
    const managers = new Map<string, { place: Place; funds: z.output<typeof Fund>[] }>();
    each(Fund, (fund, place) => {
      const known = managers.get(fund.gp_id) ?? { place, funds: [] };
      managers.set(fund.gp_id, { ...known, funds: [...known.funds, fund] });
    });
    for (const { place, funds } of managers.values()) add(managerCandidate(place, funds));
  } else if ('industry' in first) each(Listed, (firm, place) => take(listedCandidate(place, firm, ksicOf), place));
  else if ('companyName' in first) each(Startup, (startup, place) => take(startupCandidate(place, startup), place));
  else if (file.given) refuse(1, NOT_OURS);
  else reading.remarks.push({ ko: `${file.path}: ${NOT_OURS.ko}`, en: `${file.path}: ${NOT_OURS.en}` });
};

/** Lists of Korean firms, funds and startups, told apart by what their entries have. */
export const korea: Format = {
  name: 'korea',
  extensions: ['.jsonl', '.ndjson', '.json'],
  read(files, { ksic }) {
    const into = collector();
    const table = ksic === undefined ? undefined : readSheet(ksic);
    const ksicOf = ksicCodes(table?.header ?? [], table?.rows.map(({ cells }) => cells) ?? []);
    for (const file of files) readFile(into, file, ksicOf);
    return into.reading;
  },
};

import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Sheet, type SheetRow, sheetOf } from './sheet.ts';
import { isDateFormat, numberText } from './xlsx-number.ts';
import { damaged, UnreadableFile, unzip } from './zip.ts';

/** Limits of a sheet. */
export const SHEET_LIMITS = { rows: 200_000, columns: 1_000, cells: 5_000_000 } as const;

const tooLarge = (): UnreadableFile =>
  new UnreadableFile({
    ko: `시트가 너무 큽니다 (${SHEET_LIMITS.rows}행, ${SHEET_LIMITS.columns}열까지)`,
    en: `The sheet is too large (at most ${SHEET_LIMITS.rows} rows, ${SHEET_LIMITS.columns} columns)`,
  });

type Attributes = Readonly<Record<string, string>>;
interface Reader {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Element and attribute names without their prefix: writers differ in which one they bind to the same namespace. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a part strictly. Entities of a document's own are never defined: a DOCTYPE is refused. @throws UnreadableFile */
const read = (bytes: Uint8Array | undefined, { open, text, close }: Reader): void => {
  if (bytes === undefined) throw damaged();
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) =>
    open?.(local(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value]))),
  );
  parser.on('text', part => text?.(part));
  parser.on('cdata', part => text?.(part));
  parser.on('closetag', ({ name }: SaxesTagPlain) => close?.(local(name)));
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
  parser.write(source).close();
};

/** `_x000D_` stands for the character of that code (ECMA-376 §22.9.2.19). */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Collects the text of `<t>` within `<si>` or `<is>`, without the phonetic guides that East Asian text may carry. */
const richText = () => {
  let text = '';
  let guide = 0;
  let isText = false;
  return {
    open: (name: string): void => {
      if (name === 'rPh') guide += 1;
      if (name === 't' && guide === 0) isText = true;
    },
    text: (part: string): void => {
      if (isText) text += part;
    },
    close: (name: string): void => {
      if (name === 'rPh') guide -= 1;
      if (name === 't') isText = false;
    },
    take: (): string => {
      const taken = unescaped(text);
      text = '';
      return taken;
    },
  };
};

const sharedStrings = (bytes: Uint8Array | undefined): string[] => {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  const rich = richText();
  read(bytes, {
    ...rich,
    close: name => {
      rich.close(name);
      if (name === 'si') strings.push(rich.take());
    },
  });
  return strings;
};

/** For each style a cell may have, whether it shows a date. */
const dateStyles = (bytes: Uint8Array | undefined): boolean[] => {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isCells = false;
  if (bytes === undefined) return styles;
  read(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close: name => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return styles;
};

/** Column of a reference such as `BC12`, from 0. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of reference.replace(/[^A-Za-z].*$/, '').toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

interface Book {
  readonly strings: readonly string[];
  readonly styles: readonly boolean[];
  readonly from1904: boolean;
}

const sheetRows = (bytes: Uint8Array | undefined, { strings, styles, from1904 }: Book): SheetRow[] => {
  const rows: SheetRow[] = [];
  const rich = richText();
  let line = 0;
  let total = 0;
  let cells: string[] = [];
  let cell: { column: number; type: string; style: number; value: string } | undefined;
  let isValue = false;
  const cellText = ({ type, style, value }: NonNullable<typeof cell>): string => {
    if (type === 's') return strings[Number(value)] ?? '';
    if (type === 'inlineStr') return rich.take();
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'str' || type === 'e') return unescaped(value);
    if (type === 'd') return value.slice(0, 10);
    return value === '' ? '' : numberText(value, styles[style] ?? false, from1904);
  };
  read(bytes, {
    open: (name, attributes) => {
      if (name === 'row') {
        const told = Number(attributes.r);
        line = Number.isInteger(told) && told > line ? told : line + 1;
        cells = [];
      } else if (name === 'c') {
        const column = attributes.r === undefined ? cells.length : columnOf(attributes.r);
        total += 1;
        if (column < 0 || column >= SHEET_LIMITS.columns || total > SHEET_LIMITS.cells) throw tooLarge();
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
      } else if (name === 'v') isValue = true;
      else rich.open(name);
    },
    text: part => {
      if (isValue && cell !== undefined) cell.value += part;
      else rich.text(part);
    },
    close: name => {
      if (name === 'v') isValue = false;
      else if (name === 'c' && cell !== undefined) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = cellText(cell);
        cell = undefined;
      } else if (name === 'row') {
        if (cells.some(each => each !== '')) rows.push({ line, cells });
        if (rows.length > SHEET_LIMITS.rows) throw tooLarge();
      } else rich.close(name);
    },
  });
  // Cells at the end of a row that have never been touched are not stored.
  const width = Math.max(0, ...(rows[0]?.cells.length === undefined ? [] : [rows[0].cells.length]));
  return rows.map(({ line: at, cells: stored }) => ({
    line: at,
    cells: stored.length < width ? [...stored, ...Array<string>(width - stored.length).fill('')] : stored,
  }));
};

/**
 * The first visible sheet of a workbook, cells as text: numbers as they would be typed, dates as ISO dates, formulas by the value
 * they had when the file was saved. `others` names the sheets that are not read.
 * @throws UnreadableFile where the file is damaged, encrypted or too large
 */
export const readXlsx = (bytes: Uint8Array): Sheet & { readonly others: readonly string[] } => {
  const parts = unzip(bytes, name =>
    /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml)$|^xl\/worksheets\/[^/]+\.xml$/i.test(
      name,
    ),
  );
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  read(parts['xl/workbook.xml'], {
    open: (name, { name: title = '', id = '', state = 'visible', date1904 = '0' }) => {
      if (name === 'sheet' && state === 'visible') sheets.push({ name: title, relation: id });
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
    },
  });
  const targets = new Map<string, string>();
  read(parts['xl/_rels/workbook.xml.rels'], {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const [first, ...others] = sheets;
  if (first === undefined) throw damaged();
  const book = {
    strings: sharedStrings(parts['xl/sharedStrings.xml']),
    styles: dateStyles(parts['xl/styles.xml']),
    from1904,
  };
  const rows = sheetRows(parts[targets.get(first.relation) ?? ''], book);
  return { ...sheetOf(rows), others: others.map(({ name }) => name) };
};

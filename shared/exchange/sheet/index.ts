import type { Label } from '#shared/kernel/i18n.ts';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import type { Sheet } from './sheet.ts';
import { readXlsx } from './xlsx-read.ts';
import { isZip, UnreadableFile } from './zip.ts';

export type { Sheet, SheetFault, SheetRow } from './sheet.ts';

const UNKNOWN = {
  ko: 'XLSX, UTF-8, CP949(EUC-KR), UTF-16 가운데 어느 것도 아닌 파일입니다',
  en: 'The file is neither XLSX nor text in UTF-8, CP949 (EUC-KR) or UTF-16',
};

/** The table of a file, whatever it is: a workbook by its first bytes, delimited text otherwise. Faults of the file are on line 1. */
export const readSheet = (bytes: Uint8Array): Sheet & { readonly remarks: readonly Label[] } => {
  const broken = (message: Label) => ({ header: [], rows: [], faults: [{ line: 1, message, cells: [] }], remarks: [] });
  if (isZip(bytes)) {
    try {
      const { others, ...sheet } = readXlsx(bytes);
      const names = others.join(', ');
      const remark = {
        ko: `첫 시트만 읽습니다. 읽지 않은 시트: ${names}`,
        en: `Only the first sheet is read, not: ${names}`,
      };
      return { ...sheet, remarks: others.length === 0 ? [] : [remark] };
    } catch (error) {
      if (error instanceof UnreadableFile) return broken(error.label);
      throw error;
    }
  }
  const decoded = decode(bytes);
  return decoded === undefined ? broken(UNKNOWN) : { ...readCsv(decoded.text), remarks: [] };
};

import { collector, type Format } from '../../record.ts';
import { readJsonlInto } from './jsonl.ts';
import { readTableInto } from './table.ts';

/** Our own CSV, XLSX and JSONL, see docs/exchange.md. */
export const startupPlus: Format = {
  name: 'startup-plus',
  extensions: ['.csv', '.tsv', '.txt', '.xlsx', '.jsonl', '.ndjson'],
  read(files) {
    const into = collector();
    for (const file of files) {
      if (/\.(jsonl|ndjson)$/i.test(file.path)) readJsonlInto(into, file);
      else readTableInto(into, file);
    }
    return into.reading;
  },
};

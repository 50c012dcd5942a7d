import { collector, type Format } from '../../record.ts';
import { readCsvInto } from './csv.ts';
import { readJsonlInto } from './jsonl.ts';

/** Our own CSV and JSONL, see docs/import.md. */
export const startupPlus: Format = {
  name: 'startup-plus',
  extensions: ['.csv', '.tsv', '.txt', '.jsonl', '.ndjson'],
  read(files) {
    const into = collector();
    for (const file of files) {
      if (/\.(jsonl|ndjson)$/i.test(file.path)) readJsonlInto(into, file);
      else readCsvInto(into, file);
    }
    return into.reading;
  },
};

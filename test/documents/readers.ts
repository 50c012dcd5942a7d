import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { sampleOf } from '#infra/contracts/sample.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { missing, rendered, textsOf } from '#test/support/documents.ts';

const options = new Command('contracts:readers')
  .description(
    'Renders the example of every contract form, has LibreOffice read the Word document and pdftotext the PDF, and looks for every text of the draft in its order, in Korean and in English. Needs soffice and pdftotext (Debian: apt-get install libreoffice-writer poppler-utils).',
  )
  .option('--form <id>', 'only this form')
  .parse()
  .opts<{ form?: string }>();

const run = (tool: string, args: readonly string[]): void => {
  const { status, stderr, error } = spawnSync(tool, args, { encoding: 'utf8' });
  if (status === 0) return;
  process.stderr.write(`${tool}: ${error === undefined ? stderr : 'is missing'}\n`);
  process.exit(2);
};

const folder = mkdtempSync(join(tmpdir(), 'startup-plus-readers-'));
let [bad, read] = [0, 0];
try {
  for (const form of Object.values(TEMPLATES).filter(({ id }) => options.form === undefined || options.form === id))
    for (const language of ['ko', 'en'] as const) {
      const draft = sampleOf(form);
      const file = join(folder, form.id);
      for (const format of ['docx', 'pdf'] as const)
        writeFileSync(`${file}.${format}`, await rendered(format, draft, language));
      run('soffice', ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, `${file}.docx`]);
      run('pdftotext', ['-raw', '-enc', 'UTF-8', `${file}.pdf`, `${file}.pdf.txt`]);
      const texts = textsOf(draft, language);
      // At the foot and head of its pages a PDF repeats what is not the draft's own text.
      const foot = `${draft.draftId} · v1 · ${draft.hashes.model.slice(0, 8)} · ${language === 'ko' ? '쪽' : 'Page'} `;
      const pdf = readFileSync(`${file}.pdf.txt`, 'utf8')
        .split('\n')
        .filter(line => !line.includes(foot) && !line.includes('DRAFT – NOT LEGAL ADVICE'))
        .join('\n');
      for (const [reader, text] of [
        ['LibreOffice', readFileSync(`${file}.txt`, 'utf8')],
        ['pdftotext', pdf],
      ] as const) {
        const lost = missing(text, texts);
        read += texts.length;
        bad += lost.length;
        process.stdout.write(`${form.id} ${language} ${reader}: ${texts.length - lost.length} of ${texts.length}\n`);
        for (const each of lost.slice(0, 3)) process.stdout.write(`  not found: ${each.slice(0, 100)}\n`);
      }
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${read} texts looked for, ${bad} not found\n`);
process.exitCode = bad === 0 ? 0 : 1;

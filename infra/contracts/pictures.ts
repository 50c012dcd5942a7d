import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { redlineOf } from '#shared/contract/redline/redline.ts';
import { renderComparisonDocx } from '#shared/contract/render/comparison-docx.ts';
import { renderDocx } from '#shared/contract/render/docx.ts';
import { renderPdf } from '#shared/contract/render/pdf/pdf.ts';
import { renderRedlineDocx } from '#shared/contract/render/redline-docx.ts';
import type { RenderLanguage } from '#shared/contract/render/words.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { sampleOf } from './sample.ts';

const options = new Command('contracts:pictures')
  .description(
    `Makes pictures of contract drafts for a human eye: each form's example as a Word document, opened by LibreOffice, page by page as
PNG. Look at tables, numbering, headers, and lines left alone. Needs soffice and pdftoppm (Debian: apt-get install
libreoffice-writer poppler-utils fonts-noto-cjk).`,
  )
  .option('--form <id>', 'only this form')
  .addOption(
    new Option('--language <language>', 'language of the draft')
      .choices(['ko', 'en', 'bilingual'])
      .default('bilingual'),
  )
  .addOption(
    new Option('--what <what>', 'what to make pictures of')
      .choices(['draft', 'blank', 'redline', 'comparison', 'pdf'])
      .default('draft'),
  )
  .option('--dpi <n>', 'resolution', '60')
  .option('--out <folder>', 'where to', 'pictures')
  .parse()
  .opts<{ form?: string; language: RenderLanguage; what: string; dpi: string; out: string }>();

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};
for (const tool of ['soffice', 'pdftoppm'])
  if (spawnSync(tool, ['--version']).error !== undefined)
    fail(`${tool} is missing. On Debian: apt-get install libreoffice-writer poppler-utils fonts-noto-cjk`);
const forms = Object.values(TEMPLATES).filter(({ id }) => options.form === undefined || options.form === id);
if (forms.length === 0) fail(`There is no form ${options.form}; there are ${Object.keys(TEMPLATES).join(', ')}.`);

const run = (tool: string, args: readonly string[]): void => {
  const { status, stderr, error } = spawnSync(tool, args, { encoding: 'utf8' });
  if (status !== 0) fail(`${tool} ${args.join(' ')}: ${error?.message ?? stderr}`);
};
const FONT = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/noto-sans-kr');
const fonts = {
  regular: readFileSync(join(FONT, '400Regular/NotoSansKR_400Regular.ttf')),
  bold: readFileSync(join(FONT, '700Bold/NotoSansKR_700Bold.ttf')),
};

mkdirSync(options.out, { recursive: true });
for (const form of forms) {
  const { language, what, out, dpi } = options;
  const draft = sampleOf(form, what === 'blank' ? 'nothing' : 'example');
  // Against a draft of nothing, an example has changes of every kind.
  const redline = () => redlineOf(sampleOf(form, 'nothing'), sampleOf(form, 'example', 2));
  const name = join(out, `${form.id}-${what}-${language}`);
  if (what === 'pdf') writeFileSync(`${name}.pdf`, await renderPdf(draft, { language, fonts }));
  else {
    const bytes =
      what === 'redline'
        ? await renderRedlineDocx(redline(), { language, author: 'Startup Plus' })
        : what === 'comparison'
          ? await renderComparisonDocx(redline(), { language })
          : await renderDocx(draft, { language });
    writeFileSync(`${name}.docx`, bytes);
    run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', out, `${name}.docx`]);
  }
  run('pdftoppm', ['-r', dpi, '-png', `${name}.pdf`, name]);
  if (what !== 'pdf') rmSync(`${name}.pdf`);
  process.stdout.write(`${name}-*.png\n`);
}

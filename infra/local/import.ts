import { Command, Option } from 'commander';
import { columnAt, headerOf } from '#shared/exchange/columns/index.ts';
import type { Language } from '#shared/kernel/i18n.ts';
import { webUrl, wholeNumber } from './command/arguments.ts';
import { signedIn } from './command/sign-in.ts';
import { openClient } from './import/client.ts';
import { writeErrors } from './import/errors-file.ts';
import { readFile, readFiles } from './import/files.ts';
import { FORMATS } from './import/formats/index.ts';
import { showProgress } from './import/progress.ts';
import type { ImportRecord, RowFault } from './import/record.ts';
import { openReport, summary } from './import/report.ts';
import { run } from './import/run.ts';

const FAULTS = '.startup-plus/import-errors.jsonl';

interface Options {
  readonly url: string;
  readonly token?: string;
  readonly dryRun?: boolean;
  readonly offline?: boolean;
  readonly vouch?: boolean;
  readonly errors?: string;
  readonly ksic?: string;
  readonly investors: number;
  readonly batch: number;
  readonly concurrency: number;
  readonly language: Language;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const importFiles = async (formatName: string, paths: string[], options: Options): Promise<void> => {
  const { language } = options;
  const inWords = (ko: string, en: string): string => (language === 'ko' ? ko : en);
  const format = FORMATS[formatName]!;
  let files: ReturnType<typeof readFiles>;
  let ksic: Uint8Array | undefined;
  try {
    files = readFiles(paths, format);
    ksic = options.ksic === undefined ? undefined : readFile(options.ksic);
  } catch (error) {
    return program.error((error as Error).message);
  }
  const report = openReport(FAULTS, language, say);
  const { records, bad, remarks } = format.read(files, { investors: options.investors, ksic });
  report.add(bad);
  for (const remark of remarks) say(remark[language]);

  const finish = (): void => {
    const { faults, rows } = report.total();
    if (faults === 0) return;
    process.exitCode = 1;
    say(inWords(`오류 ${faults}건: ${FAULTS}`, `${faults} errors: ${FAULTS}`));
    if (options.errors === undefined) return;
    writeErrors(options.errors, report.rows(), language);
    say(
      inWords(`고쳐서 다시 가져올 ${rows}행: ${options.errors}`, `${rows} rows to mend and import: ${options.errors}`),
    );
  };
  if (options.offline === true) {
    const { rows } = report.total();
    console.log(
      inWords(
        `파일만 검사했습니다. 올바른 행 ${records.length}, 오류가 있는 행 ${rows}`,
        `Checked the files alone. Good rows ${records.length}, rows with errors ${rows}`,
      ),
    );
    return finish();
  }
  if (records.length === 0) {
    say(inWords('가져올 것이 없습니다', 'Nothing to import'));
    return finish();
  }

  const token = await signedIn(options, message => program.error(message));
  const stop = new AbortController();
  process.once('SIGINT', () => {
    say(
      inWords(
        '\n진행 중인 건을 마치고 멈춥니다. 바로 끝내려면 한 번 더 Ctrl-C',
        '\nStopping after what is under way; Ctrl-C again to stop at once',
      ),
    );
    stop.abort();
    process.once('SIGINT', () => process.exit(130));
  });
  const started = performance.now();
  const progress = showProgress(records.length, language, process.stderr);
  const explain = (fault: RowFault, { kind }: ImportRecord): RowFault => {
    const column = columnAt(fault.pointer, kind);
    return fault.pointer === '' || column === undefined ? fault : { ...fault, column: headerOf(column, language) };
  };
  const result = await run({
    records,
    send: openClient({ url: options.url, token, language, stop: stop.signal }),
    concurrency: options.concurrency,
    batch: options.batch,
    stop: stop.signal,
    dryRun: options.dryRun === true,
    vouched: options.vouch === true,
    onDone: outcome => progress.count(outcome === 'failed'),
    onBad: report.add,
    explain,
  });
  progress.close();
  const seconds = (performance.now() - started) / 1000;
  console.log(summary(result, { bad: report.total(), seconds, language, dryRun: options.dryRun === true }));
  finish();
  if (result.gaveUp !== undefined) process.exitCode = 1;
  if (stop.signal.aborted) process.exitCode = 130;
};

const EXAMPLES = `
Formats:
  startup-plus  our own CSV, XLSX (first sheet) and JSONL; see docs/exchange.md
  korea         kr_listed_companies.jsonl, kr_vc_funds.jsonl, kr_startups_codeit.json, told apart by their content
  crunchbase    companies, rounds, investments and investors of the CrunchBase export, told apart by their headers

A second run makes no duplicates: rows that changed are updated, the others left. A run that was cut short goes on with the
same command. Exit code 0: all well; 1: a row failed; 130: stopped by Ctrl-C.

Examples:
  npm run import -- startup-plus city.xlsx --dry-run
  npm run import -- startup-plus city.csv --errors mend.csv     then mend it, and:
  npm run import -- startup-plus mend.csv
  npm run import -- korea data/korea --vouch --ksic data/korea/ksic10_tree.csv
  npm run import -- crunchbase exports/ --investors 500
  npm run import -- startup-plus city.csv --url https://api.example.org --token "$TOKEN"`;

const program = new Command('import')
  .description('Create and update organisations and their listings from files, through the public API')
  .argument('<format>', Object.keys(FORMATS).join(' | '))
  .argument('<file...>', 'files, or directories of them')
  .addOption(new Option('--url <url>', 'base URL of the API').default('http://127.0.0.1:4000').argParser(webUrl))
  .addOption(
    new Option('--token <token>', "an operator's access token; a local stack gives one itself").env(
      'STARTUP_PLUS_TOKEN',
    ),
  )
  .option('--dry-run', 'check everything, also what the API would refuse, and write nothing')
  .option('--offline', 'check the files alone, send nothing')
  .option('--vouch', 'the rows are those of a public register: Korean companies may lack a business number')
  .option('--errors <file>', 'write the bad rows to a CSV file, with a column that says what is wrong')
  .option('--ksic <file>', 'korea: a table of the industrial classification (CSV), for codes of classes by name')
  .addOption(
    new Option('--investors <number>', 'crunchbase: most investors to derive from deals')
      .default(500)
      .argParser(wholeNumber(0, 100_000)),
  )
  .addOption(new Option('--batch <rows>', 'rows in a request').default(50).argParser(wholeNumber(1, 50)))
  .addOption(new Option('--concurrency <number>', 'requests at the same time').default(4).argParser(wholeNumber(1, 64)))
  .addOption(
    new Option('--language <code>', 'language of messages')
      .choices(['ko', 'en'])
      .default((process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('en') ? 'en' : 'ko'),
  )
  .addHelpText('after', EXAMPLES)
  .action(async (format: string, files: string[], options: Options) => {
    if (!Object.hasOwn(FORMATS, format)) program.error(`<format>: ${Object.keys(FORMATS).join(' | ')}`);
    await importFiles(format, files, options);
  });

await program.parseAsync();

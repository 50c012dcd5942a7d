import { Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '#shared/kernel/i18n.ts';
import { openClient } from './import/client.ts';
import { readFiles } from './import/files.ts';
import { FORMATS } from './import/formats/index.ts';
import { showProgress } from './import/progress.ts';
import { openReport, summary } from './import/report.ts';
import { run } from './import/run.ts';
import { fixedToken, isLoopback, localOperator, localTokensUrl } from './import/token.ts';

const ERRORS = '.startup-plus/import-errors.jsonl';

interface Options {
  readonly url: string;
  readonly token?: string;
  readonly dryRun?: boolean;
  readonly investors: number;
  readonly concurrency: number;
  readonly language: Language;
}

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`${least} – ${most}`);
  };

const webUrl = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('http://… | https://…');
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const importFiles = async (formatName: string, paths: string[], options: Options): Promise<void> => {
  const { url, language } = options;
  const inWords = (ko: string, en: string): string => (language === 'ko' ? ko : en);
  const format = FORMATS[formatName]!;
  let files: ReturnType<typeof readFiles>;
  try {
    files = readFiles(paths, format);
  } catch (error) {
    return program.error((error as Error).message);
  }
  const report = openReport(ERRORS, language, say);
  const { records, faults, remarks } = format.read(files, { investors: options.investors });
  report.add(faults);
  for (const remark of remarks) say(remark[language]);

  const finish = (): void => {
    const total = report.total();
    if (total.faults === 0) return;
    say(inWords(`오류 ${total.faults}건: ${ERRORS}`, `${total.faults} errors: ${ERRORS}`));
    process.exitCode = 1;
  };
  if (options.dryRun === true) {
    const companies = records.filter(({ listing }) => listing.kind === 'company').length;
    const investors = records.length - companies;
    console.log(
      inWords(
        `검사만 했습니다. 기업 ${companies}, 투자자 ${investors}, 오류가 있는 행 ${report.total().rows}`,
        `Checked only. Companies ${companies}, investors ${investors}, rows with errors ${report.total().rows}`,
      ),
    );
    return finish();
  }
  if (records.length === 0) {
    say(inWords('가져올 것이 없습니다', 'Nothing to import'));
    return finish();
  }

  const given = options.token;
  if (given === undefined && !isLoopback(url))
    return program.error(inWords('--token 또는 STARTUP_PLUS_TOKEN이 필요합니다', 'Give --token or STARTUP_PLUS_TOKEN'));
  const token = given === undefined ? localOperator(localTokensUrl(url)) : fixedToken(given);
  try {
    await token.current();
  } catch {
    return program.error(
      inWords(`${url} 에서 실행 중인 스택이 없습니다. 먼저 npm start`, `No stack runs at ${url}. First: npm start`),
    );
  }

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
  const result = await run({
    records,
    send: openClient({ url, token, language, stop: stop.signal }),
    concurrency: options.concurrency,
    stop: stop.signal,
    onDone: outcome => progress.count(outcome === 'failed'),
    onFaults: report.add,
  });
  progress.close();
  const seconds = (performance.now() - started) / 1000;
  console.log(summary(result, { badRows: report.total().rows, seconds, language }));
  finish();
  if (result.gaveUp !== undefined) process.exitCode = 1;
  if (stop.signal.aborted) process.exitCode = 130;
};

const program = new Command('import')
  .description('Register organisations and publish their listings from files, through the public API')
  .argument('<format>', Object.keys(FORMATS).join(' | '))
  .argument('<file...>', 'files, or directories of them')
  .addOption(new Option('--url <url>', 'base URL of the API').default('http://127.0.0.1:4000').argParser(webUrl))
  .addOption(
    new Option('--token <token>', "an operator's access token; a local stack gives one itself").env(
      'STARTUP_PLUS_TOKEN',
    ),
  )
  .option('--dry-run', 'check everything, send nothing')
  .addOption(
    new Option('--investors <number>', 'most investors to derive from deals').default(500).argParser(whole(0, 100_000)),
  )
  .addOption(new Option('--concurrency <number>', 'records at the same time').default(16).argParser(whole(1, 256)))
  .addOption(
    new Option('--language <code>', 'language of messages')
      .choices(['ko', 'en'])
      .default((process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('en') ? 'en' : 'ko'),
  )
  .action(async (format: string, files: string[], options: Options) => {
    if (!Object.hasOwn(FORMATS, format)) program.error(`<format>: ${Object.keys(FORMATS).join(' | ')}`);
    await importFiles(format, files, options);
  });

await program.parseAsync();

import { createWriteStream, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { columnsOf } from '#shared/exchange/columns/index.ts';
import { encode, publicColumns } from '#shared/exchange/encode.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#shared/exchange/schema.ts';
import type { Language } from '#shared/kernel/i18n.ts';
import { LISTING_KINDS, type ListingKind } from '#shared/listing/schema.ts';
import { webUrl } from './command/arguments.ts';
import { signedIn } from './command/sign-in.ts';
import { rowsFrom } from './export/pages.ts';
import { openClient, SignedOut, Unreachable } from './import/client.ts';
import { fixedToken } from './import/token.ts';

interface Options {
  readonly url: string;
  readonly token?: string;
  readonly format: ExportFormat;
  readonly out?: string;
  readonly kind?: ListingKind;
  readonly filter: readonly string[];
  readonly language: Language;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** `sector=AI` as the directory's query takes it. */
const filters = (given: readonly string[], kind: ListingKind | undefined): Record<string, string> => {
  const pairs = given.map(text => {
    const [name = '', ...value] = text.split('=');
    if (name === '' || value.length === 0) program.error(`--filter ${text}: name=value`);
    return [name, value.join('=')];
  });
  return { ...Object.fromEntries(pairs), ...(kind === undefined ? {} : { kind }) };
};

const exportTo = async (what: string, organisationId: string | undefined, options: Options): Promise<void> => {
  const { url, language, format, kind } = options;
  const inWords = (ko: string, en: string): string => (language === 'ko' ? ko : en);
  if (what === 'organisation' && organisationId === undefined)
    return program.error(inWords('조직의 식별자가 필요합니다', 'Name the organisation by its identifier'));
  if (what === 'organisation' && (kind !== undefined || options.filter.length > 0))
    return program.error(inWords('조건은 directory에만 씁니다', 'Filters are for the directory'));
  // The directory is open to anybody: no token is asked for.
  const token =
    what === 'directory'
      ? fixedToken(options.token ?? 'none')
      : await signedIn(options, message => program.error(message));
  const path =
    what === 'directory'
      ? `/v1/directory/export?${new URLSearchParams({ ...filters(options.filter, kind), format: 'jsonl' })}`
      : `/v1/organisations/${encodeURIComponent(organisationId!)}/export?format=jsonl`;
  const send = openClient({
    url,
    token,
    language,
    stop: new AbortController().signal,
    anonymous: what === 'directory',
  });
  const started = performance.now();
  const rows: unknown[] = [];
  try {
    for await (const page of rowsFrom(send, path)) {
      rows.push(...page.rows);
      const rate = Math.round((rows.length / (performance.now() - started)) * 1000);
      say(
        `${rows.length}${page.total === undefined ? '' : `/${page.total}`} · ${inWords(`초당 ${rate}건`, `${rate}/s`)}`,
      );
    }
  } catch (error) {
    if (!(error instanceof SignedOut || error instanceof Unreachable || error instanceof Error)) throw error;
    return program.error(
      error instanceof SignedOut ? inWords('토큰이 거부되었습니다', 'The token is not accepted') : error.message,
    );
  }
  const kinds = kind === undefined ? LISTING_KINDS : [kind];
  const columns = what === 'directory' ? publicColumns(kinds) : columnsOf(LISTING_KINDS);
  const { bytes } = encode(rows, columns, { format, language });
  if (options.out === undefined) createWriteStream('', { fd: 1 }).end(bytes);
  else {
    writeFileSync(options.out, bytes);
    say(inWords(`${rows.length}건: ${options.out}`, `${rows.length} listings: ${options.out}`));
  }
};

const EXAMPLES = `
Examples:
  npm run export -- directory --format xlsx --out directory.xlsx
  npm run export -- directory --kind company --filter sector=ROBOTICS --filter area=KR-11 > robots.csv
  npm run export -- organisation 01JD8X4N6QJ3V5W8Z2K7M9P0RT --out own.csv

The directory is what anybody may see; an organisation's listings are its members' and the operators', and import back with
npm run import -- startup-plus own.csv. Every part is fetched and written to one file.`;

const program = new Command('export')
  .description('Write listings to a file that spreadsheet programs open and an import reads')
  .argument('<what>', 'directory | organisation')
  .argument('[organisation]', 'identifier of the organisation')
  .addOption(new Option('--url <url>', 'base URL of the API').default('http://127.0.0.1:4000').argParser(webUrl))
  .addOption(
    new Option('--token <token>', 'access token of a member or an operator; a local stack gives one itself').env(
      'STARTUP_PLUS_TOKEN',
    ),
  )
  .addOption(new Option('--format <format>', 'of the file').choices([...EXPORT_FORMATS]).default('csv'))
  .option('--out <file>', 'where to write; standard output unless told')
  .addOption(new Option('--kind <kind>', 'directory: one kind of listing').choices([...LISTING_KINDS]))
  .addOption(
    new Option('--filter <name=value>', "directory: a filter of the directory's query; may be repeated")
      .default([])
      .argParser((value: string, before: string[]) => [...before, value]),
  )
  .addOption(
    new Option('--language <code>', 'language of headers and names')
      .choices(['ko', 'en'])
      .default((process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('en') ? 'en' : 'ko'),
  )
  .addHelpText('after', EXAMPLES)
  .action(async (what: string, organisation: string | undefined, options: Options) => {
    if (what !== 'directory' && what !== 'organisation') program.error('<what>: directory | organisation');
    await exportTo(what, organisation, options);
  });

await program.parseAsync();

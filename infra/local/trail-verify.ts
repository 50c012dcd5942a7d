import { Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '#shared/kernel/i18n.ts';
import type { Break } from '#shared/trail/rules.ts';
import { openClient, SignedOut, Unreachable } from './import/client.ts';
import { fixedToken, isLoopback, localPerson, localTokensUrl } from './import/token.ts';
import { type Chain, verifyChain } from './trail/chain.ts';
import { fileChains, NoExport, openExport } from './trail/export-file.ts';
import { Refused, stackChain, stackSubjects } from './trail/stack-chains.ts';

interface Options {
  readonly subject?: string;
  readonly all?: boolean;
  readonly url: string;
  readonly file?: string;
  readonly export?: string;
  readonly token?: string;
  readonly language: Language;
}

const webUrl = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('http://… | https://…');
};

const DIFFERS: Record<Break['differs'], Record<Language, string>> = {
  subject: { ko: '다른 사슬의 항목입니다', en: 'the entry is of another chain' },
  format: { ko: '알 수 없는 형식입니다', en: 'the format is not known' },
  seq: { ko: '항목이 빠졌거나 끼어들었거나 순서가 바뀌었습니다', en: 'an entry is missing, inserted or out of order' },
  hash: { ko: '내용이 바뀌었습니다', en: 'the content was altered' },
  prev: { ko: '앞 항목이 다른 것으로 바뀌었습니다', en: 'the entry before was replaced' },
  head: { ko: '사슬의 끝이 맞지 않습니다', en: 'the end of the chain was cut off, added to or replaced' },
};
const sentence = ({ subject, seq, differs, expected, found }: Break, language: Language): string =>
  language === 'ko'
    ? `끊어짐: ${subject} ${seq}번째 항목 (${differs}): ${DIFFERS[differs].ko}\n  기대값 ${expected}\n  실제값 ${found}`
    : `Broken: ${subject}, entry ${seq} (${differs}): ${DIFFERS[differs].en}\n  expected ${expected}\n  found    ${found}`;

/** One line written over on a terminal, a line every few seconds elsewhere. */
const progress = (language: Language) => {
  const state = { chains: 0, of: undefined as number | undefined, entries: 0 };
  const { isTTY } = process.stderr;
  const show = (): void => {
    const chains = state.of === undefined ? `${state.chains}` : `${state.chains}/${state.of}`;
    const line =
      language === 'ko' ? `사슬 ${chains} · 항목 ${state.entries}` : `chains ${chains} · entries ${state.entries}`;
    process.stderr.write(isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  };
  const timer = setInterval(show, isTTY ? 250 : 5_000);
  timer.unref();
  return {
    state,
    close: (): void => {
      clearInterval(timer);
      if (isTTY) process.stderr.write('\r\x1b[2K');
    },
  };
};

const verify = async (options: Options): Promise<void> => {
  const { language, subject, url, file } = options;
  const inWords = (ko: string, en: string): string => (language === 'ko' ? ko : en);
  if ((subject === undefined) === (options.all !== true))
    return program.error(inWords('--subject 또는 --all 중 하나가 필요합니다', 'Give either --subject or --all'));
  const given = options.token;
  if (file === undefined && given === undefined && !isLoopback(url))
    return program.error(inWords('--token 또는 STARTUP_PLUS_TOKEN이 필요합니다', 'Give --token or STARTUP_PLUS_TOKEN'));

  const { state, close } = progress(language);
  const send = openClient({
    url,
    token: given === undefined ? localPerson(localTokensUrl(url), 'auditor') : fixedToken(given),
    language,
    stop: new AbortController().signal,
  });
  const chains = async function* (): AsyncGenerator<Chain> {
    if (file !== undefined) {
      for await (const chain of fileChains(file)) if (subject === undefined || chain.subject === subject) yield chain;
      return;
    }
    const subjects = subject === undefined ? await stackSubjects(send, count => (state.of = count)) : [subject];
    for (const each of subjects) yield stackChain(send, each);
  };
  const copy = options.export === undefined ? undefined : openExport(options.export);
  const broken: Break[] = [];
  for await (const chain of chains()) {
    const verified = await verifyChain(copy?.copying(chain) ?? chain, count => (state.entries += count));
    state.chains += 1;
    if (verified.broken === undefined) continue;
    broken.push(verified.broken);
    close();
    console.log(sentence(verified.broken, language));
  }
  close();
  await copy?.close();
  if (state.chains === 0) return program.error(inWords('그런 사슬이 없습니다', 'There is no such chain'));
  console.log(
    inWords(
      `사슬 ${state.chains}개, 항목 ${state.entries}개를 확인했습니다. 끊어진 사슬 ${broken.length}개`,
      `Verified ${state.chains} chains with ${state.entries} entries; broken: ${broken.length}`,
    ),
  );
  if (broken.length > 0) process.exitCode = 1;
};

const program = new Command('trail:verify')
  .description(
    'Verify the hash chains of the trail, against a stack or offline on an export, and name the first broken link of each',
  )
  .option('--subject <id>', 'one chain: an organisation, a deal or a matching run')
  .option('--all', 'every chain')
  .addOption(new Option('--url <url>', 'base URL of the API').default('http://127.0.0.1:4000').argParser(webUrl))
  .option('--file <export.jsonl>', 'verify an export instead of a stack')
  .addOption(new Option('--export <file>', 'also write what is read as JSON Lines').conflicts('file'))
  .addOption(
    new Option('--token <token>', "an auditor's access token; a local stack gives one itself").env(
      'STARTUP_PLUS_TOKEN',
    ),
  )
  .addOption(
    new Option('--language <code>', 'language of messages')
      .choices(['ko', 'en'])
      .default((process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('en') ? 'en' : 'ko'),
  )
  .addHelpText('after', '\nExit code 0 where every chain holds, 1 where one is broken or could not be read.')
  .action(async (options: Options) => {
    try {
      await verify(options);
    } catch (error) {
      const known = [Refused, NoExport, Unreachable, SignedOut].some(kind => error instanceof kind);
      if (!known && (error as { code?: string }).code !== 'ENOENT') throw error;
      program.error(`${(error as Error).name}: ${(error as Error).message}`);
    }
  });

await program.parseAsync();

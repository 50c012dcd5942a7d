import { Command, Option } from 'commander';
import type { Language } from '#shared/kernel/i18n.ts';
import type { MatchRun } from '#shared/match/schema.ts';
import { type MatchModel, type MatchModels, UNTRAINED } from '#shared/match-model/schema.ts';
import { webUrl } from './command/arguments.ts';
import { signedIn } from './command/sign-in.ts';
import { openClient, type Send, SignedOut, Unreachable } from './import/client.ts';
import { detailOf, modelTable, nightTable, wordsIn } from './match-model/words.ts';

interface Options {
  readonly url: string;
  readonly token?: string;
  readonly language: Language;
}

/** The API refused; the message is its own. */
class Refused extends Error {}

const asked = async <T>(send: Send, method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
  const change = body === undefined ? {} : { body, idempotencyKey: crypto.randomUUID() };
  const { status, body: reply } = await send(method, path, change);
  if (status === 200) return reply as T;
  const { title, detail, errors } = (reply ?? {}) as {
    title?: string;
    detail?: string;
    errors?: { message?: string }[];
  };
  throw new Refused(
    [status, detail ?? title, ...(errors ?? []).map(({ message }) => message)].filter(Boolean).join(' '),
  );
};
const modelsOf = (send: Send): Promise<MatchModels> => asked(send, 'GET', '/v1/match-models');

/** A model by its identifier or the beginning of it. */
const named = ({ items }: MatchModels, id: string, language: Language): MatchModel => {
  const found = items.filter(({ modelId }) => modelId.startsWith(id));
  if (found.length === 1) return found[0]!;
  const words = wordsIn(language);
  throw new Refused(found.length === 0 ? words.noSuchModel(id) : words.ambiguous(id));
};

const list = async (send: Send, { language }: Options): Promise<void> => {
  const models = await modelsOf(send);
  const { items } = await asked<{ items: MatchRun[] }>(send, 'GET', '/v1/match-runs');
  console.log(`${modelTable(models, language)}\n\n${nightTable(items.slice(0, 7), language)}`);
};

const show = async (send: Send, { language }: Options, id?: string): Promise<void> => {
  const models = await modelsOf(send);
  const wanted = id ?? models.inForce;
  console.log(
    wanted === UNTRAINED ? wordsIn(language).untrainedInForce : detailOf(named(models, wanted, language), language),
  );
};

const rollBack = async (send: Send, { language }: Options, to?: string): Promise<void> => {
  const before = await modelsOf(send);
  const target =
    to === undefined || to.toUpperCase() === UNTRAINED ? to?.toUpperCase() : named(before, to, language).modelId;
  const after = await asked<MatchModels>(
    send,
    'POST',
    '/v1/match-models/rollback',
    target === undefined ? {} : { to: target },
  );
  console.log(`${wordsIn(language).moved(before.inForce, after.inForce)}\n\n${modelTable(after, language)}`);
};

const program = new Command('match:model')
  .description('Learned models of the match engine: what there is, what is in force, and the way back')
  .addHelpText(
    'after',
    `
Examples:
  npm run match:model -- list
  npm run match:model -- show 5c0f0e5b
  npm run match:model -- roll-back                    to what was in force before
  npm run match:model -- roll-back --to 5c0f0e5b      to a model, by the beginning of its identifier
  npm run match:model -- roll-back --to untrained     to the formula that needs no training

A run that is under way keeps the model it was planned with; the next one is scored by what is in force then. A model that was
rolled back is not elected again, nor another one learnt from the same evidence. Exit code 0 where it was done, 1 where not.`,
  );

const common = (command: Command): Command =>
  command
    .addOption(new Option('--url <url>', 'base URL of the API').default('http://127.0.0.1:4000').argParser(webUrl))
    .addOption(
      new Option('--token <token>', "an operator's access token; a local stack gives one itself").env(
        'STARTUP_PLUS_TOKEN',
      ),
    )
    .addOption(
      new Option('--language <code>', 'language of the output')
        .choices(['ko', 'en'])
        .default((process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('en') ? 'en' : 'ko'),
    );

/** Signs in, does it, and tells what was refused in one line. */
const acting = async (options: Options, act: (send: Send) => Promise<void>): Promise<void> => {
  const { url, language } = options;
  const token = await signedIn(options, message => program.error(message));
  try {
    await act(openClient({ url, token, language, stop: new AbortController().signal }));
  } catch (error) {
    if (error instanceof SignedOut) program.error(wordsIn(language).signedOut);
    if (error instanceof Refused || error instanceof Unreachable) program.error(error.message);
    throw error;
  }
};

common(program.command('list'))
  .description('every model, latest first, and what the last nights came to')
  .action((options: Options) => acting(options, send => list(send, options)));
common(program.command('show [id]'))
  .description('all that is known of a model; of the one in force unless told')
  .action((id: string | undefined, options: Options) => acting(options, send => show(send, options, id)));
common(program.command('roll-back'))
  .description('put an earlier model in force, or the untrained formula')
  .option('--to <id>', 'identifier of a model or its beginning, or: untrained')
  .action((options: Options & { to?: string }) => acting(options, send => rollBack(send, options, options.to)));

await program.parseAsync();

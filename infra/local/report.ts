import { relative } from 'node:path';
import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import { demoCity } from './demo/data.ts';
import type { ShownMatch } from './demo/story.ts';
import type { DemoNight } from './night.ts';
import type { LocalStack } from './stack.ts';

export interface ReportOptions {
  readonly stack: LocalStack;
  /** Absent where the stack was started empty. */
  readonly night: DemoNight | undefined;
  /** Role → file with a token for it. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Whether the stack stops after the report. */
  readonly once: boolean;
}

const SHOWN = 6;
/** Reasons shown of a match: its strongest. */
const REASONS = 2;
const here = (path: string): string => relative(process.cwd(), path) || path;

/** Columns that a terminal gives to a text: Hangul takes two each. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, each) => sum + (/[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(each) ? 2 : 1),
    0,
  );
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

const bilingual = ({ ko, en }: { ko: string; en?: string | undefined }): string =>
  en === undefined || en === ko ? ko : `${ko} (${en})`;

/** One match: the score and both sides, then its strongest reasons in both languages. */
const matchLine = ({ seeker, offer, match }: ShownMatch, titleOf: (key: string) => string): string[] => {
  const strongest = [...match.reasons].sort((a, b) => b.points - a.points).slice(0, REASONS);
  const indent = ' '.repeat(8);
  return [
    `  ${String(match.score).padStart(5)} ${titleOf(seeker.key)} × ${titleOf(offer.key)}`,
    ...strongest.flatMap(({ points, text }) => [
      `${indent}${String(points).padStart(5)} ${text.ko}`,
      `${indent}      ${text.en}`,
    ]),
    `${indent}${String(match.score - strongest.reduce((sum, { points }) => sum + points, 0)).padStart(5)} (${match.reasons.length - strongest.length} more)`,
  ];
};

/** What the best match of another pairing is shown as. */
const OTHERS: Readonly<Record<DealKind, string>> = {
  INVESTMENT: 'Best match of an investor',
  TECHNOLOGY: 'Best technology for a need, as the need reads it',
  COLLABORATION: 'Best startup for a need of a firm',
  ACQUISITION: 'Best company for sale for an acquirer: nothing of it but what its teaser shows',
};

const matchLines = ({ story }: DemoNight): string[] => {
  const titles = new Map(
    Object.values(demoCity())
      .flat()
      .map(({ key, listing }) => [key, bilingual(listing.title)]),
  );
  const titleOf = (key: string): string => titles.get(key) ?? key;
  const { draft } = story;
  return [
    '',
    `Best matches of run ${story.runId}, as the investor reads them (points add up to the score)`,
    ...story.matches.slice(0, SHOWN).flatMap(match => matchLine(match, titleOf)),
    ...story.others.flatMap(each => ['', `${OTHERS[each.match.pairing]}:`, ...matchLine(each, titleOf)]),
    '',
    `A contract drafted for the first of them: ${draft.model.title.ko} / ${draft.model.title.en}, ${draft.model.issues.length} points to check`,
    ...story.files.map(file => `  ${here(file)}`),
  ];
};

const curlLines = ({ stack, night, tokens }: ReportOptions): string[] => {
  const paths: Record<string, string> = {
    operator: '/v1/match-runs',
    auditor: '/v1/me',
    ...(night
      ? {
          investor: `/v1/listings/${night.story.investor.listingId}/matches`,
          founder: `/v1/deals/${night.story.deal.dealId}`,
        }
      : {}),
  };
  return Object.entries(tokens).map(
    ([role, file]) =>
      `  ${pad(role, 9)}curl -H "authorization: Bearer $(cat ${here(file)})" ${stack.url}${paths[role] ?? '/v1/me'}`,
  );
};

/** What somebody wants to know once the stack is up, as lines of text. */
export const report = (options: ReportOptions): string => {
  const { stack, night, logFile, once } = options;
  return [
    ...(night ? matchLines(night) : []),
    '',
    `API   ${stack.url}`,
    `Docs  ${stack.url}/docs`,
    `Log   ${here(logFile)}`,
    '',
    'Try it as',
    ...curlLines(options),
    '',
    once ? 'Done; everything is stopped.' : 'Ctrl-C stops everything.',
  ].join('\n');
};

import { relative } from 'node:path';
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

const SHOWN = 10;
const here = (path: string): string => relative(process.cwd(), path) || path;

/** Columns that a terminal gives to a text: Hangul takes two each. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, each) => sum + (/[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(each) ? 2 : 1),
    0,
  );
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

const table = (rows: readonly (readonly string[])[]): string[] => {
  const columns = rows[0]?.map((_, i) => Math.max(...rows.map(row => width(row[i] ?? '')))) ?? [];
  return rows.map(row => `  ${row.map((cell, i) => pad(cell, columns[i] ?? 0)).join('  ')}`.trimEnd());
};

const matchLines = ({ story }: DemoNight): string[] => [
  '',
  `Best matches of run ${story.runId}`,
  ...table(
    story.matches
      .slice(0, SHOWN)
      .map(({ investor, company, match }) => [
        String(match.score),
        investor.key,
        company.key,
        match.reasons.map(reason => `${reason.factor} ${reason.points}`).join(', '),
      ]),
  ),
  '',
  'A drafted contract',
  ...story.files.map(file => `  ${here(file)}`),
];

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

import { Command } from 'commander';
import { type Audit, auditForm } from '#shared/contract/audit/report.ts';
import { EXAMPLES } from '#shared/contract/templates/examples.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';

const options = new Command('contracts:check')
  .description(
    `Checks every contract form: each branch of its conditions is drafted from the form's example (all combinations, or every
pair of values where they are too many), and no draft may have a dangling reference, an undefined term, an empty heading or
two languages that say different things. The example itself has to make a draft without a blank and without an error. Law
that was read more than a year before the day of the check is a fault. Prints a table; exits with 1 where there is a fault.`,
  )
  .option('--form <id>', 'only this form')
  .option('--on <day>', 'check as of this day (YYYY-MM-DD) instead of today')
  .option('--all', 'print every fault, not just the first ten of each form', false)
  .parse()
  .opts<{ form?: string; on?: string; all: boolean }>();

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};
const forms = Object.values(TEMPLATES).filter(({ id }) => options.form === undefined || options.form === id);
if (forms.length === 0) fail(`There is no form ${options.form}; there are ${Object.keys(TEMPLATES).join(', ')}.`);
if (options.on !== undefined && Number.isNaN(Date.parse(`${options.on}T00:00:00.000Z`)))
  fail(`${options.on} is no day; write it as 2026-11-25.`);
const at = options.on === undefined ? new Date().toISOString() : `${options.on}T00:00:00.000Z`;

const HEADINGS = ['form', 'version', 'clauses', 'facts', 'rules', 'branches', 'drafts', 'faults', 'old law'] as const;
const row = (audit: Audit): string[] => [
  audit.id,
  audit.version,
  `${audit.clauses}`,
  `${audit.facts}`,
  `${audit.rules}`,
  `${audit.branches}`,
  `${audit.drafts} ${audit.exhaustive ? 'all' : 'pairs'}`,
  `${audit.faults.length}`,
  `${audit.stale.length}`,
];

const audits = forms.map(form => auditForm(form, EXAMPLES[form.id], at));
const rows = [[...HEADINGS], ...audits.map(row)];
const widths = HEADINGS.map((_, i) => Math.max(...rows.map(cells => cells[i]?.length ?? 0)));
for (const cells of rows)
  process.stdout.write(
    `${cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()}\n`,
  );

for (const { id, faults, stale } of audits) {
  const shown = options.all ? faults : faults.slice(0, 10);
  for (const fault of shown) process.stdout.write(`${id}: ${fault}\n`);
  if (shown.length < faults.length) process.stdout.write(`${id}: … and ${faults.length - shown.length} more\n`);
  for (const law of stale) process.stdout.write(`${id}: read more than a year ago: ${law}\n`);
}
const bad = audits.filter(({ faults, stale }) => faults.length + stale.length > 0);
process.stdout.write(
  bad.length === 0
    ? `${audits.length} forms, ${audits.reduce((sum, { drafts }) => sum + drafts, 0)} drafts, no fault\n`
    : `${bad.length} of ${audits.length} forms have faults\n`,
);
process.exitCode = bad.length === 0 ? 0 : 1;

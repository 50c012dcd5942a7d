/** What every bench is made of: a table of results, and times taken in turns so that a noisy machine is noisy for all alike. */

export type Cell = string | number | undefined;

export interface Column {
  readonly name: string;
  /** Decimal places of its numbers; 0 unless told. */
  readonly digits?: number;
  /** Goes after each number, such as `×`. */
  readonly unit?: string;
}

/** One table of results. `against` names the alternative that was measured in the same run. */
export interface ResultTable {
  readonly title: string;
  readonly against?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes?: readonly string[];
  /** What could not be measured. A bench with faults makes the run fail. */
  readonly faults?: readonly string[];
}

/** What the benches of a run share. */
export interface Setting {
  /** Folder of the assembly with the functions' bundles; synthesized when first asked for. */
  readonly assemblyDir: () => string;
  /** Tells on stderr what is going on. */
  readonly say: (text: string) => void;
  /** True for a short run: smaller sizes, fewer samples. */
  readonly quick: boolean;
  /** Pairs of the largest market that is to be run, where not all are. */
  readonly upTo?: number;
  /** File in which a long bench keeps what it has measured, to go on there when it is run again. */
  readonly resume?: string;
  /** Registers what is to be undone at the end of the run, last first. */
  readonly atEnd: (undo: () => Promise<void> | void) => void;
}

export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly run: (setting: Setting) => Promise<readonly ResultTable[]>;
}

/** The value below which the share `q` (0..1) of the numbers lies, by nearest rank. @throws RangeError without numbers */
export const quantile = (numbers: readonly number[], q: number): number => {
  const sorted = Float64Array.from(numbers).sort();
  const found = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
  if (found === undefined) throw new RangeError('no numbers were measured');
  return found;
};
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** How many times as much `a` took as `b`: the median of the ratios round by round, so that a slow moment weighs on both. */
export const ratioOf = (a: readonly number[], b: readonly number[]): number =>
  median(a.map((value, round) => value / b[round]!));

/** Takes a sample of each candidate in turn, `rounds` times over. Turns go back and forth, so that none is always first. */
export const inTurns = async <Name extends string>(
  rounds: number,
  candidates: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Record<Name, number[]>> => {
  const names = Object.keys(candidates) as Name[];
  const samples = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples[name].push(await candidates[name]());
  return samples;
};

/** Milliseconds that `work` takes. */
export const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** Milliseconds of computing that `work` takes: what other programs on the machine take does not count. */
export const computed = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const shown = (cell: Cell, { digits = 0, unit = '' }: Column): string => {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  const number = cell.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number}${unit}`;
};

/** A table as Markdown, aligned to be read as it is. */
export const render = ({ title, against, columns, rows, notes = [], faults = [] }: ResultTable): string => {
  const texts = rows.map(row => columns.map((column, i) => shown(row[i], column)));
  const isText = columns.map((_, i) => rows.every(row => typeof row[i] !== 'number'));
  const widths = columns.map(({ name }, i) => Math.max(3, name.length, ...texts.map(row => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (isText[i] ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (isText[i] ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [
    `### ${title}`,
    ...(against === undefined ? [] : [`Against: ${against}`]),
    '',
    line(columns.map(({ name }) => name)),
    rule,
    ...texts.map(line),
    '',
    ...notes.map(note => `- ${note}`),
    ...faults.map(fault => `- NOT MEASURED: ${fault}`),
    '',
  ].join('\n');
};

/** A table as data: one object a row, by the columns' names. */
export const asData = ({ columns, rows, ...rest }: ResultTable) => ({
  ...rest,
  rows: rows.map(row => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]))),
});

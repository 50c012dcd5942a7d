/** Growth as a picture: panels side by side, each with lines over the same sizes, both axes logarithmic. */

export interface Line {
  readonly name: string;
  /** `[x, y]`, both above 0, in order of x. */
  readonly points: readonly (readonly [number, number])[];
}
export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
}
export interface Picture {
  readonly title: string;
  readonly x: string;
  readonly note: string;
  readonly panels: readonly Panel[];
}

const PLOT = { width: 216, height: 220 } as const;
const MARGIN = { left: 60, top: 96, gap: 78, right: 26, bottom: 96 } as const;
/** Colours that differ in lightness as well as in hue, on either ground. */
const LIGHT = ['#1f5fbf', '#b3541e', '#2f7d4f'] as const;
const DARK = ['#7fb2ff', '#f2a36b', '#7fd3a2'] as const;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const at = (value: number): string => String(Math.round(value * 10) / 10);

/** Whole powers of ten around values. @throws RangeError where there is none, or one that has no logarithm */
const decades = (values: readonly number[]): [number, number] => {
  if (values.length === 0 || values.some(value => !(value > 0 && Number.isFinite(value))))
    throw new RangeError('a logarithmic axis takes numbers above 0');
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = Math.floor(Math.log10(least));
  return [from, Math.max(from + 1, Math.ceil(Math.log10(most)))];
};

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raised = (n: number): string =>
  `${n < 0 ? '⁻' : ''}${[...String(Math.abs(n))].map(digit => SUPERSCRIPT[Number(digit)]).join('')}`;
/** 0.1, 1, 10, 100, 1,000, then powers. */
const tick = (power: number, step = 1): string =>
  power > 4 || power < -2
    ? `${step === 1 ? '' : `${step} · `}10${raised(power)}`
    : (step * 10 ** power).toLocaleString('en-US', { maximumFractionDigits: 2 });

/** How a line grows between its last two points, where what does not grow weighs least: the exponent of x. */
export const exponentOf = ({ points }: Line): number => {
  const [first, last] = [points.at(-2), points.at(-1)];
  if (first === undefined || last === undefined || first[0] === last[0]) return 0;
  return Math.log(last[1] / first[1]) / Math.log(last[0] / first[0]);
};

const drawPanel = (panel: Panel, left: number, xRange: readonly [number, number], xName: string): string => {
  const top = MARGIN.top;
  const yRange = decades(panel.lines.flatMap(({ points }) => points.map(([, y]) => y)));
  const x = (value: number): number => left + ((Math.log10(value) - xRange[0]) / (xRange[1] - xRange[0])) * PLOT.width;
  const y = (value: number): number =>
    top + PLOT.height - ((Math.log10(value) - yRange[0]) / (yRange[1] - yRange[0])) * PLOT.height;
  const parts = [
    `<text class="panel" x="${left - 46}" y="${top - 34}">${escaped(panel.title)}</text>`,
    `<text class="unit" x="${left - 46}" y="${top - 16}">${escaped(panel.unit)}</text>`,
  ];
  const steps = yRange[1] - yRange[0] <= 2 ? [1, 2, 5] : [1];
  for (let power = yRange[0]; power <= yRange[1]; power++)
    for (const step of power === yRange[1] ? [1] : steps) {
      const line = at(y(step * 10 ** power));
      parts.push(
        `<line class="grid" x1="${left}" x2="${left + PLOT.width}" y1="${line}" y2="${line}"/>`,
        `<text class="tick" text-anchor="end" x="${left - 8}" y="${at(Number(line) + 4)}">${tick(power, step)}</text>`,
      );
    }
  for (let power = xRange[0]; power <= xRange[1]; power++) {
    const line = at(x(10 ** power));
    parts.push(
      `<line class="grid" x1="${line}" x2="${line}" y1="${top}" y2="${top + PLOT.height}"/>`,
      `<text class="tick" text-anchor="middle" x="${line}" y="${top + PLOT.height + 18}">10${raised(power)}</text>`,
    );
  }
  parts.push(
    `<text class="unit" text-anchor="middle" x="${left + PLOT.width / 2}" y="${top + PLOT.height + 38}">${escaped(xName)}</text>`,
  );
  panel.lines.forEach((line, n) => {
    const path = line.points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${at(x(px))} ${at(y(py))}`).join('');
    parts.push(`<path class="line c${n}" d="${path}"/>`);
    for (const [px, py] of line.points)
      parts.push(`<circle class="dot c${n}" cx="${at(x(px))}" cy="${at(y(py))}" r="3.5"/>`);
    const label = `${line.name}: as pairs to the power of ${exponentOf(line).toFixed(2)}`;
    const row = top + PLOT.height + 58 + n * 17;
    parts.push(
      `<line class="line c${n}" x1="${left - 46}" x2="${left - 28}" y1="${row - 4}" y2="${row - 4}"/>`,
      `<text class="name" x="${left - 22}" y="${row}">${escaped(label)}</text>`,
    );
  });
  return parts.join('\n');
};

/** The picture as SVG that follows the reader's light or dark ground. */
export const draw = ({ title, x, note, panels }: Picture): string => {
  const xRange = decades(panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(([px]) => px))));
  const width = MARGIN.left + panels.length * PLOT.width + (panels.length - 1) * MARGIN.gap + MARGIN.right;
  const rows = Math.max(...panels.map(({ lines }) => lines.length));
  const height = MARGIN.top + PLOT.height + MARGIN.bottom + (rows - 1) * 17;
  const colours = (set: readonly string[]): string =>
    set.map((colour, n) => `.line.c${n}{stroke:${colour}}.dot.c${n}{fill:${colour}}`).join('');
  const drawn = panels.map((panel, n) => drawPanel(panel, MARGIN.left + n * (PLOT.width + MARGIN.gap), xRange, x));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>
.ground{fill:#ffffff}text{fill:#1d2329;font-family:system-ui,-apple-system,"Segoe UI",sans-serif}
.title{font-size:16px;font-weight:600}.panel{font-size:14px;font-weight:600}.name{font-size:12px}
.unit,.tick,.note{font-size:12px;fill:#56606b}.grid{stroke:#dfe3e8;stroke-width:1}.line{fill:none;stroke-width:2}
${colours(LIGHT)}
@media (prefers-color-scheme:dark){.ground{fill:#0d1117}text{fill:#e6edf3}.unit,.tick,.note{fill:#9aa6b2}.grid{stroke:#2b323b}${colours(DARK)}}
</style>
<rect class="ground" width="${width}" height="${height}"/>
<text class="title" x="14" y="28">${escaped(title)}</text>
<text class="note" x="14" y="${height - 14}">${escaped(note)}</text>
${drawn.join('\n')}
</svg>
`;
};

import { areasWithin, bucketsOf } from '../encode.ts';
import { THESIS_DEALS } from '../evidence.ts';
import type { Attribute, Evidence, Market } from '../types.ts';

/** What an investor says of itself, as it is or as it is supposed. */
export interface Thesis {
  readonly sectors: readonly string[];
  readonly stages: readonly string[];
  readonly areas: readonly string[];
  readonly ticket?: { readonly min: number; readonly max: number };
  readonly excludedSectors: readonly string[];
  /** False where the words it excludes are to count no more. */
  readonly excludesWords: boolean;
  /** The investor of the market whose text it has. */
  readonly text: number;
}

interface Row {
  declared: number;
  dealt: number;
  acted: number;
}

/** Evidence of one investor with another thesis: what it has done stays, what it declares is spread anew. */
const rowsOf = (
  { evidence, values, prior }: Attribute,
  investor: number,
  declared: readonly string[],
  standsFor: (value: string, book: readonly string[]) => readonly string[],
): [number, Row][] => {
  const rows = new Map<number, Row>();
  for (let at = evidence.start[investor]!; at < evidence.start[investor + 1]!; at++)
    if (evidence.dealt[at] !== 0 || evidence.acted[at] !== 0)
      rows.set(evidence.code[at]!, { declared: 0, dealt: evidence.dealt[at]!, acted: evidence.acted[at]! });
  const stated = [...new Set(declared)].filter(value => value !== '').sort();
  for (const value of stated) {
    const codes = standsFor(value, values)
      .map(each => values.indexOf(each))
      .filter(code => code >= 0);
    const mass = codes.reduce((sum, code) => sum + prior[code]!, 0);
    for (const code of codes) {
      const row = rows.get(code) ?? { declared: 0, dealt: 0, acted: 0 };
      row.declared += (THESIS_DEALS * (prior[code]! / mass)) / stated.length;
      rows.set(code, row);
    }
  }
  return [...rows].sort(([a], [b]) => a - b);
};

const attributeOf = (attribute: Attribute, rows: readonly [number, Row][][]): Attribute => {
  const start = new Uint32Array(rows.length + 1);
  for (const [n, own] of rows.entries()) start[n + 1] = start[n]! + own.length;
  const all = rows.flat();
  const evidence: Evidence = {
    start,
    code: Uint16Array.from(all, ([code]) => code),
    declared: Float64Array.from(all, ([, row]) => row.declared),
    dealt: Float64Array.from(all, ([, row]) => row.dealt),
    // What was declined never takes away more than there is.
    acted: Float64Array.from(all, ([, row]) => Math.max(row.acted, -(row.declared + row.dealt))),
  };
  return { ...attribute, evidence };
};

const stacked = (rows: readonly (readonly number[])[]): { start: Uint32Array; values: number[] } => {
  const start = new Uint32Array(rows.length + 1);
  for (const [n, row] of rows.entries()) start[n + 1] = start[n]! + row.length;
  return { start, values: rows.flat() };
};

type StandsFor = (value: string, book: readonly string[]) => readonly string[];
const itself: StandsFor = value => [value];

/**
 * A market with the same companies and, in the place of its investors, one of them with other theses: shares of the market
 * and what the investor has done stay as they are. `unworded` are the companies it must not meet whatever the words.
 */
export const supposeInvestors = (
  market: Market,
  investor: number,
  unworded: readonly number[],
  theses: readonly Thesis[],
): Market => {
  const of = (attribute: Attribute, declared: (thesis: Thesis) => readonly string[], standsFor: StandsFor = itself) =>
    attributeOf(
      attribute,
      theses.map(thesis => rowsOf(attribute, investor, declared(thesis), standsFor)),
    );
  const { text } = market;
  const own = [...market.blockedCompany.subarray(market.blockedStart[investor]!, market.blockedStart[investor + 1]!)];
  const blocked = stacked(theses.map(({ excludesWords }) => (excludesWords ? own : unworded)));
  const refused = stacked(
    theses.map(({ excludedSectors }) =>
      [...new Set(excludedSectors)]
        .map(value => market.sector.values.indexOf(value))
        .filter(code => code >= 0)
        .sort((a, b) => a - b),
    ),
  );
  const groups = market.requiredTraits.subarray(market.requiredStart[investor]!, market.requiredStart[investor + 1]!);
  const required = stacked(theses.map(() => [...groups]));
  const rowOf = (row: number) => ({ from: text.investorStart[row]!, to: text.investorStart[row + 1]! });
  const texts = theses.map(thesis => rowOf(thesis.text));
  const terms = stacked(texts.map(({ from, to }) => [...text.investorTerm.subarray(from, to)]));
  return {
    ...market,
    investorIds: theses.map((_, n) => String(n)),
    investorCapacity: new Uint16Array(theses.length).fill(1),
    sector: of(market.sector, thesis => thesis.sectors),
    stage: of(market.stage, thesis => thesis.stages),
    area: of(market.area, thesis => thesis.areas, areasWithin),
    ask: of(market.ask, thesis => bucketsOf(thesis.ticket)),
    ticketMin: Float64Array.from(theses, ({ ticket }) => ticket?.min ?? Number.NaN),
    ticketMax: Float64Array.from(theses, ({ ticket }) => ticket?.max ?? Number.NaN),
    blockedStart: blocked.start,
    blockedCompany: Uint32Array.from(blocked.values),
    refusedStart: refused.start,
    refusedSector: Uint16Array.from(refused.values),
    requiredStart: required.start,
    requiredTraits: Uint32Array.from(required.values),
    areasTicked: theses.map(({ areas }) => [...areas]),
    text: {
      ...text,
      investorStart: terms.start,
      investorTerm: Uint32Array.from(terms.values),
      investorWeight: Float32Array.from(texts.flatMap(({ from, to }) => [...text.investorWeight.subarray(from, to)])),
    },
    investorText: theses.map(thesis => market.investorText[thesis.text]!),
  };
};

import { LANGUAGES, type Label, type Language } from '#shared/kernel/i18n.ts';
import { absolute } from './cond.ts';
import { type FactBook, sourceOf, valueAt } from './facts.ts';
import { numbersIn, show } from './format.ts';
import { josa } from './korean.ts';
import { labelAt } from './labels.ts';
import type { DraftBlock, DraftCell, DraftProvenance, DraftRun } from './model.ts';
import type { Kept, Numbered } from './numbering.ts';
import type { Body, Inline, Signatory, TableClause, Template } from './types.ts';

/** What stands where a value is missing. */
export const BLANK = '[\u3000\u3000]';
const PENDING: Label = { ko: '[포함 여부 확인 필요]', en: '[inclusion to be confirmed]' };

/** What was noticed while resolving; the checks turn it into issues. Values are clause ids by path or by clause. */
export interface Findings {
  readonly missing: Map<string, Set<string>>;
  readonly borrowed: Map<string, Set<string>>;
  readonly numbersDiffer: Map<string, Set<string>>;
  readonly dangling: Map<string, Set<string>>;
  readonly used: Map<string, Set<string>>;
  readonly defined: Set<string>;
  readonly unequal: Set<string>;
  readonly pending: Set<string>;
}

export interface Resolved {
  readonly blocks: DraftBlock[];
  readonly provenance: Record<string, DraftProvenance>;
  readonly findings: Findings;
}

const add = (map: Map<string, Set<string>>, key: string, clause: string): void => {
  map.set(key, (map.get(key) ?? new Set()).add(clause));
};

/** Joins neighbouring runs that look and come the same, and drops empty ones. */
const merge = (runs: readonly DraftRun[]): DraftRun[] => {
  const merged: DraftRun[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const plain = (r: DraftRun | undefined) =>
      r !== undefined && r.mark === undefined && r.strong === undefined && r.ref === undefined;
    if (run.text === '') continue;
    if (last !== undefined && plain(last) && plain(run) && last.prov === run.prov) last.text += run.text;
    else merged.push({ ...run });
  }
  return merged;
};

/** Turns kept clauses into numbered blocks with every value, reference, term and particle in place. Pure; throws nothing. */
export const resolve = (
  template: Template,
  kept: readonly Kept[],
  numbers: ReadonlyMap<string, Numbered>,
  book: FactBook,
): Resolved => {
  const findings: Findings = {
    missing: new Map(),
    borrowed: new Map(),
    numbersDiffer: new Map(),
    dangling: new Map(),
    used: new Map(),
    defined: new Set(),
    unequal: new Set(),
    pending: new Set(),
  };
  const provenance: Record<string, DraftProvenance> = {};
  const ids = new Map<string, string>();
  const blocks: DraftBlock[] = [];

  const cite = (path: string, value: Label, clause: string): string | undefined => {
    const source = sourceOf(book, path);
    if (source === undefined) return undefined;
    const id = ids.get(path) ?? `p${ids.size + 1}`;
    ids.set(path, id);
    const entry: DraftProvenance = provenance[id] ?? {
      path,
      label: labelAt(template.labels, path),
      value,
      clauseIds: [],
      source,
    };
    if (!entry.clauseIds.includes(clause)) entry.clauseIds.push(clause);
    provenance[id] = entry;
    return id;
  };

  interface Spot {
    readonly clause: string;
    readonly item?: string;
    /** Rows that stand for a missing list: the list is reported, not its cells. */
    readonly silent?: boolean;
  }
  const runsOf = (nodes: readonly Inline[], lang: Language, spot: Spot, tokens: string[]): DraftRun[] => {
    const runs: DraftRun[] = [];
    const blank = (path: string): void => {
      if (spot.silent !== true) add(findings.missing, path, spot.clause);
      runs.push({ text: BLANK, mark: 'blank' });
    };
    for (const node of nodes) {
      if (node.t === 'text') runs.push({ text: node.text });
      else if (node.t === 'josa') {
        if (lang === 'ko') runs.push({ text: josa(runs.map(r => r.text).join(''), node.pair) });
      } else if (node.t === 'term' || node.t === 'define') {
        const term = template.terms[node.id];
        const text = term?.[lang] ?? '';
        tokens.push(`term ${node.id}`);
        add(findings.used, node.id, spot.clause);
        const shown = lang === 'en' && node.plural === true ? (term?.enPlural ?? text) : text;
        if (node.t === 'term') runs.push({ text: shown });
        else {
          findings.defined.add(node.id);
          runs.push({ text: `“${shown}”`, strong: true });
        }
      } else if (node.t === 'ref') {
        tokens.push(`ref ${node.clause}`);
        const target = numbers.get(node.clause);
        if (target === undefined) {
          add(findings.dangling, node.clause, spot.clause);
          runs.push({ text: BLANK, mark: 'blank' });
        } else {
          const here = numbers.get(spot.clause);
          const inside = here?.root === target.root && node.clause !== target.root;
          runs.push({ text: (inside ? target.local : target.full)[lang], ref: node.clause });
        }
      } else {
        const path = absolute(node.path, spot.item);
        const value = valueAt(book.tree, path);
        tokens.push(`${node.t} ${path}`);
        if (node.t === 'choose') {
          const option =
            typeof value === 'string' && Object.hasOwn(node.options, value) ? node.options[value] : undefined;
          if (option === undefined) blank(path);
          else {
            const chosen = runsOf(option, lang, spot, tokens);
            const prov = cite(path, node.names[String(value)] ?? { ko: String(value), en: String(value) }, spot.clause);
            runs.push(...chosen.map(r => (r.prov === undefined && prov !== undefined ? { ...r, prov } : r)));
          }
        } else {
          const shown = show(value, node.as);
          const prov = shown === undefined ? undefined : cite(path, { ko: shown.ko, en: shown.en }, spot.clause);
          if (shown === undefined || prov === undefined) blank(path);
          else {
            const borrowed = shown.borrowed === true;
            if (borrowed) add(findings.borrowed, path, spot.clause);
            else if (numbersIn(shown.ko) !== numbersIn(shown.en) && node.as === 'text')
              add(findings.numbersDiffer, path, spot.clause);
            runs.push({ text: shown[lang], prov, ...(borrowed && lang === 'en' ? { mark: 'flag' as const } : {}) });
          }
        }
      }
    }
    return merge(runs);
  };

  /** Both languages of a text; where they do not hold the same values, references and terms the clause is noted. */
  const cellOf = (text: Body, spot: Spot): DraftCell => {
    const tokens: Record<Language, string[]> = { ko: [], en: [] };
    const cell = { ko: runsOf(text.ko, 'ko', spot, tokens.ko), en: runsOf(text.en, 'en', spot, tokens.en) };
    const [ko, en] = LANGUAGES.map(lang => tokens[lang].sort().join('\n'));
    if (ko !== en) findings.unequal.add(spot.clause);
    return cell;
  };
  const same = (nodes: readonly Inline[]): Body => ({ ko: nodes, en: nodes });

  const tableOf = (clause: TableClause): NonNullable<DraftBlock['table']> => {
    const list = valueAt(book.tree, clause.each);
    const rows = Array.isArray(list) ? list.length : 0;
    if (rows === 0) add(findings.missing, clause.each, clause.id);
    return {
      columns: clause.columns.map(c => ({ ko: c.heading.ko, en: c.heading.en })),
      rows: Array.from({ length: Math.max(1, rows) }, (_, i) =>
        clause.columns.map(c =>
          cellOf(same(c.cell), { clause: clause.id, item: `${clause.each}.${i}`, silent: rows === 0 }),
        ),
      ),
    };
  };

  const visit = ({ clause, pending, children }: Kept, depth: number): void => {
    const number = numbers.get(clause.id)?.number;
    if (pending) findings.pending.add(clause.id);
    const block: DraftBlock = { clauseId: clause.id, kind: clause.kind, depth };
    if (number !== undefined) block.number = number;
    if (pending) block.pending = true;
    if (clause.kind === 'table') block.table = tableOf(clause);
    else {
      if (clause.heading !== undefined) block.heading = { ko: clause.heading.ko, en: clause.heading.en };
      if (clause.body !== undefined) block.text = cellOf(clause.body, { clause: clause.id });
      if (pending) {
        const flag = (lang: Language): DraftRun => ({ text: `${PENDING[lang]} `, mark: 'flag' });
        block.text = {
          ko: [flag('ko'), ...(block.text?.ko ?? [])],
          en: [flag('en'), ...(block.text?.en ?? [])],
        };
      }
    }
    blocks.push(block);
    for (const child of children) visit(child, depth + 1);
  };

  const sign = ({ id, heading, lines }: Signatory): void => {
    const rows = lines.map(({ label, cell }) => [
      { ko: [{ text: label.ko }], en: [{ text: label.en }] },
      cellOf(same(cell), { clause: id }),
    ]);
    blocks.push({
      clauseId: id,
      kind: 'signature',
      depth: 0,
      heading: { ko: heading.ko, en: heading.en },
      table: { columns: [], rows },
    });
  };

  // Signatures stand after the closing words and before the schedules.
  const schedules = kept.filter(k => k.clause.kind === 'schedule');
  for (const top of kept) if (top.clause.kind !== 'schedule') visit(top, 0);
  for (const signatory of template.signatories) sign(signatory);
  for (const schedule of schedules) visit(schedule, 0);
  return { blocks, provenance, findings };
};

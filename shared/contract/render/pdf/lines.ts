import type { DraftRun } from '../../engine/model.ts';
import type { Para, Style } from '../piece.ts';
import { printable } from '../words.ts';
import { type Face, showable } from './face.ts';

/** Both weights of a document's font. */
export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
}

/** How a style looks. Points; `leading` is the height of a line as a multiple of the size. */
interface Look {
  readonly size: number;
  readonly leading: number;
  readonly before: number;
  readonly after: number;
  readonly bold?: true;
  readonly centred?: true;
  readonly colour?: string;
}
const LOOKS: Readonly<Record<Style, Look>> = {
  title: { size: 18, leading: 1.5, before: 0, after: 4, bold: true, centred: true },
  subtitle: { size: 13, leading: 1.5, before: 0, after: 14, bold: true, centred: true },
  heading: { size: 10.5, leading: 1.5, before: 9, after: 3, bold: true },
  body: { size: 10, leading: 1.6, before: 0, after: 4 },
  head: { size: 8.5, leading: 1.4, before: 0, after: 0, bold: true },
  cell: { size: 8.5, leading: 1.4, before: 0, after: 1 },
  label: { size: 10, leading: 1.6, before: 18, after: 4 },
  annex: { size: 12, leading: 1.5, before: 0, after: 8, bold: true },
  note: { size: 9, leading: 1.5, before: 8, after: 0 },
  soft: { size: 8, leading: 1.4, before: 2, after: 0, colour: '#595959' },
};
/** Points by which each level of the clause tree is indented. */
const INDENT = 20;
const SHADES = { blank: '#fff1b8', flag: '#ffe0d6' } as const;

/** Text of one kind on a line; `x` in points from the left edge of its cell. */
export interface Span {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly bold: boolean;
  readonly shade?: string;
  readonly ref?: string;
}
/** A line of a cell. `top`: space above it that falls away at the top of a page. */
export interface Line {
  readonly top: number;
  readonly height: number;
  readonly size: number;
  readonly colour: string;
  readonly spans: readonly Span[];
  /** Lines of its paragraph before and after it, so that none is left alone. */
  readonly before: number;
  readonly after: number;
}

type Kind = Pick<Span, 'bold' | 'shade' | 'ref'>;
interface Atom extends Kind {
  readonly text: string;
  readonly width: number;
}

/** A word and how many spaces stand before it: a value and the particle after it are one word. */
interface Word {
  readonly atoms: Atom[];
  gap: number;
}
const wordsOf = (runs: readonly DraftRun[], look: Look, faces: Faces): Word[] => {
  const words: Word[] = [{ atoms: [], gap: 0 }];
  for (const { text, strong, mark, ref } of runs) {
    const bold = look.bold === true || strong === true;
    const face = bold ? faces.bold : faces.regular;
    const kind: Kind = { bold, ...(mark && { shade: SHADES[mark] }), ...(ref && { ref }) };
    for (const [part] of showable(printable(text), face.has).matchAll(/ +|[^ ]+/g)) {
      const last = words.at(-1);
      if (!part.startsWith(' '))
        last?.atoms.push({ ...kind, text: part, width: (face.width(part) * look.size) / 1000 });
      else if (last?.atoms.length === 0) last.gap += part.length;
      else words.push({ atoms: [], gap: part.length });
    }
  }
  return words.filter(({ atoms }) => atoms.length > 0);
};

/** A word too long for a line, cut between characters. */
const cut = (atoms: readonly Atom[], room: number, look: Look, faces: Faces): Atom[][] => {
  const lines: Atom[][] = [[]];
  let used = 0;
  for (const atom of atoms) {
    let text = '';
    let width = 0;
    const push = () => {
      if (text !== '') lines.at(-1)?.push({ ...atom, text, width });
      text = '';
      width = 0;
    };
    for (const character of atom.text) {
      const own = ((atom.bold ? faces.bold : faces.regular).width(character) * look.size) / 1000;
      if (used + own > room && used > 0) {
        push();
        lines.push([]);
        used = 0;
      }
      text += character;
      width += own;
      used += own;
    }
    push();
  }
  return lines;
};

const kindOf = ({ bold, shade, ref }: Kind): Kind => ({ bold, ...(shade && { shade }), ...(ref && { ref }) });
const sameKind = (a: Kind, b: Kind): boolean => a.bold === b.bold && a.shade === b.shade && a.ref === b.ref;

/** Broken at spaces, as Korean is read best; within a word only where it is longer than a line. */
const broken = (runs: readonly DraftRun[], room: number, look: Look, faces: Faces): Span[][] => {
  const lines: Span[][] = [[]];
  let used = 0;
  const put = (atom: Atom): void => {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (last !== undefined && sameKind(last, atom) && Math.abs(last.x + last.width - used) < 0.001)
      line?.splice(-1, 1, { ...last, text: last.text + atom.text, width: last.width + atom.width });
    else line?.push({ ...atom, x: used });
    used += atom.width;
  };
  const next = (): void => {
    lines.push([]);
    used = 0;
  };
  for (const { atoms, gap } of wordsOf(runs, look, faces)) {
    const width = atoms.reduce((sum, atom) => sum + atom.width, 0);
    const before = lines.at(-1)?.at(-1);
    if (before !== undefined) {
      const face = before.bold ? faces.bold : faces.regular;
      const space = (face.width(' ') * gap * look.size) / 1000;
      if (used + space + width > room) next();
      else {
        // A space belongs to what is marked or leads somewhere only between two words of it.
        const kind = atoms[0] !== undefined && sameKind(before, atoms[0]) ? before : { bold: before.bold };
        put({ ...kindOf(kind), text: ' '.repeat(gap), width: space });
      }
    }
    if (width <= room) for (const atom of atoms) put(atom);
    else
      for (const [i, part] of cut(atoms, room, look, faces).entries()) {
        if (i > 0) next();
        for (const atom of part) put(atom);
      }
  }
  return lines;
};
/** A paragraph as the lines of a cell of this width, in points. */
export const linesOf = ({ style, runs, number, depth }: Para, width: number, faces: Faces): Line[] => {
  const look = LOOKS[style];
  const mark = number === undefined ? '' : showable(printable(number), faces.regular.has);
  const markWidth = (faces.regular.width(mark) * look.size) / 1000;
  const outer = number === undefined ? 0 : INDENT * ((depth ?? 1) - 1);
  const indent = number === undefined ? 0 : outer + Math.max(INDENT, markWidth + 4);
  const lines = broken(runs, Math.max(20, width - indent), look, faces);
  return lines.map((spans, i) => {
    const length = spans.reduce((sum, span) => Math.max(sum, span.x + span.width), 0);
    const shift = look.centred ? (width - length) / 2 : indent;
    const shifted = spans.map(span => ({ ...span, x: span.x + shift }));
    const hanging: Span[] =
      i > 0 || number === undefined ? [] : [{ x: outer, width: markWidth, text: mark, bold: false }];
    return {
      top: i === 0 ? look.before : 0,
      height: look.size * look.leading + (i === lines.length - 1 ? look.after : 0),
      size: look.size,
      colour: look.colour ?? '#1a1a1a',
      spans: [...hanging, ...shifted],
      before: i,
      // What follows a heading belongs to it.
      after: lines.length - 1 - i + (style === 'heading' ? 1 : 0),
    };
  });
};

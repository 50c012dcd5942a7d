/** What spreadsheet programs may take for the beginning of a formula; full-width forms are compared after NFKC. */
const STARTS = new Set(['=', '+', '-', '@', '\t', '\r', '\u2212']);

const isMarked = (text: string): boolean => {
  const [first] = text;
  return first !== undefined && (first === "'" || STARTS.has([...first.normalize('NFKC')][0] ?? ''));
};

/**
 * A cell that no spreadsheet program computes: an apostrophe goes before what looks like a formula, and before what begins with
 * an apostrophe itself, so that {@link restore} gives back exactly what there was. OWASP's list for CSV, with the full-width
 * and other compatible forms of the signs and the minus sign U+2212.
 */
export const neutralise = (text: string): string => (isMarked(text) ? `'${text}` : text);

/** The text of a cell: takes off the apostrophe of {@link neutralise}. One before an ordinary word is the writer's own. */
export const restore = (cell: string): string =>
  cell.startsWith("'") && isMarked(cell.slice(1)) ? cell.slice(1) : cell;

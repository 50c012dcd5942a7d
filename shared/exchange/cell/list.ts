/** Escaped characters of a list in a cell: the backslash, what separates items, and line breaks. */
const ITEM_MARKS = /[\\;,|\n]/g;
const RECORD_MARKS = /[\\|\n]/g;

/** The parts between separators that no backslash stands before; escapes are left in place. */
const splitAt = (text: string, separators: string): string[] => {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (separators.includes(text[i]!)) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
};

const unescapedWith = (marks: string) => (text: string) =>
  text.replace(/\\([\s\S])/g, (whole, mark: string) => (marks.includes(mark) ? mark : whole));
const plainItem = unescapedWith('\\;,|\n');
const plainField = unescapedWith('\\|\n');

/** Several values in one cell: `;` between them, also `,`, `|` or a line break; a backslash before one makes it text. */
export const splitItems = (text: string): string[] =>
  splitAt(text, ';,|\n')
    .map(part => plainItem(part.trim()))
    .filter(part => part !== '');
export const joinItems = (items: readonly string[]): string =>
  items.map(item => item.replace(ITEM_MARKS, '\\$&')).join('; ');

/** Records in one cell: one a line, `|` between their fields; a backslash before either makes it text. */
export const splitRecords = (text: string): string[][] =>
  splitAt(text, '\n')
    .filter(line => line.trim() !== '')
    .map(line => splitAt(line, '|').map(field => plainField(field.trim())));
export const joinRecords = (records: readonly (readonly string[])[]): string =>
  records
    .map(fields => {
      const last = fields.findLastIndex(field => field !== '');
      return fields
        .slice(0, last + 1)
        .map(field => field.replace(RECORD_MARKS, '\\$&'))
        .join(' | ');
    })
    .join('\n');

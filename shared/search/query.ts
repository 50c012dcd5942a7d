/**
 * The query language, made so that nothing a person types is an error: words; `-word` or `NOT word` (not with it); `+word`
 * (only with it); `"exact words"`; `OR`; `AND`; parentheses. What does not fit is taken as a blank.
 */

/** Plain words of a group in a row, as typed. `open`: the last one is still being typed. */
export interface Words {
  readonly kind: 'words';
  readonly text: string;
  readonly open: boolean;
}
export interface Phrase {
  readonly kind: 'phrase';
  readonly text: string;
}
/** Everything in it applies at once: `must` all, `not` none, `words` for the most part. */
export interface Group {
  readonly kind: 'group';
  readonly words: readonly Words[];
  readonly must: readonly Node[];
  readonly not: readonly Node[];
}
/** One of them at least. */
export interface Either {
  readonly kind: 'either';
  readonly of: readonly Node[];
}
export type Node = Words | Phrase | Group | Either;

/** Most words, phrases and parentheses that are read; the rest is left out. */
const MOST_PARTS = 32;
const MOST_DEPTH = 6;
/** Characters that are read. */
const MOST_CHARACTERS = 1000;

type Token =
  | { readonly type: '(' | ')' | '+' | '-' | 'or' | 'and' }
  | { readonly type: 'word' | 'phrase'; text: string };

const QUOTES = '"“”„‟«»「」『』';
const OPENS = new RegExp(`[(${QUOTES}]`, 'u');
const TOKEN = new RegExp(`[${QUOTES}]([^${QUOTES}]*)(?:[${QUOTES}]|$)|[()]|[^\\s()${QUOTES}]+`, 'gu');

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length >= MOST_PARTS * 2) break;
    const [raw, quoted] = match;
    if (quoted !== undefined) {
      if (quoted.trim() !== '') tokens.push({ type: 'phrase', text: quoted.trim() });
      continue;
    }
    if (raw === '(' || raw === ')') tokens.push({ type: raw });
    else if (raw === 'OR' || raw === '|' || raw === '||') tokens.push({ type: 'or' });
    else if (raw === 'AND' || raw === '&' || raw === '&&') tokens.push({ type: 'and' });
    else if (raw === 'NOT') tokens.push({ type: '-' });
    else {
      // A sign counts where something begins with it: `e-commerce` is a word, and a dash between blanks is a dash.
      const sign = /^[+\-−–!]+/u.exec(raw)?.[0] ?? '';
      const alone = raw.length === sign.length && !OPENS.test(text[match.index + raw.length] ?? '');
      if (sign !== '' && !alone) tokens.push({ type: sign.startsWith('+') ? '+' : '-' });
      if (raw.length > sign.length) tokens.push({ type: 'word', text: raw.slice(sign.length) });
    }
  }
  return tokens;
};

const isEmpty = (node: Node): boolean =>
  node.kind === 'group' && node.words.length + node.must.length + node.not.length === 0;

/** Reads a query. Never throws; an empty group where nothing in it can be looked for. */
export const parseQuery = (text: string): Group => {
  const source = text.slice(0, MOST_CHARACTERS).normalize('NFKC');
  const tokens = tokensOf(source);
  const typing = /\S$/u.test(source);
  let at = 0;
  let parts = 0;

  /** A sign or AND makes the words around it count for themselves. */
  const single = (word: string): Node => ({ kind: 'words', text: word, open: false });

  const group = (depth: number): Group => {
    const words: Words[] = [];
    const must: Node[] = [];
    const not: Node[] = [];
    let run: string[] = [];
    let sign: '+' | '-' | undefined;
    const flush = (open = false) => {
      if (run.length > 0) words.push({ kind: 'words', text: run.join(' '), open });
      run = [];
    };
    const take = (node: Node) => {
      if (isEmpty(node)) return;
      (sign === '-' ? not : must).push(node);
      sign = undefined;
    };
    for (; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (token.type === ')' || token.type === 'or') break;
      if (token.type === '+' || token.type === '-') sign = token.type;
      else if (token.type === 'and') {
        const before = run.pop();
        if (before !== undefined) must.push(single(before));
        sign ??= '+';
      } else if (token.type === '(') {
        at++;
        if (depth < MOST_DEPTH) take(either(depth + 1));
        if (tokens[at]?.type !== ')') at--;
      } else if (token.type === 'word' || token.type === 'phrase') {
        if (++parts > MOST_PARTS) continue;
        const last = at === tokens.length - 1;
        if (token.type === 'phrase') take({ kind: 'phrase', text: token.text });
        else if (sign !== undefined) take({ kind: 'words', text: token.text, open: sign === '+' && last && typing });
        else {
          run.push(token.text);
          if (last) flush(typing);
        }
      }
    }
    flush();
    return { kind: 'group', words, must, not };
  };

  const either = (depth: number): Node => {
    const of = [group(depth)];
    while (tokens[at]?.type === 'or') {
      at++;
      of.push(group(depth));
    }
    const filled = of.filter(node => !isEmpty(node));
    return filled.length > 1 ? { kind: 'either', of: filled } : (filled[0] ?? of[0]!);
  };

  const nodes: Node[] = [];
  while (at < tokens.length) {
    const node = either(0);
    if (!isEmpty(node)) nodes.push(node);
    // Only a closing parenthesis too many is left here.
    if (tokens[at]?.type === ')') at++;
  }
  const [only] = nodes;
  if (only?.kind === 'group' && nodes.length === 1) return only;
  return { kind: 'group', words: [], must: nodes, not: [] };
};

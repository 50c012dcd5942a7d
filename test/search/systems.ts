import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { eachTerm } from '#shared/kernel/words/tokens.ts';
import { type Fields, openIndex } from '#shared/search/index.ts';

/** A way to search: built over texts, answers with identifiers, best first. */
export interface System {
  readonly name: string;
  readonly build: (texts: ReadonlyMap<string, Fields>) => Searcher;
}
export interface Searcher {
  readonly search: (query: string, most: number) => string[];
  /** Replaces one text. */
  readonly replace: (id: string, fields: Fields) => void;
  /** Bytes held outside the JavaScript heap. */
  readonly bytes?: () => number;
  readonly close?: () => void;
}

const ours: System = {
  name: 'shared/search',
  build: texts => {
    const source = new Map(texts);
    const index = openIndex(id => source.get(id));
    for (const [id, fields] of source) index.set(id, fields);
    return {
      search: (query, most) =>
        [...index.search(query).hits]
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
          .slice(0, most)
          .map(({ id }) => id),
      replace: (id, fields) => {
        source.set(id, fields);
        index.set(id, fields);
      },
    };
  },
};

const flat = ({ title, tags, text }: Fields): string => `${title} ${tags} ${text}`.normalize('NFKC').toLowerCase();

/** What the directory did before: every word must occur, in order of listing; a word with a minus must not, to be fair. */
const substring: System = {
  name: 'plain substring',
  build: texts => {
    const folded = new Map([...texts].map(([id, fields]) => [id, flat(fields)]));
    return {
      search: (query, most) => {
        const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
        const found: string[] = [];
        for (const [id, text] of folded) {
          if (words.every(word => (word.startsWith('-') ? !text.includes(word.slice(1)) : text.includes(word))))
            found.push(id);
          if (found.length === most) break;
        }
        return found;
      },
      replace: (id, fields) => folded.set(id, flat(fields)),
    };
  },
};

/** SQLite's full-text index with the same weights of fields; words joined by OR, ordered by its BM25. */
const fts5 = (tokenizer: 'unicode61' | 'trigram'): System => ({
  name: `SQLite FTS5 ${tokenizer}`,
  build: texts => {
    const db = new DatabaseSync(':memory:');
    db.exec(`CREATE VIRTUAL TABLE doc USING fts5(id UNINDEXED, title, tags, body, tokenize = '${tokenizer}')`);
    const insert = db.prepare('INSERT INTO doc (rowid, id, title, tags, body) VALUES (?, ?, ?, ?, ?)');
    const rows = new Map([...texts.keys()].map((id, row) => [id, row + 1]));
    db.exec('BEGIN');
    for (const [id, { title, tags, text }] of texts) insert.run(rows.get(id)!, id, title, tags, text);
    db.exec('COMMIT');
    const select = db.prepare('SELECT id FROM doc WHERE doc MATCH ? ORDER BY bm25(doc, 0, 3, 2, 1) LIMIT ?');
    const remove = db.prepare('DELETE FROM doc WHERE rowid = ?');
    return {
      search: (query, most) => {
        const words = query.normalize('NFKC').split(/\s+/).filter(Boolean);
        const quote = (word: string) => `"${word.replaceAll('"', '""')}"`;
        const wanted = words.filter(word => !word.startsWith('-'));
        const unwanted = words.filter(word => word.startsWith('-')).map(word => word.slice(1));
        // The last word is being typed, as in ours; trigrams find beginnings anyway.
        const terms = wanted.map((word, at) =>
          tokenizer === 'unicode61' && at === wanted.length - 1 ? `${quote(word)}*` : quote(word),
        );
        const match = `(${terms.join(' OR ')})${unwanted.map(word => ` NOT ${quote(word)}`).join('')}`;
        return select.all(match, most).map(row => String(row.id));
      },
      replace: (id, { title, tags, text }) => {
        const row = rows.get(id) ?? rows.size + 1;
        rows.set(id, row);
        remove.run(row);
        insert.run(row, id, title, tags, text);
      },
      bytes: () =>
        Number(
          db.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()').get()
            ?.bytes,
        ),
      close: () => db.close(),
    };
  },
});

/** The library with the same tokenizer: what an index of our own has to be better than. */
const miniSearch: System = {
  name: 'MiniSearch, our terms',
  build: texts => {
    const tokenize = (text: string): string[] => {
      const terms: string[] = [];
      eachTerm(text, term => terms.push(term));
      return terms;
    };
    const mini = new MiniSearch<Fields & { id: string }>({
      fields: ['title', 'tags', 'text'],
      tokenize,
      processTerm: term => term,
      searchOptions: {
        boost: { title: 3, tags: 2 },
        fuzzy: term => (/^[a-z]{4,}$/.test(term) ? 0.2 : false),
        prefix: (term, at, terms) => at === terms.length - 1 && /^[a-z]/.test(term),
      },
    });
    for (const [id, fields] of texts) mini.add({ id, ...fields });
    return {
      search: (query, most) =>
        mini
          .search(query)
          .slice(0, most)
          .map(({ id }) => String(id)),
      replace: (id, fields) => {
        mini.discard(id);
        mini.add({ id, ...fields });
      },
    };
  },
};

export const systems: readonly System[] = [ours, miniSearch, fts5('trigram'), fts5('unicode61'), substring];

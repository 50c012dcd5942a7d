import { readFileSync } from 'node:fs';
import type { Fields } from '#shared/search/index.ts';
import { hit10, type Judged, mean, ndcg10 } from './metrics.ts';
import type { System } from './systems.ts';

/** The golden set, judged by reading the records against what each query wants. */
export const goldenSet = (): Judged[] =>
  readFileSync(new URL('golden.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Judged);

const HANGUL = /[가-힣]/;
const LATIN = /[a-z]{2}/i;
/** Languages of a query, for the breakdown. */
export const groupOf = ({ query }: Judged): 'Korean' | 'English' | 'both' =>
  HANGUL.test(query) ? (LATIN.test(query) ? 'both' : 'Korean') : 'English';

export interface Relevance {
  readonly name: string;
  readonly ndcg: number;
  readonly hit: number;
  /** NDCG@10 of the queries in one language. */
  readonly korean: number;
  readonly english: number;
  /** Per query, in the order of the golden set. */
  readonly each: readonly number[];
}

/** How well a system finds what the golden set wants. */
export const relevanceOf = (
  system: System,
  corpus: ReadonlyMap<string, Fields>,
  golden: readonly Judged[],
): Relevance => {
  const searcher = system.build(corpus);
  const found = golden.map(judged => searcher.search(judged.query, 10));
  searcher.close?.();
  const each = golden.map((judged, at) => ndcg10(found[at]!, judged));
  const of = (group: string) => mean(each.filter((_, at) => groupOf(golden[at]!) === group));
  return {
    name: system.name,
    ndcg: mean(each),
    hit: mean(golden.map((judged, at) => hit10(found[at]!, judged))),
    korean: of('Korean'),
    english: of('English'),
    each,
  };
};

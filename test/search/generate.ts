import type { Fields } from '#shared/search/index.ts';

/** A generator of numbers in [0, 1), the same for the same seed (mulberry32). */
const random = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const SYLLABLES = [
  ...'가나다라마바사아자차카하고노도로모보소오조초구누두루무부수우주하거너더러머버서어저지기니디리미비시이한강산물빛솔별달꽃결온새참봄누리울길문선',
];

/**
 * Listings for measuring size and speed: each joins sentences of given texts at random with a name and words of its own, so
 * that the vocabulary goes on growing as in a city. The same seed gives the same listings.
 * @param material texts to take sentences from
 */
export const generate = (material: readonly Fields[], count: number, seed = 1): Map<string, Fields> => {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const sentences = material.flatMap(({ text }) => text.split(/(?<=\.)\s+|\s\|\s/)).filter(({ length }) => length > 15);
  const tags = material.map(fields => fields.tags);
  const word = (): string => Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(SYLLABLES)).join('');
  const latin = (): string =>
    Array.from({ length: 5 + Math.floor(next() * 5) }, () => pick([...'aeioubcdfghklmnprst'])).join('');
  return new Map(
    Array.from({ length: count }, (_, at) => [
      `g${at}`,
      {
        title: `${word()} ${latin()}`,
        tags: pick(tags),
        text: `${pick(sentences)} ${pick(sentences)} ${word()}의 ${word()} ${pick(sentences)} ${latin()} ${pick(sentences)}`,
      },
    ]),
  );
};

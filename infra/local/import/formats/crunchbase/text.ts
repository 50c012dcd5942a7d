import type { Label } from '#shared/kernel/i18n.ts';
import { ROUND_TYPES, type Round } from './rounds.ts';
import { areaName } from './states.ts';

const whole = new Intl.NumberFormat('en-US');

/** `1억 2,500만 달러`, `4만 달러`, `3,500달러`; below a man whole dollars, above it rounded down to a man. */
export const koreanDollars = (dollars: bigint): string => {
  const man = dollars / 10_000n;
  if (man === 0n) return `${whole.format(dollars)}달러`;
  const [eok, rest] = [man / 10_000n, man % 10_000n];
  return `${[eok > 0n ? `${whole.format(eok)}억` : '', rest > 0n ? `${whole.format(rest)}만` : ''].filter(Boolean).join(' ')} 달러`;
};

/** `US$12.3 million`, `US$40,000`. */
export const englishDollars = (dollars: bigint): string =>
  dollars < 1_000_000n ? `US$${whole.format(dollars)}` : `US$${whole.format(Number(dollars / 100_000n) / 10)} million`;

/** A date as far as it is known: the export writes the first of January where it knows only the year. */
const moment = (iso: string): Label => {
  const [year, month] = iso.split('-') as [string, string];
  if (iso.endsWith('-01-01')) return { ko: `${year}년`, en: year };
  const name = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(new Date(iso));
  return { ko: `${year}년 ${Number(month)}월`, en: `${name} ${year}` };
};

const roundsSentence = (rounds: readonly Round[]): Label => {
  if (rounds.length === 0) return { ko: '공개된 투자 유치 이력은 없습니다.', en: 'No funding round is on record.' };
  const counts = new Map<string, number>();
  for (const { type } of rounds) counts.set(type, (counts.get(type) ?? 0) + 1);
  const names = [...counts].map(([type, count]) => ({ name: ROUND_TYPES[type] ?? { ko: type, en: type }, count }));
  const disclosed = rounds.reduce((sum, { dollars }) => sum + (dollars ?? 0n), 0n);
  return {
    ko: `투자를 ${rounds.length}회(${names.map(({ name, count }) => `${name.ko} ${count}회`).join(', ')}) 받았으며, ${
      disclosed > 0n ? `공개된 금액은 모두 ${koreanDollars(disclosed)}입니다.` : '금액은 공개되지 않았습니다.'
    }`,
    en: `It has raised ${rounds.length} round${rounds.length === 1 ? '' : 's'} (${names
      .map(({ name, count }) => `${count} ${name.en}`)
      .join(
        ', ',
      )})${disclosed > 0n ? `, ${englishDollars(disclosed)} of it disclosed.` : '; amounts are not disclosed.'}`,
  };
};

const article = (noun: string): string => (/^[aeiou]/i.test(noun) ? 'An' : 'A');

/** What is on record about a company, in sentences; nothing is added to it. */
export const companySummary = (facts: {
  category: Label;
  area: string;
  city: string;
  foundedOn?: string | undefined;
  acquiredOn?: string | undefined;
  rounds: readonly Round[];
}): Label => {
  const { category, area, city, foundedOn, acquiredOn, rounds } = facts;
  const place = areaName(area);
  const founded = foundedOn === undefined ? undefined : moment(foundedOn);
  const acquired = acquiredOn === undefined ? undefined : moment(acquiredOn);
  const funded = roundsSentence(rounds);
  const kind = category.en === '' ? 'company' : `${category.en} company`;
  return {
    ko: [
      `${place.ko}${city === '' ? '' : ` ${city}`}에 있는 ${category.ko === '' ? '' : `${category.ko} 분야 `}기업입니다.`,
      ...(founded === undefined ? [] : [`${founded.ko}에 설립되었습니다.`]),
      funded.ko,
      ...(acquired === undefined ? [] : [`${acquired.ko}에 인수되었습니다.`]),
    ].join(' '),
    en: [
      `${article(kind)} ${kind} in ${city === '' ? '' : `${city}, `}${/^United/.test(place.en) ? 'the ' : ''}${place.en}.`,
      ...(founded === undefined ? [] : [`Founded in ${founded.en}.`]),
      funded.en,
      ...(acquired === undefined ? [] : [`Acquired in ${acquired.en}.`]),
    ].join(' '),
  };
};

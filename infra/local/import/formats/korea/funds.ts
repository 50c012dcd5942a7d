import type { Candidate } from '../../record.ts';
import { regionsIn, sectorsIn } from './fields.ts';

/** A line of the register of funds. */
export interface Fund {
  readonly gp_id: string;
  readonly gp: string;
  readonly fund: string;
  readonly size_krw: number;
  readonly established: string;
  readonly field: string;
  readonly subfield: string;
}

const whole = new Intl.NumberFormat('en-US');
/** `1조 2,345억 원`, `76억 원`; rounded down to an eok, for the register is exact and a sentence need not be. */
const wonText = (won: number): string => {
  const eok = Math.floor(won / 100_000_000);
  const parts = [
    eok >= 10_000 ? `${whole.format(Math.floor(eok / 10_000))}조` : '',
    eok % 10_000 > 0 ? `${whole.format(eok % 10_000)}억` : '',
  ];
  return eok === 0 ? `${whole.format(Math.floor(won / 10_000))}만 원` : `${parts.filter(Boolean).join(' ')} 원`;
};
const billions = (won: number): string => `KRW ${whole.format(Math.round(won / 100_000_000) / 10)} billion`;

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/엔젤/, 'ANGEL'],
  [/액셀|엑셀|랩$|센터|인큐베이/, 'ACCELERATOR'],
  [/유한책임|LLC/, 'LLC'],
];
/** What the name says; most managers in the register are venture capital firms. */
const typeOf = (name: string): string => TYPES.find(([words]) => words.test(name))?.[1] ?? 'VC';

const STAGES: readonly (readonly [RegExp, ...string[]])[] = [
  [/초기|엔젤|청년창업|시드|스타트업/, 'SEED', 'PRE_A'],
  [/스케일업|그로스|성장|도약/, 'SERIES_B', 'SERIES_C'],
  [/세컨더리|프리IPO|메자닌|구주/, 'PRE_IPO'],
];

const MOST_SECTORS = 5;
/** Most frequent first, then in the order they came. */
const frequent = (values: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
};

/** Text for members: every fund that fits, latest first. */
const LONGEST = 3_900;
const fundList = (funds: readonly Fund[]): string => {
  const lines: string[] = [];
  let length = 0;
  for (const { fund, size_krw, established } of funds) {
    const line = `${established} ${fund} (${wonText(size_krw)})`;
    length += line.length + 1;
    if (length > LONGEST) return [...lines, `외 ${funds.length - lines.length}개`].join('\n');
    lines.push(line);
  }
  return lines.join('\n');
};

/** A manager of funds as an investor: what its funds show, and no ticket, for the register knows none. */
export const managerCandidate = (at: Candidate['at'], funds: readonly Fund[]): Candidate => {
  const [{ gp, gp_id }] = funds as [Fund];
  const latest = [...funds].sort((a, b) => (a.established < b.established ? 1 : -1));
  const total = funds.reduce((sum, { size_krw }) => sum + size_krw, 0);
  const [first, last] = [latest.at(-1)!.established.slice(0, 4), latest[0]!.established.slice(0, 4)];
  const names = funds.map(({ fund }) => fund);
  const sectors = frequent(
    funds.flatMap(({ fund, field, subfield }) =>
      sectorsIn(`${fund} ${field} ${subfield}`.replaceAll('중소/벤처일반', '')),
    ),
  );
  const stages = STAGES.flatMap(([words, ...codes]) => (names.some(name => words.test(name)) ? codes : []));
  const years = first === last ? `${first}년` : `${first}–${last}년`;
  return {
    at,
    row: {
      organisation: { name: { ko: gp }, country: 'KR', externalId: `kvca:${gp_id}` },
      listing: {
        kind: 'investor',
        title: { ko: gp },
        summary: {
          ko: `${years}에 조합 ${funds.length}개, 약정총액 ${wonText(total)}을 결성한 투자조합 운용사입니다. 최근 조합: ${latest[0]!.fund}(${latest[0]!.established}).`,
          en: `Manager of ${funds.length} venture fund${funds.length === 1 ? '' : 's'} formed in ${first === last ? first : `${first} to ${last}`}, ${billions(total)} in all.`,
        },
        profile: {
          type: typeOf(gp),
          sectors: sectors.slice(0, MOST_SECTORS),
          stages,
          regions: regionsIn(names),
          forMembers: { ko: fundList(latest) },
        },
      },
    },
  };
};

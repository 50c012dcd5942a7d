import type { Label } from '#shared/kernel/i18n.ts';
import type { ActivityFacts, Heat, MomentumFacts, PartnersFacts, TextFacts } from './engine/types.ts';
import type { Audience, Strength } from './reasons.ts';

/**
 * Sentences of texts, and of the factors that a record of past deals tells. Whose deals they are is kept by those who made
 * them: the investor reads figures of its own alone and a count of partners that names none; the company reads what the
 * strength says.
 */

/** The terms are the company's own words, met in what the investor lists; both may read them. */
export const text = (strength: Strength, points: number, { terms, informed }: TextFacts, audience: Audience): Label => {
  if (!informed && strength === 'neutral')
    return { ko: '소개글이 없어 반영하지 않았습니다.', en: 'One side has no description, so it does not count.' };
  // A learned score also knows how like the company is to past deals, which may speak against it.
  if (strength === 'negative')
    return audience === 'investor'
      ? {
          ko: '기업의 내용이 귀사의 소개글과 지난 투자에서 조금 떨어져 있습니다.',
          en: 'What the company is about lies apart from your description and past deals.',
        }
      : {
          ko: '귀사의 내용이 이 투자자의 관심에서 조금 떨어져 있습니다.',
          en: "What you are about lies apart from this investor's interest.",
        };
  if (terms.length === 0 && strength !== 'neutral')
    return audience === 'investor'
      ? {
          ko: '기업의 내용이 귀사의 관심과 닮았습니다.',
          en: 'What the company is about is like what you look for.',
        }
      : {
          ko: '귀사의 내용이 이 투자자의 관심과 닮았습니다.',
          en: 'What you are about is like what this investor looks for.',
        };
  if (terms.length === 0 && points <= 0)
    return {
      ko: '두 소개글에 함께 나오는 뚜렷한 표현이 없습니다.',
      en: 'The two descriptions share no telling words.',
    };
  if (terms.length === 0)
    return { ko: '두 소개글의 표현이 조금 겹칩니다.', en: 'The two descriptions overlap a little.' };
  const quoted = terms.map(term => `‘${term}’`).join(', ');
  const strong = strength === 'strong';
  return {
    ko: `두 소개글이 ${strong ? '많이 닮았습니다' : '겹칩니다'}: ${quoted}.`,
    en: `The two descriptions ${strong ? 'have much in common' : 'share words'}: ${quoted}.`,
  };
};

const UNINFORMED = {
  partners: {
    ko: '함께 투자한 투자자 정보가 없어 공동 투자 관계는 거의 반영되지 않았습니다.',
    en: 'Too little is known of who invested with whom, so partners hardly count.',
  },
  momentum: { ko: '최근 흐름은 반영하지 않았습니다.', en: 'Recent momentum does not count in this match.' },
  activity: { ko: '투자 활동은 반영하지 않았습니다.', en: 'Activity does not count in this match.' },
} as const satisfies Readonly<Record<string, Label>>;

const PARTNERS_TO_COMPANY: Readonly<Record<Strength, Label>> = {
  strong: {
    ko: '귀사의 기존 투자자들이 이 투자자와의 매칭에 크게 도움이 됩니다.',
    en: 'Your present investors speak strongly for you with this investor.',
  },
  weak: {
    ko: '귀사의 기존 투자자들이 이 투자자와의 매칭에 조금 도움이 됩니다.',
    en: 'Your present investors speak for you with this investor to some degree.',
  },
  neutral: {
    ko: '귀사의 기존 투자자 구성은 점수에 거의 영향을 주지 않았습니다.',
    en: 'Who has invested in you hardly counts in this match.',
  },
  negative: {
    ko: '귀사의 기존 투자자 구성은 이 투자자가 주로 함께하는 쪽과는 다릅니다.',
    en: 'This investor usually invests beside others than your present investors.',
  },
};

export const partners = (strength: Strength, facts: PartnersFacts, audience: Audience): Label => {
  if (!facts.informed && strength === 'neutral') return UNINFORMED.partners;
  if (audience === 'company') return PARTNERS_TO_COMPANY[strength];
  const ko = facts.partners === undefined ? '' : ` (귀사와 함께 투자한 적이 있는 곳 ${facts.partners}곳)`;
  const en = facts.partners === undefined ? '' : ` (${facts.partners} of those you have invested with)`;
  return {
    strong: {
      ko: `이 기업의 기존 투자자 구성이 귀사와 매우 가깝습니다${ko}.`,
      en: `The company's present investors are very close to you${en}.`,
    },
    weak: {
      ko: `이 기업의 기존 투자자 구성이 귀사와 어느 정도 가깝습니다${ko}.`,
      en: `The company's present investors are close to you to some degree${en}.`,
    },
    neutral: {
      ko: `이 기업의 기존 투자자 구성은 점수에 거의 영향을 주지 않았습니다${ko}.`,
      en: `Who has invested in the company hardly counts${en}.`,
    },
    negative: {
      ko: `이 기업의 기존 투자자 구성은 귀사가 주로 함께하는 쪽과는 다릅니다${ko}.`,
      en: `The company's present investors are others than you usually invest with${en}.`,
    },
  }[strength];
};

/** What is said of the sector: of the market as a whole, so both may read it. */
const HEAT: Readonly<Record<Heat, Label>> = {
  rising: { ko: '해당 분야의 투자가 늘고 있음', en: 'rounds in the sector are on the rise' },
  steady: { ko: '해당 분야의 투자가 꾸준함', en: 'rounds in the sector keep steady' },
  cooling: { ko: '해당 분야의 투자가 줄고 있음', en: 'rounds in the sector are on the decline' },
};

/** How often the company raised of late is told to itself alone: of others, rounds are for verified organisations. */
const ownRounds = ({ rounds }: MomentumFacts): Label[] =>
  rounds === undefined
    ? []
    : rounds > 0
      ? [{ ko: '최근 이 년 안에 투자를 유치함', en: 'you raised within the last two years' }]
      : [{ ko: '최근 이 년 동안 투자 유치 이력 없음', en: 'you did not raise in the last two years' }];

export const momentum = (strength: Strength, facts: MomentumFacts, audience: Audience): Label => {
  if (!facts.informed && strength === 'neutral') return UNINFORMED.momentum;
  const heat = facts.heat === undefined ? [] : [HEAT[facts.heat]];
  const all = audience === 'company' ? [...ownRounds(facts), ...heat] : heat;
  const ko = all.length === 0 ? '' : ` (${all.map(each => each.ko).join(', ')})`;
  const en = all.length === 0 ? '' : ` (${all.map(each => each.en).join(', ')})`;
  const whose = audience === 'company' ? { ko: '귀사의', en: 'Your' } : { ko: '이 기업의', en: "The company's" };
  return {
    strong: {
      ko: `${whose.ko} 최근 흐름이 매칭에 크게 도움이 됩니다${ko}.`,
      en: `${whose.en} recent momentum speaks strongly for the match${en}.`,
    },
    weak: {
      ko: `${whose.ko} 최근 흐름이 매칭에 조금 도움이 됩니다${ko}.`,
      en: `${whose.en} recent momentum speaks for the match to some degree${en}.`,
    },
    neutral: {
      ko: `${whose.ko} 최근 흐름은 점수에 거의 영향을 주지 않았습니다${ko}.`,
      en: `${whose.en} recent momentum hardly counts${en}.`,
    },
    negative: {
      ko: `${whose.ko} 최근 흐름은 점수를 낮추었습니다${ko}.`,
      en: `${whose.en} recent momentum speaks against the match${en}.`,
    },
  }[strength];
};

const ACTIVITY_TO_COMPANY: Readonly<Record<Strength, Label>> = {
  strong: {
    ko: '이 투자자는 새로운 기업에 투자할 가능성이 높은 편입니다.',
    en: 'This investor is rather likely to take on new companies.',
  },
  weak: {
    ko: '이 투자자는 새로운 기업에 투자할 가능성이 조금 높은 편입니다.',
    en: 'This investor is somewhat likely to take on new companies.',
  },
  neutral: {
    ko: '이 투자자의 투자 활동은 점수에 거의 영향을 주지 않았습니다.',
    en: "This investor's activity hardly counts in this match.",
  },
  negative: {
    ko: '이 투자자는 새로운 기업에 투자할 가능성이 낮은 편입니다.',
    en: 'This investor is rather unlikely to take on new companies.',
  },
};

export const activity = (strength: Strength, facts: ActivityFacts, audience: Audience): Label => {
  if (!facts.informed && strength === 'neutral') return UNINFORMED.activity;
  if (audience === 'company') return ACTIVITY_TO_COMPANY[strength];
  const { deals } = facts;
  const ko = deals === undefined ? '' : ` (지난 일 년 동안 투자 ${deals}건)`;
  const en = deals === undefined ? '' : ` (${deals} ${deals === 1 ? 'investment' : 'investments'} in the last year)`;
  return {
    strong: {
      ko: `귀사의 최근 투자 활동이 점수를 크게 높였습니다${ko}.`,
      en: `Your pace of investing raises the score clearly${en}.`,
    },
    weak: {
      ko: `귀사의 투자 활동이 점수를 조금 높였습니다${ko}.`,
      en: `Your pace of investing raises the score a little${en}.`,
    },
    neutral: {
      ko: `귀사의 투자 활동은 점수에 거의 영향을 주지 않았습니다${ko}.`,
      en: `Your pace of investing hardly counts${en}.`,
    },
    negative: {
      ko: `귀사의 최근 투자 활동은 점수를 낮추었습니다${ko}.`,
      en: `Your pace of investing lowers the score${en}.`,
    },
  }[strength];
};

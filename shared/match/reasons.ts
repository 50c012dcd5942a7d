import type { Label } from '#shared/kernel/i18n.ts';
import { KOREAN_AREAS, labelOf, SECTORS, STAGES } from '#shared/kernel/vocabulary.ts';
import type { FactorReason, LeaningFacts, RegionFacts, TicketFacts } from './engine/types.ts';
import { activity, momentum, partners, text } from './reasons-record.ts';

/** Why a pair matches: one part of its score, in integer milli-points, with the facts behind it. */
export type Reason = FactorReason;

/** Who reads a sentence. A company never reads what the investor keeps to itself: ticket, exclusions, past deals. */
export type Audience = 'investor' | 'company';

/** Names of codes, passed in so that the sentences know no vocabulary. */
export type LabelFor = (kind: 'sector' | 'stage' | 'area', code: string) => Label;

/** How much a part says: strong from 500 points (1.6 times as likely as chance), nothing within 100 either way. */
export type Strength = 'strong' | 'weak' | 'neutral' | 'negative';
export const strengthOf = (points: number): Strength =>
  points >= 500 ? 'strong' : points >= 100 ? 'weak' : points > -100 ? 'neutral' : 'negative';

/** A word with the particle its last syllable asks for: the first after a final consonant, the second after a vowel. */
export const withParticle = (word: string, [closed, open]: readonly [string, string]): string =>
  word + ((word.charCodeAt(word.length - 1) - 0xac00) % 28 > 0 ? closed : open);
export const topic = (word: string): string => withParticle(word, ['은', '는']);
export const object = (word: string): string => withParticle(word, ['을', '를']);

const percent = (share: number): string => `${Math.round(share * 100)}%`;

type Attribute = 'sector' | 'stage' | 'region';
const NOUNS: Readonly<Record<Attribute, Label>> = {
  sector: { ko: '분야', en: 'sector' },
  stage: { ko: '단계', en: 'stage' },
  region: { ko: '지역', en: 'region' },
};

/** The investor's own figures behind a leaning; empty where it has none. */
const record = ({ investorShare, marketShare }: LeaningFacts): Label =>
  investorShare === undefined || marketShare === undefined
    ? { ko: '', en: '' }
    : {
        ko: ` (귀사 투자의 ${percent(investorShare)}, 시장 ${percent(marketShare)})`,
        en: ` (${percent(investorShare)} of your deals, ${percent(marketShare)} of the market)`,
      };

/** A leaning in words that hold for any noun: `it` is the quoted value with its noun. */
const toInvestor = (strength: Strength, noun: Label, it: Label, facts: LeaningFacts): Label => {
  const { ko, en } = record(facts);
  if (strength === 'negative')
    return facts.declared
      ? {
          ko: `${topic(it.ko)} 귀사가 찾는 ${noun.ko}이지만 다른 조건이나 실제 투자와는 거리가 있습니다${ko}.`,
          en: `${it.en} is one you look for, but the rest of the picture or your past deals point elsewhere${en}.`,
        }
      : { ko: `${topic(it.ko)} 귀사의 관심 밖에 있습니다${ko}.`, en: `${it.en} lies outside your focus${en}.` };
  if (facts.declared)
    return { ko: `${topic(it.ko)} 귀사가 찾는 ${noun.ko}입니다${ko}.`, en: `${it.en} is one you look for${en}.` };
  if (strength === 'neutral')
    return {
      ko: `${it.ko}에 대한 귀사의 관심은 시장 평균과 비슷합니다${ko}.`,
      en: `${it.en} interests you about as much as the market${en}.`,
    };
  if (facts.investorShare === undefined)
    return strength === 'strong'
      ? { ko: `${topic(it.ko)} 귀사의 관심과 잘 맞습니다.`, en: `${it.en} fits your interest well.` }
      : { ko: `${topic(it.ko)} 귀사의 관심과 어느 정도 맞습니다.`, en: `${it.en} fits your interest to some degree.` };
  return strength === 'strong'
    ? {
        ko: `${topic(it.ko)} 귀사가 자주 투자해 온 ${noun.ko}입니다${ko}.`,
        en: `${it.en} is one you often invest in${en}.`,
      }
    : {
        ko: `${topic(it.ko)} 귀사의 투자 성향과 어느 정도 맞습니다${ko}.`,
        en: `${it.en} fits your past deals to some degree${en}.`,
      };
};

const toCompany = (strength: Strength, noun: Label, it: Label, { declared }: LeaningFacts): Label => {
  if (strength === 'negative')
    return {
      ko: `귀사의 ${topic(it.ko)} 이 투자자의 주된 관심과는 거리가 있습니다.`,
      en: `Your ${it.en} is not this investor's main focus.`,
    };
  if (declared)
    return {
      ko: `귀사의 ${topic(it.ko)} 이 투자자가 찾는 ${noun.ko}입니다.`,
      en: `Your ${it.en} is one this investor looks for.`,
    };
  if (strength === 'neutral')
    return {
      ko: `귀사의 ${topic(it.ko)} 이 투자자에게 유리하지도 불리하지도 않습니다.`,
      en: `Your ${it.en} counts neither for nor against you with this investor.`,
    };
  return strength === 'strong'
    ? {
        ko: `귀사의 ${topic(it.ko)} 이 투자자의 관심과 잘 맞습니다.`,
        en: `Your ${it.en} fits this investor's interest well.`,
      }
    : {
        ko: `귀사의 ${topic(it.ko)} 이 투자자의 관심과 어느 정도 맞습니다.`,
        en: `Your ${it.en} fits this investor's interest to some degree.`,
      };
};

/** What is not known counts all the same in a learned score, as it did for others of whom it was not known. */
const alike = (points: number, what: Label, whose: Label, silent: Label): Label =>
  strengthOf(points) === 'neutral'
    ? silent
    : {
        ko: `${what.ko} 비슷한 ${whose.ko}의 사례에 따라 반영했습니다.`,
        en: `${what.en}, so it counts as it did for ${whose.en} alike.`,
      };
const COMPANIES: Label = { ko: '기업', en: 'companies' };
const INVESTORS: Label = { ko: '투자자', en: 'investors' };

const leaning = (
  attribute: Attribute,
  points: number,
  facts: LeaningFacts,
  audience: Audience,
  label: LabelFor,
): Label => {
  const noun = NOUNS[attribute];
  if (facts.value === undefined) {
    const what =
      audience === 'investor'
        ? { ko: `기업의 ${noun.ko} 정보가 없어`, en: `The company's ${noun.en} is not known` }
        : { ko: `귀사의 ${noun.ko} 정보가 없어`, en: `Your ${noun.en} is not known` };
    return alike(points, what, COMPANIES, {
      ko: `${what.ko} 반영하지 않았습니다.`,
      en: `${what.en}, so it does not count.`,
    });
  }
  if (!facts.informed && audience === 'investor') {
    const what = { ko: `귀사가 찾는 ${object(noun.ko)} 정하지 않아`, en: `You name no ${noun.en}` };
    return alike(points, what, INVESTORS, {
      ko: `${what.ko} 반영하지 않았습니다.`,
      en: `${what.en}, so it does not count.`,
    });
  }
  if (!facts.informed && strengthOf(points) === 'neutral')
    return { ko: `${topic(noun.ko)} 점수에 반영되지 않았습니다.`, en: `The ${noun.en} does not count in this match.` };
  const name = label(attribute === 'region' ? 'area' : attribute, facts.value);
  const strength = strengthOf(points);
  return audience === 'investor'
    ? toInvestor(strength, noun, { ko: `‘${name.ko}’ ${noun.ko}`, en: `The ${noun.en} ‘${name.en}’` }, facts)
    : toCompany(strength, noun, { ko: `‘${name.ko}’ ${noun.ko}`, en: `${noun.en} ‘${name.en}’` }, facts);
};

/** An area inside a country the investor ticked is inside what it looks for, though the thesis does not name it. */
const region = (points: number, facts: RegionFacts, audience: Audience, label: LabelFor): Label => {
  const { value, matched } = facts;
  if (value === undefined || matched === undefined || matched === value || strengthOf(points) === 'negative')
    return leaning('region', points, facts, audience, label);
  const [area, country] = [label('area', value), label('area', matched)];
  const { ko, en } = record(facts);
  return audience === 'investor'
    ? {
        ko: `‘${area.ko}’ 지역은 귀사가 찾는 ‘${country.ko}’에 속합니다${ko}.`,
        en: `The region ‘${area.en}’ lies in ‘${country.en}’, where you look${en}.`,
      }
    : {
        ko: `귀사의 ‘${area.ko}’ 지역은 이 투자자가 찾는 ‘${country.ko}’에 속합니다.`,
        en: `Your region ‘${area.en}’ lies in ‘${country.en}’, where this investor looks.`,
      };
};

/** To the company by strength alone: which side of a limit its amount lies on is the investor's secret. */
const TICKET_TO_COMPANY: Readonly<Record<Strength, Label>> = {
  strong: { ko: '희망 금액이 이 투자자와 잘 맞습니다.', en: 'The amount you ask for suits this investor well.' },
  weak: {
    ko: '희망 금액이 이 투자자와 어느 정도 맞습니다.',
    en: 'The amount you ask for suits this investor to some degree.',
  },
  neutral: { ko: '투자 규모는 점수에 거의 영향을 주지 않았습니다.', en: 'The amount hardly counts in this match.' },
  negative: {
    ko: '희망 금액은 이 투자자에게 잘 맞는 편은 아닙니다.',
    en: 'The amount you ask for does not suit this investor well.',
  },
};

const ticket = (points: number, { place, informed, investorShare }: TicketFacts, audience: Audience): Label => {
  if (place === 'unknown') {
    const what =
      audience === 'investor'
        ? { ko: '기업이 희망 금액을 밝히지 않아', en: 'The company states no amount' }
        : { ko: '귀사가 희망 금액을 밝히지 않아', en: 'You state no amount' };
    return alike(points, what, COMPANIES, {
      ko: `${what.ko} 반영하지 않았습니다.`,
      en: `${what.en}, so it does not count.`,
    });
  }
  const strength = strengthOf(points);
  if (audience === 'company') return TICKET_TO_COMPANY[strength];
  if (!informed)
    return alike(points, { ko: '귀사의 투자 규모 정보가 없어', en: 'You state no ticket' }, INVESTORS, {
      ko: '귀사의 투자 규모 정보가 없어 반영하지 않았습니다.',
      en: 'You state no ticket, so the amount does not count.',
    });
  const share = investorShare === undefined ? undefined : percent(investorShare);
  const ko = share === undefined ? '' : ` (귀사 투자의 ${share}가 비슷한 규모)`;
  const en = share === undefined ? '' : ` (${share} of your deals were of a similar size)`;
  if (place === 'inside')
    return strength === 'negative'
      ? {
          ko: `희망 금액이 귀사의 투자 규모 안에 있지만 지난 사례로 보면 불리합니다${ko}.`,
          en: `The amount asked for is within your ticket, but past deals speak against it${en}.`,
        }
      : {
          ko: `희망 금액이 귀사의 투자 규모 안에 있습니다${ko}.`,
          en: `The amount asked for is within your ticket${en}.`,
        };
  if (place === 'undeclared')
    return {
      strong: {
        ko: `희망 금액이 귀사가 자주 투자해 온 규모입니다${ko}.`,
        en: `The amount asked for is of a size you often fund${en}.`,
      },
      weak: {
        ko: `희망 금액이 귀사의 투자 규모와 어느 정도 맞습니다${ko}.`,
        en: `The amount asked for fits your past deals to some degree${en}.`,
      },
      neutral: {
        ko: `희망 금액이 시장 평균만큼 귀사와 맞습니다${ko}.`,
        en: `The amount asked for fits you about as it fits the market${en}.`,
      },
      negative: {
        ko: `희망 금액이 귀사가 드물게 투자하는 규모입니다${ko}.`,
        en: `The amount asked for is of a size you rarely fund${en}.`,
      },
    }[strength];
  const somewhat = strength === 'negative' ? { ko: '', en: '' } : { ko: '조금 ', en: 'somewhat ' };
  return place === 'below'
    ? {
        ko: `희망 금액이 귀사의 투자 규모보다 ${somewhat.ko}작습니다${ko}.`,
        en: `The amount asked for is ${somewhat.en}below your ticket${en}.`,
      }
    : {
        ko: `희망 금액이 귀사의 투자 규모보다 ${somewhat.ko}큽니다${ko}.`,
        en: `The amount asked for is ${somewhat.en}above your ticket${en}.`,
      };
};

/** A reason as a sentence in both languages, for one of the two sides. */
export const sentence = (reason: Reason, audience: Audience, label: LabelFor): Label => {
  switch (reason.factor) {
    case 'sector':
    case 'stage':
      return leaning(reason.factor, reason.points, reason.facts, audience, label);
    case 'region':
      return region(reason.points, reason.facts, audience, label);
    case 'ticket':
      return ticket(reason.points, reason.facts, audience);
    case 'text':
      return text(strengthOf(reason.points), reason.points, reason.facts, audience);
    case 'partners':
      return partners(strengthOf(reason.points), reason.facts, audience);
    case 'momentum':
      return momentum(strengthOf(reason.points), reason.facts, audience);
    case 'activity':
      return activity(strengthOf(reason.points), reason.facts, audience);
  }
};

const COUNTRIES = {
  ko: new Intl.DisplayNames(['ko'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
};

/** The platform's own names; a country by its name, a foreign area by its code. */
export const platformLabel: LabelFor = (kind, code) => {
  if (kind === 'sector') return labelOf(SECTORS, code);
  if (kind === 'stage') return labelOf(STAGES, code);
  if (/^[A-Z]{2}$/.test(code)) return { ko: COUNTRIES.ko.of(code) ?? code, en: COUNTRIES.en.of(code) ?? code };
  return labelOf(KOREAN_AREAS, code);
};

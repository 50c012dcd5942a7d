import type { Label } from '#shared/kernel/i18n.ts';
import type { LeaningFacts, RegionFacts, TextFacts, TicketFacts } from '../engine/index.ts';
import { object, platformLabel, type Strength, strengthOf, topic, withParticle } from '../reasons.ts';
import type { PackedReason } from '../schema.ts';
import type { AppealFacts, Side } from './pairing.ts';

/** Words of one pairing. */
export interface Words {
  /** What the offer's side calls the seeker. */
  readonly seeker: Label;
  /** What stands in the place of a stage, and the names of its values. */
  readonly stage?: { readonly noun: Label; readonly nameOf: (code: string) => Label };
  /** Whether the offer may read what the seeker looks for; where it is confidential, the strength alone is told. */
  readonly tells: boolean;
}

const SECTOR: Label = { ko: '분야', en: 'sector' };
const REGION: Label = { ko: '지역', en: 'region' };

/** An attribute in words to who looks: whether it named the value, and how the rest of the other side bears on it. */
const toSeeker = (strength: Strength, noun: Label, name: Label, { value, declared, informed }: LeaningFacts): Label => {
  if (value === undefined)
    return {
      ko: `상대의 ${noun.ko} 정보가 없어 반영하지 않았습니다.`,
      en: `The other side's ${noun.en} is not known, so it does not count.`,
    };
  if (!informed)
    return {
      ko: `귀사가 찾는 ${object(noun.ko)} 정하지 않아 반영하지 않았습니다.`,
      en: `You name no ${noun.en}, so it does not count.`,
    };
  if (declared && strength === 'negative')
    return {
      ko: `‘${name.ko}’ ${topic(noun.ko)} 귀사가 찾는 ${noun.ko}이지만, 상대의 다른 ${topic(noun.ko)} 그렇지 않습니다.`,
      en: `The ${noun.en} ‘${name.en}’ is one you look for, but the other side's further ones are not.`,
    };
  return declared
    ? {
        ko: `‘${name.ko}’ ${topic(noun.ko)} 귀사가 찾는 ${noun.ko}입니다.`,
        en: `The ${noun.en} ‘${name.en}’ is one you look for.`,
      }
    : {
        ko: `‘${name.ko}’ ${topic(noun.ko)} 귀사가 밝힌 ${withParticle(noun.ko, ['과는', '와는'])} 다릅니다.`,
        en: `The ${noun.en} ‘${name.en}’ is not one you named.`,
      };
};

/** How what an offer says of itself suits the seeker, by strength alone. */
const suits = (strength: Strength, it: Label, { ko, en }: Label): Label =>
  ({
    strong: { ko: `${it.ko} ${ko}와 잘 맞습니다.`, en: `${it.en} suits ${en} well.` },
    weak: { ko: `${it.ko} ${ko}와 어느 정도 맞습니다.`, en: `${it.en} suits ${en} to some degree.` },
    neutral: {
      ko: `${it.ko} ${ko}와의 매칭에 유리하지도 불리하지도 않습니다.`,
      en: `${it.en} counts neither for nor against you with ${en}.`,
    },
    negative: { ko: `${it.ko} ${ko}와 잘 맞는 편은 아닙니다.`, en: `${it.en} does not suit ${en} well.` },
  })[strength];

const toOffer = (strength: Strength, noun: Label, name: Label, facts: LeaningFacts, words: Words): Label => {
  const { value, declared, informed } = facts;
  if (value === undefined)
    return {
      ko: `귀사의 ${noun.ko} 정보가 없어 반영하지 않았습니다.`,
      en: `Your ${noun.en} is not known, so it does not count.`,
    };
  if (words.tells && !informed)
    return { ko: `${topic(noun.ko)} 점수에 반영되지 않았습니다.`, en: `The ${noun.en} does not count in this match.` };
  if (words.tells && declared && strength !== 'negative')
    return {
      ko: `귀사의 ‘${name.ko}’ ${topic(noun.ko)} ${words.seeker.ko}가 찾는 ${noun.ko}입니다.`,
      en: `Your ${noun.en} ‘${name.en}’ is one that ${words.seeker.en} looks for.`,
    };
  const it = { ko: `귀사의 ‘${name.ko}’ ${topic(noun.ko)}`, en: `Your ${noun.en} ‘${name.en}’` };
  return suits(strength, it, words.seeker);
};

/** An area in a country that was named is in what is looked for, though it was not named itself. */
const regionFacts = (facts: RegionFacts): LeaningFacts => ({
  ...facts,
  declared: facts.declared || facts.matched !== undefined,
});

/** The terms are the offer's own words, met in what the seeker says; where that is in confidence, the offer reads none. */
const text = (strength: Strength, { terms, informed }: TextFacts, quotes: boolean): Label => {
  if (!informed)
    return { ko: '소개글이 없어 반영하지 않았습니다.', en: 'One side has no description, so it does not count.' };
  if (terms.length === 0)
    return {
      ko: '두 소개글에 함께 나오는 뚜렷한 표현이 없습니다.',
      en: 'The two descriptions share no telling words.',
    };
  const quoted = quotes ? `: ${terms.map(term => `‘${term}’`).join(', ')}` : '';
  return strength === 'strong'
    ? { ko: `두 소개글이 많이 닮았습니다${quoted}.`, en: `The two descriptions have much in common${quoted}.` }
    : { ko: `두 소개글이 겹칩니다${quoted}.`, en: `The two descriptions share words${quoted}.` };
};

/** An amount that fits or does not: to the seeker by its side of the range, to the offer by strength alone. */
const amount = (strength: Strength, { place }: TicketFacts, side: Side, words: Words): Label => {
  if (place === 'unknown')
    return side === 'seeker'
      ? {
          ko: '상대가 금액을 밝히지 않아 반영하지 않았습니다.',
          en: 'The other side states no amount, so it does not count.',
        }
      : { ko: '귀사가 금액을 밝히지 않아 반영하지 않았습니다.', en: 'You state no amount, so it does not count.' };
  if (side === 'offer') return suits(strength, { ko: '귀사가 밝힌 금액은', en: 'The amount you state' }, words.seeker);
  return {
    inside: { ko: '희망 금액이 귀사의 예산 안에 있습니다.', en: 'The amount asked for is within your budget.' },
    below: { ko: '희망 금액이 귀사의 예산보다 작습니다.', en: 'The amount asked for is below your budget.' },
    above: { ko: '희망 금액이 귀사의 예산보다 큽니다.', en: 'The amount asked for is above your budget.' },
    undeclared: {
      ko: '귀사가 예산을 밝히지 않아 반영하지 않았습니다.',
      en: 'You state no budget, so the amount does not count.',
    },
  }[place];
};

/** How far a budget speaks for a need; nothing of its figures, which only verified organisations read. */
const budget = (strength: Strength, { stated }: AppealFacts['ticket'], side: Side): Label => {
  const whose = side === 'seeker' ? { ko: '귀사가', en: 'You' } : { ko: '상대가', en: 'The other side' };
  if (!stated)
    return {
      ko: `${whose.ko} 예산을 밝히지 않아 반영하지 않았습니다.`,
      en: `${whose.en} ${side === 'seeker' ? 'state' : 'states'} no budget, so it does not count.`,
    };
  const of = side === 'seeker' ? { ko: '귀사의', en: 'Your' } : { ko: '상대의', en: "The other side's" };
  return {
    strong: { ko: `${of.ko} 예산이 점수를 크게 높였습니다.`, en: `${of.en} budget raises the score clearly.` },
    weak: { ko: `${of.ko} 예산이 점수를 조금 높였습니다.`, en: `${of.en} budget raises the score a little.` },
    neutral: { ko: `${of.ko} 예산은 다른 수요와 비슷합니다.`, en: `${of.en} budget is like that of other needs.` },
    negative: { ko: `${of.ko} 예산이 점수를 낮추었습니다.`, en: `${of.en} budget lowers the score.` },
  }[strength];
};

/** The response score is public, so both sides read it. */
const response = (strength: Strength, { score }: AppealFacts['activity'], side: Side): Label => {
  if (score === undefined)
    return {
      ko: '답변 이력이 아직 적어 반영하지 않았습니다.',
      en: 'Too few enquiries were received to tell how they are answered, so it does not count.',
    };
  const of = side === 'seeker' ? { ko: '귀사의', en: 'Your' } : { ko: '상대의', en: "The other side's" };
  const [ko, en] = [` (답변 지수 ${score})`, ` (response score ${score})`];
  return strength === 'negative'
    ? {
        ko: `${of.ko} 답변이 늦거나 드물어 점수가 낮아졌습니다${ko}.`,
        en: `${of.en} slow or rare answers lower the score${en}.`,
      }
    : strength === 'neutral'
      ? { ko: `${of.ko} 답변 이력은 보통입니다${ko}.`, en: `${of.en} record of answering is average${en}.` }
      : {
          ko: `${of.ko} 답변이 빠르고 꾸준해 점수가 올랐습니다${ko}.`,
          en: `${of.en} prompt answers raise the score${en}.`,
        };
};

/** Sentences of a pairing in its words, for either side. Facts are as the packs keep them. */
export const sentenceOf =
  (words: Words) =>
  ({ factor, points, facts }: PackedReason, side: Side): Label => {
    const strength = strengthOf(points);
    const leaning = (noun: Label, of: LeaningFacts, nameOf: (code: string) => Label): Label => {
      const name = of.value === undefined ? noun : nameOf(of.value);
      return side === 'seeker' ? toSeeker(strength, noun, name, of) : toOffer(strength, noun, name, of, words);
    };
    const as = <T>(): T => facts as unknown as T;
    switch (factor) {
      case 'sector':
        return leaning(SECTOR, as<LeaningFacts>(), code => platformLabel('sector', code));
      case 'region':
        return leaning(REGION, regionFacts(as<RegionFacts>()), code => platformLabel('area', code));
      case 'stage':
        return leaning(words.stage!.noun, as<LeaningFacts>(), words.stage!.nameOf);
      case 'ticket':
        return 'stated' in facts
          ? budget(strength, as<AppealFacts['ticket']>(), side)
          : amount(strength, as<TicketFacts>(), side, words);
      case 'activity':
        return response(strength, as<AppealFacts['activity']>(), side);
      default:
        return text(strength, as<TextFacts>(), side === 'seeker' || words.tells);
    }
  };

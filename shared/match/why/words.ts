import type { Label } from '#shared/kernel/i18n.ts';
import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Change, GroundFactor } from '../engine/why/types.ts';
import { platformLabel, strengthOf } from '../reasons.ts';
import type { Band, StandingName } from './schema.ts';
import { factorName, others } from './sides.ts';

type Kind = Listing['kind'];

const STATES: Readonly<Record<Listing['state'], Label>> = {
  DRAFT: { ko: '작성 중', en: 'a draft' },
  IN_REVIEW: { ko: '심사 중', en: 'under review' },
  CHANGES_REQUESTED: { ko: '보완 요청', en: 'waiting for changes' },
  PUBLISHED: { ko: '공개 기한이 지난 상태', en: 'past its last day' },
  PAUSED: { ko: '일시 중지', en: 'paused' },
  EXPIRED: { ko: '기한 만료', en: 'expired' },
  CLOSED: { ko: '종료', en: 'closed' },
};

/** Where a listing stands, in words. */
export const standingText = (
  standing: StandingName,
  kind: Kind,
  state: Listing['state'],
  pairing: DealKind = 'INVESTMENT',
): Label => {
  const { ko, en } = others(kind, pairing);
  const texts: Readonly<Record<StandingName, Label>> = {
    NOT_PUBLISHED: {
      ko: `공개 중인 등록 정보만 매칭됩니다. 지금은 ${STATES[state].ko}입니다.`,
      en: `Only published listings are matched; this one is ${STATES[state].en}.`,
    },
    OPTED_OUT: {
      ko: '매칭 참여를 중지해 두었습니다. 다시 참여하면 다음 야간 실행부터 매칭됩니다.',
      en: 'It has been taken out of matching; put back in, it is matched from the next night on.',
    },
    SUSPENDED: {
      ko: '조직의 이용이 정지되어 매칭되지 않습니다.',
      en: 'Its organisation is suspended, so it is not matched.',
    },
    NO_RUN_YET: {
      ko: '이 등록 정보를 살펴본 매칭 실행이 아직 없습니다. 다음 야간 실행에 포함됩니다.',
      en: 'No match run has looked at this listing yet; the next night will.',
    },
    AT_CAPACITY:
      pairing === 'INVESTMENT'
        ? {
            ko: '이번 달 소개 가능 건수를 모두 썼습니다.',
            en: 'It has had all the introductions it takes this month.',
          }
        : {
            ko: '이번 달 소개 가능 건수를 다른 종류의 매칭까지 합하여 모두 썼습니다.',
            en: 'It has had all the introductions it takes this month, those of other kinds of match included.',
          },
    BELOW_FLOOR: {
      ko: `소개할 만큼 점수가 높은 ${ko} 조직이 다섯 곳이 되지 않습니다.`,
      en: `Fewer than five ${en} score high enough for an introduction.`,
    },
    BEATEN: {
      ko: `점수가 충분한 ${ko} 조직은 있으나, 그 소개 건수가 더 잘 맞는 상대로 찼습니다.`,
      en: `Enough ${en} score high enough, but their introductions went to better fits.`,
    },
    MATCHED: {
      ko: '이번 실행에서 충분히 매칭되었습니다.',
      en: 'It was matched as well as could be in this run.',
    },
  };
  return texts[standing];
};

/** What the nearest of the other side make of one factor. */
export const factorText = (
  factor: GroundFactor,
  points: number,
  kind: Kind,
  pairing: DealKind = 'INVESTMENT',
): Label => {
  const { ko, en } = others(kind, pairing);
  const name = factorName(factor, pairing);
  const strength = strengthOf(points);
  if (strength === 'negative')
    return {
      ko: `가장 가까운 ${ko}들에게 귀사의 ${name.ko} 항목이 불리합니다.`,
      en: `With the nearest ${en} your ${name.en} counts against you.`,
    };
  if (strength === 'neutral')
    return {
      ko: `가장 가까운 ${ko}들에게 귀사의 ${name.ko} 항목이 도움이 되지 않습니다.`,
      en: `With the nearest ${en} your ${name.en} does not help.`,
    };
  return {
    ko: `가장 가까운 ${ko}들에게 귀사의 ${name.ko} 항목은 유리하지만 그것만으로는 모자랍니다.`,
    en: `With the nearest ${en} your ${name.en} helps, but not enough by itself.`,
  };
};

const HUNDRED_MILLION = 1e8;
/** An amount in won as people say it: `15억 원`, `KRW 1.5 billion`. */
export const wonText = (won: number): Label => ({
  ko:
    won % HUNDRED_MILLION === 0
      ? `${(won / HUNDRED_MILLION).toLocaleString('en')}억 원`
      : `${won.toLocaleString('en')}원`,
  en:
    won % HUNDRED_MILLION !== 0
      ? `KRW ${won.toLocaleString('en')}`
      : won >= 1e9
        ? `KRW ${(won / 1e9).toLocaleString('en')} billion`
        : `KRW ${(won / 1e6).toLocaleString('en')} million`,
});

/** The code or amount a change leads to, as strings. */
export const changeWords = (change: Change): { what: string; to?: string; min?: string; max?: string } => {
  switch (change.what) {
    case 'ask':
      return { what: change.what, to: String(change.to) };
    case 'stage':
    case 'region':
      return { what: change.what, to: change.to };
    case 'ticket':
      return { what: change.what, min: String(change.min), max: String(change.max) };
    case 'text':
    case 'anywhere':
    case 'allowWords':
      return { what: change.what };
    default:
      return { what: change.what, to: change.value };
  }
};

/** One change as a condition: Korean ends so that another may follow. */
const condition = (change: Change): Label => {
  const named = (kind: 'sector' | 'stage' | 'area', code: string): Label => platformLabel(kind, code);
  switch (change.what) {
    case 'ask': {
      const { ko, en } = wonText(change.to);
      return { ko: `투자 유치 희망 금액을 ${ko} 정도로 밝히`, en: `you state an amount of about ${en}` };
    }
    case 'stage': {
      const { ko, en } = named('stage', change.to);
      return { ko: `‘${ko}’ 단계로 투자를 유치하`, en: `you raise at stage ‘${en}’` };
    }
    case 'region': {
      const { ko, en } = named('area', change.to);
      return { ko: `‘${ko}’에 자리를 두`, en: `you are based in ‘${en}’` };
    }
    case 'addSector': {
      const { ko, en } = named('sector', change.value);
      return { ko: `‘${ko}’ 분야를 더하`, en: `you add the sector ‘${en}’` };
    }
    case 'dropSector': {
      const { ko, en } = named('sector', change.value);
      return { ko: `‘${ko}’ 분야를 빼`, en: `you leave out the sector ‘${en}’` };
    }
    case 'addStage': {
      const { ko, en } = named('stage', change.value);
      return { ko: `‘${ko}’ 단계도 찾`, en: `you look at stage ‘${en}’ as well` };
    }
    case 'addRegion': {
      const { ko, en } = named('area', change.value);
      return { ko: `‘${ko}’ 지역도 찾`, en: `you look in ‘${en}’ as well` };
    }
    case 'allowSector': {
      const { ko, en } = named('sector', change.value);
      return { ko: `‘${ko}’ 분야를 제외하지 않`, en: `you exclude the sector ‘${en}’ no longer` };
    }
    case 'ticket': {
      const [min, max] = [wonText(change.min), wonText(change.max)];
      return { ko: `투자 금액 범위를 ${min.ko}~${max.ko}으로 하`, en: `your ticket is ${min.en} to ${max.en}` };
    }
    case 'text':
      return {
        ko: '소개글을 같은 분야의 보통만큼 자세히 쓰',
        en: 'your description is as full as the middle one of its field',
      };
    case 'anywhere':
      return { ko: '지역을 가리지 않', en: 'you look anywhere' };
    case 'allowWords':
      return { ko: '제외 낱말을 두지 않', en: 'you exclude no words' };
  }
};

/** A stem with the ending its last syllable asks for: `하면`, `찾으면`. */
const stem = (text: string): string =>
  (text.charCodeAt(text.length - 1) - 0xac00) % 28 > 0 ? `${text}으면` : `${text}면`;

const many = ({ atLeast, below }: Band): Label =>
  below === undefined
    ? { ko: `${atLeast.toLocaleString('en')}곳 이상`, en: `${atLeast.toLocaleString('en')} or more` }
    : {
        ko: `${atLeast.toLocaleString('en')}~${(below - 1).toLocaleString('en')}곳`,
        en: `${atLeast.toLocaleString('en')} to ${(below - 1).toLocaleString('en')}`,
      };

/** One or two changes as a sentence, with what they would gain where that is told. */
export const changeText = (changes: readonly Change[], kind: Kind, gains?: Band, beaten = false): Label => {
  const said = changes.map(condition);
  const ko = said.map((each, n) => (n + 1 < said.length ? `${each.ko}고` : stem(each.ko))).join(' ');
  const en = said.map(each => each.en).join(' and ');
  if (gains === undefined) return { ko: said.map(each => stem(each.ko)).join(' '), en: `If ${en}` };
  const who = others(kind, 'INVESTMENT');
  const count = many(gains);
  if (beaten)
    return {
      ko: `${ko}, 이번에 소개된 상대보다 점수가 높아지는 ${who.ko} 조직이 ${count.ko}입니다.`,
      en: `If ${en}, you would score above what was proposed instead with ${count.en} ${who.en}.`,
    };
  return {
    ko: `${ko}, 점수가 충분한 ${who.ko} 조직이 ${count.ko} 늘어납니다.`,
    en: `If ${en}, ${count.en} more ${who.en} would score high enough.`,
  };
};

import type { Bilingual, Label } from '#shared/kernel/i18n.ts';
import type { Vocabulary } from '#shared/kernel/vocabulary.ts';
import { DEAL_STAGES } from '#shared/kernel/vocabulary-deal.ts';
import { DECLINE_REASONS } from '#shared/kernel/vocabulary-trade.ts';
import type { Notification, NotificationFacts, NotificationKind, StoredNotification } from './schema.ts';

/**
 * What each kind says; `{fact}` stands for one of its facts. Titles stand between brackets, so that no particle has to agree
 * with them.
 */
const SENTENCES: Readonly<Record<NotificationKind, Label>> = {
  'listing.published': {
    ko: '「{title}」 심사가 끝나 공개되었습니다.',
    en: '“{title}” has been reviewed and published.',
  },
  'listing.returned': {
    ko: '「{title}」에 수정 요청이 있습니다. 요청 내용을 확인해 주십시오.',
    en: 'Changes are asked for in “{title}”. Please see what to change.',
  },
  'listing.expired': {
    ko: '「{title}」의 공개 기간이 {date}에 끝났습니다. 날짜를 바꾸어 다시 제출하면 이어서 공개할 수 있습니다.',
    en: '“{title}” ended on {date}. Change its date and submit it again to show it further.',
  },
  'enquiry.received': {
    ko: '「{title}」에 새 제안·문의가 왔습니다. {date}까지 답변해 주십시오.',
    en: 'A proposal or enquiry about “{title}” has arrived. Please answer by {date}.',
  },
  'enquiry.contacted': {
    ko: '「{title}」의 담당자가 연락을 시작했습니다.',
    en: 'The owner of “{title}” has got in touch.',
  },
  'enquiry.accepted': {
    ko: '「{title}」에 보낸 제안·문의가 수락되어 거래가 열렸습니다.',
    en: 'Your proposal or enquiry about “{title}” has been accepted and is now a deal.',
  },
  'enquiry.declined': {
    ko: '「{title}」에 보낸 제안·문의가 거절되었습니다. 사유: {reason}. 무엇이 달라지면 좋을지 함께 적혀 있습니다.',
    en: 'Your proposal or enquiry about “{title}” has been declined. Reason: {reason}. See there what would change the answer.',
  },
  'enquiry.withdrawn': {
    ko: '「{title}」에 온 제안·문의가 철회되었습니다.',
    en: 'A proposal or enquiry about “{title}” has been withdrawn.',
  },
  'enquiry.due-soon': {
    ko: '「{title}」에 온 제안·문의의 답변 기한이 {date}입니다.',
    en: 'A proposal or enquiry about “{title}” is to be answered by {date}.',
  },
  'enquiry.due-today': {
    ko: '「{title}」에 온 제안·문의의 답변 기한이 오늘({date})입니다.',
    en: 'A proposal or enquiry about “{title}” is to be answered today ({date}).',
  },
  'enquiry.overdue': {
    ko: '「{title}」에 온 제안·문의의 답변 기한({date})이 지났습니다. {expiry}까지 답변이 없으면 자동으로 종료됩니다.',
    en: 'A proposal or enquiry about “{title}” was to be answered by {date}. Without an answer by {expiry} it ends by itself.',
  },
  'enquiry.expired': {
    ko: '「{title}」에 대한 제안·문의가 기한({date}) 안에 답변되지 않아 종료되었습니다.',
    en: 'A proposal or enquiry about “{title}” has ended: it was not answered by {date}.',
  },
  'deal.proposed': {
    ko: '「{other}」에서 「{title}」에 관심을 보였습니다. {date}까지 답해 주십시오.',
    en: '“{other}” is interested in “{title}”. Please answer by {date}.',
  },
  'deal.introduced': {
    ko: '「{title}」과(와) 「{other}」 양측이 모두 관심을 보여 서로 소개되었습니다.',
    en: '“{title}” and “{other}” both want to talk: you have been introduced.',
  },
  'deal.declined': {
    ko: '「{other}」에서 「{title}」의 관심 표시를 거절했습니다. 사유: {reason}.',
    en: '“{other}” has declined the interest of “{title}”. Reason: {reason}.',
  },
  'deal.due-soon': {
    ko: '「{other}」이(가) 「{title}」에 보인 관심에 답할 기한이 {date}입니다.',
    en: 'The interest of “{other}” in “{title}” is to be answered by {date}.',
  },
  'deal.due-today': {
    ko: '「{other}」이(가) 「{title}」에 보인 관심에 답할 기한이 오늘({date})입니다.',
    en: 'The interest of “{other}” in “{title}” is to be answered today ({date}).',
  },
  'deal.expired': {
    ko: '「{title}」과(와) 「{other}」의 연결이 기한({date}) 안에 답변되지 않아 종료되었습니다.',
    en: 'The interest between “{title}” and “{other}” has ended: it was not answered by {date}.',
  },
  'deal.advanced': {
    ko: '「{other}」와(과) 진행하는 「{title}」 거래가 「{stage}」 단계가 되었습니다.',
    en: 'Your deal “{title}” with “{other}” is now at “{stage}”.',
  },
  'deal.closed': {
    ko: '「{other}」 측이 「{title}」 거래를 종료했습니다. 사유: {reason}.',
    en: '“{other}” has ended the deal “{title}”. Reason: {reason}.',
  },
  'deal.terms-proposed': {
    ko: '「{other}」 측이 「{title}」 거래의 조건({number}번)을 제안했습니다.',
    en: '“{other}” has proposed terms (number {number}) for “{title}”.',
  },
  'deal.signed': {
    ko: '「{other}」 측이 「{title}」 거래의 문서에 서명했습니다.',
    en: '“{other}” has signed a document of the deal “{title}”.',
  },
  'deal.message': {
    ko: '「{title}」 거래에 「{other}」 측의 새 메시지가 있습니다.',
    en: 'There is a new message from “{other}” in the deal “{title}”.',
  },
  'deal.meeting': {
    ko: '「{other}」 측이 「{title}」 거래의 미팅 내용을 공유했습니다.',
    en: '“{other}” has shared notes of a meeting about “{title}”.',
  },
  'deal.held': {
    ko: '「{other}」의 매도인이 다른 매수인과 독점 협상에 들어가, 이 거래의 열람이 중지되었습니다.',
    en: 'The seller of “{other}” is now talking to another buyer alone: your access is suspended.',
  },
  'deal.readmitted': {
    ko: '「{other}」의 매도인이 다시 열람을 허용했습니다.',
    en: 'The seller of “{other}” has let you in again.',
  },
  'deal.loi-lapsed': {
    ko: '「{title}」과(와) 「{other}」 거래의 인수의향서 유효기간이 지났습니다.',
    en: 'The letter of intent between “{title}” and “{other}” is no longer valid.',
  },
  'deal.exclusivity-over': {
    ko: '「{title}」과(와) 「{other}」 거래의 독점 협상 기간이 {date}에 끝났습니다.',
    en: 'The exclusive talks between “{title}” and “{other}” ended on {date}.',
  },
  'deal.action-due': {
    ko: '「{other}」와(과) 진행하는 「{title}」 거래에서 맡은 일의 기한({date})이 지났습니다.',
    en: 'What you were to do in the deal “{title}” with “{other}” was due on {date}.',
  },
  'deal.stalled': {
    ko: '「{other}」와(과) 진행하는 「{title}」 거래가 {date}부터 「{stage}」 단계에 머물러 있습니다.',
    en: 'Your deal “{title}” with “{other}” has been at “{stage}” since {date}.',
  },
  'search.matched': {
    ko: '저장한 검색 「{title}」에 맞는 새 등록 정보가 {count}건 있습니다.',
    en: 'Your saved search “{title}” has {count} new results.',
  },
  'organisation.verified': { ko: '조직 확인이 끝났습니다.', en: 'Your organisation has been verified.' },
  'organisation.rejected': {
    ko: '조직 확인이 반려되었습니다. 사유를 확인하고 다시 신청해 주십시오.',
    en: 'Your organisation could not be verified. Please see why and apply again.',
  },
  'organisation.verification-expired': {
    ko: '조직 확인의 유효기간이 끝났습니다. 다시 확인을 받아 주십시오.',
    en: "Your organisation's verification has run out. Please have it verified again.",
  },
  'organisation.suspended': {
    ko: '조직의 이용이 정지되었습니다. 등록 정보는 보이지 않으며 거래는 멈춥니다.',
    en: 'Your organisation has been suspended: its listings are hidden and its deals are on hold.',
  },
  'organisation.reinstated': {
    ko: '조직의 이용 정지가 해제되었습니다.',
    en: 'The suspension of your organisation has been lifted.',
  },
  'consent.requested': {
    ko: '「{title}」의 상세 내용을 보고 싶다는 요청이 왔습니다.',
    en: 'Somebody asks to see more of “{title}”.',
  },
  'consent.granted': {
    ko: '「{title}」의 상세 내용을 볼 수 있게 되었습니다.',
    en: 'You may now see more of “{title}”.',
  },
  'consent.refused': {
    ko: '「{title}」의 상세 내용을 보려는 요청이 거절되었습니다. 사유를 확인해 주십시오.',
    en: 'Your request to see more of “{title}” has been refused. Please see why.',
  },
  'consent.signed': {
    ko: '「{title}」에 대한 비밀유지계약에 상대측이 서명했습니다.',
    en: 'The other side has signed the non-disclosure agreement about “{title}”.',
  },
  'consent.revoked': {
    ko: '「{title}」의 상세 내용에 대한 동의가 철회되었습니다.',
    en: 'Consent to see more of “{title}” has been withdrawn.',
  },
  'fact.conflict': {
    ko: '「{title}」의 정보가 출처마다 다릅니다. 확인해 주십시오.',
    en: 'Sources disagree about “{title}”. Please check.',
  },
};

/** Facts that are codes, with the vocabulary they come from. */
const CODES: Readonly<Record<string, Vocabulary>> = { reason: DECLINE_REASONS, stage: DEAL_STAGES };

const word = (name: string, fact: string | Bilingual | undefined, language: 'ko' | 'en'): string => {
  if (fact === undefined) return language === 'ko' ? '(정보 없음)' : '(not known)';
  if (typeof fact === 'string') return CODES[name]?.[fact]?.[language] ?? fact;
  return language === 'en' ? (fact.en ?? fact.ko) : fact.ko;
};

/** A kind's sentence over its facts. Facts are put in once: what looks like `{fact}` inside a title stays as it is. */
export const sentenceOf = (kind: NotificationKind, facts: NotificationFacts): Label => {
  const fill = (language: 'ko' | 'en') =>
    SENTENCES[kind][language].replace(/\{(\w+)\}/g, (_, name: string) => word(name, facts[name], language));
  return { ko: fill('ko'), en: fill('en') };
};

/** A notification as its recipient reads it. */
export const shownNotification = ({
  notificationId,
  kind,
  subject,
  facts,
  at,
  readAt,
}: StoredNotification): Notification => ({
  notificationId,
  kind,
  subject,
  text: sentenceOf(kind, facts),
  at,
  ...(readAt === undefined ? {} : { readAt }),
});

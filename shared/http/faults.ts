import type * as z from 'zod';
import { en, ko } from 'zod/locales';
import type { Label } from '#shared/kernel/i18n.ts';
import type { Fault } from '#shared/kernel/rejection.ts';

/** Words for the refusals our own schemas make; zod's locales have the rest. */
const MESSAGES: Readonly<Record<string, Label>> = {
  'unsafe-text': {
    ko: '제어 문자, 방향 전환 문자 또는 잘못된 유니코드가 있습니다',
    en: 'Contains control characters, bidirectional overrides or malformed Unicode',
  },
  'resident-number': {
    ko: '주민등록번호로 보이는 번호가 있습니다. 수집할 수 없으니 지워 주십시오 (개인정보 보호법 제24조의2)',
    en: 'Contains what looks like a Korean resident registration number, which may not be collected (PIPA Art. 24-2)',
  },
  'blank-text': { ko: '내용이 비어 있습니다', en: 'Must not be blank' },
  'bad-id': { ko: '식별자(ULID) 형식이 아닙니다', en: 'Not an identifier (ULID)' },
  'bad-amount': {
    ko: '최소 단위의 정수 문자열이어야 합니다 (예: "300000000")',
    en: 'Must be an integer in minor units as a string, such as "300000000"',
  },
  'bad-area': {
    ko: 'ISO 3166 국가 또는 지역 코드여야 합니다 (예: KR-11)',
    en: 'Must be an ISO 3166 country or area code, such as KR-11',
  },
  'unknown-korean-area': { ko: '없는 시·도 코드입니다', en: 'No such area of Korea' },
  'bad-country': { ko: 'ISO 3166-1 두 글자 국가 코드여야 합니다', en: 'Must be an ISO 3166-1 alpha-2 country code' },
  'bad-business-number': {
    ko: '사업자등록번호가 올바르지 않습니다 (열 자리, 검증번호 확인)',
    en: 'Not a valid business registration number (ten digits with a check digit)',
  },
  'bad-corporate-number': {
    ko: '법인등록번호가 올바르지 않습니다 (등기소 4자리, 법인 종류 2자리를 포함한 열세 자리)',
    en: 'Not a corporate registration number (thirteen digits: register, kind of corporation, serial)',
  },
  'bad-rate': {
    ko: '0보다 큰 소수 문자열이어야 합니다 (예: "1391.2")',
    en: 'Must be a decimal above 0 as a string, such as "1391.2"',
  },
  'bad-phone': { ko: '전화번호 형식이 아닙니다', en: 'Not a telephone number' },
  'bad-user-id': { ko: '사용자 식별자 형식이 아닙니다', en: 'Not a user identifier' },
  'bad-secret': { ko: '초대 코드 형식이 아닙니다', en: 'Not the form of an invitation secret' },
  'one-invitee': {
    ko: '이메일 주소와 사용자 식별자 중 하나만 입력해 주십시오',
    en: 'Give either an e-mail address or a user identifier',
  },
  'bad-range': {
    ko: '통화가 같고 최솟값이 최댓값보다 크지 않아야 합니다',
    en: 'Needs one currency, and the minimum not above the maximum',
  },
  'bad-sha256': {
    ko: 'SHA-256 값(소문자 16진수 64자)이어야 합니다',
    en: 'Must be a SHA-256 in 64 lower-case hex digits',
  },
  'bad-of': {
    ko: '연도(네 자리) 또는 투자 단계 코드여야 합니다',
    en: 'Must be a year of four digits, or the code of a stage',
  },
  'bad-name': { ko: '항목 이름 형식이 아닙니다', en: 'Not a member name' },
  'bad-limit': { ko: '1에서 100 사이의 정수여야 합니다', en: 'Must be an integer from 1 to 100' },
  'bad-list': { ko: '코드를 쉼표로 구분하여 스무 개까지 적어야 합니다', en: 'Must be codes by commas, twenty at most' },
  'unknown-code': { ko: '없는 코드가 있습니다', en: 'Contains an unknown code' },
  'empty-rule': { ko: 'all 또는 any에 조건이 하나는 있어야 합니다', en: 'Needs a condition in all or any' },
  'bad-trl': { ko: '1에서 9 사이의 정수여야 합니다', en: 'Must be an integer from 1 to 9' },
  'bad-run-id': { ko: '실행 식별자 형식이 아닙니다 (예: 2026-11-24)', en: 'Not a run identifier, such as 2026-11-24' },
  'bad-template-id': { ko: '서식 식별자 형식이 아닙니다', en: 'Not a template identifier' },
  'bad-version': { ko: '버전은 1 이상의 정수입니다', en: 'A version is an integer from 1' },
  'bad-ksic': {
    ko: '표준산업분류 코드가 아닙니다 (대분류 A~U 또는 2~5자리 숫자)',
    en: 'Not a code of the Korean industrial classification (section A to U, or 2 to 5 digits)',
  },
  'bad-ip-number': {
    ko: '국내 지식재산 번호 형식이 아닙니다 (예: 10-1234567, 10-2024-0012345)',
    en: 'Not the form of a Korean number, such as 10-1234567 or 10-2024-0012345',
  },
  'respond-before-due': {
    ko: '답변 기한은 접수 마감일보다 빠를 수 없습니다',
    en: 'The day to respond by must not be before the due date',
  },
  'reason-needs-text': { ko: '기타 사유는 내용을 적어 주십시오', en: 'Another reason needs words' },
  'currencies-differ': { ko: '통화가 같아야 합니다', en: 'Must be in one currency' },
  'bad-place': { ko: '0 이상의 정수여야 합니다', en: 'Must be an integer from 0' },
  'bad-subject': { ko: '식별자 형식이 아닙니다', en: 'Not an identifier' },
  'bad-reference': { ko: '가명 형식이 아닙니다', en: 'Not a pseudonym' },
  'outcome-measure': {
    ko: '투자·기술거래·매출·인수합병은 금액(amount), 고용은 인원(number)만, 그 밖의 성과는 둘 다 적지 않습니다',
    en: 'Investments, technology deals, sales and acquisitions take an amount, jobs a number, the others neither',
  },
  'duplicate-items': { ko: '같은 값이 두 번 있습니다', en: 'Contains the same value twice' },
  'district-outside-seoul': {
    ko: '자치구는 지역이 KR-11(서울)일 때만 씁니다',
    en: 'A district goes only with area KR-11 (Seoul)',
  },
};

const LOCALES = { ko: ko().localeError, en: en().localeError };

const zodMessage = (language: 'ko' | 'en', issue: z.core.$ZodIssue): string => {
  const message = LOCALES[language](issue as z.core.$ZodRawIssue);
  return typeof message === 'string' ? message : (message?.message ?? issue.message);
};

/** What a person is told where something is missing, rather than what type was expected of nothing. */
const REQUIRED: Label = { ko: '필수 항목입니다', en: 'This is required' };
const isMissing = ({ code, message }: z.core.$ZodIssue): boolean =>
  code === 'invalid_type' && message.endsWith('received undefined');

/** RFC 6901. */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Faults sent in one reply at most; a body made of faults must not make a reply of megabytes. */
export const MOST_FAULTS = 20;

/** zod's issues as faults in both languages. Unknown members are pointed at one by one. */
export const faultsOf = (where: Fault['in'], issues: readonly z.core.$ZodIssue[]): Fault[] =>
  issues
    .flatMap(issue => {
      const own = isMissing(issue) ? REQUIRED : MESSAGES[issue.message];
      const message = own ?? { ko: zodMessage('ko', issue), en: zodMessage('en', issue) };
      const code = own === undefined || own === REQUIRED ? issue.code : issue.message;
      const at = pointer(issue.path);
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => ({
            in: where,
            pointer: `${at}${pointer([key])}`.slice(0, 200),
            code,
            message: { ko: '알 수 없는 항목입니다', en: 'Unknown member' },
          }))
        : [{ in: where, pointer: at.slice(0, 200), code, message }];
    })
    .slice(0, MOST_FAULTS);

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasContact } from '#shared/disclosure/teaser/contacts.ts';
import { identifying, identityOf, openTexts } from '#shared/disclosure/teaser/rules.ts';
import { acquisitionTiers } from '#shared/listing/kinds/acquisition.ts';
import { Listing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { acquisitionProfile, companyProfile } from '#test/support/city.ts';

const at = '2026-11-24T03:04:05.678Z';
const id = (n: number) => `01JD8X4N6QJ3V5W8Z2K7M9P0${String(n).padStart(2, '0')}`;
const organisation: Organisation = {
  organisationId: id(1),
  name: { ko: '주식회사 한강로보틱스', en: 'Hangang Robotics Co., Ltd.' },
  country: 'KR',
  businessNumber: '1248100998',
  corporateNumber: '1101110062432',
  foreignNumber: 'HRB-88172',
  representative: { name: { ko: '김도윤', en: 'Doyun Kim' }, title: { ko: '대표' } },
  contact: { email: 'ceo@hgrobot.co.kr', phone: '02-3141-5926' },
  verification: { state: 'VERIFIED' },
  owners: 1,
  version: 1,
  createdAt: at,
  updatedAt: at,
} as Organisation;
const record = { organisationId: id(1), state: 'PUBLISHED', version: 1, createdAt: at, updatedAt: at };
const company = Listing.parse({
  ...record,
  kind: 'company',
  listingId: id(2),
  title: { ko: '영하 25도 자율주행 지게차', en: 'Forklifts for deep cold' },
  summary: { ko: '소개' },
  profile: { ...companyProfile(), website: 'https://www.icelift.example/ko' },
});
const teaser = Listing.parse({
  ...record,
  kind: 'acquisition',
  listingId: id(3),
  title: { ko: '수도권 물류 로봇 기업', en: 'Logistics robotics firm near Seoul' },
  summary: {
    ko: '콜드체인 고객을 둔 흑자 기업이다. 2015-2024년 매출이 매년 늘었다.',
    en: 'Profitable, with cold-chain customers.',
  },
  profile: {
    ...acquisitionProfile(),
    tags: ['SLAM', '콜드체인'],
    forMembers: { ko: '설비 30대, 매출 3,000,000,000원', en: 'ASP.NET and Node.js; 1,000,000,000,000 won market' },
    forConsented: { ko: '한강로보틱스 124-81-00998 https://icelift.example' },
    identity: { ko: '주식회사 한강로보틱스' },
  },
});
const identity = identityOf(organisation, [company, teaser]);
const codesIn = (text: string) => identifying([{ pointer: '/x', text }], identity).map(({ code }) => code);

describe('a teaser', () => {
  test('that tells nobody’s name passes, whatever it says to those with consent', () =>
    expect(identifying(openTexts(teaser), identity)).toEqual([]));

  test('is checked in every text of T0 and T1, in both languages, and in no other', () => {
    const pointers = openTexts(teaser).map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining([
        '/title/ko',
        '/title/en',
        '/summary/ko',
        '/summary/en',
        '/profile/tags/1',
        '/profile/reason/en',
        '/profile/forMembers/ko',
        '/profile/forMembers/en',
      ]),
    );
    const closed = Object.entries(acquisitionTiers).flatMap(([name, tier]) => (/T[01]/.test(tier) ? [] : [name]));
    for (const name of closed) expect(pointers.join()).not.toContain(`/profile/${name}`);
    expect(pointers.join()).not.toMatch(/sectors|saleTypes|enSource/);
  });

  test.each([
    ['teaser-name', '한강로보틱스가 매물로 나왔다'],
    ['teaser-name', '(주)한강 로보틱스'],
    ['teaser-name', '㈜한강로보틱스'],
    ['teaser-name', '한 강 로 보 틱 스'],
    ['teaser-name', '한-강-로-보-틱-스'],
    ['teaser-name', '한\u200b강\u200d로보\u2060틱스'],
    ['teaser-name', 'ㅎㅏㄴㄱㅏㅇㄹㅗㅂㅗㅌㅣㄱㅅㅡ'],
    ['teaser-name', 'HANGANG-ROBOTICS'],
    ['teaser-name', 'h a n g a n g r o b o t i c s'],
    ['teaser-name', 'Ｈａｎｇａｎｇ　Ｒｏｂｏｔｉｃｓ'],
    ['teaser-name', 'Hàngäng Robotics Inc.'],
    ['teaser-name', 'H4ng4ng R0b0t1cs'],
    ['teaser-name', 'Наngаng Rоbоtics'],
    ['teaser-name', 'ⓗⓐⓝⓖⓐⓝⓖ ⓡⓞⓑⓞⓣⓘⓒⓢ'],
    ['teaser-name', '🅷🅰🅽🅶🅰🅽🅶robotics'],
    ['teaser-name', 'hgrobot 으로 알려진'],
    ['teaser-name', '서비스명 icelift'],
    ['teaser-number', '사업자 124-81-00998'],
    ['teaser-number', '1248100998'],
    ['teaser-number', '１２４－８１－００９９８'],
    ['teaser-number', '①②④ 81 00998'],
    ['teaser-number', '1️⃣2️⃣4️⃣8️⃣1️⃣0️⃣0️⃣9️⃣9️⃣8️⃣'],
    ['teaser-number', '일이사 팔일 공공구구팔'],
    ['teaser-number', '一二四-八一-〇〇九九八'],
    ['teaser-number', 'one two four 81 zero zero 998'],
    ['teaser-number', '124 (사업자) 81 (번호) 00998'],
    ['teaser-number', '법인 110111-0062432'],
    ['teaser-number', 'HRB 88172'],
    ['teaser-number', '다른 회사 번호 220-81-62517'],
    ['teaser-number', '전화 끝은 02 3141 5926'],
    ['teaser-person', '김도윤 대표'],
    ['teaser-person', '김 도 윤'],
    ['teaser-person', 'Kim Do-yun'],
    ['teaser-person', 'DOYUN KIM'],
    ['teaser-contact', 'https://a.example/x'],
    ['teaser-contact', 'www.somewhere'],
    ['teaser-contact', 'something.co.kr 참고'],
    ['teaser-contact', 'something [dot] com'],
    ['teaser-contact', '썸띵닷컴'],
    ['teaser-contact', '우리회사.한국'],
    ['teaser-contact', 'sale@somewhere.example'],
    ['teaser-contact', 'sale (at) somewhere (dot) com'],
    ['teaser-contact', 'sale골뱅이naver.com'],
    ['teaser-contact', '인스타 @somewhere_kr'],
    ['teaser-contact', '010-1234-5678'],
    ['teaser-contact', '공일공 1234 5678'],
    ['teaser-contact', '+82 10 1234 5678'],
    ['teaser-contact', '1588-1234'],
    ['teaser-title', '영하25도 자율주행지게차를 만든다'],
    ['teaser-title', 'forklifts  for DEEP cold'],
  ])('%s: %s', (code, text) => expect(codesIn(text)).toEqual([code]));

  test.each([
    '한강변 로봇 기업',
    '매출 3,000,000,000원, 자산 1,000,000,000,000원',
    '2015-2024년 평균 성장률 12.5%',
    '직원 30~99명, 설립 10년 차',
    'Kim is a common name; robotics is a field',
    'Node.js, ASP.NET, 3.5 tons at 24 V',
    '2024-01-01 2024-12-31 기간',
    '특허 10-2345678, 출원 10-2024-0012345',
    '하루 1,200건, 월 36,000건을 처리한다',
    'ISO 9001 및 14001 인증',
  ])('lets pass: %s', text => expect(codesIn(text)).toEqual([]));

  test('a short name is looked for as a word, with what Korean puts behind it', () => {
    const short = identityOf({ ...organisation, name: { ko: '(주)토스', en: 'SK' }, contact: undefined }, []);
    const found = (text: string) => identifying([{ pointer: '/x', text }], short).length > 0;
    for (const text of ['토스는 매각을', '토 스', '"토스"', 'S.K.', 'SK의 계열', '우리 sk'])
      expect(found(text), text).toBe(true);
    for (const text of ['토스트 가게', 'ask for more', '비스킷']) expect(found(text), text).toBe(false);
  });
});

/** Ways in which somebody may spell a text to get it past a reader of letters. */
const DISGUISES: readonly ((text: string) => string)[] = [
  text => text.toUpperCase(),
  text => text.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  text => [...text].join(' '),
  text => [...text].join('·'),
  text => [...text].join('\u200b'),
  text => text.normalize('NFD'),
  text => text.replace(/[aeo]/g, vowel => ({ a: 'а', e: 'е', o: 'о' })[vowel] ?? vowel),
  text => text.replace(/[a-z]/g, letter => `${letter}\u0301`),
  text => text.replace(/[a-z]/g, letter => String.fromCodePoint(0x24d0 + letter.charCodeAt(0) - 97)),
  text => text.replace(/[a-z]/g, letter => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97)),
  text => text.replace(/\d/g, digit => String.fromCodePoint(0x1d7ce + Number(digit))),
  text => `「${text}」`,
];
const around = fc.constantFrom('', '매물: ', '— ', '\n', 'the firm ', '소개 ');

test('no disguise, nor two on top of each other, hides a name or a number', () => {
  void fc.assert(
    fc.property(
      fc.constantFrom(
        '한강로보틱스',
        'hangang robotics',
        '김도윤',
        '1248100998',
        '1101110062432',
        'hrb88172',
        'icelift',
      ),
      fc.constantFrom(...DISGUISES),
      fc.constantFrom(...DISGUISES),
      around,
      around,
      (word, first, second, before, after) => {
        const text = `${before}${second(first(word))}${after}`;
        expect(codesIn(text), JSON.stringify(text)).toHaveLength(1);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('texts without any of it pass: letters alone do not make a contact or a name', () => {
  const words = fc.constantFrom(
    '흑자',
    '콜드체인',
    '물류',
    '로봇',
    '성장',
    '수도권',
    'growth',
    'margin',
    'recurring',
    '고객',
    '이사',
    '구조',
    '삼 년',
    '30대',
  );
  void fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(' ', ', ', '. ', '\n'),
      (parts, by) => {
        const text = parts.join(by);
        expect(codesIn(text), text).toEqual([]);
        expect(hasContact(text)).toBe(false);
      },
    ),
    { numRuns: 1_000 },
  );
});

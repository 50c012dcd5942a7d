/**
 * What is one unit to a reader of contracts, the longest first: an amount in words and figures, a date, a period or rate, a reference, a
 * number, a word. Whatever else there is goes character by character.
 */
const UNITS = [
  // 일금 삼억원정(₩300,000,000) · 미화 300,000달러(US$300,000) · KRW 300,000,000 · US$300,000.50
  String.raw`일금 ?[가-힣]+원정\(₩[\d,]+\)`,
  String.raw`[가-힣]{2,5} [\d,.]*\d(?:달러|유로|엔|위안)\((?:US\$|€|JP¥|CN¥|S\$)[\d,.]*\d\)`,
  String.raw`(?:KRW ?|₩|US\$|€|JP¥|CN¥|S\$)[\d,.]*\d`,
  // 2026년 11월 23일 · 23 November 2026 · 2026-11-23
  String.raw`\d{4}년 \d{1,2}월 \d{1,2}일`,
  String.raw`\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}`,
  String.raw`\d{4}-\d{2}-\d{2}`,
  // 제5조의2 제1항 제3호 가목 · 별지 제1호 · Article 5(1)(a) · Schedule 1 · paragraph (2)
  String.raw`(?:별지 )?제\d+(?:조(?:의\d+)?|항|호)(?: 제\d+[항호])*(?: [가-하]목)?`,
  String.raw`(?:Articles?|Schedules?|paragraphs?) (?:\d+|\(\d+\))(?:\([a-z\d]{1,5}\))*`,
  // 6개월 · 6 months · 16.67% · 10,000주
  String.raw`[\d,.]*\d(?:개월|년|일|주|%)`,
  String.raw`[\d,.]*\d (?:days?|months?|years?|shares?)(?![A-Za-z])`,
  String.raw`\d[\d,.]*\d|\d`,
  '[가-힣]+',
  "[A-Za-z]+(?:[-'’][A-Za-z]+)*",
  String.raw`\s+`,
  String.raw`[\s\S]`,
];
const UNIT = new RegExp(UNITS.join('|'), 'gu');

/** A text as the units it consists of; joined they are the text again. */
export const tokensOf = (text: string): string[] => text.toWellFormed().match(UNIT) ?? [];

import type { Label, Language } from '#shared/kernel/i18n.ts';
import type { DraftIssue, DraftModel, DraftProvenance, DraftRun } from '../engine/model.ts';

/** One language, or both side by side. */
export type RenderLanguage = Language | 'bilingual';

/** The languages a document shows, the prevailing one of the platform first. */
export const shownIn = (language: RenderLanguage): readonly Language[] =>
  language === 'bilingual' ? ['ko', 'en'] : [language];

/** Words of the document that are not the contract's. */
export const WORDS = {
  banner: { ko: '초안 – 법률자문이 아닙니다', en: 'DRAFT – NOT LEGAL ADVICE' },
  draft: { ko: '초안 번호', en: 'Draft' },
  version: { ko: '판', en: 'Version' },
  made: { ko: '작성 시각', en: 'Made' },
  template: { ko: '서식', en: 'Template' },
  lawAsOf: { ko: '법령 기준', en: 'Law as of' },
  hash: { ko: '문서 해시', en: 'Hash' },
  status: { ko: '상태', en: 'Status' },
  seal: { ko: '(인)', en: '(Seal)' },
  sign: { ko: '서명', en: 'Signature' },
  date: { ko: '날짜', en: 'Date' },
  schedule: { ko: '별지', en: 'Schedule' },
  issues: { ko: '확인할 사항', en: 'Points to check' },
  noIssues: { ko: '점검 규칙에 걸린 사항이 없다.', en: 'No rule reported anything.' },
  severity: { ko: '구분', en: 'Severity' },
  message: { ko: '내용', en: 'Finding' },
  where: { ko: '위치', en: 'Where' },
  law: { ko: '근거', en: 'Law' },
  provenance: { ko: '값의 출처', en: 'Where the values come from' },
  field: { ko: '항목', en: 'Field' },
  value: { ko: '값', en: 'Value' },
  source: { ko: '출처', en: 'Source' },
  recorded: { ko: '기록 시각', en: 'Recorded' },
  page: { ko: '쪽', en: 'Page' },
  /** Above the two languages side by side. */
  korean: { ko: '국문', en: 'English' },
} as const satisfies Record<string, Label>;

export const STATUS: Readonly<Record<DraftModel['status'], Label>> = {
  blocked: { ko: '오류 있음', en: 'Errors to resolve' },
  incomplete: { ko: '빈칸 있음', en: 'Values missing' },
  review_ready: { ko: '변호사 검토 대기', en: 'Ready for legal review' },
};
export const TEMPLATE_STATUS: Readonly<Record<DraftModel['template']['status'], Label>> = {
  draft: { ko: '변호사 미검토 서식', en: 'form not reviewed by a lawyer' },
  lawyer_reviewed: { ko: '변호사 검토 서식', en: 'form reviewed by a lawyer' },
};
export const SEVERITY: Readonly<Record<DraftIssue['severity'], Label>> = {
  error: { ko: '오류', en: 'Error' },
  warn: { ko: '주의', en: 'Warning' },
  info: { ko: '참고', en: 'Note' },
};
const SOURCES: Readonly<Record<DraftProvenance['source']['kind'], Label>> = {
  organisation: { ko: '기관 정보', en: 'Organisation record' },
  listing: { ko: '등록 정보', en: 'Listing' },
  deal: { ko: '거래 정보', en: 'Deal record' },
  user: { ko: '사용자 입력', en: 'Entered by a user' },
  default: { ko: '서식 기본값', en: 'Default of the form' },
  computed: { ko: '등록 정보에서 작성', en: 'Composed from a listing' },
};

/** A computed value that cites no record follows from the facts it names. */
const CALCULATED: Label = { ko: '다른 값에서 계산', en: 'Calculated from other values' };

/** Both languages of a fixed text, or the one shown. */
export const inWords = (label: Label, language: RenderLanguage): string =>
  language === 'bilingual' ? (label.ko === label.en ? label.ko : `${label.ko} / ${label.en}`) : label[language];

/** `Organisation record · name · 01JD… v5`. */
export const sourceText = ({ source }: DraftProvenance, language: RenderLanguage): string =>
  [
    inWords(source.kind === 'computed' && source.id === undefined ? CALCULATED : SOURCES[source.kind], language),
    source.field,
    source.id === undefined ? undefined : `${source.id}${source.version === undefined ? '' : ` v${source.version}`}`,
  ]
    .filter(part => part !== undefined)
    .join(' · ');

/** A moment as people in Seoul read it: `2026-11-25 09:00 KST`; anything else as it is. */
export const momentText = (at: string | undefined): string => {
  const time = at === undefined ? Number.NaN : Date.parse(at);
  if (Number.isNaN(time)) return at ?? '';
  return `${new Date(time + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} KST`;
};

/** The issue as the reader's language says it, with what to do about it. */
export const issueText = (issue: DraftIssue, lang: Language): string =>
  [lang === 'ko' ? issue.messageKo : issue.messageEn, issue.fix?.[lang]].filter(part => part !== undefined).join(' ');

/** A citation for English readers: 제12조의3제3항 → Article 12-3(3), 제25조제1항제12호 → Article 25(1), item 12. */
export const articleInEnglish = (article: string): string =>
  article
    .replace(/제(\d+)조의(\d+)/g, 'Article $1-$2')
    .replace(/제(\d+)조/g, 'Article $1')
    .replace(/제(\d+)항/g, '($1)')
    .replace(/제(\d+)호/g, ', item $1')
    .replaceAll('·', ', ');

export const lawText = (issue: DraftIssue, lang: Language): string =>
  (issue.legal ?? [])
    .map(l =>
      lang === 'ko'
        ? `「${l.statuteKo}」 ${l.article} (${l.asOf})`
        : `${l.statuteEn}, ${articleInEnglish(l.article)} (${l.asOf})`,
    )
    .join('; ');

/** Number of each clause as printed, by clause id; a clause without one by its heading. */
export const placesOf = (model: DraftModel): ReadonlyMap<string, Label> => {
  const places = new Map<string, Label>();
  let above: Label = { ko: '', en: '' };
  for (const { clauseId, kind, number, heading } of model.blocks) {
    if (kind === 'article' || kind === 'schedule') above = number ?? above;
    else if (kind === 'preamble') above = { ko: '전문', en: 'Preamble' };
    else if (kind === 'closing') above = { ko: '맺음말', en: 'Closing' };
    else if (kind === 'signature') above = { ko: `서명란(${heading?.ko})`, en: `Signature (${heading?.en})` };
    const nested = kind === 'paragraph' || kind === 'item';
    places.set(
      clauseId,
      nested && number !== undefined ? { ko: `${above.ko} ${number.ko}`, en: `${above.en} ${number.en}` } : above,
    );
  }
  return places;
};

export const placeText = (
  places: ReadonlyMap<string, Label>,
  clauseIds: readonly string[],
  language: RenderLanguage,
): string =>
  [...new Set(clauseIds.map(id => places.get(id)).filter(p => p !== undefined))]
    .map(place => inWords(place, language))
    .filter((text, i, all) => all.indexOf(text) === i)
    .join(', ');

/** Text of runs, without marks. */
export const plain = (runs: readonly DraftRun[]): string => runs.map(r => r.text).join('');

/** Characters XML 1.0 does not allow, lone surrogates and bidi controls: no renderer lets them through. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is this expression's purpose
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '');

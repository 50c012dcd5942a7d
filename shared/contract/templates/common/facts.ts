import * as z from 'zod';
import type { Label } from '#shared/kernel/i18n.ts';
import { safeText } from '#shared/kernel/text.ts';
import { named } from '../../engine/labels.ts';

/** The codes of a table of labels. */
export const codes = <V extends Readonly<Record<string, Label>>>(vocabulary: V) =>
  z.enum(Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]]);

export const ROLES = {
  investor: { ko: '투자자', en: 'Investor' },
  company: { ko: '기업', en: 'Company' },
} as const;
export const COURTS = {
  seoul_central: { ko: '서울중앙지방법원', en: 'Seoul Central District Court' },
  seoul_east: { ko: '서울동부지방법원', en: 'Seoul Eastern District Court' },
  seoul_south: { ko: '서울남부지방법원', en: 'Seoul Southern District Court' },
  seoul_north: { ko: '서울북부지방법원', en: 'Seoul Northern District Court' },
  seoul_west: { ko: '서울서부지방법원', en: 'Seoul Western District Court' },
  suwon: { ko: '수원지방법원', en: 'Suwon District Court' },
  incheon: { ko: '인천지방법원', en: 'Incheon District Court' },
  daejeon: { ko: '대전지방법원', en: 'Daejeon District Court' },
  busan: { ko: '부산지방법원', en: 'Busan District Court' },
} as const;
export const DISPUTE_MODES = {
  court: { ko: '소송', en: 'Court' },
  arbitration: { ko: '중재', en: 'Arbitration' },
} as const;
export const LANGUAGES = {
  ko: { ko: '국문', en: 'Korean' },
  en: { ko: '영문', en: 'English' },
} as const;

/** Text in Korean, and in English where there is one. */
export const words = (max: number) => z.strictObject({ ko: safeText(max), en: safeText(max).optional() });
export const period = () =>
  z.strictObject({ value: z.int().min(1).max(1_000), unit: z.enum(['day', 'month', 'year']) });
export const day = () => z.iso.date();
/** Basis points: 100 is 1 %. */
export const rate = (most = 10_000) => z.int().min(0).max(most);
/** A number of shares. */
export const shares = () => z.int().min(0).max(1_000_000_000_000);

export const party = () =>
  z.strictObject({
    name: named(words(120), '상호', 'Name'),
    country: named(z.string().regex(/^[A-Z]{2}$/, { error: 'bad-country' }), '국가', 'Country'),
    registrationNumber: named(safeText(60), '등록번호', 'Registration number'),
    address: named(words(300), '주소', 'Address'),
    representative: z
      .strictObject({ name: named(words(80), '성명', 'Name'), title: named(words(80), '직위', 'Title') })
      .optional()
      .meta({ title: '서명자', 'x-title-en': 'Signatory' }),
  });

/** Size of a firm: which duties of fair dealing apply turns on it. */
export const SIZES = {
  startup: { ko: '창업기업', en: 'Startup' },
  sme: { ko: '중소기업', en: 'Small or medium enterprise' },
  mid: { ko: '중견기업', en: 'Mid-size enterprise' },
  large: { ko: '대기업', en: 'Large enterprise' },
  public: { ko: '공공기관', en: 'Public body' },
} as const;
/** The two parties of any other contract, filled in from their organisations, under what the contract calls them. */
export const partiesAs = <A extends string, B extends string>(
  [a, ...nameA]: readonly [A, ko: string, en: string],
  [b, ...nameB]: readonly [B, ko: string, en: string],
) => {
  const sized = () => z.strictObject({ ...party().shape, size: named(codes(SIZES), '기업 규모', 'Size') }).optional();
  const as = ([ko, en]: readonly string[]) => sized().meta({ title: ko, 'x-title-en': en });
  return z
    .strictObject({ [a]: as(nameA), [b]: as(nameB) } as Record<A | B, ReturnType<typeof sized>>)
    .optional()
    .describe('Filled in from the organisations of the deal; send only what differs');
};

/** The two sides of an investment, filled in from their organisations. */
export const investmentParties = () =>
  z
    .strictObject({
      investor: party().optional().meta({ title: '투자자', 'x-title-en': 'Investor' }),
      company: party().optional().meta({ title: '기업', 'x-title-en': 'Company' }),
    })
    .optional()
    .describe('Filled in from the organisations of the deal; send only what differs');

export const disputes = () =>
  named(
    z.strictObject({
      mode: named(codes(DISPUTE_MODES), '방법', 'Mode'),
      court: named(codes(COURTS), '관할법원', 'Court'),
      arbitrators: named(z.int().min(1).max(3), '중재인 수', 'Number of arbitrators'),
    }),
    '분쟁해결',
    'Disputes',
  );
export const language = () => named(codes(LANGUAGES), '우선 언어', 'Prevailing language');
export const signedOn = () => named(day(), '계약 체결일', 'Date of signature');

/** What the shared clauses read. */
export type CommonFacts = {
  parties?: z.infer<ReturnType<typeof investmentParties>>;
  disputes?: z.infer<ReturnType<typeof disputes>>;
  language?: z.infer<ReturnType<typeof language>>;
  signedOn?: z.infer<ReturnType<typeof signedOn>>;
};

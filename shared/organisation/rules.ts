import type { Label } from '#shared/kernel/i18n.ts';

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/** Digits with the spaces and hyphens people write between them taken out. A line break is neither. */
const bare = (text: string): string => text.replace(/[ -]/g, '');

/** The ten digits of a business registration number, spaces and hyphens stripped; undefined where it is not ten digits. */
export const businessDigits = (text: string): string | undefined => {
  const digits = bare(text);
  return /^\d{10}$/.test(digits) ? digits : undefined;
};

/**
 * Check-digit rule of the Korean business registration number: nine weights 1-3-7-1-3-7-1-3-5, the tens digit of the
 * ninth product added once more, and the complement taken modulo ten twice. Says nothing about whether the business exists.
 * Refuses what no tax office issues: an office below 101, type 00, serial 0000.
 */
export const isBusinessNumber = (text: string): boolean => {
  const digits = businessDigits(text);
  if (digits === undefined) return false;
  if (Number(digits.slice(0, 3)) < 101 || digits.slice(3, 5) === '00' || digits.slice(5, 9) === '0000') return false;
  const d = [...digits].map(Number);
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * d[i]!, 0) + Math.floor((d[8]! * 5) / 10);
  return (10 - (sum % 10)) % 10 === d[9];
};

/** `124-81-00998`, as it is printed. */
export const formatBusinessNumber = (digits: string): string =>
  `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;

/** The thirteen digits of a corporate registration number, spaces and hyphens stripped; undefined where it is not thirteen. */
export const corporateDigits = (text: string): string | undefined => {
  const digits = bare(text);
  return /^\d{13}$/.test(digits) ? digits : undefined;
};

/**
 * Form of a corporate registration number (법인등록번호): register 4 digits, kind of corporation 2, the rest; none of the three
 * all zeros. The check digit is no part of it, see {@link corporateWarnings}.
 */
export const isCorporateNumber = (text: string): boolean => {
  const digits = corporateDigits(text);
  return digits !== undefined && !/^(0000|\d{4}00|\d{6}0{7})/.test(digits);
};

/** What speaks against a number without refusing it. */
export const WARNINGS = {
  CORPORATE_NUMBER_CHECKSUM: {
    ko: '법인등록번호의 검증번호가 맞지 않습니다. 등기사항증명서를 확인해 주십시오',
    en: 'The check digit of the corporate number does not fit; compare it with the register',
  },
  CORPORATE_NUMBER_KIND: {
    ko: '법인등록번호의 법인 종류 번호가 알려진 것이 아닙니다',
    en: 'The corporate number names no known kind of corporation',
  },
} as const satisfies Readonly<Record<string, Label>>;
export type WarningCode = keyof typeof WARNINGS;

/** Kinds of corporation: 11–15 commercial, 21–22 civil, 31–53 special, 71 others, 81–86 foreign. */
const isKnownKind = (kind: number): boolean =>
  [
    [11, 15],
    [21, 22],
    [31, 53],
    [71, 71],
    [81, 86],
  ].some(([from, to]) => kind >= from! && kind <= to!);

/**
 * Weights 1 and 2 in turn over twelve digits, complement modulo ten twice. Only warnings: numbers issued since 2025-01-31
 * reportedly have a longer serial in place of the check digit.
 */
export const corporateWarnings = (digits: string): WarningCode[] => {
  const d = [...digits].map(Number);
  const sum = d.slice(0, 12).reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 2), 0);
  return [
    ...((10 - (sum % 10)) % 10 === d[12] ? [] : (['CORPORATE_NUMBER_CHECKSUM'] as const)),
    ...(isKnownKind(Number(digits.slice(4, 6))) ? [] : (['CORPORATE_NUMBER_KIND'] as const)),
  ];
};

/** A number of another country's register as it is compared: capital letters and digits alone. */
export const foreignKey = (text: string): string => {
  const composed = text.normalize('NFKC').toUpperCase();
  const plain = composed.replace(/[^\p{L}\p{N}]/gu, '');
  return plain === '' ? composed : plain;
};

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/** The ten digits of a business registration number, blanks and hyphens stripped; undefined where it is not ten digits. */
export const businessDigits = (text: string): string | undefined => {
  const digits = text.replace(/[\s-]/g, '');
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

import { createHash } from 'node:crypto';

/** SHA-256 of UTF-8 text, lower-case hex. */
export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * JSON with object keys sorted by code unit and `undefined` members left out (the subset of RFC 8785 that our values need:
 * no floats are hashed, amounts and rates are integers or strings).
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
};

/** Hash of a value by its canonical JSON: equal values give equal hashes whatever the order of their keys. */
export const contentHash = (value: unknown): string => sha256Hex(canonicalJson(value));

import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const INFLATERS = [gunzipSync, inflateSync, inflateRawSync];
/** Bytes as whatever text they hold: as they are, and unpacked where they are packed. */
const textsOfBytes = (bytes: Uint8Array): string[] => [
  Buffer.from(bytes).toString('utf8'),
  ...INFLATERS.flatMap(inflate => {
    try {
      return [inflate(bytes).toString('utf8')];
    } catch {
      return [];
    }
  }),
];

/** Every text in a stored value, however deep, names of members included. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return textsOfBytes(value);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => [key, ...textsIn(member)]);
  return [];
};

/** Items in which any of the texts stands anywhere, and where it does. */
export const tracesOf = (items: ReadonlyMap<string, unknown>, needles: readonly string[]): string[] =>
  [...items].flatMap(([key, item]) =>
    textsIn(item).flatMap(text =>
      needles.filter(needle => text.includes(needle)).map(needle => `${key}: ${needle} in ${text.slice(0, 80)}`),
    ),
  );

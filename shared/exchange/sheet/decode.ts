import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Bytes looked at to find UTF-16 without a mark. */
const SAMPLE = 4_096;

/** UTF-16 without a mark: separators and digits have a zero beside them, which text in other encodings never has. */
const unmarkedUtf16 = (bytes: Uint8Array): Encoding | undefined => {
  const length = Math.min(SAMPLE, bytes.length - (bytes.length % 2));
  const zeros = [0, 0];
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 20 < length || Math.min(even, odd) * 10 > Math.max(even, odd)) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
};

const decoded = (bytes: Uint8Array, encoding: Encoding): { text: string; encoding: Encoding } | undefined => {
  if (encoding === 'cp949') {
    // The platform's own decoder of "euc-kr" lacks the 8,822 syllables by which code page 949 extends it.
    const text = iconv.decode(Buffer.from(bytes), 'cp949');
    return text.includes('\ufffd') ? undefined : { text, encoding };
  }
  try {
    // A decoder drops the byte-order mark by itself.
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
};

/**
 * Text of a file whose encoding nobody declared. A byte-order mark decides; without one, zeros tell UTF-16, what is valid UTF-8
 * is UTF-8 (Korean text in CP949 practically never is), and the rest is read as CP949, which contains EUC-KR.
 * Undefined where the bytes are text in none of them.
 */
export const decode = (bytes: Uint8Array): { text: string; encoding: Encoding } | undefined => {
  if (startsWith(bytes, 0xff, 0xfe)) return decoded(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decoded(bytes, 'utf-16be');
  const wide = unmarkedUtf16(bytes);
  return (wide === undefined ? decoded(bytes, 'utf-8') : decoded(bytes, wide)) ?? decoded(bytes, 'cp949');
};

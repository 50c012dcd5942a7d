import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'utf-16le' | 'cp949';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/**
 * Text of a file whose encoding nobody declared. A byte-order mark decides; without one, what is valid UTF-8 is UTF-8
 * (Korean text in CP949 practically never is), and the rest is read as CP949, which contains EUC-KR.
 * Undefined where the bytes are text in none of them.
 */
export const decode = (bytes: Uint8Array): { text: string; encoding: Encoding } | undefined => {
  if (startsWith(bytes, 0xff, 0xfe))
    return { text: iconv.decode(Buffer.from(bytes), 'utf-16le').replace(/^\ufeff/, ''), encoding: 'utf-16le' };
  try {
    // TextDecoder drops the byte-order mark of UTF-8 by itself.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'cp949');
    return text.includes('\ufffd') ? undefined : { text, encoding: 'cp949' };
  }
};

import iconv from 'iconv-lite';

/** Bytes of a text in Windows code page 949, which contains EUC-KR. */
export const cp949 = (text: string): Uint8Array => iconv.encode(text, 'cp949');

/** Bytes of a text in UTF-16, little or big end first, with or without a byte-order mark. */
export const utf16 = (text: string, { big = false, mark = true } = {}): Uint8Array =>
  iconv.encode(text, big ? 'utf-16be' : 'utf-16le', { addBOM: mark });

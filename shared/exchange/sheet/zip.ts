import { type Unzipped, unzipSync } from 'fflate';
import type { Label } from '#shared/kernel/i18n.ts';

/** Limits of what a workbook may unpack to: a small file that swells to gigabytes is an attack, not a list of companies. */
export const ZIP_LIMITS = { entries: 2_000, bytes: 150_000_000, ratio: 250 } as const;

/** A file that is none of what it claims to be, or too much of it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly label: Label;
  constructor(label: Label) {
    super(label.en);
    this.label = label;
  }
}

const damaged = (): UnreadableFile =>
  new UnreadableFile({ ko: '손상되었거나 XLSX가 아닌 파일입니다', en: 'The file is damaged or no XLSX file' });
const tooBig = (): UnreadableFile =>
  new UnreadableFile({
    ko: `압축을 풀면 너무 큰 파일입니다 (${ZIP_LIMITS.bytes / 1e6} MB까지)`,
    en: `The file unpacks to too much (at most ${ZIP_LIMITS.bytes / 1e6} MB)`,
  });

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/**
 * The parts of a zip file that are wanted. What an entry says of its size is checked before a byte is unpacked, and an entry
 * cannot unpack to more than it said: its buffer is made by that size.
 * @throws UnreadableFile
 */
export const unzip = (bytes: Uint8Array, wanted: (name: string) => boolean): Unzipped => {
  let entries = 0;
  let total = 0;
  let refused: UnreadableFile | undefined;
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > ZIP_LIMITS.entries) refused = tooBig();
        if (refused !== undefined || !wanted(name)) return false;
        total += originalSize;
        const isBomb = originalSize > 1_000_000 && originalSize > size * ZIP_LIMITS.ratio;
        if (total > ZIP_LIMITS.bytes || isBomb) refused = tooBig();
        return refused === undefined;
      },
    });
  } catch {
    throw refused ?? damaged();
  }
  if (refused !== undefined) throw refused;
  return parts;
};

export { damaged };

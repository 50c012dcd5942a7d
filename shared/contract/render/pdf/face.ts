import * as fontkit from 'fontkit';

/** The font files of a document: TrueType, whole, as they come from their makers. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/** A font as one document uses it. Widths in thousandths of the size. */
export interface Face {
  /** What the PDF library embeds, of which only the glyphs used. */
  readonly font: fontkit.Font;
  readonly has: (codePoint: number) => boolean;
  readonly width: (text: string) => number;
}

/** Reading a font's tables takes longer than a short document: fonts stay open as long as the process. */
const opened = new WeakMap<Uint8Array, fontkit.Font>();
const open = (file: Uint8Array): fontkit.Font => {
  const known =
    opened.get(file) ?? (fontkit.create(Buffer.from(file.buffer, file.byteOffset, file.length)) as fontkit.Font);
  opened.set(file, known);
  return known;
};

/**
 * A font that sets one glyph for each character, side by side. Contracts need neither ligatures nor kerning, without them text
 * found in the PDF is text as it was written, and it takes a fiftieth of the time. Glyphs are this document's own: the library
 * remembers with a glyph the first character that asked for it, which would let one document show in the next.
 */
export const faceOf = (file: Uint8Array): Face => {
  const font = open(file);
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (codePoint: number): Glyph => {
    const known = glyphs.get(codePoint);
    if (known !== undefined) return known;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const glyph = { id, advanceWidth, codePoints: [codePoint] };
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  const glyphsOf = (text: string): Glyph[] => Array.from(text, character => glyphOf(character.codePointAt(0) ?? 0));
  const layout = (text: string) => {
    const set = glyphsOf(text);
    const positions = set.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return {
      glyphs: set,
      positions,
      // Read after the library has scaled the positions.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  const scale = 1000 / font.unitsPerEm;
  return {
    font: Object.create(font, { layout: { value: layout } }),
    has: codePoint => font.hasGlyphForCodePoint(codePoint),
    width: text => glyphsOf(text).reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) * scale,
  };
};

/** Text as the font can show it. A character it lacks (an emoji, Arabic) is named by its code, `[U+1F600]`, never left out. */
export const showable = (text: string, has: Face['has']): string =>
  Array.from(
    text.replace(/\s/g, c => (c === '\u3000' ? c : ' ')),
    character => {
      const code = character.codePointAt(0) ?? 0;
      return has(code) ? character : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    },
  ).join('');

import { esc } from './xml.ts';

/** Looks of text: height in hundredths of a point. */
export interface CharLook {
  readonly height: number;
  readonly colour: string;
  readonly bold: boolean;
  readonly shade?: string;
}
/** Looks of a paragraph: lengths in HWP units, 7,200 to the inch. */
export interface ParaLook {
  readonly align: 'LEFT' | 'CENTER';
  readonly left: number;
  /** How far the first line hangs to the left. */
  readonly hanging: number;
  readonly before: number;
  readonly after: number;
  readonly spacing: number;
  readonly withNext: boolean;
  readonly newPage: boolean;
}

/** Numbers looks in the order in which they are first used; equal looks share a number. */
export class Looks<T> {
  readonly list: T[] = [];
  readonly #known = new Map<string, number>();
  idOf(look: T): number {
    const key = JSON.stringify(look);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.list.length);
    this.list.push(look);
    return this.list.length - 1;
  }
}

const LANGUAGES = ['hangul', 'latin', 'hanja', 'japanese', 'other', 'symbol', 'user'] as const;
const each = (value: number): string => LANGUAGES.map(name => `${name}="${value}"`).join(' ');
const counted = (name: string, items: readonly string[]): string =>
  `<hh:${name} itemCnt="${items.length}">${items.join('')}</hh:${name}>`;

const FONT = '함초롬바탕';
const fontface = (lang: string): string =>
  `<hh:fontface lang="${lang.toUpperCase()}" fontCnt="1"><hh:font id="0" face="${FONT}" type="TTF" isEmbedded="0"/></hh:fontface>`;

/** Borders by number: none, a grid, a grid with a grey ground for headings. */
export const BORDERS = { none: 1, grid: 2, head: 3 } as const;
const border = (id: number, line: 'NONE' | 'SOLID', fill?: string): string => {
  const side = (name: string) => `<hh:${name}Border type="${line}" width="0.12 mm" color="#999999"/>`;
  const ground =
    fill === undefined
      ? ''
      : `<hc:fillBrush><hc:winBrush faceColor="${fill}" hatchColor="#999999" alpha="0"/></hc:fillBrush>`;
  return (
    `<hh:borderFill id="${id}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">` +
    '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>' +
    `${['left', 'right', 'top', 'bottom'].map(side).join('')}<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>${ground}</hh:borderFill>`
  );
};

const charPr = ({ height, colour, bold, shade }: CharLook, id: number): string =>
  `<hh:charPr id="${id}" height="${height}" textColor="${colour}" shadeColor="${shade ?? 'none'}" useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="1">` +
  `<hh:fontRef ${each(0)}/><hh:ratio ${each(100)}/><hh:spacing ${each(0)}/><hh:relSz ${each(100)}/><hh:offset ${each(0)}/>` +
  `${bold ? '<hh:bold/>' : ''}<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/>` +
  '<hh:outline type="NONE"/><hh:shadow type="NONE" color="#B2B2B2" offsetX="10" offsetY="10"/></hh:charPr>';

const paraPr = (look: ParaLook, id: number): string => {
  const length = (name: string, value: number) => `<hc:${name} value="${value}" unit="HWPUNIT"/>`;
  return (
    `<hh:paraPr id="${id}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="0" suppressLineNumbers="0" checked="0">` +
    `<hh:align horizontal="${look.align}" vertical="BASELINE"/><hh:heading type="NONE" idRef="0" level="0"/>` +
    `<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="1" keepWithNext="${look.withNext ? 1 : 0}" keepLines="0" pageBreakBefore="${look.newPage ? 1 : 0}" lineWrap="BREAK"/>` +
    // Without space between Hangul and digits: 제3조 stays in one piece.
    '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/>' +
    `<hh:margin>${length('intent', -look.hanging)}${length('left', look.left)}${length('right', 0)}${length('prev', look.before)}${length('next', look.after)}</hh:margin>` +
    `<hh:lineSpacing type="PERCENT" value="${look.spacing}" unit="HWPUNIT"/>` +
    '<hh:border borderFillIDRef="1" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>'
  );
};

/** `Contents/header.xml`: the fonts, borders, and looks that the text refers to by number. */
export const headerXml = (chars: readonly CharLook[], paras: readonly ParaLook[]): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<hh:head xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core" version="1.4" secCnt="1">' +
  '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList>' +
  counted('fontfaces', LANGUAGES.map(fontface)) +
  counted('borderFills', [
    border(BORDERS.none, 'NONE'),
    border(BORDERS.grid, 'SOLID'),
    border(BORDERS.head, 'SOLID', '#F0F0F0'),
  ]) +
  counted('charProperties', chars.map(charPr)) +
  counted('tabProperties', ['<hh:tabPr id="0" autoTabLeft="1" autoTabRight="0"/>']) +
  counted('paraProperties', paras.map(paraPr)) +
  counted('styles', [
    `<hh:style id="0" type="PARA" name="${esc('바탕글')}" engName="Normal" paraPrIDRef="0" charPrIDRef="0" nextStyleIDRef="0" langID="1042" lockForm="0"/>`,
  ]) +
  '</hh:refList><hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>' +
  '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption></hh:head>';

import { strToU8, type Zippable, zipSync } from 'fflate';
import type { DraftModel } from '../../engine/model.ts';
import { footOf, HEAD, piecesOf } from '../pieces.ts';
import { inWords, plain, type RenderLanguage, shownIn } from '../words.ts';
import { headerXml } from './header.ts';
import { Section } from './section.ts';
import { esc } from './xml.ts';

/** 1980-01-01, the first time a zip archive can hold. */
const EPOCH = new Date(1980, 0, 1);
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const VERSION = `${XML}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="1" os="1" xmlVersion="1.4" application="Startup Plus" appVersion="1"/>`;
const SETTINGS = `${XML}<ha:HWPApplicationSetting xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app"><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>`;
const CONTAINER = `${XML}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>`;
// Empty, and some readers want it all the same.
const MANIFEST = `${XML}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`;

const packageXml = (title: string, at: string): string => {
  const items = ['header', 'section0']
    .map(name => `<opf:item id="${name}" href="Contents/${name}.xml" media-type="application/xml"/>`)
    .join('');
  const meta = (name: string, text: string) => `<opf:meta name="${name}" content="text">${esc(text)}</opf:meta>`;
  return (
    `${XML}<opf:package xmlns:opf="http://www.idpf.org/2007/opf/" version="" unique-identifier="" id="">` +
    `<opf:metadata><opf:title>${esc(title)}</opf:title><opf:language>ko</opf:language>${meta('creator', 'Startup Plus')}${meta('CreatedDate', at)}${meta('ModifiedDate', at)}</opf:metadata>` +
    `<opf:manifest>${items}<opf:item id="settings" href="settings.xml" media-type="application/xml"/></opf:manifest>` +
    '<opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine></opf:package>'
  );
};

/**
 * The draft as HWPX (OWPML, KS X 6101), the document format of Korean public bodies. Experimental: two independent readers open it,
 * nobody has opened it in Hancom Office yet. Deterministic: one model and language, one sequence of bytes.
 */
export const renderHwpx = (model: DraftModel, { language }: { readonly language: RenderLanguage }): Uint8Array => {
  const section = new Section();
  const body = section.write(piecesOf(model, language), { head: HEAD, foot: footOf(model, language) });
  const preview = model.blocks.flatMap(b => shownIn(language).map(lang => plain(b.text?.[lang] ?? []))).join('\r\n');
  const files: Zippable = {
    // A reader looks for the type at a fixed place in the file: first, and not compressed.
    mimetype: [strToU8('application/hwp+zip'), { level: 0 }],
    'version.xml': strToU8(VERSION),
    'Contents/header.xml': strToU8(headerXml(section.chars.list, section.paras.list)),
    'Contents/section0.xml': strToU8(body),
    'Preview/PrvText.txt': strToU8(preview.slice(0, 1_000).toWellFormed()),
    'settings.xml': strToU8(SETTINGS),
    'META-INF/container.xml': strToU8(CONTAINER),
    'META-INF/manifest.xml': strToU8(MANIFEST),
    'Contents/content.hpf': strToU8(packageXml(inWords(model.title, language), model.at)),
  };
  return zipSync(files, { mtime: EPOCH, level: 6 });
};

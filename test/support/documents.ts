import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { marked } from 'marked';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { getDocumentProxy } from 'unpdf';
import type { DraftModel } from '#shared/contract/engine/index.ts';
import { renderDocx } from '#shared/contract/render/docx.ts';
import { renderHtml } from '#shared/contract/render/html.ts';
import { renderHwpx } from '#shared/contract/render/hwpx/hwpx.ts';
import { renderMarkdown } from '#shared/contract/render/markdown.ts';
import { renderPdf } from '#shared/contract/render/pdf/pdf.ts';
import type { RenderLanguage } from '#shared/contract/render/words.ts';

const NOTO = new URL('../../node_modules/@expo-google-fonts/noto-sans-kr/', import.meta.url);
export const fonts = {
  regular: readFileSync(new URL('400Regular/NotoSansKR_400Regular.ttf', NOTO)),
  bold: readFileSync(new URL('700Bold/NotoSansKR_700Bold.ttf', NOTO)),
};

export const FORMATS = ['docx', 'pdf', 'hwpx', 'html', 'md'] as const;
export type DocumentFormat = (typeof FORMATS)[number];

export const rendered = async (
  format: DocumentFormat,
  model: DraftModel,
  language: RenderLanguage,
): Promise<Uint8Array> => {
  if (format === 'docx') return renderDocx(model, { language });
  if (format === 'pdf') return renderPdf(model, { language, fonts });
  if (format === 'hwpx') return renderHwpx(model, { language });
  return Buffer.from(format === 'html' ? renderHtml(model, { language }) : renderMarkdown(model, { language }));
};

/** What a reader that is not ours finds in a document. */
export interface Found {
  /** What the pages say, without what stands at the head and foot of each. */
  readonly text: string;
  /** Heads and feet: of each page where there are pages, else once. */
  readonly frames: readonly string[];
  /** Everything in it that is not text: names of elements, of actions, of syntax. */
  readonly structure: ReadonlySet<string>;
}

/** Reads one XML part strictly: text in elements named `words`, apart from what stands in those named `apart`. */
const readXml = (xml: string, words: string, apart: readonly string[] = []) => {
  const structure = new Set<string>();
  const open: string[] = [];
  const found = { text: '', apart: '' };
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    structure.add(name);
    for (const attribute of Object.keys(attributes)) structure.add(`${name}@${attribute}`);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', text => {
    if (!open.includes(words)) {
      if (text.trim() !== '') structure.add(`text in ${open.at(-1)}`);
    } else if (open.some(name => apart.includes(name))) found.apart += text;
    else found.text += text;
  });
  for (const event of ['comment', 'cdata', 'processinginstruction', 'doctype'] as const)
    parser.on(event, () => void structure.add(event));
  parser.write(xml).close();
  return { ...found, structure };
};

const partOf = (files: Readonly<Record<string, Uint8Array>>, name: string): string => {
  const part = files[name];
  if (part === undefined) throw new Error(`there is no ${name}`);
  return new TextDecoder('utf-8', { fatal: true }).decode(part);
};

const readDocx = (bytes: Uint8Array): Found => {
  const files = unzipSync(bytes);
  const names = Object.keys(files).filter(name => /\.(xml|rels)$/.test(name));
  const all = names.map(name => [name, readXml(partOf(files, name), 'w:t')] as const);
  const frames = all.filter(([name]) => /(header|footer)\d\.xml$/.test(name)).map(([, { text }]) => text);
  const document = readXml(partOf(files, 'word/document.xml'), 'w:t');
  return { text: document.text, frames, structure: new Set(all.flatMap(([, { structure }]) => [...structure])) };
};

const readHwpx = (bytes: Uint8Array): Found => {
  const files = unzipSync(bytes);
  const names = Object.keys(files).filter(name => /\.(xml|hpf)$/.test(name));
  const all = names.map(name => readXml(partOf(files, name), 'hp:t'));
  const { text, apart } = readXml(partOf(files, 'Contents/section0.xml'), 'hp:t', ['hp:header', 'hp:footer']);
  return { text, frames: [apart], structure: new Set(all.flatMap(({ structure }) => [...structure])) };
};

const readPdf = async (bytes: Uint8Array): Promise<Found> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  let text = '';
  const frames: string[] = [];
  const structure = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    let frame = '';
    for (const item of items) {
      if (!('str' in item)) continue;
      const y = item.transform[5] ?? 0;
      if (y > 780 || y < 60) frame += item.str;
      else text += item.str;
    }
    frames.push(frame);
    for (const { subtype, url, action, dest } of await page.getAnnotations())
      structure.add(
        `${subtype} ${url === undefined && action === undefined && typeof dest === 'string' ? 'inside' : 'outside'}`,
      );
  }
  if ((await pdf.getJSActions()) !== null) structure.add('script');
  if ((await pdf.getAttachments()) !== null) structure.add('attachment');
  await pdf.loadingTask.destroy();
  return { text, frames, structure };
};

type Node = DefaultTreeAdapterTypes.Node;
/** Text and elements of a tree, `apart` by class. */
const readTree = (root: Node, apart: string): Found => {
  const structure = new Set<string>();
  const found = { text: '', frame: '' };
  const visit = (node: Node, inFrame: boolean): void => {
    if ('value' in node) {
      if (inFrame) found.frame += node.value;
      else found.text += node.value;
      return;
    }
    if (node.nodeName === '#comment') structure.add('comment');
    const attributes = 'attrs' in node ? node.attrs : [];
    if (!node.nodeName.startsWith('#')) structure.add(node.nodeName);
    for (const { name } of attributes) structure.add(`${node.nodeName}@${name}`);
    if (node.nodeName === 'style' || node.nodeName === 'title') return;
    const framed = inFrame || attributes.some(({ name, value }) => name === 'class' && value === apart);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, framed);
  };
  visit(root, false);
  return { text: found.text, frames: [found.frame], structure };
};

const readHtml = (bytes: Uint8Array): Found => readTree(parse(new TextDecoder().decode(bytes)), 'banner');
const readMarkdown = (bytes: Uint8Array): Found => {
  const html = marked.parse(new TextDecoder().decode(bytes), { gfm: true, async: false });
  return readTree(parseFragment(html), '');
};

/** Reads a document back by readers that are not ours: pdf.js, saxes, parse5, marked. Throws where it is not well-formed. */
export const readBack = async (format: DocumentFormat, bytes: Uint8Array): Promise<Found> =>
  ({ docx: readDocx, pdf: readPdf, hwpx: readHwpx, html: readHtml, md: readMarkdown })[format](bytes);

/** Text without what no reader keeps as it was: space, controls, and marks that turn the direction of writing. */
export const squash = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '')
    .replace(/\s/gu, '');

const SEOUL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'short' });
const inSeoul = (at: string): string => `${SEOUL.format(new Date(at))} KST`;

/** Everything that a document of a model says in its order, told from the model alone. */
export const textsOf = (model: DraftModel, language: RenderLanguage): string[] => {
  const languages = language === 'bilingual' ? (['ko', 'en'] as const) : ([language] as const);
  const first = model.blocks.findIndex(({ kind }) => kind === 'schedule');
  const end = first === -1 ? model.blocks.length : first;
  const upTo = model.blocks.slice(0, end);
  const ordered = [
    ...upTo.filter(({ kind }) => kind !== 'signature'),
    ...upTo.filter(({ kind }) => kind === 'signature'),
    ...model.blocks.slice(end),
  ];
  const plain = (runs: readonly { text: string }[] | undefined) => (runs ?? []).map(run => run.text).join('');
  return [
    ...languages.map(lang => model.title[lang]),
    ...ordered.flatMap(({ kind, number, heading, text, table }) => [
      ...(kind === 'table' ? [] : languages.flatMap(lang => [number?.[lang], heading?.[lang], plain(text?.[lang])])),
      ...(table?.columns ?? []).flatMap(column => languages.map(lang => column[lang])),
      ...(table?.rows ?? []).flatMap(row => row.flatMap(cell => languages.map(lang => plain(cell[lang])))),
    ]),
    ...model.issues.flatMap(({ ruleId, messageKo, messageEn, fix }) => [
      ruleId,
      ...languages.flatMap(lang => [lang === 'ko' ? messageKo : messageEn, fix?.[lang]]),
    ]),
    ...Object.values(model.provenance).flatMap(({ label, value, source }) => [
      ...languages.map(lang => label[lang]),
      ...languages.map(lang => value[lang]),
      source.at === undefined ? undefined : inSeoul(source.at),
    ]),
    ...languages.map(lang => model.disclaimer[lang]),
    model.hashes.model,
  ].filter(text => text !== undefined && text !== '') as string[];
};

/** How far two texts may change places: a label and its value in two languages are set in another order than they are kept in. */
const SLACK = 600;
/** The texts that are not found one after the other. */
export const missing = (found: string, texts: readonly string[], as: (text: string) => string = squash): string[] => {
  const whole = as(found);
  let from = 0;
  return texts.filter(text => {
    const wanted = as(text);
    const at = whole.indexOf(wanted, Math.max(0, from - SLACK));
    if (at !== -1) from = Math.max(from, at + wanted.length);
    return at === -1;
  });
};

/** Where two texts begin to differ, in a few words; undefined where they do not. */
export const difference = (a: string, b: string): string | undefined => {
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 20), at + 40);
  return `${around(a)} ≠ ${around(b)} at ${at}`;
};

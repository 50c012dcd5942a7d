import { AlignmentType, Document, Footer, Header, Packer, type Paragraph, SimpleField, type Table } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { FONT, paragraph, text } from './docx-parts.ts';
import { HEAD } from './pieces.ts';
import { printable, type RenderLanguage, shownIn } from './words.ts';

/** 1980-01-01, the first time a zip archive can hold. */
const EPOCH = new Date(1980, 0, 1);

/** The same document always the same bytes: its own time in place of the clock's, entries without times, in order of name. */
const fixed = (bytes: Uint8Array, at: string): Uint8Array => {
  const files = unzipSync(bytes);
  const core = files['docProps/core.xml'];
  if (core !== undefined)
    files['docProps/core.xml'] = new TextEncoder().encode(
      new TextDecoder()
        .decode(core)
        .replace(
          /(<dcterms:(created|modified)[^>]*>)[^<]*/g,
          (_, open: string) => `${open}${at.replace(/\.\d+Z$/, 'Z')}`,
        ),
    );
  const styles = files['word/styles.xml'];
  // No space between Hangul and Latin letters or digits: 제3조 stays in one piece. The library has no word for it.
  if (styles !== undefined)
    files['word/styles.xml'] = new TextEncoder().encode(
      new TextDecoder()
        .decode(styles)
        .replace(
          '<w:pPrDefault/>',
          '<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault>',
        ),
    );
  // Word expects the content types first.
  const names = Object.keys(files).sort((a, b) =>
    a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1,
  );
  return zipSync(Object.fromEntries(names.map(name => [name, files[name] as Uint8Array])), { mtime: EPOCH, level: 6 });
};

/** A Word document on A4 with the draft notice at the head of every page and, at its foot, what it is and the page. Deterministic. */
export const documentOf = async (parts: {
  readonly title: string;
  /** UTC instant that stands for the moment of its making. */
  readonly at: string;
  readonly language: RenderLanguage;
  readonly foot: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly children: readonly (Paragraph | Table)[];
}): Promise<Uint8Array> => {
  const main = shownIn(parts.language)[0] ?? 'ko';
  const small = { size: 16, color: '595959' } as const;
  const centred = { alignment: AlignmentType.CENTER } as const;
  const document = new Document({
    title: printable(parts.title),
    creator: 'Startup Plus',
    lastModifiedBy: 'Startup Plus',
    description: HEAD,
    customProperties: Object.entries(parts.properties ?? {}).map(([name, value]) => ({ name, value })),
    styles: {
      default: {
        document: { run: { font: FONT, size: 21 } },
        heading2: { run: { font: FONT, size: 22, color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } },
        },
        headers: {
          default: new Header({
            children: [paragraph(text(HEAD, main, { ...small, color: '7A1F1F', bold: true }), centred)],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              paragraph(
                [
                  ...text(`${parts.foot} `, main, small),
                  new SimpleField('PAGE', '1'),
                  ...text(' / ', main, small),
                  new SimpleField('NUMPAGES', '1'),
                ],
                centred,
              ),
            ],
          }),
        },
        children: [...parts.children],
      },
    ],
  });
  return fixed(new Uint8Array(await Packer.toArrayBuffer(document)), parts.at);
};

import { Document, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';
import { sampleOf } from '#infra/contracts/sample.ts';
import type { DraftModel } from '#shared/contract/engine/index.ts';
import { redlineOf } from '#shared/contract/redline/redline.ts';
import { renderRedlineDocx } from '#shared/contract/render/redline-docx.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { fonts, rendered, textsOf } from '#test/support/documents.ts';
import { type Bench, inTurns, median, ratioOf, timed } from './support.ts';

const timing = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** The same words by the library alone: a paragraph each, without tables, numbers, marks, references or annexes. */
const bareDocx = (texts: readonly string[]) =>
  Packer.toBuffer(new Document({ sections: [{ children: texts.map(text => new Paragraph(text)) }] }));
const barePdf = (texts: readonly string[]): Promise<void> =>
  new Promise(resolve => {
    const pdf = new PDFDocument({ font: null as unknown as string });
    pdf.registerFont('regular', fonts.regular);
    pdf.on('data', () => {});
    pdf.on('end', () => resolve());
    pdf.font('regular', 10);
    for (const text of texts) pdf.text(text);
    pdf.end();
  });

export const documents: Bench = {
  name: 'documents',
  about: 'drafting a contract, and rendering it beside the libraries alone',
  run: async ({ say, quick }) => {
    const rounds = quick ? 3 : 9;
    const forms = Object.values(TEMPLATES);
    const drafting = forms.map(form => {
      say(`documents: drafting ${form.id}`);
      const times = Array.from({ length: rounds + 2 }, () => timed(() => sampleOf(form))).slice(2);
      const blank = Array.from({ length: rounds + 2 }, () => timed(() => sampleOf(form, 'nothing'))).slice(2);
      const model = sampleOf(form);
      return [
        form.id,
        model.blocks.length,
        Object.keys(model.provenance).length,
        median(times),
        Math.max(...times),
        median(blank),
      ];
    });
    const rows = [];
    for (const id of ['nda', 'lic', 'ssa']) {
      const form = TEMPLATES[id];
      if (form === undefined) continue;
      say(`documents: rendering ${id}`);
      const model: DraftModel = sampleOf(form);
      const texts = textsOf(model, 'bilingual');
      const redline = redlineOf(sampleOf(form, 'nothing'), sampleOf(form, 'example', 2));
      const format = (name: Parameters<typeof rendered>[0]) => () => timing(() => rendered(name, model, 'bilingual'));
      const candidates = {
        docx: format('docx'),
        'docx alone': () => timing(() => bareDocx(texts)),
        pdf: format('pdf'),
        'pdfkit alone': () => timing(() => barePdf(texts)),
        hwpx: format('hwpx'),
        html: format('html'),
        md: format('md'),
        redline: () => timing(() => renderRedlineDocx(redline, { language: 'bilingual', author: 'bench' })),
      };
      const samples = await inTurns(rounds, candidates);
      const ms = (name: keyof typeof candidates) => median(samples[name]);
      rows.push([
        id,
        ms('docx'),
        ratioOf(samples.docx, samples['docx alone']),
        ms('pdf'),
        ratioOf(samples.pdf, samples['pdfkit alone']),
        ms('hwpx'),
        ms('html'),
        ms('md'),
        ms('redline'),
      ]);
    }
    return [
      {
        title: 'Drafting a contract',
        against: 'the 50 ms that a draft may take',
        columns: [
          { name: 'form' },
          { name: 'blocks' },
          { name: 'values' },
          { name: 'ms', digits: 1 },
          { name: 'slowest ms', digits: 1 },
          { name: 'blank ms', digits: 1 },
        ],
        rows: drafting,
        notes: [`Medians of ${rounds} drafts of each form's example, and of nothing known at all.`],
      },
      {
        title: 'Rendering in two languages',
        against: 'docx and pdfkit alone, given the same words as plain paragraphs',
        columns: [
          { name: 'form' },
          { name: 'docx ms', digits: 0 },
          { name: '/ docx', digits: 2, unit: '×' },
          { name: 'pdf ms', digits: 0 },
          { name: '/ pdfkit', digits: 2, unit: '×' },
          { name: 'hwpx ms', digits: 0 },
          { name: 'html ms', digits: 1 },
          { name: 'md ms', digits: 1 },
          { name: 'redline ms', digits: 0 },
        ],
        rows,
        notes: [
          `Medians of ${rounds} rounds taken in turns. Ours have tables, numbering, references, marks and annexes; the libraries alone have none.`,
        ],
      },
    ];
  },
};

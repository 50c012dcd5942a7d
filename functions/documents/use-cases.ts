import { renderDocx } from '#shared/contract/render/docx.ts';
import { HTML_CSP, renderHtml } from '#shared/contract/render/html.ts';
import { renderHwpx } from '#shared/contract/render/hwpx/hwpx.ts';
import { renderMarkdown } from '#shared/contract/render/markdown.ts';
import type { FontFiles } from '#shared/contract/render/pdf/face.ts';
import type { contractRoutes as routes } from '#shared/contract/routes.ts';
import { modelOf } from '#shared/contract/rules.ts';
import { requireDraft, requireVersion } from '#shared/contract/store.ts';
import { requireDeal } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Actor } from '#shared/kernel/context.ts';
import type { Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  /** The font of PDFs, read when the first is asked for. */
  readonly fonts: () => FontFiles;
}
export type Reading = Pick<Deps, 'table'>;

/** The model of a version of a draft, for those who may read the deal it belongs to. */
const readable = async (table: Table, actor: Actor, draftId: string, wanted: string | undefined) => {
  const head = await requireDraft(table, draftId);
  await requireDeal(table, actor, head.dealId, 'too');
  const version = wanted === undefined ? head.version : Number(wanted);
  const model = modelOf(await requireVersion(table, draftId, version));
  return { model, name: `${head.templateId}-${draftId}-v${version}` };
};

export const readDraftHtml =
  ({ table }: Reading): UseCase<typeof routes.readDraftHtml> =>
  async ({ params, query }, { actor }) => {
    const { model } = await readable(table, actor, params.draftId, query.version);
    const bytes = Buffer.from(renderHtml(model, { language: query.language }), 'utf8');
    return { file: { bytes, media: 'text/html; charset=utf-8', csp: HTML_CSP } };
  };

export const readDraftDocx =
  ({ table }: Reading): UseCase<typeof routes.readDraftDocx> =>
  async ({ params, query }, { actor }) => {
    const { model, name } = await readable(table, actor, params.draftId, query.version);
    const media = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    return {
      file: {
        bytes: await renderDocx(model, { language: query.language }),
        media,
        name: `${name}-${query.language}.docx`,
      },
    };
  };

export const readDraftPdf =
  ({ table, fonts }: Deps): UseCase<typeof routes.readDraftPdf> =>
  async ({ params, query: { language, version } }, { actor }) => {
    const { model, name } = await readable(table, actor, params.draftId, version);
    // Loaded when it is asked for: the PDF library takes longer to start than the rest of the function.
    const { renderPdf } = await import('#shared/contract/render/pdf/pdf.ts');
    const bytes = await renderPdf(model, { language, fonts: fonts() });
    return { file: { bytes, media: 'application/pdf', name: `${name}-${language}.pdf` } };
  };

export const readDraftHwpx =
  ({ table }: Reading): UseCase<typeof routes.readDraftHwpx> =>
  async ({ params, query: { language, version } }, { actor }) => {
    const { model, name } = await readable(table, actor, params.draftId, version);
    const bytes = renderHwpx(model, { language });
    return { file: { bytes, media: 'application/hwp+zip', name: `${name}-${language}.hwpx` } };
  };

export const readDraftMarkdown =
  ({ table }: Reading): UseCase<typeof routes.readDraftMarkdown> =>
  async ({ params, query: { language, version } }, { actor }) => {
    const { model, name } = await readable(table, actor, params.draftId, version);
    const bytes = Buffer.from(renderMarkdown(model, { language }), 'utf8');
    return { file: { bytes, media: 'text/markdown; charset=utf-8', name: `${name}-${language}.md` } };
  };

import { renderDocx } from '#shared/contract/render/docx.ts';
import { HTML_CSP, renderHtml } from '#shared/contract/render/html.ts';
import type { contractRoutes as routes } from '#shared/contract/routes.ts';
import { modelOf } from '#shared/contract/rules.ts';
import { requireDraft, requireVersion } from '#shared/contract/store.ts';
import { requireDeal } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Actor } from '#shared/kernel/context.ts';
import type { Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
}

/** The model of a version of a draft, for those who may read the deal it belongs to. */
const readable = async (table: Table, actor: Actor, draftId: string, wanted: string | undefined) => {
  const head = await requireDraft(table, draftId);
  await requireDeal(table, actor, head.dealId, 'too');
  const version = wanted === undefined ? head.version : Number(wanted);
  const model = modelOf(await requireVersion(table, draftId, version));
  return { model, name: `${head.templateId}-${draftId}-v${version}` };
};

export const readDraftHtml =
  ({ table }: Deps): UseCase<typeof routes.readDraftHtml> =>
  async ({ params, query }, { actor }) => {
    const { model } = await readable(table, actor, params.draftId, query.version);
    const bytes = Buffer.from(renderHtml(model, { language: query.language }), 'utf8');
    return { file: { bytes, media: 'text/html; charset=utf-8', csp: HTML_CSP } };
  };

export const readDraftDocx =
  ({ table }: Deps): UseCase<typeof routes.readDraftDocx> =>
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

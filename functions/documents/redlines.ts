import { redlineOf } from '#shared/contract/redline/redline.ts';
import type { Redline } from '#shared/contract/redline/schema.ts';
import { renderComparisonDocx } from '#shared/contract/render/comparison-docx.ts';
import { renderRedlineDocx } from '#shared/contract/render/redline-docx.ts';
import { REDLINE_CSP, renderComparisonHtml, renderRedlineHtml } from '#shared/contract/render/redline-html.ts';
import type { RenderLanguage } from '#shared/contract/render/words.ts';
import type { contractRoutes as routes } from '#shared/contract/routes.ts';
import { modelOf } from '#shared/contract/rules.ts';
import { requireDraft, requireVersion } from '#shared/contract/store.ts';
import { requireDeal } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Actor } from '#shared/kernel/context.ts';
import type { Table } from '#shared/table/table.ts';
import type { Reading } from './use-cases.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Asked {
  readonly params: { readonly draftId: string };
  readonly query: { readonly language: RenderLanguage; readonly from?: string; readonly to?: string };
}
/** Two versions of a draft laid over each other, for those who may read the deal it belongs to. @throws Rejection `not-found`. */
const compared = async (table: Table, actor: Actor, { params: { draftId }, query }: Asked) => {
  const head = await requireDraft(table, draftId);
  await requireDeal(table, actor, head.dealId, 'too');
  const to = query.to === undefined ? head.version : Number(query.to);
  // A first version has none before it, and changes nothing.
  const from = query.from === undefined ? Math.max(1, to - 1) : Number(query.from);
  const [before, after] = await Promise.all([from, to].map(version => requireVersion(table, draftId, version)));
  const redline: Redline = redlineOf(modelOf(before!), modelOf(after!));
  const name = `${head.templateId}-${draftId}-v${from}-v${to}-${query.language}`;
  return { redline, name, author: `Startup Plus ${after!.createdBy}` };
};

const page = (html: string) => ({
  file: { bytes: Buffer.from(html, 'utf8'), media: 'text/html; charset=utf-8', csp: REDLINE_CSP },
});

export const readRedlineHtml =
  ({ table }: Reading): UseCase<typeof routes.readRedlineHtml> =>
  async (asked, { actor }) => {
    const { redline } = await compared(table, actor, asked);
    return page(renderRedlineHtml(redline, asked.query));
  };

export const readRedlineDocx =
  ({ table }: Reading): UseCase<typeof routes.readRedlineDocx> =>
  async (asked, { actor }) => {
    const { redline, name, author } = await compared(table, actor, asked);
    const bytes = await renderRedlineDocx(redline, { ...asked.query, author });
    return { file: { bytes, media: WORD, name: `${name}-redline.docx` } };
  };

export const readComparisonHtml =
  ({ table }: Reading): UseCase<typeof routes.readComparisonHtml> =>
  async (asked, { actor }) => {
    const { redline } = await compared(table, actor, asked);
    return page(renderComparisonHtml(redline, asked.query));
  };

export const readComparisonDocx =
  ({ table }: Reading): UseCase<typeof routes.readComparisonDocx> =>
  async (asked, { actor }) => {
    const { redline, name } = await compared(table, actor, asked);
    const bytes = await renderComparisonDocx(redline, asked.query);
    return { file: { bytes, media: WORD, name: `${name}-comparison.docx` } };
  };

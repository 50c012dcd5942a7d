import * as z from 'zod';

export const Health = z
  .strictObject({ status: z.literal('ok'), stage: z.string(), version: z.string() })
  .meta({ id: 'Health' });

/** Files of the documentation page; the names are fixed so that nothing else can be asked for. */
export const DOCS_ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'docs.js'] as const;
export const DocsAsset = z.enum(DOCS_ASSETS);

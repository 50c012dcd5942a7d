import type { UseCase } from '#shared/http/bind.ts';
import type { referenceRoutes as routes } from '#shared/reference/routes.ts';

export interface Deps {
  readonly stage: string;
  readonly version: string;
  /** Bytes of a file deployed with the function, gzipped once. */
  readonly asset: (name: string) => Uint8Array;
}

const MEDIA: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

const PAGE = `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Startup Plus API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/docs.js"></script>
</body>
</html>
`;
const SCRIPT = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#docs', deepLinking: true, persistAuthorization: false });\n`;

/** The page runs only its own three files; its interface sets styles and shows images from data URLs. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";
const HOUR = 3_600;

export const readHealth =
  ({ stage, version }: Deps): UseCase<typeof routes.readHealth> =>
  async () => ({ body: { status: 'ok', stage, version } });

export const readOpenApi =
  ({ asset }: Deps): UseCase<typeof routes.readOpenApi> =>
  async () => ({ file: { bytes: asset('openapi.json'), media: 'application/json', gzipped: true, maxAge: HOUR } });

export const readDocs = (): UseCase<typeof routes.readDocs> => async () => ({
  file: { bytes: Buffer.from(PAGE, 'utf8'), media: 'text/html; charset=utf-8', csp: PAGE_POLICY, maxAge: HOUR },
});

export const readDocsAsset =
  ({ asset }: Deps): UseCase<typeof routes.readDocsAsset> =>
  async ({ params }) => {
    const media = MEDIA[params.asset.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    if (params.asset === 'docs.js') return { file: { bytes: Buffer.from(SCRIPT, 'utf8'), media, maxAge: HOUR } };
    return { file: { bytes: asset(params.asset), media, gzipped: true, maxAge: 24 * HOUR } };
  };

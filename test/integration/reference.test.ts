import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { OPENAPI_FILE, openApiText } from '#infra/openapi.ts';
import { routes } from '#shared/routes.ts';
import { useStack } from '#test/support/stack.ts';

const { call } = useStack();

test('the document in docs is the document of the route table (npm run openapi)', () =>
  expect(readFileSync(OPENAPI_FILE, 'utf8')).toBe(openApiText()));

test('it is valid OpenAPI 3.1 and has every route once', async () => {
  const document = JSON.parse(openApiText()) as { paths: Record<string, Record<string, { operationId: string }>> };
  const validator = new Validator();
  expect(await validator.validate(document)).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
  );
  expect(operations.sort()).toEqual(routes.map(({ id, method, path }) => `${id} ${method} ${path}`).sort());
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
});

test('it is served, and the page needs nothing from elsewhere', async () => {
  const document = await call('readOpenApi');
  expect(document.text).toBe(openApiText());
  const plain = await call('readOpenApi', { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(plain.text).toBe(openApiText());
  const page = await call('readDocs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).not.toMatch(/https?:\/\//);
  for (const [, asset = ''] of page.text.matchAll(/(?:src|href)="\/docs\/([^"]+)"/g)) {
    const file = await call('readDocsAsset', { params: { asset } });
    expect(file.status, asset).toBe(200);
    expect(file.bytes.length).toBeGreaterThan(50);
    expect(file.headers.get('content-type')).toMatch(/javascript|css/);
  }
  expect((await call('readDocsAsset', { params: { asset: 'package.json' } })).status).toBe(404);
});

test('health names stage and version', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect((await call('readHealth')).body).toEqual({ status: 'ok', stage: 'sandbox', version });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { api } from '#shared/http/api.ts';
import { bind, type Edge } from '#shared/http/bind.ts';
import { ownCounters } from '#shared/http/limit/counters.ts';
import { limiter } from '#shared/http/limit/wiring.ts';
import { environment, logger } from '#shared/http/wiring.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { referenceRoutes } from '#shared/reference/routes.ts';
import manifest from '../../package.json' with { type: 'json' };
import * as reference from './use-cases.ts';

const { STAGE } = environment({ STAGE: z.string().min(1) });
// No list of this function is paged and none of its routes writes: no table, no cursor key, and each instance counts alone.
const edge: Edge = { clock: systemClock, cursorKey: '', limiter: limiter(ownCounters, '') };

const files = new Map<string, Uint8Array>();
/** Files lie beside the bundle; read and compressed when first asked for, since most invocations need none. */
const asset = (name: string): Uint8Array => {
  const known = files.get(name) ?? gzipSync(readFileSync(join(__dirname, 'assets', name)));
  files.set(name, known);
  return known;
};
const deps: reference.Deps = { stage: STAGE, version: manifest.version, asset };

/** Health, the OpenAPI document and its page. */
export const handler = api(
  [
    bind(referenceRoutes.readHealth, reference.readHealth(deps), edge),
    bind(referenceRoutes.readOpenApi, reference.readOpenApi(deps), edge),
    bind(referenceRoutes.readDocs, reference.readDocs(), edge),
    bind(referenceRoutes.readDocsAsset, reference.readDocsAsset(deps), edge),
  ],
  logger(),
);

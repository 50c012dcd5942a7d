import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { environment, logger } from '#shared/http/wiring.ts';
import { registryRoutes } from '#shared/registry/routes.ts';
import { officeFrom } from './office.ts';
import * as registry from './use-cases.ts';

const { edge, ...tools } = tableEdge();
const settings = environment({ REGISTRY_URL: z.url().optional(), REGISTRY_KEY: z.string().optional() });
const office = officeFrom(settings, () => readFileSync(join(__dirname, 'assets', 'registry.json'), 'utf8'));

/** Asks the tax office. Apart from all others because it is the one function that calls out of the account. */
export const handler = api(
  [bind(registryRoutes.checkRegistry, registry.checkRegistry({ ...tools, office }), edge)],
  logger(),
);

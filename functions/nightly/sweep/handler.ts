import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { officeFrom } from '#functions/registry/office.ts';
import { environment } from '#shared/http/wiring.ts';
import { step } from '../wiring.ts';
import { statuses } from './statuses.ts';
import { sweep, TASKS } from './use-cases.ts';

const settings = environment({ REGISTRY_URL: z.url().optional(), REGISTRY_KEY: z.string().optional() });
const office = officeFrom(settings, () => readFileSync(join(__dirname, 'assets', 'registry.json'), 'utf8'));

/** What a night does besides matching. Asks the tax office first, which is why it may call out of the account. */
export const handler = step('nightly-sweep', deps => sweep(deps, { tasks: [statuses(office), ...TASKS] }));

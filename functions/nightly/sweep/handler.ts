import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { officeFrom } from '#functions/registry/office.ts';
import { environment } from '#shared/http/wiring.ts';
import { step } from '../wiring.ts';
import { statuses } from './statuses.ts';
import { type SweepInput, sweep, TASKS } from './use-cases.ts';

const settings = environment({ REGISTRY_URL: z.url().optional(), REGISTRY_KEY: z.string().optional() });
const office = officeFrom(settings, () => readFileSync(join(__dirname, 'assets', 'registry.json'), 'utf8'));

const metrics = new Metrics();
const run = step('nightly-sweep', deps => sweep(deps, { tasks: [statuses(office), ...TASKS] }));

/**
 * What a night does besides matching. Asks the tax office first, which is why it may call out of the account. The metric feeds
 * the alarm on nights whose tries all failed.
 */
export const handler = async (input: SweepInput) => {
  try {
    return await run(input);
  } catch (error) {
    metrics.addMetric('SweepFailed', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
    throw error;
  }
};

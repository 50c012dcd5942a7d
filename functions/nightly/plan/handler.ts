import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { step } from '../wiring.ts';
import { type PlanInput, plan } from './use-cases.ts';

const metrics = new Metrics();
const run = step('nightly-plan', plan);

/** Plans a run. The metric feeds the alarm on listings that a run could not match. */
export const handler = async (input: PlanInput) => {
  const result = await run(input);
  if (result.quarantined !== undefined) {
    metrics.addMetric('ListingsQuarantined', MetricUnit.Count, result.quarantined);
    metrics.publishStoredMetrics();
  }
  return result;
};

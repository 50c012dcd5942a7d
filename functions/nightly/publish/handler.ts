import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { step } from '../wiring.ts';
import { type PublishInput, publish } from './use-cases.ts';

const metrics = new Metrics();
const settle = step('nightly-publish', publish);

/** Settles a run: publishes it, or records its failure. The metric feeds the alarm on nights without a published run. */
export const handler = async (input: PublishInput) => {
  const result = await settle(input);
  if (result.published) {
    metrics.addMetric('RunPublished', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  }
  return result;
};

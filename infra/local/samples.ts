import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { DemoNight } from './night.ts';
import { StartError } from './start-error.ts';

/** A sample event of events/. */
const Sample = z.strictObject({
  function: z.string().describe('Service name of the function'),
  description: z.string(),
  setup: z.literal('demo').optional().describe('Needs the demo city after its first night'),
  expect: z.int().optional().describe('Status that the function answers with'),
  event: z.unknown(),
});
export type Sample = z.infer<typeof Sample>;

/** Reads a sample. @throws StartError where it is not one */
export const readSample = (file: string): Sample => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartError(`There is no file ${file}. The samples are in events/.`);
  }
  try {
    return Sample.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new StartError(`${file} is not a sample event:\n${why}`);
  }
};

/** What a sample may name of the demo city, as `${name}`. */
export const sampleValues = ({ story, execution }: DemoNight): Readonly<Record<string, string>> => ({
  runId: story.runId,
  runScheduledTime: JSON.parse(execution.input).scheduledTime,
  dealId: story.deal.dealId,
  draftId: story.draft.draftId,
  investorListingId: story.investor.listingId,
  investorOwner: story.investor.owner,
  companyOrganisationId: story.company.organisationId,
  companyListingId: story.company.listingId,
  companyOwner: story.company.owner,
});

/** The sample's event with the names replaced. @throws StartError for a name there is no value for */
export const fillSample = (sample: Sample, values: Readonly<Record<string, string>>): unknown =>
  JSON.parse(
    JSON.stringify(sample.event).replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined)
        throw new StartError(
          `The sample needs "${name}", which there is not${sample.setup ? '' : ' without "setup": "demo"'}.`,
        );
      return value;
    }),
  );

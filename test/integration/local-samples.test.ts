import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCity } from '#infra/local/demo/data.ts';
import { type DemoNight, playNight } from '#infra/local/night.ts';
import { silent } from '#infra/local/progress.ts';
import { fillSample, readSample, sampleValues } from '#infra/local/samples.ts';
import { useStack } from '#test/support/stack.ts';

const EVENTS = join(import.meta.dirname, '..', '..', 'events');
const files = readdirSync(EVENTS).filter(name => name.endsWith('.json'));
const contracts = mkdtempSync(join(tmpdir(), 'samples-'));
const here = useStack();
let night: DemoNight;
beforeAll(async () => {
  const { companies, investors } = demoCity();
  night = await playNight(here.stack, silent, contracts, [...companies.slice(0, 40), ...investors.slice(0, 12)]);
}, 90_000);
afterAll(() => rmSync(contracts, { recursive: true, force: true }));

describe('the samples of events/', () => {
  test('are there for every function', () => {
    const sampled = new Set(files.map(name => readSample(join(EVENTS, name)).function));
    expect([...sampled].sort()).toEqual(here.stack.assembly.functions.map(each => each.service).sort());
  });

  test.each(files)('%s', async name => {
    const sample = readSample(join(EVENTS, name));
    const result = await here.stack.invoke(sample.function, fillSample(sample, sampleValues(night)));
    if (sample.expect === undefined) expect(result).not.toHaveProperty('statusCode');
    else expect(result).toMatchObject({ statusCode: sample.expect });
  });
});

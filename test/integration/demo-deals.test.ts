import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoCity } from '#infra/local/demo/data.ts';
import { playDeals } from '#infra/local/demo/deals.ts';
import { demoEnquiries, seedEnquiries } from '#infra/local/demo/enquiries.ts';
import { seedDemoCity } from '#infra/local/demo/seed.ts';
import { playDemo } from '#infra/local/demo/story.ts';
import type { ShownDeal } from '#shared/deal/schema.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();

test('the demo city shows a mutual match, a declined one, a technology deal and a sale; playing it again changes nothing', async () => {
  const { url, tokenFor } = here.stack;
  const all = Object.values(demoCity()).flat();
  const accepted = demoEnquiries().find(({ answers }) => answers.at(-1)?.decision === 'ACCEPT')!;
  const wanted = new Set([accepted.from, accepted.about, accepted.technology, 'seller-han']);
  const { investors, companies } = demoCity();
  const records = [
    ...new Set([...all.filter(({ key }) => wanted.has(key)), ...investors.slice(0, 3), ...companies.slice(0, 12)]),
  ];
  const city = await seedDemoCity({ url, tokenFor, records });
  await seedEnquiries({ url, tokenFor }, city);
  await here.stack.startRun({ date: seoulDate(new Date().toISOString()), revision: 1 });
  const outDir = mkdtempSync(join(tmpdir(), 'demo-deals-'));
  const story = await playDemo({ url, tokenFor, city, outDir });
  rmSync(outDir, { recursive: true });
  expect(story.deal.stage).toBe('NDA_DRAFT');

  const started = performance.now();
  const played = await playDeals({ url, tokenFor }, city, story.matches);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(played).toEqual({
    declined: 1,
    sale: [
      { buyer: 'hangyeolmaru-ventures', stage: 'DILIGENCE', held: false },
      { buyer: 'cheotdanchu-studio', stage: 'LOI_SENT', held: true },
    ],
  });
  expect(await playDeals({ url, tokenFor }, city, story.matches)).toEqual(played);

  const from = city.byKey.get(accepted.from)!;
  const deals = await here.call<{ items: ShownDeal[] }>('listOrganisationDeals', {
    params: { organisationId: from.organisationId },
    token: await tokenFor({ userId: from.owner }),
  });
  expect(deals.body.items).toMatchObject([{ kind: 'TECHNOLOGY', stage: 'INTRODUCED', origin: { kind: 'ENQUIRY' } }]);
}, 120_000);

import { expect, test } from 'vitest';
import { demoCity } from '#infra/local/demo/data.ts';
import { demoEnquiries, seedEnquiries } from '#infra/local/demo/enquiries.ts';
import { seedDemoCity } from '#infra/local/demo/seed.ts';
import type { Enquiry } from '#shared/enquiry/schema.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();

test('the demo city trades: every entry becomes an enquiry in its state, and seeding again changes nothing', async () => {
  const { url, tokenFor } = here.stack;
  const entries = demoEnquiries();
  const wanted = new Set(entries.flatMap(({ from, about, technology }) => [from, about, technology]));
  const all = Object.values(demoCity()).flat();
  const city = await seedDemoCity({ url, tokenFor, records: all.filter(({ key }) => wanted.has(key)) });
  expect(await seedEnquiries({ url, tokenFor }, city)).toBe(entries.length);
  expect(await seedEnquiries({ url, tokenFor }, city)).toBe(entries.length);
  const states: string[] = [];
  for (const { from } of entries) {
    const { owner, organisationId } = city.byKey.get(from)!;
    const token = await tokenFor({ userId: owner });
    const { body } = await here.call<{ items: Enquiry[] }>('listEnquiries', {
      params: { organisationId },
      query: { box: 'sent' },
      token,
    });
    expect(body.items, from).toHaveLength(1);
    states.push(body.items[0]!.state);
  }
  expect(states).toEqual(['CONTACTED', 'ACCEPTED', 'DECLINED', 'UNDER_REVIEW', 'NEW', 'NEW', 'CONTACTED', 'WITHDRAWN']);
  expect(new Set(entries.flatMap(({ message }) => [message.ko.length > 20, message.en !== undefined]))).toEqual(
    new Set([true]),
  );
});

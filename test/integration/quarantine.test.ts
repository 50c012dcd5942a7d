import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDirectory } from '#shared/directory/store.ts';
import { findRun } from '#shared/match/store.ts';
import type { Item } from '#shared/table/table.ts';
import { beforeTheNight, DAY, smallCity, TWO } from '#test/support/night/city.ts';
import { type Nights, openNights, readersSee, type Scratch } from '#test/support/night/nights.ts';

/** What happens in a night to listings that are stored in a state in which they should never have been. */
let nights: Nights;
let base: Item[];
beforeAll(async () => {
  nights = await openNights(inject('assemblyDir'));
  base = await beforeTheNight(nights, smallCity(4, 50, 1), {});
});
afterAll(async () => nights?.close());

type Stored = Item & { listingId: string; profile: Record<string, unknown> };
const published = (kind: string): Stored[] =>
  base
    .filter(item => item.entity === 'Listing' && item.state === 'PUBLISHED' && item.kind === kind)
    .sort((a, b) => (String(a.pk) < String(b.pk) ? -1 : 1)) as Stored[];

/** Ways in which a record can be bad that only the schema, or only the engine, finds out. */
const POISONS: Readonly<Record<string, readonly [string, (item: Stored) => Item, string]>> = {
  'no profile': ['company', ({ profile: _none, ...rest }) => rest, 'schema: profile'],
  'a number for a title': ['company', item => ({ ...item, title: { ko: 7 } }), 'schema: title.ko'],
  'another entity': ['investor', item => ({ ...item, entity: 'Organisation' }), 'engine: TypeError'],
  'an amount that is none': [
    'company',
    item => ({
      ...item,
      profile: { ...item.profile, raising: { stage: 'SEED', amount: { amount: 'much', currency: 'KRW' } } },
    }),
    'engine: companies.ask is no number',
  ],
  'a deal on no day': [
    'investor',
    item => ({
      ...item,
      profile: { ...item.profile, portfolio: [{ companyName: '가', sectors: ['AI'], on: 'someday' }] },
    }),
    'schema: profile.portfolio.0.on',
  ],
};

const tonight = async (scratch: Scratch) => {
  const result = await scratch.night({ input: { date: DAY }, clock: () => TWO });
  return { ...result, run: await findRun(scratch.table, DAY) };
};
const ids = () => base.filter(({ entity }) => entity === 'Listing').map(({ listingId }) => String(listingId));

describe('a poisoned listing', () => {
  for (const [name, [kind, poisoned, reason]] of Object.entries(POISONS))
    test(`with ${name} is named, and everybody else is matched`, async () => {
      const victim = published(kind)[1]!;
      const scratch = await nights.scratch(base);
      await scratch.put([poisoned(victim)]);
      const { status, run } = await tonight(scratch);
      expect([status, run?.state]).toEqual(['SUCCEEDED', 'PUBLISHED']);
      expect(run?.quarantine?.count).toBe(1);
      expect(run?.quarantine?.listings).toEqual([
        { listingId: victim.listingId, reason: expect.stringContaining(reason) },
      ]);
      expect(run?.counts).toMatchObject({
        quarantined: 1,
        [kind === 'company' ? 'companies' : 'investors']: published(kind).length - 1,
      });
      expect(run?.counts.matches).toBeGreaterThan(0);
      const [, packs] = JSON.parse(await readersSee(scratch.table, ids())) as [string, { counterpartId: string }[][]];
      expect(packs.flat().map(({ counterpartId }) => counterpartId)).not.toContain(victim.listingId);
      await scratch.drop();
    });

  test('is shown to nobody, and takes nobody else out of the directory', async () => {
    const victim = published('company')[2]!;
    const scratch = await nights.scratch(base);
    const directory = openDirectory(scratch.table, () => TWO);
    const shown = async () => (await directory.listings()).map(({ listingId }) => listingId).sort();
    const before = await shown();
    expect(before).toContain(victim.listingId);
    await scratch.put([{ ...POISONS['no profile']![1](victim), gsi2sk: `${TWO}#${victim.listingId}` }]);
    expect(await shown()).toEqual(before.filter(listingId => listingId !== victim.listingId));
    await scratch.drop();
  });

  test('changes nothing for the rest', async () => {
    const victim = published('company')[4]!;
    const [poisoned, without] = [
      await nights.scratch(base),
      await nights.scratch(base.filter(item => item !== victim)),
    ];
    await poisoned.put([POISONS['an amount that is none']![1](victim)]);
    const [a, b] = [await tonight(poisoned), await tonight(without)];
    expect([a.status, b.status]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    const others = ids().filter(listingId => listingId !== victim.listingId);
    expect(await readersSee(poisoned.table, others)).toBe(await readersSee(without.table, others));
    await poisoned.drop();
    await without.drop();
  });
});

describe('too many', () => {
  test('fail the run, which says which; the old matches stay, and the run is taken up once they are mended', async () => {
    const victims = published('company').slice(0, 2);
    const scratch = await nights.scratch(base);
    const before = await readersSee(scratch.table, ids());
    await scratch.put(victims.map(POISONS['no profile']![1]));
    const { status, run } = await tonight(scratch);
    expect(status).toBe('FAILED');
    expect(run).toMatchObject({ state: 'FAILED', failure: 'plan: QuarantineExceeded', quarantine: { count: 2 } });
    expect(run?.quarantine?.listings.map(({ listingId }) => listingId)).toEqual(
      victims.map(({ listingId }) => listingId).sort(),
    );
    expect(await readersSee(scratch.table, ids())).toBe(before);

    await scratch.put(victims);
    const again = await tonight(scratch);
    expect([again.status, again.run?.state, again.run?.quarantine]).toEqual(['SUCCEEDED', 'PUBLISHED', undefined]);
    await scratch.drop();
  });
});

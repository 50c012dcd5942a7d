import { demoCity } from '#infra/local/demo/data.ts';
import { find } from '#shared/directory/find.ts';
import { Shelves } from '#shared/directory/shelves.ts';
import { Listing } from '#shared/listing/schema.ts';
import { median } from '#test/bench/support.ts';
import { generate } from './generate.ts';

const AT = '2026-11-24T00:00:00.000Z';

/** Listings of the demo city over and over, each with a name and words of its own. */
const listingsOf = (count: number): Listing[] => {
  const records = Object.values(demoCity()).flat();
  const drafts = records.map(({ listing }) =>
    Listing.parse({
      ...listing,
      organisationId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
      listingId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
      state: 'PUBLISHED',
      version: 1,
      createdAt: AT,
      updatedAt: AT,
      publishedAt: AT,
    }),
  );
  const material = drafts.map(({ summary }) => ({ title: '', tags: '', text: `${summary.ko} ${summary.en ?? ''}` }));
  return [...generate(material, count).values()].map(({ title, text }, at) => ({
    ...drafts[at % drafts.length]!,
    listingId: `01JD8X4N6QJ3V5W8Z2${String(at).padStart(8, '0')}`,
    title: { ko: title },
    summary: { ko: text.slice(0, 1900) },
  }));
};

export interface Cold {
  /** CPU milliseconds to read the snapshot's JSON and hold its listings. */
  readonly hold: number;
  /** CPU milliseconds of the first list without words: every listing gets its face, every facet its counts. */
  readonly list: number;
  /** CPU milliseconds that the first search takes besides: the index is made. */
  readonly index: number;
  /** Milliseconds of a later search with filters and counts, median and 95th in a hundred. */
  readonly p50: number;
  readonly p95: number;
}

/** What a directory's function does at its first requests, and later ones. */
export const measureDirectory = (count: number, queries: readonly string[]): Cold => {
  const snapshot = JSON.stringify(listingsOf(count));
  const cpu = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const shelves = new Shelves();
  const hold = cpu(() => {
    shelves.replace(JSON.parse(snapshot) as Listing[], []);
    shelves.turnTo('2026-11-24');
  });
  const shelf = shelves.shelf('T0');
  const list = cpu(() => find(shelf, {}, 20));
  const index = cpu(() => find(shelf, { q: '로봇' }, 20));
  const times = queries.map(q => {
    const started = performance.now();
    find(shelf, { q, kind: 'company,technology' }, 20);
    return performance.now() - started;
  });
  const sorted = times.toSorted((a, b) => a - b);
  return { hold, list, index, p50: median(times), p95: sorted[Math.floor(sorted.length * 0.95)]! };
};

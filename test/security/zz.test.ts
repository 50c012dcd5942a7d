import { test } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { buildWorld } from './support/world.ts';
import { tableReader } from './support/digest.ts';
const here = useStack();
test('x', async () => {
  const t = performance.now();
  const w = await buildWorld(here);
  console.log(performance.now() - t, w.runId);
  let n = 0; try { for (;;) { w.nextPair(); n++; } } catch {}
  const m = await w.city.as('ben', 'listMatches', { params: { listingId: w.thesis.listingId } });
  console.log(n, JSON.stringify((m.body as any).items[0], null, 1));
  const c = await w.city.as('ann', 'listMatches', { params: { listingId: w.first.listingId } });
  console.log(JSON.stringify((c.body as any).items?.[0], null, 1));
  const t2 = performance.now(); const items = await tableReader(here).items(); console.log(items.size, performance.now() - t2);
});

import type { Fields } from '#shared/search/index.ts';
import type { System } from './systems.ts';

export interface Scale {
  /** CPU milliseconds to build the index. */
  readonly build: number;
  /** Megabytes the index holds. */
  readonly memory: number;
  /** Milliseconds of each query. */
  readonly latencies: readonly number[];
  /** Milliseconds from a changed text to an index that has it, median. */
  readonly update: number;
}

/** Bytes in use: on the heap, in buffers, and by libraries outside (resident size tells of those only roughly). */
const inUse = (): number => {
  global.gc?.();
  global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Builds a system over texts and asks it every query twice, counting the second time. Run with `--expose-gc` for the memory. */
export const measureScale = (system: System, texts: ReadonlyMap<string, Fields>, queries: readonly string[]): Scale => {
  const before = inUse();
  const started = cpu();
  const searcher = system.build(texts);
  const build = cpu() - started;
  const memory = (searcher.bytes?.() ?? inUse() - before) / 1e6;
  const latencies: number[] = [];
  for (const round of [0, 1])
    for (const query of queries) {
      const at = performance.now();
      searcher.search(query, 10);
      if (round === 1) latencies.push(performance.now() - at);
    }
  const updates: number[] = [];
  for (const [id, fields] of [...texts].slice(0, 50)) {
    const at = performance.now();
    searcher.replace(id, { ...fields, title: `${fields.title} 새로` });
    updates.push(performance.now() - at);
  }
  searcher.close?.();
  return { build, memory, latencies, update: updates.sort((a, b) => a - b)[25]! };
};

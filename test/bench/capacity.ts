import { setTimeout as delay } from 'node:timers/promises';
import { NIGHTLY_STEPS } from '#infra/functions.ts';
import { directoryRoutes } from '#shared/directory/routes.ts';
import { type RouteSpec, staffOnly } from '#shared/http/route.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { matchRoutes } from '#shared/match/routes.ts';
import { routes } from '#shared/routes.ts';
import { prepare } from '#test/security/support/requests.ts';
import { buildWorld, type World } from '#test/security/support/world.ts';
import { fresh, unique } from '#test/support/city.ts';
import type { Answer, CallOptions } from '#test/support/stack.ts';
import { type BenchCity, type LogLine, openCity } from './city.ts';
import type { Bench, ResultTable } from './support.ts';

interface Units {
  readonly read: number;
  readonly write: number;
}

/** The line that a function logged about a request, or why there is none. */
const unitsIn = (lines: readonly LogLine[], route: RouteSpec, answer: Answer<unknown>): Units | string => {
  if (answer.status !== (route.status ?? 200)) return `answered ${answer.status} ${answer.text.slice(0, 200)}`;
  const requestId = answer.headers.get('apigw-requestid');
  const line = lines.find(each => each.message === 'request' && each.requestId === requestId);
  if (line?.route !== route.id) return 'logged no line';
  const { readUnits: read, writeUnits: write } = line;
  return typeof read === 'number' && typeof write === 'number' ? { read, write } : 'logged no units';
};

const measure = async ({ call, listening }: BenchCity, route: RouteSpec, request: CallOptions) => {
  const { value: answer, lines } = await listening(() => call(route.id, request));
  return unitsIn(lines, route, answer);
};

/** Who may make the requests of the security tests: `ann` owns what they are about. */
const tokenFor = async (route: RouteSpec, { city, company }: World): Promise<{ token?: string }> => {
  if (route.access.includes('public')) return {};
  if (route.id === 'eraseMe') {
    const userId = `leaving-${unique()}`;
    const { organisationId } = company;
    await city.made201('ann', 'addMember', { params: { organisationId }, body: { userId, role: 'MEMBER' } });
    return { token: await city.token(userId) };
  }
  return { token: await city.token(staffOnly(route)?.[0] ?? 'ann') };
};

/** An operator starts a run on an unchanged market, and waits until its last step has logged its line. */
const secondNight = async ({ stack, call, listening }: BenchCity) => {
  const token = await stack.tokenFor('operator');
  const route = matchRoutes.startMatchRun;
  const body = { date: seoulDate(new Date().toISOString()), revision: 2 };
  const { value: answer, lines } = await listening(async heard => {
    const started = await call(route.id, { token, headers: fresh(), body });
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline && !heard.some(({ message }) => message === `nightly-${NIGHTLY_STEPS.at(-1)}`))
      await delay(20);
    return started;
  });
  return { start: unitsIn(lines, route, answer), lines };
};

const unitsOf = (lines: readonly LogLine[], step: string): Units => {
  const own = lines.filter(({ message }) => message === `nightly-${step}`);
  if (own.length === 0) throw new Error(`the step ${step} logged no line`);
  const sum = (kind: 'read' | 'write') => own.reduce((total, line) => total + Number(line[kind]), 0);
  return { read: sum('read'), write: sum('write') };
};

const nightTable = (listings: number, first: readonly LogLine[], second: readonly LogLine[]): ResultTable => {
  const rows = NIGHTLY_STEPS.map(step => {
    const [a, b] = [unitsOf(first, step), unitsOf(second, step)];
    return [step, a.read, a.write, b.read, b.write];
  });
  const sum = (column: number): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  return {
    title: 'Capacity units of a night',
    against: 'the night after, on a market in which nothing changed',
    columns: [
      { name: 'step' },
      { name: 'read', digits: 1 },
      { name: 'write', digits: 1 },
      { name: 'unchanged: read', digits: 1 },
      { name: 'unchanged: write', digits: 1 },
    ],
    rows: [...rows, ['all', sum(1), sum(2), sum(3), sum(4)]],
    notes: [`The demo city, ${listings} listings.`],
  };
};

export const capacity: Bench = {
  name: 'capacity',
  about: 'capacity units that every route and a night consume',
  run: async setting => {
    const { say } = setting;
    const bench = await openCity(setting);
    say('capacity: a night on an unchanged market');
    const second = await secondNight(bench);
    const night = nightTable(bench.city.byKey.size, bench.night, second.lines);
    // Before anything changes: a directory in which much has just changed costs more.
    const directory = directoryRoutes.listDirectory;
    const { value: answer, lines } = bench.firstDirectory;
    const unchanged = [unitsIn(lines, directory, answer), await measure(bench, directory, {})] as const;
    say('capacity: a deal, and people around it');
    const world = await buildWorld(bench);
    // A run is started once; the request of the security tests is about one that is there already.
    const known = new Map<string, readonly [Units | string, Units | string]>([
      [directory.id, unchanged],
      [matchRoutes.startMatchRun.id, [second.start, second.start]],
    ]);
    const faults: string[] = [];
    const rows: (string | number | undefined)[][] = [];
    say(`capacity: ${routes.length} routes`);
    for (const route of routes) {
      const once = async (): Promise<Units | string> => {
        try {
          const token = await tokenFor(route, world);
          return await measure(bench, route, { ...(await prepare(route.id, world)), ...token });
        } catch (error) {
          return String(error);
        }
      };
      const [first, again] = known.get(route.id) ?? [await once(), await once()];
      const place = `${route.method} ${route.path}`;
      if (typeof first === 'string' || typeof again === 'string') {
        faults.push(`${route.id} (${place}): ${typeof first === 'string' ? first : again}`);
        rows.push([route.id, place, undefined, undefined, undefined, undefined]);
        continue;
      }
      rows.push([route.id, place, again.read, again.write, first.read, first.write]);
    }
    const routeTable: ResultTable = {
      title: 'Capacity units of a request',
      against: 'the same request made first: what a warm function does not read again',
      columns: [
        { name: 'route' },
        { name: 'path' },
        { name: 'read', digits: 1 },
        { name: 'write', digits: 1 },
        { name: 'first: read', digits: 1 },
        { name: 'first: write', digits: 1 },
      ],
      rows,
      notes: [
        `${rows.length - faults.length} of the ${routes.length} routes of the table, their successful requests, on the demo city. From the functions' own log lines; transactional writes count twice, indexes count in.`,
      ],
      faults,
    };
    return [routeTable, night];
  },
};

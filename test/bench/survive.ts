import { beforeTheNight, smallCity } from '#test/support/night/city.ts';
import { openNights } from '#test/support/night/nights.ts';
import { cutSmall, deathsAt, isIdle, oneOfEachKind, survey, undisturbed } from '#test/support/night/survey.ts';
import type { Bench } from './support.ts';

/** Two of them have gone by the night: twenty shards of one. */
const INVESTORS = 22;
const COMPANIES = 60;

/** Dies at every call to the table that a night of twenty shards makes, both ways, and compares what is left. */
export const survive: Bench = {
  name: 'survive',
  about: 'a night that dies at each of its calls to the table, before it and after it',
  run: async ({ assemblyDir, say, atEnd, quick }) => {
    const nights = await openNights(assemblyDir());
    atEnd(nights.close);
    say('survive: the night before, and the undisturbed night');
    const base = await beforeTheNight(nights, smallCity(INVESTORS, COMPANIES, 3), { shardSize: 1 });
    const reference = await undisturbed(nights, base, cutSmall);
    const { calls, invocations } = reference.night;
    const deaths = quick ? deathsAt(oneOfEachKind(calls)).filter(death => !isIdle(death)) : deathsAt(calls);
    say(`survive: ${deaths.length} deaths at ${calls.length} calls`);
    const tried = await survey(nights, base, cutSmall, reference, deaths, done => {
      if (done % 50 === 0) say(`survive: ${done} of ${deaths.length}`);
    });

    const stepOf = (call: string): string => call.split(/[ :]/)[0]!;
    const rows = Object.keys(invocations).map(step => {
      const own = tried.filter(({ call }) => stepOf(call) === step);
      const well = own.filter(({ faults }) => faults.length === 0);
      return [step, invocations[step], calls.filter(call => stepOf(call) === step).length, own.length, well.length];
    });
    const sum = (column: number): number => rows.reduce((total, row) => total + Number(row[column]), 0);
    return [
      {
        title: `Deaths of a night cut into ${invocations.score} shards`,
        against: 'the same night undisturbed: everything it leaves in the table, but what it took',
        columns: [
          { name: 'step' },
          { name: 'invocations' },
          { name: 'calls' },
          { name: 'deaths tried' },
          { name: 'left the same' },
        ],
        rows: [...rows, ['all', sum(1), sum(2), sum(3), sum(4)]],
        notes: [
          'Each death on a table of its own: before a call is made, and after the table has carried it out. The synthesized state machine tries the step again. What people could read at the moment of death was the night before, or this one, whole.',
        ],
        faults: tried
          .filter(({ faults }) => faults.length > 0)
          .map(({ call, after, faults }) => `${call}, ${after ? 'after' : 'before'} it: ${faults.join('; ')}`),
      },
    ];
  },
};

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEAL_ACTS, FINAL, IMPLIED, MOVES, STALL_DAYS, WORKING } from '#shared/deal/machine.ts';
import { enquiryDeal } from '#shared/deal/rules.ts';
import { DealAct } from '#shared/deal/schema.ts';
import { DEAL_KINDS, DEAL_STAGES, type DealRole, type DealStage } from '#shared/kernel/vocabulary-deal.ts';
import {
  accepting,
  losing,
  onward,
  PLAIN,
  plain,
  proposing,
  type Real,
  ROLES,
  reached,
  resuming,
  signing,
  stalling,
} from '#test/support/deal-model.ts';
import { AT, id, listingOf, sender } from '#test/support/enquiry.ts';

const STAGES = Object.keys(DEAL_STAGES) as DealStage[];

/** A deal about a technology that has just been introduced. */
const tech = () =>
  enquiryDeal({ enquiryId: id(5), listing: listingOf('technology'), mine: sender }, { ko: '문의' }, id(8), AT);

describe('the table of moves', () => {
  test('names every act, leads out of no final stage, and has one row for an act, a kind and a stage', () => {
    expect(new Set(MOVES.map(({ act }) => act))).toEqual(new Set(DEAL_ACTS));
    for (const { from } of MOVES) for (const stage of from) expect(FINAL).not.toContain(stage);
    for (const kind of Object.keys(DEAL_KINDS))
      for (const act of DEAL_ACTS)
        for (const stage of STAGES) {
          const rows = MOVES.filter(
            move => move.act === act && move.from.includes(stage) && (move.kinds ?? [kind]).some(each => each === kind),
          );
          expect(rows.length, `${kind} ${act} ${stage}`).toBeLessThan(2);
        }
  });

  test.each(Object.keys(DEAL_KINDS))(
    'leads a deal of kind %s to its signature, and to no stage of another kind',
    kind => {
      const reached = new Set<DealStage>(['PROPOSED']);
      for (let before = -1; before < reached.size; ) {
        before = reached.size;
        for (const { from, to, kinds } of MOVES)
          if ((kinds?.some(each => each === kind) ?? true) && from.some(stage => reached.has(stage)))
            if (to !== 'BEFORE' && to !== 'SAME') reached.add(to);
      }
      const others: DealStage[] =
        kind === 'ACQUISITION'
          ? ['NEGOTIATING', 'TERMS_AGREED', 'CONTRACT_DRAFT']
          : ['LOI_SENT', 'LOI_ACCEPTED', 'DILIGENCE', 'SPA'];
      expect(STAGES.filter(stage => !reached.has(stage)).sort()).toEqual(others.sort());
    },
  );

  test('has an alarm for every stage at which somebody has to move, and no act by itself that follows from another route', () => {
    for (const stage of [...WORKING, 'STALLED'] as const)
      if (stage !== 'LOI_SENT') expect(STALL_DAYS[stage], stage).toBeGreaterThan(0);
    const said = DealAct.options.map(option => option.shape.act.value) as string[];
    expect([...said, ...IMPLIED].sort()).toEqual([...DEAL_ACTS].sort());
  });
});

test('whatever two sides do in whatever order, the deal is where a plain model says, and no illegal stage is reached', async () => {
  const by = fc.constantFrom(...ROLES);
  const command = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...PLAIN), by).map(([act, who]) => plain(act, who)) },
    { weight: 3, arbitrary: by.map(proposing) },
    { weight: 5, arbitrary: fc.tuple(by, fc.constantFrom(0, 0, 0, 1)).map(([who, older]) => accepting(who, older)) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(
          by,
          fc.constantFrom('NDA' as const, 'CONTRACT' as const, 'CONTRACT' as const),
          fc.constantFrom('a', 'a', 'b'),
        )
        .map(([who, document, file]) => signing(who, document, file)),
    },
    { weight: 12, arbitrary: by.map(onward) },
    { weight: 1, arbitrary: by.map(stalling) },
    { weight: 2, arbitrary: by.map(resuming) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(by, fc.integer({ min: 0, max: 5 }))
        .map(([who, n]) => (n === 0 ? losing(who) : resuming(who))),
    },
  );
  const start = () => {
    const model = {
      stage: 'INTRODUCED' as DealStage,
      before: undefined,
      number: 0,
      accepted: new Set<DealRole>(),
      nda: new Map<DealRole, string>(),
      contract: new Map<DealRole, string>(),
    };
    return { model, real: { deal: tech() } as Real };
  };
  // The whole way and its end first, whatever is drawn after that.
  const turns = Array.from({ length: 24 }, (_, n) => onward(ROLES[n % 2]!));
  fc.modelRun(start, turns);
  fc.modelRun(start, [stalling('demander'), resuming('provider'), losing('provider')]);
  await fc.assert(
    fc.property(fc.commands([command], { maxCommands: 60, size: 'max' }), commands => fc.modelRun(start, commands)),
    { numRuns: 400 },
  );
  expect([...reached]).toEqual(
    expect.arrayContaining(['NDA_SIGNED', 'TERMS_AGREED', 'SIGNED', 'CLOSED_WON', 'CLOSED_LOST']),
  );
});

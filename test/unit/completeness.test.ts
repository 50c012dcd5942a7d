import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPLETENESS, completenessOf } from '#shared/listing/completeness/rules.ts';
import { PROFILES } from '#shared/listing/kinds/index.ts';
import { LISTING_KINDS, type ListingKind } from '#shared/listing/schema.ts';
import { plantedListing } from '#test/security/support/planted.ts';

type Content = Parameters<typeof completenessOf>[0];
const full = Object.fromEntries(LISTING_KINDS.map(kind => [kind, plantedListing(kind).body])) as unknown as Record<
  ListingKind,
  Content
>;
const pathOf = (member: string) => (/^(title|summary)\./.test(member) ? member : `profile.${member}`).split('.');

/** The content without some members; a list may have to be there, with nothing in it. */
const without = (content: Content, members: readonly string[]): Content => {
  const copy = structuredClone(content) as Content;
  for (const member of members) {
    const path = pathOf(member);
    const last = path.pop() ?? '';
    const owner = path.reduce<Record<string, unknown> | undefined>((of, step) => of?.[step] as never, copy as never);
    if (Array.isArray(owner?.[last])) owner[last] = [];
    else if (owner !== undefined) delete owner[last];
  }
  return copy;
};

describe.each(LISTING_KINDS)('the completeness of a listing of kind %s', kind => {
  const members = Object.keys(COMPLETENESS[kind]);

  test('is 100 with everything said, and then there is nothing to add', () =>
    expect(completenessOf(full[kind])).toEqual({ percent: 100, next: [] }));

  test('weighs only members that exist and may be left out, each with why in both languages', () => {
    for (const member of members) {
      const bare = without(full[kind], [member]);
      expect(bare, member).not.toEqual(full[kind]);
      expect(PROFILES[kind].safeParse(bare.profile).success, member).toBe(true);
      expect(completenessOf(bare).percent, member).toBeLessThan(100);
      const { ko, en } = COMPLETENESS[kind][member]!.why;
      expect(ko).toMatch(/[가-힣]/);
      expect(en).toMatch(/^[A-Z][ -~’“”]+$/);
    }
  });

  test('never falls when a member is added, names what helps most, and adds what it says', () => {
    void fc.assert(
      fc.property(fc.subarray(members, { minLength: 1 }), fc.nat(), (missing, pick) => {
        const before = completenessOf(without(full[kind], missing));
        const after = completenessOf(
          without(
            full[kind],
            missing.filter((_, i) => i !== pick % missing.length),
          ),
        );
        expect(after.percent).toBeGreaterThanOrEqual(before.percent);
        expect(before.percent).toBeGreaterThanOrEqual(0);
        expect(before.next).toHaveLength(Math.min(3, missing.length));
        expect(before.next.map(({ points }) => points)).toEqual(
          [...before.next.map(({ points }) => points)].sort((a, b) => b - a),
        );
        const [first] = before.next;
        const advised = completenessOf(
          without(
            full[kind],
            missing.filter(member => pathOf(member).join('.') !== first?.member),
          ),
        );
        expect(Math.abs(advised.percent - before.percent - (first?.points ?? 0))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});

test('an empty list says nothing; the amount sought helps a company most', () => {
  const company = full.company as Content & { kind: 'company' };
  const empty = { ...company, profile: { ...company.profile, tags: [] } } as Content;
  expect(completenessOf(empty).next.map(({ member }) => member)).toEqual(['profile.tags']);
  expect(completenessOf(without(company, Object.keys(COMPLETENESS.company))).next[0]?.member).toBe(
    'profile.raising.amount',
  );
});

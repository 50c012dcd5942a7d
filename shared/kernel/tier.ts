import * as z from 'zod';

/**
 * Tiers of staged disclosure, each containing the ones before it. T0 anybody; T1 people of a verified organisation; T2 whom
 * the owner consented to; T3 after a non-disclosure agreement that both sides signed.
 */
export const TIERS = ['T0', 'T1', 'T2', 'T3'] as const;
export const Tier = z.enum(TIERS).meta({ id: 'Tier', description: 'Tier of staged disclosure' });
export type Tier = z.infer<typeof Tier>;

/** The tier from which on a member is shown; `OWN` members never leave the organisation and the operators. */
export type MemberTier = Tier | 'OWN';
export type Tiers = Readonly<Record<string, MemberTier>>;
/** The tier of every member of a profile: one that has none does not compile. */
export type TierMap<P> = { readonly [M in keyof P]-?: MemberTier };

/** The mask of the members at one of the tiers `T`, as `z.pick` takes it. */
export type MaskOf<M extends Tiers, T extends MemberTier> = {
  -readonly [K in keyof M as M[K] extends T ? K : never]: true;
};
/** @see MaskOf */
export const maskOf = <M extends Tiers, T extends MemberTier>(tiers: M, ...wanted: T[]): MaskOf<M, T> =>
  Object.fromEntries(
    Object.entries(tiers).flatMap(([member, tier]) => ((wanted as string[]).includes(tier) ? [[member, true]] : [])),
  ) as MaskOf<M, T>;

/** True where a viewer who has reached a tier may see what belongs to another. */
export const mayShow = (reached: Tier, tier: MemberTier): boolean =>
  tier !== 'OWN' && TIERS.indexOf(tier) <= TIERS.indexOf(reached);

/** The members that a viewer who has reached a tier may see. What no tier names is shown to nobody. */
export const disclose = <P extends object>(members: P, tiers: Tiers, reached: Tier): Partial<P> =>
  Object.fromEntries(
    Object.entries(members).filter(
      ([member, value]) => value !== undefined && mayShow(reached, tiers[member] ?? 'OWN'),
    ),
  ) as Partial<P>;

/** Tiers above the one reached at which there is something more to see. */
export const lockedTiers = (members: object, tiers: Tiers, reached: Tier): Tier[] => {
  const filled = new Set(
    Object.entries(members).flatMap(([member, value]) => (value === undefined ? [] : [tiers[member] ?? 'OWN'])),
  );
  return TIERS.filter(tier => filled.has(tier) && !mayShow(reached, tier));
};

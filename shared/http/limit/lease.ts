/** What an instance knows of one caller's count in the window that is running. */
export interface Count {
  /** Tokens that all instances together have taken. Never more than the quota. */
  readonly taken: number;
  /** Version of the stored counter; 0 before there is one. */
  readonly version: number;
}
export const NO_COUNT: Count = { taken: 0, version: 0 };

/** The part of what is left that one instance takes at once. */
const SHARE = 8;

/**
 * Tokens to take at once from what is left: an eighth, at least one, none of nothing. Large while there is plenty, so that a
 * request costs a fraction of a write; small towards the end, so that little lies unused in an instance that went idle.
 */
export const leaseOf = (left: number): number => (left <= 0 ? 0 : Math.max(1, Math.floor(left / SHARE)));

/** The count after taking what {@link leaseOf} gives, and how much that was; undefined where nothing is left. */
export const leaseFrom = (count: Count, quota: number): { next: Count; tokens: number } | undefined => {
  const tokens = leaseOf(quota - count.taken);
  return tokens === 0 ? undefined : { next: { taken: count.taken + tokens, version: count.version + 1 }, tokens };
};

/**
 * 인지세법 제3조: duty on a document about the transfer of intangible property (item 5) by the amount it states, in won, for each
 * original. Up to ten million won there is none. A licence is no transfer and bears none by the wording of item 5.
 */
export const STAMP_DUTY = {
  asOf: '2026-06',
  brackets: [
    { over: 10_000_000, upTo: 30_000_000, duty: 20_000 },
    { over: 30_000_000, upTo: 50_000_000, duty: 40_000 },
    { over: 50_000_000, upTo: 100_000_000, duty: 70_000 },
    { over: 100_000_000, upTo: 1_000_000_000, duty: 150_000 },
    { over: 1_000_000_000, upTo: undefined, duty: 350_000 },
  ],
} as const;

/** Duty on one original that states an amount, in won. */
export const stampDutyOn = (amount: bigint): number =>
  STAMP_DUTY.brackets.findLast(({ over }) => amount > BigInt(over))?.duty ?? 0;

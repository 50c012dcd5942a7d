import type { DealRole } from '../../kernel/vocabulary-deal.ts';

/** A text of a record: Korean, with English where there is one. */
export type Words = { readonly ko: string; readonly en?: string | undefined };
interface Versioned {
  readonly id: string;
  readonly version: number;
  /** When this version was recorded, UTC. */
  readonly at: string;
}

/** What the platform knows about a deal when a contract is drafted. */
export interface DealContext {
  readonly deal: Versioned;
  /** Calendar date in Asia/Seoul, `YYYY-MM-DD`. */
  readonly today: string;
  readonly parties: readonly {
    readonly role: DealRole;
    readonly organisation: Versioned & {
      readonly name: Words;
      readonly country: string;
      readonly registrationNumber?: string | undefined;
      readonly address?: Words | undefined;
      readonly representative?: { readonly name: Words; readonly title: Words } | undefined;
    };
    /** The listing it is in the deal with, where it has one. */
    readonly listing?: (Versioned & { readonly title: Words; readonly summary: Words }) | undefined;
  }[];
}

import type { DealKind, DealRole } from '../../kernel/vocabulary-deal.ts';

/** A text of a record: Korean, with English where there is one. */
export type Words = { readonly ko: string; readonly en?: string | undefined };
interface Versioned {
  readonly id: string;
  readonly version: number;
  /** When this version was recorded, UTC. */
  readonly at: string;
}

/** What a listing says that a contract can take over: of a technology its rights, of a need what is to be reached. */
export interface ListingDetails {
  readonly ipRights?: readonly {
    readonly kind: string;
    readonly country: string;
    readonly number: string;
    readonly title?: Words | undefined;
  }[];
  readonly governmentFunded?: boolean | undefined;
  readonly metrics?: readonly { readonly name: Words; readonly target: Words }[];
}

/** What the platform knows about a deal when a contract is drafted. */
export interface DealContext {
  readonly deal: Versioned & { readonly kind: DealKind };
  /** Calendar date in Asia/Seoul, `YYYY-MM-DD`. */
  readonly today: string;
  readonly parties: readonly {
    /** The side of the deal; a form says which party of the contract it becomes. */
    readonly role: DealRole;
    readonly organisation: Versioned & {
      readonly name: Words;
      readonly country: string;
      readonly registrationNumber?: string | undefined;
      readonly address?: Words | undefined;
      readonly representative?: { readonly name: Words; readonly title: Words } | undefined;
    };
    /** The listing it is in the deal with, where it has one. */
    readonly listing?:
      | (Versioned & { readonly title: Words; readonly summary: Words; readonly details?: ListingDetails })
      | undefined;
  }[];
}

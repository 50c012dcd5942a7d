import type { Language } from './i18n.ts';
import type { Hub } from './vocabulary.ts';

/** The signed-in person behind a request. What they may do in an organisation comes from their memberships, not from here. */
export interface Actor {
  readonly userId: string;
  /** Staff of the city, from the identity provider's groups. */
  readonly operator: boolean;
  /** May read every trail. */
  readonly auditor: boolean;
  /** The centres whose organisations an operator may act on; reading is not bounded by them. Empty for everybody else. */
  readonly centres: 'ALL' | readonly Hub[];
}

/** Where the receipt of an idempotent request goes: written in the transaction of the change it stands for. */
export interface ReceiptSlot {
  readonly userId: string;
  readonly routeId: string;
  readonly key: string;
  readonly bodyHash: string;
  readonly status: number;
}

/** Seals a list position into an opaque cursor and opens it again; bound to the person, the route and the filters. */
export interface CursorSeal {
  readonly seal: (position: unknown) => string;
  /** @throws Rejection `invalid-cursor` where it was not sealed for this very list, or has expired. */
  readonly open: (cursor: string) => unknown;
}

/** What a use case is told about the request besides its input. */
export interface PublicContext {
  readonly requestId: string;
  /** The moment of the request; the only clock a use case reads. */
  readonly now: string;
  readonly language: Language;
  readonly cursor: CursorSeal;
}
export interface Context extends PublicContext {
  readonly actor: Actor;
  /** Version from If-Match; there whenever the route asks for it. */
  readonly expected: number;
  readonly receipt: ReceiptSlot | undefined;
}

/** What a use case gives back. */
export interface Outcome<T> {
  readonly body: T;
  /** Version of the record, sent as ETag. */
  readonly version?: number;
  /** An entity tag of the use case's own, where it knows more cheaply than by the whole body whether anything changed. */
  readonly etag?: string;
  /** Path of the record made, sent as Location. */
  readonly location?: string;
}
export interface FileOutcome {
  readonly file: {
    readonly bytes: Uint8Array;
    readonly media: string;
    readonly name?: string;
    readonly gzipped?: boolean;
    readonly maxAge?: number;
    readonly csp?: string;
    /** Cursor of the part that follows, for a list that does not fit one file. */
    readonly next?: string | undefined;
  };
}

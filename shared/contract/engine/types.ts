import type * as z from 'zod';
import type { Label, Language } from '#shared/kernel/i18n.ts';
import type { Currency } from '#shared/kernel/money.ts';
import type { DealKind, DealRole } from '#shared/kernel/vocabulary-deal.ts';
import type { DealContext } from './context.ts';
import type { SourcedFact } from './model.ts';

/** Dotted path into the facts. Inside a table row `item.` stands for the row: `item.name`. */
export type FactPath = string;

/** How a value is shown. A table of labels shows a code by its name. */
export type Format =
  | 'text'
  | 'date'
  | 'period'
  | 'money'
  | 'count'
  | 'shares'
  | 'rate'
  | { readonly labels: Readonly<Record<string, Label>> };

/** Korean particles that depend on the final consonant of what stands before them. */
export type JosaPair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이라/라';

/** What a clause's text is made of. Both languages of a clause hold the same values, references and terms (parity check). */
export type Inline =
  | { readonly t: 'text'; readonly text: string }
  | { readonly t: 'var'; readonly path: FactPath; readonly as: Format }
  | { readonly t: 'ref'; readonly clause: string }
  | { readonly t: 'term'; readonly id: string; readonly plural?: true }
  | { readonly t: 'define'; readonly id: string; readonly plural?: true }
  | { readonly t: 'josa'; readonly pair: JosaPair }
  | {
      readonly t: 'choose';
      readonly path: FactPath;
      readonly options: Readonly<Record<string, readonly Inline[]>>;
      /** What the options are called where the choice itself is listed. */
      readonly names: Readonly<Record<string, Label>>;
    };
export type Body = Readonly<Record<Language, readonly Inline[]>>;

type Literal = string | number | boolean;
/** Conditions: a closed language, so that they can be hashed, listed and evaluated with "unknown" as a third value. */
export type Cond =
  | { readonly op: 'has'; readonly path: FactPath }
  | { readonly op: 'eq' | 'ne'; readonly path: FactPath; readonly value: Literal | { readonly path: FactPath } }
  | { readonly op: 'in'; readonly path: FactPath; readonly values: readonly Literal[] }
  | {
      readonly op: 'gt' | 'gte' | 'lt' | 'lte';
      readonly path: FactPath;
      /** Also a period, for periods. */
      readonly value:
        | Literal
        | { readonly path: FactPath }
        | { readonly value: number; readonly unit: 'day' | 'month' | 'year' };
    }
  | { readonly op: 'matches'; readonly path: FactPath; readonly pattern: string }
  /** The value at `path` is one of those that the members of the list at `list` have in `field`. */
  | { readonly op: 'among'; readonly path: FactPath; readonly list: FactPath; readonly field: string }
  | { readonly op: 'some' | 'every'; readonly path: FactPath; readonly where: Cond }
  | {
      readonly op: 'compare';
      readonly left: Expr;
      readonly is: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
      readonly right: Expr;
    }
  /** Each member's `field` is above the one before it; where one is missing, unknown. */
  | { readonly op: 'ascending'; readonly list: FactPath; readonly field: string }
  | { readonly op: 'included'; readonly clause: string }
  | { readonly op: 'and' | 'or'; readonly of: readonly Cond[] }
  | { readonly op: 'not'; readonly of: Cond };

export interface Span {
  readonly value: number;
  readonly unit: 'day' | 'month' | 'year';
}
/**
 * Exact arithmetic over facts: counts, rates in basis points and amounts in minor units, as fractions. `known` picks among
 * those of its members that can be told; everything else is unknown as soon as a part of it is.
 */
export type Expr =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'money'; readonly amount: string; readonly currency: Currency }
  | { readonly op: 'at'; readonly path: FactPath }
  /** A calendar day. */
  | { readonly op: 'day'; readonly path: FactPath }
  /** The day a period after another day; a day its month does not have is the month's last. */
  | { readonly op: 'after'; readonly from: FactPath; readonly by: FactPath | Span }
  | {
      readonly op: 'sum';
      readonly each: FactPath;
      readonly of: Expr;
      /** A list that is not there counts as none, instead of as unknown. */
      readonly orNone?: true;
    }
  | { readonly op: 'floor'; readonly of: Expr }
  | { readonly op: 'known'; readonly pick: 'min' | 'max'; readonly of: readonly Expr[] }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'; readonly of: readonly Expr[] };

/** A fact that follows from others by arithmetic. */
export interface Derivation {
  readonly path: FactPath;
  readonly expr: Expr;
  /** Computed only where this holds. */
  readonly when?: Cond;
}

/** A provision of law as we read it at a date. */
export interface LegalNote {
  readonly statuteKo: string;
  readonly statuteEn: string;
  /** e.g. `제12조의3제3항`. */
  readonly article: string;
  /** Month (`YYYY-MM`) at which the provision was read. */
  readonly asOf: string;
  /** Not read in the statute itself: to be confirmed before anybody relies on it. */
  readonly unconfirmed?: true;
}

/**
 * Which deals a form is for: by kind of deal, the party of the contract that each side of the deal becomes. A form drafts from
 * no other deal.
 */
export type Serves = Readonly<Partial<Record<DealKind, Readonly<Partial<Record<DealRole, string>>>>>>;

interface ClauseBase {
  /** Stable slug, never reused for another meaning. */
  readonly id: string;
  readonly when?: Cond;
}
export interface TextClause extends ClauseBase {
  readonly kind: 'preamble' | 'article' | 'paragraph' | 'item' | 'schedule' | 'closing';
  readonly heading?: Label;
  readonly body?: Body;
  readonly children?: readonly Clause[];
}
export interface Column {
  readonly heading: Label;
  /** One list for both languages: only values, no sentences. */
  readonly cell: readonly Inline[];
}
/** One row for each member of the list at `each`; without members one row of blanks. */
export interface TableClause extends ClauseBase {
  readonly kind: 'table';
  readonly each: FactPath;
  readonly columns: readonly Column[];
}
export type Clause = TextClause | TableClause;

export interface Signatory {
  readonly id: string;
  readonly heading: Label;
  readonly lines: readonly { readonly label: Label; readonly cell: readonly Inline[] }[];
}

export type Severity = 'error' | 'warn' | 'info';
/** A check as data. Reported when `violated` is true; an unknown outcome reports nothing, the missing value is reported by itself. */
export interface Rule {
  readonly id: string;
  readonly violated: Cond;
  /** Evaluate once for each member of this list, as `item`. */
  readonly each?: FactPath;
  readonly severity:
    | Severity
    | { readonly when: Cond; readonly severe: Severity; readonly otherwise: Severity; readonly note: Label };
  readonly clauses: readonly string[];
  readonly paths: readonly FactPath[];
  readonly message: Label;
  readonly fix?: Label;
  readonly legal?: readonly LegalNote[];
}

export interface TermText {
  readonly ko: string;
  readonly en: string;
  readonly enPlural?: string;
}

/** A contract form: immutable once a version is published, since drafts are rebuilt from their facts and the version they name. */
export interface Template {
  readonly id: string;
  readonly version: string;
  readonly title: Label;
  /** Month at which the law behind it was read, `YYYY-MM`. */
  readonly lawAsOf: string;
  /** `lawyer_reviewed` only once a named lawyer has signed it off. */
  readonly status: 'draft' | 'lawyer_reviewed';
  readonly serves: Serves;
  /** Strict object whose members are all optional: a draft may be made from whatever is known. */
  readonly facts: z.ZodType;
  /** The facts the platform can state from a deal's records. */
  readonly prefill: (context: DealContext) => SourcedFact[];
  /** Facts that follow from others, in the order in which they are computed. */
  readonly derive?: readonly Derivation[];
  /** Names of the facts by path with `*` for list positions, for messages and the annex. */
  readonly labels: Readonly<Record<string, Label>>;
  readonly terms: Readonly<Record<string, TermText>>;
  readonly clauses: readonly Clause[];
  readonly signatories: readonly Signatory[];
  readonly rules: readonly Rule[];
  /** The clause that says which language prevails, and the fact it depends on. */
  readonly prevailing: { readonly clause: string; readonly path: FactPath };
  readonly disclaimer: Label;
}

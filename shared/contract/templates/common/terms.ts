import type { DealContext } from '../../engine/context.ts';
import type { SourcedFact } from '../../engine/model.ts';

type Value = SourcedFact['value'];
/** Where a term goes in the facts of a form, and by which code where the form has codes of its own; a code that is not there is left out. */
type Place = string | { readonly path: string; readonly codes: Readonly<Record<string, Value>> };

/**
 * The terms that both sides accepted, as facts of a form: by the name of the term its path. Each cites the version of the terms it is
 * from. Before anything is agreed there are none.
 */
export const termFacts =
  (places: Readonly<Record<string, Place>>) =>
  ({ terms }: DealContext): SourcedFact[] => {
    if (terms === undefined) return [];
    const { id, version, at, values } = terms;
    return Object.entries(places).flatMap(([name, place]): SourcedFact[] => {
      const stated = values[name];
      if (stated === undefined) return [];
      const path = typeof place === 'string' ? place : place.path;
      const value = typeof place === 'string' ? stated : place.codes[String(stated)];
      if (value === undefined) return [];
      return [{ path, value, source: { kind: 'deal', id, version, at, field: `terms.${name}` } }];
    });
  };

/** Instruments of the terms by the codes of the forms for shares. */
export const SECURITY_BY_INSTRUMENT = { COMMON: 'common', CPS: 'cps', RCPS: 'rcps' } as const;
/** How a technology changes hands by the codes of the licence. */
export const EXCLUSIVITY_BY_TRANSFER = { EXCLUSIVE: 'exclusive_registered', NON_EXCLUSIVE: 'nonexclusive' } as const;
/** Shapes of a sale by the codes of the letter of intent. */
export const STRUCTURE_BY_SALE = {
  SHARES: 'shares',
  BUSINESS: 'business',
  MERGER: 'merger',
  MINORITY: 'shares',
} as const;

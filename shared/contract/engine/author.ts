import type { Label } from '#shared/kernel/i18n.ts';
import type { Body, Format, Inline, JosaPair } from './types.ts';

/** Dotted paths into a facts type; a list is reached as a whole, its members through `item.`. */
export type PathOf<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]: K | `${K}.${PathOf<NonNullable<T[K]>>}` }[keyof T & string]
    : never;

type Part = string | Inline | readonly Inline[];

/** Text with values in it: `` say`기간은 ${val('term', 'period')}으로 한다.` `` */
export const say = (strings: TemplateStringsArray, ...parts: readonly Part[]): readonly Inline[] =>
  strings
    .flatMap((text, i): Inline[] => {
      const part = parts[i];
      const after: readonly Inline[] =
        part === undefined ? [] : typeof part === 'string' ? [{ t: 'text', text: part }] : 't' in part ? [part] : part;
      return [{ t: 'text', text }, ...after];
    })
    .filter(node => node.t !== 'text' || node.text !== '');

export const body = (ko: readonly Inline[], en: readonly Inline[]): Body => ({ ko, en });
export const josaNode = (pair: JosaPair): Inline => ({ t: 'josa', pair });
export const ref = (clause: string): Inline => ({ t: 'ref', clause });

/** The nodes of one template, with paths and terms checked by the compiler. */
export const authoring = <Facts, Term extends string, Item extends string = never>() => {
  type Path = PathOf<Facts> | `item.${Item}`;
  return {
    val: (path: Path, as: Format): Inline => ({ t: 'var', path, as }),
    choose: (
      path: Path,
      options: Readonly<Record<string, readonly Inline[]>>,
      names: Readonly<Record<string, Label>>,
    ): Inline => ({ t: 'choose', path, options, names }),
    term: (id: Term): Inline => ({ t: 'term', id }),
    terms: (id: Term): Inline => ({ t: 'term', id, plural: true }),
    define: (id: Term): Inline => ({ t: 'define', id }),
    defines: (id: Term): Inline => ({ t: 'define', id, plural: true }),
  };
};

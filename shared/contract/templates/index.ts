import type { Template } from '../engine/types.ts';
import { nda } from './nda/template.ts';

export type { Template } from '../engine/types.ts';
export { prefillNda } from './nda/prefill.ts';

/** The contract forms by id. A published version never changes; a new one takes its place here under a new version number. */
export const TEMPLATES: Readonly<Record<string, Template>> = { nda };

/** The form with an id, or undefined. Own entries only: `constructor` is not a template. */
export const templateOf = (id: string): Template | undefined =>
  Object.hasOwn(TEMPLATES, id) ? TEMPLATES[id] : undefined;

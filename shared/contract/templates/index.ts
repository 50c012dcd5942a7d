import type { Template } from '../engine/types.ts';
import { asg } from './asg/template.ts';
import { bta } from './bta/template.ts';
import { cn } from './cn/template.ts';
import { jda } from './jda/template.ts';
import { lic } from './lic/template.ts';
import { loi } from './loi/template.ts';
import { mou } from './mou/template.ts';
import { ndaMutual } from './nda/mutual.ts';
import { ndaOneWay } from './nda/one-way.ts';
import { nda } from './nda/template.ts';
import { poc } from './poc/template.ts';
import { safe } from './safe/template.ts';
import { spa } from './spa/template.ts';
import { ssa } from './ssa/template.ts';
import { ts } from './ts/template.ts';

export type { Template } from '../engine/types.ts';
export { prefillNda } from './nda/prefill.ts';

/** Every version of every form that a draft may have been made from, oldest first. A version never changes and never leaves. */
const VERSIONS: readonly Template[] = [
  nda,
  safe,
  ts,
  cn,
  lic,
  ssa,
  loi,
  spa,
  bta,
  asg,
  poc,
  mou,
  jda,
  ndaOneWay,
  ndaMutual,
];

/** True for the forms of a non-disclosure agreement: a draft of one takes an introduced deal a stage on. */
export const isNda = (templateId: string): boolean => [nda, ndaOneWay, ndaMutual].some(({ id }) => id === templateId);

/** The current forms by id: the last version of each. */
export const TEMPLATES: Readonly<Record<string, Template>> = Object.fromEntries(
  VERSIONS.map(template => [template.id, template]),
);

/** One version of a form, current or not; undefined where there is none. */
export const templateVersion = (id: string, version: string): Template | undefined =>
  VERSIONS.find(template => template.id === id && template.version === version);

/** The form with an id, or undefined. Own entries only: `constructor` is not a template. */
export const templateOf = (id: string): Template | undefined =>
  Object.hasOwn(TEMPLATES, id) ? TEMPLATES[id] : undefined;

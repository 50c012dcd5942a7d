import { contentHash } from '#shared/kernel/hash.ts';
import { check, statusOf } from './check.ts';
import { holds } from './cond.ts';
import { derive } from './expr.ts';
import { assemble } from './facts.ts';
import type { DraftModel, SourcedFact } from './model.ts';
import { type Kept, keep, numberClauses } from './numbering.ts';
import { resolve } from './resolve.ts';
import type { Template } from './types.ts';

/** What a template says, without the code of its schema: equal hashes mean equal contracts from equal facts. */
export const templateHash = (template: Template): string => {
  const { facts: _facts, prefill: _prefill, serves: _serves, ...content } = template;
  const hash = HASHES.get(template) ?? contentHash(content);
  HASHES.set(template, hash);
  return hash;
};
/** A form never changes, so its hash is computed once. */
const HASHES = new WeakMap<Template, string>();

const idsOf = (kept: readonly Kept[]): string[] => kept.flatMap(k => [k.clause.id, ...idsOf(k.children)]);

/**
 * Resolves a template with what is known into a numbered, sourced, checked draft in both languages. Pure and deterministic:
 * the same facts, template version, draft id, version and time give the same model, byte for byte. A missing fact becomes a
 * marked blank and an issue; a condition that cannot be decided keeps its clause, marked.
 */
export const buildDraft = (input: {
  readonly template: Template;
  readonly facts: readonly SourcedFact[];
  readonly draftId: string;
  readonly version: number;
  /** UTC instant of this version. */
  readonly at: string;
}): DraftModel => {
  const { template, draftId, version, at } = input;
  const stated = assemble(input.facts, template.facts);
  const derived = derive(template.derive ?? [], stated, (when, tree) => holds(when, { tree }) === true);
  const book = derived.length === 0 ? stated : assemble([...input.facts, ...derived], template.facts);
  const kept = keep(template.clauses, { tree: book.tree });
  const { blocks, provenance, findings } = resolve(template, kept, numberClauses(kept), book);
  const issues = check(template, book, findings, new Set(idsOf(kept)), at);
  const model = {
    draftId,
    version,
    at,
    template: { id: template.id, version: template.version, lawAsOf: template.lawAsOf, status: template.status },
    title: { ko: template.title.ko, en: template.title.en },
    status: statusOf(issues, findings),
    blocks,
    provenance,
    issues,
    disclaimer: { ko: template.disclaimer.ko, en: template.disclaimer.en },
  };
  return {
    ...model,
    hashes: { inputs: contentHash(book.effective), template: templateHash(template), model: contentHash(model) },
  };
};

import { buildDraft, type DraftModel, type SourcedFact } from '#shared/contract/engine/index.ts';
import { EXAMPLES } from '#shared/contract/templates/examples.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { asUser } from './contract-example.ts';

export type Change = Readonly<Record<string, SourcedFact['value'] | undefined>>;

/** A draft of a form from its example, some facts of which are replaced or (undefined) left out. A path below another one adds to it. */
export const drafted = (id: string, change: Change = {}): DraftModel => {
  const template = TEMPLATES[id];
  if (template === undefined) throw new Error(`there is no form ${id}`);
  const facts = Object.entries({ ...EXAMPLES[id], ...change }).filter(
    (entry): entry is [string, SourcedFact['value']] => entry[1] !== undefined,
  );
  return buildDraft({
    template,
    facts: asUser(Object.fromEntries(facts)),
    draftId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
    version: 1,
    at: '2026-11-23T01:00:00.000Z',
  });
};
export const issuesOf = (model: DraftModel): string[] => model.issues.map(({ ruleId }) => ruleId);

/** A computed or stated value as the English text shows it. */
export const shown = (model: DraftModel, path: string): string | undefined =>
  Object.values(model.provenance).find(each => each.path === path)?.value.en;

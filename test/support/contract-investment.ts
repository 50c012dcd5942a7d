import { buildDraft, type DealContext, type DraftModel, type SourcedFact } from '#shared/contract/engine/index.ts';
import { cnExample as statedCn } from '#shared/contract/templates/cn/example.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { safeExample as statedSafe } from '#shared/contract/templates/safe/example.ts';
import { tsExample as statedTs } from '#shared/contract/templates/ts/example.ts';
import { asUser, deal } from './contract-example.ts';

export { statedCn, statedSafe, statedTs };

type Facts = Readonly<Record<string, SourcedFact['value'] | undefined>>;
/** A draft of the example deal on a form, from complete facts some of which are replaced or (undefined) left out. */
const exampleOf =
  (id: string, stated: Facts) =>
  (change: Facts = {}, context: DealContext = deal): DraftModel => {
    const template = TEMPLATES[id];
    if (template === undefined) throw new Error(`there is no form ${id}`);
    const facts = Object.entries({ ...stated, ...change }).filter(
      (entry): entry is [string, SourcedFact['value']] => entry[1] !== undefined,
    );
    return buildDraft({
      template,
      facts: [...template.prefill(context), ...asUser(Object.fromEntries(facts))],
      draftId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
      version: 1,
      at: '2026-11-23T01:00:00.000Z',
    });
  };
export const safeExample = exampleOf('safe', statedSafe);
export const tsExample = exampleOf('ts', statedTs);
export const cnExample = exampleOf('cn', statedCn);

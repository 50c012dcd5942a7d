import { buildDraft, type DraftModel, type Template } from '#shared/contract/engine/index.ts';
import { EXAMPLES } from '#shared/contract/templates/examples.ts';

const AT = '2026-11-25T00:00:00.000Z';

/** The draft of a form's example, or of nothing but what a form assumes by itself. */
export const sampleOf = (template: Template, facts: 'example' | 'nothing' = 'example', version = 1): DraftModel =>
  buildDraft({
    template,
    facts: Object.entries(facts === 'example' ? (EXAMPLES[template.id] ?? {}) : {}).map(([path, value]) => ({
      path,
      value,
      source: { kind: 'user', id: '01JD8X4N6QJ3V5W8Z2K7M9P0RX', at: AT },
    })),
    draftId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
    version,
    at: AT,
  });

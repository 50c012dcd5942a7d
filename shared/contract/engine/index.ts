export type { DealContext, ListingDetails } from './context.ts';
export { buildDraft, templateHash } from './draft.ts';
export { DraftModel, FactSource, SourcedFact } from './model.ts';
export type { Template } from './types.ts';

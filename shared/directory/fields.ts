import type { Vocabulary } from '#shared/kernel/vocabulary.ts';
import { DISTRICTS, HUBS, INVESTOR_TYPES, KOREAN_AREAS, SECTORS, STAGES } from '#shared/kernel/vocabulary.ts';
import { SALE_TYPES, TRANSFER_TYPES } from '#shared/kernel/vocabulary-trade.ts';
import type { Fields } from '#shared/search/index.ts';
import type { Seen } from './codes.ts';

/** Codes of a profile that are searched by their names in both languages. */
const NAMES: Readonly<Record<string, Vocabulary>> = {
  sectors: SECTORS,
  type: INVESTOR_TYPES,
  hub: HUBS,
  area: KOREAN_AREAS,
  district: DISTRICTS,
  transferTypes: TRANSFER_TYPES,
  saleTypes: SALE_TYPES,
  stages: STAGES,
  stage: STAGES,
};
/** What each kind is called, so that `기술 로봇` and `investor robot` find their kind. */
const KINDS = {
  company: '기업 company startup',
  investor: '투자자 투자사 investor',
  technology: '기술 technology offer',
  need: '수요 need',
  acquisition: '매각 인수 acquisition for sale',
} as const;
/** Members whose strings are no words to search for. */
const SILENT = new Set([
  'website',
  'currency',
  'amount',
  'country',
  'revision',
  'code',
  'enSource',
  'due',
  'respondBy',
]);

/**
 * What is searched of a listing: what its viewer is shown and nothing else, so that no word of a higher tier can be guessed
 * by searching for it.
 */
export const searchFields = (listing: Seen): Fields => {
  const tags: string[] = [KINDS[listing.kind]];
  const text: string[] = [listing.summary.ko, listing.summary.en ?? ''];
  const visit = (value: unknown, member: string): void => {
    if (SILENT.has(member)) return;
    if (Array.isArray(value)) for (const each of value) visit(each, member);
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) visit(each, name);
    else if (typeof value === 'string') {
      const names = NAMES[member];
      const name = names?.[value];
      if (name !== undefined) tags.push(name.ko, name.en);
      else if (names !== undefined) return;
      else if (member === 'tags' || member === 'keywords') tags.push(value);
      else text.push(value);
    }
  };
  visit(listing.profile, '');
  return {
    title: `${listing.title.ko} ${listing.title.en ?? ''}`,
    tags: tags.join(' | '),
    text: text.filter(Boolean).join(' | '),
  };
};

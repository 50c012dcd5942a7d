import type * as z from 'zod';
import { FACT_PATHS, FactPath } from '#shared/fact/schema.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import type { MemberTier } from '#shared/kernel/tier.ts';
import { PROFILE_TIERS, PROFILES } from '#shared/listing/kinds/index.ts';
import { LISTING_KINDS, type ListingKind } from '#shared/listing/schema.ts';

/** One word that occurs once in the whole city, and the tier from which on it may be seen. */
export interface Planted {
  readonly word: string;
  readonly kind: ListingKind;
  /** `title`, `profile.tags`, `facts.REVENUE`, … */
  readonly member: string;
  readonly tier: MemberTier;
  readonly language: 'ko' | 'en' | 'value';
}
/** Hangul of three syllables with a doubled B, Latin between `zq` and `x`, numbers of sixteen digits. */
export const PLANTED = /[\uBE60-\uC0AB]{3}|zq[a-z]{8}x|9[0-9]{15}/g;
/** Words of nobody's. */
export const NONSENSE = { ko: '\uC0A9\uC0AA\uC0AB', en: 'zqvvwvvwvx', value: '9888888888888888' } as const;

const made = { ko: 0, en: 0, value: 0, day: 0 };
/**
 * The next word of a language, the same in every run. No two share a syllable, nor come near each other: search takes Hangul
 * apart and forgives typing errors in Latin.
 */
const nextWord = (language: Planted['language']): string => {
  made[language] += 1;
  const n = made[language];
  if (language === 'value') return `9${String(n * 1_000_003).padStart(15, '0')}`;
  if (n * 3 > 580) throw new Error('there are no more syllables: take those of another consonant too');
  if (language === 'ko') return String.fromCharCode(...[0, 1, 2].map(i => 0xbe60 + n * 3 + i));
  const letters = [...sha256Hex(String(n)).slice(0, 8)].map(digit => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]);
  return `zq${letters.join('')}x`;
};
const dayAhead = () => {
  made.day += 1;
  return new Date(Date.UTC(2099, 0, 1 + made.day)).toISOString().slice(0, 10);
};

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Record<string, unknown>;
  values?: readonly unknown[];
};
type Sow = (word: string, language: Planted['language']) => void;

/** A value of a schema with a word of its own in every text and amount, every optional member filled. */
const grown = (schema: z.ZodType, language: 'ko' | 'en', sow: Sow): unknown => {
  const def = schema.def as unknown as Def;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape!).map(([name, member]) => [name, grown(member, name === 'en' ? 'en' : language, sow)]),
      );
    case 'array':
      return [grown(def.element!, language, sow)];
    case 'union':
      return grown(def.options![0]!, language, sow);
    case 'enum':
      return Object.values(def.entries!)[0];
    case 'literal':
      return def.values![0];
    case 'boolean':
      return true;
    case 'number':
      return [7, 2020, 1, 0].find(value => schema.safeParse(value).success);
    case 'string': {
      const fits = (text: string) => schema.safeParse(text).success;
      const address = (word: string) => `https://www.${word}.example/`;
      const probe = NONSENSE[language];
      const planted = fits(probe)
        ? language
        : fits(address(probe))
          ? language
          : fits(NONSENSE.value)
            ? 'value'
            : undefined;
      if (planted !== undefined) {
        const word = nextWord(planted);
        sow(word, planted);
        return planted === 'value' || fits(probe) ? word : address(word);
      }
      const found = [dayAhead(), 'KR-11', 'US', '62010', '01JD8X4N6QJ3V5W8Z2K7M9P0RT'].find(fits);
      if (found === undefined) throw new Error('give a text for this schema a value');
      return found;
    }
    default:
      if (def.innerType === undefined) throw new Error(`no value for a schema of type ${def.type}`);
      return grown(def.innerType, language, sow);
  }
};

/** A listing of a kind with every member of its profile filled and every text planted. A member that is added is covered. */
export const plantedListing = (kind: ListingKind, hidden = false) => {
  const planted: Planted[] = [];
  const sowing =
    (member: string, tier: MemberTier): Sow =>
    (word, language) =>
      planted.push({ word, kind, member, tier: hidden ? 'OWN' : tier, language });
  const text = (member: string) => {
    const [ko, en] = [nextWord('ko'), nextWord('en')];
    sowing(member, 'T0')(ko, 'ko');
    sowing(member, 'T0')(en, 'en');
    return { ko, en };
  };
  const shape: Record<string, z.ZodType> = PROFILES[kind].shape;
  const tiers: Readonly<Record<string, MemberTier>> = PROFILE_TIERS[kind];
  const profile = Object.fromEntries(
    Object.entries(shape).map(([member, schema]) => [
      member,
      // Addresses on the web are Latin.
      grown(schema, member === 'website' ? 'en' : 'ko', sowing(`profile.${member}`, tiers[member] ?? 'OWN')),
    ]),
  );
  PROFILES[kind].parse(profile);
  return { kind, body: { kind, title: text('title'), summary: text('summary'), profile }, planted };
};
export const plantedListings = () => LISTING_KINDS.map(kind => plantedListing(kind));

/** A fact of every path as its organisation would state it, planted where its unit has room for a word. */
export const plantedFacts = () => {
  const planted: Planted[] = [];
  const bodies = FactPath.options.map(path => {
    const { unit, tier } = FACT_PATHS[path];
    const sow = (language: Planted['language'], of: MemberTier) => {
      const word = nextWord(language);
      planted.push({ word, kind: 'company', member: `facts.${path}`, tier: of, language });
      return word;
    };
    const value = {
      MONEY: () => ({ unit, money: { amount: sow('value', tier), currency: 'KRW' } }),
      COUNT: () => ({ unit, count: 7 }),
      DATE: () => ({ unit, date: '2020-03-02' }),
      LEVEL: () => ({ unit, level: 7 }),
    }[unit]();
    const of = path === 'REVENUE' ? { of: '2025' } : path === 'ROUND_AMOUNT' ? { of: 'SEED' } : {};
    const url = `https://${sow('en', tier)}.example/`;
    return { path, ...of, value, asOf: '2026-01-05', url, recordId: sow('ko', 'OWN') };
  });
  return { bodies, planted };
};

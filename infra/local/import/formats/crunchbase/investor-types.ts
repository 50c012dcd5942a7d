import type * as z from 'zod';
import type { InvestorType } from '#shared/kernel/vocabulary.ts';

type Type = z.infer<typeof InvestorType>;

/** Investors whose kind is public knowledge but not in their name. */
const KNOWN: Readonly<Record<string, Type>> = {
  '500 startups': 'ACCELERATOR',
  angelpad: 'ACCELERATOR',
  'dreamit ventures': 'ACCELERATOR',
  'plug & play ventures': 'ACCELERATOR',
  seedcamp: 'ACCELERATOR',
  techstars: 'ACCELERATOR',
  'y combinator': 'ACCELERATOR',
  'amgen ventures': 'CVC',
  cisco: 'CVC',
  'comcast ventures': 'CVC',
  'dell ventures': 'CVC',
  'dow venture capital': 'CVC',
  'google ventures': 'CVC',
  google: 'CVC',
  'ibm venture capital group': 'CVC',
  'in-q-tel': 'CVC',
  'intel capital': 'CVC',
  'johnson & johnson development corporation': 'CVC',
  microsoft: 'CVC',
  'motorola solutions venture capital': 'CVC',
  'novartis venture fund': 'CVC',
  'qualcomm ventures': 'CVC',
  qualcomm: 'CVC',
  'samsung ventures': 'CVC',
  'sap ventures': 'CVC',
  'siemens venture capital': 'CVC',
  'time warner investments': 'CVC',
  'verizon ventures': 'CVC',
};

/** The kind of an investor where it is known or its name says it; VC otherwise, which the export does not tell apart. */
export const investorTypeOf = (name: string): Type => {
  const known = KNOWN[name.toLowerCase()];
  if (known !== undefined) return known;
  if (/\bangels?\b(?! fire)/i.test(name)) return 'ANGEL';
  return /\baccelerator\b/i.test(name) ? 'ACCELERATOR' : 'VC';
};
